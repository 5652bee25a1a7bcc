"""The dossier as tables: one for each kind of record, and one for each list within records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from dossier.exports.cells import UTF_8, cell, line
from dossier.exports.entries import DossierData, Part


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name: the fields that lead to its rows, such as the answers of disagreements.

    Rows of a list within records begin with the id of the record and their number in it, from 1.
    """

    kinds: tuple[str, ...]
    within: str | None = None


_CITING = ("briefs", "events", "statements", "disagreements", "actors", "sources", "pages")
TABLES: Mapping[str, Table] = {
    "sources": Table(("sources",)),
    "actors": Table(("actors",)),
    "names": Table(("actors",), "names"),
    "roles": Table(("actors",), "roles"),
    "relationships": Table(("actors",), "relationships"),
    "events": Table(("events",)),
    "participants": Table(("events",), "participants"),
    "statements": Table(("statements",)),
    "wordings": Table(("statements",), "wordings"),
    "disagreements": Table(("disagreements",)),
    "answers": Table(("disagreements",), "answers"),
    "briefs": Table(("briefs",)),
    "judgements": Table(("briefs",), "judgements"),
    "citations": Table(_CITING, "citations"),
}


def tables(data: DossierData) -> dict[str, bytes]:
    """Each table as CSV, by its name."""
    return {name: _csv(table, data) for name, table in TABLES.items()}


def columns(table: Table) -> tuple[str, ...]:
    """The columns of a table; those of a group of fields are named with a full stop."""
    model = _row_of(DossierData, table.kinds[0])
    if table.within is None:
        return tuple(_columns(model))
    return ("record", "number", *_columns(_row_of(model, table.within)))


def _csv(table: Table, data: DossierData) -> bytes:
    lines = (line(map(cell, row)) for row in _rows(table, data))
    return (UTF_8 + line(columns(table)) + "".join(lines)).encode()


def _rows(table: Table, data: DossierData) -> Iterator[list[Any]]:
    names = columns(table)
    for kind in table.kinds:
        for record in getattr(data, kind):
            if table.within is None:
                yield [_value(record, name) for name in names]
            else:
                for number, each in enumerate(getattr(record, table.within), 1):
                    yield [record.id, number, *(_value(each, name) for name in names[2:])]


def _value(part: Part, name: str) -> Any:
    """The value of a column; that of a group that is not there is nothing."""
    value: Any = part
    for step in name.split("."):
        value = getattr(value, step, None)
    return value


def _columns(model: type[Part], before: str = "") -> Iterator[str]:
    """The fields of a model that are single values, lists of texts, or groups of such."""
    for name, field in model.model_fields.items():
        listed, group = _inner(field.annotation)
        if group is None:
            yield before + name
        elif not listed:
            yield from _columns(group, f"{before}{name}.")


def _row_of(model: type[Part], name: str) -> type[Part]:
    _, group = _inner(model.model_fields[name].annotation)
    assert group, name
    return group


def _inner(annotation: Any) -> tuple[bool, type[Part] | None]:
    """Whether a field is a list, and the model of its values where they are groups of fields."""
    found = [each for each in _alternatives(annotation) if isinstance(each, type)]
    groups = [each for each in found if issubclass(each, Part)]
    return getattr(annotation, "__origin__", None) is tuple, groups[0] if groups else None


def _alternatives(annotation: Any) -> Iterable[Any]:
    return (annotation, *get_args(annotation))
