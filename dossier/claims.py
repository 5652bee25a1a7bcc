"""What the dossier says is so, or that a source does: claims, with what they rest on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from dossier.citations import Citation
from dossier.linking import Dossier
from dossier.origins import Evidence
from dossier.records import Brief, Disagreement, Event, Record, Statement
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


class Asserted(NamedTuple):
    """A claim as its record makes it, before it is known what its citations amount to."""

    kind: ClaimKind
    number: int
    text: str
    citations: Sequence[Citation]
    assessment: bool = False


def asserted(record: Record, dossier: Dossier) -> Iterator[Asserted]:
    """The key judgements of a brief, the answers to a question; an event or statement itself."""
    match record:
        case Brief():
            for number, judgement in enumerate(record.key_judgements, 1):
                cited = [each.citation for each in judgement.text.citations]
                text = judgement.text.plain(dossier.title_of)
                yield Asserted("judgement", number, text, cited, judgement.assessment)
        case Event():
            yield Asserted("event", 0, record.title, event_citations(record, dossier))
        case Statement():
            cited = statement_citations(record, dossier)
            yield Asserted("statement", 0, dossier.label(record), cited)
        case Disagreement():
            for number, answer in enumerate(record.answers, 1):
                yield Asserted("answer", number, answer.answer, answer.cite)


def claims_of(dossier: Dossier) -> Iterator[Claim]:
    """Every key judgement, event, statement and answer."""
    for record in (
        *dossier.briefs.values(),
        *dossier.events,
        *dossier.statements.values(),
        *dossier.disagreements.values(),
    ):
        for each in asserted(record, dossier):
            yield _claim(record, each, dossier)


def sentences_of(dossier: Dossier) -> Iterator[Claim]:
    """Every sentence of prose that cites something; `number` counts those of its record."""
    for key, uses in dossier.uses.items():
        for number, group in enumerate(by_sentence(uses), 1):
            cited, text = [use.citation for use in group], group[0].sentence
            yield _claim(dossier.records[key], Asserted("sentence", number, text, cited), dossier)


def event_citations(event: Event, dossier: Dossier) -> list[Citation]:
    """What an event rests on: everything that its record cites."""
    return [use.citation for use in dossier.uses[event.key]]


def statement_citations(statement: Statement, dossier: Dossier) -> list[Citation]:
    """What a statement rests on: its wordings and gist, not the remarks in its note."""
    return [use.citation for use in dossier.uses[statement.key] if use.path[0] != "note"]


def _claim(record: Record, asserted: Asserted, dossier: Dossier) -> Claim:
    cited = tuple(asserted.citations)
    return Claim(
        asserted.kind,
        record,
        asserted.number,
        asserted.text,
        cited,
        dossier.weigh(cited),
        dossier.origins.needed(cited),
        asserted.assessment,
    )
