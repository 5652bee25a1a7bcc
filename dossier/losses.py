"""What stands in a file and was not read as it was meant: each a warning, for YAML allows it."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import AfterValidator, BaseModel, WithJsonSchema

from dossier.advice import field_of, model_at
from dossier.identifiers import Reference
from dossier.problems import Problem, warning
from dossier.prose import Prose
from dossier.yamlfile import Path, YamlFile
from dossier.yamlfile.lines import indent_of, quoted, shortened


def losses(model: type[BaseModel], document: YamlFile, record: str) -> Iterator[Problem]:
    """Every loss in the texts of a record, whose fields `model` has."""
    for path in document.values:
        written = document.written(path)
        if path == ("body",) and path not in document.keys:
            continue  # the text of a page, which is not YAML
        if isinstance(document.at(path), str) and _is_free_text_at(model, path):
            yield from _lost_comment(document, path, written, record)
            yield from _lost_heading(document, path, written, record)
            yield from _lone_mark(document, path, written, record)
            yield from _swallowed_item(document, path, written, record)
            yield from _swallowed_field(model, document, path, written, record)


# As a comment is written: two spaces before its sign, one after.
_COMMENT = re.compile(r"(?: {2,}|\t+)#+(?: |$)")


def _lost_comment(document: YamlFile, path: Path, written: str, record: str) -> Iterator[Problem]:
    rest = document.rest_of_line(path)
    sign = re.match(r"[ \t]+#", rest)
    if sign is None or _COMMENT.match(rest) or _is_block(written):
        return
    if _is_quoted(written) and re.match(r"[ \t]+#+(?: |$)", rest):
        return
    end = document.values[path].end
    whole = quoted(f"{written}{rest}".strip()) if "\n" not in written else '"…"'
    message = "the rest of this line is taken for a comment and not read"
    hint = (
        f"put the whole text in quotation marks:  {shortened(whole)}\n"
        "if it is a comment, type two spaces before the # and one after"
    )
    place = document.place_at(end + sign.end() - 1)
    yield warning("lost-comment", place, message, hint, record)


def _lost_heading(document: YamlFile, path: Path, written: str, record: str) -> Iterator[Problem]:
    """`##` begins a comment also where a heading was meant, unless | stands before the text."""
    key = document.keys.get(path)
    if key is None or _is_block(written):
        return
    between = document.text[key.end : document.values[path].start]
    heading = re.search(r"^[ \t]+(##+ )", between, re.MULTILINE)
    if heading:
        message = "this line is taken for a comment and not read"
        hint = f"write  {path[-1]}: |  so that the lines below are text as they stand"
        place = document.place_at(key.end + heading.start(1))
        yield warning("lost-comment", place, message, hint, record)


def _lone_mark(document: YamlFile, path: Path, written: str, record: str) -> Iterator[Problem]:
    """A quotation mark at the end that none at the beginning fits; 5" are inches."""
    if written.count('"') == 1 and re.search(r'[^\d\s]"$', written):
        message = "a quotation mark closes what none opens"
        hint = f"put one at the beginning too:  {shortened(quoted(written[:-1]))}"
        place = document.place_at(document.values[path].end - 1)
        yield warning("lone-quotation-mark", place, message, hint, record)


def _swallowed_item(document: YamlFile, path: Path, written: str, record: str) -> Iterator[Problem]:
    """An item that is indented more than the one above continues its text."""
    dash = re.search(r"\n *(- )", written)
    if isinstance(path[-1], int) and dash and not (_is_quoted(written) or _is_block(written)):
        start = document.values[path].start
        line = document.text[document.text.rfind("\n", 0, start) + 1 : start]
        message = "this item is taken for a part of the text above, as it is indented more"
        hint = f"begin it in column {indent_of(line) + 1}, like the one above"
        place = document.place_at(start + dash.start(1))
        yield warning("swallowed-line", place, message, hint, record)


def _swallowed_field(
    model: type[BaseModel], document: YamlFile, path: Path, written: str, record: str
) -> Iterator[Problem]:
    """A field that is indented like the text above it is the last line of that text."""
    fields = [step for step in path if isinstance(step, str)]
    owner = path[: path.index(fields[-1])]
    within, beside = model_at(model, owner), document.at(owner)
    for match in re.finditer(r"\n *(([\w-]+):(?= |$))", written, re.MULTILINE):
        if field_of(within, match[2]) and match[2] not in beside:
            message = (
                f'"{match[2]}" is taken for a part of the text above, as it is indented like it'
            )
            key = document.place((*owner, fields[-1]), key=True)
            hint = f"begin it in column {key.column}, like the field above"
            place = document.place_at(document.values[path].start + match.start(1))
            yield warning("swallowed-line", place, message, hint, record)


def _is_block(written: str) -> bool:
    return written.startswith(("|", ">"))


def _is_quoted(written: str) -> bool:
    return written.startswith(('"', "'"))


def _is_free_text_at(model: type[BaseModel], path: Path) -> bool:
    """Whether a value may be any text: no id, date, address or word of a list."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return False
    field = field_of(model_at(model, path[: path.index(names[-1])]), names[-1])
    return field is not None and _is_free_text(field.annotation, field.metadata)


_CONSTRAINTS = (AfterValidator, Reference, WithJsonSchema)


def _is_free_text(annotation: Any, metadata: list[Any]) -> bool:
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _is_free_text(inner, [*metadata, *more])
    if get_args(annotation):
        return any(_is_free_text(inner, []) for inner in get_args(annotation))
    is_limited = any(isinstance(each, _CONSTRAINTS) for each in metadata)
    return annotation is Prose or (annotation is str and not is_limited)
