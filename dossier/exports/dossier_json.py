"""The whole dossier as one file of data, and the schema that says what is in it."""

import json
from collections.abc import Iterator
from typing import Any

from dossier.exports.entries import DossierData


def dossier_json(data: DossierData) -> bytes:
    """`/data/dossier.json`, a record a line; docs/data.md says what its fields mean."""
    return ("{\n" + ",\n".join(_members(data)) + "\n}\n").encode()


def _members(data: DossierData) -> Iterator[str]:
    for name, value in data.model_dump(mode="json").items():
        if isinstance(value, list):
            lines = ",\n".join(map(_written, value))
            yield f"{_written(name)}: [\n{lines}\n]" if lines else f"{_written(name)}: []"
        else:
            yield f"{_written(name)}: {_written(value)}"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def dossier_schema() -> bytes:
    """`/data/dossier.schema.json`: a JSON Schema (draft 2020-12) of the file."""
    found = DossierData.model_json_schema(mode="serialization")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_untitled(found)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _untitled(value: Any) -> Any:
    """Without the titles that only repeat the names of fields; explanations on one line."""
    if isinstance(value, list):
        return [_untitled(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept: dict[str, Any] = {}
    for name, inner in value.items():
        if name in ("properties", "$defs"):
            kept[name] = {key: _untitled(each) for key, each in inner.items()}
        elif name == "description":
            kept[name] = " ".join(inner.split())
        elif name != "title":
            kept[name] = _untitled(inner)
    return kept
