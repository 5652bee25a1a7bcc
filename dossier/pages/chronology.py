"""All events in order, by year and month, with what narrows them down."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from dossier import urls
from dossier.chronology import Month, Year, by_year
from dossier.claims import event_citations
from dossier.dates import parse_date
from dossier.pages.composer import Composer
from dossier.pages.density import Mark, Tick, density
from dossier.pages.filters import Choice, Filters, Option, Sign, filters
from dossier.pages.frame import frame
from dossier.pages.parts import Badge, EvidenceLine, Link, Moment, Page
from dossier.pages.site import Site
from dossier.records import Event


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in the chronology; `searched`, `actors` and `topics` are for the filters."""

    id: str
    link: Link
    date: Moment
    is_imprecise: bool
    summary: str
    searched: str
    evidence: EvidenceLine
    badges: tuple[Badge, ...]
    actors: str
    topics: str
    is_disputed: bool
    is_single: bool


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The events of one month, or those of a year whose month is not known."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The months of one year."""

    id: str
    title: str
    months: tuple[MonthGroup, ...]


@dataclass(frozen=True, slots=True)
class StripMark:
    """An event in the density strip (or several), in words for those who do not see it.

    `entries` are their anchors, parted by spaces; empty for one alone.
    """

    href: str
    entries: str
    label: str
    is_disputed: bool
    mark: Mark


@dataclass(frozen=True, slots=True)
class Strip:
    """The density strip."""

    label: str
    marks: tuple[StripMark, ...]
    ticks: tuple[tuple[Tick, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyPage(Page):
    """`/chronology/`"""

    template: ClassVar[str] = "chronology.html"

    standing: tuple[str, ...]
    strip: Strip | None
    years: tuple[YearGroup, ...]
    filters: Filters | None
    files: tuple[Link, ...]
    parts: str


def chronology_page(site: Site) -> ChronologyPage:
    """The chronology of all events."""
    composer = Composer(site, urls.CHRONOLOGY)
    dossier, words = site.dossier, site.words
    entries = {event.id: _entry(event, composer) for event in dossier.events}
    years = tuple(_year(year, entries, composer) for year in by_year(dossier.events))
    return ChronologyPage(
        frame=frame(composer),
        title=words.say("chronology.title"),
        description=words.say("chronology.introduction"),
        standing=_standing(entries.values(), years, composer),
        strip=_strip(entries, composer),
        years=years,
        filters=_filters(composer),
        files=tuple(
            Link(composer.href(address), words.say(f"take-away.{address.rpartition('.')[2]}"))
            for address in urls.CHRONOLOGY_FILES
        ),
        parts=composer.href(urls.CHRONOLOGY_PARTS),
    )


def _entry(event: Event, composer: Composer) -> Entry:
    evidence = composer.evidence(event_citations(event, composer.dossier))
    badges = composer.badges(event)
    return Entry(
        id=f"event-{event.id}",
        link=composer.link(event),
        date=composer.short_moment(event.date),
        is_imprecise=event.date.precision != "day" or event.date.qualified,
        summary=_first_sentence(event, composer),
        searched=_searched(event, composer),
        evidence=evidence,
        badges=badges,
        actors=" ".join(dict.fromkeys(participant.actor for participant in event.actors)),
        topics=" ".join(dict.fromkeys(map(_slug, event.topics))),
        is_disputed=any(badge.kind == "disputed" for badge in badges),
        is_single=evidence.verdict == "single",
    )


def _first_sentence(event: Event, composer: Composer) -> str:
    sentences = event.summary.sentences(composer.dossier.title_of) if event.summary else []
    return sentences[0].text if sentences else ""


def _searched(event: Event, composer: Composer) -> str:
    """The title and all of the summary, of which the page shows the beginning."""
    summary = event.summary.plain(composer.dossier.title_of) if event.summary else ""
    return " ".join(f"{event.title} {summary}".split())


def _slug(topic: str) -> str:
    """A topic as one word, as the filters compare it."""
    return "-".join(topic.casefold().split())


def _year(year: Year, entries: dict[str, Entry], composer: Composer) -> YearGroup:
    months = tuple(_month(year.year, month, entries, composer) for month in year.months)
    return YearGroup(f"y-{year.year:04}", _heading(year.year, composer), months)


def _month(year: int, month: Month, entries: dict[str, Entry], composer: Composer) -> MonthGroup:
    title = composer.words.say("chronology.month-not-known")
    if month.month:
        title = composer.words.heading_date(parse_date(f"{year:04}-{month.month:02}"))
    found = tuple(entries[event.id] for event in month.events)
    return MonthGroup(f"m-{year:04}-{month.month:02}", title, found)


def _standing(
    entries: Iterable[Entry], years: tuple[YearGroup, ...], composer: Composer
) -> tuple[str, ...]:
    words, entries = composer.words, list(entries)
    if not entries:
        return ()
    disputed = sum(entry.is_disputed for entry in entries)
    single = sum(entry.is_single for entry in entries)
    span = (years[0].title, *([years[-1].title] if len(years) > 1 else []))
    return (
        words.count("counted.events", len(entries)),
        _range(*span, composer=composer),
        words.count("chronology.disputed", disputed),
        words.count("chronology.single-origin", single),
    )


def _range(first: str, last: str = "", *, composer: Composer) -> str:
    return composer.words.say("dates.range", start=first, end=last) if last else first


def _filters(composer: Composer) -> Filters | None:
    words, events = composer.words, composer.dossier.events
    anyone, anything = (words.say(f"chronology.filter-any{key}") for key in ("one", "thing"))
    return filters(
        "events",
        len(events),
        words,
        entries=".chronology-entry",
        choices=(
            Choice("actor", words.say("chronology.filter-actor"), anyone, _actors(composer)),
            Choice("topic", words.say("chronology.filter-topic"), anything, _topics(events)),
        ),
        signs=(
            Sign("disputed", words.say("chronology.filter-disputed")),
            Sign("single", words.say("chronology.filter-single-origin")),
        ),
    )


def _actors(composer: Composer) -> tuple[Option, ...]:
    dossier = composer.dossier
    options = [Option(id, dossier.actors[id].name) for id in dossier.events_of]
    return tuple(sorted(options, key=lambda option: (option.text.casefold(), option.value)))


def _topics(events: Iterable[Event]) -> tuple[Option, ...]:
    """The topics, each once, however its letters are cased."""
    names: dict[str, str] = {}
    for event in events:
        for topic in event.topics:
            names.setdefault(_slug(topic), " ".join(topic.split()))
    return tuple(Option(slug, names[slug]) for slug in sorted(names))


def _strip(entries: dict[str, Entry], composer: Composer) -> Strip | None:
    words = composer.words
    laid_out = density(composer.dossier.events, right_to_left=words.direction == "rtl")
    if laid_out is None:
        return None
    first, last = (_heading(year, composer) for year in (laid_out.first, laid_out.last))
    years = _range(first, last if last != first else "", composer=composer)
    return Strip(
        words.say("chronology.density", range=years),
        tuple(_strip_marks(laid_out.marks, entries, composer)),
        tuple((tick, _heading(tick.year, composer)) for tick in laid_out.ticks),
    )


def _strip_marks(
    marks: Iterable[Mark], entries: dict[str, Entry], composer: Composer
) -> Iterator[StripMark]:
    for mark in marks:
        found = [entries[event.id] for event in mark.events]
        several = len(found) > 1
        label = _label_of_several(mark, composer) if several else _label(mark, found[0], composer)
        ids = " ".join(entry.id for entry in found) if several else ""
        yield StripMark(f"#{found[0].id}", ids, label, all(e.is_disputed for e in found), mark)


def _label(mark: Mark, entry: Entry, composer: Composer) -> str:
    """Such as "13 July 2022: A certificate is handed over (disputed)"."""
    words, (event,) = composer.words, mark.events
    signs = [words.say("punctuation.brackets", text=badge.text) for badge in entry.badges]
    text = " ".join((event.title, *signs))
    return words.say("punctuation.colon", label=words.date(event.date), text=text)


def _label_of_several(mark: Mark, composer: Composer) -> str:
    """Such as "3–30 July 2022: 12 events"."""
    span = composer.words.date_range(mark.events[0].date, mark.events[-1].date)
    return composer.words.count("chronology.density-month", len(mark.events), month=span)


def _heading(year: int, composer: Composer) -> str:
    return composer.words.heading_date(parse_date(f"{year:04}"))
