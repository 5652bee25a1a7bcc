"""JSON Schemas of the records, by which an editor's program completes, explains and checks them."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dossier.records import KINDS, Record, Settings

FOLDER = ".schemas"
"""The folder in the content in which they stand; names with a dot are no records."""
_DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas() -> Mapping[str, bytes]:
    """A schema for each kind of record that is a YAML file, and for dossier.yaml, by file name."""
    models: dict[str, type[Any]] = {"dossier": Settings}
    models |= {kind.kind: kind for kind in KINDS if _is_yaml(kind)}
    return {f"{name}.json": _written(_schema(name, model)) for name, model in models.items()}


def schema_of(kind: type[Record]) -> dict[str, Any]:
    """The schema of a kind of record."""
    return _schema(kind.kind, kind)


def modeline(file: Path, content: Path) -> str | None:
    """The first line by which an editor's program finds the schema of a file of the content."""
    steps = file.relative_to(content).parts
    name = "dossier" if steps == ("dossier.yaml",) else _kind_of(steps[0])
    if name is None or file.suffix != ".yaml":
        return None
    path = os.path.relpath(content / FOLDER / f"{name}.json", file.parent)
    return f"# yaml-language-server: $schema={Path(path).as_posix()}"


def _kind_of(folder: str) -> str | None:
    return next((kind.kind for kind in KINDS if kind.folder == folder and _is_yaml(kind)), None)


def _is_yaml(kind: type[Record]) -> bool:
    return "body" not in kind.model_fields or kind.kind != "page"


def _schema(name: str, model: type[Any]) -> dict[str, Any]:
    found = model.model_json_schema(by_alias=True)
    whole = {"$schema": _DRAFT, "$id": f"{name}.json", **_loosened(found)}
    return {**whole, "title": f"{name}.yaml" if name == "dossier" else name}


def _loosened(value: Any) -> Any:
    """The schema for YAML as it is read here.

    Every plain value is text, so that a title may be 2022; other programs take that for a number.
    A field that may be left out need not be offered as null, nor do names want titles.
    """
    if isinstance(value, list):
        return [_loosened(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = dict(_kept(value))
    if kept.get("type") == "string" and "enum" not in kept:
        kept["type"] = ["string", "number", "boolean"]
    return kept


def _kept(schema: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    choices = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    for key, value in schema.items():
        if key == "anyOf" and len(choices) == 1:
            only = _loosened(choices[0])
            yield from ((k, v) for k, v in only.items() if k not in schema)
        elif key == "anyOf":
            yield key, _loosened(choices)
        elif key == "description":
            yield key, " ".join(value.split())
        elif key in ("properties", "$defs"):
            yield key, {name: _loosened(each) for name, each in value.items()}
        elif not (key == "default" and value is None) and key != "title":
            yield key, _loosened(value)


def _written(schema: Mapping[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def write_schemas(content: Path) -> list[Path]:
    """Write the schemas into a content folder; the files that were not so before."""
    folder = content / FOLDER
    folder.mkdir(exist_ok=True)
    changed = []
    for name, data in schemas().items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
            changed.append(path)
    return changed
