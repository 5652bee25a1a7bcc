"""The fonts of the pack: for each letter the first font that has it, cut down to what is used.

Latin, Cyrillic and Greek are set in the site's own fonts. Other scripts are in fonts that are
installed with the pack's requirements; Chinese characters in those of the language that they are
in, where these differ. The machine's fonts are never used, so that a pack is the same everywhere.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

WEIGHTS = (400, 600)

_OWN_SCRIPTS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese")


@dataclass(frozen=True, slots=True)
class Role:
    """What letters are for: the name of a family of the style sheets, and where its fonts are.

    `installed` are the files of fonts by the script that they are for.
    """

    name: str
    own: str
    installed: Mapping[str, str]


SERIF = Role(
    "Serif",
    "source-serif-4",
    {
        "hebrew": "NotoSerifHebrew-Variable.ttf",
        "arabic": "NotoNaskhArabic-Variable.ttf",
        "devanagari": "NotoSerifDevanagari-Variable.ttf",
        "thai": "NotoSerifThai-Variable.ttf",
        "chinese": "NotoSerifSC-Regular.otf",
        "korean": "NotoSerifKR-Regular.otf",
        "traditional-chinese": "NotoSerifTC-Regular.otf",
        "japanese": "NotoSerifJP-Regular.otf",
    },
)
SANS = Role(
    "Sans",
    "source-sans-3",
    {
        "hebrew": "NotoSansHebrew-Variable.ttf",
        "arabic": "NotoSansArabic-Variable.ttf",
        "devanagari": "NotoSansDevanagari-Variable.ttf",
        "thai": "NotoSansThai-Variable.ttf",
        "chinese": "NotoSansSC-Regular.otf",
        "korean": "NotoSansKR-Regular.otf",
        "traditional-chinese": "NotoSansTC-Regular.otf",
        "japanese": "NotoSansJP-Regular.otf",
    },
)
ROLES = (SERIF, SANS)

_PACKAGES = {
    "hebrew": "pylopdf_fonts_he",
    "arabic": "pylopdf_fonts_ar",
    "devanagari": "pylopdf_fonts_hi",
    "thai": "pylopdf_fonts_th",
    "chinese": "pylopdf_fonts_zh_cn",
    "korean": "pylopdf_fonts_ko",
    "traditional-chinese": "pylopdf_fonts_zh_tw",
    "japanese": "pylopdf_fonts_jp",
}

_OF_LANGUAGES = {
    "ko": "korean",
    "ja": "japanese",
    "zh-hant": "traditional-chinese",
    "zh-tw": "traditional-chinese",
    "zh-hk": "traditional-chinese",
}
"""Whose forms of characters a language has; any other has those of the first."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file (WOFF2) as the style sheet names it."""

    family: str
    weight: int
    style: str
    data: bytes


@dataclass(frozen=True)
class Lettering:
    """The faces of a text, the families of each role in order, and the letters no font has."""

    faces: tuple[Face, ...]
    families: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]


def lettering(letters: Mapping[str, frozenset[str]], folders: Sequence[Path]) -> Lettering:
    """The fonts for the letters of each language (`""` for any other), from template folders."""
    faces: list[Face] = []
    families: dict[str, tuple[str, ...]] = {}
    missing: set[str] = set()
    for role in ROLES:
        fonts = _fonts(role, folders)
        owned = _owned(fonts, letters)
        used = [(font, owned[font.name]) for font in fonts if font.name in owned]
        families[role.name] = tuple(f"{role.name} {font.name}" for font, _ in used)
        faces += [face for font, found in used for face in font.faces(role.name, found)]
        missing |= {
            letter
            for found in letters.values()
            for letter in found
            if not any(font.has(letter) for font in fonts)
        }
    return Lettering(tuple(faces), families, tuple(sorted(missing)))


def _owned(
    fonts: Sequence["_Font"], letters: Mapping[str, frozenset[str]]
) -> Mapping[str, frozenset[str]]:
    """The letters that each font is to set: every letter has one font, whatever its language.

    An accent apart from its letter is in all fonts that are used, since it goes with the letter;
    so are the signs between words, which are set in the font of the word before.
    """
    owned: dict[str, set[str]] = {}
    seen: set[str] = set()
    for language in sorted(letters):
        first = _OF_LANGUAGES.get(language)
        ordered = sorted(fonts, key=lambda font: font.is_regional and font.name != first)
        for letter in letters[language] - seen:
            owner = next((font.name for font in ordered if font.has(letter)), None)
            if owner:
                owned.setdefault(owner, set()).add(letter)
        seen |= letters[language]
    joining = {letter for letter in seen if _joins(letter)}
    for font in fonts:
        if font.name in owned:
            owned[font.name] |= {letter for letter in joining if font.has(letter)}
    return {name: frozenset(found) for name, found in owned.items()}


def _joins(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "MZP" and letter < "\u3000"


def _fonts(role: Role, folders: Sequence[Path]) -> list["_Font"]:
    own = (_own_font(role.own, script, folders) for script in _OWN_SCRIPTS)
    return [*filter(None, own), *_installed_fonts(role)]


def _own_font(family: str, script: str, folders: Sequence[Path]) -> "_Font | None":
    """A script of the site's own fonts: one file of all weights, or a file for each."""

    def file(name: str) -> Path | None:
        paths = (
            folder / "assets" / "fonts" / f"{family}-{script}{name}.woff2" for folder in folders
        )
        return next((path for path in paths if path.is_file()), None)

    whole = file("")
    files = {(weight, "normal"): file(f"-{weight}") or whole for weight in WEIGHTS}
    files[400, "italic"] = file("-italic")
    found = {key: path for key, path in files.items() if path}
    return _Font(script, found) if found else None


def _installed_fonts(role: Role) -> Iterator["_Font"]:
    for script, name in role.installed.items():
        spec = find_spec(_PACKAGES[script])
        if spec and spec.origin:
            path = Path(spec.origin).parent / name
            weights = WEIGHTS if path.suffix == ".ttf" else WEIGHTS[:1]
            files = {(weight, "normal"): path for weight in weights}
            yield _Font(script, files, is_regional=path.suffix == ".otf")


@dataclass(frozen=True)
class _Font:
    """A font in its weights and styles; a variable one is one file for several of these."""

    name: str
    files: Mapping[tuple[int, str], Path]
    is_regional: bool = False

    def has(self, letter: str) -> bool:
        return ord(letter) in self._characters

    @cached_property
    def _characters(self) -> frozenset[int]:
        return frozenset(_opened(next(iter(self.files.values()))).getBestCmap())

    def faces(self, role: str, letters: Iterable[str]) -> Iterator[Face]:
        characters = tuple(sorted(map(ord, letters)))
        for (weight, style), path in self.files.items():
            data = _cut_down(path, characters, weight)
            yield Face(f"{role} {self.name}", weight, style, data)


def _opened(path: Path) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(path.read_bytes()), lazy=True, recalcTimestamp=False)


def _cut_down(path: Path, characters: tuple[int, ...], weight: int) -> bytes:
    """The font with only these characters (and what they join into), of one weight."""
    from fontTools.subset import Options, Subsetter
    from fontTools.varLib.instancer import instantiateVariableFont

    options = Options()
    # What is asked for wherever letters are set, and figures of one width, as in lists.
    options.layout_features = [*options.layout_features, "tnum"]
    options.notdef_outline = True
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = _opened(path)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    if "fvar" in font:
        places = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        font = instantiateVariableFont(font, {**places, "wght": weight})
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file, reorderTables=False)
    return file.getvalue()
