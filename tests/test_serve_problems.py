"""The preview: it shows every fault over the last good page, and survives it."""

import os
from pathlib import Path
from textwrap import dedent

import pytest
from dossiers import TEMPLATES, write_dossier
from playwright.sync_api import Browser, Page, expect
from previews import GOOD, PATIENCE, Start, brief, closed_as, has_no_panel, panel_says, says
from repositories import repo

MISQUOTED = GOOD.replace("since Monday", "since Sunday")


def by_rename(path: Path, text: str) -> None:
    """Save as careful editors do: a new file beside the old one, then put in its place."""
    beside = path.with_name(f"{path.name}.saving")
    beside.write_text(text)
    beside.replace(path)


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
def test_another_branch_and_a_save_of_the_same_size_and_time_are_followed(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    harbour = repo(tmp_path)
    harbour.commit("2031-05-20")
    harbour.git("checkout", "--quiet", "-b", "opening")
    harbour.commit("2031-05-21", {"briefs/harbour.yaml": closed_as("open")})
    page.goto(preview(harbour.content).url)
    says(page, "The harbour is open.")

    harbour.git("checkout", "--quiet", "main")
    says(page, "The harbour is closed.")
    harbour.git("checkout", "--quiet", "opening")
    says(page, "The harbour is open.")

    file = harbour.content / "briefs" / "harbour.yaml"
    status = file.stat()
    file.write_text(file.read_text().replace("open", "full"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    says(page, "The harbour is full.")
