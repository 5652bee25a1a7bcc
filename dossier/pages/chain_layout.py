"""Where the documents of a chain stand in its drawing, and how the lines between them run."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.lineage import UNKNOWN, Lineage
from dossier.pages.measuring import rounded

WIDTH = 320.0
"""Of a drawing, in its own pixels: it is read on a phone and in a margin, and scales to both."""
DOT, RING, EDGE = 4.5, 7.5, 2.0
_LANE, _BEND, _TO_LANES, _TO_TEXT = 11.0, 5.0, 10.0, 9.0


def in_rows(lineage: Lineage) -> list[str]:
    """The documents from the top down, each below all that rest on it; unknown origin last.

    A chain that comes back to itself (an error elsewhere) is broken off.
    """
    waiting: dict[str, int] = defaultdict(int)
    for id in lineage.steps:
        for step in lineage.below(id):
            waiting[step] += 1
    ready = deque(lineage.tops)
    order: dict[str, None] = {}
    while ready:
        id = ready.popleft()
        if id in order or waiting[id] > 0:
            continue
        order[id] = None
        for step in reversed(lineage.below(id)):
            waiting[step] -= 1
            if waiting[step] == 0:
                ready.appendleft(step)
    ends = [UNKNOWN] if any(UNKNOWN in lineage.steps.get(id, ()) for id in order) else []
    return [*order, *ends]


@dataclass(frozen=True, slots=True)
class Point:
    """The middle of a document's sign, and how far the sign reaches from there."""

    y: float
    reach: float


@dataclass(frozen=True)
class Lines:
    """The lines from each row to those below that it leads to, with arrowheads at their ends.

    A line to the next row runs straight down. All others to one row share a lane beside the signs,
    short ones inside of long ones. `into` has, for each row, the rows that lead to it.
    """

    into: Mapping[int, Sequence[int]]
    lanes: Mapping[int, int]
    mirrored: bool

    @classmethod
    def between(cls, order: Sequence[str], lineage: Lineage, *, mirrored: bool) -> "Lines":
        """The lines between documents that stand in this order."""
        into = _into(order, lineage)
        return cls(into, _lanes(into), mirrored)

    @property
    def axis(self) -> float:
        """How far from the start side the signs stand."""
        beside = _TO_LANES + _LANE * (max(self.lanes.values()) + 1) - RING if self.lanes else 0.0
        return EDGE + RING + beside

    @property
    def text(self) -> float:
        """How far from the start side the words stand."""
        return self.axis + RING + _TO_TEXT

    def x(self, x: float) -> float:
        """A place counted from the start side, as drawn; mirrored for scripts from the right."""
        return rounded(WIDTH - x if self.mirrored else x)

    def _lane(self, row: int) -> float:
        return self.axis - _TO_LANES - _LANE * self.lanes[row]

    def paths(self, points: Sequence[Point]) -> Iterator[str]:
        """The lines, as SVG paths."""
        for row, above in sorted(self.into.items()):
            for start in above:
                if start == row - 1:
                    yield self._straight(points[start], points[row])
                else:
                    yield self._bent(points[start], self._lane(row))
            if row in self.lanes:
                yield self._down(points[min(above)], points[row], self._lane(row))

    def heads(self, points: Sequence[Point]) -> Iterator[str]:
        """The arrowheads, as SVG paths."""
        for row, above in sorted(self.into.items()):
            if row - 1 in above:
                x, y = self.axis, points[row].y - points[row].reach - 0.5
                tip = f"L{self.x(x)} {rounded(y)}Z"
                yield f"M{self.x(x - 3.5)} {rounded(y - 6)}H{self.x(x + 3.5)}{tip}"
            if row in self.lanes:
                x, y = self.axis - points[row].reach - 0.5, points[row].y
                tip = f"L{self.x(x)} {rounded(y)}Z"
                yield f"M{self.x(x - 6)} {rounded(y - 3.5)}V{rounded(y + 3.5)}{tip}"

    def _straight(self, start: Point, end: Point) -> str:
        top, foot = start.y + start.reach, end.y - end.reach - 5
        return f"M{self.x(self.axis)} {rounded(top)}V{rounded(foot)}"

    def _bent(self, start: Point, lane: float) -> str:
        """From under a sign to its lane."""
        x, turn, to = self.x(self.axis), rounded(_turn(start)), self.x(lane)
        return (
            f"M{x} {rounded(start.y + start.reach)}V{rounded(turn - _BEND)}"
            f"Q{x} {turn} {self.x(self.axis - _BEND)} {turn}H{self.x(lane + _BEND)}"
            f"Q{to} {turn} {to} {rounded(turn + _BEND)}"
        )

    def _down(self, start: Point, end: Point, lane: float) -> str:
        """Along a lane and into the sign at its end."""
        x = self.x(lane)
        return (
            f"M{x} {rounded(_turn(start) + _BEND)}V{rounded(end.y - _BEND)}"
            f"Q{x} {rounded(end.y)} {self.x(lane + _BEND)} {rounded(end.y)}"
            f"H{self.x(self.axis - end.reach - 5)}"
        )


def _turn(start: Point) -> float:
    return start.y + RING + _BEND + 1


def _into(order: Sequence[str], lineage: Lineage) -> dict[int, list[int]]:
    place = {id: row for row, id in enumerate(order)}
    into: dict[int, list[int]] = defaultdict(list)
    for id, row in place.items():
        for step in lineage.steps.get(id, ()):
            if place.get(step, -1) > row:
                into[place[step]].append(row)
    return into


def _lanes(into: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """The lane (0 is next to the signs) of each row to which lines lead from farther up."""
    spans = [(min(rows), row) for row, rows in into.items() if min(rows) < row - 1]
    lanes: dict[int, int] = {}
    taken: list[list[tuple[int, int]]] = []
    for start, end in sorted(spans, key=lambda span: (span[1] - span[0], span)):
        lane = next((n for n, others in enumerate(taken) if _free(start, end, others)), len(taken))
        taken += [[]] if lane == len(taken) else []
        taken[lane].append((start, end))
        lanes[end] = lane
    return lanes


def _free(start: int, end: int, others: Sequence[tuple[int, int]]) -> bool:
    return all(end < a or b < start for a, b in others)
