"""What more than one test file needs: a browser, a server for a built site, and a preview."""

import threading
from collections.abc import Callable, Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import chromium
import pytest
from dossiers import CONTENT, built
from playwright.sync_api import Browser, Page, sync_playwright
from previews import PATIENCE, Preview, Start
from tour import Visit, tour

from dossier.packing import fonts

Open = Callable[..., Page]
Serve = Callable[..., str]


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The website of this project's own dossier, built once; tests only read it."""
    out = tmp_path_factory.mktemp("built") / "site"
    return built(CONTENT, out)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, started once; open a context of your own for each test."""
    executable = chromium.find()
    assert executable, "no browser was found; `make test` installs one"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=chromium.flags())
        yield started
        started.close()


@pytest.fixture(scope="session")
def fonts_cut_once() -> Iterator[None]:
    """A font is cut down once to the same letters: it takes seconds, for every pack."""
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(fonts, "_cut_down", cache(fonts._cut_down))
        yield


@pytest.fixture(scope="session")
def visits(browser: Browser, built_site: Path) -> dict[str, Visit]:
    """Every page of the built site, opened from disk with its scripts at work."""
    files = (path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html"))
    context = browser.new_context()
    found = tour(context, built_site.as_uri() + "/", sorted(files))
    context.close()
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab that waits as long for the preview as a slow machine needs."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """`serve(folder, "/some/path/")` gives the address at which `folder` is then served."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path, base: str = "/") -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, folder=folder, base=base))
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}{base}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def open_page(browser: Browser, built_site: Path) -> Iterator[Open]:
    """`open_page("chronology/", viewport=…)` opens a page of the real site, from disk."""
    contexts = []

    def opened(address: str = "", **wishes: object) -> Page:
        context = browser.new_context(**wishes)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto((built_site / address / "index.html").as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def preview() -> Iterator[Start]:
    """`preview(folder, "--option")` starts one; it is ended after the test."""
    running: list[Preview] = []

    def start(folder: Path, *options: str) -> Preview:
        running.append(Preview(folder, *options))
        return running[-1]

    yield start
    for one in running:
        one.end()


class _Pages(SimpleHTTPRequestHandler):
    """A folder under a base path, as GitHub Pages serves it; nothing outside of the path."""

    def __init__(self, *args: object, folder: Path, base: str) -> None:
        self.base = base
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not urlsplit(path).path.startswith(self.base):
            return str(Path(self.directory, "outside of the site"))
        return super().translate_path("/" + path.removeprefix(self.base))

    def log_message(self, *_: object) -> None:
        """Quiet: the tests look at what the browser got."""
