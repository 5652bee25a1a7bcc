"""Dates in words that say how far they are known."""

import datetime
from collections.abc import Mapping
from functools import lru_cache

from babel.dates import format_date

from dossier.dates import Date
from dossier.dates.parts import is_plain
from dossier.words.catalogues import Wording
from dossier.words.languages import locale_of

Wordings = Mapping[str, Wording]


def full(date: Date, words: Wordings) -> str:
    """A date that stands alone: `between 13 and 14 July 2022`."""
    if date.precision == "interval":
        return _interval(date, words)
    return _qualified(date, _plain(date, words), words)


def short(date: Date, words: Wordings) -> str:
    """A date beneath the heading of the year in which it begins: `13–14 July`."""
    if date.start and date.end:
        in_one_year = date.start.earliest.year == date.end.earliest.year
        brief = in_one_year and _is_brief(date.start) and _is_brief(date.end)
        return _range(date.start, date.end, words, brief=True) if brief else full(date, words)
    if not _is_brief(date):
        return full(date, words)
    return _qualified(date, _unqualified_short(date, words), words)


def span(since: Date | None, until: Date | None, words: Wordings) -> str:
    """How long something lasted, as far as its ends are known; empty where neither is."""
    if since and until:
        return _range(since, until, words)
    known = since or until
    if known is None:
        return ""
    if known.precision == "interval":
        return full(known, words)
    return _fill(words, "since" if since else "until", date=full(known, words))


def with_weekday(date: Date, words: Wordings) -> str:
    """A date that stands alone, with its day of the week where it is a day known as such."""
    if date.precision != "day" or date.qualified or date.time:
        return full(date, words)
    return _pattern(date.earliest, "weekday", words)


def year_first(date: Date, words: Wordings) -> str:
    """A date that stands alone; a day or month known as such with its year first."""
    if date.precision not in ("day", "month") or not is_plain(date):
        return full(date, words)
    return _pattern(date.earliest, f"year-first-{date.precision}", words)


def month(number: int, words: Wordings) -> str:
    """The name of a month, as a heading."""
    return _pattern(datetime.date(2000, number, 1), "heading-month", words)


def year(number: int, words: Wordings) -> str:
    """A year, as a heading."""
    return _pattern(datetime.date(number, 1, 1), "heading-year", words)


def heading(date: Date, words: Wordings) -> str:
    """A year, or a month beneath its year, as a heading: `July`."""
    return _pattern(date.earliest, f"heading-{date.precision}", words)


def _interval(date: Date, words: Wordings) -> str:
    start, end = date.start, date.end
    if start and end:
        if start == end:
            return full(start, words)
        first, last = _ends(start, end, words)
        return _fill(words, "between", start=first, end=last)
    known = start or end
    if known is None:
        return ""
    if date.unknown_start or date.unknown_end:
        key = "start-not-known" if date.unknown_start else "end-not-known"
    else:
        key = ("on" if known.precision == "day" else "in") + (
            "-or-after" if start else "-or-before"
        )
    return _fill(words, key, date=full(known, words))


def _range(start: Date, end: Date, words: Wordings, *, brief: bool = False) -> str:
    if start == end:
        return short(start, words) if brief else full(start, words)
    first, last = _ends(start, end, words, brief=brief)
    single_words = _shared(start, end) in ("days-in-month", "months-in-year", "years")
    return _fill(words, "range" if single_words else "wide-range", start=first, end=last)


def _ends(start: Date, end: Date, words: Wordings, *, brief: bool = False) -> tuple[str, str]:
    """Both ends in words, what they share said once."""
    shared = _shared(start, end)
    if shared in ("days-in-month", "days-in-year", "months-in-year"):
        pair = f"short-{shared}" if brief else shared
        first = _pattern(start.earliest, f"{pair}-from", words)
        return first, _pattern(end.earliest, f"{pair}-to", words)
    word = short if brief else full
    return word(start, words), word(end, words)


def _shared(start: Date, end: Date) -> str:
    if start.qualified or end.qualified or start.precision != end.precision:
        return ""
    if start.precision == "year" and not start.unspecified and not end.unspecified:
        return "years"
    if start.earliest.year != end.earliest.year or start.unspecified or end.unspecified:
        return ""
    if start.precision == "day" and not start.time and not end.time:
        one_month = start.earliest.month == end.earliest.month
        return "days-in-month" if one_month else "days-in-year"
    return "months-in-year" if start.precision == "month" else ""


def _qualified(date: Date, worded: str, words: Wordings) -> str:
    if not date.qualified:
        return worded
    key = "about" if date.approximate else "possibly"
    key = "about-and-uncertain" if date.approximate and date.uncertain else key
    return _fill(words, key, date=worded)


def _plain(date: Date, words: Wordings) -> str:
    """A single date without its qualifier."""
    first, last = (_pattern(day, "year", words) for day in (date.earliest, date.latest))
    if date.precision == "season":
        return _fill(words, f"season-{date.season}", year=first)
    if date.precision == "decade":
        return _fill(words, "decade", year=first)
    if date.precision == "century":
        return _fill(words, "century", first=first, last=last)
    worded = _unspecified(date, _pattern(date.earliest, date.precision, words), words)
    return _fill(words, "at", date=worded, time=_clock(date.time)) if date.time else worded


def _unqualified_short(date: Date, words: Wordings) -> str:
    return _unspecified(date, _pattern(date.earliest, f"short-{date.precision}", words), words)


def _unspecified(date: Date, worded: str, words: Wordings) -> str:
    if not date.unspecified:
        return worded
    return _fill(words, f"{date.unspecified}-not-known", date=worded)


def _is_brief(date: Date) -> bool:
    return date.precision in ("day", "month")


def _clock(time: str) -> str:
    """`14:30:00+09:00` as 14:30 UTC+9."""
    clock, zone = time[:8].removesuffix(":00"), time[8:]
    if not zone:
        return clock
    hours, _, minutes = zone[1:].partition(":")
    sign = "−" if zone[0] == "-" else "+"
    shift = f"{sign}{int(hours)}" + (f":{minutes}" if int(minutes or 0) else "") if hours else ""
    return f"{clock} UTC{shift}"


def _fill(words: Wordings, key: str, **values: str) -> str:
    return words[f"dates.{key}"].fill(values)


def _pattern(day: datetime.date, name: str, words: Wordings) -> str:
    wording = words[f"date-patterns.{name}"]
    return _formatted(day, wording.forms["other"][0], wording.language)


@lru_cache(maxsize=16_384)
def _formatted(day: datetime.date, pattern: str, language: str) -> str:
    return str(format_date(day, pattern, locale=locale_of(language)))
