"""The preview in a real browser: it follows every save, and shows the site as it is published."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from dossiers import TEMPLATES, write_dossier
from playwright.sync_api import Page, expect
from previews import (
    PROJECT,
    Start,
    brief,
    closed_as,
    has_no_panel,
    panel_says,
    says,
)

from dossier.pipeline import Where, Wishes, build
from dossier.preview.address import OWN


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
def test_a_page_says_when_the_preview_has_ended(tmp_path: Path, preview: Start, page: Page) -> None:
    running = preview(write_dossier(tmp_path))
    page.goto(running.url)
    says(page, "The harbour is closed.")
    pages = running.line("the preview shows ")

    assert running.interrupt() == 0

    panel_says(page, "The preview has ended; this page no longer follows the content.")
    assert [line for line in running.printed if "Traceback" in line or "Task" in line] == []
    assert (running.printed[-1], pages) == (pages, "the preview shows 18 pages")


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


LONG = "\n\n".join(f"Paragraph {number} of the harbour's long story." for number in range(200))


def story(folder: Path, beginning: str) -> None:
    text = f"---\ntitle: The story\n---\n{beginning}\n\n{LONG}\n"
    write_dossier(folder, {"pages/story.md": text}, bare=True)


@pytest.mark.browser
def test_what_is_read_stays_where_it_is_when_the_page_grows_above_it(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path)
    story(folder, "It begins.")
    page.goto(preview(folder).url + "pages/story/")
    paragraph = page.get_by_text("Paragraph 150 of")
    paragraph.evaluate("element => scrollTo(0, scrollY + element.getBoundingClientRect().top - 99)")

    for beginning in ("It begins again. " * 200, "It goes on there.\n\n" * 40, "It ends."):
        story(folder, beginning)

        says(page, beginning[:16])
        page.wait_for_load_state()
        expect(paragraph).to_be_in_viewport()
        page.wait_for_function(
            "element => Math.abs(element.getBoundingClientRect().top - 99) < 3",
            arg=paragraph.element_handle(),
        )


@pytest.mark.browser
def test_whoever_comes_back_from_another_page_is_where_they_were(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path)
    story(folder, "It begins.")
    running = preview(folder)
    running.line("the preview shows")
    page.goto(running.url + "pages/story/")
    story(folder, "It begins.\n\nIt goes on.")
    says(page, "It goes on.")
    page.wait_for_load_state()
    paragraph = page.get_by_text("Paragraph 150 of")
    paragraph.scroll_into_view_if_needed()

    page.locator(".masthead-title a").evaluate("link => link.click()")
    page.wait_for_url(running.url + "index.html")
    page.go_back()

    expect(paragraph).to_be_in_viewport()


@pytest.mark.browser
def test_what_is_unfolded_stays_so(tmp_path: Path, preview: Start, page: Page) -> None:
    folder = write_dossier(tmp_path)
    page.goto(preview(folder).url)
    fold = page.locator("main details").first
    fold.locator("summary").click()

    brief(folder, closed_as("shut").replace('Monday"]', 'Monday"] Ships *wait*.'))

    says(page, "The harbour is shut.")
    says(page, "Ships wait.")
    expect(fold).to_have_attribute("open", "")


@pytest.mark.browser
def test_a_page_that_a_save_does_not_change_is_not_loaded_again(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path)
    running = preview(folder)
    running.line("the preview shows")
    page.goto(running.url + "actors/herald/")
    page.evaluate("globalThis.before = true")

    write_dossier(folder, {"events/fog.yaml": "title: x\n"}, bare=True)
    panel_says(page, "[missing-field]")
    (folder / "events" / "fog.yaml").unlink()

    has_no_panel(page)
    assert page.evaluate("globalThis.before")


@pytest.mark.browser
def test_drafts_are_shown_if_wanted_and_marked(tmp_path: Path, preview: Start, page: Page) -> None:
    fog = "title: Fog in the harbour\ndate: 2031-05-13\ndraft: true\ncite: [{source: herald}]\n"
    folder = write_dossier(tmp_path, {"events/fog.yaml": fog})
    running = preview(folder, "--drafts")

    page.goto(running.url + "chronology/")
    expect(page.locator(".chronology-title", has_text="Fog")).to_contain_text("✎ draft")
    page.locator(".chronology-title a", has_text="Fog").click()
    expect(page.get_by_role("note").first).to_have_text(
        "A draft. The published site leaves it out."
    )
    assert preview(folder).status("/events/fog/") == 404


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
        assert OWN.strip("/").encode() not in path.read_bytes(), path
        assert OWN.strip("/") not in path.as_posix()


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
