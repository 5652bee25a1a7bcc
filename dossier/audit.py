"""The evidence of a whole dossier, counted: what each claim rests on, and what on nothing else."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dossier.citations import Citation
from dossier.linking import Dossier
from dossier.origins import Evidence, Origin
from dossier.problems import Problem
from dossier.records import Actor, Brief, Disagreement, Event, Record, Source, Statement
from dossier.uses import Use
from dossier.verification import Verification, Words, words_of

ClaimKind = Literal["event", "judgement", "statement", "answer"]
CLAIM_KINDS: tuple[ClaimKind, ...] = ("judgement", "event", "statement", "answer")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that the dossier says is so, or that a source does.

    `number` counts from 1 within its record, 0 where the record is the claim. An `assessment` is
    the editors' own and cites nothing on purpose.
    """

    kind: ClaimKind
    record: Record
    number: int
    text: str
    evidence: Evidence
    assessment: bool = False

    @property
    def ends(self) -> tuple[str, ...]:
        """The ids of the documents at which its evidence ends, first-hand or of unknown origin."""
        first_hand = (id for origin in self.evidence.origins for id in origin.documents)
        return (*first_hand, *self.evidence.unknown)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims have an evidence of each verdict."""

    kind: ClaimKind
    corroborated: int
    single: int
    unknown: int
    none: int

    @property
    def claims(self) -> int:
        return self.corroborated + self.single + self.unknown + self.none


@dataclass(frozen=True, slots=True)
class Weight:
    """What rests on an origin: the cited documents that carry it, the passages quoted from them,
    the number of claims, and the claims that have no other origin."""

    origin: Origin
    documents: int
    passages: int
    claims: int
    alone: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A document whose text is not held, and how much goes back to it."""

    source: Source
    claims: int
    alone: int


@dataclass(frozen=True)
class Audit:
    """What the evidence page says, as values."""

    verification: Verification
    accepted: tuple[Problem, ...] = ()

    @property
    def _dossier(self) -> Dossier:
        return self.verification.dossier

    @property
    def quoted(self) -> int:
        """How many quotations there are."""
        return len(self.verification.quoted)

    @property
    def verified(self) -> int:
        """How many of them have been found."""
        return self.verification.verified

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim: judgements, events, statements, answers."""
        return tuple(sorted(_claims(self._dossier), key=lambda c: CLAIM_KINDS.index(c.kind)))

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """The verdicts by kind of claim, kinds without a claim left out."""
        found = Counter((claim.kind, claim.evidence.verdict) for claim in self.claims)
        return tuple(
            Tally(kind, *(found[kind, v] for v in ("corroborated", "single", "unknown", "none")))
            for kind in CLAIM_KINDS
            if any(key == kind for key, _ in found)
        )

    @cached_property
    def weights(self) -> tuple[Weight, ...]:
        """The origins by how much rests on them alone."""
        weights = _weights(self.claims, self.carried)
        return tuple(sorted(weights, key=lambda w: (-len(w.alone), -w.claims, w.origin.publisher)))

    @cached_property
    def carried(self) -> Mapping[tuple[str, ...], tuple[Citation, ...]]:
        """The citations by the publishers that are first-hand to them."""
        return _carried(self._dossier)

    @cached_property
    def relayed_by(self) -> Mapping[str, tuple[Use, ...]]:
        """The citations that name each source, by its id, as what the words come from (`via`)."""
        table: dict[str, list[Use]] = defaultdict(list)
        for uses in self._dossier.uses.values():
            for use in uses:
                if use.citation.via_source:
                    table[use.citation.via_source].append(use)
        return {id: tuple(uses) for id, uses in table.items()}

    @cached_property
    def only_origin(self) -> Mapping[str, tuple[Claim, ...]]:
        """By the id of each document: the claims of which it is an origin, and no one else's is.

        Documents of unknown origin are counted where a claim ends with one of them alone.
        """
        return _by_source((id, claim) for claim in self.claims for id in _sole_ends(claim))

    @cached_property
    def only_document(self) -> Mapping[str, tuple[Claim, ...]]:
        """By the id of each source: the claims for which no other is cited."""
        alone = (claim for claim in self.claims if len(claim.evidence.documents) == 1)
        return _by_source((claim.evidence.documents[0], claim) for claim in alone)

    def with_verdict(self, verdict: str) -> tuple[Claim, ...]:
        """The claims whose evidence amounts to that; assessments are left out."""
        return tuple(c for c in self.claims if c.evidence.verdict == verdict and not c.assessment)

    @cached_property
    def assessments(self) -> tuple[Claim, ...]:
        """The claims marked as the editors' own."""
        return tuple(claim for claim in self.claims if claim.assessment)

    @cached_property
    def uncited_records(self) -> tuple[Record, ...]:
        """Records that say something of the world, make no claim listed here, and cite nothing."""
        uses = self._dossier.uses
        saying = (r for r in self._dossier.records.values() if isinstance(r, Actor | Brief))
        return tuple(record for record in saying if not uses[record.key])

    @cached_property
    def never_cited(self) -> tuple[Source, ...]:
        """The sources that no record cites and that no cited passage is known to come from."""
        dossier = self._dossier
        used = {*dossier.cited_by, *dossier.relays, *self.relayed_by}
        return tuple(source for id, source in dossier.sources.items() if id not in used)

    @cached_property
    def open_disagreements(self) -> tuple[Disagreement, ...]:
        """The disagreements that are not settled."""
        return tuple(d for d in self._dossier.disagreements.values() if d.status == "open")

    @cached_property
    def not_held(self) -> tuple[NotHeld, ...]:
        """The documents not held that claims end with, by how many do."""
        counted = Counter(id for claim in self.claims for id in dict.fromkeys(claim.ends))
        found = [
            NotHeld(self._dossier.sources[id], claims, len(self.only_origin.get(id, ())))
            for id, claims in counted.items()
            if not self._dossier.is_held(id)
        ]
        return tuple(sorted(found, key=lambda each: (-each.claims, -each.alone, each.source.id)))


def _claims(dossier: Dossier) -> Iterator[Claim]:
    for event in dossier.events:
        yield Claim("event", event, 0, event.title, dossier.weigh(event_citations(event, dossier)))
    for statement in dossier.statements.values():
        evidence = dossier.weigh(statement_citations(statement, dossier))
        yield Claim("statement", statement, 0, dossier.label(statement), evidence)
    for disagreement in dossier.disagreements.values():
        for number, answer in enumerate(disagreement.answers, 1):
            yield Claim("answer", disagreement, number, answer.answer, dossier.weigh(answer.cite))
    for brief in dossier.briefs.values():
        for number, judgement in enumerate(brief.key_judgements, 1):
            evidence = dossier.weigh(cited.citation for cited in judgement.text.citations)
            text = judgement.text.plain(dossier.title_of)
            yield Claim("judgement", brief, number, text, evidence, judgement.assessment)


def event_citations(event: Event, dossier: Dossier) -> list[Citation]:
    """What an event rests on: everything that its record cites."""
    return [use.citation for use in dossier.uses[event.key]]


def statement_citations(statement: Statement, dossier: Dossier) -> list[Citation]:
    """What a statement rests on: its wordings and gist, not the remarks in its note."""
    return [use.citation for use in dossier.uses[statement.key] if use.path[0] != "note"]


def _sole_ends(claim: Claim) -> tuple[str, ...]:
    evidence = claim.evidence
    if evidence.verdict == "single":
        return evidence.origins[0].documents
    return evidence.unknown if len(evidence.unknown) == 1 and not evidence.origins else ()


def _by_source(pairs: Iterable[tuple[str, Claim]]) -> Mapping[str, tuple[Claim, ...]]:
    table: dict[str, list[Claim]] = defaultdict(list)
    for id, claim in pairs:
        table[id].append(claim)
    return {id: tuple(claims) for id, claims in table.items()}


def _carried(dossier: Dossier) -> Mapping[tuple[str, ...], tuple[Citation, ...]]:
    publishers: dict[tuple[str, str | None], tuple[str, ...]] = {}
    table: dict[tuple[str, ...], list[Citation]] = defaultdict(list)
    for uses in dossier.uses.values():
        for use in uses:
            way = (use.citation.source, use.citation.via)
            if way not in publishers:
                origins = dossier.weigh([use.citation]).origins
                publishers[way] = tuple(origin.publisher for origin in origins)
            table[publishers[way]].append(use.citation)
    return {publisher: tuple(citations) for publisher, citations in table.items()}


def _weights(
    claims: Sequence[Claim], carried: Mapping[tuple[str, ...], Sequence[Citation]]
) -> Iterator[Weight]:
    documents: dict[str, dict[str, None]] = defaultdict(dict)
    number: Counter[str] = Counter()
    alone: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for origin in claim.evidence.origins:
            documents[origin.publisher].update(dict.fromkeys(origin.documents))
            number[origin.publisher] += 1
            if claim.evidence.verdict == "single":
                alone[origin.publisher].append(claim)
    cited, quoted = _carriers(carried)
    for publisher, found in documents.items():
        origin = Origin(publisher, tuple(found))
        yield Weight(
            origin,
            len(cited[publisher]),
            len(quoted[publisher]),
            number[publisher],
            tuple(alone[publisher]),
        )


def _carriers(
    carried: Mapping[tuple[str, ...], Sequence[Citation]],
) -> tuple[Mapping[str, set[str]], Mapping[str, set[Words]]]:
    """The documents cited, and the passages quoted, by the publisher they go back to."""
    cited: dict[str, set[str]] = defaultdict(set)
    quoted: dict[str, set[Words]] = defaultdict(set)
    for publishers, citations in carried.items():
        for publisher in publishers:
            cited[publisher].update(c.source for c in citations)
            quoted[publisher].update(words_of(c) for c in citations if c.quote is not None)
    return cited, quoted
