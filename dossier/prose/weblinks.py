"""Which addresses a text may link to: http, https and mailto, and headings of the same text."""

import re
from typing import Literal
from urllib.parse import unquote, urlsplit

Address = Literal["external", "mail", "fragment", "relative", "unsafe"]

# White space, controls, marks of direction and the like, which browsers or readers pass over.
_UNSEEN = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\xad\u034f\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+"
)
_SCHEME = re.compile(r"[^/?#:]*:")


def sort_of_address(href: str) -> Address:
    """What an address is, by what is allowed; all that is not known to be harmless is unsafe."""
    bare = _UNSEEN.sub("", _undone(href)).lower()
    if href.startswith("#"):
        return "fragment"
    if bare.startswith(("https:", "http:")):
        return "external" if _is_whole(href) else "relative"
    if bare.startswith("mailto:"):
        return "mail" if href.lower().startswith("mailto:") else "unsafe"
    return "unsafe" if _SCHEME.match(bare) else "relative"


def _undone(href: str) -> str:
    """The address without per cent codes, however often they were put over each other."""
    for _ in range(3):
        href = unquote(href)
    return href


def _is_whole(href: str) -> bool:
    try:
        parts = urlsplit(href)
        port = parts.port
    except ValueError:
        return False
    web = parts.scheme in ("http", "https") and href[len(parts.scheme) :].startswith("://")
    return web and bool(parts.hostname) and (port is None or port >= 0)
