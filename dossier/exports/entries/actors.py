"""What data says of an actor."""

from dossier.exports.entries.fields import Cited, Edtf, Id, Part
from dossier.records.actors import ActorKind, RelationshipType


class NameEntry(Part):
    """Another name of an actor."""

    text: str
    """The name."""
    language: str | None
    """Its language."""


class RoleEntry(Part):
    """An office or function."""

    title: str
    """The office."""
    organisation: Id | None
    """In which, or for which, it is held."""
    since: Edtf | None
    """When it began."""
    until: Edtf | None
    """When it ended."""


class RelationshipEntry(Part):
    """How an actor stands to another; it stands on the side on which it is recorded."""

    type: RelationshipType
    """What the actor does or is to the other."""
    actor: Id
    """The other."""
    since: Edtf | None
    """When it began."""
    until: Edtf | None
    """When it ended."""
    note: str | None
    """A remark."""


class ActorEntry(Cited):
    """A person, organisation, state, de facto authority or outlet."""

    name: str
    """The name under which the dossier speaks of it."""
    kind: ActorKind
    """What it is."""
    names: tuple[NameEntry, ...]
    """Other spellings, and names in other scripts."""
    summary: str | None
    """Who or what it is."""
    status_note: str | None
    """For a contested status: what it is, and who says so."""
    roles: tuple[RoleEntry, ...]
    """Offices and functions."""
    relationships: tuple[RelationshipEntry, ...]
    """How it stands to others."""
    not_to_be_confused_with: tuple[Id, ...]
    """Actors of a like name."""
    website: str | None
    """Its own site."""
