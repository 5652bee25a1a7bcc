"""The text of a record file: UTF-8, line feeds, and nothing that cannot be seen."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import islice

from dossier.folders import LARGEST_FILE, too_large
from dossier.problems import Place, Problem, error


def decode(file: str, content: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, or what keeps it from being one: size, encoding, hidden characters."""
    if len(content) > LARGEST_FILE:
        return "", [too_large(file, len(content))]
    content = content.removeprefix(BOM_UTF8)
    try:
        text = _line_feeds(content.decode())
    except UnicodeDecodeError as fault:
        before = _line_feeds(content[: fault.start].decode())
        place = Place(file, *line_and_column(before, len(before)))
        message = f"byte 0x{content[fault.start]:02x} is not UTF-8"
        return "", [error("not-utf8", place, message, "save the file as UTF-8")]
    return text, list(_forbidden_characters(file, text))


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


# YAML takes U+0085, U+2028 and U+2029 for line ends, so that every later line number is off.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# A file that is no text has one in every line; nobody reads that list to its end.
MOST_FORBIDDEN = 20


def _forbidden_characters(file: str, text: str) -> Iterator[Problem]:
    for match in islice(FORBIDDEN.finditer(text), MOST_FORBIDDEN):
        yield forbidden(match[0], Place(file, *line_and_column(text, match.start())), "delete it")


def forbidden(character: str, place: Place, hint: str) -> Problem:
    """What is said of a character that nobody sees and YAML or a reader would stumble over."""
    message = f"the hidden character U+{ord(character):04X} cannot stand in a record"
    return error("hidden-character", place, message, hint)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column (from 1, in characters) of an offset; only line feeds end lines."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
