"""The style sheets of a page that stand in other files: by them it is known what it hides."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from dossier.articles.markup import parse_page
from dossier.intake.brought import Brought
from dossier.intake.refusal import RefusedError
from dossier.intake.sniffing import is_page

MOST, LARGEST = 16, 2_000_000
_SCREENS = re.compile(r"\s*(?:|all|screen)\s*", re.IGNORECASE)
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)["']?\s*\)?\s*([^;]*);""", re.I)


def with_sheets(brought: Brought, read: Callable[[str], bytes]) -> Brought:
    """What was brought, with its style sheets for screens if it is a page, and those that these
    import. One that cannot be read (RefusedError, OSError) is passed over."""
    if not is_page(brought.content, brought):
        return brought
    waiting = list(_links(brought))
    done: dict[str, str] = {}
    while waiting and len(done) < MOST:
        address = waiting.pop(0)
        if address not in done:
            try:
                done[address] = read(address)[:LARGEST].decode("utf-8", "replace")
            except (RefusedError, OSError, ValueError):
                done[address] = ""
            # What a sheet imports counts before its own rules, so it is put there.
            waiting[:0] = list(_imports(done[address], address))
    return replace(brought, sheets=tuple(done.values()))


def _links(brought: Brought) -> Iterator[str]:
    try:
        root = parse_page(brought.content.decode("utf-8", "replace"))
    except ValueError:
        return
    for link in () if root is None else root.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        is_shown = "stylesheet" in rel and "alternate" not in rel
        if is_shown and link.get("href") and _SCREENS.fullmatch(link.get("media") or ""):
            yield urljoin(brought.address, (link.get("href") or "").strip())


def _imports(sheet: str, address: str) -> Iterator[str]:
    for match in _IMPORT.finditer(sheet):
        if _SCREENS.fullmatch(match[2]):
            yield urljoin(address, match[1])


def reader_beside(page: Path) -> Callable[[str], bytes]:
    """Reads the files that a browser has saved beside a page, by their addresses in it."""
    folder = page.parent.resolve()

    def read(address: str) -> bytes:
        if urlsplit(address).scheme or address.startswith("/"):
            raise FileNotFoundError(address)
        path = (folder / unquote(urlsplit(address).path)).resolve()
        if not path.is_relative_to(folder) or path.stat().st_size > LARGEST:
            raise FileNotFoundError(address)
        return path.read_bytes()

    return read
