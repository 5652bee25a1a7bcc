"""What counts as the same writing: two texts that differ only in typography fold to one.

Folded are: canonical form (NFC) and typographic ligatures; quotation marks and apostrophes of
every kind; dashes of every kind and the space around them, not a minus sign before a number;
white space, line and paragraph ends (none counts between letters of scripts that use no spaces);
words hyphenated at a line's end; soft hyphens, zero-width and direction marks; full-width
punctuation; `...` and `. . .` for `…`. Nothing else.
"""

import re
import string
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dossier.scripts import HIDDEN, SPACELESS, marks

NONE, HARD, SOFT = range(3)
BARRIER = "\ufdd0"  # stands for what is not the article; no folded quote has it


@dataclass(frozen=True, slots=True)
class Edits:
    """The places where a text was rewritten: old [start, end) became new [at, at + length)."""

    starts: Sequence[int]
    ends: Sequence[int]
    at: Sequence[int]
    lengths: Sequence[int]

    def origin(self, offset: int) -> tuple[int, int]:
        """Where the new text's character at `offset` stood in the old text, as [start, end)."""
        which = bisect_right(self.at, offset) - 1
        # An edit that left nothing shares its offset with the character that follows it.
        if which < 0:
            return offset, offset + 1
        into = offset - self.at[which] - self.lengths[which]
        if into < 0:
            return self.starts[which], self.ends[which]
        return self.ends[which] + into, self.ends[which] + into + 1


@dataclass(frozen=True, slots=True)
class Dashes:
    """Dashes of a folded text, in order.

    `at` are offsets of the skeleton's characters that follow them; `spans` say where they stand in
    the text. `marks` has a byte for each offset of the skeleton: NONE, HARD, or SOFT for a hyphen
    that ends a line inside a word, so that it may be part of the word or not.
    """

    at: Sequence[int]
    spans: Sequence[tuple[int, int]]
    marks: bytes

    def span(self, offset: int) -> tuple[int, int]:
        """Where in the text the dash before an offset of the skeleton stands."""
        return self.spans[bisect_left(self.at, offset)]


@dataclass(frozen=True, slots=True)
class Folded:
    """A text and its skeleton: the folded text without its dashes, which are kept apart."""

    text: str
    skeleton: str
    dashes: Dashes
    stages: tuple[Edits, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that folds to [start, end) of the skeleton, which is not empty."""
        return origin(self.stages, start)[0], origin(self.stages, end - 1)[1]


def fold(text: str, cuts: Iterable[tuple[int, int]] = ()) -> Folded:
    """Fold a text; each stretch of `cuts` is left out, and nothing can match across it."""
    stages: list[Edits] = []
    now = text.replace(BARRIER, "\ufffd")
    if cuts := [cut for cut in cuts if cut[0] < cut[1]]:
        now = _staged(stages, *_rewrite(now, _apart(cuts), BARRIER))
    kinds = set(now)
    if not kinds.isdisjoint(_hidden()):
        hidden = [(m.start(), m.end()) for m in _HIDDEN_RUN.finditer(now)]
        now = _staged(stages, *_rewrite(now, hidden, ""))
    if not unicodedata.is_normalized("NFC", now):
        now = _staged(stages, *_substitute(now, _clusters(), _composed))
        kinds = set(now)
    for character in kinds & _same_length().keys():
        now = now.replace(character, _same_length()[character])
    skeleton, edits, dashes = _skeleton(now, tuple(stages))
    return Folded(text, skeleton, dashes, (*stages, edits))


def origin(stages: Sequence[Edits], offset: int) -> tuple[int, int]:
    """Where a character stood before all of these stages."""
    start, end = offset, offset + 1
    for edits in reversed(stages):
        start, end = edits.origin(start)[0], edits.origin(end - 1)[1]
    return start, end


def _staged(stages: list[Edits], text: str, edits: Edits) -> str:
    stages.append(edits)
    return text


def _apart(cuts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that overlap joined."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(cuts):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _rewrite(text: str, spans: Sequence[tuple[int, int]], new: str) -> tuple[str, Edits]:
    return _edited(text, [(start, end, new) for start, end in spans])


def _substitute(
    text: str, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]
) -> tuple[str, Edits]:
    return _edited(text, [(m.start(), m.end(), new(m)) for m in pattern.finditer(text)])


def _edited(text: str, changes: Sequence[tuple[int, int, str]]) -> tuple[str, Edits]:
    parts: list[str] = []
    at: list[int] = []
    done = length = 0
    for start, end, new in changes:
        length += start - done
        at.append(length)
        parts += text[done:start], new
        length += len(new)
        done = end
    parts.append(text[done:])
    starts, ends = [c[0] for c in changes], [c[1] for c in changes]
    return "".join(parts), Edits(starts, ends, at, [len(c[2]) for c in changes])


# A soft hyphen at a line's end also hides the line's end.
_HIDDEN_RUN = re.compile(f"\u00ad[ \t]*\n[ \t]*|[{HIDDEN}]+")


@cache
def _hidden() -> frozenset[str]:
    pattern = re.compile(f"[{HIDDEN}]")
    return frozenset(chr(code) for code in range(0xE0080) if pattern.match(chr(code)))


@cache
def _clusters() -> re.Pattern[str]:
    """Characters that canonical composition may change, with what they may compose with."""
    changing = set(marks())
    for code in (*range(0x300, 0x20000), *range(0x2F800, 0x2FA20)):
        pair = unicodedata.decomposition(chr(code))
        if pair and not pair.startswith("<"):
            changing.update(chr(int(part, 16)) for part in pair.split()[1:])
            if not unicodedata.is_normalized("NFC", chr(code)):
                changing.add(chr(code))
    members = "".join(sorted(changing)) + "\u1161-\u1175\u11a8-\u11c2"
    return re.compile(f"[^{members}]?[{members}]+", re.DOTALL)


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])


@cache
def _same_length() -> dict[str, str]:
    """Characters written as another one, each by exactly one."""
    full_width = {chr(ord(mark) + 0xFEE0): mark for mark in string.punctuation}
    small = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFE50, 0xFE6C)}
    table = {key: value for key, value in (full_width | small).items() if len(value) == 1}
    table |= dict(zip("｡､･⋯", "。、・…", strict=True))
    table |= dict.fromkeys(_QUOTATION_MARKS, "'")
    table |= dict.fromkeys(_HYPHENS, "-") | dict.fromkeys("‒–", "–") | dict.fromkeys(_DASHES, "—")
    table |= dict.fromkeys("\t\x1f\xa0\u1680\u202f\u205f\u3000", " ")
    table |= dict.fromkeys(map(chr, range(0x2000, 0x200B)), " ")
    table |= dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n")
    return {key: value for key, value in table.items() if key != value}


# Unicode's Quotation_Mark, and what is written in its stead.
_QUOTATION_MARKS = '"«»‘’‚‛“”„‟‹›⹂「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣ʼʻ`´｀՚״׳《》〈〉\u2329\u232a'
_HYPHENS = "-\u058a\u05be\u1400\u1806\u2010\u2011\ufe63\uff0d"
_DASHES = "—―\u2053\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0\ufe31\ufe32\ufe58"

_MINUS_PLACE = r"(?<![^\s(\[{'/=<>~≈±≤≥,;:|])"
_MINUS = rf"{_MINUS_PLACE}[-–−](?=[.,]?\d)"
_LAYOUT = (
    rf"(?P<minus>{_MINUS}|{_MINUS_PLACE}(?<!\d )−\s+(?=\d))"
    r"|(?P<soft>(?<=[^\s\d])-[ ]*\n\s*(?=[^\W\d_]))"
    rf"|\s*(?!{_MINUS})(?P<dash>[-–—−]+)\s*"
    r"|(?P<dots>\.(?:[ ]?\.){2,}|……+)"
    "|(?P<ligature>[%s])"
    "|%s(?P<space>\\s{2,}|\n)"
)
_BESIDE_SPACELESS = r",.:;!?()\[\]'…。、・！？"
_NO_SPACE = (
    rf"(?P<nothing>(?<=[{SPACELESS}])\s+(?=[{SPACELESS}{_BESIDE_SPACELESS}])"
    rf"|(?<=[{SPACELESS}{_BESIDE_SPACELESS}])\s+(?=[{SPACELESS}]))|"
)
_ANY_SPACELESS = re.compile(f"[{SPACELESS}]")


@cache
def _layout(spaceless: bool) -> re.Pattern[str]:
    return re.compile(_LAYOUT % ("".join(_ligatures()), _NO_SPACE if spaceless else ""))


@cache
def _ligatures() -> dict[str, str]:
    """Letters cast together by a typesetter, and the letters they stand for."""
    blocks = (*range(0xFB00, 0xFB50), *range(0xFBEA, 0xFDFC), *range(0xFEF5, 0xFEFD))
    return {
        chr(code): unicodedata.normalize("NFKC", chr(code))
        for code in blocks
        if "LIGATURE" in unicodedata.name(chr(code), "") and not _has_space(chr(code))
    }


def _has_space(character: str) -> bool:
    return " " in unicodedata.normalize("NFKC", character)


def _skeleton(text: str, before: tuple[Edits, ...]) -> tuple[str, Edits, Dashes]:
    pattern = _layout(not text.isascii() and _ANY_SPACELESS.search(text) is not None)
    found = list(pattern.finditer(text))
    changes = [(m.start(), m.end(), _replacement(m)) for m in found]
    skeleton, edits = _edited(text, changes)
    return skeleton, edits, _dashes(found, edits, before, len(skeleton))


def _replacement(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "space":
        return " "
    if kind == "ligature":
        return _ligatures()[match[0]]
    return {"minus": "−", "dots": "…"}.get(kind or "", "")


def _dashes(
    found: list[re.Match[str]], edits: Edits, before: tuple[Edits, ...], length: int
) -> Dashes:
    at: list[int] = []
    spans: list[tuple[int, int]] = []
    marks = bytearray(length + 1)
    for match, place in zip(found, edits.at, strict=True):
        if match.lastgroup in ("dash", "soft") and not marks[place]:
            hard = match.lastgroup == "dash"
            start, end = match.span("dash") if hard else (match.start(), match.start() + 1)
            at.append(place)
            spans.append((origin(before, start)[0], origin(before, end - 1)[1]))
            marks[place] = HARD if hard else SOFT
    return Dashes(at, spans, bytes(marks))
