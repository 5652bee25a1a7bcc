"""The editors' preview: a server on this machine alone, whose pages follow every save."""

import asyncio
import errno
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from signal import SIGINT
from socket import socket
from threading import Event, Thread
from typing import cast

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.platform.asyncio import BaseAsyncIOLoop

from dossier.pipeline import Made, Where, Wishes, examine
from dossier.preview import Answer, Preview, answer
from dossier.preview.address import HOST, OWN, Address
from dossier.preview.building import Begin, Builder, Built
from dossier.preview.editors import Link, no_link
from dossier.preview.growing import Growing
from dossier.preview.requests import Guarded, OwnFilePage, SitePage
from dossier.preview.watching import commit_files, follow
from dossier.recall import Recall

# A page asks for little; nothing else may fill the memory of this machine.
_LIMITS = {"max_body_size": 1024, "max_header_size": 64 * 1024}

# In seconds: how long a build keeps the server waiting that has a page to send.
LONGEST_TURN = 0.001


class PortError(Exception):
    """The port cannot be had. `hint` is the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class Look:
    """How to show it: where, how the files are watched, and what opens a place in them.

    Port 0 is any free one. `base` is the folder of the server in which the site is rehearsed.
    """

    port: int = 8000
    base: str = "/"
    poll: bool = False
    link: Link = no_link


def serve(
    where: Where,
    wishes: Wishes,
    look: Look,
    *,
    opened: Callable[[str], None] = lambda _: None,
    built: Built = lambda _: None,
) -> None:
    """Preview the site of a dossier, until interrupted.

    It is made again after every change in the folders of content and templates. Nothing is
    written: the site is kept in memory, where a page is never half made. `opened` is called with
    the address of the preview once it answers, `built` after each build, from other threads.
    Raises PortError.
    """
    sockets = _listen(look.port)
    address = Address(sockets[0].getsockname()[1], look.base)
    screen = _Screen(address, Preview(link=look.link))
    begin = _beginning(where, replace(wishes, base_url=wishes.base_url or address.url))
    builder = Builder(begin, screen.opened, screen.show_soon, built, screen.preview)
    screen.want = builder.want
    stop = Event()
    folders, commits = (where.content, *where.templates), commit_files(where.content)
    watcher = _Watcher(builder, follow(folders, stop, files=commits, poll=look.poll))
    opened(address.url)
    sys.setswitchinterval(LONGEST_TURN)
    with suppress(NotImplementedError):  # where a system has no signals, Ctrl-C is an exception
        loop = cast(BaseAsyncIOLoop, screen.loop)
        loop.asyncio_loop.add_signal_handler(SIGINT, loop.stop)
    try:
        _Server(screen, sockets, watcher).serve()
    finally:
        stop.set()
        builder.stop()
        watcher.join()


def _beginning(where: Where, wishes: Wishes) -> Begin:
    """What begins the site of the content as it is now, each under a name of its own."""
    numbers = count(1)

    def begin(recall: Recall) -> Growing | Made:
        made, site = examine(where, wishes, recall)
        if site is None:
            return made
        return Growing(made, site, where, recall, f"growth-{next(numbers)}")

    return begin


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


class _Screen:
    """What is shown at this moment, and to whom."""

    def __init__(self, address: Address, preview: Preview) -> None:
        self.address = address
        self.preview = preview
        self.is_lit = False
        self.want: Callable[[str], None] = lambda _: None
        self.loop = IOLoop.current()
        self._news = asyncio.Event()

    def show_soon(self, preview: Preview) -> None:
        """Show it in the server's thread."""
        self.loop.add_callback(self._show, preview)

    def _show(self, preview: Preview) -> None:
        """Show it from now on, and tell every open page, and all who wait for one."""
        self.preview, self.is_lit = preview, True
        for page in LiveReloadHandler.waiters.copy():
            page.tell()
        news, self._news = self._news, asyncio.Event()
        news.set()

    def opened(self) -> list[str]:
        """The files of the pages that are open."""
        return [page.file for page in LiveReloadHandler.waiters.copy()]

    async def answer(self, path: str) -> Answer:
        """The answer to a request, which may have to wait until there is one."""
        while not self.is_lit or (found := answer(self.preview, self.address, path)) is None:
            self.want(self.address.file_at(path))
            await self._news.wait()
        return found


class _Watcher(Watcher):  # type: ignore[misc]  # the library has no types
    """In place of livereload's own, which looks at every file in the server's loop."""

    def __init__(self, builder: Builder, changes: Iterator[None]) -> None:
        super().__init__()
        self._threads = [
            Thread(target=builder.work, daemon=True),
            Thread(target=builder.follow, args=(changes,), daemon=True),
        ]

    def start(self, _: Callable[[], None]) -> bool:
        """Begin to watch; true says that livereload need not."""
        for thread in self._threads:
            thread.start()
        return True

    def join(self) -> None:
        """Let them end what they are at; one that takes long is ended with the program."""
        for thread in self._threads:
            thread.join(1)


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
            (OWN + "(.*)", OwnFilePage, shared),
            (".*", SitePage, shared),
        ]
        application = web.Application(handlers, log_function=lambda _: None)
        HTTPServer(application, **_LIMITS).add_sockets(self._sockets)

    def _setup_logging(self) -> None:
        """Say nothing: the command says what there is to say."""
        logging.getLogger("livereload").setLevel(logging.CRITICAL)


class _Connection(Guarded, LiveReloadHandler):  # type: ignore[misc]  # the library has no types
    """A page that is open. It is told what is shown now, so it cannot have missed anything.

    livereload's own tells nothing to a page that connects after a change, nor about a change that
    follows another within three seconds.
    """

    screen: _Screen

    def check_origin(self, origin: str) -> bool:
        """What has an origin here was admitted by it."""
        return self.screen.address.admits(self.request.host, origin)

    def open(self, *_: str, **__: str) -> None:
        """Tell the page where things stand, from now on."""
        self.file = self.screen.address.file_at(self.get_query_argument("page", ""))
        LiveReloadHandler.waiters.add(self)
        if self.screen.is_lit:
            self.tell()

    def tell(self) -> None:
        """Tell the page what is shown of it now."""
        self.send_message(self.screen.preview.message(self.file))

    def on_message(self, message: str | bytes) -> None:
        """Pages have nothing to say."""
