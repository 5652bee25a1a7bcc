"""How a quote with `…` or [brackets] may be meant: as the source's own, or as the editor's."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from dossier.quotes.matching import letter_cases
from dossier.scripts import has_words, is_spaceless, is_word_character

OMISSION = None
Choice = str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The pieces to look for, in order, and the insertions that were left out of them."""

    pieces: tuple[str, ...]
    insertions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a quote: as written, how else it may be read, and why it may not be."""

    written: str
    special: bool = False
    otherwise: tuple[Choice, ...] = ()
    insertion: str = ""
    fault: str = ""


_MARK = r"(?:…+|⋯+|\.(?:\s?\.){2,})"
_SPECIAL = re.compile(
    rf"(?P<omission>\[\s*{_MARK}\s*\]|\(\s*{_MARK}\s*\)|{_MARK})|(?P<bracket>\[[^\[\]]*\])"
)
_GLUE = "\ufdd1"
MOST_READINGS = 256


def readings(
    quote: str, has: Callable[[str], bool], language: str = ""
) -> tuple[Iterator[Reading], str]:
    """All readings that may be true, the most literal first; and what is wrong with the brackets.

    `has` tells whether a mark or bracket stands in the article as it does in the quote.
    """
    parts = _parts(_half_width(quote), language)
    faults = [part.fault for part in parts if part.fault]
    choices = [_choices(part, has) for part in parts]
    if prod(map(len, choices)) > MOST_READINGS:
        return iter(()), "the quote has more brackets and omissions than can be tried out"
    if not faults and _is_all_insertion(parts):
        faults = ["the quote is all insertion: every word of it stands in brackets"]
    return _readings(parts, choices), faults[0] if faults else ""


def _half_width(quote: str) -> str:
    return quote.translate(str.maketrans("［］（）．", "[]()."))


def _parts(quote: str, language: str) -> list[_Part]:
    parts: list[_Part] = []
    done = 0
    for match in _SPECIAL.finditer(quote):
        parts += _plain(quote[done : match.start()])
        if match["omission"]:
            parts.append(_Part(match[0], True, (OMISSION,)))
        else:
            parts.append(_bracket(quote, match, language))
        done = match.end()
    return [*parts, *_plain(quote[done:])]


def _plain(text: str) -> list[_Part]:
    stray = re.search(r"[\[\]]", text)
    fault = "a bracket is not closed, not opened, or stands in another" if stray else ""
    return [_Part(text, fault=fault)] if text else []


def _bracket(quote: str, match: re.Match[str], language: str) -> _Part:
    inside = unicodedata.normalize("NFC", match[0][1:-1].strip())
    before, after = quote[: match.start()], quote[match.end() :]
    if len(inside) == 1 and inside.isalpha() and _touches(after[:1]) and not _touches(before[-1:]):
        return _Part(match[0], True, tuple(letter_cases(inside, language)))
    if _touches(before[-1:]) or _touches(after[:1]):
        fault = f"the brackets in {_around(before, match[0], after)} stand inside a word"
        return _Part(match[0], True, fault=fault)
    otherwise = (" ", _GLUE) if _beside_punctuation(before, after) else (" ",)
    return _Part(match[0], True, otherwise, inside)


def _touches(character: str) -> bool:
    return bool(character) and is_word_character(character) and not is_spaceless(character)


def _around(before: str, bracket: str, after: str) -> str:
    first, last = re.search(r"\S*\Z", before), re.match(r"\S*", after)
    return f'"{(first[0] if first else "")[-20:]}{bracket}{(last[0] if last else "")[:20]}"'


def _beside_punctuation(before: str, after: str) -> bool:
    edges = (before.rstrip()[-1:], after.lstrip()[:1])
    return not all(edge and is_word_character(edge) for edge in edges)


def _choices(part: _Part, has: Callable[[str], bool]) -> tuple[Choice, ...]:
    if not part.special:
        return (part.written,)
    literal = (part.written,) if has(part.written) else ()
    return (*literal, *part.otherwise)


def _is_all_insertion(parts: list[_Part]) -> bool:
    bare = "".join(part.written for part in parts if not part.special or _is_letter(part))
    return any(part.insertion for part in parts) and not has_words(bare)


def _is_letter(part: _Part) -> bool:
    return part.special and not part.insertion and OMISSION not in part.otherwise


def _readings(parts: list[_Part], choices: list[tuple[Choice, ...]]) -> Iterator[Reading]:
    for chosen in product(*choices):
        taken = zip(parts, chosen, strict=True)
        insertions = [p.insertion for p, choice in taken if p.special and choice != p.written]
        yield Reading(_pieces(chosen), tuple(filter(None, insertions)))


def _pieces(chosen: tuple[Choice, ...]) -> tuple[str, ...]:
    """The stretches between omissions; marks that only open or close the quote count for none."""
    pieces = [""]
    for choice in chosen:
        if choice is OMISSION:
            pieces.append("")
        else:
            pieces[-1] += choice
    pieces = [re.sub(rf"\s*{_GLUE}\s*", "", piece).strip() for piece in pieces]
    worded = [index for index, piece in enumerate(pieces) if has_words(piece)]
    return tuple(pieces[worded[0] : worded[-1] + 1]) if worded else ()
