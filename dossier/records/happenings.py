"""What happened and what was said: events, statements, and the questions sources differ on."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from dossier.citations import Citation
from dossier.identifiers import ActorId, SourceId
from dossier.records.fields import DateField, Language, Part, ProseField, Record, RecordKey, Text

WordingMode = Literal["direct", "partial", "paraphrase"]
DisagreementStatus = Literal["open", "resolved", "unresolvable"]


class Participant(Part):
    """An actor's part in an event."""

    actor: ActorId
    """The actor."""
    part: Text | None = None
    """What the actor did in it."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """An id alone is a participant as well."""
        return {"anyOf": [{"type": "string"}, handler(schema)]}


def _participant(value: Any) -> Any:
    return {"actor": value} if isinstance(value, str) else value


class Event(Record):
    """One dated thing that happened."""

    kind = "event"
    folder = "events"

    date: DateField
    """When it happened, no more precise than it is known."""
    date_basis: Text | None = None
    """How the date is known, such as "'last week' in the article of 19 July"."""
    title: Text
    """What happened, in a few words."""
    summary: ProseField | None = None
    """What happened, in a few sentences."""
    actors: tuple[Annotated[Participant, BeforeValidator(_participant)], ...] = ()
    """Who took part: ids, or `actor` and `part`."""
    place: Text | None = None
    """Where."""
    topics: tuple[Text, ...] = ()
    """What it is about, in a word or two each."""
    cite: tuple[Citation, ...] = ()
    """What says so."""

    @property
    def label(self) -> str:
        return self.title


class Original(Part):
    """The words as spoken, in their own language."""

    text: str
    """The words."""
    language: Language
    """Their language."""
    source: SourceId
    """The source in whose archived text they stand."""


class Wording(Part):
    """How one source words the utterance."""

    source: SourceId
    """The source."""
    quote: str
    """Its words, from its archived text."""
    via: SourceId | None = None
    """Where the source has this wording from, where that differs from its `origin`: the id of a
    source, `own` or `unknown`."""
    mode: WordingMode
    """Whether it gives the speaker's words whole, in part, or in its own words."""


class Statement(Record):
    """One utterance by one speaker, with the wording of each source that reports it."""

    kind = "statement"
    folder = "statements"

    speaker: ActorId
    """Who said it."""
    date: DateField | None = None
    """When."""
    venue: Text | None = None
    """Where or to whom: the id of a source, or text."""
    gist: ProseField
    """What was said, in one sentence of ours."""
    original: Original | None = None
    """The words as spoken, where held."""
    wordings: tuple[Wording, ...] = ()
    """The wording of each source."""
    topics: tuple[Text, ...] = ()
    """What it is about, in a word or two each."""
    note: ProseField | None = None
    """What a reader of the wordings should know."""

    @property
    def label(self) -> str:
        return self.gist.plain()


class Answer(Part):
    """One answer to the question, and what carries it."""

    answer: Text
    """The answer."""
    cite: tuple[Citation, ...] = ()
    """What says so."""
    note: Text | None = None
    """A short remark."""


class Disagreement(Record):
    """A question on which sources give different answers."""

    kind = "disagreement"
    folder = "disagreements"

    question: Text
    """The question."""
    about: tuple[RecordKey, ...] = ()
    """The records it touches, as `kind:id`."""
    answers: Annotated[tuple[Answer, ...], Field(min_length=2)]
    """The answers, two or more."""
    status: DisagreementStatus = "open"
    """Whether it is settled."""
    holds: Annotated[int, WithJsonSchema({"type": "integer", "minimum": 1})] | None = None
    """Which answer holds (1 for the first), where the question is resolved."""
    note: ProseField | None = None
    """Why it is settled, or cannot be; required unless open."""

    @property
    def label(self) -> str:
        return self.question
