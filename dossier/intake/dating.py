"""The day on which a document was published, where all that speaks of it agrees."""

import datetime
import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from dossier.articles import Article
from dossier.intake.days import day_of
from dossier.intake.days_shown import Shown, days_shown, days_shown_in_text
from dossier.intake.days_told import Told, days_told
from dossier.intake.findings import NOT_SAID, Finding, Lack
from dossier.intake.page import Page

EARLIEST = 1800


def published_of_page(page: Page, title_at: int | None, today: datetime.date) -> Finding | Lack:
    """The day of publication: what the page says to machines, what it shows, and its address.

    One of them may be of a later change, of a move to another system, or of universal time. So
    they count where they agree; else the day is left to the editor.
    """
    told = [each for each in days_told(page) if _is_likely(each.day, today)]
    shown = [each for each in days_shown(page, title_at) if _is_likely(each.day, today)]
    address = [d for d in days_of_addresses(_addresses(page)) if _is_likely(d, today)]
    return _agreed(told, shown, address)


def _agreed(
    told: Sequence[Told], shown: Sequence[Shown], address: Sequence[datetime.date]
) -> Finding | Lack:
    days = sorted({each.day for each in told})
    seen = sorted({each.day for each in shown if each.label != "updated"})
    if len(days) == 1:
        return _checked(told[0], shown, seen, address)
    if len(days) > 1:
        return _one_of_several(told, days, seen, address)
    if len(set(address)) == 1:
        if not seen or address[0] in seen:
            return Finding(address[0].isoformat(), "its address")
        return _lack([*address, *seen])
    labelled = sorted({each.day for each in shown if each.label == "published"})
    if len(labelled) == 1 or len(seen) == 1:
        return Finding(
            (labelled if len(labelled) == 1 else seen)[0].isoformat(), "the line that shows it"
        )
    return _lack(seen) if seen else NOT_SAID


def _checked(
    told: Told,
    shown: Sequence[Shown],
    seen: Sequence[datetime.date],
    address: Sequence[datetime.date],
) -> Finding | Lack:
    """The one day that is told, if what a reader sees does not speak against it."""
    if not seen or told.day in seen or told.day in address:
        return Finding(told.day.isoformat(), told.where)
    beside = [day for day in seen if abs((day - told.day).days) == 1]
    if told.is_universal and len(beside) == 1:
        return Finding(
            beside[0].isoformat(), f"the line that shows it; {told.where} has universal time"
        )
    if min(seen) > told.day and not any(each.label == "published" for each in shown):
        return Finding(told.day.isoformat(), told.where)
    return _lack([told.day, *seen])


def _one_of_several(
    told: Sequence[Told],
    days: Sequence[datetime.date],
    seen: Sequence[datetime.date],
    address: Sequence[datetime.date],
) -> Finding | Lack:
    moments = {each.moment for each in told}
    if len(moments) == 1 and None not in moments:
        local = [each for each in told if not each.is_universal]
        if len({each.day for each in local}) == 1:
            return Finding(local[0].day.isoformat(), local[0].where)
    supported = [day for day in days if day in seen or day in address]
    if len(supported) == 1:
        where = next(each.where for each in told if each.day == supported[0])
        other = "the line that shows it" if supported[0] in seen else "its address"
        return Finding(supported[0].isoformat(), f"{where} and {other}; other days are named too")
    return _lack(days)


def _lack(days: Iterable[datetime.date]) -> Lack:
    return Lack("the page has several: " + ", ".join(sorted({d.isoformat() for d in days})))


def _is_likely(day: datetime.date, today: datetime.date) -> bool:
    return datetime.date(EARLIEST, 1, 1) <= day <= today + datetime.timedelta(
        days=1
    ) and day != datetime.date(1970, 1, 1)


_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=[/_.-]|\Z)"
    r"|(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)|/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|\Z)"
)


def days_of_addresses(addresses: Iterable[str]) -> list[datetime.date]:
    """The days in the paths of addresses, as /2022/07/19/, year first."""
    found: set[datetime.date] = set()
    for address in addresses:
        for match in _IN_PATH.finditer(urlsplit(address).path):
            day = day_of(*(int(part) for part in match.groups() if part))
            found |= {day} if day else set()
    return sorted(found)


def _addresses(page: Page) -> list[str]:
    metadata = page.metadata
    own = [content for _, content in metadata.named("og:url")]
    return [each for each in (metadata.address, metadata.canonical, *own) if each]


def published_of_text(
    article: Article, language: str, address: str, today: datetime.date
) -> Finding | Lack:
    """The day in a short line above the first paragraph of a text, or in its address."""
    shown = [each for each in days_shown_in_text(article, language) if _is_likely(each.day, today)]
    days = days_of_addresses([address]) if address else []
    return _agreed([], shown, [day for day in days if _is_likely(day, today)])
