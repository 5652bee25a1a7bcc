"""What `/data/dossier.json` says of each record: one declaration gives data, schema and tables."""

from typing import Annotated

from pydantic import ConfigDict, Field

from dossier.exports.entries.actors import ActorEntry, NameEntry, RelationshipEntry, RoleEntry
from dossier.exports.entries.briefs import BriefEntry, JudgementEntry, PageEntry
from dossier.exports.entries.fields import CitationEntry, Edtf, Entry, EvidenceEntry, Id, Part
from dossier.exports.entries.happenings import (
    AnswerEntry,
    DisagreementEntry,
    EventEntry,
    OriginalEntry,
    ParticipantEntry,
    StatementEntry,
    WordingEntry,
)
from dossier.exports.entries.sources import CaptureEntry, SourceEntry

__all__ = [
    "ActorEntry",
    "AnswerEntry",
    "BriefEntry",
    "CaptureEntry",
    "CitationEntry",
    "DisagreementEntry",
    "DossierData",
    "Entry",
    "EventEntry",
    "EvidenceEntry",
    "JudgementEntry",
    "NameEntry",
    "OriginalEntry",
    "PageEntry",
    "Part",
    "ParticipantEntry",
    "RelationshipEntry",
    "RoleEntry",
    "SourceEntry",
    "StatementEntry",
    "WordingEntry",
]


class DossierData(Part):
    """A dossier as data: every published record, and how they hang together.

    Within one main version fields are only added. An `id` stays what it is from one edition to the
    next: the address of a record's page, from the top of the site.
    """

    model_config = ConfigDict(serialize_by_alias=True)

    schema_address: Annotated[str, Field(alias="$schema")]
    """This schema, beside the file."""
    version: str
    """The version of this form."""
    base_url: str | None
    """The address of the site, before which each id stands; null where it is not known."""
    title: str
    """The dossier's title."""
    summary: str | None
    """What it is about."""
    language: str
    """The language it is written in, as a BCP 47 tag."""
    as_of: Edtf
    """The information cut-off."""
    revision: str
    """A name for this state of the content."""
    publisher: str | None
    """Who publishes it."""
    licence: str | None
    """The terms for the dossier's own text; quoted words belong to their publishers."""
    lead: Id
    """The brief of the front page."""
    briefs: tuple[BriefEntry, ...]
    """What is read first."""
    events: tuple[EventEntry, ...]
    """What happened, in order of time."""
    statements: tuple[StatementEntry, ...]
    """What was said."""
    disagreements: tuple[DisagreementEntry, ...]
    """What sources differ on."""
    actors: tuple[ActorEntry, ...]
    """Who is followed."""
    sources: tuple[SourceEntry, ...]
    """What is cited, or rested on."""
    pages: tuple[PageEntry, ...]
    """What else there is to read."""
