"""Which letters a page shows, in which language."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping

from lxml import etree, html

# What style sheets and numbers bring in, whatever the text.
ALWAYS = frozenset("–—·•◦▪") | {chr(code) for code in range(0x20, 0x7F)}

# Controls, direction marks and the like; the ends of lines and paragraphs.
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def letters_of(page: bytes) -> Mapping[str, frozenset[str]]:
    """The letters of a page by the language they are marked with (`""` for the page's own)."""
    found: dict[str, set[str]] = defaultdict(set)
    found[""] |= ALWAYS
    for language, text in _texts(html.fromstring(page.decode())):
        found[language] |= {letter for letter in text if _is_seen(letter)}
    return {language: frozenset(letters) for language, letters in found.items()}


def _is_seen(letter: str) -> bool:
    """Whether a font is asked for a letter; a variation selector only chooses among its forms."""
    selects = "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"
    return not selects and unicodedata.category(letter) not in _UNSEEN


def _texts(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in root.iter(etree.Element):
        if element.tag in ("style", "script"):
            continue
        if element.text:
            yield _language(element), element.text
        parent = element.getparent()
        if element.tail and parent is not None:
            yield _language(parent), element.tail


def _language(element: html.HtmlElement) -> str:
    """The language an element is marked with, below the page itself."""
    while element is not None and element.tag != "html":
        if language := element.get("lang"):
            return str(language).lower()
        element = element.getparent()
    return ""
