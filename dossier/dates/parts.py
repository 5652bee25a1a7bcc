"""What is known of a date as numbers: the year, the month, the day."""

import datetime

from dossier.dates import Date

Parts = tuple[int, ...]

_KNOWN = {"": 3, "day": 2, "month": 1, "month-and-day": 1}
_PRECISIONS = {"day": 3, "month": 2, "season": 1, "year": 1}


def date_parts(date: Date) -> Parts:
    """The year, month and day of a date as far as each is known; nothing for an interval.

    Of a decade or a century, in which no year is known, there is nothing either.
    """
    day = date.earliest
    known = min(_PRECISIONS.get(date.precision, 0), _KNOWN.get(date.unspecified, 0))
    return (day.year, day.month, day.day)[:known]


def interval_parts(date: Date) -> tuple[Parts, ...]:
    """The parts of a date, or those of the ends of an interval that are known."""
    ends = (date.start, date.end) if date.precision == "interval" else (date,)
    return tuple(parts for end in ends if end and (parts := date_parts(end)))


def first_day(date: Date) -> str | None:
    """The first day that a date may mean; nothing where that end is open or not known."""
    return _day_unless(date.earliest, datetime.date.min)


def last_day(date: Date) -> str | None:
    """The last day that a date may mean; nothing where that end is open or not known."""
    return _day_unless(date.latest, datetime.date.max)


def _day_unless(day: datetime.date, stand_in: datetime.date) -> str | None:
    return None if day == stand_in else day.isoformat()


def is_plain(date: Date) -> bool:
    """Whether its numbers say all of a date: a day, month or year that is known as such."""
    known = date.precision in ("day", "month", "year") and not date.unspecified
    return known and not date.qualified and not date.time
