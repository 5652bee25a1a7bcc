"""How wide words stand in a drawing, so that its lines can be broken before they are drawn."""

import unicodedata

from dossier.scripts import is_mark

# Widths in Source Sans 3, in em, rounded up; other faces of its kind are no wider.
_NARROW = frozenset("ijl|!'’‘.,:;·()[]“”\"-/ ")
_WIDE = frozenset("mwMWЖШЩЮФжшщюфмМ—@%")
_NARROW_EM, _PLAIN_EM, _CAPITAL_EM, _WIDE_EM, _FULL_EM = 0.32, 0.54, 0.64, 0.88, 1.02


def rounded(place: float) -> float:
    """A place in a drawing to a tenth of a pixel, a whole one without the point: 12.5, 12."""
    tenth = round(place, 1)
    return int(tenth) if tenth == int(tenth) else tenth


def width_of(text: str, size: float) -> float:
    """The width of a line set at `size`, in the same unit, rather too wide than too narrow."""
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if is_mark(character):
        return 0.0
    if character in _NARROW:
        return _NARROW_EM
    if character in _WIDE:
        return _WIDE_EM
    if unicodedata.east_asian_width(character) in "WF":
        return _FULL_EM
    return _CAPITAL_EM if character.isupper() else _PLAIN_EM


def broken(text: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """A text in at most `most` lines no wider than `width`; more ends in an ellipsis."""
    lines: list[str] = []
    left = " ".join(text.split())
    while left and len(lines) < most:
        line = _first_line(left, size, width)
        left = left[len(line) :].strip()
        lines.append(line.strip())
    if left:
        lines[-1] = _shortened(lines[-1], size, width)
    return tuple(lines)


def _first_line(text: str, size: float, width: float) -> str:
    """As many words as fit; of a word that does not fit alone, as many characters."""
    fitting = _fitting(text, size, width)
    if fitting == len(text):
        return text
    space = text.rfind(" ", 1, fitting + 1)
    return text[: space if space > 0 else max(fitting, 1)]


def _fitting(text: str, size: float, width: float) -> int:
    """How many characters of a text fit."""
    taken = 0.0
    for number, character in enumerate(text):
        taken += size * _em(character)
        if taken > width:
            return number
    return len(text)


def _shortened(line: str, size: float, width: float) -> str:
    return line[: _fitting(line, size, width - width_of("…", size))].rstrip() + "…"
