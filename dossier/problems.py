"""What is wrong in a dossier: the place, the thing as written, and the way out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a content file.

    `file` is the path as shown to a person. `line` and `column` count from 1, in characters;
    0 means the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `code` is a key of the catalogue (`dossier.codes`).

    `message` is one lower-case sentence without a full stop; `hint` is the next move and may
    have several lines. `record` is `kind:id` where the problem belongs to one record.
    """

    place: Place
    severity: Severity
    code: str
    message: str
    hint: str = ""
    record: str = ""

    def __str__(self) -> str:
        first = f"{self.place}: {self.severity}: {self.message} [{self.code}]"
        return "\n".join([first, *("  " + line for line in self.hint.splitlines())])


def error(code: str, place: Place, message: str, hint: str = "", record: str = "") -> Problem:
    """A problem that no site may be published with."""
    return Problem(place, "error", code, _one_line(message), _printable(hint), record)


def warning(code: str, place: Place, message: str, hint: str = "", record: str = "") -> Problem:
    """A problem that an editor may accept, with a reason, in dossier.yaml."""
    return Problem(place, "warning", code, _one_line(message), _printable(hint), record)


# Controls, which a terminal may obey, and line ends other than a line feed.
_CONTROLS = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff]")
_LONG_QUOTATION = re.compile(r'"([^"]{80})[^"]+"')


def _one_line(message: str) -> str:
    """A message that quotes what was written, however long or odd that is."""
    return _LONG_QUOTATION.sub(r'"\1…"', " ".join(_printable(message).split()))


def _printable(text: str) -> str:
    return _CONTROLS.sub(lambda control: f"\\u{ord(control[0]):04x}", text)


def as_shown(path: Path) -> Path:
    """A path as a person would write it: from the current folder, if it is below."""
    whole, here = path.absolute(), Path.cwd()
    return whole.relative_to(here) if whole.is_relative_to(here) else whole


def guess(written: str, known: Iterable[str]) -> str:
    """`did you mean "x"?` for the known word nearest to `written`; empty if none is near."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(written, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return f'did you mean "{best[0]}"?' if best else ""
