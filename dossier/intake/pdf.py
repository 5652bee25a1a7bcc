"""The text layer of a PDF, in paragraphs."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from dossier.intake.papers import Paper, text_paper
from dossier.intake.refusal import RefusedError
from dossier.scripts import has_words, is_spaceless

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 1000
_INVISIBLE = (3, 7)  # text rendering modes: neither filled nor stroked (ISO 32000-1, 9.3.6)
_SHOWING = (b"Tj", b"TJ", b"'", b'"')
_EDGE = 0.07  # of a page's height, in which running heads and page numbers stand
_FEWEST_LETTERS = 40
NO_TEXT_HINT = "recognise its letters first, as with ocrmypdf; or bring its text, as .txt"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its words, the height of its letters, and where it stands from 0 (below)
    to 1 (above)."""

    text: str
    size: float
    y: float
    place: float


def open_pdf(content: bytes) -> Paper:
    """The text of a PDF as an archived text; raises `RefusedError`."""
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        return _opened(content)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        reason = str(fault).lower() or type(fault).__name__
        raise RefusedError(f"the PDF cannot be read: {reason}", "bring its text, as .txt") from None


def _opened(content: bytes) -> Paper:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedError("the PDF is locked by a password", "save it without, or bring its text")
    if len(reader.pages) > MOST_PAGES:
        message = f"the PDF has {len(reader.pages):,} pages; at most {MOST_PAGES:,} are read"
        raise RefusedError(message, "bring the pages that are cited as a PDF of their own")
    pages = [list(_lines(page, visible=True)) for page in reader.pages]
    remarks = []
    if _letters(pages) < _FEWEST_LETTERS:
        reader = PdfReader(io.BytesIO(content))  # as it was, with all letters
        pages = [list(_lines(page, visible=False)) for page in reader.pages]
        remarks = ["its letters were recognised by a machine; compare them with the picture"]
    if _letters(pages) < _FEWEST_LETTERS:
        raise RefusedError("the PDF has pictures of its pages, and no text", NO_TEXT_HINT)
    bodies, edges = _without_running_lines(pages)
    text = "\n\n".join(_paragraphs(bodies)) + "\n"
    paper = text_paper(text, "the text of the PDF, without running heads", remarks)
    return replace(paper, saved_from=_printed_from(edges), titles=_titles(reader, bodies))


def _letters(pages: Iterable[Sequence[_Line]]) -> int:
    return sum(sum(map(str.isalnum, line.text)) for page in pages for line in page)


def _lines(page: "PageObject", *, visible: bool) -> Iterator[_Line]:
    """The lines of a page in the order of reading."""
    if visible:
        _drop_invisible(page)
    top, bottom = float(page.mediabox.top), float(page.mediabox.bottom)
    pieces: list[tuple[str, float, float]] = []

    def see(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = size * (abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1)
        pieces.extend((part, height, y) for part in re.split("(\n)", text) if part)

    page.extract_text(visitor_text=see)
    line: list[tuple[str, float, float]] = []
    for piece in [*pieces, ("\n", 0.0, 0.0)]:
        if piece[0] != "\n":
            line.append(piece)
        elif line:
            text = " ".join("".join(part[0] for part in line).split())
            solid = next((part for part in line if part[0].strip()), line[0])
            place = (solid[2] - bottom) / ((top - bottom) or 1)
            if text:
                yield _Line(text, solid[1], solid[2], place)
            line = []


def _drop_invisible(page: "PageObject") -> None:
    """Take out the text that a reader of the page does not see."""
    from pypdf.generic import ContentStream, NameObject

    contents = page.get_contents()
    if contents is None or b" Tr" not in contents.get_data():
        return
    stream = ContentStream(contents, page.pdf)
    mode, modes, kept = 0, list[int](), []
    for operands, operator in stream.operations:
        if operator == b"q":
            modes.append(mode)
        elif operator == b"Q":
            mode = modes.pop() if modes else 0
        elif operator == b"Tr":
            mode = int(operands[0])
        if not (operator in _SHOWING and mode in _INVISIBLE):
            kept.append((operands, operator))
    stream.operations = kept
    page[NameObject("/Contents")] = stream


def _without_running_lines(
    pages: Sequence[Sequence[_Line]],
) -> tuple[list[list[_Line]], list[_Line]]:
    """The pages without what stands above and below on each of them, and that."""
    edges = [[line for line in page if not _EDGE <= line.place <= 1 - _EDGE] for page in pages]
    counts = Counter(shape for page in edges for shape in {_shape(line.text) for line in page})
    running = {
        line
        for page in edges
        for line in page
        if (len(pages) > 1 and 2 * counts[_shape(line.text)] > len(pages))
        or _PAGE_NUMBER.fullmatch(line.text)
        or _PRINTED.search(line.text)
    }
    return [[line for line in page if line not in running] for page in pages], list(running)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)


_PAGE_NUMBER = re.compile(r"\W*(?:\w+\s)?\d{1,4}(?:\s*(?:/|of|von|de|из|sur)\s*\d{1,4})?\W*")
# What browsers print above and below a page: the day and its title, its address.
_PRINTED = re.compile(r"^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d|(?:https?|file|ﬁle)://\S+ ")
_ADDRESS = re.compile(r"https?://\S+")


def _printed_from(edges: Iterable[_Line]) -> str:
    """The address that a browser printed on the pages, where it printed it whole."""
    found = {match[0] for line in edges for match in [_ADDRESS.search(line.text)] if match}
    return found.pop() if len(found) == 1 and not any("…" in each for each in found) else ""


def _titles(reader: "PdfReader", pages: Sequence[Sequence[_Line]]) -> tuple[tuple[str, str], ...]:
    """What may be the title: as the file says, and the largest letters of the first page."""
    said = str(reader.metadata.title or "").strip() if reader.metadata else ""
    titles = [(said, "the PDF's own title")] if said else []
    first = next((page for page in pages if page), ())
    largest = max((line.size for line in first), default=0.0)
    lines = [line.text for line in first if line.size > 0.95 * largest]
    usual = median(line.size for line in first) if first else 0.0
    if largest > 1.15 * usual and len(lines) <= 4:
        titles.append((" ".join(lines), "the largest letters of its first page"))
    return tuple(titles)


def _paragraphs(pages: Sequence[Sequence[_Line]]) -> Iterator[str]:
    """The lines put together, across columns and pages too, where no paragraph ends."""
    usual = _usual_gap(pages)
    paragraph: list[str] = []
    before: _Line | None = None
    for line in (line for page in pages for line in page):
        if before is not None and _parts(before, line, usual):
            yield _joined(paragraph)
            paragraph = []
        paragraph.append(line.text)
        before = line
    if paragraph:
        yield _joined(paragraph)


def _usual_gap(pages: Iterable[Sequence[_Line]]) -> float:
    """The space from line to line, for letters of height 1."""
    gaps = [
        (one.y - other.y) / one.size
        for page in pages
        for one, other in pairwise(page)
        if one.size > 0 and 0.5 < (one.y - other.y) / one.size < 3
    ]
    return median(gaps) if gaps else 1.2


def _parts(before: _Line, line: _Line, usual: float) -> bool:
    """Whether a paragraph ends between two lines."""
    if abs(before.size - line.size) > 0.12 * max(before.size, line.size):
        return True
    gap = (before.y - line.y) / (before.size or 1)
    if 0 <= gap <= 1.3 * usual:
        return False
    # Farther down, or on another column or page.
    return gap >= 0 or before.text[-1] in '.!?:。！？…”»"' or not has_words(line.text[:1])


def _joined(lines: Sequence[str]) -> str:
    """One line, but for the end of a line that parts a word: the quote check knows it by that."""
    text = lines[0]
    for line in lines[1:]:
        if re.search(r"[^\W\d_][-\u2010\u00ad]\Z", text) and line[:1].islower():
            text += "\n" + line
        elif is_spaceless(text[-1]) or is_spaceless(line[0]):
            text += line
        else:
            text += " " + line
    return text
