"""The audit: how many quotations were found, what the claims rest on, and what is lacking."""

from dataclasses import dataclass
from typing import ClassVar

from dossier import urls
from dossier.audit import NotHeld, Tally, Weight
from dossier.pages.claims import ClaimLine, claim_lines
from dossier.pages.composer import Composer, Site
from dossier.pages.contents import headings
from dossier.pages.evidence_line import document_name
from dossier.pages.frame import frame
from dossier.pages.parts import Link, Page
from dossier.problems import Problem
from dossier.records import Record


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of figures."""

    what: str
    number: str
    of_what: str


@dataclass(frozen=True, slots=True)
class TallyLine:
    """How the claims of one kind, or all, divide by what they rest on."""

    name: str
    claims: str
    corroborated: str
    single: str
    unknown: str
    none: str


@dataclass(frozen=True, slots=True)
class WeightLine:
    """An origin: its documents, how much it carries, and the claims on it alone."""

    documents: tuple[Link, ...]
    publisher: Link
    carriers: str
    passages: str
    claims: str
    alone: str
    claims_alone: tuple[ClaimLine, ...]
    heading: str


@dataclass(frozen=True, slots=True)
class NotHeldLine:
    """A document not held, and how many claims go back to it."""

    document: Link
    claims: str
    alone: str


@dataclass(frozen=True, slots=True)
class AcceptedLine:
    """A warning that may stand, with the reason."""

    code: str
    message: str
    record: Link | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePage(Page):
    """`/evidence/`"""

    template: ClassVar[str] = "evidence.html"

    standing: tuple[str, ...]
    figures: tuple[Figure, ...]
    tallies: tuple[TallyLine, ...]
    total: TallyLine
    weights: tuple[WeightLine, ...]
    unknown: tuple[ClaimLine, ...]
    uncited: tuple[ClaimLine, ...]
    assessments: tuple[ClaimLine, ...]
    uncited_records: tuple[Link, ...]
    never_cited: tuple[Link, ...]
    disagreements: tuple[Link, ...]
    not_held: tuple[NotHeldLine, ...]
    accepted: tuple[AcceptedLine, ...]


_SECTIONS = (
    "figures",
    "claims",
    "origins",
    "unknown",
    "uncited",
    "disagreements",
    "not-held",
    "never-cited",
    "accepted",
)


def evidence_page(site: Site) -> EvidencePage:
    """The audit of the whole dossier."""
    composer = Composer(site, urls.EVIDENCE)
    words, audit = site.words, site.audit
    return EvidencePage(
        frame=frame(composer),
        title=words.say("audit.title"),
        description=words.say("audit.introduction"),
        contents=headings("audit", dict.fromkeys(_SECTIONS, True), site),
        standing=_standing(site),
        figures=_figures(site),
        tallies=tuple(_tally(t, words.say(f"claims.{t.kind}"), site) for t in audit.tallies),
        total=_tally(_sum(audit.tallies), words.say("claims.all"), site),
        weights=tuple(_weight(weight, composer) for weight in audit.weights),
        unknown=claim_lines(audit.with_verdict("unknown"), composer),
        uncited=claim_lines(audit.with_verdict("none"), composer),
        assessments=claim_lines(audit.assessments, composer),
        uncited_records=tuple(composer.link(record) for record in audit.uncited_records),
        never_cited=tuple(composer.link(source) for source in audit.never_cited),
        disagreements=tuple(composer.link(each) for each in audit.open_disagreements),
        not_held=tuple(_not_held(each, composer) for each in audit.not_held),
        accepted=tuple(_accepted(problem, composer) for problem in audit.accepted),
    )


def _standing(site: Site) -> tuple[str, ...]:
    words, audit = site.words, site.audit
    return (
        words.count("audit.verified", audit.verified, total=words.number(audit.quoted)),
        words.count("audit.skipped", audit.quoted - audit.verified),
        words.count("counted.claims", len(audit.claims)),
    )


_VERDICTS = {
    "corroborated": "audit.corroborated",
    "single": "audit.single-origin",
    "unknown": "audit.unknown-origin",
    "none": "audit.uncited-figure",
}


def _figures(site: Site) -> tuple[Figure, ...]:
    words, audit = site.words, site.audit
    of_all = words.say("audit.of", total=words.count("counted.claims", len(audit.claims)))
    quotes = words.count("audit.verified-figure", audit.verified, total=words.number(audit.quoted))
    never = words.count("counted.sources", len(site.dossier.sources))
    return (
        Figure(words.say("audit.quotes"), quotes, words.say("audit.quotes-meaning")),
        *(
            Figure(words.say(key), words.number(len(audit.with_verdict(verdict))), of_all)
            for verdict, key in _VERDICTS.items()
        ),
        Figure(words.say("audit.assessments"), words.number(len(audit.assessments)), of_all),
        Figure(
            words.say("audit.never-cited"),
            words.number(len(audit.never_cited)),
            words.say("audit.of", total=never),
        ),
    )


def _tally(tally: Tally, name: str, site: Site) -> TallyLine:
    number = site.words.number
    return TallyLine(
        name,
        number(tally.claims),
        number(tally.corroborated),
        number(tally.single),
        number(tally.unknown),
        number(tally.none),
    )


def _sum(tallies: tuple[Tally, ...]) -> Tally:
    return Tally(
        "event",
        sum(tally.corroborated for tally in tallies),
        sum(tally.single for tally in tallies),
        sum(tally.unknown for tally in tallies),
        sum(tally.none for tally in tallies),
    )


def _weight(weight: Weight, composer: Composer) -> WeightLine:
    words, sources = composer.words, composer.dossier.sources
    documents = tuple(
        composer.link(sources[id], document_name(sources[id], composer.dossier, words))
        for id in weight.origin.documents
    )
    publisher = composer.actor(weight.origin.publisher)
    names = documents[0].text if len(documents) == 1 else publisher.text
    count = words.count("counted.claims", len(weight.alone))
    return WeightLine(
        documents,
        publisher,
        words.number(weight.documents),
        words.number(weight.passages),
        words.number(weight.claims),
        words.number(len(weight.alone)),
        claim_lines(weight.alone, composer),
        words.say("punctuation.colon", label=names, text=count),
    )


def _not_held(each: NotHeld, composer: Composer) -> NotHeldLine:
    words = composer.words
    return NotHeldLine(
        composer.link(each.source, document_name(each.source, composer.dossier, words)),
        words.number(each.claims),
        words.number(each.alone),
    )


def _accepted(problem: Problem, composer: Composer) -> AcceptedLine:
    record: Record | None = composer.dossier.records.get(problem.record)
    link = composer.link(record) if record else None
    return AcceptedLine(problem.code, problem.message, link, problem.hint)
