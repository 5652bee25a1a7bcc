"""Style sheets beside a page: what they hide is not quotable."""

from collections.abc import Mapping
from pathlib import Path

from dossier.intake.brought import Brought, read_file
from dossier.intake.papers import Paper, open_paper
from dossier.intake.sheets import reader_beside, with_sheets

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<link rel="stylesheet" href="mill_files/a%20b.css?v=2">
<link rel="stylesheet" href="mill_files/paper.css" media="print">
<link rel="alternate stylesheet" href="mill_files/dark.css">
<link rel="icon" href="mill_files/mill.png"></head>
<body><p>The mill turns.</p><p class="ad">Buy flour.</p></body></html>"""


def saved(folder: Path, sheets: Mapping[str, str]) -> Path:
    """The page as a browser saves it, with its files beside it."""
    (folder / "mill_files").mkdir()
    for name, text in sheets.items():
        (folder / "mill_files" / name).write_text(text)
    page = folder / "mill.html"
    page.write_text(PAGE)
    return page


def opened(page: Path) -> Paper:
    return open_paper(with_sheets(read_file(page), reader_beside(page)))


def test_what_a_sheet_beside_a_page_hides_is_not_seen(tmp_path: Path) -> None:
    paper = opened(saved(tmp_path, {"a b.css": "p { color: red } .ad { display: none }"}))
    assert paper.article.text == "The mill turns."
    assert paper.made_from == "the page, in UTF-8, and what its style sheets hide"
    assert b".ad { display: none }" in paper.capture
    assert b"color" not in paper.capture


def test_a_page_of_which_they_hide_nothing_stays_as_it_is(tmp_path: Path) -> None:
    hidden = {"paper.css": ".ad { display: none }", "dark.css": ".ad { display: none }"}
    page = saved(tmp_path, {"a b.css": ".menu { display: none }", **hidden})
    paper = opened(page)
    assert paper.capture == page.read_bytes()
    assert paper.article.text == "The mill turns.\n\nBuy flour."


def test_what_a_sheet_imports_counts_too_and_a_circle_ends(tmp_path: Path) -> None:
    page = saved(tmp_path, {"a b.css": "@import 'more.css'; p { color: red }"})
    more = '@import url("mill_files/a b.css"); @import "x.css" print; .ad { display: none }'
    (tmp_path / "mill_files/more.css").write_text(more)
    assert opened(page).article.text == "The mill turns."


def test_no_file_is_read_but_those_beside_the_page(tmp_path: Path) -> None:
    outside = tmp_path / "outside.css"
    outside.write_text(".ad { display: none }")
    (tmp_path / "in").mkdir()
    page = saved(tmp_path / "in", {})
    for address in ("../outside.css", str(outside), f"file://{outside}", "mill_files", "a.css"):
        page.write_text(PAGE.replace("mill_files/a%20b.css?v=2", address))
        assert opened(page).article.text == "The mill turns.\n\nBuy flour.", address


def test_of_a_page_at_an_address_the_sheets_are_asked_for_by_whole_addresses() -> None:
    asked: list[str] = []

    def read(address: str) -> bytes:
        asked.append(address)
        return b"@import 'more.css'; .ad { display: none }" if address.endswith("=2") else b""

    brought = Brought(PAGE.encode(), "mill", "https://mill.example/news/a")
    assert open_paper(with_sheets(brought, read)).article.text == "The mill turns."
    assert asked == [
        "https://mill.example/news/mill_files/a%20b.css?v=2",
        "https://mill.example/news/mill_files/more.css",
    ]


def test_a_text_has_no_sheets() -> None:
    brought = Brought(b'See <link rel="stylesheet" href="a.css">.', "a.txt")
    assert with_sheets(brought, lambda _: b"") is brought
