"""The disagreements of the pack: each question with its answers side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.pages.disagreements import (
    STATUSES,
    AnswerColumn,
    Touched,
    answer_column,
    in_question_order,
    status_badge,
)
from dossier.pages.pack.composing import DISAGREEMENTS, PackComposer, anchor
from dossier.pages.parts import Badge, Note
from dossier.pages.site import Site
from dossier.records import Disagreement

_ABREAST = 3
"""A sheet has room for so many answers beside each other; more stand two and two."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question; each row of answers stands side by side."""

    id: str
    question: str
    status: Badge
    rows: tuple[tuple[AnswerColumn, ...], ...]
    about: tuple[Touched, ...]
    note: Markup | None


@dataclass(frozen=True, slots=True)
class StatusSection:
    """The questions of one status."""

    id: str
    title: str
    meaning: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class DisagreementsPart:
    """All disagreements, the open ones first."""

    id: str
    title: str
    standing: str
    sections: tuple[StatusSection, ...]
    notes: tuple[Note, ...]


def disagreements_part(site: Site) -> DisagreementsPart:
    """The disagreements."""
    composer = PackComposer(site, DISAGREEMENTS)
    found = in_question_order(site.dossier.disagreements.values())
    by_status = {status: [d for d in found if d.status == status] for status in STATUSES}
    sections = tuple(_section(s, those, composer) for s, those in by_status.items() if those)
    return DisagreementsPart(
        id=DISAGREEMENTS,
        title=site.words.say("disagreement.register-title"),
        standing=site.words.count("counted.questions", len(found)),
        sections=sections,
        notes=composer.notes(),
    )


def _section(
    status: str, disagreements: Sequence[Disagreement], composer: PackComposer
) -> StatusSection:
    words = composer.words
    return StatusSection(
        f"{DISAGREEMENTS}.{status}",
        words.say(f"disagreement-group.{status}"),
        words.say(f"disagreement-status-meaning.{status}"),
        tuple(_question(each, composer) for each in disagreements),
    )


def _question(disagreement: Disagreement, composer: PackComposer) -> Question:
    id, words = anchor(disagreement), composer.words
    answers = [
        answer_column(number, answer, disagreement, composer)
        for number, answer in enumerate(disagreement.answers, 1)
    ]
    about = [composer.dossier.records[key] for key in dict.fromkeys(disagreement.about)]
    note = None
    if disagreement.note:
        note = composer.prose(disagreement.note, heading_level=5, id_prefix=f"{id}.")
    return Question(
        id=id,
        question=disagreement.question,
        status=status_badge(disagreement, composer.site),
        rows=tuple(_rows(answers)),
        about=tuple(Touched(composer.link(r), words.say(f"kind.{r.kind}")) for r in about),
        note=note,
    )


def _rows(answers: Sequence[AnswerColumn]) -> Iterator[tuple[AnswerColumn, ...]]:
    abreast = len(answers) if len(answers) <= _ABREAST else 2
    return (tuple(answers[at : at + abreast]) for at in range(0, len(answers), abreast))
