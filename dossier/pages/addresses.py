"""Web addresses as readers see them: without the scheme, broken where a line may end."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WebLink:
    """An address on the web. A line may end after each of `pieces`, which together are its text."""

    href: str
    pieces: tuple[str, ...]


def web_link(address: str | None) -> WebLink | None:
    """The link to an address; none where it is not known."""
    if address is None:
        return None
    shown = re.sub(r"^https?://(www\.)?", "", address, flags=re.IGNORECASE).removesuffix("/")
    return WebLink(address, tuple(re.findall(r"[^/]*/+|[^/]+", shown)) or (address,))
