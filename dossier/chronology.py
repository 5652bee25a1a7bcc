"""The events in the order in which they happened, as far as it is known."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.records import Event


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events by the earliest day they may have happened, then by the latest, then by id.

    One whose beginning is open stands at its end, the only day that is known of it.
    """
    return tuple(
        sorted(events, key=lambda event: (_first_known(event), event.date.latest, event.id))
    )


def _first_known(event: Event) -> datetime.date:
    open_start = event.date.open_start or event.date.unknown_start
    return event.date.latest if open_start else event.date.earliest


@dataclass(frozen=True, slots=True)
class Month:
    """The events of one month; `month` is 0 for those dated no closer than the year."""

    month: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The months of one year that have events."""

    year: int
    months: tuple[Month, ...]


def by_year(events: Iterable[Event]) -> tuple[Year, ...]:
    """Events under the years and months in which they may first have happened.

    Where the beginning is open or not known, that is the year of the end.
    """
    years: dict[int, dict[int, list[Event]]] = {}
    for event in in_order(events):
        year, month = _heading(event)
        years.setdefault(year, {}).setdefault(month, []).append(event)
    return tuple(
        Year(year, tuple(Month(month, tuple(found)) for month, found in sorted(months.items())))
        for year, months in sorted(years.items())
    )


def _heading(event: Event) -> tuple[int, int]:
    """Year, and month as far as it is known; for an interval that of the end known first."""
    date = event.date
    if date.start and (date.end is None or date.end.latest.year == date.start.earliest.year):
        date = date.start
    elif date.end and date.start is None:
        date = date.end
    one_month = (date.earliest.year, date.earliest.month) == (date.latest.year, date.latest.month)
    return date.earliest.year, date.earliest.month if one_month else 0
