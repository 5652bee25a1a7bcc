"""New records to be filled in: every field with its explanation, the asked ones open."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from textwrap import wrap
from typing import Any

from dossier.records import Record
from dossier.schemas import modeline, schema_of

# What a rule asks for though a record can be read without it.
_ASKED = {
    "source": ("origin",),
    "event": ("cite",),
    "statement": ("wordings",),
    "disagreement": ("answers",),
}
_WIDTH = 96


class TakenError(ValueError):
    """A file of that name is there already."""


def write_skeleton(kind: type[Record], id: str, content: Path) -> Path:
    """Write a new record; raises `TakenError` rather than overwrite one."""
    ending = "md" if kind.kind == "page" else "yaml"
    path = content / kind.folder / f"{id}.{ending}"
    if any((content / kind.folder).rglob(path.name)):
        raise TakenError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(skeleton(kind, path, content))
    return path


def skeleton(kind: type[Record], path: Path, content: Path) -> str:
    """The text of a new record: what must be filled in, then what may be, each explained."""
    if kind.kind == "page":
        return "---\ntitle:\n---\n\n"
    first = modeline(path, content)
    lines = [*([first, ""] if first else []), *_record(kind)]
    return "\n".join(lines).rstrip() + "\n"


def _record(kind: type[Record]) -> Iterator[str]:
    schema = schema_of(kind)
    fields: Mapping[str, Any] = schema["properties"]
    asked = [*schema.get("required", ()), *_ASKED.get(kind.kind, ())]
    own = [name for name in fields if name not in Record.model_fields]
    for name in (name for name in own if name in asked):
        yield from _explained(fields[name])
        yield from _open(name, fields[name], schema)
        yield ""
    yield from left_out(kind, asked)


def left_out(kind: type[Record], written: Collection[str]) -> Iterator[str]:
    """The fields of a record that are not `written` in it, as comments, each explained."""
    schema = schema_of(kind)
    fields: Mapping[str, Any] = schema["properties"]
    own = [name for name in fields if name not in Record.model_fields]
    yield "# What may be left out; take away the # of a line to use it."
    for name in (*(name for name in own if name not in written), *_common(fields)):
        yield "#"
        yield from _explained(fields[name])
        yield from (f"# {line}".rstrip() for line in _open(name, fields[name], schema))


def opened(kind: type[Record], name: str) -> Iterator[str]:
    """A field that only a person can fill, explained and without a value."""
    schema = schema_of(kind)
    yield from _explained(schema["properties"][name])
    yield from _open(name, schema["properties"][name], schema)


def _common(fields: Mapping[str, Any]) -> list[str]:
    return [name for name in fields if name in Record.model_fields]


def _explained(field: Mapping[str, Any]) -> Iterator[str]:
    said = [field.get("description", "")]
    if "enum" in field:
        said.append(f"One of: {', '.join(map(str, field['enum']))}.")
    if field.get("format") == "edtf":
        said.append(_DATES)
    yield from (f"# {line}" for line in wrap(" ".join(said), _WIDTH))


_DATES = (
    "Written as 2022-07-13, 2022-07 or 2022; 2022-07-13~ is about, 2022-07-XX a day not known,"
    " 2022-07-13/2022-07-14 between two days."
)


def _open(name: str, field: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    """A field without a value; of a list of groups as many items as there must be."""
    group, item = _group(field, schema), _group(field.get("items", {}), schema)
    if group is not None:
        yield f"{name}:"
        yield from (f"  {line}" for line in _fields(group, schema))
    elif item is not None:
        yield f"{name}:"
        for _ in range(field.get("minItems", 1)):
            first, *others = _fields(item, schema)
            yield f"  - {first}"
            yield from (f"    {line}" for line in others)
    elif field.get("format") == "markdown":
        yield f"{name}: |"
    else:
        yield f"{name}: []" if field.get("type") == "array" else f"{name}:"


def _group(field: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The schema of the group of fields that a field is."""
    named = next((each["$ref"] for each in (field, *field.get("anyOf", ())) if "$ref" in each), "")
    group: Mapping[str, Any] | None = schema.get("$defs", {}).get(named.rpartition("/")[2])
    return next((each for each in (group or {}).get("anyOf", ()) if "properties" in each), group)


def _fields(group: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    """What an item must have, and the words or citations that it should."""
    wanted = (*group.get("required", ()), "quote", "cite")
    for name, field in group["properties"].items():
        if name in wanted:
            yield from (f"# {', '.join(choices)}" for choices in [field.get("enum")] if choices)
            yield from _open(name, field, schema)
