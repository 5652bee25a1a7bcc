"""Where the preview is: on this machine alone, at the top of a server or in a folder of it."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

from dossier import urls

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost", "[::1]")

# What the preview serves of its own, beside the site.
OWN = "/_preview/"


@dataclass(frozen=True, slots=True)
class Address:
    """A port of this machine, and the folder in which the site is rehearsed: `/`, or `/repo/`."""

    port: int
    base: str = "/"

    @property
    def url(self) -> str:
        """The address of the front page."""
        return f"http://{HOST}:{self.port}{self.path_of('')}"

    def path_of(self, address: str) -> str:
        """The path at which the browser asks for an address of the site."""
        return quote(self.base + address)

    def within(self, path: str) -> str | None:
        """The address in the site that a path, as sent, asks for; None if it is outside of it."""
        try:
            plain = unquote_to_bytes(path).decode()
        except UnicodeDecodeError:
            return None
        return plain.removeprefix(self.base) if plain.startswith(self.base) else None

    def file_at(self, path: str) -> str:
        """The file of the site that a path, as sent, asks for; empty if it is outside of it."""
        inside = self.within(path)
        return urls.file_of(inside) if inside is not None else ""

    def admits(self, host: str, origin: str | None) -> bool:
        """Whether a request is for this machine by name, and from no page of another site.

        A foreign name that leads to this machine would let a foreign page read the dossier.
        """
        hosts = {f"{name}:{self.port}" for name in _NAMES}
        if self.port == 80:
            hosts |= set(_NAMES)
        if host.lower() not in hosts:
            return False
        return origin is None or _is_of(origin, hosts)


def _is_of(origin: str, hosts: set[str]) -> bool:
    scheme, _, host = origin.lower().partition("://")
    return scheme == "http" and host in hosts


def read_base(text: str) -> str:
    """A base path as a person may write it (`repo`, `/repo/`), with both slashes.

    Raises ValueError with a lower-case message for what is no path.
    """
    steps = text.strip("/").split("/") if text.strip("/") else []
    if any(step in ("", ".", "..") for step in steps) or re.search(r"[\s\\?#%:\x00-\x1f]", text):
        raise ValueError(f'"{text}" is no path such as /repo/')
    base = "/".join(["", *steps, ""])
    if base.startswith(OWN):
        raise ValueError(f"{OWN} is the preview's own")
    return base
