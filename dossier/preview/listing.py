"""The problems as the preview lists them: errors first, each with the line that it is in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.folders import LARGEST_FILE
from dossier.preview.editors import Link
from dossier.problems import Place, Problem

# Of each problem after these only the place is told.
MOST_LINES = 50
BEFORE, AFTER = 60, 100  # characters of a line that are shown around what is marked in it


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, or what of it is near the place; `marked` is what stands there."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A problem, the address at which an editor opens its place, and its line as it is now."""

    problem: Problem
    link: str
    line: Line | None


def listed(problems: Iterable[Problem], link: Link) -> tuple[Listed, ...]:
    """Errors before warnings, each in the order of the files."""
    lines_of = cache(_lines_of)
    ordered = sorted(problems, key=lambda problem: problem.severity != "error")
    return tuple(
        Listed(
            problem,
            link(problem.place),
            _line(problem.place, lines_of(problem.place.file)) if number < MOST_LINES else None,
        )
        for number, problem in enumerate(ordered)
    )


def _lines_of(file: str) -> list[str]:
    """The lines of a file; none where it cannot be read as text."""
    path = Path(file)
    try:
        if path.is_file() and path.stat().st_size <= LARGEST_FILE:
            return path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        pass
    return []


def _line(place: Place, lines: list[str]) -> Line | None:
    """None for a problem of a file as a whole, and where the file has no such line any more."""
    if not 0 < place.line <= len(lines) or not lines[place.line - 1].strip():
        return None
    text, at = lines[place.line - 1].rstrip(), max(place.column - 1, 0)
    word = _WORD.match(text, at)
    end = word.end() if word else at
    before, after = text[:at].lstrip(), text[end:]
    if len(before) > BEFORE:
        before = f"… {before[-BEFORE:]}"
    if len(after) > AFTER:
        after = f"{after[:AFTER]} …"
    return Line(before, text[at:end][:AFTER], after)


_WORD = re.compile(r"[\w-]+|\S")
