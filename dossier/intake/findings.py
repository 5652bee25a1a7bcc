"""What was found out about a document, and where; or why it was not."""

import html
import re
import unicodedata
from dataclasses import dataclass

from dossier.yamlfile.decoding import FORBIDDEN


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found: as it will stand in the record, and where it was found, in words."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Lack:
    """Why something is left out, in words; empty where nothing is said of it."""

    reason: str


NOT_SAID = Lack("")


_MARKUP = re.compile("[&<]")
_NO_LETTERS = re.compile(r"[\W_]+")


def one_line(text: str) -> str:
    """Text of a page's head as a reader would see it: entities read, spaces and controls gone.

    Some systems write entities twice, so they are read twice.
    """
    if text.isascii() and text.isprintable() and not _MARKUP.search(text):
        return " ".join(text.split())  # most lines
    read = html.unescape(html.unescape(text)) if "&" in text else text
    plain = re.sub(r"<[^<>]{1,200}>", "", read) if "</" in read else read
    printable = (
        c if unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") else " " for c in plain
    )
    return " ".join("".join(printable).split())


def writable(text: str) -> str:
    """Text without the signs that no record may have, escaped or not."""
    return FORBIDDEN.sub(lambda sign: " " if sign[0].isspace() else "", text)


def folded(text: str) -> str:
    """Letters and digits alone, in no case: what is the same for a reader is the same here."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())
