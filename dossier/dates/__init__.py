"""Dates no more precise than the evidence for them."""

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import lru_cache, total_ordering
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]
Unspecified = Literal["", "day", "month", "month-and-day", "year"]


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Date:
    """One EDTF expression of level 1: a day, a longer stretch of time, or an interval.

    `earliest` and `latest` are the first and last day it may mean; `date.min` and `date.max`
    stand for an end that is open or unknown. `unspecified` is the part written as X, `season` the
    code of a season (21 spring, 22 summer, 23 autumn, 24 winter), else 0. `start` and
    `end` are the ends of an interval, None where open (`..`) or unknown (left empty). `time` is
    the time of day as written, with its zone. A date equals another of the same text; dates
    order by the earliest day, then the latest, then the text.
    """

    text: str
    earliest: datetime.date
    latest: datetime.date
    precision: Precision
    unspecified: Unspecified = ""
    season: int = 0
    approximate: bool = False
    uncertain: bool = False
    start: "Date | None" = None
    end: "Date | None" = None
    open_start: bool = False
    open_end: bool = False
    unknown_start: bool = False
    unknown_end: bool = False
    time: str = ""

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Date) else NotImplemented

    def __lt__(self, other: "Date") -> bool:
        return self.order < other.order

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def order(self) -> tuple[datetime.date, datetime.date, str]:
        """What dates are sorted by."""
        return self.earliest, self.latest, self.text

    @property
    def qualified(self) -> bool:
        """Whether it is written with ?, ~ or %."""
        return self.approximate or self.uncertain


@lru_cache(maxsize=16_384)
def parse_date(text: str) -> Date:
    """The date that `text` means in EDTF (ISO 8601-2:2019), levels 0 and 1, years 0001 to 9999.

    Raises ValueError with a lower-case sentence that says what is wrong, and what to write
    instead where that can be told.
    """
    try:
        return _expression(text)
    except ValueError as fault:
        from dossier.dates.slips import explain_date

        raise ValueError(explain_date(text, str(fault), _is_date)) from None


def date_attribute(date: Date) -> str | None:
    """The `datetime` of a `<time>` element: a day, month or year known as such, else None.

    HTML has no way to say that a date is approximate, uncertain or an interval.
    """
    known = date.precision in ("day", "month", "year") and not date.unspecified
    return date.text.partition("T")[0] if known and not date.qualified else None


def _is_date(text: str) -> bool:
    try:
        _expression(text)
    except ValueError:
        return False
    return True


def _expression(text: str) -> Date:
    if "/" in text:
        return _interval(text)
    if "T" in text:
        return _moment(text)
    date = _single(text)
    if date.season and date.qualified:
        raise ValueError(f'"{text}" qualifies a season, which is imprecise by itself')
    return date


_TIME = re.compile(
    r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?:Z|[+-](?:0[0-9]|1[0-3])(?::[0-5][0-9])?|[+-]14(?::00)?)?"
)


def _moment(text: str) -> Date:
    """A day with a time; the time does not make the date any later or earlier."""
    written, _, time = text.partition("T")
    date = _single(written)
    if date.precision != "day" or date.qualified:
        raise ValueError(f"a time needs a whole day before it, as in 2022-07-13T{time}")
    if not _TIME.fullmatch(time) or time.endswith("-00:00") or time[8:] == "-00":
        raise ValueError(f'"{time}" is not a time such as 14:30:00Z or 14:30:00+09:00')
    return replace(date, text=text, time=time)


_SINGLE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<qualifier>[?~%]?)"
)


def _single(text: str) -> Date:
    match = _SINGLE.fullmatch(text)
    if not match:
        raise ValueError(f'"{text}" is not a date')
    year, month, day, qualifier = match.group("year", "month", "day", "qualifier")
    if not int(year.replace("X", "0")):
        raise ValueError(f'"{text}": years run from 0001 to 9999')
    date = _calendar_date(text, year, month or "", day or "")
    if not qualifier:
        return date
    return replace(date, approximate=qualifier in "~%", uncertain=qualifier in "?%")


def _calendar_date(text: str, year: str, month: str, day: str) -> Date:
    if "X" in year:
        if month:
            raise ValueError(
                f'"{text}" gives a month of an unspecified year, which is EDTF level 2'
            )
        return _years(text, year)
    if month == "XX":
        if day not in ("", "XX"):
            raise ValueError(f'"{text}" gives a day of an unspecified month, which is EDTF level 2')
        return replace(_years(text, year), unspecified="month-and-day" if day else "month")
    if not month:
        return _years(text, year)
    return _season(text, year, month) if _is_season(month, day) else _month(text, year, month, day)


def _years(text: str, year: str) -> Date:
    earliest = datetime.date(int(year.replace("X", "0")), 1, 1)
    latest = datetime.date(int(year.replace("X", "9")), 12, 31)
    precisions: tuple[Precision, ...] = ("year", "decade", "century")
    unspecified = year.count("X")
    return Date(text, earliest, latest, precisions[unspecified], "year" if unspecified else "")


def _is_season(month: str, day: str) -> bool:
    return "21" <= month <= "24" and not day


def _season(text: str, year: str, code: str) -> Date:
    """The months of the northern hemisphere; winter reaches into the next year."""
    season, in_year = int(code), int(year)
    earliest = datetime.date(in_year, 3 * (season - 20), 1)
    if season < 24:
        latest = _last_day(in_year, earliest.month + 2)
    else:
        latest = _last_day(in_year + 1, 2) if in_year < 9999 else datetime.date.max
    return Date(text, earliest, latest, "season", season=season)


def _last_day(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, monthrange(year, month)[1])


def _month(text: str, year: str, month: str, day: str) -> Date:
    if not 1 <= int(month) <= 12:
        raise ValueError(f'"{text}": there is no month {month}')
    earliest, latest = datetime.date(int(year), int(month), 1), _last_day(int(year), int(month))
    if not day:
        return Date(text, earliest, latest, "month")
    if day == "XX":
        return Date(text, earliest, latest, "month", "day")
    if not 1 <= int(day) <= latest.day:
        raise ValueError(f'"{text}": {year}-{month} has the days 01 to {latest.day}')
    exact = earliest.replace(day=int(day))
    return Date(text, exact, exact, "day")


def _interval(text: str) -> Date:
    ends = text.split("/")
    if len(ends) != 2:
        raise ValueError(f'"{text}" is not a date')
    if not set(ends) - {"", ".."}:
        raise ValueError(f'"{text}" has no date; one end of an interval must be known')
    start, end = (_end_of_interval(text, end) for end in ends)
    if start and end and end.earliest < start.earliest:
        raise ValueError(f'"{text}" ends before it starts: {end} begins earlier than {start}')
    known = [end for end in (start, end) if end]
    return Date(
        text,
        start.earliest if start else datetime.date.min,
        end.latest if end else datetime.date.max,
        "interval",
        approximate=any(end.approximate for end in known),
        uncertain=any(end.uncertain for end in known),
        start=start,
        end=end,
        open_start=ends[0] == "..",
        open_end=ends[1] == "..",
        unknown_start=not ends[0],
        unknown_end=not ends[1],
    )


def _end_of_interval(text: str, end: str) -> Date | None:
    if end in ("", ".."):
        return None
    if "T" in end:
        raise ValueError(f'"{text}" has a time; an interval runs between days, months or years')
    date = _single(end)
    if date.unspecified:
        raise ValueError(f'"{text}" has an X at one end, which is EDTF level 2')
    return date
