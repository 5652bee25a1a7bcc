"""An actor: who it is, what it did and said, how it stands to others, where it is named."""

from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.claims import statement_citations
from dossier.collation import date_key
from dossier.pages import relations
from dossier.pages.addresses import WebLink, web_link
from dossier.pages.bond_drawing import BondDrawing, neighbourhood
from dossier.pages.composer import Composer
from dossier.pages.contents import headings
from dossier.pages.frame import frame
from dossier.pages.naming import Mentions, mentions, statements_about
from dossier.pages.parts import EvidenceLine, Link, Moment, Page, Phrase
from dossier.pages.site import Site
from dossier.records import Actor, Disagreement, Event, Name, Source, Statement


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name; `about` is the language it is in, and who uses it."""

    name: Phrase
    marks: Markup
    about: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement with its speaker (where that is another actor) and what it rests on."""

    link: Link
    speaker: Link | None
    date: Moment | None
    evidence: EvidenceLine


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event on an actor's line: its date, and the actor's part in it."""

    link: Link
    date: Moment
    imprecise: bool
    part: str | None


@dataclass(frozen=True, slots=True)
class DisagreementLine:
    """A disagreement about an actor."""

    link: Link
    status: str
    answers: str


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """A source that an outlet published."""

    link: Link
    published: Moment | None
    held: bool
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage(Page):
    """`/actors/ID/`"""

    template: ClassVar[str] = "actor.html"

    kind: str
    native_names: tuple[Phrase, ...]
    names: tuple[NameLine, ...]
    confusions: tuple[Link, ...]
    website: WebLink | None
    status: Markup | None
    summary: Markup | None
    roles: tuple[relations.Sentence, ...]
    neighbourhood: BondDrawing | None
    relationships: tuple[relations.Group, ...]
    all_relations: Link
    offices: tuple[relations.Sentence, ...]
    statements_by: tuple[StatementLine, ...]
    statements_about: tuple[StatementLine, ...]
    events: tuple[EventLine, ...]
    disagreements: tuple[DisagreementLine, ...]
    published: tuple[PublishedLine, ...]
    mentions: Mentions | None


def actor_page(actor: Actor, site: Site) -> ActorPage:
    """The page of an actor."""
    composer = Composer(site, urls.address(actor))
    dossier, words = site.dossier, site.words
    names = tuple(name_line(name, composer) for name in actor.names)
    status = (
        composer.prose(actor.status_note, heading_level=3, id_prefix="status-")
        if actor.status_note
        else None
    )
    summary = (
        composer.prose(actor.summary, heading_level=3, id_prefix="summary-")
        if actor.summary
        else None
    )
    roles = relations.roles(actor, composer)
    relationships = relations.relationships(actor, composer)
    offices = relations.offices(actor, composer)
    page = ActorPage(
        frame=frame(composer, record=actor),
        title=actor.name,
        description=actor.summary.plain(dossier.title_of) if actor.summary else actor.name,
        notes=composer.notes(),
        sentences=composer.sentences(),
        kind=words.say(f"actor-kind.{actor.actor_kind}"),
        native_names=tuple(line.name for line in names if line.name.language),
        names=names,
        confusions=tuple(composer.actor(id) for id in actor.not_to_be_confused_with),
        website=web_link(actor.website),
        status=status,
        summary=summary,
        roles=roles,
        neighbourhood=neighbourhood(actor, composer),
        relationships=relationships,
        all_relations=Link(composer.href(urls.RELATIONS), words.say("relations.all")),
        offices=offices,
        statements_by=tuple(_statement(s, composer, by=True) for s in _by(actor, site)),
        statements_about=tuple(_statement(s, composer) for s in statements_about(actor, dossier)),
        events=tuple(_event(e, actor, composer) for e in dossier.events_of.get(actor.id, ())),
        disagreements=tuple(_disagreement(d, composer) for d in _about(actor, site)),
        published=tuple(_published(source, composer) for source in _sources(actor, site)),
        mentions=mentions(actor, composer),
    )
    return _with_contents(page, site)


def native_names(actor: Actor, composer: Composer) -> tuple[Phrase, ...]:
    """The names of an actor in other languages than the dossier's."""
    phrases = (composer.phrase(name.text, name.language) for name in actor.names)
    return tuple(phrase for phrase in phrases if phrase.language)


def name_line(name: Name, composer: Composer) -> NameLine:
    """A name with its language and who uses it."""
    words, dossier = composer.words, composer.dossier
    outlets = dict.fromkeys(dossier.sources[c.source].outlet for c in name.cite)
    users = words.join([dossier.actors[id].name for id in outlets])
    language = [words.language_name(name.language)] if name.language else []
    used = [words.say("actor.used-by", outlets=users)] if users else []
    about = words.say("list.separator").join([*language, *used])
    return NameLine(composer.phrase(name.text, name.language), composer.marks(name.cite), about)


def _by(actor: Actor, site: Site) -> tuple[Statement, ...]:
    return site.dossier.statements_by.get(actor.id, ())


def _about(actor: Actor, site: Site) -> tuple[Disagreement, ...]:
    return site.dossier.disagreements_about.get(actor.key, ())


def _sources(actor: Actor, site: Site) -> list[Source]:
    found = site.dossier.published_by.get(actor.id, ())
    return sorted(found, key=lambda source: (date_key(source.published), source.id))


def _statement(statement: Statement, composer: Composer, *, by: bool = False) -> StatementLine:
    return StatementLine(
        composer.link(statement),
        None if by else composer.actor(statement.speaker),
        composer.moment(statement.date) if statement.date else None,
        composer.evidence(statement_citations(statement, composer.dossier)),
    )


def _event(event: Event, actor: Actor, composer: Composer) -> EventLine:
    parts = [p.part for p in event.actors if p.actor == actor.id and p.part]
    return EventLine(
        composer.link(event),
        composer.moment(event.date),
        event.date.precision != "day" or event.date.qualified,
        composer.words.join(parts) or None,
    )


def _disagreement(disagreement: Disagreement, composer: Composer) -> DisagreementLine:
    words = composer.words
    return DisagreementLine(
        composer.link(disagreement),
        words.say(f"disagreement-status.{disagreement.status}"),
        words.count("counted.answers", len(disagreement.answers)),
    )


def _published(source: Source, composer: Composer) -> PublishedLine:
    words, dossier = composer.words, composer.dossier
    passages = composer.site.verification.passages_in.get(source.id, ())
    about = words.count("counted.passages-cited", len(passages))
    return PublishedLine(
        composer.link(source),
        composer.moment(source.published) if source.published else None,
        dossier.is_held(source.id),
        about,
    )


def _with_contents(page: ActorPage, site: Site) -> ActorPage:
    """The page with the list of its sections; those whose lack says something are always there."""
    has = {
        "summary": page.summary,
        "roles": page.roles,
        "relationships": True,
        "offices": page.offices,
        "statements": True,
        "about": page.statements_about,
        "events": True,
        "disagreements": page.disagreements,
        "sources": page.published,
        "mentions": page.mentions,
    }
    return replace(page, contents=headings("actor", has, site, notes=page.notes))
