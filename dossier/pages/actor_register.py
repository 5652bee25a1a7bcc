"""The register of actors: grouped by what they are, in the order of the alphabet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, get_args

from dossier import urls
from dossier.collation import collation_key
from dossier.pages.actors import native_names
from dossier.pages.composer import Composer
from dossier.pages.frame import frame
from dossier.pages.parts import Heading, Link, Page, Phrase
from dossier.pages.site import Site
from dossier.records import Actor
from dossier.records.actors import ActorKind


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor with its names in other languages, its first role, and how much is recorded."""

    link: Link
    names: tuple[Phrase, ...]
    about: str
    counts: str


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The actors of one kind."""

    id: str
    name: str
    actors: tuple[ActorEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsPage(Page):
    """`/actors/`"""

    template: ClassVar[str] = "actors.html"

    standing: tuple[str, ...]
    groups: tuple[KindGroup, ...]


def actors_page(site: Site) -> ActorsPage:
    """The register of actors."""
    composer = Composer(site, urls.register(Actor))
    words, actors = site.words, site.dossier.actors
    groups = tuple(_groups(actors.values(), composer))
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
        groups=groups,
    )


def _groups(actors: Iterable[Actor], composer: Composer) -> list[KindGroup]:
    by_kind: dict[str, list[Actor]] = {}
    for actor in sorted(actors, key=lambda actor: (collation_key(actor.name), actor.id)):
        by_kind.setdefault(actor.actor_kind, []).append(actor)
    return [
        KindGroup(
            f"kind-{kind}",
            composer.words.say(f"actor-kinds.{kind}"),
            tuple(_entry(actor, composer) for actor in by_kind[kind]),
        )
        for kind in get_args(ActorKind)
        if kind in by_kind
    ]


def _entry(actor: Actor, composer: Composer) -> ActorEntry:
    words = composer.words
    if actor.roles:
        about = actor.roles[0].title
    else:
        key = "actor.status" if actor.status_note else f"actor-kind.{actor.actor_kind}"
        about = words.say(key)
    names = native_names(actor, composer)
    return ActorEntry(composer.link(actor), names, about, _counts(actor, composer))


def _counts(actor: Actor, composer: Composer) -> str:
    dossier, words = composer.dossier, composer.words
    found = (
        ("counted.events", dossier.events_of),
        ("counted.statements", dossier.statements_by),
        ("counted.sources", dossier.published_by),
    )
    counts = [(key, len(table.get(actor.id, ()))) for key, table in found]
    return words.say("list.separator").join(words.count(key, n) for key, n in counts if n)
