"""The archived text of a source, as a reader of it sees it."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt

from dossier.articles.markup import declared_encoding, visible_blocks

BlockKind = Literal["paragraph", "heading", "item", "quotation", "preformatted"]


class ArticleError(ValueError):
    """Why a capture cannot be read; one lower-case sentence."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text, from offset `start` to before `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item …; offsets into the article's text."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """The visible text of a capture, in canonical form (NFC).

    Blocks are parted by an empty line. A single line feed inside a block is a line's end that the
    capture has there.
    """

    file: str
    text: str
    blocks: tuple[Block, ...]


def read_article(file: str, content: bytes) -> Article:
    """Read a capture by its ending; raise ArticleError where it is not one or not decodable."""
    ending = file.rpartition(".")[2].lower() if "." in file else ""
    reader = _readers().get(ending)
    if reader is None:
        raise ArticleError(f'an article ends in .txt, .md or .html, not in "{ending}"')
    return _article(file, reader(content))


@cache
def _readers() -> dict[str, Callable[[bytes], Iterable[tuple[str, str]]]]:
    return {"txt": _read_text, "md": _read_markdown, "html": _read_html, "htm": _read_html}


def _article(file: str, found: Iterable[tuple[str, str]]) -> Article:
    blocks: list[Block] = []
    texts: list[str] = []
    start = 0
    for kind, written in found:
        text = unicodedata.normalize("NFC", written)
        blocks.append(Block(kind, start, start + len(text)))  # type: ignore[arg-type]
        texts.append(text)
        start += len(text) + 2
    return Article(file, "\n\n".join(texts), tuple(blocks))


def _read_text(content: bytes) -> Iterable[tuple[str, str]]:
    lines = [line.strip() for line in _line_ends(_decode(content, "utf-8")).split("\n")]
    joins = _is_hard_wrapped(lines)
    block: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        block += [line] if line else []
        if block and not (following and line and (joins or _is_broken_word(line, following))):
            yield "paragraph", "\n".join(block)
            block = []


def _line_ends(text: str) -> str:
    return re.sub("\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)


LONGEST_WRAPPED_LINE = 120
SHORTEST_WRAPPED_LINE = 30


def _is_hard_wrapped(lines: list[str]) -> bool:
    """Whether lines end because they were full, not because a paragraph ended.

    So it is where most line ends stand in the middle of a sentence, or where the first word of
    most lines would not have fitted on the line before.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    width = max((len(line) for pair in pairs for line in pair), default=0)
    if not SHORTEST_WRAPPED_LINE <= width <= LONGEST_WRAPPED_LINE:
        return False
    running = sum(_runs_on(line, following) for line, following in pairs)
    full = sum(_was_full(line, following, width) for line, following in pairs)
    return 2 * running >= len(pairs) or (len(pairs) > 2 and 10 * full >= 7 * len(pairs))


def _runs_on(line: str, following: str) -> bool:
    return following[0].islower() and line[-1] not in ".!?:;。！？"


def _was_full(line: str, following: str, width: int) -> bool:
    word = re.match(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|\S+", following)
    return len(line) + len(word[0] if word else "") + 1 > width


def _is_broken_word(line: str, following: str) -> bool:
    return re.search(r"[^\W\d_][-\u2010\u00ad]\Z", line) is not None and following[0].islower()


def _read_markdown(content: bytes) -> Iterable[tuple[str, str]]:
    text = _line_ends(_decode(content, "utf-8"))
    return _visible(_markdown().render(text))


@cache
def _markdown() -> MarkdownIt:
    """CommonMark with tables; markup is read, not shown, so no address need be refused."""
    reader = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return reader.enable(["table", "strikethrough"])


def _read_html(content: bytes) -> Iterable[tuple[str, str]]:
    return _visible(_decode(content, declared_encoding(content)))


def _visible(page: str) -> Iterable[tuple[str, str]]:
    try:
        return visible_blocks(page)
    except ValueError as fault:
        raise ArticleError(str(fault)) from None


def _decode(content: bytes, encoding: str) -> str:
    try:
        name = "utf-8-sig" if encoding == "utf-8" else encoding
        return content.decode(name).removeprefix("\ufeff")
    except LookupError:
        raise ArticleError(f'the page declares the encoding "{encoding}", which none is') from None
    except UnicodeDecodeError as fault:
        raise ArticleError(_undecodable(content, encoding, fault.start)) from None


def _undecodable(content: bytes, encoding: str, start: int) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "the file is UTF-16; save it as UTF-8"
    line = content.count(b"\n", 0, start) + 1
    name = encoding.upper() if encoding.startswith("utf") else encoding
    return f"byte 0x{content[start]:02x} on line {line} (offset {start}) is not {name}"
