"""The news of the dossier for feed readers: Atom (RFC 4287) and JSON Feed 1.1."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dossier import urls
from dossier.changes.history import Day, History
from dossier.changes.news import Group, Item, grouped
from dossier.pages import Site
from dossier.pages.composer import Composer
from dossier.pages.previews import preview
from dossier.pages.tidings import details, now_known_as
from dossier.records import Brief, Event, Record

# What a reader of feeds is told of; corrections of other records stand on the page of changes.
_TOLD: tuple[Group, ...] = (
    *("withdrawn", "reinstated", "opened", "settled", "lowered", "raised", "claims-gone"),
    *("sources", "new"),
)
MOST_ENTRIES, MOST_IN_GROUP = 100, 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news; `id` stays the same as long as the dossier is at its address."""

    id: str
    address: str
    title: str
    text: str
    moment: str


def feed_files(site: Site) -> dict[str, bytes]:
    """Both feeds, where the site knows its own address, which every link in them has, and past."""
    if site.base_url is None or isinstance(site.past, str):
        return {}
    entries = list(_entries(site, site.past, site.base_url))[:MOST_ENTRIES]
    return {
        urls.ATOM_FEED: _atom(entries, site, site.past, site.base_url),
        urls.JSON_FEED: _json(entries, site, site.base_url),
    }


def _entries(site: Site, past: History, base: str) -> Iterator[Entry]:
    composer = Composer(site, urls.CHANGES)
    for day in past.days:
        for group, items in grouped(day.changes).items():
            told = [(item, record) for item in items if (record := _told(item, composer))]
            for item, record in told[:MOST_IN_GROUP]:
                yield _entry(item, record, day, composer, base)
            if more := len(told) - MOST_IN_GROUP:
                yield from _more(more, group, day, composer, base) if more > 0 else ()


def _told(item: Item, composer: Composer) -> Record | None:
    """The record that an entry is about; None where there is none for it."""
    record = now_known_as(item.key, composer)
    if record is None or item.group not in _TOLD:
        return None
    # Nothing else is said of a withdrawn record than that it is.
    if record.withdrawn:
        return record if item.group == "withdrawn" else None
    is_told = item.group != "new" or isinstance(record, Event | Brief)
    return record if is_told else None


def _entry(item: Item, record: Record, day: Day, composer: Composer, base: str) -> Entry:
    words, label = composer.words, composer.label(record)
    name = f"new-{record.kind}" if item.group == "new" else item.group
    about = list(details(item, record, label, words))
    if item.group in ("sources", "new"):
        shown = preview(record, composer.site)
        about += filter(None, (shown.about, shown.sentence))
    mark = f"-{sha256(item.text.encode()).hexdigest()[:8]}" if item.text else ""
    address = urls.address(record)
    return Entry(
        _id(base, day, f"{item.key.replace(':', '/')}/{item.group}{mark}"),
        urls.absolute(base, address),
        words.say(f"feed.{name}", title=label),
        "\n".join(about) or label,
        _moment(day.moment),
    )


def _more(more: int, group: Group, day: Day, composer: Composer, base: str) -> Iterator[Entry]:
    words = composer.words
    title = words.say("feed.more", title=words.say(f"changes-group.{group}"), n=words.number(more))
    address = f"{urls.absolute(base, urls.CHANGES)}#{day.name}"
    yield Entry(_id(base, day, f"{group}/more"), address, title, title, _moment(day.moment))


def _id(base: str, day: Day, what: str) -> str:
    """A tag URI (RFC 4151): of whom, as of when, and what happened to what."""
    parts = urlsplit(base)
    again = day.name.removeprefix(f"{day.moment:%Y-%m-%d}")
    path = quote(f"{parts.path.rstrip('/')}/{what}{again}")
    return f"tag:{parts.hostname},{day.moment:%Y-%m-%d}:{path}"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _publisher(site: Site) -> str:
    settings = site.dossier.settings
    return settings.publisher or settings.title


def _title(site: Site) -> str:
    return site.words.say("feed.title", title=site.dossier.settings.title)


def _atom(entries: Sequence[Entry], site: Site, past: History, base: str) -> bytes:
    settings = site.dossier.settings
    language = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": settings.language}
    feed = Element("feed", language)
    _text(feed, "id", urls.absolute(base, urls.ATOM_FEED))
    _text(feed, "title", _title(site))
    _text(feed, "updated", entries[0].moment if entries else _moment(past.begins))
    _text(SubElement(feed, "author"), "name", _publisher(site))
    itself, page = (urls.absolute(base, each) for each in (urls.ATOM_FEED, urls.CHANGES))
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=itself)
    SubElement(feed, "link", rel="alternate", type="text/html", href=page)
    if settings.licence:
        _text(feed, "rights", settings.licence)
    for entry in entries:
        item = SubElement(feed, "entry")
        _text(item, "id", entry.id)
        _text(item, "title", entry.title)
        _text(item, "updated", entry.moment)
        SubElement(item, "link", rel="alternate", type="text/html", href=entry.address)
        _text(item, "content", entry.text)
    indent(feed, space="")
    written: bytes = tostring(feed, "utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written + b"\n"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _FORBIDDEN.sub("\ufffd", text)


# What no document of XML 1.0 may hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _json(entries: Sequence[Entry], site: Site, base: str) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(site),
        "home_page_url": urls.absolute(base, urls.CHANGES),
        "feed_url": urls.absolute(base, urls.JSON_FEED),
        "description": site.words.say("changes.introduction"),
        "language": site.dossier.settings.language,
        "authors": [{"name": _publisher(site)}],
        "items": [
            {
                "id": entry.id,
                "url": entry.address,
                "title": entry.title,
                "content_text": entry.text,
                "date_published": entry.moment,
            }
            for entry in entries
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"
