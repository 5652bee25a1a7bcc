"""What the dossier says is so, or that a source does: claims, with what they rest on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dossier.citations import Citation
from dossier.linking import Dossier
from dossier.origins import Evidence
from dossier.records import Event, Record, Statement
from dossier.uses import by_sentence

ClaimKind = Literal["event", "judgement", "statement", "answer", "sentence"]
CLAIM_KINDS: tuple[ClaimKind, ...] = ("judgement", "event", "statement", "answer")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that the dossier says is so, or that a source does.

    `number` counts from 1 within its record, 0 where the record is the claim. `needed` are the ids
    of the documents without any one of which no origin of it would be left. An `assessment` is the
    editors' own and cites nothing on purpose.
    """

    kind: ClaimKind
    record: Record
    number: int
    text: str
    citations: tuple[Citation, ...]
    evidence: Evidence
    needed: tuple[str, ...]
    assessment: bool = False

    @property
    def ends(self) -> tuple[str, ...]:
        """The ids of the documents at which its evidence ends, first-hand or of unknown origin."""
        first_hand = (id for origin in self.evidence.origins for id in origin.documents)
        return (*first_hand, *self.evidence.unknown)


def claims_of(dossier: Dossier) -> Iterator[Claim]:
    """Every key judgement, event, statement and answer."""
    for brief in dossier.briefs.values():
        for number, judgement in enumerate(brief.key_judgements, 1):
            cited = [each.citation for each in judgement.text.citations]
            text = judgement.text.plain(dossier.title_of)
            ours = judgement.assessment
            yield _claim("judgement", brief, number, text, cited, dossier, assessment=ours)
    for event in dossier.events:
        yield _claim("event", event, 0, event.title, event_citations(event, dossier), dossier)
    for statement in dossier.statements.values():
        cited = statement_citations(statement, dossier)
        yield _claim("statement", statement, 0, dossier.label(statement), cited, dossier)
    for disagreement in dossier.disagreements.values():
        for number, answer in enumerate(disagreement.answers, 1):
            yield _claim("answer", disagreement, number, answer.answer, answer.cite, dossier)


def sentences_of(dossier: Dossier) -> Iterator[Claim]:
    """Every sentence of prose that cites something; `number` counts those of its record."""
    for key, uses in dossier.uses.items():
        for number, group in enumerate(by_sentence(uses), 1):
            cited, text = [use.citation for use in group], group[0].sentence
            yield _claim("sentence", dossier.records[key], number, text, cited, dossier)


def event_citations(event: Event, dossier: Dossier) -> list[Citation]:
    """What an event rests on: everything that its record cites."""
    return [use.citation for use in dossier.uses[event.key]]


def statement_citations(statement: Statement, dossier: Dossier) -> list[Citation]:
    """What a statement rests on: its wordings and gist, not the remarks in its note."""
    return [use.citation for use in dossier.uses[statement.key] if use.path[0] != "note"]


def _claim(
    kind: ClaimKind,
    record: Record,
    number: int,
    text: str,
    citations: Iterable[Citation],
    dossier: Dossier,
    *,
    assessment: bool = False,
) -> Claim:
    cited = tuple(citations)
    needed = dossier.origins.needed(cited)
    return Claim(kind, record, number, text, cited, dossier.weigh(cited), needed, assessment)
