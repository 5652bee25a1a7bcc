"""The chronology as TimelineJS reads it, with no date more precise than it is known."""

import json
from typing import Any

from markupsafe import escape

from dossier.dates import Date
from dossier.dates.parts import Parts, interval_parts
from dossier.exports.entries import DossierData, EventEntry


def timeline_json(data: DossierData) -> bytes:
    """`/data/timeline.json`, by the format of TimelineJS 3, which takes texts for HTML."""
    said = {"title": _title(data), "events": [_slide(event, data) for event in data.events]}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _title(data: DossierData) -> dict[str, Any]:
    text = {"headline": _html(data.title), "text": _html(data.summary or "")}
    return {"text": text, "unique_id": "title"}


def _slide(event: EventEntry, data: DossierData) -> dict[str, Any]:
    """An event as a slide, its date shown in the words of the dossier."""
    first, last = _ends(event.date)
    slide: dict[str, Any] = {"start_date": _date(first), "unique_id": event.id.split("/")[1]}
    if last:
        slide["end_date"] = _date(last)
    slide["display_date"] = event.date_in_words
    slide["text"] = {"headline": _html(event.title), "text": _paragraphs(event, data)}
    if event.topics:
        slide["group"] = event.topics[0]
    return slide


def _ends(date: Date) -> tuple[Parts, Parts | None]:
    """Where an event begins and ends on the line: at the ends that are known."""
    known = interval_parts(date)
    if date.precision in ("season", "decade", "century"):
        months = 2 if date.precision == "season" else 1
        first, last = date.earliest, date.latest
        return (first.year, first.month)[:months], (last.year, last.month)[:months]
    return known[0], known[1] if len(known) == 2 else None


def _date(parts: Parts) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), parts, strict=False))


def _paragraphs(event: EventEntry, data: DossierData) -> str:
    texts = event.summary.split("\n\n") if event.summary else []
    summary = "".join(f"<p>{_html(text)}</p>" for text in texts)
    if not data.base_url:
        return summary
    address = data.base_url + event.id
    return f'{summary}<p><a href="{_html(address)}">{_html(address)}</a></p>'


def _html(text: str) -> str:
    return str(escape(text))
