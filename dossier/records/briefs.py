"""What is read first: the brief, and pages of free text."""

from typing import Annotated, Literal

from pydantic import Field

from dossier.records.fields import DateField, Part, ProseField, Record, Text

# ICD 203, D.6.e(2)(a): the terms of the first row, in rising order.
Likelihood = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]
Confidence = Literal["high", "moderate", "low"]


class KeyJudgement(Part):
    """One thing the brief holds to be so."""

    text: ProseField
    """The judgement, in a sentence or two."""
    likelihood: Likelihood | None = None
    """How likely it is, in the words of ICD 203."""
    confidence: Confidence | None = None
    """How well founded it is."""
    basis: Text | None = None
    """What the likelihood or confidence rests on."""
    assessment: bool = False
    """`true` where it is the editors' own and cites nothing."""


class Brief(Record):
    """What is read first: bottom line, key judgements, narrative, gaps."""

    kind = "brief"
    folder = "briefs"

    title: Text
    """The title."""
    date: DateField
    """The date of the brief."""
    bottom_line: ProseField
    """What a reader with half a minute must know."""
    key_judgements: Annotated[tuple[KeyJudgement, ...], Field(max_length=20)] = ()
    """What the brief holds to be so, in order of weight."""
    body: ProseField | None = None
    """The narrative, with headings."""
    gaps: tuple[Text, ...] = ()
    """What is not known."""

    @property
    def label(self) -> str:
        return self.title


class Page(Record):
    """A page of free text, such as the method; its text follows the front matter."""

    kind = "page"
    folder = "pages"

    title: Text
    """The title."""
    body: ProseField
    """The text below the front matter."""

    @property
    def label(self) -> str:
        return self.title
