"""Values built from a file's parse events, with a place for each and every fault on the way."""

import re
from dataclasses import dataclass
from typing import Any, cast

import yaml

from dossier.problems import Place, Problem, error
from dossier.yamlfile.decoding import FORBIDDEN, forbidden
from dossier.yamlfile.lines import ODD_BLANK
from dossier.yamlfile.mending import Stop
from dossier.yamlfile.slips import EMPTY_BLOCK, EMPTY_KEY, NO_FIELDS, OTHER_BLANK, stop_at

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


_UNQUOTED = "put the text in quotation marks if it begins with {}; else write the value out"

# The first line below that is neither a remark, which has one # only, nor a field nor an item.
_BELOW = re.compile(r"\n(?:[ \t]*(?:#(?!#)[^\n]*)?\n)* *(?!- |#(?!#)|[\w-]+:(?:\s|$))\S")


class TooMuchError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _SlipError(Exception):
    """What YAML allows and nobody means."""

    def __init__(self, stop: Stop) -> None:
        self.stop = stop


@dataclass
class _Open:
    """A mapping or list whose end has not been read."""

    path: Path
    value: dict[str, Value] | list[Value]
    span: Span
    key: str | None = None


class Builder:
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

    def read(self) -> Stop | None:
        """Read the whole text, or tell where that is not possible. Raises `TooMuchError`."""
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                self._take(event)
                if self.has_ended:
                    break
        except _SlipError as slip:
            return slip.stop
        except yaml.MarkedYAMLError as fault:
            return stop_at(self.text, fault)
        if isinstance(self.root, str) and self.problems == []:
            start = self.values[()].start
            return Stop(start, start, NO_FIELDS)
        return None

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_features(event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_features(event)
            self._begin({} if isinstance(event, yaml.MappingStartEvent) else [], self._span(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(self._span(event))
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"the alias *{event.anchor}", _UNQUOTED.format("*"))
            span = self._span(event)
            self.refused.add(self._next_path(span))
            self._put(None, span)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:
                hint = "delete the line; each record has a file of its own"
                self._refuse(event, "a second document (`---`)", hint)
                self.has_ended = True

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        plain = not event.style
        top = self._open[-1] if self._open else None
        span = self._span(event)
        if event.style in ("|", ">") and not event.value.strip():
            self._look_below(span)
        if plain and re.match(f"-?{ODD_BLANK}", event.value):
            raise _SlipError(Stop(span.start, span.start, OTHER_BLANK))
        escaped = FORBIDDEN.search(event.value)
        if escaped:
            hint = "write \\\\ for a backslash; or take out what stands for it, such as \\x07"
            self.problems.append(forbidden(escaped[0], self._place(span), hint))
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event.value, span, plain)
        else:
            empty = plain and event.value in ("", "~", "null", "Null", "NULL")
            if top is not None and empty and self._is_word_of_text(top, span):
                raise _SlipError(Stop(span.start - 1, top.span.start, EMPTY_KEY))
            self._put(None if empty else event.value, span)

    def _look_below(self, span: Span) -> None:
        """A text that should stand below | or > and is not indented may look like a field."""
        line_end = self.text.find("\n", span.start)
        if line_end >= 0 and (match := _BELOW.match(self.text, line_end)):
            raise _SlipError(Stop(match.end() - 1, span.start, EMPTY_BLOCK))

    def _is_word_of_text(self, top: _Open, span: Span) -> bool:
        """Whether an empty value has no colon before it: a comma in a text, inside brackets."""
        in_brackets = self.text.startswith("{", top.span.start)
        if not in_brackets or not isinstance(top.value, dict):
            return False
        before = span.start - 1
        while self.text[before].isspace():
            before -= 1
        return self.text[before] != ":"

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
            message = "a list or mapping cannot be the name of a field"
            hint = "put the text in quotation marks, as it begins with a bracket"
            raise TooMuchError(error("yaml-feature", self._place(span), message, hint))
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
            self._refuse(event, f"the anchor &{event.anchor}", _UNQUOTED.format("&"))
        if event.tag:
            self._refuse(event, f"the tag {event.tag}", _UNQUOTED.format("!"))
            self.refused.add(self._next_path(self._span(event)))

    def _refuse(self, event: yaml.Event, what: str, hint: str) -> None:
        self._problem("yaml-feature", self._span(event), f"{what} is not used in a dossier", hint)

    def _problem(self, code: str, span: Span, message: str, hint: str) -> None:
        self.problems.append(error(code, self._place(span), message, hint))

    def _stop(self, code: str, span: Span, message: str) -> None:
        raise TooMuchError(error(code, self._place(span), message, "make the record simpler"))

    def _place(self, span: Span) -> Place:
        return Place(self.file, span.line, span.column)
