"""Rules on disagreements: while a question is open, no page takes one answer for the fact."""

from collections.abc import Iterator, Sequence

from dossier.disputes import Disputes
from dossier.linking import Dossier
from dossier.problems import Place, Problem, warning
from dossier.prose import Prose
from dossier.records import Actor, Brief, Disagreement, Event, Record, Statement, leaves
from dossier.uses import Use
from dossier.verification import Verification


def one_sided_records(verification: Verification) -> Iterator[Problem]:
    """A record that an open disagreement is about cites both sides in its prose, or names it."""
    dossier, disputes = verification.dossier, Disputes(verification)
    for disagreement in dossier.disagreements.values():
        for key in dict.fromkeys(disagreement.about):
            record = dossier.records.get(key)
            if disagreement.status == "open" and isinstance(record, _TELLING):
                said = [use for use in dossier.uses[key] if use.needle]
                proses = [value for _, value, _ in leaves(record) if isinstance(value, Prose)]
                taken = _side(said, disagreement, disputes)
                if taken and not _names(disagreement, proses, dossier):
                    use, answer = taken
                    yield _warning(record, "the text", answer, disagreement, use, dossier)


def one_sided_judgements(verification: Verification) -> Iterator[Problem]:
    """A key judgement that cites evidence of an open question cites both sides, or names it."""
    dossier, disputes = verification.dossier, Disputes(verification)
    for brief in dossier.briefs.values():
        for index, judgement in enumerate(brief.key_judgements):
            path = ("key_judgements", index, "text")
            said = [use for use in dossier.uses[brief.key] if use.path == path]
            for disagreement in disputes.questions(judgement):
                taken = _side(said, disagreement, disputes)
                if (
                    disagreement.status == "open"
                    and taken
                    and not _names(disagreement, [judgement.text], dossier)
                ):
                    what = f"key judgement {index + 1}"
                    yield _warning(brief, what, taken[1], disagreement, taken[0], dossier)


# What a source says is the source's side, and its page says so.
_TELLING = (Event, Actor, Statement, Brief)


def _side(
    said: Sequence[Use], disagreement: Disagreement, disputes: Disputes
) -> tuple[Use, int] | None:
    """The one answer that a text takes its evidence from, and where; None for several or none."""
    taken: dict[int, Use] = {}
    for use in said:
        for id, answer in sorted(disputes.answers([use.citation])):
            if id == disagreement.id:
                taken.setdefault(answer, use)
    if len(taken) != 1:
        return None
    ((answer, use),) = taken.items()
    return use, answer


def _names(disagreement: Disagreement, proses: Sequence[Prose], dossier: Dossier) -> bool:
    """Whether a text links to the question, or has a citation that could not be read."""
    links = [link for prose in proses for link in prose.links]
    is_miswritten = any(prose.is_miswritten for prose in proses)
    return is_miswritten or any(disagreement in dossier.target(link) for link in links)


def _warning(
    record: Record, what: str, answer: int, disagreement: Disagreement, use: Use, dossier: Dossier
) -> Problem:
    place: Place = dossier.place_of(use)
    given = disagreement.answers[answer - 1].answer
    message = (
        f'{what} cites evidence for one answer only, "{given}", and "{disagreement.question}" is'
        " an open question"
    )
    hint = (
        f"cite the other answer's evidence as well, or name the question:"
        f" [[disagreement:{disagreement.id}|…]]"
    )
    return warning("one-sided", place, message, hint, record.key)


RULES = (one_sided_records, one_sided_judgements)
