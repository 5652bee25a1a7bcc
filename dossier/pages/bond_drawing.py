"""The drawing of who is linked to whom: names in rows, and what joins them in words and lines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from dossier import urls
from dossier.pages.bond_layout import EDGE, WIDTH, Lanes, Port, Strand, in_rows
from dossier.pages.bonds import Bond, bonds_of
from dossier.pages.composer import Composer
from dossier.pages.measuring import broken
from dossier.records import Actor
from dossier.records.actors import ActorKind
from dossier.words import Words

MOST_ACTORS, MOST_NEIGHBOURS = 40, 20
"""More are not drawn; the lists beside the drawing have them all."""
_NAME_SIZE, _WORDS_SIZE = 14.0, 12.0
_NAME_LINE, _WORDS_LINE, _BETWEEN = 17.0, 15.0, 16.0
_RISE = 4.5  # from a base line to the middle of its letters
_MOST_LINES = 3

# Outlines around the middle of a sign, as SVG paths; that of a contested state is left hollow.
_SIGNS: Mapping[ActorKind, str] = {
    "person": "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "organisation": "m-4-4h8v8h-8z",
    "state": "m0-5.6 5.6 5.6-5.6 5.6-5.6-5.6z",
    "de-facto-authority": "m0-5.6 5.6 5.6-5.6 5.6-5.6-5.6z",
    "outlet": "m0-5.2 5.2 9h-10.4z",
}
_HOLLOW = "de-facto-authority"
_KINDS: Sequence[ActorKind] = get_args(ActorKind)

Lines = tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of a kind of actors: its outline as an SVG path, and its meaning in words."""

    kind: ActorKind
    path: str
    hollow: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Saying:
    """Words under a name, from which a line leads to others; `label` is the whole sentence."""

    lines: Lines
    label: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """An actor: its sign at height `y`, its name in lines with theirs, and what is said of it."""

    sign: Sign
    y: float
    name: Lines
    label: str
    href: str
    is_here: bool
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class BondDrawing:
    """Actors in rows, their signs at `axis`, all words at `text_x`.

    `lines` are SVG paths, each with whether what it stands for has ended. `signs` are the signs of
    the drawing, explained. `left_out` says what is not drawn.
    """

    width: float
    height: float
    axis: float
    text_x: float
    rows: tuple[Row, ...]
    lines: tuple[tuple[str, bool], ...]
    heads: tuple[str, ...]
    signs: tuple[Sign, ...]
    has_ended: bool
    left_out: str | None
    label: str


def network(bonds: Sequence[Bond], composer: Composer) -> BondDrawing | None:
    """All bonds, or those among the most linked actors; the words of bond N lead to `#bond-N`."""
    words, linked = composer.words, _most_linked_first(bonds)
    drawn = frozenset(linked[:MOST_ACTORS])
    strands = _strands(
        (
            (bond, f"#bond-{number}")
            for number, bond in enumerate(bonds, 1)
            if {bond.actor.id, bond.other.id} <= drawn
        ),
        words,
    )
    order = in_rows((strand.start.id, strand.end.id) for strand in strands)
    left_out = (
        words.count("relations.most-linked", len(order)) if len(linked) > len(order) else None
    )
    label = words.say("relations.drawing-label")
    return _drawing(order, strands, composer, label, left_out) if order else None


def neighbourhood(actor: Actor, composer: Composer) -> BondDrawing | None:
    """An actor with those it is linked to: first whom it leads to, then who leads to it."""
    words, bonds = composer.words, bonds_of(actor, composer.dossier, composer.words)
    others = list(dict.fromkeys((b.other if b.actor is actor else b.actor).id for b in bonds))
    order = [actor.id, *others[:MOST_NEIGHBOURS]]
    drawn, further = frozenset(order), len(others) - MOST_NEIGHBOURS
    strands = _strands(
        ((bond, None) for bond in bonds if {bond.actor.id, bond.other.id} <= drawn), words
    )
    left_out = words.count("relations.further", further) if further > 0 else None
    label = words.say("relations.neighbourhood-label", actor=actor.name)
    return _drawing(order, strands, composer, label, left_out, here=actor.id) if others else None


def _most_linked_first(bonds: Iterable[Bond]) -> list[str]:
    linked: dict[str, set[str]] = defaultdict(set)
    for bond in bonds:
        linked[bond.actor.id].add(bond.other.id)
        linked[bond.other.id].add(bond.actor.id)
    return sorted(linked, key=lambda id: -len(linked[id]))


def _strands(bonds: Iterable[tuple[Bond, str | None]], words: Words) -> dict[Strand, str | None]:
    """One strand for all that an actor has to do with another, and where its first bond is listed.

    What has ended is a strand of its own.
    """
    pairs: dict[tuple[str, str, bool], list[tuple[Bond, str | None]]] = defaultdict(list)
    for bond, href in bonds:
        pairs[bond.actor.id, bond.other.id, bond.until is not None].append((bond, href))
    strands: dict[Strand, str | None] = {}
    for (start, end, ended), found in pairs.items():
        said = words.say("punctuation.separator").join(dict.fromkeys(b.words for b, _ in found))
        strands[Strand(Port(start, said, ended), Port(end))] = found[0][1]
    return strands


def _drawing(
    order: Sequence[str],
    strands: Mapping[Strand, str | None],
    composer: Composer,
    label: str,
    left_out: str | None,
    *,
    here: str | None = None,
) -> BondDrawing:
    lanes = Lanes.between(order, list(strands), mirrored=composer.words.direction == "rtl")
    written = _written(lanes, composer)
    heights = {port: round(lines[0][0] - _RISE, 1) for port, lines in written.items()}
    sayings: dict[str, list[Saying]] = defaultdict(list)
    for port in lanes.ports:
        if port.words:
            sayings[port.id].append(_saying(port, written[port], strands, composer))
    rows = tuple(
        _row(id, heights[Port(id)], written[Port(id)], sayings[id], composer, here) for id in order
    )
    return BondDrawing(
        width=WIDTH,
        height=round(max(lines[-1][0] for lines in written.values()) + _RISE + EDGE, 1),
        axis=lanes.x(lanes.axis),
        text_x=lanes.x(lanes.text),
        rows=rows,
        lines=tuple(lanes.paths(heights)),
        heads=tuple(lanes.heads(heights)),
        signs=tuple(sorted({row.sign for row in rows}, key=lambda sign: _KINDS.index(sign.kind))),
        has_ended=any(strand.start.ended for strand in strands),
        left_out=left_out,
        label=label,
    )


def _written(lanes: Lanes, composer: Composer) -> dict[Port, Lines]:
    """The words at each port in lines, from the top down."""
    room = WIDTH - lanes.text - EDGE
    written: dict[Port, Lines] = {}
    foot = EDGE - _BETWEEN
    for port in lanes.ports:
        text = port.words or composer.dossier.actors[port.id].name
        size, step = (_WORDS_SIZE, _WORDS_LINE) if port.words else (_NAME_SIZE, _NAME_LINE)
        first = foot + (step if port.words else _BETWEEN + size)
        lines = enumerate(broken(text, size, room, _MOST_LINES))
        written[port] = tuple((round(first + step * number, 1), line) for number, line in lines)
        foot = written[port][-1][0]
    return written


def _saying(
    port: Port, lines: Lines, strands: Mapping[Strand, str | None], composer: Composer
) -> Saying:
    words, actors = composer.words, composer.dossier.actors
    found = [strand for strand in strands if strand.start == port]
    label = words.say(
        "relations.sentence-ended" if port.ended else "relations.sentence",
        actor=actors[port.id].name,
        words=port.words,
        others=words.join(actors[strand.end.id].name for strand in found),
    )
    return Saying(lines, label, strands[found[0]])


def _row(
    id: str, y: float, name: Lines, sayings: Iterable[Saying], composer: Composer, here: str | None
) -> Row:
    actor, words = composer.dossier.actors[id], composer.words
    kind = actor.actor_kind
    meaning = words.say(f"actor-kind.{kind}")
    return Row(
        Sign(kind, _SIGNS[kind], kind == _HOLLOW, meaning),
        y,
        name,
        words.say("punctuation.colon", label=actor.name, text=meaning),
        composer.href(urls.address(actor)),
        id == here,
        tuple(sayings),
    )
