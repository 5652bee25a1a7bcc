"""YAML as people expect it: what was written stays text, and every key and value has a place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from dossier.problems import Place, Problem, error, warning
from dossier.yamlfile.decoding import FORBIDDEN, decode, forbidden, line_and_column
from dossier.yamlfile.slips import explain_syntax

DEEPEST_NESTING = 50
MOST_NODES = 50_000

Path = tuple[str | int, ...]
Value = Any  # dict[str, Value] | list[Value] | str | None, as nested as the file


@dataclass(frozen=True, slots=True)
class Span:
    """Where a key or value stands: line and column from 1, start and end as offsets of the text."""

    line: int
    column: int
    start: int
    end: int


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

    def is_followed_by_comment(self, path: Path) -> bool:
        """Whether a # stands after a value on its line."""
        return re.match(r"[ \t]*#", self.text[self._span(path, self.values).end :]) is not None

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
    builder = _Builder(file, text)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
            if builder.has_ended:
                break
    except _TooMuchError as stop:
        return None, [*builder.problems, stop.problem]
    except yaml.YAMLError as fault:
        return None, [*builder.problems, explain_syntax(file, text, fault)]
    if not isinstance(builder.root, dict):
        what = "is empty" if builder.root is None else "does not begin with a field"
        hint = "a record is a list of fields, such as `title: …`, one a line"
        return None, [
            *builder.problems,
            error("not-a-record", Place(file, 1, 1), f"the file {what}", hint),
        ]
    refused = frozenset(builder.refused)
    whole = YamlFile(file, text, builder.root, builder.keys, builder.values, refused)
    return whole, builder.problems


class _TooMuchError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@dataclass
class _Open:
    """A mapping or list whose end has not been read."""

    path: Path
    value: dict[str, Value] | list[Value]
    span: Span
    key: str | None = None


class _Builder:
    """Builds values from parse events, without recursion, so that no nesting can end it."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.root: Value = None
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self.refused: set[Path] = set()
        self.problems: list[Problem] = []
        self.has_ended = False
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_features(event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_features(event)
            self._begin({} if isinstance(event, yaml.MappingStartEvent) else [], self._span(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(self._span(event))
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"the alias *{event.anchor}", "write the value out")
            span = self._span(event)
            self.refused.add(self._next_path(span))
            self._put(None, span)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:
                self._refuse(event, "a second document (`---`)", "put each record in its own file")
                self.has_ended = True

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        plain = not event.style
        top = self._open[-1] if self._open else None
        span = self._span(event)
        escaped = FORBIDDEN.search(event.value)
        if escaped:
            hint = "take out the escape that stands for it, such as \\x07"
            self.problems.append(forbidden(escaped[0], self._place(span), hint))
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event.value, span, plain)
        else:
            empty = plain and event.value in ("", "~", "null", "Null", "NULL")
            self._put(None if empty else event.value, span)
            if plain and not empty:
                self._warn_of_lost_comment(span)

    def _key(self, top: _Open, key: str, span: Span, plain: bool) -> None:
        if plain and key == "<<":
            self._problem(
                "yaml-feature",
                span,
                "the merge key << is not used in a dossier",
                "write the fields out",
            )
            self.refused.add((*top.path, key))
        first = self.keys.get((*top.path, key))
        if first is not None:
            message = f'"{key}" stands twice; the first is on line {first.line}'
            self._problem("duplicate-key", span, message, "keep one of them, or join their values")
        else:
            self.keys[(*top.path, key)] = span
        top.key = key

    def _begin(self, value: dict[str, Value] | list[Value], span: Span) -> None:
        path = self._next_path(span)
        if len(self._open) >= DEEPEST_NESTING:
            self._stop("too-deep", span, f"more than {DEEPEST_NESTING} levels of nesting")
        self._open.append(_Open(path, value, span))
        self._count(span)

    def _end(self, end: Span) -> None:
        done = self._open.pop()
        span = Span(done.span.line, done.span.column, done.span.start, end.end)
        self._attach(done.path, done.value, span)

    def _put(self, value: str | None, span: Span) -> None:
        self._count(span)
        self._attach(self._next_path(span), value, span)

    def _next_path(self, span: Span) -> Path:
        if not self._open:
            return ()
        top = self._open[-1]
        if isinstance(top.value, list):
            return (*top.path, len(top.value))
        if top.key is None:
            self._stop("yaml-feature", span, "a list or mapping cannot be the name of a field")
        return (*top.path, str(top.key))

    def _attach(self, path: Path, value: Value, span: Span) -> None:
        if not self._open:
            self.root, self.values[path] = value, span
            return
        top = self._open[-1]
        if isinstance(top.value, list):
            top.value.append(value)
            self.values[path] = span
        elif top.key is not None:
            if top.key not in top.value:
                top.value[top.key] = value
                self.values[path] = span
            top.key = None

    def _span(self, event: yaml.Event) -> Span:
        # The parser gives every event its marks, which the type stubs do not say.
        start, end = cast(yaml.Mark, event.start_mark), cast(yaml.Mark, event.end_mark)
        return Span(start.line + 1, start.column + 1, start.index, end.index)

    def _count(self, span: Span) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._stop("too-many-values", span, f"more than {MOST_NODES:,} values in one file")

    def _refuse_features(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._refuse(
                event, f"the anchor &{event.anchor}", "write the value out where it is needed"
            )
        if event.tag:
            self._refuse(event, f"the tag {event.tag}", "leave the tag out; every value is text")

    def _refuse(self, event: yaml.Event, what: str, hint: str) -> None:
        self._problem("yaml-feature", self._span(event), f"{what} is not used in a dossier", hint)

    def _warn_of_lost_comment(self, span: Span) -> None:
        if re.match(r"[ \t]+#[^\s#!]", self.text[span.end : span.end + 12]):
            message = "the rest of this line is taken for a comment and not read"
            hint = "put the text in quotation marks to keep what follows the #"
            self.problems.append(warning("lost-comment", self._place(span), message, hint))

    def _problem(self, code: str, span: Span, message: str, hint: str) -> None:
        self.problems.append(error(code, self._place(span), message, hint))

    def _stop(self, code: str, span: Span, message: str) -> None:
        raise _TooMuchError(error(code, self._place(span), message, "make the record simpler"))

    def _place(self, span: Span) -> Place:
        return Place(self.file, span.line, span.column)
