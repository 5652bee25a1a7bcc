"""From the fields of a file to a record, each fault told in an editor's words."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dossier.advice import (
    FIELDS,
    LIST,
    field_of,
    instead,
    lower_down,
    marks_taken_off,
    model_at,
    model_in,
)
from dossier.losses import losses
from dossier.problems import Problem, error, guess
from dossier.records import Record, Settings
from dossier.records.fields import sort_of
from dossier.yamlfile import Path, YamlFile
from dossier.yamlfile.lines import quoted, shortened

R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=BaseModel)


def read_record(kind: type[R], id: str, document: YamlFile) -> tuple[R | None, list[Problem]]:
    """The record in a file, or None and every fault in it."""
    fields = {name: value for name, value in document.value.items() if name != "id"}
    record, problems = _validated(kind, replace(document, value=fields))
    problems = _with_losses(problems, losses(kind, document, f"{kind.kind}:{id}"))
    if "id" in document.value:
        hint = "delete the line; a record's id is its file's name"
        place = document.place(("id",), key=True)
        message = f'{_a(kind)} has no field "id"'
        return None, [error("unknown-field", place, message, hint), *problems]
    return (record.model_copy(update={"id": id}) if record else None), problems


def read_settings(document: YamlFile) -> tuple[Settings, list[Problem]]:
    """What dossier.yaml says, and every fault in it.

    Stand-ins fill the fields at fault, so that what the others say still counts.
    """
    settings, problems = _validated(Settings, document)
    problems = _with_losses(problems, losses(Settings, document, ""))
    return settings or _as_far_as_right(_without_nothing(document.value)), problems


def _with_losses(problems: list[Problem], losses: Iterable[Problem]) -> list[Problem]:
    """A field that is missing because a text has swallowed it is told once, where it stands."""
    missing = {_named(p): p for p in problems if p.code == "missing-field"}
    told = []
    for loss in losses:
        fault = missing.get(_named(loss)) if loss.code == "swallowed-line" else None
        if fault in problems:
            problems.remove(fault)
            loss = error("missing-field", loss.place, loss.message, loss.hint)
        told.append(loss)
    return [*problems, *told]


def _named(problem: Problem) -> str:
    """The field that a message begins with."""
    return problem.message.partition(" is ")[0]


_STAND_IN = {"title": "?", "as_of": "9999", "lead": "none"}


def _as_far_as_right(fields: dict[str, Any]) -> Settings:
    try:
        Settings.model_validate(fields)
    except ValidationError as faults:
        at_fault = {fault["loc"][0] for fault in faults.errors(include_url=False)}
        fields = {name: value for name, value in fields.items() if name not in at_fault}
    settings = Settings.model_validate({**_STAND_IN, **fields})
    return settings if "lead" in fields else settings.model_copy(update={"lead": None})


def _validated(model: type[M], document: YamlFile) -> tuple[M | None, list[Problem]]:
    known = {path for path, value in _values(document.value) if value is None}
    empty = sorted(known - document.refused, key=lambda path: document.place(path))
    fallen_out = {path: _fallen_out(model, document, path) for path in empty}
    problems = [_empty_value(document, path, fallen_out[path]) for path in empty]
    explained = known | document.refused | {name for names in fallen_out.values() for name in names}
    try:
        record = model.model_validate(_without_nothing(document.value))
    except ValidationError as invalid:
        faults = invalid.errors(include_url=False)
        problems += [
            _explain(model, fault, document)
            for fault in faults
            if not _is_below(document.known(fault["loc"]), explained)
            and not _is_misspelt(fault, faults)
        ]
        return None, problems
    return (None if explained else record), problems


def _is_misspelt(fault: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Whether a missing field is there under a name much like its own, which is told already."""
    *group, name = fault["loc"] or ("",)
    return fault["type"] == "missing" and any(
        other["type"] == "extra_forbidden"
        and list(other["loc"][:-1]) == group
        and guess(str(other["loc"][-1]), [str(name)])
        for other in faults
    )


def _is_below(path: Path, others: Collection[Path]) -> bool:
    return any(path[:length] in others for length in range(len(path) + 1))


def _values(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, value
    steps = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for step, inner in steps:
        yield from _values(inner, (*path, step))


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return ["?" if inner is None else _without_nothing(inner) for inner in value]
    return value


def _fallen_out(model: type[BaseModel], document: YamlFile, path: Path) -> list[Path]:
    """The fields that stand beside an empty one and belong below it."""
    field = field_of(model_at(model, path[:-1]), str(path[-1]))
    group = model_in(field.annotation) if field else None
    siblings = document.at(path[:-1])
    if group is None or not isinstance(siblings, dict):
        return []
    within = model_at(model, path[:-1])
    return [
        (*path[:-1], name)
        for name in siblings
        if field_of(group, name) and not field_of(within, name)
    ]


def _empty_value(document: YamlFile, path: Path, fallen_out: list[Path]) -> Problem:
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    listed = isinstance(path[-1], int)
    message = f'an item of "{name}" is empty' if listed else f'"{name}" has no value'
    place = document.place(path, key=not listed)
    hint = "write one, or delete the line"
    if fallen_out:
        names = ", ".join(str(each[-1]) for each in fallen_out)
        hint = f"indent the lines of its fields below it by two spaces: {names}"
    elif re.match(r"[ \t]*#", document.rest_of_line(path)):
        text = shortened(quoted(document.rest_of_line(path).strip()))
        hint = f"after a space, # begins a comment; put the text in quotation marks:  {text}"
    return error("empty-value", place, message, hint)


def _explain(model: type[BaseModel], fault: ErrorDetails, document: YamlFile) -> Problem:
    path: Path = fault["loc"]
    sort, context, found = fault["type"], fault.get("ctx", {}), fault["input"]
    name = str(path[-1]) if path else ""
    within = model_at(model, path[:-1])
    if sort == "missing":
        hint = f"add `{name}`: {_described(within, name)}"
        return error("missing-field", document.place(path[:-1]), f'"{name}" is missing', hint)
    if sort == "extra_forbidden":
        place = document.place(path, key=True)
        hint = _for_unknown(within, name, document.at(path[:-1]))
        return error("unknown-field", place, f'{_a(within)} has no field "{name}"', hint)
    place = document.place(path)
    if "hint" in context:
        hint = marks_taken_off(found) if isinstance(found, str) and found.strip() else ""
        return error(sort, place, fault["msg"], hint or str(context["hint"]))
    code, message, hint = _reworded(sort, context, found)
    if hint in (LIST, FIELDS) or message.startswith("text "):
        hint = instead(document, path, model_at(model, path), found, hint)
    return error(code, place, message, hint)


def _for_unknown(within: type[BaseModel], name: str, siblings: dict[str, Any]) -> str:
    fields = [f.alias or n for n, f in within.model_fields.items() if n != "id"]
    owner = lower_down(within, name, siblings)
    if owner:
        where = "an item of " if owner[1] else ""
        return f"it is a field of {where}`{owner[0]}`: indent the line to stand among its fields"
    return guess(name, fields) or "its fields are " + ", ".join(fields)


def _reworded(sort: str, context: dict[str, Any], found: Any) -> tuple[str, str, str]:
    """Code, message and hint for what pydantic reports by itself."""
    if sort == "literal_error":
        return _not_a_choice(str(context["expected"]), found)
    if sort == "tuple_type":
        return "wrong-type", f"a list belongs here, not {sort_of(found)}", LIST
    if sort in ("model_type", "model_attributes_type", "dict_type"):
        return "wrong-type", f"fields belong here, not {sort_of(found)}", FIELDS
    if sort == "too_short":
        least, has = context["min_length"], context["actual_length"]
        return "too-few", f"at least {least} items belong here, not {has}", "add what is missing"
    if sort == "too_long":
        most = context["max_length"]
        return "too-many", f"at most {most} items belong here, not {len(found)}", "leave some out"
    wanted = {"bool": "true or false", "int": "a whole number"}.get(sort.split("_")[0], "text")
    written = f'"{found}"' if isinstance(found, str) else sort_of(found)
    hint = f"write {wanted}, in one value"
    return "wrong-type", f"{wanted} belongs here, not {written}", hint


def _not_a_choice(expected: str, found: Any) -> tuple[str, str, str]:
    choices = expected.replace(" or ", ", ").replace("'", "")
    if not isinstance(found, str):
        message = f"a word belongs here, not {sort_of(found)}"
        return "wrong-type", message, f"choose one of {choices}"
    hint = guess(found, choices.split(", ")) or "choose one of them"
    return "unknown-value", f'"{found}" is not one of {choices}', hint


def _described(model: type[BaseModel], name: str) -> str:
    """What a field holds, to go on after a colon, and the words it may be."""
    field = field_of(model, name)
    text = " ".join((field.description or "").split()).rstrip(".") if field else ""
    choices = _choices(field.annotation) if field else ()
    ways = f" ({', '.join(choices)})" if choices else ""
    return text[:1].lower() + text[1:] + ways


def _choices(annotation: object) -> tuple[str, ...]:
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def _a(model: type[BaseModel]) -> str:
    name = "dossier.yaml" if model is Settings else model.__name__.lower()
    name = {"keyjudgement": "key judgement"}.get(name, name)
    return name if "." in name else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
