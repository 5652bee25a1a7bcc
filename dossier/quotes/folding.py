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
from collections.abc import Callable, Iterable, Iterator, Sequence
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
        """The stretch of the text that folds to a stretch, not empty, of the skeleton."""
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
_MINUS = re.compile(rf"{_MINUS_PLACE}(?:[-–−](?=[.,]?\d)|(?<!\d )−\s+(?=\d))")
_SOFT = re.compile(r"(?<=[^\s\d])- *\n\s*(?=[^\W\d_])")
_DASH = re.compile("[-–—−]+")
_DOTS = re.compile(r"\.(?: ?\.){2,}|……+")
_SPACES = re.compile(r"[ \n](?:(?<=\n)|(?=[ \n]))[ \n]*")
_BLANK = re.compile(r"[ \n]*")
_BESIDE_SPACELESS = r",.:;!?()\[\]'…。、・"
_NO_SPACE = re.compile(
    rf"(?<=[{SPACELESS}])[ \n]+(?=[{SPACELESS}{_BESIDE_SPACELESS}])"
    rf"|(?<=[{SPACELESS}{_BESIDE_SPACELESS}])[ \n]+(?=[{SPACELESS}])"
)
_ANY_SPACELESS = re.compile(f"[{SPACELESS}]")


@cache
def _ligature() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_ligatures())}]")


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


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch that is written otherwise; a dash that was there stood at `dash`."""

    start: int
    end: int
    new: str
    mark: int = NONE
    dash: tuple[int, int] = (0, 0)


def _skeleton(text: str, before: tuple[Edits, ...]) -> tuple[str, Edits, Dashes]:
    # Each kind is sought apart: one pattern of them all is several times slower.
    changes = [*_dash_changes(text), *_space_changes(text)]
    if ".." in text or ". ." in text or "……" in text:
        changes += [_Change(m.start(), m.end(), "…") for m in _DOTS.finditer(text)]
    if not text.isascii():
        found = _ligature().finditer(text)
        changes += [_Change(m.start(), m.end(), _ligatures()[m[0]]) for m in found]
    changes = _without_overlap(changes)
    skeleton, edits = _edited(text, [(c.start, c.end, c.new) for c in changes])
    return skeleton, edits, _dashes(changes, edits, before, len(skeleton))


def _dash_changes(text: str) -> Iterator[_Change]:
    done = 0
    for match in _DASH.finditer(text):
        start, end = match.span()
        if minus := _MINUS.match(text, start):
            yield _Change(start, minus.end(), "−")
        elif soft := _SOFT.match(text, start):
            yield _Change(start, soft.end(), "", SOFT, (start, end))
        else:
            first = done + len(text[done:start].rstrip(" \n"))
            blank = _BLANK.match(text, end)
            done = blank.end() if blank else end
            yield _Change(first, done, "", HARD, (start, end))


def _space_changes(text: str) -> Iterator[_Change]:
    if not text.isascii() and _ANY_SPACELESS.search(text):
        for match in _NO_SPACE.finditer(text):
            yield _Change(match.start(), match.end(), "")
    for match in _SPACES.finditer(text):
        yield _Change(match.start(), match.end(), " ")


def _without_overlap(changes: list[_Change]) -> list[_Change]:
    """In order; where two overlap, the one that begins first, or was found first."""
    kept: list[_Change] = []
    done = 0
    for change in sorted(changes, key=lambda change: change.start):
        if change.start >= done:
            kept.append(change)
            done = change.end
    return kept


def _dashes(changes: list[_Change], edits: Edits, before: tuple[Edits, ...], length: int) -> Dashes:
    at: list[int] = []
    spans: list[tuple[int, int]] = []
    marks = bytearray(length + 1)
    for change, place in zip(changes, edits.at, strict=True):
        if change.mark and not marks[place]:
            first, last = change.dash[0], change.dash[1] - 1
            at.append(place)
            spans.append((origin(before, first)[0], origin(before, last)[1]))
            marks[place] = change.mark
    return Dashes(at, spans, bytes(marks))
