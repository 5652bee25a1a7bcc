"""What dossier.yaml says of the dossier as a whole."""

from typing import Annotated

from dossier.identifiers import RecordId, Reference
from dossier.records.fields import (
    DateField,
    Language,
    Part,
    ProseField,
    RecordKey,
    Text,
    WebAddress,
)
from dossier.records.sources import Publication


class Accepted(Part):
    """A warning that stands, with the reason."""

    code: Text
    """The warning's code, such as `uncited-event`."""
    record: RecordKey | None = None
    """The record it is about, as `kind:id`; left out for one about the dossier as a whole."""
    reason: Text
    """Why it may stand; printed on the evidence page."""


class Settings(Part):
    """The dossier as a whole."""

    title: Text
    """The dossier's title."""
    summary: ProseField | None = None
    """What it is about, in a sentence or two."""
    language: Language = "en"
    """The language it is written in."""
    as_of: DateField
    """The information cut-off: nothing later is taken into account."""
    lead: Annotated[RecordId, Reference("brief")]
    """The id of the brief that the front page shows."""
    publisher: Text | None = None
    """Who publishes it."""
    base_url: WebAddress | None = None
    """The address at which it is published."""
    repository: WebAddress | None = None
    """The web address of its git repository; gives each page links to its history and to suggest
    a correction."""
    licence: Text | None = None
    """The terms for the dossier's own text."""
    publish_articles: Publication = "excerpts"
    """How much of the archived articles the site shows: cited paragraphs (`excerpts`), everything
    (`full`), or the quoted words alone (`none`)."""
    keep: tuple[Text, ...] = ()
    """Files in the output folder that a build leaves alone, such as `CNAME`."""
    accepted: tuple[Accepted, ...] = ()
    """Warnings that may stand."""
