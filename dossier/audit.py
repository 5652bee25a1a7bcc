"""The evidence of a whole dossier, counted: what each claim rests on, and what on nothing else."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.citations import Citation
from dossier.claims import CLAIM_KINDS, Claim, ClaimKind, claims_of, sentences_of
from dossier.linking import Dossier
from dossier.origins import Evidence, Origin
from dossier.problems import Problem
from dossier.records import Actor, Brief, Disagreement, Record, Source
from dossier.verification import Verification, Words, words_of


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims have so many origins: `many` three or more, `single` one; and how many have
    none because none is known, or because they cite nothing."""

    many: int
    two: int
    single: int
    unknown: int
    none: int

    @property
    def claims(self) -> int:
        return self.many + self.two + self.single + self.unknown + self.none


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
        return tuple(claims_of(self._dossier))

    @cached_property
    def sentences(self) -> tuple[Claim, ...]:
        """Every cited sentence of prose."""
        return tuple(sentences_of(self._dossier))

    @cached_property
    def tallies(self) -> Mapping[ClaimKind, Tally]:
        """How the claims divide by the number of their origins, by kind; kinds without one left
        out."""
        kinds = {kind: [c for c in self.claims if c.kind == kind] for kind in CLAIM_KINDS}
        return {kind: tally(claims) for kind, claims in kinds.items() if claims}

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
    def flows(self) -> Mapping[tuple[str, str], int]:
        """By cited document and the publisher that its words go back to ("" where that is not
        known): the passages quoted, each once. A document cited as a whole counts as a passage."""
        passages: dict[tuple[str, str], set[Words]] = defaultdict(set)
        for publishers, citations in self.carried.items():
            for citation in citations:
                for publisher in publishers or ("",):
                    passages[citation.source, publisher].add(words_of(citation))
        return {flow: len(found) for flow, found in passages.items()}

    @cached_property
    def lost_without(self) -> Mapping[str, tuple[Claim, ...]]:
        """By the id of each document: the claims of which no origin would be left without it."""
        return _by_source((id, claim) for claim in self.claims for id in claim.needed)

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
        used = {*dossier.cited_by, *dossier.relays, *dossier.relayed_by}
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
            NotHeld(self._dossier.sources[id], claims, len(self.lost_without.get(id, ())))
            for id, claims in counted.items()
            if not self._dossier.is_held(id)
        ]
        return tuple(sorted(found, key=lambda each: (-each.claims, -each.alone, each.source.id)))


def tally(claims: Iterable[Claim]) -> Tally:
    """How claims divide by the number of their origins."""
    found = Counter(_column(claim.evidence) for claim in claims)
    return Tally(*(found[column] for column in ("many", "two", "single", "unknown", "none")))


def _column(evidence: Evidence) -> str:
    if evidence.verdict != "corroborated":
        return evidence.verdict
    return "two" if len(evidence.origins) == 2 else "many"


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
