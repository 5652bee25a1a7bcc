"""The audit: how many quotations were found, what the claims rest on, and what is lacking."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dossier import urls
from dossier.audit import NotHeld, Tally, Weight, tally
from dossier.pages.claims import ClaimLine, claim_lines
from dossier.pages.composer import Composer
from dossier.pages.contents import headings
from dossier.pages.evidence_line import document_name
from dossier.pages.frame import frame
from dossier.pages.parts import Link, Page
from dossier.pages.site import Site
from dossier.problems import Problem
from dossier.records import Record, Source


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of figures; `href` leads to what is counted."""

    what: str
    href: str
    number: str
    of_what: str


@dataclass(frozen=True, slots=True)
class TallyLine:
    """How the claims of one kind, or all, divide by the number of their origins."""

    name: str
    claims: str
    many: str
    two: str
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
    sentence_tally: TallyLine
    corroborated: tuple[ClaimLine, ...]
    weights: tuple[WeightLine, ...]
    unknown: tuple[ClaimLine, ...]
    uncited: tuple[ClaimLine, ...]
    assessments: tuple[ClaimLine, ...]
    uncited_records: tuple[Link, ...]
    never_cited: tuple[Link, ...]
    disagreements: tuple[Link, ...]
    not_held: tuple[NotHeldLine, ...]
    accepted: tuple[AcceptedLine, ...]
    data: Link


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
        standing=standing_of_evidence(site),
        figures=tuple(_figures(composer)),
        tallies=tally_lines(site),
        total=_tally("claims.all", tally(audit.claims), site),
        sentence_tally=_tally("claims.sentence", tally(audit.sentences), site),
        corroborated=claim_lines(audit.with_verdict("corroborated"), composer),
        weights=tuple(_weight(weight, composer) for weight in audit.weights),
        unknown=claim_lines(audit.with_verdict("unknown"), composer),
        uncited=claim_lines(audit.with_verdict("none"), composer),
        assessments=claim_lines(audit.assessments, composer),
        uncited_records=tuple(composer.link(record) for record in audit.uncited_records),
        never_cited=tuple(composer.link(source) for source in audit.never_cited),
        disagreements=tuple(composer.link(each) for each in audit.open_disagreements),
        not_held=tuple(_not_held(each, composer) for each in audit.not_held),
        accepted=tuple(_accepted(problem, composer) for problem in audit.accepted),
        data=Link(composer.href(urls.EVIDENCE_DATA), words.say("audit.as-data")),
    )


def standing_of_evidence(site: Site) -> tuple[str, ...]:
    """How many quotations have been found, and how many claims there are."""
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
# Where the page lists what it counts.
_ANCHORS = {"unknown": "unknown", "none": "uncited"}


def _figures(composer: Composer) -> Iterator[Figure]:
    words, audit, dossier = composer.words, composer.site.audit, composer.dossier
    number = words.number
    quotes = words.count("audit.verified-figure", audit.verified, total=number(audit.quoted))
    sources = composer.href(urls.register(Source))
    meaning = words.say("audit.quotes-meaning")
    yield Figure(words.say("audit.quotes"), sources, quotes, meaning)
    claims = words.say("audit.of", total=words.count("counted.claims", len(audit.claims)))
    for verdict, key in _VERDICTS.items():
        found = number(len(audit.with_verdict(verdict)))
        yield Figure(words.say(key), f"#{_ANCHORS.get(verdict, verdict)}", found, claims)
    ours = number(len(audit.assessments))
    yield Figure(words.say("audit.assessments"), "#uncited", ours, claims)
    documents = words.count("counted.sources", len(dossier.sources))
    of_documents = words.say("audit.of", total=documents)
    not_held = sum(not dossier.is_held(id) for id in dossier.sources)
    there = f"{sources}#not-held" if not_held else sources
    yield Figure(words.say("audit.not-held"), there, number(not_held), of_documents)
    never = number(len(audit.never_cited))
    yield Figure(words.say("audit.never-cited"), "#never-cited", never, of_documents)
    records = words.count("counted.records", len(dossier.records))
    uncited = number(len(audit.uncited_records))
    of_records = words.say("audit.of", total=records)
    yield Figure(words.say("audit.uncited-records"), "#uncited", uncited, of_records)
    questions = words.count("counted.disagreements", len(dossier.disagreements))
    unsettled = number(len(audit.open_disagreements))
    of_questions = words.say("audit.of", total=questions)
    yield Figure(words.say("audit.disagreements"), "#disagreements", unsettled, of_questions)
    yield Figure(words.say("audit.accepted"), "#accepted", number(len(audit.accepted)), "")


def tally_lines(site: Site) -> tuple[TallyLine, ...]:
    """The claims of each kind by the number of their origins."""
    return tuple(_tally(f"claims.{kind}", each, site) for kind, each in site.audit.tallies.items())


def _tally(key: str, tally: Tally, site: Site) -> TallyLine:
    number = site.words.number
    return TallyLine(
        site.words.say(key),
        number(tally.claims),
        number(tally.many),
        number(tally.two),
        number(tally.single),
        number(tally.unknown),
        number(tally.none),
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
