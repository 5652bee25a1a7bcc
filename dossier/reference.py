"""The reference: every field of every record, every problem code, every field of the data."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dossier.citations import Citation
from dossier.codes import catalogue
from dossier.dates import Date
from dossier.exports.entries import DossierData
from dossier.identifiers import Reference
from dossier.prose import Prose
from dossier.records import KINDS, Settings
from dossier.records.sources import Origin


def reference() -> str:
    """docs/reference.md, whole."""
    return "\n".join((*_introduction(), *_records(), *_codes(), *_data())) + "\n"


def _introduction() -> Iterator[str]:
    yield "# Reference"
    yield ""
    yield "Made from the program by `make docs`; a test keeps it current."
    yield ""


def _records() -> Iterator[str]:
    yield "## Records"
    yield ""
    yield "Every value is text as it is written; *prose* is Markdown with citations and links."
    yield "A field marked ● is required."
    yield ""
    yield from _model(Settings, "dossier.yaml", "content/dossier.yaml")
    for kind in KINDS:
        ending = "md" if kind.kind == "page" else "yaml"
        yield from _model(kind, kind.kind, f"content/{kind.folder}/ID.{ending}")
    yield from _model(Citation, "citation", "an item of `cite`")


def _model(model: type[BaseModel], name: str, where: str) -> Iterator[str]:
    yield f"### {name}"
    yield ""
    yield f"{' '.join((model.__doc__ or '').split())} ({where})"
    yield ""
    yield from _fields(model)
    for inner in _groups(model):
        yield f"#### {name}: {inner.__name__.lower()}"
        yield ""
        yield " ".join((inner.__doc__ or "").split())
        yield ""
        yield from _fields(inner)


def _fields(model: type[BaseModel]) -> Iterator[str]:
    yield "| field | | value | meaning |"
    yield "|---|---|---|---|"
    for name, field in model.model_fields.items():
        if name != "id":
            mark = "●" if field.is_required() else ""
            meaning = " ".join((field.description or "").split()).replace("|", "\\|")
            yield f"| `{field.alias or name}` | {mark} | {_sort_of(field)} | {meaning} |"
    yield ""


def _groups(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The groups of fields inside a record that it alone has."""
    for field in model.model_fields.values():
        inner = _inner(field.annotation)
        if inner is not None and inner not in (Citation, Origin):
            yield inner


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner(argument) for argument in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _sort_of(field: FieldInfo) -> str:
    referred = next((m.kind for m in field.metadata if isinstance(m, Reference)), None)
    return _referring(referred) if referred else _sort(field.annotation)


def _referring(kind: str) -> str:
    return "`kind:id`" if kind == "any" else f"id of {'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _sort(annotation: Any) -> str:
    """What an editor writes for a type."""
    arguments = get_args(annotation)
    referred = next((a.kind for a in arguments if isinstance(a, Reference)), None)
    if referred:
        return _referring(referred)
    if get_origin(annotation) in (Union, UnionType):
        return _sort(next(a for a in arguments if a is not type(None)))
    if get_origin(annotation) is tuple:
        return f"list: {_sort(arguments[0])}"
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{word}`" for word in arguments)
    if hasattr(annotation, "__metadata__"):
        return _sort(arguments[0])
    plain = {
        str: "text",
        bool: "`true` or `false`",
        int: "number",
        Prose: "prose",
        Date: "date (EDTF)",
        Origin: "`own`, `unknown`, or list: id of a source",
    }
    return plain.get(annotation) or annotation.__name__.lower()


def _codes() -> Iterator[str]:
    yield "## Problems"
    yield ""
    yield "Errors keep the site from being published. Warnings do so with `--strict`, unless"
    yield "`accepted` in dossier.yaml lets them stand with a reason."
    yield ""
    for code, entry in catalogue().items():
        yield f"### {code}"
        yield ""
        yield f"*{entry.severity}* – {entry.meaning}"
        yield ""
        yield f"- For example: {_as_code(entry.example)}"
        yield f"- Way out: {entry.way_out}"
        yield ""


def _as_code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"


def _data() -> Iterator[str]:
    yield "## dossier.json"
    yield ""
    yield "The fields of `/data/dossier.json`; [data.md](data.md) says how they hang together. Each"
    yield "is always there, and null where nothing is known or stated."
    yield ""
    for model in dict.fromkeys(_models(DossierData)):
        yield f"### data: {model.__name__.removesuffix('Entry').removesuffix('Data').lower()}"
        yield ""
        yield " ".join((model.__doc__ or "").split())
        yield ""
        yield "| field | value | meaning |"
        yield "|---|---|---|"
        for name, field in model.model_fields.items():
            meaning = " ".join((field.description or "").split())
            yield f"| `{field.alias or name}` | {_data_sort(field)} | {meaning} |"
        yield ""


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and those inside it, each after the one that it stands in."""
    yield model
    for field in model.model_fields.values():
        inner = _inner(field.annotation)
        if inner is not None:
            yield from _models(inner)


def _data_sort(field: FieldInfo) -> str:
    """The sort of a value, with whether it may be null; ids say that they are."""
    schemas = repr((field.annotation, field.metadata))
    sort = _sort(field.annotation).removesuffix("entry")
    sort = sort.replace("text", "id") if "uri-reference" in schemas else sort
    return f"{sort}, or null" if type(None) in get_args(field.annotation) else sort
