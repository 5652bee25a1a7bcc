"""What narrows a list down: by text, and by what its entries have in common."""

from dataclasses import dataclass

from dossier.words import Words


@dataclass(frozen=True, slots=True)
class Option:
    """A choice in a filter."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several options; an entry has its value among the words of `data-NAME`."""

    name: str
    label: str
    any: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that an entry has or has not, by `data-NAME`."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a list whose entries the selector `entries` finds.

    `all` counts them; `some`, and `none` for when nothing fits, have a place for the number shown.
    """

    entries: str
    all: str
    some: str
    none: str
    choices: tuple[Choice, ...] = ()
    signs: tuple[Sign, ...] = ()


def filters(
    counted: str,
    number: int,
    words: Words,
    *,
    entries: str,
    choices: tuple[Choice, ...] = (),
    signs: tuple[Sign, ...] = (),
) -> Filters | None:
    """The filters of a list of `number` records, `counted` being what they are; None for none."""
    if not number:
        return None
    some = words.count(f"filters.shown-{counted}", number, shown="{shown}")
    return Filters(
        entries,
        words.count(f"counted.{counted}", number),
        some,
        words.say("punctuation.colon", label=some, text=words.say("filters.none")),
        choices,
        signs,
    )
