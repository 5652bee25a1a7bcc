"""The front page: the lead brief, what is disputed and not known, the latest, the principals."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.pages.brief_parts import (
    Judgement,
    all_citations,
    figures,
    judgements,
    source_summary,
)
from dossier.pages.composer import Composer
from dossier.pages.disagreements import QuestionLine, in_question_order, question_line
from dossier.pages.flow_drawing import FlowDrawing, flow_drawing
from dossier.pages.frame import frame
from dossier.pages.parts import Heading, Link, Moment, Page
from dossier.pages.site import Site
from dossier.records import Actor, Brief, Disagreement, Source

LATEST = 5
QUESTIONS = 5
PRINCIPALS = 12


@dataclass(frozen=True, slots=True)
class Principal:
    """One of those whom the dossier is most about, with its first role or what it is."""

    actor: Link
    role: str


@dataclass(frozen=True, slots=True)
class DatedLink:
    """A record with its date."""

    link: Link
    date: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage(Page):
    """`/`"""

    template: ClassVar[str] = "front.html"

    standing: tuple[str, ...]
    brief: Link
    bottom_line: Markup
    judgements: tuple[Judgement, ...]
    flow: FlowDrawing | None
    source_summary: tuple[str, ...]
    sources: Link
    disagreements: tuple[QuestionLine, ...]
    all_disagreements: Link
    gaps: tuple[str, ...]
    latest: tuple[DatedLink, ...]
    chronology: Link
    principals: tuple[Principal, ...]
    all_actors: Link
    other_briefs: tuple[DatedLink, ...]


def front_page(site: Site) -> FrontPage:
    """The front page of a dossier."""
    composer = Composer(site, urls.FRONT)
    dossier, words = site.dossier, site.words
    settings, brief = dossier.settings, dossier.briefs[dossier.settings.lead]
    bottom_line = composer.prose(brief.bottom_line, heading_level=3)
    others = tuple(_other_briefs(composer))
    return FrontPage(
        frame=frame(composer),
        title=settings.title,
        description=settings.summary.plain(dossier.title_of) if settings.summary else brief.title,
        contents=_contents(others, site),
        standing=figures(all_citations(dossier), site),
        brief=composer.link(brief),
        bottom_line=bottom_line,
        judgements=judgements(brief, composer),
        flow=flow_drawing(composer),
        source_summary=source_summary(site),
        sources=_register(Source, "front.sources-link", len(dossier.sources), composer),
        disagreements=_open_questions(composer),
        all_disagreements=_register(
            Disagreement, "front.disagreements-link", len(dossier.disagreements), composer
        ),
        gaps=brief.gaps,
        latest=_latest(composer),
        chronology=Link(
            composer.href(urls.CHRONOLOGY),
            words.count("front.chronology-link", len(dossier.events)),
        ),
        principals=principals(composer),
        all_actors=_register(Actor, "front.actors-link", len(dossier.actors), composer),
        other_briefs=others,
        notes=composer.notes(),
        sentences=composer.sentences(),
    )


def _contents(others: tuple[DatedLink, ...], site: Site) -> tuple[Heading, ...]:
    has = {
        "bottom-line": "front.bottom-line",
        "judgements": "front.key-judgements",
        "sources": "front.sources",
        "open": "front.disagreements",
        "gaps": "front.gaps",
        "latest": "front.latest-events",
        "principals": "front.principal-actors",
    }
    has |= {"briefs": "front.other-briefs"} if others else {}
    brief = site.dossier.briefs[site.dossier.settings.lead]
    has |= {"references": "note.references"} if site.dossier.uses[brief.key] else {}
    return tuple(Heading(f"#{id}", site.words.say(key)) for id, key in has.items())


def _register(
    kind: type[Actor | Disagreement | Source], key: str, n: int, composer: Composer
) -> Link:
    return Link(composer.href(urls.register(kind)), composer.words.count(key, n))


def _open_questions(composer: Composer) -> tuple[QuestionLine, ...]:
    """The open disagreements that touch most; by their questions where some touch as much."""
    found = (d for d in composer.dossier.disagreements.values() if d.status == "open")
    ranked = sorted(in_question_order(found), key=lambda d: -len(set(d.about)))
    return tuple(question_line(each, composer) for each in ranked[:QUESTIONS])


def _latest(composer: Composer) -> tuple[DatedLink, ...]:
    """The last events of the chronology, the latest first."""
    events = composer.dossier.events[: -LATEST - 1 : -1]
    return tuple(DatedLink(composer.link(e), composer.moment(e.date)) for e in events)


def principals(composer: Composer) -> tuple[Principal, ...]:
    """The actors with most events and statements."""
    dossier = composer.dossier
    weights = {
        id: len(dossier.events_of.get(id, ())) + len(dossier.statements_by.get(id, ()))
        for id in dossier.actors
    }
    ranked = sorted(weights, key=lambda id: (-weights[id], dossier.actors[id].name, id))
    chosen = [dossier.actors[id] for id in ranked[:PRINCIPALS] if weights[id]]
    return tuple(Principal(composer.link(actor), _role(actor, composer)) for actor in chosen)


def _role(actor: Actor, composer: Composer) -> str:
    words = composer.words
    if not actor.roles:
        return words.say(f"actor-kind.{actor.actor_kind}")
    role = actor.roles[0]
    if role.organisation is None:
        return role.title
    organisation = composer.dossier.actors[role.organisation].name
    if organisation in role.title:
        return role.title
    return words.say("actor.role-in", title=role.title, organisation=organisation)


def _other_briefs(composer: Composer) -> Iterator[DatedLink]:
    briefs = composer.dossier.briefs
    for id in sorted(briefs, key=lambda id: (briefs[id].date.order, id), reverse=True):
        if id != composer.dossier.settings.lead:
            yield _dated(briefs[id], composer)


def _dated(brief: Brief, composer: Composer) -> DatedLink:
    return DatedLink(composer.link(brief), composer.moment(brief.date))
