"""Names of records: short, lasting, the same in files, links and addresses."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

Kind = Literal["source", "actor", "event", "statement", "disagreement", "brief", "page"]

LONGEST_ID = 80

# What stands for an origin besides the id of a source; so no record can be called by these.
STATED_ORIGINS = ("own", "unknown")


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field whose value is the id of a record; `kind` "any" stands for `kind:id`."""

    kind: Kind | Literal["any"]


def is_record_id(text: str) -> bool:
    """Whether `text` is lower-case letters and digits in groups joined by single hyphens."""
    groups = text.split("-")
    return len(text) <= LONGEST_ID and all(
        group.isascii() and group.isalnum() and group == group.lower() for group in groups
    )


def checked_id(text: str) -> str:
    """Return `text`; raise a `bad-id` error where it is no record id."""
    if is_record_id(text):
        return text
    raise PydanticCustomError(
        "bad-id",
        '"{written}" is not an id',
        {
            "written": text,
            "hint": "an id is lower-case letters a–z and digits, in groups joined by single"
            f" hyphens, at most {LONGEST_ID} characters",
        },
    )


RecordId = Annotated[str, AfterValidator(checked_id)]
SourceId = Annotated[RecordId, Reference("source")]
ActorId = Annotated[RecordId, Reference("actor")]
