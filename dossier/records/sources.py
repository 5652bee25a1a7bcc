"""A source: a published document that is cited."""

import unicodedata
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from dossier.identifiers import ActorId, SourceId
from dossier.records.fields import DateField, Language, Part, ProseField, Record, Text, WebAddress

Medium = Literal[
    "article", "interview", "wire-report", "statement", "broadcast", "post", "document"
]
Publication = Literal["excerpts", "full", "none"]


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


class Capture(Part):
    """One archived copy of a source's text."""

    file: Annotated[Text, AfterValidator(_composed)]
    """The file's path in `content/articles/`."""
    sha256: Text | None = None
    """The checksum of the file, so that no archived text changes unseen."""


class Origin(Part):
    """Where a source has its information from."""

    stated: Literal["own", "unknown", "sources"] = "unknown"
    sources: tuple[SourceId, ...] = ()


def _origin(value: Any) -> Any:
    if value in ("own", "unknown"):
        return {"stated": value}
    if isinstance(value, list) and value:
        return {"stated": "sources", "sources": value}
    hint = "write `own`, `unknown`, or a list of source ids, such as [izvestia-interview]"
    raise PydanticCustomError("unknown-value", "this says no origin", {"hint": hint})


_ORIGIN_SCHEMA = {
    "anyOf": [
        {"enum": ["own", "unknown"]},
        {"type": "array", "items": {"type": "string"}, "minItems": 1},
    ]
}


class Source(Record):
    """A published document that is cited: article, interview, wire report, post or statement."""

    kind = "source"
    folder = "sources"

    title: Text
    """The title as published; in square brackets where the editor supplied it."""
    outlet: ActorId
    """The actor that published it: an outlet, or the person or body behind a post or statement."""
    author: tuple[Text, ...] = ()
    """The authors, each as the byline has the name."""
    published: DateField | None = None
    """The date of publication."""
    accessed: DateField | None = None
    """The date on which it was read at its address."""
    url: WebAddress | None = None
    """Its address."""
    archive_url: WebAddress | None = None
    """The address of a copy in a public web archive."""
    language: Language | None = None
    """The language of its text; left out, that of the dossier."""
    medium: Medium = "article"
    """What sort of document it is."""
    summary: ProseField | None = None
    """What it says, in the editor's words."""
    descriptor: Text | None = None
    """What bears on its quality: access, aims, directness (an ICD 206 source descriptor)."""
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    """The Admiralty grade of the outlet, from A (reliable) to F (cannot be judged)."""
    origin: Annotated[Origin, BeforeValidator(_origin), WithJsonSchema(_ORIGIN_SCHEMA)] | None = (
        None
    )
    """Where it has its information from: `own` (first-hand), `unknown`, or the ids of the sources
    it rests on."""
    captures: tuple[Capture, ...] = ()
    """Its archived texts. Left out, `ID.md`, `ID.txt` or `ID.html` in `content/articles/` is taken
    where one exists; a source without any is not held and cannot be quoted."""
    omit: tuple[Text, ...] = ()
    """Passages of a capture that are not the article (appeals, navigation): never published, never
    quotable. `…` between the first and the last words stands for all between."""
    publish: Publication | None = None
    """How much of its text the site may show; overrides `publish_articles`."""

    @property
    def label(self) -> str:
        return self.title

    @property
    def has_supplied_title(self) -> bool:
        """Whether the editor gave it the title that it has here."""
        return self.title.startswith("[") and self.title.endswith("]")
