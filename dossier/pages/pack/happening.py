"""The chronology of the pack: a table a year, of what happened and what it rests on."""

from dataclasses import dataclass

from markupsafe import Markup

from dossier.chronology import Year, by_year
from dossier.claims import event_citations
from dossier.dates import parse_date
from dossier.pages.events import ParticipantLine
from dossier.pages.pack.composing import CHRONOLOGY, PackComposer, anchor
from dossier.pages.parts import Badge, EvidenceLine, Moment, Note
from dossier.pages.site import Site
from dossier.records import Event


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event; `marks` are the numbers of what it cites besides its summary."""

    id: str
    date: Moment
    is_imprecise: bool
    title: str
    place: str | None
    summary: Markup | None
    marks: Markup
    participants: tuple[ParticipantLine, ...]
    evidence: EvidenceLine
    badges: tuple[Badge, ...]
    date_basis: str | None


@dataclass(frozen=True, slots=True)
class YearTable:
    """The events of one year."""

    id: str
    title: str
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class ChronologyPart:
    """All events in order."""

    id: str
    title: str
    standing: str
    years: tuple[YearTable, ...]
    notes: tuple[Note, ...]


def chronology_part(site: Site) -> ChronologyPart:
    """The chronology."""
    composer = PackComposer(site, CHRONOLOGY)
    years = tuple(_year(year, composer) for year in by_year(site.dossier.events))
    return ChronologyPart(
        id=CHRONOLOGY,
        title=site.words.say("chronology.title"),
        standing=site.words.count("counted.events", len(site.dossier.events)),
        years=years,
        notes=composer.notes(),
    )


def _year(year: Year, composer: PackComposer) -> YearTable:
    return YearTable(
        f"{CHRONOLOGY}.{year.year:04}",
        composer.words.heading_date(parse_date(f"{year.year:04}")),
        tuple(_row(event, composer) for month in year.months for event in month.events),
    )


def _row(event: Event, composer: PackComposer) -> EventRow:
    id = anchor(event)
    summary = None
    if event.summary:
        summary = composer.prose(event.summary, heading_level=5, id_prefix=f"{id}.")
    return EventRow(
        id=id,
        date=composer.short_moment(event.date),
        is_imprecise=event.date.precision != "day" or event.date.qualified,
        title=event.title,
        place=event.place,
        summary=summary,
        marks=composer.marks(event.cite),
        participants=tuple(ParticipantLine(composer.actor(p.actor), p.part) for p in event.actors),
        evidence=composer.evidence(event_citations(event, composer.dossier)),
        badges=composer.badges(event),
        date_basis=event.date_basis,
    )
