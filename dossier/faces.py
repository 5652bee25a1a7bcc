"""Which fonts of the site a text is set in, by what the style sheet says of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import Literal

SHEET = "assets/css/site.css"


def fonts_of(
    text: str, family: Literal["serif", "sans"], weight: int, assets: Mapping[str, bytes]
) -> Iterator[str]:
    """The files among `assets` that a browser needs for a text, which is set upright.

    `family` is the property of the style sheet that names it. Where it has more than one value,
    none of the files is certain. Lines are measured by the font that has the space, so that one is
    needed even where the text has no letter in it.
    """
    sheet = assets.get(SHEET, b"").decode(errors="replace")
    named = {_first(names) for names in re.findall(rf"--{family}\s*:([^;}}]+)", sheet)}
    faces = [
        face
        for face in _faces(sheet)
        if {face.family} == named and face.lightest <= weight <= face.heaviest
    ]
    for letter in dict.fromkeys(" " + text):
        # Of several faces that have a letter, browsers take the last.
        for face in [face for face in faces if face.has(letter)][-1:]:
            if face.file in assets:
                yield face.file


@dataclass(frozen=True, slots=True)
class _Face:
    """The letters of a family that are in one file."""

    family: str
    lightest: int
    heaviest: int
    letters: tuple[tuple[int, int], ...]
    file: str

    def has(self, letter: str) -> bool:
        return any(first <= ord(letter) <= last for first, last in self.letters)


_RULE = re.compile(r"@font-face\s*\{([^}]*)\}")
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_FILE = re.compile(r"""url\(\s*["']?([^"')]+\.woff2)["']?\s*\)""")
_RANGE = re.compile(r"U\+([0-9A-F?]+)(?:-([0-9A-F]+))?", re.IGNORECASE)


def _faces(sheet: str) -> Iterator[_Face]:
    """The upright faces that come from a file, and not first from the reader's own fonts."""
    for rule in _RULE.findall(sheet):
        said = dict(_DECLARATION.findall(rule))
        file = _FILE.match(said.get("src", ""))
        weights = re.findall(r"\d+", said.get("font-weight", "400"))
        if file and weights and said.get("font-style", "normal") == "normal":
            yield _Face(
                _first(said.get("font-family", "")),
                int(weights[0]),
                int(weights[-1]),
                tuple(_letters(said.get("unicode-range", "U+0-10FFFF"))),
                normpath(join(dirname(SHEET), file[1])),
            )


def _first(names: str) -> str:
    return names.split(",")[0].strip().strip("\"'")


def _letters(ranges: str) -> Iterator[tuple[int, int]]:
    for first, last in _RANGE.findall(ranges):
        yield int(first.replace("?", "0"), 16), int(last or first.replace("?", "F"), 16)
