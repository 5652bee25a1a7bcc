"""A question on which the sources differ, with all answers side by side; and the list of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.pages.chain_drawing import Chain, chain
from dossier.pages.composer import Composer
from dossier.pages.contents import headings
from dossier.pages.filters import Filters, filters
from dossier.pages.frame import frame
from dossier.pages.parts import Badge, EvidenceLine, Heading, Link, Page, Quotation
from dossier.pages.site import Site
from dossier.records import Answer, Disagreement

STATUSES = ("open", "unresolvable", "resolved")


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """An answer with what carries it; `holds` only where the question is resolved."""

    id: str
    answer: str
    evidence: EvidenceLine
    quotations: tuple[Quotation, ...]
    chain: Chain | None
    note: str | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that a disagreement touches, and what kind of record it is."""

    link: Link
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementPage(Page):
    """`/disagreements/ID/`"""

    template: ClassVar[str] = "disagreement.html"

    status: Badge
    status_meaning: str
    answers: tuple[AnswerColumn, ...]
    about: tuple[Touched, ...]
    note: Markup | None
    disagreements: tuple[Link, ...]


def disagreement_page(disagreement: Disagreement, site: Site) -> DisagreementPage:
    """The page of a disagreement."""
    composer = Composer(site, urls.address(disagreement))
    dossier, words = site.dossier, site.words
    answers = tuple(
        answer_column(number, answer, disagreement, composer)
        for number, answer in enumerate(disagreement.answers, 1)
    )
    about = [dossier.records[key] for key in dict.fromkeys(disagreement.about)]
    note = composer.prose(disagreement.note, heading_level=3) if disagreement.note else None
    notes = composer.notes()
    has = {"answers": True, "note": note, "about": about}
    return DisagreementPage(
        frame=frame(composer, record=disagreement),
        title=disagreement.question,
        description=disagreement.question,
        contents=headings("disagreement", has, site, notes=notes),
        status=status_badge(disagreement, site),
        status_meaning=words.say(f"disagreement-status-meaning.{disagreement.status}"),
        answers=answers,
        about=tuple(Touched(composer.link(r), words.say(f"kind.{r.kind}")) for r in about),
        note=note,
        disagreements=composer.disagreements(disagreement),
        notes=notes,
        sentences=composer.sentences(),
    )


def status_badge(disagreement: Disagreement, site: Site) -> Badge:
    """Whether a question is settled, as a badge: "≠ open"."""
    text = site.words.say(f"disagreement-status.{disagreement.status}")
    if disagreement.status == "resolved":
        return Badge("resolved", "✓", text)
    return Badge("disputed", "≠", text)


def answer_column(
    number: int, answer: Answer, disagreement: Disagreement, composer: Composer
) -> AnswerColumn:
    """An answer with all that carries it."""
    return AnswerColumn(
        f"answer-{number}",
        answer.answer,
        composer.evidence(answer.cite),
        tuple(composer.quotation(citation) for citation in answer.cite),
        chain(answer.cite, composer),
        answer.note,
        _holds(number, disagreement),
    )


def _holds(number: int, disagreement: Disagreement) -> bool:
    return disagreement.status == "resolved" and disagreement.holds == number


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer in one line; `holds` is the word for it, where it does."""

    answer: str
    evidence: EvidenceLine
    holds: str | None


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A disagreement in a list."""

    link: Link
    answers: tuple[AnswerLine, ...]


def question_line(disagreement: Disagreement, composer: Composer) -> QuestionLine:
    """A disagreement in one line an answer."""
    holds = composer.words.say("disagreement.holds")
    answers = (
        AnswerLine(
            answer.answer,
            composer.evidence(answer.cite),
            holds if _holds(number, disagreement) else None,
        )
        for number, answer in enumerate(disagreement.answers, 1)
    )
    return QuestionLine(composer.link(disagreement), tuple(answers))


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """The disagreements of one status."""

    id: str
    title: str
    meaning: str
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementsPage(Page):
    """`/disagreements/`"""

    template: ClassVar[str] = "disagreements.html"

    standing: tuple[str, ...]
    filters: Filters | None
    groups: tuple[StatusGroup, ...]


def disagreements_page(site: Site) -> DisagreementsPage:
    """The list of all disagreements, the open ones first."""
    composer = Composer(site, urls.register(Disagreement))
    words = site.words
    found = in_question_order(site.dossier.disagreements.values())
    by_status = {status: [d for d in found if d.status == status] for status in STATUSES}
    groups = tuple(_group(status, those, composer) for status, those in by_status.items() if those)
    counts = (words.count(f"counted.{g.id}-questions", len(g.questions)) for g in groups)
    return DisagreementsPage(
        frame=frame(composer),
        title=words.say("disagreement.register-title"),
        description=words.say("disagreement.register-introduction"),
        contents=tuple(Heading(f"#{group.id}", group.title) for group in groups),
        standing=(words.count("counted.questions", len(found)), *counts),
        filters=filters("questions", len(found), words, entries=".open-questions > li"),
        groups=groups,
    )


def in_question_order(disagreements: Iterable[Disagreement]) -> list[Disagreement]:
    """Disagreements by their questions, as a reader looks them up."""
    return sorted(disagreements, key=lambda d: (d.question.casefold(), d.id))


def _group(status: str, disagreements: list[Disagreement], composer: Composer) -> StatusGroup:
    words = composer.words
    return StatusGroup(
        status,
        words.say(f"disagreement-group.{status}"),
        words.say(f"disagreement-status-meaning.{status}"),
        tuple(question_line(disagreement, composer) for disagreement in disagreements),
    )
