"""An actor: a person, organisation, state or de facto authority that the dossier follows."""

from typing import Annotated, Literal

from pydantic import Field

from dossier.citations import Citation
from dossier.identifiers import ActorId
from dossier.records.fields import DateField, Language, Part, ProseField, Record, Text, WebAddress

ActorKind = Literal["person", "organisation", "state", "de-facto-authority", "outlet"]
RelationshipType = Literal[
    "recognises",
    "represents",
    "heads",
    "part-of",
    "member-of",
    "works-for",
    "publishes",
    "owns",
    "backs",
    "claims",
    "allied-with",
    "cooperates-with",
    "in-conflict-with",
    "broke-relations-with",
]


class Name(Part):
    """Another spelling of a name, or the name in its own script."""

    text: Text
    """The name."""
    language: Language | None = None
    """The language of this name."""
    cite: tuple[Citation, ...] = ()
    """Who uses it."""


class Role(Part):
    """An office or function that an actor holds."""

    title: Text
    """The office, such as `ambassador to North Korea`."""
    organisation: ActorId | None = None
    """The actor in which, or for which, it is held."""
    since: DateField | None = None
    """When it began."""
    until: DateField | None = None
    """When it ended."""
    cite: tuple[Citation, ...] = ()
    """What says so."""


class Relationship(Part):
    """How this actor stands to another; stated on one side, shown on both."""

    type: RelationshipType
    """What this actor does or is to the other."""
    actor: ActorId
    """The other actor."""
    since: DateField | None = None
    """When it began."""
    until: DateField | None = None
    """When it ended."""
    cite: tuple[Citation, ...] = ()
    """What says so."""
    note: Text | None = None
    """A short remark."""


class Actor(Record):
    """A person, organisation, state, de facto authority or outlet."""

    kind = "actor"
    folder = "actors"

    name: Text
    """The name under which the dossier speaks of the actor."""
    # In Python, `kind` is the kind of record.
    actor_kind: Annotated[ActorKind, Field(alias="kind")]
    """What the actor is."""
    names: tuple[Name, ...] = ()
    """Other spellings, abbreviations, and names in their own script."""
    summary: ProseField | None = None
    """Who or what this is."""
    roles: tuple[Role, ...] = ()
    """Offices and functions held."""
    relationships: tuple[Relationship, ...] = ()
    """How the actor stands to others."""
    status_note: ProseField | None = None
    """For a contested status: what it is, and who says so."""
    not_to_be_confused_with: tuple[ActorId, ...] = ()
    """Actors of a like name."""
    website: WebAddress | None = None
    """The actor's own site."""

    @property
    def label(self) -> str:
        return self.name
