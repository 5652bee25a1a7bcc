"""What the preview answers to requests: to look, from this machine, and to nothing else."""

from typing import Protocol

from tornado import web

from dossier.preview import Answer, own_file
from dossier.preview.address import Address


class Screen(Protocol):
    """What is shown at this moment."""

    address: Address

    async def answer(self, path: str) -> Answer:
        """The answer to a request, which may have to wait until there is one."""


class Guarded(web.RequestHandler):
    """Answers only requests to look, by the names of this machine, from its own pages."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def initialize(self, screen: Screen) -> None:
        """`screen` is what is shown."""
        self.screen = screen

    def set_default_headers(self) -> None:
        """Nothing is kept by the browser unless it asks, and nothing lent to pages of others."""
        self.set_header("Server", "preview")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Content-Security-Policy", "frame-ancestors 'none'")

    def prepare(self) -> None:
        """Refuse what is not meant for this preview."""
        headers = self.request.headers
        if not self.screen.address.admits(headers.get("Host", ""), headers.get("Origin")):
            raise web.HTTPError(403)

    def write_error(self, status_code: int, **_: object) -> None:
        """A line of text: what went wrong is never shown to a stranger."""
        if status_code == 405:
            self.set_header("Allow", "GET, HEAD")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code}: the preview is at {self.screen.address.url}\n")

    def give(self, answer: Answer) -> None:
        """Send an answer."""
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.content_type)
        if answer.content_type.startswith("font/"):
            # What a browser must not store it asks for twice: to preload it, and to use it.
            self.set_header("Cache-Control", "no-cache")
        if answer.location:
            self.set_header("Location", answer.location)
        self.finish(answer.body)


class SitePage(Guarded):
    """The site; who asks for what is not made yet waits for it."""

    async def get(self) -> None:
        """The page or file at an address."""
        self.give(await self.screen.answer(self.request.path))

    head = get


class OwnFilePage(Guarded):
    """The scripts and the style sheet of the preview."""

    def get(self, name: str) -> None:
        """One of them."""
        found = own_file(name)
        if found is None:
            raise web.HTTPError(404)
        self.give(found)

    head = get
