"""The preview makes an open page the new one as it stands; where that cannot be, it is loaded."""

from pathlib import Path

import pytest
from dossiers import TEMPLATES, write_dossier
from playwright.sync_api import Page, expect
from previews import PATIENCE, Preview, Start, brief, closed_as, says, standing

MAYOR = "name: The mayor\nkind: person\nsummary: Rules {town}.\n"
CLOSING = """
    date: 2031-05-12
    title: {title}
    summary: "[[actor:mayor]] said so. [@herald \\"has been closed since Monday\\"]"
    cite: [{{source: herald, quote: the harbour has been closed since Monday}}]
    """
HARBOUR = {
    "actors/mayor.yaml": MAYOR.format(town="Port Alva"),
    "events/closing.yaml": CLOSING.format(title="The harbour closed"),
}


def title(folder: Path, words: str) -> None:
    """Save the event with another title."""
    write_dossier(folder, {"events/closing.yaml": CLOSING.format(title=words)}, bare=True)


def opened(page: Page, running: Preview, address: str = "") -> None:
    """Open a page of a site that is whole, and mark it: once loaded again it has no mark."""
    running.line("the preview shows")
    page.goto(running.url + address)
    page.evaluate("globalThis.isTheSame = true")


def is_the_same(page: Page) -> bool:
    return bool(page.evaluate("globalThis.isTheSame === true"))


def is_as_if_loaded(page: Page) -> None:
    stood = standing(page)
    page.reload()
    assert stood == standing(page)


@pytest.mark.browser
def test_words_are_exchanged_again_and_again_and_leave_the_page_as_if_it_were_loaded(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path, HARBOUR)
    page.set_viewport_size({"width": 1280, "height": 800})
    opened(page, preview(folder))
    expect(page.locator(".margin-note")).to_have_count(1)

    for word in ("shut", "open", "full"):
        brief(folder, closed_as(word))
        says(page, f"The harbour is {word}.")

    assert is_the_same(page)
    assert page.locator("meta[name=description]").get_attribute("content") is not None
    is_as_if_loaded(page)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "file", "text", "new"),
    [
        ("events/closing/", "events/closing.yaml", CLOSING.format(title="It shut"), "It shut"),
        ("actors/mayor/", "actors/mayor.yaml", MAYOR.format(town="the town"), "Rules the town."),
        ("", "dossier.yaml", "title: The quay\nas_of: 2031-05-20\nlead: harbour\n", "The quay"),
    ],
)
def test_a_title_changes_wherever_it_stands_in_the_page(
    tmp_path: Path, preview: Start, page: Page, address: str, file: str, text: str, new: str
) -> None:
    folder = write_dossier(tmp_path, HARBOUR)
    opened(page, preview(folder), address)

    write_dossier(folder, {file: text}, bare=True)

    expect(page.locator("body")).to_contain_text(new, timeout=PATIENCE)
    assert is_the_same(page)
    is_as_if_loaded(page)


@pytest.mark.browser
def test_a_style_sheet_is_exchanged_while_the_page_stays(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    styles = tmp_path / "templates" / "assets" / "css"
    styles.mkdir(parents=True)
    folder = write_dossier(tmp_path / "content")
    opened(page, preview(folder, f"--templates={tmp_path}/templates"))

    (styles / "99-ours.css").write_text("main { border-top: 7px solid red; }\n")

    expect(page.locator("main")).to_have_css("border-top-width", "7px", timeout=PATIENCE)
    assert is_the_same(page)
    is_as_if_loaded(page)


@pytest.mark.browser
def test_a_page_with_more_than_other_words_gets_another_body_in_which_its_scripts_are_at_work(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path, HARBOUR)
    page.set_viewport_size({"width": 1280, "height": 800})
    opened(page, preview(folder), "events/closing/")

    for word in ("shut", "full"):
        cited = 'Ships *wait*. [@herald \\"the harbour has been closed since Monday\\"]"'
        text = CLOSING.format(title=word).replace('Monday\\"]"', f'Monday\\"] {cited}', 1)
        write_dossier(folder, {"events/closing.yaml": text}, bare=True)
        says(page, word)
        brief(folder, closed_as(word))

    says(page, "Ships wait.")
    assert is_the_same(page)
    expect(page.locator(".margin-note")).to_have_count(2)
    page.locator("a.citation").last.click()
    expect(page.locator("#open-card")).to_be_visible()
    page.locator("a.citation").last.click()
    expect(page.locator("#open-card")).to_have_count(0)
    page.locator(".masthead-theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator(".masthead-theme").click()
    is_as_if_loaded(page)


@pytest.mark.browser
def test_words_that_a_script_has_copied_are_copied_anew(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path, HARBOUR)
    page.set_viewport_size({"width": 1280, "height": 800})
    opened(page, preview(folder))
    note = page.locator(".margin-note-source")
    expect(note).to_contain_text("The Alva Herald")

    write_dossier(folder, {"actors/herald.yaml": "name: The Alva Times\nkind: outlet\n"}, bare=True)

    expect(note).to_contain_text("The Alva Times", timeout=PATIENCE)
    expect(note).to_have_count(1)
    assert is_the_same(page)
    is_as_if_loaded(page)


@pytest.mark.browser
def test_a_page_whose_scripts_cannot_run_twice_is_loaded_again(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    scripts = tmp_path / "templates" / "assets" / "js"
    scripts.mkdir(parents=True)
    (scripts / "reading.js").write_text("const once = document.title;\n")
    folder = write_dossier(
        tmp_path / "content", {"pages/story.md": "---\ntitle: Story\n---\nIt begins.\n"}
    )
    opened(page, preview(folder, f"--templates={tmp_path}/templates"), "pages/story/")

    longer = "---\ntitle: Story\n---\nIt begins.\n\nIt ends.\n"
    write_dossier(folder, {"pages/story.md": longer}, bare=True)

    says(page, "It ends.")
    page.wait_for_function("() => globalThis.isTheSame !== true", timeout=PATIENCE)
    is_as_if_loaded(page)


@pytest.mark.browser
def test_a_list_that_is_narrowed_down_is_loaded_again_and_stays_narrowed_down(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path, HARBOUR)
    opened(page, preview(folder), "chronology/")
    fog = "date: 2031-05-13\ntitle: Fog\ncite: [{source: herald}]\n"
    write_dossier(folder, {"events/fog.yaml": fog}, bare=True)
    says(page, "Fog")
    assert is_the_same(page)
    page.get_by_role("searchbox").fill("harbour")
    entries = page.locator(".chronology-title:visible")
    expect(entries).to_have_count(1)

    title(folder, "The harbour shut")

    says(page, "The harbour shut")
    expect(entries).to_have_count(1, timeout=PATIENCE)
    assert not is_the_same(page)
    assert page.get_by_role("searchbox").input_value() == "harbour"


@pytest.mark.browser
def test_a_script_of_the_page_is_never_left_as_it_was(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    layouts = tmp_path / "templates" / "layouts"
    layouts.mkdir(parents=True)
    whole = (TEMPLATES / "layouts" / "base.html").read_text()
    folder = write_dossier(tmp_path / "content")
    opened(page, preview(folder, f"--templates={tmp_path}/templates"))

    (layouts / "base.html").write_text(whole.replace("js/masthead.js", "js/reading.js"))

    expect(page.locator("script[src$='masthead.js']")).to_have_count(0, timeout=PATIENCE)
    assert not is_the_same(page)


@pytest.mark.browser
def test_a_page_is_told_of_data_only_if_it_has_asked_for_some(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path, HARBOUR)
    running = preview(folder)
    opened(page, running, "pages/")
    reader = page.context.new_page()
    opened(reader, running, "search/?q=shut")
    expect(reader.locator(".search-status")).to_contain_text("Nothing", timeout=PATIENCE)

    title(folder, "The harbour shut")

    expect(reader.locator(".found")).to_contain_text("The harbour shut", timeout=PATIENCE)
    assert not is_the_same(reader)
    assert is_the_same(page)
