"""The preview in a real browser: it follows every save, survives every fault, and is private."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from email.message import Message
from functools import cached_property
from http.client import HTTPConnection
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from dossiers import HARBOUR, TEMPLATES, write_dossier
from playwright.sync_api import Browser, Page, expect

from dossier.pipeline import Where, Wishes, build

PROJECT = Path(__file__).resolve().parent.parent
PATIENCE = 60_000  # milliseconds; a loaded machine is slow, and nothing here is a race

GOOD = HARBOUR["briefs/harbour.yaml"]
MISQUOTED = GOOD.replace("since Monday", "since Sunday")
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "cG9ydCBhbHZhIGhhcmJvdQ==",
}


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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def says(page: Page, words: str) -> None:
    """Wait until the page says it."""
    expect(page.locator("main")).to_contain_text(words, timeout=PATIENCE)


def panel_says(page: Page, words: str) -> None:
    """Wait until the panel says it."""
    expect(page.locator("#dossier-preview")).to_contain_text(words, timeout=PATIENCE)


def has_no_panel(page: Page) -> None:
    """Wait until there is no panel."""
    expect(page.locator("#dossier-preview")).to_have_count(0, timeout=PATIENCE)


def brief(folder: Path, text: str) -> None:
    write_dossier(folder, {"briefs/harbour.yaml": text}, bare=True)


def closed_as(word: str) -> str:
    return GOOD.replace("The harbour is closed.", f"The harbour is {word}.")


def by_rename(path: Path, text: str) -> None:
    """Save as careful editors do: a new file beside the old one, then put in its place."""
    beside = path.with_name(f"{path.name}.saving")
    beside.write_text(text)
    beside.replace(path)


@pytest.mark.browser
def test_a_save_is_on_the_open_page_and_nothing_is_written(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path / "content")
    running = preview(folder, f"--out={tmp_path}/site")
    page.goto(running.url)
    says(page, "The harbour is closed.")

    brief(folder, closed_as("shut"))

    says(page, "The harbour is shut.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content"]


@pytest.mark.browser
def test_two_saves_at_once_after_a_reload_both_arrive(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path)
    page.goto(preview(folder).url)
    for word in ("shut", "open", "full", "empty"):
        brief(folder, closed_as(word))
        says(page, f"The harbour is {word}.")


@pytest.mark.browser
@pytest.mark.parametrize("options", [(), ("--poll",)])
def test_twenty_quick_saves_end_in_the_last(
    tmp_path: Path, preview: Start, page: Page, options: tuple[str, ...]
) -> None:
    folder = write_dossier(tmp_path)
    page.goto(preview(folder, *options).url)
    for number in range(1, 21):
        brief(folder, closed_as(f"closed to {number:02} ships"))

    says(page, "The harbour is closed to 20 ships.")


@pytest.mark.browser
def test_a_problem_is_shown_over_the_last_good_page_until_it_is_mended(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path)
    running = preview(folder)
    page.goto(running.url)
    says(page, "The harbour is closed.")

    brief(folder, MISQUOTED)

    panel_says(page, f"{folder}/briefs/harbour.yaml:3:")
    panel = page.locator("#dossier-preview")
    expect(panel.get_by_role("alert")).to_have_text(
        "1 error in 1 file. The page is as it was before."
    )
    expect(panel.locator(".message")).to_contain_text("[quote-not-found]")
    expect(panel.locator(".hint")).to_contain_text("[-Sunday-]{+Monday+}")
    says(page, "The harbour is closed.")
    running.line("1 error in 1 file; the preview shows the last good state")

    brief(folder, GOOD)

    has_no_panel(page)


@pytest.mark.browser
def test_a_page_opened_while_there_are_problems_shows_them_too(
    tmp_path: Path, preview: Start, browser: Browser, page: Page
) -> None:
    folder = write_dossier(tmp_path)
    running = preview(folder)
    running.line("the preview shows")
    brief(folder, MISQUOTED)
    running.line("1 error")

    page.goto(running.url)
    panel_says(page, "[quote-not-found]")
    without_script = browser.new_page(java_script_enabled=False)
    without_script.goto(running.url)

    panel_says(without_script, "[quote-not-found]")
    without_script.close()


@pytest.mark.browser
def test_the_panel_is_first_for_the_keyboard_and_names_itself(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path)
    page.goto(preview(folder).url)
    brief(folder, MISQUOTED)
    panel_says(page, "[quote-not-found]")

    page.keyboard.press("Tab")
    expect(page.get_by_role("region", name="Preview").locator("summary")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("group", name="Problems")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#dossier-preview .place")).to_be_hidden()
    expect(page.get_by_role("alert")).to_be_visible()


@pytest.mark.browser
def test_before_the_first_good_build_a_page_of_its_own_has_the_problems(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path, {"briefs/harbour.yaml": "title: [The harbour"})
    running = preview(folder)

    answer = page.goto(running.url + "actors/")
    assert answer and answer.status == 503
    expect(page.get_by_role("heading")).to_have_text("There is no page to show yet")
    panel_says(page, "briefs/harbour.yaml:1:")

    brief(folder, GOOD)

    says(page, "The Alva Herald")
    has_no_panel(page)


@pytest.mark.browser
def test_what_stands_in_content_is_text_in_the_panel(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path)
    page.goto(preview(folder).url)
    says(page, "The harbour is closed.")

    brief(folder, GOOD + "<img src=x onerror=alert(1)>: ميناء\n")

    panel_says(page, "<img src=x onerror=alert(1)>")
    expect(page.locator("#dossier-preview img")).to_have_count(0)


@pytest.mark.browser
def test_the_preview_outlives_every_fault(tmp_path: Path, preview: Start, page: Page) -> None:
    templates = tmp_path / "templates"
    (templates / "pages").mkdir(parents=True)
    front = templates / "pages" / "front.html"
    whole = (TEMPLATES / "pages" / "front.html").read_text()
    front.write_text(whole)
    folder = write_dossier(tmp_path / "content")
    harbour = folder / "briefs" / "harbour.yaml"
    page.goto(preview(folder, f"--templates={templates}").url)
    says(page, "The harbour is closed.")

    harbour.write_bytes(b"\xff\xfe\x00 not text \x00")
    panel_says(page, "briefs/harbour.yaml")
    by_rename(harbour, dedent(closed_as("shut")).lstrip())
    says(page, "The harbour is shut.")

    front.write_text("{% if %}")
    panel_says(page, "[template-error]")
    front.write_text("<!-- a comment without an end")
    expect(page.locator("main")).to_have_count(0, timeout=PATIENCE)
    front.unlink()
    front.mkdir()
    front.rmdir()
    front.write_text(whole)
    says(page, "The harbour is shut.")

    folder.rename(tmp_path / "elsewhere")
    panel_says(page, "there is no such folder")
    (tmp_path / "elsewhere").rename(folder)
    has_no_panel(page)
    brief(folder, closed_as("open"))
    says(page, "The harbour is open.")

    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
    panel_says(page, "there is no such folder")
    write_dossier(folder, {"briefs/harbour.yaml": closed_as("new")})
    says(page, "The harbour is new.")
    brief(folder, closed_as("newer"))
    says(page, "The harbour is newer.")


@pytest.mark.browser
def test_a_page_says_when_the_preview_has_ended(tmp_path: Path, preview: Start, page: Page) -> None:
    running = preview(write_dossier(tmp_path))
    page.goto(running.url)
    says(page, "The harbour is closed.")

    assert running.interrupt() == 0

    panel_says(page, "The preview has ended; this page no longer follows the content.")
    assert [line for line in running.printed if "Traceback" in line or "Task" in line] == []
    assert running.printed[-1] == "the preview shows 11 pages"


@pytest.mark.browser
def test_the_site_can_be_rehearsed_in_a_folder(tmp_path: Path, preview: Start, page: Page) -> None:
    folder = write_dossier(tmp_path)
    running = preview(folder, "--base-path=port-alva/hafen-süd")
    assert urlsplit(running.url).path == "/port-alva/hafen-s%C3%BCd/"

    page.goto(running.url)
    page.get_by_role("link", name="Actors").first.click()
    says(page, "The Alva Herald")
    assert urlsplit(page.url).path.startswith("/port-alva/hafen-s%C3%BCd/actors/")
    brief(folder, closed_as("shut"))
    page.goto(running.url)
    says(page, "The harbour is shut.")

    assert running.status("/") == 404
    assert running.status("/actors/") == 404
    moved = running.request("/port-alva/hafen-s%C3%BCd")
    assert (moved.status, moved.headers["Location"]) == (302, "/port-alva/hafen-s%C3%BCd/")


@pytest.mark.browser
def test_an_unknown_address_has_the_page_of_the_site_for_it(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path)
    running = preview(folder)

    answer = page.goto(running.url + "actors/alva-times/")
    assert answer and answer.status == 404
    expect(page.locator(".not-found h1")).to_be_visible()
    write_dossier(
        folder, {"actors/alva-times.yaml": "name: The Alva Times\nkind: outlet\n"}, bare=True
    )

    says(page, "The Alva Times")


@pytest.mark.browser
def test_pages_run_under_the_policy_they_are_published_with(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path / "content")
    build(Where(folder, (TEMPLATES,)), Wishes(), tmp_path / "site")
    policy = "meta[http-equiv='Content-Security-Policy']"
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda fault: complaints.append(str(fault)))

    page.goto(f"file://{tmp_path}/site/index.html")
    published = page.locator(policy).get_attribute("content")
    complaints.clear()
    page.goto(preview(folder).url)

    assert page.locator(policy).get_attribute("content") == published
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert page.evaluate("document.documentElement.lang") == "en"
    brief(folder, closed_as("shut"))
    says(page, "The harbour is shut.")
    assert complaints == []


def test_a_built_site_has_no_trace_of_the_preview(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "content")
    build(Where(folder, (TEMPLATES,)), Wishes(), tmp_path / "site")

    written = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]

    assert written
    for path in written:
        assert b"preview" not in path.read_bytes(), path
        assert "preview" not in path.name


def test_foreign_names_and_pages_are_refused(tmp_path: Path, preview: Start) -> None:
    running = preview(write_dossier(tmp_path))
    port = urlsplit(running.url).port

    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""):
        assert running.status("/", Host=host) == 403, host
        assert running.status("/_preview/preview.js", Host=host) == 403, host
    for name in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        assert running.status("/", Host=f"{name}:{port}") == 200, name
    for origin in ("http://evil.example", f"https://127.0.0.1:{port}", "null", "http://localhost"):
        assert running.status("/", Origin=origin) == 403, origin
        assert running.status("/_preview/live", **UPGRADE, Origin=origin) == 403, origin
    ours = f"http://localhost:{port}"
    assert running.status("/_preview/live", **UPGRADE, Origin=ours) == 101
    assert running.status("/_preview/live", **UPGRADE, Host=f"evil.example:{port}") == 403


def test_the_preview_can_only_be_looked_at(tmp_path: Path, preview: Start) -> None:
    running = preview(write_dossier(tmp_path))

    for path in ("/", "/_preview/preview.js", "/_preview/live"):
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"):
            assert running.status(path, method) == 405, (path, method)
    whole, head = running.request("/"), running.request("/", "HEAD")
    assert head.status == 200
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]
    assert head.body == b""


def test_nothing_outside_of_the_site_is_served(tmp_path: Path, preview: Start) -> None:
    (tmp_path / "secret.txt").write_text("the pilots' names")
    templates = tmp_path / "templates"
    (templates / "assets").mkdir(parents=True)
    (templates / "assets" / "leak.txt").symlink_to(tmp_path / "secret.txt")
    (templates / "assets" / "leaks").symlink_to(tmp_path)
    folder = write_dossier(tmp_path / "content")
    running = preview(folder, f"--templates={templates}")

    for path in (
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/actors/..%5c..%5csecret.txt",
        f"/{tmp_path}/secret.txt",
        "//etc/passwd",
        "/%00",
        "/%ff",
        "/assets/leak.txt",
        "/assets/leaks/secret.txt",
        "/_preview/../serve.py",
        "/_preview/%2e%2e/serve.py",
        "/_preview/panel.html",
        "/_preview/__init__.py",
        "/content/dossier.yaml",
    ):
        answer = running.request(path)
        assert answer.status == 404, path
        assert b"pilots' names" not in answer.body


def test_a_taken_port_is_said_in_one_line_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "build.py", "serve", f"--port={port}"]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"port {port} is taken\n  end what listens there, or take another port: --port {port + 1}\n"
    )


def test_a_base_path_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    command = [sys.executable, "build.py", "serve", "--base-path=../up"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)

    assert done.returncode == 2
    assert '"../up" is no path such as /repo/' in done.stderr


def test_the_browser_is_opened_if_wanted(tmp_path: Path, preview: Start) -> None:
    opened = tmp_path / "opened"
    os.mkfifo(opened)
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" > "{opened}"\n')
    script.chmod(0o755)
    folder = write_dossier(tmp_path / "content")

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROWSER", f"{script} %s")
        running = preview(folder, "--open")

    assert opened.read_text() == running.url + "\n"
