"""The chronology to take away: as a table, as data and as a calendar, whole or event by event."""

import datetime
import json
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields

from icalendar import Calendar
from icalendar import Event as Entry

from dossier import urls
from dossier.claims import event_citations
from dossier.dates import Date
from dossier.dates.parts import first_day, last_day
from dossier.exports.cells import UTF_8, cell, line
from dossier.pages import Site
from dossier.pages.evidence_line import evidence_line
from dossier.records import Event


@dataclass(frozen=True, slots=True)
class Row:
    """What the files say of an event; docs/data.md says what each field means."""

    id: str
    date: str
    date_in_words: str
    earliest: str | None
    latest: str | None
    title: str
    summary: str
    actors: tuple[str, ...]
    topics: tuple[str, ...]
    place: str | None
    disputed: bool
    origins: int
    verdict: str
    address: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A file event by event, so that it can be put together from any of them.

    `events` are pairs of an event's id and its text.
    """

    type: str
    head: str
    events: tuple[tuple[str, str], ...]
    between: str
    foot: str

    def whole(self) -> bytes:
        """The file with all events."""
        text = self.between.join(text for _, text in self.events)
        return f"{self.head}{text}{self.foot}".encode()


def chronology_files(site: Site) -> dict[str, bytes]:
    """`/data/chronology.csv`, `.json` and `.ics`; and their parts, for a script to choose from."""
    rows = [_row(event, site) for event in site.dossier.events]
    made = (_csv(rows), _json(rows, site), _ics(rows, site))
    files = dict(zip(urls.CHRONOLOGY_FILES, (parts.whole() for parts in made), strict=True))
    forms = (address.rpartition(".")[2] for address in urls.CHRONOLOGY_FILES)
    by_form = dict(zip(forms, map(asdict, made), strict=True))
    script = f"window.chronologyParts = {json.dumps(by_form, ensure_ascii=False)};\n"
    return {**files, urls.CHRONOLOGY_PARTS: script.encode()}


def _row(event: Event, site: Site) -> Row:
    dossier, date = site.dossier, event.date
    evidence = dossier.weigh(event_citations(event, dossier))
    actors = dict.fromkeys(participant.actor for participant in event.actors)
    return Row(
        id=event.id,
        date=date.text,
        date_in_words=site.words.date(date),
        earliest=first_day(date),
        latest=last_day(date),
        title=event.title,
        summary=event.summary.plain(dossier.title_of) if event.summary else "",
        actors=tuple(dossier.actors[id].name for id in actors),
        topics=tuple(dict.fromkeys(event.topics)),
        place=event.place,
        disputed=dossier.is_disputed(event),
        origins=len(evidence.origins),
        verdict=evidence.verdict,
        address=_address(event, site),
    )


def _address(event: Event, site: Site) -> str:
    """Whole where the site's own is known, else from the top of the site."""
    address = urls.address(event)
    return urls.absolute(site.base_url, address) if site.base_url else address


def _csv(rows: Sequence[Row]) -> Parts:
    """CSV as RFC 4180 has it; the mark at its head tells spreadsheets that it is UTF-8."""
    head = UTF_8 + line([field.name for field in fields(Row)])
    lines = ((row.id, line(map(cell, asdict(row).values()))) for row in rows)
    return Parts("text/csv", head, tuple(lines), "", "")


def _json(rows: Sequence[Row], site: Site) -> Parts:
    """JSON, an event a line."""
    settings = site.dossier.settings
    about = {
        "title": settings.title,
        "as_of": settings.as_of.text,
        "revision": site.dossier.revision,
    }
    head = json.dumps(about, ensure_ascii=False).removesuffix("}") + ', "events": [\n'
    events = ((row.id, json.dumps(asdict(row), ensure_ascii=False)) for row in rows)
    return Parts("application/json", head, tuple(events), ",\n", "\n]}\n")


def _ics(rows: Sequence[Row], site: Site) -> Parts:
    """iCalendar as RFC 5545 has it; an event takes up all the days that its date may mean."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//dossier//chronology//EN")
    calendar.add("x-wr-calname", site.dossier.settings.title)
    head, end, foot = calendar.to_ical().decode().partition("END:VCALENDAR")
    events = zip(site.dossier.events, rows, strict=True)
    entries = ((row.id, _entry(event, row, site)) for event, row in events)
    return Parts("text/calendar", head, tuple(entries), "", end + foot)


def _entry(event: Event, row: Row, site: Site) -> str:
    first, last = _span(event.date)
    entry = Entry()
    entry.add("uid", _uid(event, site))
    entry.add("dtstamp", _stamp(site))
    entry.add("dtstart", first)
    entry.add("dtend", _after(last))
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", _title(event, row, site))
    entry.add("description", "\n\n".join(filter(None, _description(event, row, site))))
    if row.place:
        entry.add("location", row.place)
    if row.topics:
        entry.add("categories", list(row.topics))
    if site.base_url:
        entry.add("url", row.address)
    return str(entry.to_ical(), "utf-8")


def _span(date: Date) -> tuple[datetime.date, datetime.date]:
    """The days that a date may mean; of an interval open at one end, those of the other."""
    known = [end for end in (date.start, date.end) if end]
    date = known[0] if len(known) == 1 else date
    return date.earliest, date.latest


def _after(day: datetime.date) -> datetime.date:
    """The next day, on which what ends with this one is over; there is none after the last."""
    return day if day == datetime.date.max else day + datetime.timedelta(days=1)


def _uid(event: Event, site: Site) -> str:
    """The same in every edition of the dossier, and no other dossier's."""
    dossier = site.base_url or site.dossier.settings.title
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{dossier}#{event.key}"))


def _stamp(site: Site) -> datetime.datetime:
    """The dossier's cut-off, as nothing in a site comes from the clock."""
    day = site.dossier.settings.as_of.earliest
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _title(event: Event, row: Row, site: Site) -> str:
    """The title, with the date in words where the days of the entry say too much or too little."""
    exact = event.date.precision == "day" and not event.date.qualified and not event.date.time
    if exact:
        return row.title
    return f"{row.title} {site.words.say('punctuation.brackets', text=row.date_in_words)}"


def _description(event: Event, row: Row, site: Site) -> Sequence[str]:
    words, dossier = site.words, site.dossier
    evidence = evidence_line(dossier.weigh(event_citations(event, dossier)), dossier, words)
    signs = [words.say("badge.disputed")] if row.disputed else []
    signs += [evidence.badge.text] if evidence.badge else []
    return row.summary, words.say("punctuation.separator").join((evidence.text, *signs))
