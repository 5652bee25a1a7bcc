"""The drawing of a whole dossier: the documents it cites, and the origins they go back to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.pages.composer import Composer
from dossier.pages.evidence_line import document_name
from dossier.pages.flow_layout import FURTHER, OUTLET, UNKNOWN, Flows, gathered, ranking, untangled
from dossier.pages.measuring import broken
from dossier.pages.parts import Link

WIDTH = 340.0
NAME_SIZE, ABOUT_SIZE = 13.0, 12.0
_NAME_LINE, _ABOUT_LINE, _BETWEEN, _EDGE = 15.0, 14.0, 9.0, 3.0
_START_ROOM, _END_ROOM, _BAR, _TO_TEXT = 96.0, 128.0, 6.0, 7.0
_TALLEST = 300.0  # of all passages on one side, where they are many
_THICKEST = 5.0  # of one passage, where they are few
_THINNEST = 1.25

Lines = tuple[tuple[float, str], ...]
"""Lines of text, each with the y of its base line."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A document at the start, or an origin at the end; as high as the passages it carries.

    Its words begin or end at `words_x`. `held` is None where that means nothing.
    """

    at_end: bool
    x: float
    y: float
    width: float
    height: float
    words_x: float
    name: Lines
    about: Lines
    label: str
    href: str | None
    held: bool | None
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class Stream:
    """The passages that lead from a document to an origin, as a line of their thickness."""

    path: str
    thickness: float
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class OriginLine:
    """An origin in words; without a link where it is not known."""

    link: Link | None
    name: str
    passages: str


@dataclass(frozen=True, slots=True)
class FlowLine:
    """The same in words: a document, and its origins with the passages that go back to each."""

    document: Link
    held: bool
    origins: tuple[OriginLine, ...]


@dataclass(frozen=True, slots=True)
class FlowDrawing:
    """Documents, origins, and what leads from the ones to the others; `lines` says it in words."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    streams: tuple[Stream, ...]
    lines: tuple[FlowLine, ...]
    label: str


def flow_drawing(composer: Composer) -> FlowDrawing | None:
    """What everything in the dossier rests on; None where nothing is cited."""
    whole = composer.site.audit.flows
    if not whole:
        return None
    outlets = {id: source.outlet for id, source in composer.dossier.sources.items()}
    flows = gathered(whole, outlets)
    scale = min(_THICKEST, _TALLEST / sum(flows.values()))
    documents = ranking(flows, 0)
    starts = [_worded_document(id, composer) for id in documents]
    origins = untangled(flows, documents)
    ends = [_worded_origin(id, composer) for id in origins]
    frame = _Frame(flows, scale, composer)
    height = max(frame.reach(documents, starts, 0), frame.reach(origins, ends, 1))
    left = {
        (id, 0): bar
        for id, bar in zip(documents, frame.bars(documents, starts, 0, height), strict=True)
    }
    right = {
        (id, 1): bar for id, bar in zip(origins, frame.bars(origins, ends, 1, height), strict=True)
    }
    bars = left | right
    return FlowDrawing(
        WIDTH,
        round(height, 1),
        tuple(bars.values()),
        tuple(frame.streams(documents, origins, bars)),
        tuple(_lines(whole, composer)),
        composer.words.say("drawing.flow-label"),
    )


@dataclass(frozen=True, slots=True)
class _Worded:
    """What stands beside a bar."""

    name: str
    about: str
    href: str | None = None
    held: bool | None = None


def _worded_document(id: str, composer: Composer) -> _Worded:
    words, dossier = composer.words, composer.dossier
    if id == FURTHER:
        return _Worded(words.say("drawing.all-others"), "")
    if id.startswith(OUTLET):
        return _worded_outlet(id.removeprefix(OUTLET), composer)
    source = dossier.sources[id]
    outlet = words.say(f"medium-of.{source.medium}", outlet=dossier.actors[source.outlet].name)
    held = dossier.is_held(id)
    date = words.date(source.published) if source.published else ""
    about = date if held else words.say("source.not-held")
    return _Worded(outlet, about, composer.link(source).href, held)


def _worded_outlet(id: str, composer: Composer) -> _Worded:
    dossier = composer.dossier
    cited = {document for document, _ in composer.site.audit.flows}
    documents = [d for d in cited if dossier.sources[d].outlet == id]
    count = composer.words.count("evidence.documents", len(documents))
    held = any(dossier.is_held(document) for document in documents)
    return _Worded(dossier.actors[id].name, count, composer.actor(id).href, held)


def _worded_origin(id: str, composer: Composer) -> _Worded:
    words, dossier = composer.words, composer.dossier
    if id == FURTHER:
        return _Worded(words.say("drawing.all-others"), "")
    if id == UNKNOWN:
        return _Worded(words.say("evidence.origin-not-stated"), "")
    weights = [w for w in composer.site.audit.weights if w.origin.publisher == id]
    claims = sum(weight.claims for weight in weights)
    about = words.count("counted.claims", claims) if claims else ""
    held = any(dossier.is_held(document) for w in weights for document in w.origin.documents)
    return _Worded(dossier.actors[id].name, about, composer.actor(id).href, held)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Places what stands on both sides (0 documents, 1 origins), and the lines between."""

    flows: Flows
    scale: float
    composer: Composer

    def _passages(self, id: str, side: int) -> int:
        return sum(passages for flow, passages in self.flows.items() if flow[side] == id)

    def _lines(self, worded: _Worded, side: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = _END_ROOM if side else _START_ROOM
        return broken(worded.name, NAME_SIZE, room, 3), broken(worded.about, ABOUT_SIZE, room, 2)

    def _room(self, id: str, worded: _Worded, side: int) -> float:
        """The height that a bar takes with its words."""
        names, abouts = self._lines(worded, side)
        words = _NAME_LINE * len(names) + _ABOUT_LINE * len(abouts)
        return max(words, self._passages(id, side) * self.scale)

    def reach(self, ids: Sequence[str], worded: Sequence[_Worded], side: int) -> float:
        """The height that a side takes."""
        rooms = [self._room(id, each, side) for id, each in zip(ids, worded, strict=True)]
        return sum(rooms) + _BETWEEN * (len(rooms) - 1) + 2 * _EDGE

    def bars(
        self, ids: Sequence[str], worded: Sequence[_Worded], side: int, height: float
    ) -> Iterator[Bar]:
        """The bars of a side from the top, the shorter side in the middle of the height."""
        top = _EDGE + (height - self.reach(ids, worded, side)) / 2
        for id, each in zip(ids, worded, strict=True):
            room = self._room(id, each, side)
            yield self._bar(id, each, side, top + room / 2)
            top += room + _BETWEEN

    def _bar(self, id: str, worded: _Worded, side: int, middle: float) -> Bar:
        words = self.composer.words
        names, abouts = self._lines(worded, side)
        first = middle - (_NAME_LINE * len(names) + _ABOUT_LINE * len(abouts)) / 2 + 11
        after = first + _NAME_LINE * (len(names) - 1) + _ABOUT_LINE
        passages = self._passages(id, side)
        height = max(passages * self.scale, 3.0)
        count = words.count("counted.passages", passages)
        said = [part for part in (worded.about, count) if part]
        text = words.say("punctuation.separator").join(said)
        x = WIDTH - _END_ROOM - _TO_TEXT - _BAR if side else _START_ROOM + _TO_TEXT
        return Bar(
            at_end=bool(side),
            x=self._x(x, _BAR),
            y=round(middle - height / 2, 1),
            width=_BAR,
            height=round(height, 1),
            words_x=self._x(x + _BAR + _TO_TEXT if side else x - _TO_TEXT, 0),
            name=tuple((round(first + _NAME_LINE * n, 1), line) for n, line in enumerate(names)),
            about=tuple((round(after + _ABOUT_LINE * n, 1), line) for n, line in enumerate(abouts)),
            label=words.say("punctuation.colon", label=worded.name, text=text),
            href=worded.href,
            held=worded.held,
            is_unknown=bool(side) and id == UNKNOWN,
        )

    def _x(self, x: float, width: float) -> float:
        mirrored = self.composer.words.direction == "rtl"
        return round(WIDTH - x - width if mirrored else x, 1)

    def streams(
        self,
        documents: Sequence[str],
        origins: Sequence[str],
        bars: Mapping[tuple[str, int], Bar],
    ) -> Iterator[Stream]:
        """A line for each flow; at both its bars each has its part, in the order of the others."""
        leaving = {id: bars[id, 0].y for id in documents}
        arriving = {id: bars[id, 1].y for id in origins}
        for document in documents:
            for origin in origins:
                passages = self.flows.get((document, origin), 0)
                if passages:
                    part = passages * self.scale
                    y, to_y = leaving[document] + part / 2, arriving[origin] + part / 2
                    leaving[document] += part
                    arriving[origin] += part
                    thickness = round(max(part, _THINNEST), 2)
                    path = self._path(bars[document, 0], y, bars[origin, 1], to_y)
                    yield Stream(path, thickness, origin == UNKNOWN)

    def _path(self, start: Bar, y: float, end: Bar, to_y: float) -> str:
        mirrored = self.composer.words.direction == "rtl"
        x, to_x = (start.x, end.x + _BAR) if mirrored else (start.x + _BAR, end.x)
        bend = round((x + to_x) / 2, 1)
        return f"M{x:.1f} {y:.1f}C{bend} {y:.1f} {bend} {to_y:.1f} {to_x:.1f} {to_y:.1f}"


def _lines(flows: Flows, composer: Composer) -> Iterator[FlowLine]:
    """Every document with its origins, none put together."""
    dossier, words = composer.dossier, composer.words
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (document, origin), passages in flows.items():
        found[document].append((origin, passages))
    for id in ranking(flows, 0):
        source = dossier.sources[id]
        ordered = sorted(found[id], key=lambda each: (each[0] == UNKNOWN, -each[1], each[0]))
        origins = tuple(_origin_line(origin, passages, composer) for origin, passages in ordered)
        name = document_name(source, dossier, words)
        yield FlowLine(composer.link(source, name), dossier.is_held(id), origins)


def _origin_line(id: str, passages: int, composer: Composer) -> OriginLine:
    words = composer.words
    count = words.count("counted.passages", passages)
    if id == UNKNOWN:
        return OriginLine(None, words.say("evidence.origin-not-stated"), count)
    link = composer.actor(id)
    return OriginLine(link, link.text, count)
