"""The links that open a place in an editor's program."""

from pathlib import Path

import pytest
from dossiers import write_dossier
from playwright.sync_api import Page, expect
from previews import GOOD, PATIENCE, Start, brief, panel_says

from dossier.preview import Preview
from dossier.preview.editors import read_editor
from dossier.problems import Place, error


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file whose name means something else in an address."""
    path = tmp_path / "50% of #1 & more?:é.yaml"
    path.write_text("title: The harbour\n")
    return path


@pytest.mark.parametrize(
    ("editor", "address"),
    [
        ("vscode", "vscode://file{}:7:12"),
        ("idea", "idea://open?file={}&line=7&column=12"),
        ("sublime", "subl://open?url=file://{}&line=7&column=12"),
        ("textmate", "txmt://open?url=file://{}&line=7&column=12"),
        ("emacs", "emacs://open?url=file://{}&line=7&column=12"),
        ("my-vim://edit/{line}?in={path}", "my-vim://edit/7?in={}"),
    ],
)
def test_a_place_has_an_address_in_each_editor(editor: str, address: str, file: Path) -> None:
    path = f"{file.parent}/50%25%20of%20%231%20%26%20more%3F%3A%C3%A9.yaml"

    assert read_editor(editor)(Place(str(file), 7, 12)) == address.format(path)


def test_a_whole_file_is_opened_at_its_beginning(file: Path) -> None:
    assert read_editor("zed")(Place(str(file))).endswith(".yaml:1:1")


def test_what_is_no_file_has_no_address(tmp_path: Path) -> None:
    link = read_editor("vscode")

    assert link(Place(str(tmp_path / "deleted.yaml"), 1, 1)) == ""
    assert link(Place(str(tmp_path))) == ""


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("vscod", 'no editor "vscod" is known; there are vscode, '),
        ("my-vim://{file}", "needs {path}, and may have {line} and {column}"),
        ("my-vim://{path!r.x}{0}", "needs {path}"),
        ("my-vim://{path", "needs {path}"),
        ("my-vim://{path}:{line:>9000000000}", "needs {path}"),
        ("{path}:{line}", "begins with no program's own scheme, such as vscode:"),
        ("javascript:alert('{path}')", "begins with no program's own scheme"),
        ("JavaScript:alert('{path}')", "begins with no program's own scheme"),
        ("data:text/html,{path}", "begins with no program's own scheme"),
        ("https://collector.example/{path}", "begins with no program's own scheme"),
    ],
)
def test_what_is_no_editor_is_refused(written: str, message: str) -> None:
    with pytest.raises(ValueError) as refused:
        read_editor(written)
    assert message in str(refused.value)


def test_no_problem_has_a_link_unless_an_editor_is_named(file: Path) -> None:
    problem = error("unknown-field", Place(str(file), 7, 12), 'no field "tilte"')
    asked = Preview(link=read_editor("vscode")).failing((problem,)).panel

    assert 'href="vscode://file' in asked
    assert "%231%20%26%20more%3F%3A%C3%A9.yaml:7:12" in asked
    assert "href" not in Preview().failing((problem,)).panel


@pytest.mark.browser
def test_a_problem_links_to_its_place_over_the_page(
    tmp_path: Path, preview: Start, page: Page
) -> None:
    folder = write_dossier(tmp_path / "a dossier")
    running = preview(folder, "--editor=vscode")
    page.goto(running.url)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    brief(folder, GOOD.replace("since Monday", "since Sunday"))

    panel_says(page, "[quote-not-found]")
    link = page.locator("#dossier-preview .place a")
    expect(link).to_have_attribute(
        "href",
        f"vscode://file{tmp_path}/a%20dossier/briefs/harbour.yaml:3:38",
        timeout=PATIENCE,
    )
    link.click()
    assert page.url == running.url
    assert [text for text in complaints if "Content Security Policy" in text] == []


def test_an_editor_that_is_not_known_is_wrong_use(tmp_path: Path, preview: Start) -> None:
    running = preview(write_dossier(tmp_path), "--editor=notepad")

    assert 'no editor "notepad" is known' in running.line("Error: ")
    assert running.process.wait() == 2
