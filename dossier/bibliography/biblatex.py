"""References as BibLaTeX, for LaTeX and the reference managers that read it."""

import re
from collections.abc import Iterable, Iterator

from dossier.bibliography.csl import archived
from dossier.bibliography.items import Item, ItemType
from dossier.words import Words
from dossier.words.languages import language_name

_TYPES: dict[ItemType, str] = {
    "article-newspaper": "article",
    "broadcast": "misc",
    "webpage": "online",
    "document": "misc",
}


def biblatex(items: Iterable[Item], words: Words) -> bytes:
    """The items as entries of BibLaTeX, in UTF-8, which Biber reads."""
    return "\n".join(_entry(item, words) for item in items).encode()


def _entry(item: Item, words: Words) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(item, words))
    return f"@{_TYPES[item.type]}{{{item.id},\n{fields}}}\n"


def _fields(item: Item, words: Words) -> Iterator[tuple[str, str]]:
    """The fields of an entry. What is a name or title is in a second pair of braces.

    So a name is not taken apart, and no style changes the letters of a title.
    """
    if item.authors:
        yield "author", " and ".join(f"{{{latex(name)}}}" for name in item.authors)
    yield "title", f"{{{latex(item.title)}}}"
    if item.publisher:
        yield "organization", f"{{{latex(item.publisher)}}}"
    if item.type == "article-newspaper":
        yield "journaltitle", f"{{{latex(item.outlet)}}}"
        yield "entrysubtype", "newspaper"
    if item.genre:
        yield "titleaddon", latex(item.genre)
    # Since version 3.9 a date may be anything in EDTF of level 1, as it is recorded here.
    if item.published:
        yield "date", item.published.text
    if item.url:
        yield "url", item.url
        if item.accessed:
            yield "urldate", item.accessed.text
    if name := _babel_name(item.language):
        yield "langid", name
    if item.summary:
        yield "abstract", latex(item.summary)
    if note := archived(item, words):
        yield "note", latex(note)


def latex(text: str) -> str:
    """A text as LaTeX sets it sign for sign; typewriter apostrophes become curly, as ever.

    Signs that TeX draws together (`--` to a dash, `''` to a quotation mark) are kept apart. BibTeX
    counts braces even after a backslash: those without a partner get names instead.
    """
    paired = _paired_braces(text)
    signs = (
        f"\\{sign}" if place in paired else _SIGNS.get(sign, sign)
        for place, sign in enumerate(text)
    )
    return _TOGETHER.sub(r"\g<0>{}", "".join(signs))


_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_TOGETHER = re.compile(r"([-'`<>,])(?=\1)|([?!])(?=`)")


def _paired_braces(text: str) -> frozenset[int]:
    """The places of braces that open and close each other."""
    opened: list[int] = []
    paired: set[int] = set()
    for place, sign in enumerate(text):
        if sign == "{":
            opened.append(place)
        elif sign == "}" and opened:
            paired |= {opened.pop(), place}
    return frozenset(paired)


def _babel_name(tag: str | None) -> str | None:
    """The name of a language as the LaTeX package babel has it, where that is its English name."""
    language = (tag or "").partition("-")[0].lower()
    name = language_name(language, "en").lower() if language else ""
    return name if name.isascii() and name.isalpha() and name != language else None
