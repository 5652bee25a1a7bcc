"""Warnings that an editor has accepted, with a reason, set apart from those to be mended."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dossier.codes import catalogue
from dossier.linking import Dossier
from dossier.problems import Problem, warning
from dossier.records import Accepted


@dataclass(frozen=True)
class Sifted:
    """`problems` to be mended, by place; `accepted` warnings, each with its reason as hint."""

    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]


def sift(problems: Iterable[Problem], dossier: Dossier) -> Sifted:
    """Set accepted warnings apart; an acceptance that fits none is itself a warning."""
    reasons = {(a.code, a.record or ""): a.reason for a in dossier.settings.accepted}
    left: list[Problem] = []
    accepted: list[Problem] = []
    for problem in problems:
        reason = reasons.get((problem.code, problem.record))
        if problem.severity == "warning" and reason is not None:
            accepted.append(replace(problem, hint=reason))
        else:
            left.append(problem)
    fitting = {(problem.code, problem.record) for problem in accepted}
    for index, entry in enumerate(dossier.settings.accepted):
        if (entry.code, entry.record or "") not in fitting and _is_told_by(entry, dossier):
            place = dossier.place(None, ("accepted", index))
            message = f'{entry.record or "the dossier"} has no warning "{entry.code}" to accept'
            left.append(warning("accepted-unused", place, message, "delete this entry"))
    return Sifted(tuple(sorted(left)), tuple(sorted(accepted)))


def _is_told_by(entry: Accepted, dossier: Dossier) -> bool:
    """Whether the dossier as read can tell that an acceptance fits nothing."""
    code = catalogue().get(entry.code)
    known = entry.record is None or entry.record in dossier.records
    return known and code is not None and code.severity == "warning"
