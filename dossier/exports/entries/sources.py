"""What data says of a source."""

from typing import Literal

from dossier.exports.entries.fields import Cited, Edtf, Id, Part
from dossier.records.sources import Medium


class CaptureEntry(Part):
    """An archived copy of a source's text, which the dossier keeps and does not publish."""

    sha256: str
    """The checksum of the copy."""


class SourceEntry(Cited):
    """A published document."""

    title: str
    """As published; in square brackets where the editors supplied it."""
    outlet: Id
    """Who published it."""
    authors: tuple[str, ...]
    """Each as the byline has the name."""
    published: Edtf | None
    """When it was published."""
    accessed: Edtf | None
    """When it was read at its address."""
    url: str | None
    """Its address."""
    archive_url: str | None
    """The address of a copy in a public archive."""
    language: str
    """A BCP 47 tag; `und` where it is not known."""
    medium: Medium
    """What sort of document it is."""
    reference: str
    """A reference to it in the style of the site."""
    summary: str | None
    """What it says, in the editors' words."""
    descriptor: str | None
    """What bears on its quality."""
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None
    """The Admiralty grade of the outlet."""
    first_hand: bool
    """Whether it rests on its own reporting."""
    rests_on: tuple[Id, ...]
    """The sources that it rests on."""
    captures: tuple[CaptureEntry, ...]
    """The archived copies of its text; none where it is not held."""
