"""YAML as people expect it: what was written stays text, and every key and value has a place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from dossier.problems import Place, Problem, error
from dossier.yamlfile.building import (
    DEEPEST_NESTING,
    MOST_NODES,
    Builder,
    Path,
    Span,
    TooMuchError,
    Value,
)
from dossier.yamlfile.decoding import decode, line_and_column
from dossier.yamlfile.mending import Stop, slips_in
from dossier.yamlfile.slips import NO_FIELDS, explain

__all__ = [
    "DEEPEST_NESTING",
    "MOST_NODES",
    "Path",
    "Span",
    "Value",
    "YamlFile",
    "parse_yaml",
    "read_yaml",
]


@dataclass(frozen=True)
class YamlFile:
    """One file as read: its values, and the place of every key and value by its path.

    `refused` are the paths of what stands for nothing, as a problem already says.
    """

    file: str
    text: str
    value: Value
    keys: Mapping[Path, Span] = field(repr=False)
    values: Mapping[Path, Span] = field(repr=False)
    refused: frozenset[Path] = frozenset()

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """The place of the value at `path` (or of its key), else of what it would stand in.

        Steps that the file does not have (made by a reading of the values) are passed over.
        """
        span = self._span(path, self.keys if key else self.values)
        return Place(self.file, span.line, span.column)

    def place_of(self, path: Path, needle: re.Pattern[str], nth: int) -> Place:
        """The place of the `nth` (from 0) match of `needle` inside the scalar at `path`."""
        span = self._span(path, self.values)
        raw = self.text[span.start : span.end]
        matches = [match.start() for match in needle.finditer(raw)]
        if nth >= len(matches):
            return Place(self.file, span.line, span.column)
        return self.place_at(span.start + matches[nth])

    def place_at(self, offset: int) -> Place:
        """The place of a character of the text."""
        return Place(self.file, *line_and_column(self.text, offset))

    def at(self, path: Path) -> Value:
        """The value at a path of the file."""
        value = self.value
        for step in path:
            value = value[step]
        return value

    def written(self, path: Path) -> str:
        """A value as it stands in the file, its quotation marks or block sign included."""
        span = self._span(path, self.values)
        return self.text[span.start : span.end]

    def is_yaml(self, path: Path) -> bool:
        """Whether a value was written as YAML; the text of a page was not."""
        return not path or isinstance(path[-1], int) or path in self.keys

    def column_of_line(self, path: Path) -> int:
        """The column, from 1, in which the line begins that a value stands on."""
        start = self._span(path, self.values).start
        line = self.text[self.text.rfind("\n", 0, start) + 1 :]
        return len(line[:1_000]) - len(line[:1_000].lstrip(" ")) + 1

    def rest_of_line(self, path: Path) -> str:
        """What stands after a value on its line."""
        end = self._span(path, self.values).end
        line_end = self.text.find("\n", end)
        return self.text[end : line_end if line_end >= 0 else None]

    def begins_with_bracket(self, path: Path) -> bool:
        """Whether a value is a list or mapping in brackets."""
        return self.text.startswith(("[", "{"), self._span(path, self.values).start)

    def known(self, path: Path) -> Path:
        """A path without the steps that the file does not have."""
        known: Path = ()
        for step in path:
            if (*known, step) in self.values:
                known = (*known, step)
        return known

    def _span(self, path: Path, table: Mapping[Path, Span]) -> Span:
        known = self.known(path)
        return table.get(known) or self.values.get(known) or Span(1, 1, 0, len(self.text))


def read_yaml(file: str, content: bytes) -> tuple[YamlFile | None, list[Problem]]:
    """Read one document, whose top is a mapping; None where it could not be read at all."""
    text, problems = decode(file, content)
    return (None, problems) if problems else parse_yaml(file, text)


def parse_yaml(file: str, text: str) -> tuple[YamlFile | None, list[Problem]]:
    """Read YAML text, as `read_yaml` does."""
    builder = Builder(file, text)
    try:
        stop = builder.read()
    except TooMuchError as fault:
        return None, [*builder.problems, fault.problem]
    except yaml.YAMLError:
        message, hint = "this is not YAML", "save the file as UTF-8 text"
        return None, [error("yaml-syntax", Place(file), message, hint)]
    if stop is not None:
        found = list(_slips(file, text, stop))
        told = {problem.place.line for problem in found}
        return None, [*(p for p in builder.problems if p.place.line not in told), *found]
    if not isinstance(builder.root, dict):
        return None, [*builder.problems, _no_record(file, builder.root)]
    refused = frozenset(builder.refused)
    whole = YamlFile(file, text, builder.root, builder.keys, builder.values, refused)
    return whole, builder.problems


def _no_record(file: str, root: Value) -> Problem:
    what = "is empty" if root is None else "does not begin with a field"
    hint = "a record is a list of fields, such as `title: …`, one a line"
    if isinstance(root, list):
        what, hint = "is a list", "take the `- ` away before each field; a file is one record"
    return error("not-a-record", Place(file, 1, 1), f"the file {what}", hint)


def _slips(file: str, text: str, stop: Stop) -> Iterator[Problem]:
    for slip in slips_in(text, stop, _read_on):
        if slip.mend is None and slip.stop.complaint == NO_FIELDS:
            yield _no_record(file, text)
            return
        yield explain(file, slip)


def _read_on(text: str) -> Stop | None:
    builder = Builder("", text)
    try:
        stop = builder.read()
    except TooMuchError:
        return None
    return stop if stop or isinstance(builder.root, dict) else Stop(0, 0, NO_FIELDS)
