"""The same words in the archived texts of two sources, of which neither states the other.

Candidates are found by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms
for Document Fingerprinting", SIGMOD 2003): of every eleven shingles of five words the least one
is kept, so that two texts with fifteen words in a row in common keep one in common. In scripts
without spaces a character stands for half a word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.archive import Captured
from dossier.linking import Dossier
from dossier.recall import Recall, Very
from dossier.records import Source
from dossier.secondopinion.declared import Declared
from dossier.secondopinion.shingles import Likeness, Shingled, Unit, Words, likeness, shingled

LEAST_SHARE = 0.3
NEIGHBOURS = 4  # texts that one with the same fingerprint is compared with


@dataclass(frozen=True, slots=True)
class Reuse:
    """What the text of `source` has in common with that of `other`, an earlier one; both are ids.

    `run` is the longest stretch of the same words, counted in `unit`; `share` is how much of the
    shorter text, by its shingles, stands in the longer one, from 0 to 1.
    """

    source: str
    other: str
    run: int
    unit: Unit
    share: float


def reuses(dossier: Dossier) -> tuple[Reuse, ...]:
    """The undeclared reuses: for each source the earlier one that it has most in common with.

    A run of fifteen words is told, or three tenths of the shorter text. Documents of one publisher
    count as one origin, and have in common what it puts under all its texts; so of these only the
    latter is told. Quotations and omitted passages are not compared.
    """
    known = Very(dossier.recall(Words))
    texts = [
        _Texts(source, tuple(dossier.recall(_marked, Very(each), known) for each in captures))
        for source in sorted(dossier.sources.values(), key=_time)
        if (captures := dossier.captures.get(source.id))
    ]
    declared = Declared(dossier)
    found: list[Reuse] = []
    for later, earlier in _candidates(texts):
        id = later.source.id
        undeclared = [each for each in earlier if not declared.are_related(id, each.source.id)]
        reuse = _likest(later, undeclared, dossier)
        if reuse:
            found.append(reuse)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Marked:
    """An archived text with its fingerprints."""

    shingled: Shingled
    fingerprints: frozenset[int]


def _marked(captured: Very[Captured], known: Very[Words]) -> _Marked:
    text = shingled(captured.value, known.value)
    return _Marked(text, frozenset(text.fingerprints()))


@dataclass(frozen=True, slots=True)
class _Texts:
    """The archived texts of a source."""

    source: Source
    captures: tuple[_Marked, ...]


def _time(source: Source) -> tuple[object, ...]:
    """Sources by the last day on which they may have appeared; undated ones are the latest."""
    date = source.published
    return (date is None, date.latest if date else 0, source.id)


def _candidates(texts: Sequence[_Texts]) -> Iterator[tuple[_Texts, list[_Texts]]]:
    """Each source with the earlier ones that it has a fingerprint in common with.

    Of many with the same fingerprint these are the first, which the others may be copies of, and
    the latest: so a text that hundreds have in common is not compared with all of them.
    """
    seen: dict[int, tuple[int, ...]] = {}
    for number, text in enumerate(texts):
        marks = {mark for capture in text.captures for mark in capture.fingerprints}
        earlier = {other for mark in marks for other in seen.get(mark, ())}
        for mark in marks:
            first, *latest = (*seen.get(mark, ()), number)
            seen[mark] = (first, *latest[1 - NEIGHBOURS :])
        if earlier:
            yield text, [texts[other] for other in sorted(earlier)]


def _likest(text: _Texts, others: Iterable[_Texts], dossier: Dossier) -> Reuse | None:
    """The reuse of the source that most is in common with, if any is told."""
    publisher = dossier.origins.publisher
    most: tuple[int, int] = (0, 0)
    reuse = None
    for other in others:
        likest = _most_alike(text, other, dossier.recall)
        is_one = publisher(text.source.outlet) == publisher(other.source.outlet)
        if likest and _is_told(likest, is_one) and (likest.common, likest.run) > most:
            most = likest.common, likest.run
            reuse = Reuse(text.source.id, other.source.id, likest.run, likest.unit, likest.share)
    return reuse


def _most_alike(one: _Texts, other: _Texts, recall: Recall) -> Likeness | None:
    """Of the captures of two sources, what the two most alike have in common."""
    pairs = (recall(_likeness, Very(a), Very(b)) for a in one.captures for b in other.captures)
    return max(
        (pair for pair in pairs if pair), key=lambda pair: (pair.common, pair.run), default=None
    )


def _likeness(one: Very[_Marked], other: Very[_Marked]) -> Likeness | None:
    return likeness(one.value.shingled, other.value.shingled)


def _is_told(found: Likeness, is_one_publisher: bool) -> bool:
    is_long = found.run >= found.unit.run and not is_one_publisher
    return is_long or found.share >= LEAST_SHARE
