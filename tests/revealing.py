"""What a file says: everything that can be read in its bytes, with its escapes undone.

Whatever a file is packed in is unpacked (gzip, zip, PDF, `data:` addresses), and every way in which
text may be written is read: HTML with and without its tags, strings of JSON, JavaScript, CSS and
YAML, folded lines of calendars, percent signs, accents apart from their letters. A text comes out
several times where it can be read in several ways; too often is better than not at all.
"""

import base64
import gzip
import re
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO
from unicodedata import normalize
from urllib.parse import unquote

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject

GAP = " gap "
"""Stands where two texts are only neighbours, so that their words make no passage together."""


def readings(content: bytes) -> Iterator[str]:
    """All texts of a file, as its first bytes tell what it is; case folded, spaces left."""
    for text in _texts(content):
        yield _SEEN_BY_NOBODY.sub("", normalize("NFKC", text)).casefold()


# Soft hyphens, zero-width and direction marks, joiners and variation selectors.
_SEEN_BY_NOBODY = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")


def _texts(content: bytes) -> Iterator[str]:
    if content.startswith(b"\x1f\x8b"):
        yield from _texts(gzip.decompress(content))
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from _texts(archive.read(name))
    elif content.startswith(b"%PDF-"):
        yield from _of_pdf(content)
    elif content.startswith(b"\x89PNG"):
        yield from map(str, Image.open(BytesIO(content)).info.values())
    elif content.startswith(_FONTS):
        return
    else:
        yield from _of_text(content.decode("utf-8", errors="replace"))


_FONTS = (b"wOF2", b"wOFF", b"OTTO", b"\0\1\0\0")


def _of_text(written: str) -> Iterator[str]:
    for address in _DATA_ADDRESS.finditer(written):
        yield from _texts(_unpacked(address))
    written = _DATA_ADDRESS.sub(GAP, written)
    before = ""
    # What is escaped may hold what is escaped: an address in an attribute, JSON in a page.
    while written != before:
        before = written
        for read in (_as_written, _without_tags_in_lines, _without_tags):
            yield read(written)
        for undo in _UNDOING:
            written = undo(written)


_DATA_ADDRESS = re.compile(r"data:[\w/+.-]+(?:;[\w=-]+)*?(;base64)?,([\w%+/=.~-]*)")


def _unpacked(address: re.Match[str]) -> bytes:
    if not address[1]:
        return unquote(address[2]).encode()
    packed = unquote(address[2])
    return base64.b64decode(packed + "=" * (-len(packed) % 4))


def _as_written(text: str) -> str:
    """With tags, whose attributes are read; the beginning of one ends the text before it."""
    return re.sub(r"</?\w+", GAP, text)


def _without_tags_in_lines(text: str) -> str:
    """A tag within a line parts words; every other one ends a text."""
    return re.sub(r"<[^<>]*>", " ", _by_blocks(text))


def _without_tags(text: str) -> str:
    """A tag within a line is nothing, as in `sec<wbr>ret`."""
    return re.sub(r"<[^<>]*>", "", _by_blocks(text))


def _by_blocks(text: str) -> str:
    return re.sub(rf"<(?!/?(?:{_WITHIN_A_LINE})\b)[^<>]*>", GAP, text)


_WITHIN_A_LINE = "a|abbr|b|bdi|bdo|br|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr"


def _characters(escaped: str) -> str:
    """The text of `\\u…` one after the other, pairs of them as one character."""
    return bytes.fromhex(escaped.replace("\\u", "")).decode("utf-16-be", errors="replace")


_UNDOING: tuple[Callable[[str], str], ...] = (
    unescape,
    unquote,
    lambda text: re.sub(r"(?:\\u[0-9a-fA-F]{4})+", lambda found: _characters(found[0]), text),
    lambda text: re.sub(r"\\u\{0*([0-9a-fA-F]{1,5})\}", lambda found: chr(int(found[1], 16)), text),
    lambda text: re.sub(r"\\x([0-9a-fA-F]{2})", lambda found: chr(int(found[1], 16)), text),
    # CSS: as many digits as there are, and one space that ends them.
    lambda text: re.sub(
        r"\\(?=[0-9a-fA-F]*\d)0*([0-9a-fA-F]{1,5}) ?", lambda found: chr(int(found[1], 16)), text
    ),
    # A calendar's folded line, and a long string of YAML.
    lambda text: re.sub(r"\r\n[ \t]", "", text),
    lambda text: re.sub(r"\\\n[ \t]*\\?", "", text),
    lambda text: re.sub(r"\\[nrt]", " ", text),
    # TeX's commands for accents go, and so does what keeps it from changing the case of letters.
    lambda text: re.sub(r"\\(.)", r"\1", text),
    lambda text: re.sub(r"[{}]", "", text) if _IS_TEX.search(text) else text,
)
_IS_TEX = re.compile(r"^@\w+\{", re.MULTILINE)


def _of_pdf(content: bytes) -> Iterator[str]:
    """The pages as read on (a word broken at a line's end whole), and all else that is text."""
    pdf = PdfReader(BytesIO(content))
    pages = [page.extract_text() for page in pdf.pages]
    for text in (*pages, "\n".join(pages)):
        yield from _of_text(text)
        yield from _of_text(re.sub(r"[-\u2010\u00ad]\n", "", text))
    for number in range(1, int(pdf.trailer["/Size"])):
        found = pdf.get_object(IndirectObject(number, 0, pdf))
        yield from _strings(found)
        if isinstance(found, StreamObject) and found.get("/Type") in ("/Metadata", "/EmbeddedFile"):
            yield from _texts(found.get_data())


def _strings(value: object) -> Iterator[str]:
    """Every string in an object of a PDF: titles, addresses, alternative texts."""
    if isinstance(value, bytes):
        yield from _of_text(value.decode("utf-8", errors="replace"))
    elif isinstance(value, str):
        yield from _of_text(value)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
