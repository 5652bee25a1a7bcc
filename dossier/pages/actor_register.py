"""The register of actors: grouped by what they are, in the order of the alphabet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, get_args

from dossier import urls
from dossier.collation import collation_key, initial
from dossier.pages.actors import native_names
from dossier.pages.composer import Composer
from dossier.pages.filters import Choice, Filters, Option, filters
from dossier.pages.frame import frame
from dossier.pages.parts import Heading, Link, Page, Phrase
from dossier.pages.site import Site
from dossier.records import Actor
from dossier.records.actors import ActorKind

_AT_A_GLANCE = 5
"""Of so many actors of a kind none needs to be looked for by its letter."""


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor with its names in other languages, its first role, and how much is recorded.

    `id` is the anchor of its letter, where it is the first of it; `searched` are all its names.
    """

    id: str
    link: Link
    names: tuple[Phrase, ...]
    about: str
    counts: str
    searched: str
    kind: str
    letter: str


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The actors of one kind, and the letters that they begin with, as links."""

    id: str
    name: str
    letters: tuple[Link, ...]
    actors: tuple[ActorEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsPage(Page):
    """`/actors/`"""

    template: ClassVar[str] = "actors.html"

    standing: tuple[str, ...]
    all_relations: Link
    filters: Filters | None
    groups: tuple[KindGroup, ...]


def actors_page(site: Site) -> ActorsPage:
    """The register of actors."""
    composer = Composer(site, urls.register(Actor))
    words, actors = site.words, site.dossier.actors
    kinds = by_kind(actors.values())
    groups = tuple(_group(kind, found, composer) for kind, found in kinds.items())
    return ActorsPage(
        frame=frame(composer),
        title=words.say("actor.register-title"),
        description=words.say("actor.register-introduction"),
        contents=tuple(Heading(f"#{group.id}", group.name) for group in groups),
        standing=(
            words.count("counted.actors", len(actors)),
            *(
                words.count(f"counted-kinds.{group.id.removeprefix('kind-')}", len(group.actors))
                for group in groups
            ),
        ),
        all_relations=Link(composer.href(urls.RELATIONS), words.say("relations.all")),
        filters=_filters(groups, composer),
        groups=groups,
    )


def _filters(groups: Sequence[KindGroup], composer: Composer) -> Filters | None:
    words, actors = composer.words, [actor for group in groups for actor in group.actors]
    kinds = (Option(group.id.removeprefix("kind-"), group.name) for group in groups)
    letters = sorted({actor.letter for actor in actors if actor.letter}, key=collation_key)
    return filters(
        "actors",
        len(actors),
        words,
        entries=".register > li",
        choices=(
            Choice("kind", words.say("filters.kind"), words.say("filters.any-kind"), tuple(kinds)),
            Choice(
                "letter",
                words.say("filters.letter"),
                words.say("filters.any-letter"),
                tuple(Option(letter, letter) for letter in letters),
            ),
        ),
    )


def by_kind(actors: Iterable[Actor]) -> dict[str, list[Actor]]:
    """The actors of each kind in the order of the alphabet."""
    groups: dict[str, list[Actor]] = {kind: [] for kind in get_args(ActorKind)}
    for actor in sorted(actors, key=lambda actor: (collation_key(actor.name), actor.id)):
        groups[actor.actor_kind].append(actor)
    return {kind: group for kind, group in groups.items() if group}


def _group(kind: str, actors: Sequence[Actor], composer: Composer) -> KindGroup:
    firsts: dict[str, Actor] = {}
    for actor in actors if len(actors) > _AT_A_GLANCE else ():
        firsts.setdefault(initial(actor.name), actor)
    firsts.pop("", None)
    anchors = {actor.id: f"{kind}-{letter.casefold()}" for letter, actor in firsts.items()}
    return KindGroup(
        f"kind-{kind}",
        composer.words.say(f"actor-kinds.{kind}"),
        tuple(Link(f"#{anchors[actor.id]}", letter) for letter, actor in firsts.items()),
        tuple(_entry(actor, anchors.get(actor.id, ""), composer) for actor in actors),
    )


def _entry(actor: Actor, id: str, composer: Composer) -> ActorEntry:
    words = composer.words
    if actor.roles:
        about = actor.roles[0].title
    else:
        key = "actor.status" if actor.status_note else f"actor-kind.{actor.actor_kind}"
        about = words.say(key)
    return ActorEntry(
        id=id,
        link=composer.link(actor),
        names=native_names(actor, composer),
        about=about,
        counts=_counts(actor, composer),
        searched=" ".join((actor.name, *(name.text for name in actor.names), about)),
        kind=actor.actor_kind,
        letter=initial(actor.name),
    )


def _counts(actor: Actor, composer: Composer) -> str:
    dossier, words = composer.dossier, composer.words
    found = (
        ("counted.events", dossier.events_of),
        ("counted.statements", dossier.statements_by),
        ("counted.sources", dossier.published_by),
    )
    counts = [(key, len(table.get(actor.id, ()))) for key, table in found]
    return words.say("list.separator").join(words.count(key, n) for key, n in counts if n)
