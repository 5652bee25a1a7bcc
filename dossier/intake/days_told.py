"""The days of publication that a page tells machines."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from itertools import islice

from lxml import etree

from dossier.intake.bodies import is_aside
from dossier.intake.days import day_of, days_in
from dossier.intake.findings import one_line
from dossier.intake.jsonld import texts_of
from dossier.intake.page import Page
from dossier.secondopinion.days import named_days

_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datePublished",
    "date_published", "datepublished", "article:published", "article.published", "pubdate",
    "publishdate", "publish-date", "publish_date", "published", "published_time",
    "publication_date",
    "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime",
    "sailthru.date", "parsely-pub-date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date",
    "dcterms.created", "citation_publication_date", "citation_date", "ptime", "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A day that a page gives itself. `moment` is the time in it, if it has one with a zone."""

    day: datetime.date
    where: str
    moment: datetime.datetime | None = None

    @property
    def is_universal(self) -> bool:
        """Whether the day is that of universal time, and may have been another in the place."""
        return self.moment is not None and not self.moment.utcoffset()


def days_told(page: Page) -> Iterator[Told]:
    """The days in its JSON-LD, meta elements and microdata."""
    metadata = page.metadata
    if metadata.article is not None:
        for text in texts_of(metadata.article.get("datePublished"))[:1]:
            yield from _read(text, "its JSON-LD (datePublished)", page.language)
    for name, content in metadata.named(*_NAMES):
        yield from _read(content, f"its meta element {name}", page.language)
    times = (each for each in metadata.root.iter("time") if _is_of_publication(each))
    for element in islice(times, 1):  # the others are of articles beside this one
        yield from _read(element.get("datetime") or "", "its time element", page.language)
    for element in metadata.properties("datePublished"):
        text = (
            element.get("content")
            or element.get("datetime")
            or "".join(map(str, element.itertext()))
        )
        if str(element.tag) != "meta":
            yield from _read(text, "its microdata (datePublished)", page.language)


def _is_of_publication(time: etree._Element) -> bool:
    names = (time.get("class") or "").lower().split()
    return ("pubdate" in time.attrib or not _TIMES.isdisjoint(names)) and not is_aside(time)


_TIMES = frozenset(("published", "entry-date", "pubdate", "dt-published", "date-published"))
_MACHINE = re.compile(r"\s*(\d{4})([-/.]?)(\d{2})\2(\d{2})(?![\d/])")
_NO_ZONE = re.compile(r"\d{4}-?\d\d-?\d\d(?:[T ]\d\d:?\d\d.*)?")


def _read(text: str, where: str, language: str) -> Iterator[Told]:
    """The day of a date for machines, or of one in words that can be read in one way."""
    written = one_line(text)
    match = _MACHINE.match(written)
    moment = _moment(written)
    if match:
        day = day_of(*(int(match[n]) for n in (1, 3, 4)))
    elif moment is not None:
        day = moment.date()
    else:
        days = {each for named in named_days(written, language or "en") for each in days_in(named)}
        day = days.pop() if len(days) == 1 else None
    if day is not None:
        yield Told(day, where, moment)


def _moment(written: str) -> datetime.datetime | None:
    try:
        moment = datetime.datetime.fromisoformat(written)
    except ValueError:
        try:
            moment = parsedate_to_datetime(written)
        except (ValueError, IndexError):
            return None
    return moment if moment.tzinfo is not None else None
