"""The visible text of a web page: what a reader sees of it, without scripts and hidden parts."""

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from dossier.articles.hiding import Hiding, hides, hiding_of

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


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of a page, the element that it stands in, and how much of it leads elsewhere.

    `linked` counts the characters of its text that are of links.
    """

    kind: str
    text: str
    element: etree._Element
    linked: int


def visible_blocks(html: str) -> Iterable[tuple[str, str]]:
    """The kind and text of each block of a page, in order; none is empty.

    Raises ValueError where elements stand deeper in one another than the reader goes.
    """
    root = parse_page(html)
    return ((block.kind, block.text) for block in placed_blocks(root)) if root is not None else ()


def parse_page(html: str) -> etree._Element | None:
    """The elements of a page, None for one without any; raises ValueError as `visible_blocks`."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    # What follows the end of a body is shown all the same; the parser would leave it out.
    page = _BODY_END.sub("", html.replace("\0", "\ufffd")).encode("utf-8", "replace")
    root = etree.fromstring(page, parser) if page.strip() else None
    if any("depth" in fault.message for fault in parser.error_log[-1:]):
        raise ValueError("the page has more elements inside one another than can be read")
    return root


_BODY_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


@dataclass
class _Page:
    """The blocks read so far, and the one being read."""

    within: list[etree._Element]
    hiding: Hiding
    done: list[Placed] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=lambda: ["paragraph"])
    links: int = 0
    linked: int = 0

    def say(self, text: str | None) -> None:
        if text:
            self.parts.append(text if self.kinds[-1] == "preformatted" else _spaced(text))
            self.linked += len(self.parts[-1]) if self.links else 0

    def end_block(self) -> None:
        text = "".join(self.parts)
        self.parts.clear()
        text = _lines(text) if self.kinds[-1] != "preformatted" else text.strip("\r\n").rstrip()
        if text.strip():
            self.done.append(Placed(self.kinds[-1], text, self.within[-1], self.linked))
        self.linked = 0


def _spaced(text: str) -> str:
    """Each run of spaces as one; a line's end after a hyphen is kept, as it may part a word."""
    text = re.sub("(?<=[-\u2010\u00ad])[ \t\r\f]*\n[ \t\n\r\f]*", "\v", text)
    return re.sub("[ \t\n\r\f]+", " ", text).replace("\v", "\n")


def _lines(text: str) -> str:
    """Spaces as a browser shows them: one between words, none beside the end of a line or cell."""
    return re.sub(" *([\n\t]) *", r"\1", re.sub(" {2,}", " ", text)).strip(" \n\t")


def placed_blocks(root: etree._Element) -> Sequence[Placed]:
    """The blocks of a page with their places, in order."""
    page = _Page([root], hiding_of(root))
    hidden: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and hidden is None:
            if _is_unseen(element, page.hiding):
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
    return page.done


def _is_unseen(element: etree._Element, hiding: Hiding) -> bool:
    tag, attributes = element.tag, element.attrib
    if (
        UNSEEN.fullmatch(str(tag))
        or "hidden" in attributes
        or hides(attributes.get("style", ""))
        or hiding.has(element)
    ):
        return True
    return tag == "dialog" and "open" not in attributes


def _enter(page: _Page, element: etree._Element) -> None:
    tag = str(element.tag)
    if BLOCKS.fullmatch(tag):
        page.end_block()
        page.kinds.append(_kind(page.kinds[-1], tag))
        page.within.append(element)
    elif tag == "a":
        page.links += _is_link(element)
    elif tag in ("td", "th"):
        page.parts.append("\t")
    elif tag == "br":
        page.parts.append("\n")
    page.say(element.text)


LONGEST_LINK = 300  # characters; what is longer is a page whose link was never closed


def _is_link(element: etree._Element) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > LONGEST_LINK:
            return False
    return True


def _kind(outer: str, tag: str) -> str:
    """A paragraph in a quotation or a list is one of it; a heading is one anywhere."""
    return KINDS.get(tag, outer)


def _leave(page: _Page, element: etree._Element) -> None:
    if BLOCKS.fullmatch(str(element.tag)):
        page.end_block()
        page.kinds.pop()
        page.within.pop()
    elif element.tag == "a":
        page.links -= _is_link(element)


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


def declared_encoding(content: bytes, otherwise: str = "utf-8") -> str:
    """The encoding a page declares by byte order mark or charset; `otherwise` if it has none."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding
    found = _DECLARATION.search(content, 0, 4096)
    if not found:
        return otherwise
    name = meant_encoding((found[1] or found[2]).decode("ascii", "replace"))
    # A page whose declaration could be read as ASCII is not in UTF-16, whatever it says.
    return "utf-8" if name.startswith("utf-16") else name


def meant_encoding(label: str) -> str:
    """Python's name of the encoding that browsers take a label for; the label where none is."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return label
    return _MEANT.get(name, name)
