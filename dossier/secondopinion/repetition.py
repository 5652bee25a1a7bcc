"""Utterances recorded twice: statements of one speaker that have a passage or wording in common."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dossier.articles import Span
from dossier.dates import Date
from dossier.quotes.folding import fold
from dossier.records import Original, Statement, Wording
from dossier.scripts import SPACELESS, marks
from dossier.uses import as_citation
from dossier.verification import Verification

# Quotations that overlap by less begin or end with the same few words, no more.
LEAST_OVERLAP = 0.5
# Words in a row that are compared; a shorter wording says too little to be told from another.
SHINGLE = 3
LEAST_WORDS = 6
# Different sentences of one speaker share names and set phrases, about a quarter of their stretches
# at most; translations of one sentence that share no more are for the editor to find.
LEAST_ALIKE = 0.6
# What more wordings of one speaker have is a formula, and at one place no more can be open.
MOST_SHARING = 100


@dataclass(frozen=True, slots=True)
class Repetition:
    """The same utterance in two statements, the `earlier` of which comes first by id.

    `passage` says that both have one passage of an archived text; else their wordings are alike.
    `sources` are those of the two wordings.
    """

    earlier: Statement
    later: Statement
    sources: tuple[str, str]
    passage: bool


def repetitions(verification: Verification) -> Iterator[Repetition]:
    """Statements that repeat an earlier one of the same speaker, each once; their dates may be of
    one day."""
    for statements in verification.dossier.statements_by.values():
        if len(statements) > 1:
            wordings = [w for statement in statements for w in _worded(verification, statement)]
            yield from _first_of_each([*_sharing(wordings), *_alike(wordings)])


@dataclass(frozen=True, slots=True)
class _Wording:
    """A wording of a statement, and where it stands: in which capture of its source."""

    statement: Statement
    source: str
    text: str
    capture: int
    spans: tuple[Span, ...]


def _worded(verification: Verification, statement: Statement) -> Iterator[_Wording]:
    said: list[Wording | Original] = [*statement.wordings]
    said += [statement.original] if statement.original else []
    for words in said:
        citation = as_citation(words)
        passage = verification.passage(citation)
        number, spans = (passage.number, passage.found.spans) if passage else (0, ())
        yield _Wording(statement, citation.source, citation.quote or "", number, spans)


def _first_of_each(found: Iterable[Repetition]) -> Iterator[Repetition]:
    """For each later statement the one that it repeats, the first by id."""
    first: dict[str, Repetition] = {}
    for repetition in found:
        known = first.get(repetition.later.id)
        if known is None or repetition.earlier.id < known.earlier.id:
            first[repetition.later.id] = repetition
    yield from (first[id] for id in sorted(first))


def _pair(one: _Wording, other: _Wording, *, passage: bool) -> Iterator[Repetition]:
    """The two as a repetition, unless they are of one statement or of different days."""
    if one.statement is not other.statement and _may_be_one_day(
        one.statement.date, other.statement.date
    ):
        if one.statement.id > other.statement.id:
            one, other = other, one
        sources = (one.source, other.source)
        yield Repetition(one.statement, other.statement, sources, passage)


def _may_be_one_day(one: Date | None, other: Date | None) -> bool:
    if one is None or other is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def _sharing(wordings: Iterable[_Wording]) -> Iterator[Repetition]:
    """Those that overlap in one capture by half of the shorter one."""
    places: dict[tuple[str, int], list[tuple[int, int, _Wording]]] = defaultdict(list)
    for wording in wordings:
        for span in wording.spans:
            places[wording.source, wording.capture].append((span.start, span.end, wording))
    for spans in places.values():
        open_spans: list[tuple[int, int, _Wording]] = []
        for start, end, wording in sorted(spans, key=lambda span: span[:2]):
            open_spans = [span for span in open_spans if span[1] > start][-MOST_SHARING:]
            for first, last, other in open_spans:
                shorter = min(end - start, last - first)
                if min(end, last) - start >= LEAST_OVERLAP * shorter:
                    yield from _pair(other, wording, passage=True)
            open_spans.append((start, end, wording))


def _alike(wordings: Sequence[_Wording]) -> Iterator[Repetition]:
    """Those whose words, in stretches of three, are mostly those of another."""
    shingles = [_shingles(wording.text) for wording in wordings]
    having: Mapping[tuple[str, ...], list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        common: Counter[int] = Counter()
        for shingle in shingles[number]:
            common.update(having[shingle][:MOST_SHARING])
            having[shingle].append(number)
        for other, count in sorted(common.items()):
            fewer = min(len(shingles[number]), len(shingles[other]))
            if count >= LEAST_ALIKE * fewer:
                yield from _pair(wordings[other], wording, passage=False)


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _word().findall(fold(text).skeleton.casefold())
    if len(words) < LEAST_WORDS:
        return frozenset()
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


@cache
def _word() -> re.Pattern[str]:
    """A word, or one character of a script without spaces between words."""
    return re.compile(rf"[{SPACELESS}]|(?:(?![{SPACELESS}])[\w{marks()}])+")
