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


def date_key(date: Date | None) -> tuple[object, ...]:
    """What dated things are sorted by; what has no date comes last."""
    return (date is None, date.order if date else ())
