"""The actors of the pack: who they are, by what they are, in the order of the alphabet."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.pages import relations
from dossier.pages.actor_register import by_kind
from dossier.pages.actors import NameLine, name_line, native_names
from dossier.pages.addresses import WebLink, web_link
from dossier.pages.front import DatedLink
from dossier.pages.pack.composing import ACTORS, PackComposer, anchor
from dossier.pages.parts import Badge, Link, Note, Phrase
from dossier.pages.site import Site
from dossier.prose import Prose
from dossier.records import Actor


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor with its names in every script, what it is, and how it stands to others."""

    id: str
    name: str
    native_names: tuple[Phrase, ...]
    badges: tuple[Badge, ...]
    names: tuple[NameLine, ...]
    status: Markup | None
    summary: Markup | None
    roles: tuple[relations.Sentence, ...]
    relationships: tuple[relations.Group, ...]
    offices: tuple[relations.Sentence, ...]
    events: tuple[DatedLink, ...]
    disagreements: tuple[Link, ...]
    confusions: tuple[Link, ...]
    website: WebLink | None


@dataclass(frozen=True, slots=True)
class KindSection:
    """The actors of one kind."""

    id: str
    title: str
    actors: tuple[ActorEntry, ...]


@dataclass(frozen=True, slots=True)
class ActorsPart:
    """All actors."""

    id: str
    title: str
    standing: str
    sections: tuple[KindSection, ...]
    notes: tuple[Note, ...]


def actors_part(site: Site) -> ActorsPart:
    """The actors."""
    composer, actors = PackComposer(site, ACTORS), site.dossier.actors
    groups = by_kind(actors.values())
    sections = tuple(_section(kind, found, composer) for kind, found in groups.items())
    return ActorsPart(
        id=ACTORS,
        title=site.words.say("actor.register-title"),
        standing=site.words.count("counted.actors", len(actors)),
        sections=sections,
        notes=composer.notes(),
    )


def _section(kind: str, actors: Sequence[Actor], composer: PackComposer) -> KindSection:
    title = composer.words.say(f"actor-kinds.{kind}")
    return KindSection(f"{ACTORS}.{kind}", title, tuple(_entry(each, composer) for each in actors))


def _entry(actor: Actor, composer: PackComposer) -> ActorEntry:
    id, dossier = anchor(actor), composer.dossier

    def prose(text: Prose | None, name: str) -> Markup | None:
        return composer.prose(text, heading_level=5, id_prefix=f"{id}.{name}.") if text else None

    events = dossier.events_of.get(actor.id, ())
    return ActorEntry(
        id=id,
        name=actor.name,
        native_names=native_names(actor, composer),
        badges=composer.badges(actor),
        names=tuple(name_line(name, composer) for name in actor.names),
        status=prose(actor.status_note, "status"),
        summary=prose(actor.summary, "summary"),
        roles=relations.roles(actor, composer),
        relationships=relations.relationships(actor, composer),
        offices=relations.offices(actor, composer),
        events=tuple(DatedLink(composer.link(e), composer.moment(e.date)) for e in events),
        disagreements=composer.disagreements(actor),
        confusions=tuple(composer.actor(id) for id in actor.not_to_be_confused_with),
        website=web_link(actor.website),
    )
