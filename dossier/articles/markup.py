"""The visible text of a web page: what a reader sees of it, without scripts and hidden parts."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

UNSEEN = re.compile(
    "script|style|head|title|template|noscript|noframes|svg|iframe|object|embed|video|audio|canvas"
    "|input|textarea|datalist|rp|rt|rtc|param|source|track|area|base|link|meta"
)
BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|frameset|h[1-6]|header|hgroup|hr|html|legend|li|listing|main"
    "|menu|nav|ol|optgroup|option|p|plaintext|pre|search|section|select|summary|table|tbody|tfoot"
    "|thead|tr|ul|xmp"
)
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "blockquote": "quotation",
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), "preformatted"),
}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)


def visible_blocks(html: str) -> Iterator[tuple[str, str]]:
    """The kind and text of each block of a page, in order; none is empty.

    Raises ValueError where elements stand deeper in one another than the reader goes.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    page = html.replace("\0", "\ufffd").encode("utf-8", "replace")
    root = etree.fromstring(page, parser) if page.strip() else None
    if any("depth" in fault.message for fault in parser.error_log[-1:]):
        raise ValueError("the page has more elements inside one another than can be read")
    return iter(()) if root is None else _blocks(root)


@dataclass
class _Page:
    """The blocks read so far, and the one being read."""

    done: list[tuple[str, str]] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=lambda: ["paragraph"])

    def say(self, text: str | None) -> None:
        if text:
            self.parts.append(text if self.kinds[-1] == "preformatted" else _spaced(text))

    def end_block(self) -> None:
        text = "".join(self.parts)
        self.parts.clear()
        text = _lines(text) if self.kinds[-1] != "preformatted" else text.strip("\r\n").rstrip()
        if text.strip():
            self.done.append((self.kinds[-1], text))


def _spaced(text: str) -> str:
    """Each run of spaces as one; a line's end after a hyphen is kept, as it may part a word."""
    text = re.sub("(?<=[-\u2010\u00ad])[ \t\r\f]*\n[ \t\n\r\f]*", "\v", text)
    return re.sub("[ \t\n\r\f]+", " ", text).replace("\v", "\n")


def _lines(text: str) -> str:
    """Spaces as a browser shows them: one between words, none beside the end of a line or cell."""
    return re.sub(" *([\n\t]) *", r"\1", re.sub(" {2,}", " ", text)).strip(" \n\t")


def _blocks(root: etree._Element) -> Iterator[tuple[str, str]]:
    page = _Page()
    hidden: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and hidden is None:
            if _is_unseen(element):
                hidden = element
            else:
                _enter(page, element)
        elif event == "end":
            if hidden is None:
                _leave(page, element)
            elif hidden is element:
                hidden = None
                _pass_over(page, element)
            if hidden is None and element is not root:
                page.say(element.tail)
    page.end_block()
    return iter(page.done)


def _is_unseen(element: etree._Element) -> bool:
    tag, attributes = element.tag, element.attrib
    if (
        UNSEEN.fullmatch(str(tag))
        or "hidden" in attributes
        or _HIDING.search(attributes.get("style", ""))
    ):
        return True
    return tag == "dialog" and "open" not in attributes


def _enter(page: _Page, element: etree._Element) -> None:
    tag = str(element.tag)
    if BLOCKS.fullmatch(tag):
        page.end_block()
        page.kinds.append(_kind(page.kinds[-1], tag))
    elif tag in ("td", "th"):
        page.parts.append("\t")
    elif tag == "br":
        page.parts.append("\n")
    page.say(element.text)


def _kind(outer: str, tag: str) -> str:
    """A paragraph in a quotation or a list is one of it; a heading is one anywhere."""
    return KINDS.get(tag, outer)


def _leave(page: _Page, element: etree._Element) -> None:
    if BLOCKS.fullmatch(str(element.tag)):
        page.end_block()
        page.kinds.pop()


def _pass_over(page: _Page, element: etree._Element) -> None:
    """What is hidden still parts the blocks around it where it is a block."""
    if BLOCKS.fullmatch(str(element.tag)):
        page.end_block()


_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARATION = re.compile(
    rb"""<meta[^>]+?charset\s*=\s*["']?\s*([\w.:-]+)|\A\s*<\?xml[^>]+?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
# As browsers have it: these labels mean the Windows code pages that contain them.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}


def declared_encoding(content: bytes) -> str:
    """The encoding a page declares by byte order mark or charset; UTF-8 if it declares none."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding
    found = _DECLARATION.search(content, 0, 4096)
    return _known((found[1] or found[2]).decode("ascii", "replace")) if found else "utf-8"


def _known(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return label
    # A page whose declaration could be read as ASCII is not in UTF-16, whatever it says.
    return "utf-8" if name.startswith("utf-16") else _MEANT.get(name, name)
