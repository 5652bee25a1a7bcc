"""The order of a register: as in a book's index, with no regard to case, accents or marks."""

import unicodedata

from dossier.dates import Date

Collated = tuple[str, str]


def collation_key(text: str) -> Collated:
    """What titles and names are sorted by: their letters and digits alone, then as written.

    Names in square brackets or quotation marks stand where their first letter says. Letters that a
    language counts as its own (Swedish å) stand with the letter they are made from.
    """
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", text)
        if character.isalnum() or character.isspace()
    )
    return " ".join(plain.casefold().split()), text


def initial(text: str) -> str:
    """The letter that a text stands under in a register, 0 for all digits; empty if it has none."""
    first = collation_key(text)[0][:1]
    if first.isdecimal():
        return "0"
    # A Korean syllable has been taken apart; its first part has a letter of its own.
    name = unicodedata.name(first, "") if first else ""
    if name.startswith("HANGUL CHOSEONG "):
        return unicodedata.lookup(name.replace("CHOSEONG", "LETTER"))
    return first.upper() if len(first.upper()) == 1 else first


def date_key(date: Date | None) -> tuple[object, ...]:
    """What dated things are sorted by; what has no date comes last."""
    return (date is None, date.order if date else ())
