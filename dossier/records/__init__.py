"""What an author may write: one declaration gives checking, messages, JSON Schema and reference."""

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
    "leaves",
]
