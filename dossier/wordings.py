"""The wordings of one utterance beside each other, word by word, with those that differ marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from dossier.quotes.folding import fold
from dossier.scripts import begins_word, has_words

# Comparing takes time by the product of both lengths; longer wordings are not compared.
MOST_WORD_PAIRS = 160_000
# A longer stretch that another wording leaves out is not quoted there: it does not differ.
LONGEST_OMISSION = 8


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a wording; `differs` says that its words stand otherwise in another one."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Collation:
    """The fullest wording and the others, each in runs; None for one too long to compare."""

    fullest: tuple[Run, ...]
    others: tuple[tuple[Run, ...] | None, ...]


def collate(fullest: str, others: Sequence[str]) -> Collation:
    """Mark the words in which wordings differ; letter case and typography do not count.

    In the others, marked is what the fullest does not have at that place; in the fullest, what one
    of the others words otherwise, or leaves out between words that it has.
    """
    text = _Words.of(fullest)
    differing: set[int] = set()
    collated: list[tuple[Run, ...] | None] = []
    for other in map(_Words.of, others):
        if len(text.folded) * len(other.folded) > MOST_WORD_PAIRS:
            collated.append(None)
            continue
        shared = _shared(text.folded, other.folded)
        kept = {j + n for _, j, size in shared for n in range(size)}
        collated.append(other.runs(set(range(len(other.folded))) - kept))
        differing.update(_worded_otherwise(shared))
    return Collation(text.runs(differing), tuple(collated))


@dataclass(frozen=True, slots=True)
class _Words:
    """A text cut into words and what stands between them; `places` are those of the words."""

    pieces: tuple[str, ...]
    places: tuple[int, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "_Words":
        pieces = tuple(_pieces(text))
        places = tuple(place for place, piece in enumerate(pieces) if has_words(piece))
        folded = tuple(fold(pieces[place]).skeleton.casefold() for place in places)
        return cls(pieces, places, folded)

    def runs(self, differing: set[int]) -> tuple[Run, ...]:
        """The text in runs; what stands between two words that differ belongs to them."""
        marked = [False] * len(self.pieces)
        for word in differing:
            marked[self.places[word]] = True
        for (word, place), (_, following) in pairwise(enumerate(self.places)):
            if word in differing and word + 1 in differing:
                marked[place:following] = [True] * (following - place)
        return tuple(_joined(self.pieces, marked))


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for end in range(1, len(text) + 1):
        if begins_word(text, end):
            yield text[start:end]
            start = end


def _joined(pieces: Sequence[str], marked: Sequence[bool]) -> Iterator[Run]:
    start = 0
    for end in range(1, len(pieces) + 1):
        if end == len(pieces) or marked[end] != marked[start]:
            yield Run("".join(pieces[start:end]), marked[start])
            start = end


_Shared = list[tuple[int, int, int]]


def _shared(one: Sequence[str], other: Sequence[str]) -> _Shared:
    """Where both have the same words: place in the one, place in the other, how many."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [(a, b, size) for a, b, size in matcher.get_matching_blocks() if size]


def _worded_otherwise(shared: _Shared) -> Iterator[int]:
    """The words of the one between words of the other, where that is no long omission."""
    for (start, _, size), (following, _, _) in pairwise(shared):
        if following - (start + size) <= LONGEST_OMISSION:
            yield from range(start + size, following)
