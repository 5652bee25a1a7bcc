"""What was brought, as an archived text: the file that will be kept, and what a reader sees of it.

A page stays the page as it was saved, a text the text, byte for byte: only so can its checksum be
compared with that of somebody else's copy. Where nobody could read those bytes (a page in another
encoding than it says, one packed with its pictures, a PDF), the capture is made of them, and the
checksum of what was brought stands in the record.
"""

import codecs
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from dossier.articles import Article, ArticleError, read_article
from dossier.articles.hiding import hiding_rules
from dossier.articles.markup import Placed, declared_encoding, parse_page, placed_blocks
from dossier.folders import LARGEST_ARTICLE
from dossier.intake.brought import TOO_LONG_HINT, Brought, too_long
from dossier.intake.decoding import decode_page, decode_text, usual_name
from dossier.intake.refusal import RefusedError
from dossier.intake.sniffing import has_markdown, is_packed_page, is_page, refuse_what_is_no_text


@dataclass(frozen=True)
class Paper:
    """A document that may be kept: `capture` is the file's content, `ending` that of its name.

    `article` is what a reader sees. A page also has `root` and `blocks`, one for each block of the
    article. `made_from` says what the capture was made of where it is not what was brought.
    `saved_from` and `saved_on` are what the file itself says of where it comes from.
    """

    capture: bytes
    ending: str
    article: Article
    made_from: str = ""
    remarks: tuple[str, ...] = ()
    html: str = ""
    root: etree._Element | None = None
    blocks: Sequence[Placed] = ()
    saved_from: str = ""
    saved_on: datetime.date | None = None
    titles: tuple[tuple[str, str], ...] = field(default=())


def open_paper(brought: Brought, encoding: str = "") -> Paper:
    """Read what was brought, whatever it is; raises `RefusedError`."""
    content = brought.content
    if not content.strip():
        raise RefusedError("it is empty", "save it again")
    if b"%PDF-" in content[:1024]:
        from dossier.intake.pdf import open_pdf

        return open_pdf(content)
    if is_packed_page(content, brought):
        from dossier.intake.mhtml import open_mhtml

        return open_mhtml(content, encoding)
    refuse_what_is_no_text(content, brought)
    if is_page(content, brought):
        return page_paper(content, brought.charset, encoding, hiding_rules(brought.sheets))
    return _text_paper(content, brought, encoding)


def page_paper(content: bytes, charset: str = "", wanted: str = "", hiding: str = "") -> Paper:
    """A web page; `hiding` are rules of its style sheets that stand in other files, and are put
    into it where they hide something. Raises `RefusedError`.
    """
    decoded = decode_page(content, charset, wanted)
    text = decoded.text
    if hiding:
        with_rules = f"{text}\n<style>\n{hiding}\n</style>\n"
        text = with_rules if list(_seen(with_rules)) != list(_seen(text)) else text
    as_saved = text == decoded.text == _as_reader(content)
    # A byte order mark outweighs whatever encoding the page declares.
    capture = content if as_saved else codecs.BOM_UTF8 + text.encode("utf-8", "replace")
    root = _parsed(text)
    style = ", and what its style sheets hide" if text != decoded.text else ""
    made_from = "" if as_saved else f"the page, in {usual_name(decoded.encoding)}{style}"
    paper = _paper(capture, ".html", made_from, decoded.remark)
    saved_from = _SAVED_FROM.search(text, 0, 4096)
    return replace(
        paper,
        html=text,
        root=root,
        blocks=() if root is None else placed_blocks(root),
        saved_from=saved_from[1] if saved_from else "",
    )


def _parsed(text: str) -> etree._Element | None:
    try:
        return parse_page(text.removeprefix("\ufeff"))
    except ValueError as fault:
        raise RefusedError(str(fault), "save its text alone, as .txt") from None


def _seen(text: str) -> Iterator[str]:
    root = _parsed(text)
    yield from (block.text for block in placed_blocks(root)) if root is not None else ()


# What browsers have written at the top of a page that is saved, since Internet Explorer 5.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(\S+)", re.IGNORECASE)


def _as_reader(content: bytes) -> str | None:
    """The text of a page as the quote check will read it."""
    try:
        return content.decode(declared_encoding(content)).removeprefix("\ufeff")
    except (LookupError, UnicodeDecodeError):
        return None


def _text_paper(content: bytes, brought: Brought, encoding: str) -> Paper:
    decoded = decode_text(content, brought.charset, encoding)
    is_utf8 = decoded.encoding == "utf-8" and not decoded.remark
    capture = content if is_utf8 else decoded.text.encode("utf-8", "replace")
    is_markdown = (
        brought.name.lower().endswith((".md", ".markdown"))
        or brought.media_type == "text/markdown"
        or has_markdown(decoded.text)
    )
    made_from = "" if capture == content else f"the text, in {usual_name(decoded.encoding)}"
    return _paper(capture, ".md" if is_markdown else ".txt", made_from, decoded.remark)


def _paper(capture: bytes, ending: str, made_from: str, remark: str) -> Paper:
    if len(capture) > LARGEST_ARTICLE:
        raise RefusedError(too_long("it", len(capture)), TOO_LONG_HINT)
    try:
        article = read_article(f"capture{ending}", capture)
    except ArticleError as fault:
        raise RefusedError(str(fault), "save its text alone, as .txt") from None
    return Paper(capture, ending, article, made_from, (remark,) if remark else ())


def text_paper(text: str, made_from: str, remarks: Sequence[str] = ()) -> Paper:
    """A text that was made of something else; raises `RefusedError`."""
    paper = _paper(text.encode("utf-8", "replace"), ".txt", made_from, "")
    return replace(paper, remarks=tuple(remarks))
