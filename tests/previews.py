"""A running `build.py serve`, what it answers, and what its pages come to say."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from email.message import Message
from functools import cached_property
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from dossiers import HARBOUR, write_dossier
from playwright.sync_api import Page, expect

PROJECT = Path(__file__).resolve().parent.parent
PATIENCE = 60_000  # milliseconds; a loaded machine is slow, and nothing here is a race
GOOD = HARBOUR["briefs/harbour.yaml"]


class Reply(NamedTuple):
    """What was answered."""

    status: int
    headers: Message
    body: bytes


class Preview:
    """A running `build.py serve`, and what it has printed."""

    def __init__(self, folder: Path, *options: str) -> None:
        command = [sys.executable, "build.py", "serve", "--port=0", f"--content={folder}", *options]
        self.process = subprocess.Popen(
            command,
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        self.printed: list[str] = []
        self._more = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @cached_property
    def url(self) -> str:
        """Where it is; it says so once it listens."""
        return self.line("preview at ").split()[2]

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self._more:
                self.printed.append(line.rstrip("\n"))
                self._more.notify_all()

    def line(self, beginning: str) -> str:
        """The first line that begins so, awaited."""

        def found() -> str:
            return next((line for line in self.printed if line.startswith(beginning)), "")

        with self._more:
            assert self._more.wait_for(found, PATIENCE / 1000), self.printed
            return found()

    def request(self, path: str, method: str = "GET", headers: Mapping[str, str] = {}) -> Reply:
        """The answer to a request that is sent exactly as given."""
        host = urlsplit(self.url).netloc
        with closing(HTTPConnection(host, timeout=PATIENCE / 1000)) as connection:
            connection.putrequest(method, path, skip_host=True)
            for name, value in {"Host": host, **headers}.items():
                connection.putheader(name, value)
            connection.endheaders()
            with connection.getresponse() as answer:
                return Reply(answer.status, answer.headers, answer.read())

    def status(self, path: str, method: str = "GET", **headers: str) -> int:
        """The status of that answer."""
        return self.request(path, method, headers).status

    def interrupt(self) -> int:
        """What Ctrl-C does; gives the exit status."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(PATIENCE / 1000)
        self._reader.join()
        return status

    def end(self) -> None:
        """End it in any case."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout
        self.process.stdout.close()


Start = Callable[..., Preview]


def says(page: Page, words: str) -> None:
    """Wait until the page says it."""
    expect(page.locator("main")).to_contain_text(words, timeout=PATIENCE)


def panel_says(page: Page, words: str) -> None:
    """Wait until the panel says it."""
    expect(page.locator("#dossier-preview")).to_contain_text(words, timeout=PATIENCE)


def has_no_panel(page: Page) -> None:
    """Wait until there is no panel."""
    expect(page.locator("#dossier-preview")).to_have_count(0, timeout=PATIENCE)


def standing(page: Page) -> str:
    """The page as it stands, whatever scripts have made of it, without the preview's own."""
    page.wait_for_load_state()
    expect(page.locator("link[rel=stylesheet]")).to_have_count(2, timeout=PATIENCE)
    said: str = page.evaluate(
        """() => {
          const copy = document.documentElement.cloneNode(true);
          const ours = copy.querySelectorAll("[data-dossier-preview], #dossier-preview");
          ours.forEach((element) => element.remove());
          return copy.outerHTML.replace(/site\\.css\\?\\w+/, "site.css");
        }"""
    )
    return said


def brief(folder: Path, text: str) -> None:
    write_dossier(folder, {"briefs/harbour.yaml": text}, bare=True)


def closed_as(word: str) -> str:
    return GOOD.replace("The harbour is closed.", f"The harbour is {word}.")
