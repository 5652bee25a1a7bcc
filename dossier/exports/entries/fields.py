"""The sorts of values that entries of data are made of."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema

from dossier.dates import Date

Id = Annotated[str, WithJsonSchema({"type": "string", "format": "uri-reference"})]
Edtf = Annotated[
    Date,
    PlainSerializer(lambda date: date.text),
    WithJsonSchema({"type": "string", "format": "edtf"}),
]


class Part(BaseModel):
    """A frozen group of fields, each always there; null says that nothing is known or stated."""

    model_config = ConfigDict(
        frozen=True, use_attribute_docstrings=True, arbitrary_types_allowed=True
    )


class CitationEntry(Part):
    """A place in a record that points at a source, usually at words in it."""

    field: str
    """The field of the record in which it stands, such as `summary` or `answers.2`."""
    sentence: str | None
    """The sentence of the prose that carries it; null where the field is no prose."""
    source: Id
    """The source."""
    quote: str | None
    """The quoted words; null where the source is cited as a whole."""
    passage: Id | None
    """Where the words stand marked on the page of the source: they have been found in its text."""
    via: str | None
    """Where this passage comes from, where that is not the origin of the source: the id of a
    source, `own` or `unknown`."""
    note: str | None
    """A remark."""


class EvidenceEntry(Part):
    """What the citations of a claim amount to; evidence.json has it at length."""

    verdict: Literal["corroborated", "single", "unknown", "none"]
    """Two or more independent origins, one, none that is known, nothing cited."""
    documents: int
    """How many sources are cited."""
    outlets: int
    """How many publishers these have."""
    origins: int
    """How many independent origins they go back to."""


class Entry(Part):
    """What every record has."""

    id: Id
    """Its address from the top of the site, by which the others name it."""


class Cited(Entry):
    """A record that may cite sources."""

    citations: tuple[CitationEntry, ...]
    """Everything in it that points at a source, in the order in which it stands."""
