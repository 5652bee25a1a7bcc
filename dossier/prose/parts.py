"""The parts of a running text: what it cites and links to, its sentences and headings."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from dossier.citations import Citation

TitleOf = Callable[[str | None, str], str]
"""The title of a record by its kind (None where the link leaves it out) and id."""


@dataclass(frozen=True, slots=True)
class ProseCitation:
    """A citation in a text. `needle` and `nth` find its place (see `locate`); the citations in
    one pair of brackets have the same `group`, counted from 0."""

    citation: Citation
    needle: str
    nth: int
    group: int


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A link to a record, by its kind (where given) and id."""

    kind: str | None
    id: str
    label: str | None
    needle: str
    nth: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a text that cannot be published. Code, message and hint are as in Problem."""

    code: str
    message: str
    hint: str
    needle: str
    nth: int


class Sentence(NamedTuple):
    """A sentence in plain words, and the citations in it or directly after it."""

    text: str
    citations: tuple[ProseCitation, ...]


class Heading(NamedTuple):
    """A heading: its level as written, its plain words, its id, and which token opens it."""

    level: int
    text: str
    id: str
    token: int
