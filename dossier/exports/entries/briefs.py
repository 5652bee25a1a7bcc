"""What data says of what is read first, and of pages of free text."""

from dossier.exports.entries.fields import Cited, Edtf, EvidenceEntry, Part
from dossier.records.briefs import Confidence, Likelihood


class JudgementEntry(Part):
    """One thing that a brief holds to be so; its citations stand with the brief."""

    text: str
    """The judgement."""
    likelihood: Likelihood | None
    """How likely it is, in the words of ICD 203."""
    confidence: Confidence | None
    """How well founded it is."""
    basis: str | None
    """What these rest on."""
    assessment: bool
    """Whether it is the editors' own and cites nothing."""
    evidence: EvidenceEntry
    """What it rests on."""


class BriefEntry(Cited):
    """What is read first."""

    title: str
    """The title."""
    date: Edtf
    """The date of the brief."""
    bottom_line: str
    """What a reader with half a minute must know."""
    judgements: tuple[JudgementEntry, ...]
    """The key judgements, in order of weight."""
    body: str | None
    """The narrative."""
    gaps: tuple[str, ...]
    """What is not known."""


class PageEntry(Cited):
    """A page of free text, such as the method."""

    title: str
    """The title."""
    body: str
    """The text."""
