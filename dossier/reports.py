"""Problems counted, and written for programs."""

from collections import Counter
from collections.abc import Sequence

from dossier.problems import Problem


def count_of(problems: Sequence[Problem]) -> str:
    """Such as `3 errors, 1 warning in 2 files`."""
    counts = Counter(problem.severity for problem in problems)
    files = len({problem.place.file for problem in problems})
    sorts = ", ".join(number(counts[s], s) for s in ("error", "warning") if counts[s])
    return f"{sorts} in {number(files, 'file')}"


def number(count: int, noun: str) -> str:
    """Such as `1 file`, `2,000 files`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def as_json(problem: Problem) -> dict[str, str | int]:
    """The problem as `--format json` has it."""
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
