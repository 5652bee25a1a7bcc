"""The strip at the top of the chronology: when much happened, drawn to scale."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.records import Event

HEIGHT = 56.0
"""Of the tallest column, in pixels; the base line is at its foot."""
MOST_SINGLY = 150
"""Of so many events each has its own mark; of more, all that stand in one place share one."""
_UNIT = 5.5
_GAP = 1.0
_FILLED = 0.86  # of a column's width; the rest parts it from the next
_MOST_COLUMNS = 240
_MOST_LABELS = 9
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)
_ROWS = 2  # of stretches beneath the base line


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in the strip, where it can have happened; or several, where there are many in all.

    `x` and `width` are in per cent of the strip, `y` and `height` in pixels. Where the day or month
    is known, the event is a block of its column, or a part of it; `stretch` marks one that is known
    less closely: a line beneath the base, as long as the time that is meant.
    """

    events: tuple[Event, ...]
    x: float
    width: float
    y: float
    height: float
    stretch: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A year's label; `x` in per cent."""

    year: int
    x: float


@dataclass(frozen=True, slots=True)
class Density:
    """The strip, from the first day of its first year to the last of its last."""

    first: int
    last: int
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]


def density(events: Sequence[Event], *, right_to_left: bool = False) -> Density | None:
    """Lay out events that are in order; None where there is nothing to lay out."""
    years = [day.year for event in events for day in _known_ends(event)]
    if not years:
        return None
    scale = _Scale(min(years), max(years), right_to_left)
    columns: dict[int, list[Event]] = defaultdict(list)
    stretches: list[Event] = []
    for event in events:
        column = scale.column(event)
        if column is None:
            stretches.append(event)
        else:
            columns[column].append(event)
    marks = [*_blocks(columns, scale), *_stretches(stretches, scale)]
    if len(events) > MOST_SINGLY:
        marks = list(_joined(marks))
    return Density(scale.first, scale.last, tuple(marks), tuple(scale.ticks()))


def _known_ends(event: Event) -> Iterator[datetime.date]:
    """The first and last day that an event may mean, without ends that are open or unknown."""
    if event.date.earliest > datetime.date.min:
        yield event.date.earliest
    if event.date.latest < datetime.date.max:
        yield event.date.latest


@dataclass(frozen=True, slots=True)
class _Scale:
    """Years laid along the strip, in columns of a month, or of more years where there are many."""

    first: int
    last: int
    right_to_left: bool

    @property
    def months(self) -> int:
        return 12 * (self.last - self.first + 1)

    @property
    def months_a_column(self) -> int:
        widths = (1, *(12 * step for step in _STEPS))
        return next(width for width in widths if self.months <= width * _MOST_COLUMNS)

    def column(self, event: Event) -> int | None:
        """The column that an event falls into; None where it may be of several."""
        first, last = (self._column_of(day) for day in (event.date.earliest, event.date.latest))
        return first if first == last else None

    def _column_of(self, day: datetime.date) -> int:
        return ((day.year - self.first) * 12 + day.month - 1) // self.months_a_column

    def place(self, column: int) -> tuple[float, float]:
        """Start and width of a column."""
        width = 100 * self.months_a_column / self.months
        return self._placed(column * width + width * (1 - _FILLED) / 2, width * _FILLED)

    def reach(self, event: Event) -> tuple[float, float]:
        """Start and width of all the time that an event may mean, as far as the strip shows it."""
        start = max(0.0, self._share(event.date.earliest, 0))
        end = min(100.0, self._share(event.date.latest, 1))
        return self._placed(start, end - start)

    def _share(self, day: datetime.date, days_after: int) -> float:
        months = (day.year - self.first) * 12 + day.month - 1 + (day.day - 1 + days_after) / 31
        return 100 * months / self.months

    def ticks(self) -> Iterator[Tick]:
        """Labels of years, some of them left out where there are many."""
        years = self.last - self.first + 1
        step = next(step for step in _STEPS if years <= step * _MOST_LABELS)
        for year in range(self.first, self.last + 1):
            if (year - self.first) % step == 0:
                yield Tick(year, self._placed(100 * (year - self.first) / years, 0)[0])

    def _placed(self, start: float, width: float) -> tuple[float, float]:
        start = 100 - start - width if self.right_to_left else start
        return round(start, 3), round(width, 3)


def _blocks(columns: Mapping[int, Sequence[Event]], scale: _Scale) -> Iterator[Mark]:
    """Each event a block of its column, as high in all columns."""
    most = max((len(events) for events in columns.values()), default=1)
    unit = min(_UNIT + _GAP, HEIGHT / most)
    gap = min(_GAP, unit / 5)
    for column, events in sorted(columns.items()):
        x, width = scale.place(column)
        for number, event in enumerate(events, 1):
            y, height = round(HEIGHT - number * unit, 3), round(unit - gap, 3)
            yield Mark((event,), x, width, y, height, False)


def _stretches(events: Sequence[Event], scale: _Scale) -> Iterator[Mark]:
    """Each event a line in the first row that is free there; in the last, lines may overlap."""
    ends = [-1.0] * _ROWS
    for event in events:
        x, width = scale.reach(event)
        start = 100 - x - width if scale.right_to_left else x
        row = next((row for row in range(_ROWS) if ends[row] <= start), _ROWS - 1)
        ends[row] = max(ends[row], start + width)
        yield Mark((event,), x, width, HEIGHT + 3 + 4 * row, 3.0, True)


def _joined(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks, those of one column or one stretch of time made one."""
    places: dict[tuple[float, float, bool], list[Mark]] = defaultdict(list)
    for mark in marks:
        places[mark.x, mark.width, mark.stretch].append(mark)
    for (x, width, stretch), found in places.items():
        events = tuple(event for mark in found for event in mark.events)
        y = min(mark.y for mark in found)
        height = found[0].height if stretch else round(HEIGHT - y, 3)
        yield Mark(events, x, width, y, height, stretch)
