"""The sorts of values that records are made of."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, get_args
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from dossier.citations import Citation
from dossier.dates import Date, parse_date
from dossier.identifiers import Kind, RecordId, Reference, is_record_id
from dossier.prose import Prose, parse_prose

Path = tuple[str | int, ...]


class Part(BaseModel):
    """A frozen group of fields; a field that it does not have is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def _text(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError(
            "empty-value", "the text is empty", {"hint": "write one, or delete the line"}
        )
    return value.strip() if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_text)]


Leaf = tuple[Path, object, str | None]


class Record(Part):
    """What every record may say besides its own fields."""

    kind: ClassVar[Kind]
    folder: ClassVar[str]

    id: SkipJsonSchema[str] = ""
    draft: bool = False
    """`true` leaves the record out of the published site."""
    former_ids: tuple[RecordId, ...] = ()
    """Earlier ids of this record. Their addresses lead to it."""
    withdrawn: Text | None = None
    """Why the record is withdrawn. Its address then says so, and nothing else of it is shown."""
    editor_note: str | None = None
    """For the editors; published nowhere."""

    @property
    def key(self) -> str:
        """The record's name among all kinds, such as `event:recognition`."""
        return f"{self.kind}:{self.id}"

    @property
    def label(self) -> str:
        """The words that stand for the record where it is linked: its title, else its id."""
        return self.id

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every value inside, as `leaves` says; rule after rule asks for them."""
        return tuple(_inside(self, ()))


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return parse_date(value)
    except ValueError as fault:
        message, _, advice = str(fault).partition("; ")
        hint = advice or _DATE_HINT
        raise PydanticCustomError("bad-date", "{fault}", {"fault": message, "hint": hint}) from None


_DATE_HINT = (
    "write 2022-07-13, 2022-07 or 2022; 2022-07-13~ is about, 2022-07-XX a day not known,"
    " 2022-07-13/2022-07-14 between two days"
)


def _want_text(value: Any) -> Any:
    if isinstance(value, str):
        return value
    raise PydanticCustomError(
        "wrong-type", "text belongs here, not {found}", {"found": sort_of(value)}
    )


def sort_of(value: Any) -> str:
    """What a value is, in an editor's words."""
    if isinstance(value, dict):
        return "fields"
    return "a list" if isinstance(value, list) else "text" if value else "nothing"


DateField = Annotated[
    Date,
    BeforeValidator(_date),
    BeforeValidator(_want_text),
    PlainSerializer(lambda date: date.text),
    WithJsonSchema({"type": "string", "format": "edtf"}),
]


def _prose(value: Any) -> Any:
    return parse_prose(_text(value)) if isinstance(value, str) else value


ProseField = Annotated[
    Prose,
    BeforeValidator(_prose),
    BeforeValidator(_want_text),
    PlainSerializer(lambda prose: prose.text),
    WithJsonSchema({"type": "string", "format": "markdown"}),
]


def _web_address(text: str) -> str:
    hint = "write the whole address, beginning with https:// or http://"
    try:
        parts = urlsplit(text)
        port_is_number = parts.port is None or parts.port >= 0
    except ValueError:
        parts, port_is_number = urlsplit(""), False
    fit = parts.scheme in ("http", "https") and bool(parts.hostname) and port_is_number
    if not fit or re.search(r"[\s\x00-\x20\x7f\"<>\\^`{|}]", text):
        raise PydanticCustomError(
            "bad-address", '"{written}" is not a web address', {"written": text, "hint": hint}
        )
    return text


WebAddress = Annotated[Text, AfterValidator(_web_address)]

# RFC 5646, section 2.1, without grandfathered tags.
_LANGUAGE_TAG = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?"
    r"(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(-[A-WY-Za-wy-z0-9](-[A-Za-z0-9]{2,8})+)*"
    r"(-[xX](-[A-Za-z0-9]{1,8})+)?"
)


def is_language_tag(text: str) -> bool:
    """Whether a text is formed as BCP 47 has it."""
    return _LANGUAGE_TAG.fullmatch(text) is not None


def _language(text: str) -> str:
    if is_language_tag(text):
        return text
    hint = "write a BCP 47 tag, such as en, ru, ko or zh-Hans"
    raise PydanticCustomError(
        "bad-language", '"{written}" is not a language tag', {"written": text, "hint": hint}
    )


Language = Annotated[Text, AfterValidator(_language)]


def _record_key(text: str) -> str:
    kind, _, id = text.partition(":")
    if kind in get_args(Kind) and is_record_id(id):
        return text
    hint = "write kind:id, such as event:recognition"
    raise PydanticCustomError(
        "bad-id", '"{written}" names no record', {"written": text, "hint": hint}
    )


RecordKey = Annotated[Text, AfterValidator(_record_key), Reference("any")]


def leaves(value: object) -> Iterable[Leaf]:
    """Every value inside a record, however nested: its path, itself, and the kind it refers to.

    Citations are given whole and then entered, so that their own references come as well.
    """
    return value.leaves if isinstance(value, Record) else _inside(value, ())


def _inside(value: object, path: Path) -> Iterator[Leaf]:
    if isinstance(value, Citation):
        yield path, value, None
    if isinstance(value, BaseModel):
        for name, reference in _references(type(value)):
            inner = getattr(value, name)
            if inner is not None and inner != ():
                yield from _leaf(inner, (*path, name), reference)
    else:
        yield path, value, None


@cache
def _references(model: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """The fields of a model, and the kind of record that each refers to."""
    fields = model.model_fields.items()
    return tuple((name, _referred((*field.metadata, field.annotation))) for name, field in fields)


def _referred(parts: Iterable[object]) -> str | None:
    """The kind of the reference among the parts of a type, however deep."""
    for part in parts:
        kind = part.kind if isinstance(part, Reference) else _referred(get_args(part))
        if kind:
            return kind
    return None


def _leaf(value: object, path: Path, reference: str | None) -> Iterator[Leaf]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _leaf(item, (*path, index), reference)
    elif isinstance(value, BaseModel):
        yield from _inside(value, path)
    else:
        yield path, value, reference
