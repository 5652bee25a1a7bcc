"""The editors' preview: a server on this machine alone, whose pages follow every save."""

import asyncio
import errno
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from socket import socket
from threading import Event, Thread

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets

from dossier.pipeline import Made
from dossier.preview import Answer, Preview, answer, own_file
from dossier.preview.address import HOST, OWN, Address
from dossier.preview.watching import follow

Make = Callable[[str], Made]
Built = Callable[[Made | Exception], None]

# A page asks for little; nothing else may fill the memory of this machine.
_LIMITS = {"max_body_size": 1024, "max_header_size": 64 * 1024}


class PortError(Exception):
    """The port cannot be had. `hint` is the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def serve(
    make: Make,
    folders: Sequence[Path],
    *,
    port: int = 8000,
    base: str = "/",
    poll: bool = False,
    opened: Callable[[str], None] = lambda _: None,
    built: Built = lambda _: None,
) -> None:
    """Preview what `make` makes of the content, until interrupted.

    `make` is given the address of the preview, and called again after every change in `folders`.
    Nothing is written: the site is kept in memory, where a page is never half made. `opened` is
    called with the address once it answers, `built` after each build, both from other threads.
    Port 0 is any free one. Raises PortError.
    """
    sockets = _listen(port)
    address = Address(sockets[0].getsockname()[1], base)
    screen = _Screen(address)
    stop = Event()
    previews = _previews(lambda: make(address.url), follow(folders, stop, poll=poll), built)
    watcher = _Watcher(previews, screen.show)
    opened(address.url)
    try:
        _Server(screen, sockets, watcher).serve()
    finally:
        stop.set()


def _listen(port: int) -> list[socket]:
    try:
        return bind_sockets(port, HOST)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            message, another = f"port {port} is taken", min(port + 1, 65535)
            hint = f"end what listens there, or take another port: --port {another}"
            raise PortError(message, hint) from fault
        reason = (fault.strerror or "unknown error").lower()
        raise PortError(
            f"port {port} cannot be used: {reason}", "name another with --port"
        ) from fault


def _previews(make: Callable[[], Made], changes: Iterator[None], built: Built) -> Iterator[Preview]:
    """What to show after each change. Whatever a build dies of, the next change is built again."""
    preview = Preview()
    for _ in changes:
        result = _attempt(make)
        preview = preview.after(result)
        with suppress(OSError, ValueError):  # the terminal may be gone, or lack a letter
            built(result)
        yield preview


def _attempt(make: Callable[[], Made]) -> Made | Exception:
    try:
        return make()
    except Exception as fault:
        return fault


class _Screen:
    """What is shown at this moment. `lit` is set once there is something to show."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.preview = Preview()
        self.lit = asyncio.Event()

    def show(self, preview: Preview) -> None:
        """Show it from now on, and tell every open page."""
        self.preview = preview
        self.lit.set()
        for page in LiveReloadHandler.waiters.copy():
            page.send_message(preview.message)


class _Watcher(Watcher):  # type: ignore[misc]  # the library has no types
    """In place of livereload's own, which looks at every file in the server's loop."""

    def __init__(self, previews: Iterator[Preview], show: Callable[[Preview], None]) -> None:
        super().__init__()
        self._previews = previews
        self._show = show

    def start(self, _: Callable[[], None]) -> bool:
        """Begin to watch; true says that livereload need not."""
        Thread(target=self._follow, args=(IOLoop.current(),), daemon=True).start()
        return True

    def _follow(self, loop: IOLoop) -> None:
        for preview in self._previews:
            loop.add_callback(self._show, preview)


class _Server(Server):  # type: ignore[misc]  # the library has no types
    """livereload's server, with pages from memory and without its rewriting of pages."""

    def __init__(self, screen: _Screen, sockets: list[socket], watcher: _Watcher) -> None:
        super().__init__(watcher=watcher)
        self._screen = screen
        self._sockets = sockets

    def application(self, *_: object, **__: object) -> None:
        """Answer at the sockets that we have; livereload would open its own."""
        LiveReloadHandler.watcher = self.watcher
        shared = {"screen": self._screen}
        handlers = [
            (OWN + "live", _Connection, shared),
            (OWN + "(.*)", _OwnFile, shared),
            (".*", _Page, shared),
        ]
        application = web.Application(handlers, log_function=lambda _: None)
        HTTPServer(application, **_LIMITS).add_sockets(self._sockets)

    def _setup_logging(self) -> None:
        """Say nothing: the command says what there is to say."""
        logging.getLogger("livereload").setLevel(logging.CRITICAL)


class _Guarded(web.RequestHandler):
    """Answers only requests to look, by the names of this machine, from its own pages."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def initialize(self, screen: _Screen) -> None:
        """`screen` is what is shown."""
        self.screen = screen

    def set_default_headers(self) -> None:
        """Nothing is kept by the browser, and nothing lent to pages of others."""
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
        if answer.location:
            self.set_header("Location", answer.location)
        self.finish(answer.body)


class _Page(_Guarded):
    """The site; the first who ask wait for the first build."""

    async def get(self) -> None:
        """The page or file at an address."""
        await self.screen.lit.wait()
        self.give(answer(self.screen.preview, self.screen.address, self.request.path))

    head = get


class _OwnFile(_Guarded):
    """The scripts and the style sheet of the preview."""

    def get(self, name: str) -> None:
        """One of them."""
        found = own_file(name)
        if found is None:
            raise web.HTTPError(404)
        self.give(found)

    head = get


class _Connection(_Guarded, LiveReloadHandler):  # type: ignore[misc]  # the library has no types
    """A page that is open. It is told what is shown now, so it cannot have missed anything.

    livereload's own tells nothing to a page that connects after a change, nor about a change that
    follows another within three seconds.
    """

    def check_origin(self, origin: str) -> bool:
        """What has an origin here was admitted by it."""
        return self.screen.address.admits(self.request.host, origin)

    def open(self, *_: str, **__: str) -> None:
        """Tell the page where things stand, from now on."""
        LiveReloadHandler.waiters.add(self)
        if self.screen.lit.is_set():
            self.send_message(self.screen.preview.message)

    def on_message(self, message: str | bytes) -> None:
        """Pages have nothing to say."""
