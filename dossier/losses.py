"""What stands in a file and was not read as it was meant: each a warning, for YAML allows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Annotated, Any, get_args, get_origin

from pydantic import AfterValidator, BaseModel, WithJsonSchema

from dossier.advice import field_of, model_at
from dossier.identifiers import Reference
from dossier.problems import Place, Problem, warning
from dossier.prose import Prose
from dossier.yamlfile import Path, YamlFile
from dossier.yamlfile.lines import quoted, shortened


def losses(model: type[BaseModel], document: YamlFile, record: str) -> Iterator[Problem]:
    """Every loss in the texts of a record, whose fields `model` has."""
    for path in document.values:
        if isinstance(document.at(path), str) and document.is_yaml(path):
            text = _Text(model, document, path, record, document.written(path))
            found = chain.from_iterable(rule(text) for rule in _RULES)
            first = next(found, None)
            # A loss is seldom found, and cheaper to look for than what the field may hold.
            if first and text.is_free:
                yield first
                yield from found


@dataclass(frozen=True, slots=True)
class _Text:
    """A value as it stands in the file."""

    model: type[BaseModel]
    document: YamlFile
    path: Path
    record: str
    written: str

    @property
    def is_free(self) -> bool:
        """Whether it may be any text: no id, date, address or word of a list."""
        names = [step for step in self.path if isinstance(step, str)]
        return bool(names) and _is_free(model_at(self.model, self.owner), names[-1])

    @property
    def owner(self) -> Path:
        """The path of the group of fields that it belongs to."""
        last = max(i for i, step in enumerate(self.path) if isinstance(step, str))
        return self.path[:last]

    @property
    def is_block(self) -> bool:
        return self.written.startswith(("|", ">"))

    @property
    def is_quoted(self) -> bool:
        return self.written.startswith(('"', "'"))

    def place(self, offset: int) -> Place:
        """The place of a character of it."""
        return self.document.place_at(self.document.values[self.path].start + offset)


# As a comment is written: two spaces before its sign, one after.
_COMMENT = re.compile(r"(?: {2,}|\t+)#+(?: |$)")


def _lost_comment(text: _Text) -> Iterator[Problem]:
    """A # that cuts a text off."""
    rest = text.document.rest_of_line(text.path)
    sign = re.match(r"[ \t]+#", rest)
    if sign is None or text.is_block or _COMMENT.match(rest):
        return
    if text.is_quoted and re.match(r"[ \t]+#+(?: |$)", rest):
        return
    whole = '"…"' if "\n" in text.written else quoted(f"{text.written}{rest}".strip())
    message = "the rest of this line is taken for a comment and not read"
    hint = (
        f"put the whole text in quotation marks:  {shortened(whole)}\n"
        "if it is a comment, type two spaces before the # and one after"
    )
    place = text.place(len(text.written) + sign.end() - 1)
    yield warning("lost-comment", place, message, hint, text.record)


def _lost_heading(text: _Text) -> Iterator[Problem]:
    """`##` begins a comment also where a heading was meant, unless | stands before the text."""
    key = text.document.keys.get(text.path)
    if key is None or text.is_block:
        return
    start = text.document.values[text.path].start
    heading = re.search(r"\n[ \t]+(##+ )", text.document.text[key.end : start])
    if heading:
        message = "this line is taken for a comment and not read"
        hint = f"write  {text.path[-1]}: |  so that the lines below are text as they stand"
        place = text.place(key.end - start + heading.start(1))
        yield warning("lost-comment", place, message, hint, text.record)


def _lone_mark(text: _Text) -> Iterator[Problem]:
    """A quotation mark at the end that none at the beginning fits; 5" are inches."""
    written = text.written
    if written.endswith('"') and written.count('"') == 1 and re.match(r"[^\d\s]", written[-2:]):
        message = "a quotation mark closes what none opens"
        hint = f"put one at the beginning too:  {shortened(quoted(written[:-1]))}"
        place = text.place(len(written) - 1)
        yield warning("lone-quotation-mark", place, message, hint, text.record)


def _swallowed_item(text: _Text) -> Iterator[Problem]:
    """An item that is indented more than the one above continues its text."""
    if not isinstance(text.path[-1], int) or text.is_quoted or text.is_block:
        return
    if dash := re.search(r"\n *(- )", text.written):
        column = text.document.column_of_line(text.path)
        message = "this item is taken for a part of the text above, as it is indented more"
        hint = f"begin it in column {column}, like the one above"
        place = text.place(dash.start(1))
        yield warning("swallowed-line", place, message, hint, text.record)


def _swallowed_field(text: _Text) -> Iterator[Problem]:
    """A field that is indented like the text above it continues that text."""
    for match in re.finditer(r"\n *(([\w-]+):(?= |$))", text.written, re.MULTILINE):
        owner = text.owner
        is_field = field_of(model_at(text.model, owner), match[2])
        if is_field and match[2] not in text.document.at(owner):
            name = (*owner, text.path[len(owner)])
            column = text.document.place(name, key=True).column
            message = (
                f'"{match[2]}" is taken for a part of the text above, as it is indented like it'
            )
            hint = f"begin it in column {column}, like the field above"
            place = text.place(match.start(1))
            yield warning("swallowed-line", place, message, hint, text.record)


_RULES = (_lost_comment, _lost_heading, _lone_mark, _swallowed_item, _swallowed_field)

_CONSTRAINTS = (AfterValidator, Reference, WithJsonSchema)


@cache
def _is_free(model: type[BaseModel], name: str) -> bool:
    field = field_of(model, name)
    return field is not None and _takes_any_text(field.annotation, field.metadata)


def _takes_any_text(annotation: Any, metadata: list[Any]) -> bool:
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _takes_any_text(inner, [*metadata, *more])
    if get_args(annotation):
        return any(_takes_any_text(inner, []) for inner in get_args(annotation))
    is_limited = any(isinstance(each, _CONSTRAINTS) for each in metadata)
    return annotation is Prose or (annotation is str and not is_limited)
