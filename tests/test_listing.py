"""How the preview lists problems: errors first, each with its line."""

from pathlib import Path

from dossier.preview import Preview
from dossier.preview.editors import no_link
from dossier.preview.listing import Line, listed
from dossier.problems import Place, error, warning


def line(path: Path, text: str, row: int, column: int) -> Line | None:
    path.write_text(text, encoding="utf-8")
    problem = error("unknown-field", Place(str(path), row, column), "no such field")
    return listed([problem], no_link)[0].line


def test_what_stops_the_site_comes_before_what_does_not() -> None:
    first = warning("short-quote", Place("content/a.yaml", 1), "the quote is short")
    second = error("unknown-field", Place("content/b.yaml", 2), "no such field")
    third = error("unknown-field", Place("content/c.yaml", 3), "no such field")

    found = [each.problem for each in listed([first, second, third], no_link)]

    assert found == [second, third, first]


def test_the_word_at_the_place_is_marked_in_its_line(tmp_path: Path) -> None:
    path = tmp_path / "harbour.yaml"

    assert line(path, "title: A\n  tilte: B\n", 2, 3) == Line("", "tilte", ": B")
    assert line(path, "title: [the pilots\n", 1, 8) == Line("title: ", "[", "the pilots")
    assert line(path, "title: порт-Альва закрыт\n", 1, 8) == Line(
        "title: ", "порт-Альва", " закрыт"
    )


def test_of_a_long_line_what_is_near_is_shown(tmp_path: Path) -> None:
    text = "a" * 500 + " harbour " + "b" * 500

    found = line(tmp_path / "harbour.yaml", text, 1, 502)

    assert found == Line("… " + "a" * 59 + " ", "harbour", " " + "b" * 99 + " …")


def test_where_there_is_no_line_none_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "harbour.yaml"

    assert line(path, "title: A\n", 0, 0) is None
    assert line(path, "title: A\n", 2, 1) is None
    assert line(path, "title: A\n", 7, 1) is None
    path.write_bytes(b"\xff\xfe")
    problem = error("not-utf-8", Place(str(path), 1, 1), "no text")
    assert listed([problem], no_link)[0].line is None


def test_a_line_is_text_in_the_panel_and_what_it_has_now(tmp_path: Path) -> None:
    path = tmp_path / "harbour.yaml"
    problem = error("unknown-field", Place(str(path), 1, 1), "no such field")
    path.write_text("<script>: x\n")
    before = Preview().failing((problem,))
    assert "<mark>&lt;</mark>script&gt;: x</p>" in before.panel

    path.write_text("<style>: x\n")

    after = Preview().failing((problem,))
    assert after.message("")["state"] != before.message("")["state"]
