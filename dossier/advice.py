"""What to type instead of a value or name that does not belong where it stands."""

import re
from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dossier.yamlfile import Path, YamlFile
from dossier.yamlfile.lines import quoted, shortened

LIST = "write each item on a line of its own, beginning with `- `"
FIELDS = "write its fields below, indented, each as `name: value`"
_BULLET = r"[-–—•·*]\s?(?=\w)"


def field_of(model: type[BaseModel], name: str) -> FieldInfo | None:
    """The field of a name that an editor writes."""
    fields = model.model_fields.items()
    return next((field for key, field in fields if name == (field.alias or key)), None)


def model_in(annotation: object) -> type[BaseModel] | None:
    """The group of fields in a type, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (model_in(inner) for inner in get_args(annotation))), None)


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The group of fields that a path leads into."""
    for step in path:
        field = field_of(model, step) if isinstance(step, str) else None
        if field is not None:
            model = model_in(field.annotation) or model
    return model


def instead(document: YamlFile, path: Path, model: type[BaseModel], found: Any, hint: str) -> str:
    """What to type for a value that is text, a list or fields where something else belongs.

    `model` is the group of fields at the path; `hint` is what holds in general.
    """
    if hint == LIST:
        return _for_a_list(document, path, model, found) or hint
    if hint == FIELDS:
        return _for_fields(model, found) or hint
    return _for_text(document, path, found) or hint


def _for_a_list(document: YamlFile, path: Path, model: type[BaseModel], found: Any) -> str:
    if isinstance(found, dict):
        return f"begin its first line with `- `, as in  - {next(iter(found), 'name')}: …"
    if not isinstance(found, str):
        return ""
    first = document.written(path).split("\n")[0]
    if found != first or re.match(_BULLET, first):
        item = re.sub(_BULLET, "", first)
        return f"begin each item with - and a space, as in  - {shortened(item)}"
    name = _first_field(model, path)
    items = f"{{{name}: {found}}}" if name else found
    return f"write  {path[-1]}: [{shortened(items)}]" if _is_plain(found) else ""


def _for_fields(model: type[BaseModel], found: Any) -> str:
    if isinstance(found, list):
        is_link = isinstance(found[:1], list) and len(found) == 1
        return "write the id alone, without brackets" if is_link else ""
    written = re.fullmatch(r"([\w-]+):(\S.*)", str(found), re.DOTALL)
    if written and field_of(model, written[1]):
        return f"put a space after the colon:  {written[1]}: {shortened(written[2])}"
    first = next((n for n, field in model.model_fields.items() if field.is_required()), "")
    return f"write  {first}: {found}" if first and _is_plain(str(found)) else ""


def _for_text(document: YamlFile, path: Path, found: Any) -> str:
    raw = document.written(path).strip()
    if isinstance(found, list) and raw.startswith("- "):
        if len(found) == 1 and isinstance(found[0], str):
            return f"write it without the -, after the field's name:  {shortened(found[0])}"
        return "write one text: `|` after the field's name, and the text below, indented, without -"
    if isinstance(found, list | dict) and "\n" not in raw:
        return f"put the text in quotation marks:  {shortened(quoted(raw))}"
    return ""


def _first_field(model: type[BaseModel], path: Path) -> str | None:
    """The field that an item must have, where the items at a path are groups of fields."""
    required = (name for name, field in model.model_fields.items() if field.is_required())
    field = None if path[-1] in model.model_fields else next(required, None)
    return field


def _is_plain(text: str) -> bool:
    return re.fullmatch(r"[\w ,.-]+", text) is not None


def lower_down(
    within: type[BaseModel], name: str, siblings: Mapping[str, Any]
) -> tuple[str, bool] | None:
    """The field among the siblings whose own fields have that name, and whether it is a list."""
    for owner, field in within.model_fields.items():
        model = model_in(field.annotation)
        if owner in siblings and model and field_of(model, name):
            return owner, "tuple" in str(field.annotation)
    return None


def marks_taken_off(written: str) -> str:
    """What to write where quotation marks that YAML does not know are part of a value."""
    bare = written.strip("\"'“”„«»‘’‚「」 ")
    return f"take the quotation marks away:  {shortened(bare)}" if bare != written else ""
