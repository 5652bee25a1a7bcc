"""The days, months and weekdays that a text names, in its language."""

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

from dossier.scripts import APOSTROPHES
from dossier.secondopinion.calendars import Calendar, Hit, calendar_of


class Day(NamedTuple):
    """A day, or a month where `day` is 0; `year` is 0 where none is named."""

    year: int
    month: int
    day: int


class Named(NamedTuple):
    """A day or month named at [start, end) of a text, in each way in which it can be read."""

    start: int
    end: int
    readings: tuple[Day, ...]


def named_days(text: str, language: str) -> list[Named]:
    """The days and months named in figures, or by the month's name, in order.

    Of "13–14 July 2022" each day is named. 7/8/2022 is read both ways where the language does not
    decide; "13 July" in a text of a language without month names (CLDR) is not seen.
    """
    found = [*_in_figures(text, language), *_in_marks(text), *_by_name(text, language)]
    kept: list[Named] = []
    for named in sorted(found, key=lambda named: (named.start, -named.end)):
        # Of the days of a range, all begin where the first does.
        if not kept or named.start >= kept[-1].end or named[:2] == kept[-1][:2]:
            kept.append(named)
    return kept


def named_weekdays(text: str, language: str) -> frozenset[int]:
    """The days of the week named in a text, from 0 for Monday."""
    return frozenset(hit.number for hit in calendar_of(language).weekdays.find(text))


_FIGURES = re.compile(
    r"(?<![\d.,/-])(?:"
    r"(?P<year>\d{4})(?P<sign>[-./])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<mark>[-./])\s?(?P<two>\d{1,2})(?P=mark)\s?(?P<last>\d{4}|(?<!-)\d{2})"
    r")(?!\d|[-/.,]\d)"
)
_BESIDE_SIGN = re.compile(r"\d[-./]\s?\d")


def _in_figures(text: str, language: str) -> Iterator[Named]:
    """2022-07-13, 13.07.2022, 7/13/22 …"""
    if not _BESIDE_SIGN.search(text):  # many times as fast
        return
    for match in _FIGURES.finditer(text):
        if match["year"]:
            orders = [_day(match["year"], match["month"], match["day"])]
        else:
            year = match["last"] if len(match["last"]) == 4 else "20" + match["last"]
            day_first = _day(year, match["two"], match["one"])
            month_first = _day(year, match["one"], match["two"])
            orders = [day_first, month_first] if match["mark"] == "/" else [day_first]
            if match["mark"] == "/" and not calendar_of(language).may_begin_with_month:
                orders = [day_first or month_first]
        readings = tuple(day for day in orders if day)
        if readings:
            yield Named(*match.span(), readings)


def _day(year: str | int, month: str | int, day: str | int) -> Day | None:
    """The day that figures stand for, if there is one."""
    written = Day(int(year), int(month), int(day))
    if not 1 <= written.month <= 12:
        return None
    longest = monthrange(written.year or 2000, written.month)[1] if written.year < 10_000 else 0
    return written if 0 <= written.day <= longest else None


_FIGURE = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_MARKED = re.compile(
    r"(?:(?P<year>(?<!\d)\d{4}|[〇零○一二三四五六七八九]{4})\s?[年년]\s?)?"
    rf"(?<![\d一二三四五六七八九十])(?P<month>{_FIGURE})\s?(?P<mark>[月월])(?![間内份])"
    rf"(?:\s?(?P<day>{_FIGURE}|[一二三四五六七八九十廿卅]{{1,4}})\s?[日号號일])?"
)


def _in_marks(text: str) -> Iterator[Named]:
    """2022年7月13日, 七月十三日, 7월 13일."""
    if "月" in text or "월" in text:
        for match in _MARKED.finditer(text):
            year = _of_digits(match["year"] or "0")
            day = _day(year, _of_ten(match["month"]), _of_ten(match["day"] or "0"))
            if day:
                yield Named(*match.span(), (day,))


_HAN = "〇一二三四五六七八九"


def _of_digits(written: str) -> int:
    return int("".join(str(_HAN.find(c)) if c in _HAN else c for c in _plain_zeros(written)))


def _plain_zeros(written: str) -> str:
    return written.replace("零", "〇").replace("○", "〇")


def _of_ten(written: str) -> int:
    """A number below 40, in figures or as in 二十三."""
    if written.isdecimal():
        return int(written)
    tens, ten, units = written.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    if ten:
        return 10 * (_HAN.find(tens) if tens else 1) + (_HAN.find(units) if units else 0)
    return _HAN.find(units) if len(units) == 1 else 99


_ORDINAL = r"(?:\.|º|ª|°|st|nd|rd|th|er|re|-?[гоеймя]{1,3}(?!\w))?"
_OF = rf"(?:\s*+(?:(?:of|de|del|di|do|da|ngày|tháng|năm)\s|d[{APOSTROPHES}]))?\s*+"
_AND = r"\s?(?:[-–—/,&]|and|or|to|und|oder|bis|et|ou|au|y|o|al?|e|i|и|или|по|і|та|й|do|en|of|ve)\s?"
_BEFORE = re.compile(
    r"(?:(?P<year>(?<!\d)\d{4})[\s.]+(?:m\.\s+)?)?"
    rf"(?<![\d.,:/])(?P<days>(?:\d{{1,2}}{_ORDINAL}{_AND}){{0,4}}\d{{1,2}}){_ORDINAL}{_OF}\Z"
)
_YEAR_BEFORE = re.compile(r"(?<!\d)(?P<year>\d{4})[\s.]+(?:m\.\s+)?\Z")
_YEAR_AFTER = re.compile(rf"\.?,?{_OF}(?P<year>\d{{4}})(?!\d|[.,]\d)")
_DAYS_AFTER = re.compile(
    rf"\.?\s?(?P<days>\d{{1,2}}(?:{_ORDINAL}{_AND}\d{{1,2}}){{0,4}})(?!\d|[.,:/]\d|\s?%){_ORDINAL}"
)
_LOOK_BACK = 48


def _by_name(text: str, language: str) -> Iterator[Named]:
    """13 July 2022, July 13, 13-го июля, 2022. július 13. …"""
    calendar = calendar_of(language)
    for hit in calendar.months.find(text):
        if not (calendar.is_capital and text[hit.start].islower()):  # "may", "march"
            yield from _around(text, hit, calendar)


def _around(text: str, hit: Hit, calendar: Calendar) -> Iterator[Named]:
    start, end = hit.start, hit.end
    first = max(0, start - _LOOK_BACK)
    before = _BEFORE.search(text[first:start])
    after = _DAYS_AFTER.match(text, end) if calendar.may_begin_with_month and not before else None
    year_before = None if before else _YEAR_BEFORE.search(text[first:start])
    days = before or after
    if days:
        start = first + before.start() if before else start
        end = after.end() if after else end
    following = _YEAR_AFTER.match(text, end)
    year = following or (before if before and before["year"] else None)
    if year_before and not year:
        year, start = year_before, first + year_before.start()
    end = following.end() if following else end
    written = int(year["year"]) if year else 0
    if not days and not year and not hit.is_whole:
        return
    figures = re.findall(r"\d+", days["days"]) if days else ["0"]
    for figure in figures:
        day = _day(written, hit.number, figure)
        if day:
            yield Named(start, end, (day,))
