"""What data says of what happened and was said, and of what sources differ on."""

from dossier.exports.entries.fields import Cited, Edtf, EvidenceEntry, Id, Part
from dossier.records.happenings import DisagreementStatus, WordingMode


class ParticipantEntry(Part):
    """An actor's part in an event."""

    actor: Id
    """The actor."""
    part: str | None
    """What it did."""


class EventEntry(Cited):
    """One dated thing that happened."""

    title: str
    """What happened, in a few words."""
    date: Edtf
    """When, no more precise than it is known."""
    date_in_words: str
    """The same for readers."""
    earliest: str | None
    """The first day that the date may mean; null where that end is open or not known."""
    latest: str | None
    """The last day that it may mean; null where that end is open or not known."""
    date_basis: str | None
    """How the date is known."""
    summary: str | None
    """What happened, in a few sentences."""
    participants: tuple[ParticipantEntry, ...]
    """Who took part."""
    place: str | None
    """Where."""
    topics: tuple[str, ...]
    """What it is about."""
    disputed: bool
    """Whether a disagreement that touches it is not resolved."""
    evidence: EvidenceEntry
    """What it rests on."""


class OriginalEntry(Part):
    """The words as spoken."""

    text: str
    """The words."""
    language: str
    """Their language."""
    source: Id
    """The source in whose text they stand."""


class WordingEntry(Part):
    """How one source words an utterance."""

    source: Id
    """The source."""
    quote: str
    """Its words."""
    mode: WordingMode
    """The speaker's words whole, in part, or in others'."""
    via: str | None
    """As in a citation."""


class StatementEntry(Cited):
    """One utterance by one speaker."""

    gist: str
    """What was said, in the editors' words."""
    speaker: Id
    """Who said it."""
    date: Edtf | None
    """When."""
    venue: str | None
    """Where or to whom: the id of a source, or words."""
    original: OriginalEntry | None
    """The words as spoken, where they are known."""
    wordings: tuple[WordingEntry, ...]
    """The wordings of the sources."""
    topics: tuple[str, ...]
    """What it is about."""
    note: str | None
    """A remark."""
    evidence: EvidenceEntry
    """What it rests on."""


class AnswerEntry(Part):
    """One answer to a question; its citations stand with the disagreement."""

    answer: str
    """The answer."""
    note: str | None
    """A remark."""
    evidence: EvidenceEntry
    """What it rests on."""


class DisagreementEntry(Cited):
    """A question to which sources give different answers."""

    question: str
    """The question."""
    about: tuple[Id, ...]
    """The records that it touches."""
    status: DisagreementStatus
    """Whether it is settled."""
    holds: int | None
    """The number of the answer that holds, from 1, where it is resolved."""
    answers: tuple[AnswerEntry, ...]
    """The answers."""
    note: str | None
    """A remark; how it was resolved."""
