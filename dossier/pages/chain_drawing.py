"""The drawing of a chain of origin: documents in rows, lines from each to those it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.citations import Citation
from dossier.lineage import UNKNOWN, Lineage, lineage_of, lineage_of_source, resting_on
from dossier.pages.chain_layout import DOT, EDGE, RING, WIDTH, Lines, Point, in_rows
from dossier.pages.composer import Composer
from dossier.pages.evidence_line import document_name
from dossier.pages.measuring import broken, rounded
from dossier.pages.merging import Merged, merged
from dossier.pages.origin_tree import Branch, cited_tree
from dossier.records import Source

NAME_SIZE, ABOUT_SIZE = 14.0, 12.0
_NAME_LINE, _ABOUT_LINE, _BETWEEN = 17.0, 15.0, 12.0
_MOST_LINES = 3

Sign = Literal["held", "not-held", "unknown", "several"]


@dataclass(frozen=True, slots=True)
class Row:
    """A document (or several, drawn as one) with its sign at `x`, `y` and its words beside it.

    `name` are lines whose base lines stand at `name_y`; `about` is a smaller one at `about_y`.
    `label` says all of it. `ring` is the radius of the ring of a first-hand one, 0 for others.
    """

    sign: Sign
    x: float
    y: float
    ring: float
    text_x: float
    name: tuple[tuple[float, str], ...]
    about: tuple[tuple[float, str], ...]
    label: str
    href: str | None
    is_here: bool


@dataclass(frozen=True, slots=True)
class ChainDrawing:
    """Rows from the documents cited down to first-hand ones; `lines` and `heads` are SVG paths."""

    width: float
    height: float
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    heads: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Chain:
    """What a claim rests on: drawn, and as nested lists."""

    drawing: ChainDrawing
    branches: tuple[Branch, ...]


def chain(citations: Iterable[Citation], composer: Composer) -> Chain | None:
    """The documents cited for a claim, and what they rest on; None where nothing is cited."""
    lineage = lineage_of(citations, composer.dossier)
    if not lineage.tops:
        return None
    label = composer.words.say("drawing.claim-label")
    drawing = _drawing(merged(lineage), composer, label, None)
    return Chain(drawing, cited_tree(lineage, composer))


def source_drawing(source: Source, composer: Composer) -> ChainDrawing | None:
    """A source between what rests on it and what it rests on; None where it stands alone."""
    below = lineage_of_source(source.id, composer.dossier)
    above = resting_on(source.id, composer.dossier)
    steps: dict[str, Mapping[str, int]] = {
        **{id: dict.fromkeys(found, 0) for id, found in above.items()},
        **below.steps,
    }
    reached = {step for found in steps.values() for step in found}
    tops = tuple(id for id in above if id not in reached) or (source.id,)
    if not steps:
        return None
    own = {id: 0 for id in steps if composer.dossier.origins.is_own(id)} | dict(below.own)
    whole = merged(Lineage(tops, steps, own), keep=source.id)
    name = document_name(source, composer.dossier, composer.words)
    label = composer.words.say("drawing.source-label", name=name)
    return _drawing(whole, composer, label, source.id)


def _drawing(merged: Merged, composer: Composer, label: str, here: str | None) -> ChainDrawing:
    order = in_rows(merged.lineage)
    lines = Lines.between(order, merged.lineage, mirrored=composer.words.direction == "rtl")
    rows: list[Row] = []
    top = EDGE
    for id in order:
        row = _row(id, merged, lines, top, composer, here)
        rows.append(row)
        top = (row.about or row.name)[-1][0] + 4 + _BETWEEN
    points = [Point(row.y, row.ring or DOT) for row in rows]
    height = rounded(top - _BETWEEN + EDGE)
    paths, heads = tuple(lines.paths(points)), tuple(lines.heads(points))
    return ChainDrawing(WIDTH, height, tuple(rows), paths, heads, label)


def _row(
    id: str, merged: Merged, lines: Lines, top: float, composer: Composer, here: str | None
) -> Row:
    name, about, sign, href = _worded(id, merged, composer)
    room = WIDTH - lines.text - EDGE
    names = broken(name, NAME_SIZE, room, _MOST_LINES)
    abouts = broken(about, ABOUT_SIZE, room, _MOST_LINES)
    first = top + NAME_SIZE
    after = first + _NAME_LINE * (len(names) - 1) + _ABOUT_LINE
    return Row(
        sign,
        lines.x(lines.axis),
        rounded(first - 4.5),
        RING if id in merged.lineage.own else 0.0,
        lines.x(lines.text),
        tuple((rounded(first + _NAME_LINE * n), line) for n, line in enumerate(names)),
        tuple((rounded(after + _ABOUT_LINE * n), line) for n, line in enumerate(abouts)),
        composer.words.say("punctuation.colon", label=name, text=about) if about else name,
        href,
        id == here,
    )


def _worded(id: str, merged: Merged, composer: Composer) -> tuple[str, str, Sign, str | None]:
    """Name, what is said of it, sign and link of a row."""
    words, dossier = composer.words, composer.dossier
    if id == UNKNOWN:
        return words.say("source.origin-not-stated"), "", "unknown", None
    if id in merged.groups:
        group = merged.groups[id]
        return words.count(f"drawing.{group.sort}", len(group.ids)), "", "several", None
    source = dossier.sources[id]
    outlet = words.say(f"medium-of.{source.medium}", outlet=dossier.actors[source.outlet].name)
    held = dossier.is_held(id)
    said = [
        words.date(source.published) if source.published else "",
        words.say("source.held" if held else "source.not-held"),
        words.say("drawing.first-hand") if id in merged.lineage.own else "",
    ]
    about = words.say("punctuation.separator").join(part for part in said if part)
    return outlet, about, "held" if held else "not-held", composer.link(source).href
