"""Where actors stand in a drawing of who is linked to whom, and how the lines between them run."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

WIDTH = 320.0
"""Of a drawing, in its own pixels: it is read on a phone, and scales to what room there is."""
EDGE, REACH = 2.0, 6.0
_LANE, _ALL_LANES, _BEND, _TO_LANES, _TO_TEXT, _TO_WORDS = 10.0, 120.0, 5.0, 17.0, 9.0, 4.0
_PASSES = 8

Joined = Mapping[str, Mapping[str, None]]


@dataclass(frozen=True, slots=True)
class Port:
    """Where lines begin or end: at the sign of an actor, or at words under its name."""

    id: str
    words: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Strand:
    """A line from the words under one actor's name to the sign of another."""

    start: Port
    end: Port


def in_rows(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The actors from the top down, near those they are linked with; the largest group first.

    Each group begins in the order in which its links are walked; then each actor in turn moves to
    where the lines are shortest (known as sifting), until none does. It is the same every time.
    """
    joined: dict[str, dict[str, None]] = defaultdict(dict)
    for one, other in pairs:
        joined[one][other] = joined[other][one] = None
    groups = sorted(_groups(joined), key=len, reverse=True)
    return [id for group in groups for id in _sifted(group, joined)]


def _groups(joined: Joined) -> Iterator[list[str]]:
    seen: set[str] = set()
    for first in joined:
        if first in seen:
            continue
        group = {first: None}
        for id in (queue := [first]):
            found = [each for each in joined[id] if each not in group]
            group.update(dict.fromkeys(found))
            queue += found
        seen |= group.keys()
        yield list(group)


def _sifted(order: list[str], joined: Joined) -> list[str]:
    for _ in range(_PASSES):
        before = order
        for id in before:
            order = _moved(id, order, joined)
        if order == before:
            break
    return order


def _moved(id: str, order: Sequence[str], joined: Joined) -> list[str]:
    """The order with one of it where the lines are shortest, the first such place."""
    rest = [each for each in order if each != id]
    place = {each: number for number, each in enumerate(rest)}
    before, after = 0, len(joined[id])
    length = shortest = best = 0
    for number, other in enumerate(rest):
        # Stepping below `other` lengthens the lines of both to what is above, and so on.
        linked = other in joined[id]
        after -= linked
        length += before - after
        places = (place[each] for each in joined[other] if each != id)
        length += sum(1 if each > number else -1 for each in places)
        before += linked
        if length < shortest:
            shortest, best = length, number + 1
    return [*rest[:best], id, *rest[best:]]


@dataclass(frozen=True, slots=True)
class Bus:
    """Lines that share a lane: from one start to several ends, or from several to one end."""

    starts: tuple[Port, ...]
    ends: tuple[Port, ...]
    ended: bool


def in_buses(strands: Iterable[Strand]) -> Iterator[Bus]:
    """The strands, each in one bus; what most of them share is taken first."""
    left = list(strands)
    while left:
        shared: dict[tuple[Port, bool], list[Strand]] = defaultdict(list)
        for strand in left:
            shared[strand.start, strand.start.ended].append(strand)
            shared[strand.end, strand.start.ended].append(strand)
        most = max(shared.values(), key=len)
        starts = dict.fromkeys(strand.start for strand in most)
        ends = dict.fromkeys(strand.end for strand in most)
        yield Bus(tuple(starts), tuple(ends), most[0].start.ended)
        taken = frozenset(most)
        left = [strand for strand in left if strand not in taken]


@dataclass(frozen=True)
class Lanes:
    """The buses, each in its lane beside the signs, short ones inside of long ones.

    `ports` stand from the top down. Where a bus comes to a port it bends towards those that it
    joins with it, as the rails of a railway do: no bend, no link.
    """

    ports: tuple[Port, ...]
    buses: tuple[Bus, ...]
    lanes: tuple[int, ...]
    mirrored: bool

    @classmethod
    def between(cls, order: Sequence[str], strands: Sequence[Strand], *, mirrored: bool) -> "Lanes":
        """The lanes of strands between actors that stand in this order."""
        words: dict[str, dict[Port, None]] = {id: {Port(id): None} for id in order}
        for strand in strands:
            words[strand.start.id][strand.start] = None
        ports = tuple(port for found in words.values() for port in found)
        place = {port: number for number, port in enumerate(ports)}
        spans = {bus: _span(bus, place) for bus in in_buses(strands)}
        buses = tuple(sorted(spans, key=lambda bus: (spans[bus][1] - spans[bus][0], spans[bus])))
        return cls(ports, buses, tuple(_lanes([spans[bus] for bus in buses])), mirrored)

    @property
    def axis(self) -> float:
        """How far from the start side the signs stand."""
        return EDGE + self._lane * max(self.lanes, default=0) + _TO_LANES

    @property
    def text(self) -> float:
        """How far from the start side the words stand."""
        return self.axis + REACH + _TO_TEXT

    @property
    def _lane(self) -> float:
        """From a lane to the next: closer where there are many."""
        return min(_LANE, _ALL_LANES / (max(self.lanes, default=0) + 1))

    def x(self, x: float) -> float:
        """A place counted from the start side, as drawn; mirrored for scripts from the right."""
        return round(WIDTH - x if self.mirrored else x, 1)

    def paths(self, y: Mapping[Port, float]) -> Iterator[tuple[str, bool]]:
        """The lines of each bus as one SVG path, and whether what they stand for has ended."""
        for bus, lane in zip(self.buses, self.lanes, strict=True):
            x = self.axis - _TO_LANES - self._lane * lane
            heights = [y[port] for port in (*bus.starts, *bus.ends)]
            bend = min(_BEND, self._lane)
            top, foot = min(heights) + bend, max(heights) - bend
            joints = (
                *(self._joint(port, bus.ends, self.text - _TO_WORDS, x, y) for port in bus.starts),
                *(self._joint(port, bus.starts, self.axis - REACH - 5, x, y) for port in bus.ends),
            )
            yield f"{''.join(joints)}M{self.x(x)} {top:.1f}V{foot:.1f}", bus.ended

    def _joint(
        self, port: Port, others: Iterable[Port], start: float, lane: float, y: Mapping[Port, float]
    ) -> str:
        """From a port to its lane, and into it towards the ports at the other ends."""
        here, bend = y[port], min(_BEND, self._lane)
        sides = sorted({1 if y[other] > here else -1 for other in others})
        bends = (
            f"Q{self.x(lane)} {here:.1f} {self.x(lane)} {here + side * bend:.1f}" for side in sides
        )
        turn = self.x(lane + bend)
        return f"M{self.x(start)} {here:.1f}H{turn}" + f"M{turn} {here:.1f}".join(bends)

    def heads(self, y: Mapping[Port, float]) -> Iterator[str]:
        """The arrowheads, as SVG paths: one at each sign that a line leads to."""
        ends = {port for bus in self.buses for port in bus.ends}
        tip = self.axis - REACH - 0.5
        for port in self.ports:
            if port in ends:
                yield (
                    f"M{self.x(tip - 6)} {y[port] - 3.5:.1f}V{y[port] + 3.5:.1f}"
                    f"L{self.x(tip)} {y[port]:.1f}Z"
                )


def _span(bus: Bus, place: Mapping[Port, int]) -> tuple[int, int]:
    places = [place[port] for port in (*bus.starts, *bus.ends)]
    return min(places), max(places)


def _lanes(spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The first lane (0 is next to the signs) in which each of these is alone."""
    taken: list[list[tuple[int, int]]] = []
    for start, end in spans:
        free = (
            number
            for number, others in enumerate(taken)
            if all(end < a or b < start for a, b in others)
        )
        lane = next(free, len(taken))
        taken += [[]] if lane == len(taken) else []
        taken[lane].append((start, end))
        yield lane
