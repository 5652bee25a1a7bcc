"""The events in the order in which they happened, as far as it is known."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.records import Event


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events by the earliest day they may have happened, then by the latest, then by id."""
    return tuple(sorted(events, key=lambda event: (event.date.earliest, event.date.latest, event.id)))


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
    first, last = event.date.earliest, event.date.latest
    if first == datetime.date.min:  # it may have begun at any time before
        return last.year, 0
    one_month = (first.year, first.month) == (last.year, last.month)
    starts_on_known_month = event.date.precision == "interval" and first.year == last.year
    return first.year, first.month if one_month or starts_on_known_month else 0
