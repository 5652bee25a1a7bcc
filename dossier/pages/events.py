"""An event with what carries it, and the events before and after."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.claims import event_citations
from dossier.pages.chain_drawing import Chain, chain
from dossier.pages.composer import Composer
from dossier.pages.frame import frame
from dossier.pages.parts import Badge, EvidenceLine, Heading, Link, Moment, Page, Quotation
from dossier.pages.site import Site
from dossier.records import Event


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """An actor, and the part it had."""

    actor: Link
    part: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage(Page):
    """`/events/ID/`"""

    template: ClassVar[str] = "event.html"

    date: Moment
    place: str | None
    topics: tuple[str, ...]
    evidence: EvidenceLine
    badges: tuple[Badge, ...]
    summary: Markup | None
    participants: tuple[ParticipantLine, ...]
    quotations: tuple[Quotation, ...]
    chain: Chain | None
    date_basis: str | None
    disagreements: tuple[Link, ...]
    before: tuple[Link, Moment] | None
    after: tuple[Link, Moment] | None


def event_page(event: Event, site: Site) -> EventPage:
    """The page of an event."""
    composer = Composer(site, urls.address(event))
    dossier = site.dossier
    place = dossier.event_order[event.id]
    summary = composer.prose(event.summary) if event.summary else None
    quotations = tuple(composer.quotation(citation) for citation in event.cite)
    return EventPage(
        frame=frame(composer, record=event),
        title=event.title,
        description=event.summary.plain(dossier.title_of) if event.summary else event.title,
        contents=_contents(event, site),
        notes=composer.notes(),
        sentences=composer.sentences(),
        date=composer.moment(event.date),
        place=event.place,
        topics=event.topics,
        evidence=composer.evidence(event_citations(event, dossier)),
        badges=composer.badges(event),
        summary=summary,
        participants=tuple(ParticipantLine(composer.actor(p.actor), p.part) for p in event.actors),
        quotations=quotations,
        chain=chain(event_citations(event, dossier), composer),
        date_basis=event.date_basis,
        disagreements=composer.disagreements(event),
        before=_neighbour(composer, place - 1),
        after=_neighbour(composer, place + 1),
    )


def _contents(event: Event, site: Site) -> tuple[Heading, ...]:
    has = {
        "summary": event.summary is not None,
        "who": bool(event.actors),
        "evidence": bool(event.cite),
        "rests-on": bool(site.dossier.uses[event.key]),
        "basis": event.date_basis is not None,
        "disagreements": event.key in site.dossier.disagreements_about,
        "references": bool(site.dossier.uses[event.key]),
    }
    return tuple(
        Heading(f"#{id}", site.words.say(f"event.{id}")) for id, there in has.items() if there
    )


def _neighbour(composer: Composer, place: int) -> tuple[Link, Moment] | None:
    events = composer.dossier.events
    if not 0 <= place < len(events):
        return None
    return composer.link(events[place]), composer.moment(events[place].date)
