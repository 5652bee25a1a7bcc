"""Names of records: short, lasting, the same in files, links and addresses."""

import re
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


def nearest_id(text: str) -> str:
    """The id that a text is, or comes nearest to; may be empty."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:LONGEST_ID].strip("-")


def id_hint(text: str) -> str:
    """What to write instead of a text that is no record id."""
    bare = re.sub(r"^\W*(?:[a-z]+:)?|(?:\.[a-z]+)?\W*$", "", text.strip())
    if is_record_id(bare):
        return f'write the id alone: "{bare}"'
    near = nearest_id(text)
    meant = f'did you mean "{near}"?\n' if near else ""
    return (
        f"{meant}an id is the name of the record's file without its ending:"
        f" a–z, 0–9 and single hyphens, at most {LONGEST_ID}"
    )


def checked_id(text: str) -> str:
    """Return `text`; raise a `bad-id` error where it is no record id."""
    if is_record_id(text):
        return text
    raise PydanticCustomError(
        "bad-id", '"{written}" is not an id', {"written": text, "hint": id_hint(text)}
    )


RecordId = Annotated[str, AfterValidator(checked_id)]
SourceId = Annotated[RecordId, Reference("source")]
ActorId = Annotated[RecordId, Reference("actor")]
