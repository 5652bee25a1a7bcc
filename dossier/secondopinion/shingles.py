"""A text as hashes of its words and of all stretches of a few words, and what two have in common.

Hashes are made from the letters alone, so that every run of the program gives the same verdicts.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from zlib import crc32

from dossier.archive import Captured
from dossier.articles import Span
from dossier.quotes.folding import BARRIER, HARD, Folded
from dossier.scripts import SPACELESS, is_mostly_spaceless, marks
from dossier.secondopinion.spoken import speech

MOST_WORDS = 200_000  # of one text; what comes after them is not compared


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted in a text: how many make a shingle, and how many in a row are no chance."""

    name: str
    shingle: int
    run: int

    @property
    def window(self) -> int:
        """How many shingles such a run has."""
        return self.run - self.shingle + 1


WORDS = Unit("words", 5, 15)
CHARACTERS = Unit("characters", 10, 30)  # where scripts have no spaces; two stand for a word


@dataclass(frozen=True, slots=True)
class Shingled:
    """A text as hashes: of its words (or characters), and of each stretch of a shingle's length."""

    unit: Unit
    words: "array[int]"
    shingles: "array[int]"

    def fingerprints(self) -> set[int]:
        """The shingles kept by winnowing: the least of every window, the last of equal ones."""
        hashes, size = list(self.shingles), self.unit.window
        kept: set[int] = set()
        least = -1
        for end in range(max(min(size, len(hashes)) - 1, 0), len(hashes)):
            if least < (start := max(end - size + 1, 0)):
                window = hashes[end : start - 1 if start else None : -1]
                least = end - window.index(min(window))
            elif hashes[end] <= hashes[least]:
                least = end
            kept.add(hashes[least])
        return kept


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts have in common: shingles, the longest run, the share of the shorter text."""

    unit: Unit
    common: int
    run: int
    share: float


class Words(dict[str, int]):
    """The hash of each word, made once."""

    def __missing__(self, word: str) -> int:
        self[word] = hashed = crc32(word.encode())
        return hashed


def shingled(captured: Captured, known: Words) -> Shingled:
    """The reporters' own words of an archived text, in no case; across a cut none are neighbours.

    Cut out are omitted passages and quotations. Stretches in quotation marks that are shorter than
    a shingle are names and single words, and stay.
    """
    text = captured.folded.article.text
    unit = CHARACTERS if not text.isascii() and is_mostly_spaceless(text) else WORDS
    words, shingles = array("Q"), array("Q")
    for piece in _without(speech(captured.folded.article), captured.folded.folded):
        hashes = [known[word] for word in _words(piece)[: max(MOST_WORDS - len(words), 0)]]
        words.extend(hashes)
        shingles.extend(_stretches(hashes, unit.shingle))
        # A number that stands in no other text, and above those of words.
        words.append(2**32 + crc32(f"{captured.file}:{len(words)}".encode()))
    return Shingled(unit, words, shingles)


def _without(cuts: Iterable[Span], folded: Folded) -> list[str]:
    """The pieces of a folded text between cuts, which are stretches of it before it was folded."""
    skeleton, dashes = folded.skeleton, folded.dashes
    changes = [(at, at, " ") for at in dashes.at if dashes.marks[at] == HARD]
    changes += [(_moved(c.start, folded), _moved(c.end, folded), BARRIER) for c in cuts]
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(changes):
        if start >= done:
            parts += skeleton[done:start], new
            done = end
    return "".join([*parts, skeleton[done:]]).lower().split(BARRIER)


def _moved(offset: int, folded: Folded) -> int:
    """Where a place in a text is in its folded form."""
    for edits in folded.stages:
        which = bisect_right(edits.starts, offset) - 1
        if which >= 0:
            after = offset - edits.ends[which]
            offset = edits.at[which] + (edits.lengths[which] + after if after >= 0 else 0)
    return offset


def _words(text: str) -> list[str]:
    """Letters and digits, and what joins them; in scripts without spaces each character."""
    plain = text.isascii() or _beyond().search(text) is None
    return (_PLAIN if plain else _any_word()).findall(text)


# The pattern that any text may be read with is ten times as slow.
_PLAIN = re.compile(r"[^\W_]+(?:'[^\W_]+|(?<=\d)[.,]\d+)*")


@cache
def _beyond() -> re.Pattern[str]:
    return re.compile(f"[{SPACELESS}{marks()}]")


@cache
def _any_word() -> re.Pattern[str]:
    letter = rf"[^\W_{SPACELESS}]"
    joint = rf"[{marks()}]+|'(?={letter})|(?<=\d)[.,](?=\d)"
    return re.compile(rf"[{SPACELESS}]|{letter}+(?:(?:{joint}){letter}*)*")


_BASE = 1_000_003
_MODULUS = 2**61 - 1


def _stretches(hashes: Sequence[int], length: int) -> list[int]:
    """The hash of every stretch of that many words, in order."""
    sums = list(
        accumulate(hashes, lambda total, word: (total * _BASE + word) % _MODULUS, initial=0)
    )
    power = pow(_BASE, length, _MODULUS)
    return [
        (end - start * power) % _MODULUS
        for start, end in zip(sums[:-length], sums[length:], strict=True)
    ]


def likeness(one: Shingled, other: Shingled) -> Likeness | None:
    """What two texts have in common; None where it is less than a run that is no chance."""
    theirs = frozenset(other.shingles)
    if one.unit != other.unit or sum(map(theirs.__contains__, one.shingles)) < one.unit.window:
        return None
    ours = frozenset(one.shingles)
    common = len(ours & theirs)
    share = common / min(len(ours), len(theirs))
    return Likeness(one.unit, common, _longest_run(one, other, theirs), share)


def _longest_run(one: Shingled, other: Shingled, theirs: frozenset[int]) -> int:
    """How many words stand in both in the same order without a gap."""
    rows = groupby(map(theirs.__contains__, one.shingles))
    least, most = 0, max(sum(1 for _ in row) for both, row in rows if both) + one.unit.shingle - 1
    length = most  # as a rule all shingles in common in a row stand so in the other text, too
    while least < most:
        if set(_stretches(one.words, length)).isdisjoint(_stretches(other.words, length)):
            most = length - 1
        else:
            least = length
        length = (least + most + 1) // 2
    return least
