"""What an author may write: one declaration gives checking, messages, JSON Schema and reference."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import get_args

from pydantic import BaseModel

from dossier.records.actors import Actor, Name, Relationship, Role
from dossier.records.briefs import Brief, KeyJudgement, Page
from dossier.records.fields import Record, leaves
from dossier.records.happenings import (
    Answer,
    Disagreement,
    Event,
    Original,
    Participant,
    Statement,
    Wording,
)
from dossier.records.settings import Accepted, Settings
from dossier.records.sources import Capture, Origin, Source

KINDS: tuple[type[Record], ...] = (Source, Actor, Event, Statement, Disagreement, Brief, Page)

__all__ = [
    "KINDS",
    "Accepted",
    "Actor",
    "Answer",
    "Brief",
    "Capture",
    "Disagreement",
    "Event",
    "KeyJudgement",
    "Name",
    "Origin",
    "Original",
    "Page",
    "Participant",
    "Record",
    "Relationship",
    "Role",
    "Settings",
    "Source",
    "Statement",
    "Wording",
    "field_names",
    "leaves",
]


@cache
def field_names() -> frozenset[str]:
    """The name of every field that a record, a group in one, or dossier.yaml may have."""
    return frozenset(_names((*KINDS, Settings)))


def _names(models: Iterable[object]) -> Iterator[str]:
    for model in models:
        if isinstance(model, type) and issubclass(model, BaseModel):
            for name, field in model.model_fields.items():
                yield name
                yield from _names((field.annotation,))
        else:
            yield from _names(get_args(model))
