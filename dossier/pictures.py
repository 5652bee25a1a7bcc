"""A picture of each page for where it is shared: its title, set in the site's own letters."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

from PIL import Image, ImageDraw, ImageFont

from dossier import urls
from dossier.pages.parts import Card, Page, Picture

WIDTH, HEIGHT = 1200, 630

_EDGE = 80
_ABOVE, _TITLE, _RULE, _BELOW = 122, 168, 526, 580
_SMALL = 34
_SIZES = (92, 84, 76, 68, 60, 52, 46)
_LEADING = 1.15
_MOST = 500

# How dark, of 255: from the paper of css/10-tokens.css to its ink.
_PAPER, _INK = (0xFD, 0xFC, 0xF8), (0x1D, 0x1C, 0x1A)
_BLACK, _QUIET, _HAIRLINE = 255, 180, 48
_GREYS = 8

_SERIF, _SANS = ("source-serif-4", 600), ("source-sans-3", 400)
_SCRIPTS = ("latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese")


def with_pictures(
    pages: Sequence[Page], base_url: str, folders: Sequence[Path]
) -> tuple[list[Page], dict[str, bytes]]:
    """The pages, each with its picture, and the pictures by their path in the site.

    A picture is named by what is in it. `folders` are those of the templates, with the fonts.
    """
    studio = Studio(folders)
    files: dict[str, bytes] = {}
    illustrated = []
    for page in pages:
        drawn = studio.draw(page.sharing.cards) if page.sharing else None
        if page.sharing and drawn:
            name = f"assets/pictures/{blake2b(drawn.png, digest_size=8).hexdigest()}.png"
            files[name] = drawn.png
            picture = Picture(urls.absolute(base_url, name), WIDTH, HEIGHT, drawn.words)
            page = replace(page, sharing=replace(page.sharing, picture=picture))
        illustrated.append(page)
    return illustrated, files


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as a file, and the words on it."""

    png: bytes
    words: str


class Studio:
    """Draws cards; each letter is drawn once a size, and then stamped."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._titles = [_Face(folders, *_SERIF, size) for size in _SIZES]
        self._small = _Face(folders, *_SANS, _SMALL)
        self._drawn: dict[Card, Drawn] = {}

    def draw(self, cards: Sequence[Card]) -> Drawn | None:
        """The first card that there are letters for."""
        card = next((card for card in map(_on_one_line, cards) if self._can_set(card)), None)
        if card and card not in self._drawn:
            words = ": ".join(filter(None, (card.above, card.title)))
            self._drawn[card] = Drawn(self._png(card), words)
        return self._drawn[card] if card else None

    def _can_set(self, card: Card) -> bool:
        return self._titles[0].has(card.title) and self._small.has(card.above + card.below)

    def _png(self, card: Card) -> bytes:
        canvas = Image.new("L", (WIDTH, HEIGHT), 0)
        measure = WIDTH - 2 * _EDGE
        self._small.stamp(canvas, _ABOVE, _cut(card.above, self._small, measure), _QUIET)
        self._title(canvas, card.title, measure)
        rule = (_EDGE, _RULE, WIDTH - _EDGE - 1, _RULE + 1)
        ImageDraw.Draw(canvas).rectangle(rule, fill=_HAIRLINE)
        self._small.stamp(canvas, _BELOW, _cut(card.below, self._small, measure), _BLACK)
        return _encoded(canvas)

    def _title(self, canvas: Image.Image, title: str, measure: int) -> None:
        """The title in the largest letters in which it fits; too long a one is cut."""
        room = _RULE - _TITLE - _SMALL
        for face in self._titles:
            lines = _balanced(title, face, measure)
            most = int(room / (face.size * _LEADING))
            if len(lines) <= most:
                break
        else:
            lines = [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), face, measure)]
        for number, line in enumerate(lines):
            baseline = _TITLE + round(face.size * (0.78 + number * _LEADING))
            face.stamp(canvas, baseline, line, _BLACK)


def _on_one_line(card: Card) -> Card:
    """Without what no picture has room for, accents as one letter with theirs."""
    texts = (text[:_MOST] for text in (card.title, card.above, card.below))
    return Card(*(" ".join(normalize("NFC", text).split()) for text in texts))


@dataclass(frozen=True, slots=True)
class _Glyph:
    image: Image.Image
    left: int
    top: int
    advance: int


class _Face:
    """The letters of one family, weight and size, of all scripts that there are fonts for.

    Each is set by its own width: the library places letters by their pairs only where the machine
    has a library for it, and a picture is the same on every machine.
    """

    def __init__(self, folders: Sequence[Path], family: str, weight: int, size: int) -> None:
        self.size = size
        names = (f"{family}-latin", *(f"{family}-{script}-{weight}" for script in _SCRIPTS))
        self._fonts = [f for name in names for f in _opened(folders, name, weight, size)]
        self._glyphs: dict[str, _Glyph | None] = {}

    def has(self, text: str) -> bool:
        return all(self._glyph(letter) for letter in text)

    def width(self, text: str) -> int:
        return sum(glyph.advance for glyph in map(self._glyph, text) if glyph)

    def stamp(self, canvas: Image.Image, baseline: int, text: str, level: int) -> None:
        at = _EDGE
        for glyph in filter(None, map(self._glyph, text)):
            canvas.paste(level, (at + glyph.left, baseline + glyph.top), glyph.image)
            at += glyph.advance

    def _glyph(self, letter: str) -> _Glyph | None:
        if letter not in self._glyphs:
            self._glyphs[letter] = next(self._drawings(letter), None)
        return self._glyphs[letter]

    def _drawings(self, letter: str) -> Iterator[_Glyph]:
        """The letter by each font that has it, which is seen by its not being the empty box."""
        for font in self._fonts:
            glyph = _glyph(font, letter)
            if glyph.image.tobytes() != _glyph(font, _NO_LETTER).image.tobytes():
                yield glyph


_NO_LETTER = "\uffff"


def _opened(
    folders: Sequence[Path], name: str, weight: int, size: int
) -> Iterator[ImageFont.FreeTypeFont]:
    """The font of the first folder that has one that can be read."""
    for folder in folders:
        with suppress(OSError):
            file = str(folder / "assets" / "fonts" / f"{name}.woff2")
            font = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
            with suppress(OSError):  # raised for a font of one weight
                font.set_variation_by_axes([weight])
            yield font
            return


def _glyph(font: ImageFont.FreeTypeFont, letter: str) -> _Glyph:
    left, top, right, bottom = map(round, font.getbbox(letter, anchor="ls"))
    image = Image.new("L", (max(right - left, 1), max(bottom - top, 1)), 0)
    ImageDraw.Draw(image).text((-left, -top), letter, fill=255, font=font, anchor="ls")
    return _Glyph(image, left, top, round(font.getlength(letter)))


def _balanced(text: str, face: _Face, measure: int) -> list[str]:
    """Lines as few as can be and as even as can be."""
    words = list(_words(text, face, measure))
    widths, space = [face.width(word) for word in words], face.width(" ")
    fewest = len(_starts(widths, space, measure))
    narrow, wide = measure // 2, measure
    while wide - narrow > 1:
        middle = (narrow + wide) // 2
        if len(_starts(widths, space, middle)) > fewest:
            narrow = middle
        else:
            wide = middle
    starts = _starts(widths, space, wide)
    return [" ".join(words[start:end]) for start, end in pairwise([*starts, len(words)])]


def _starts(widths: Sequence[int], space: int, measure: int) -> list[int]:
    """The number of the first word of each line, of words of these widths."""
    starts: list[int] = []
    room = 0
    for number, width in enumerate(widths):
        room -= space + width
        if not starts or room < 0:
            starts.append(number)
            room = measure - width
    return starts


def _words(text: str, face: _Face, measure: int) -> Iterator[str]:
    """The words of a text, a dash with the one before; one wider than a line in pieces."""
    for word in _BETWEEN_WORDS.split(text):
        while face.width(word) > measure:
            fits = next(n for n in range(len(word) - 1, 0, -1) if face.width(word[:n]) <= measure)
            yield word[:fits]
            word = word[fits:]
        yield word


_BETWEEN_WORDS = re.compile(r" (?![–—·:;!?»]+(?: |$))")


def _cut(text: str, face: _Face, measure: int) -> str:
    """A line cut at a word where it does not fit, at a letter if it is one word."""
    if face.width(text) <= measure:
        return text
    while text and face.width(text + "…") > measure:
        text = text.rpartition(" ")[0] or text[:-1]
    return text.rstrip(" ,;:·–—-") + "…"


def _encoded(canvas: Image.Image) -> bytes:
    """A PNG of a few greys between paper and ink.

    Packed by runs alone, it takes half the time, and no two compilations of the library that packs
    can differ over where to look for more.
    """
    levels = canvas.point([(value * (_GREYS - 1) + 127) // 255 for value in range(256)])
    levels.putpalette(_palette())
    file = BytesIO()
    levels.save(file, "PNG", bits=4, compress_type=Image.RLE)
    return file.getvalue()


def _palette() -> list[int]:
    last = _GREYS - 1
    return [
        round(paper + (ink - paper) * grey / last)
        for grey in range(_GREYS)
        for paper, ink in zip(_PAPER, _INK, strict=True)
    ]
