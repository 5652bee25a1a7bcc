"""Every quotation of a dossier, looked for in the archived text that it is taken from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.archive import Captured
from dossier.citations import Citation
from dossier.linking import Dossier
from dossier.quotes import Found, Missed, Quote, find_quote
from dossier.recall import Very
from dossier.uses import Use

Words = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """Quoted words found in an archived text: the `number`-th capture (from 0) of `source`."""

    source: str
    number: int
    found: Found


@dataclass(frozen=True)
class Verification:
    """The verdict on each quotation.

    `passages` and `missed` are by the words quoted; `unchecked` are uses of sources that are
    unknown, not held, or whose archived text could not be opened.
    """

    dossier: Dossier
    quoted: tuple[Use, ...]
    passages: Mapping[Words, Passage]
    missed: Mapping[Words, Missed]
    unchecked: tuple[Use, ...]

    @property
    def verified(self) -> int:
        """How many quotations have been found, each counted where it stands."""
        return sum(words_of(use.citation) in self.passages for use in self.quoted)

    def passage(self, citation: Citation) -> Passage | None:
        """Where the quoted words of a citation stand."""
        return self.passages.get(words_of(citation)) if citation.quote is not None else None

    @cached_property
    def quoted_from(self) -> Mapping[str, tuple[Use, ...]]:
        """The verified quotations of each source by its id."""
        table: dict[str, list[Use]] = defaultdict(list)
        for use in self.quoted:
            if words_of(use.citation) in self.passages:
                table[use.citation.source].append(use)
        return {source: tuple(uses) for source, uses in table.items()}

    @cached_property
    def passages_in(self) -> Mapping[str, tuple[Words, ...]]:
        """The passages quoted from each source by its id, each once."""
        table: dict[str, list[Words]] = defaultdict(list)
        for words in self.passages:
            table[words[0]].append(words)
        return {source: tuple(found) for source, found in table.items()}


def words_of(citation: Citation) -> Words:
    """What of a citation decides where its words stand."""
    return (citation.source, citation.quote or "", citation.prefix or "", citation.suffix or "")


def verify(dossier: Dossier) -> Verification:
    """Look for every quotation; one that stands at several places is looked for once."""
    quoted = tuple(_quoted(dossier.uses.values()))
    passages: dict[Words, Passage] = {}
    missed: dict[Words, Missed] = {}
    unchecked: list[Use] = []
    for use in quoted:
        words = words_of(use.citation)
        if not dossier.is_held(use.citation.source):
            unchecked.append(use)
        elif words not in passages and words not in missed:
            captures = tuple(map(Very, dossier.captures[words[0]]))
            verdict = dossier.recall(_look_for, words, captures)
            if isinstance(verdict, Missed):
                missed[words] = verdict
            else:
                passages[words] = verdict
    return Verification(dossier, quoted, passages, missed, tuple(unchecked))


def _quoted(uses: Iterable[tuple[Use, ...]]) -> Iterator[Use]:
    return (use for group in uses for use in group if use.citation.quote is not None)


def _look_for(words: Words, captures: tuple[Very[Captured], ...]) -> Passage | Missed:
    source, text, prefix, suffix = words
    folded = [captured.value.folded for captured in captures]
    verdict = find_quote(Quote(text, prefix, suffix), folded)
    if isinstance(verdict, Missed):
        return verdict
    number = next(n for n, each in enumerate(folded) if each.article is verdict.article)
    return Passage(source, number, verdict)
