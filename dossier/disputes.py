"""Which answer to a disagreement a text takes its evidence from, and which questions it touches."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.citations import Citation
from dossier.quotes import Span
from dossier.records import Disagreement, KeyJudgement
from dossier.verification import Verification

Answer = tuple[str, int]
"""The id of a disagreement, and the number of an answer to it, from 1."""

_Place = tuple[str, int]


@dataclass(frozen=True)
class Disputes:
    """The evidence of every answer, found again by the passages it consists of."""

    verification: Verification

    def answers(self, citations: Iterable[Citation]) -> frozenset[Answer]:
        """The answers whose evidence the citations share: a passage, in whole or in part.

        A source cited as a whole is shared with answers that cite it as a whole, too.
        """
        return frozenset(answer for citation in citations for answer in self._answers(citation))

    def _answers(self, citation: Citation) -> Iterable[Answer]:
        if citation.quote is None:
            return self._whole.get(citation.source, ())
        passage = self.verification.passage(citation)
        if passage is None:
            return ()
        candidates = self._passages.get((passage.source, passage.number), ())
        return [answer for spans, answer in candidates if _meet(spans, passage.found.spans)]

    def questions(self, judgement: KeyJudgement) -> tuple[Disagreement, ...]:
        """The disagreements that a key judgement links to, or whose evidence it cites."""
        dossier = self.verification.dossier
        targets = (record for link in judgement.text.links for record in dossier.target(link))
        linked = {record.id for record in targets if isinstance(record, Disagreement)}
        cited = self.answers(each.citation for each in judgement.text.citations)
        touched = linked | {id for id, _ in cited}
        return tuple(d for id, d in dossier.disagreements.items() if id in touched)

    @cached_property
    def _passages(self) -> Mapping[_Place, Sequence[tuple[Sequence[Span], Answer]]]:
        table: dict[_Place, list[tuple[Sequence[Span], Answer]]] = defaultdict(list)
        for citation, answer in self._cited:
            passage = self.verification.passage(citation)
            if passage is not None:
                table[passage.source, passage.number].append((passage.found.spans, answer))
        return table

    @cached_property
    def _whole(self) -> Mapping[str, Sequence[Answer]]:
        table: dict[str, list[Answer]] = defaultdict(list)
        for citation, answer in self._cited:
            if citation.quote is None:
                table[citation.source].append(answer)
        return table

    @property
    def _cited(self) -> Iterable[tuple[Citation, Answer]]:
        return (
            (citation, (disagreement.id, number))
            for disagreement in self.verification.dossier.disagreements.values()
            for number, answer in enumerate(disagreement.answers, 1)
            for citation in answer.cite
        )


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in some for b in others)
