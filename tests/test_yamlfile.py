"""Reading YAML: text stays text, everything has a place, every slip is explained."""

import re

import pytest

from dossier.folders import LARGEST_FILE
from dossier.problems import Place
from dossier.yamlfile import DEEPEST_NESTING, MOST_NODES, read_yaml


def problems_of(text: str) -> list[str]:
    return [str(problem) for problem in read_yaml("f.yaml", text.encode())[1]]


def test_what_looks_like_another_type_stays_the_text_that_was_written() -> None:
    file, problems = read_yaml("f.yaml", b"a: NO\nb: 12:30\nc: 1.10\nd: 2022-07\ne: 007\nf: ~x\n")
    assert problems == []
    assert file and file.value == {
        "a": "NO",
        "b": "12:30",
        "c": "1.10",
        "d": "2022-07",
        "e": "007",
        "f": "~x",
    }


def test_every_key_and_value_has_its_line_and_column() -> None:
    file, _ = read_yaml(
        "f.yaml", "title: Приём\ncite:\n  - source: tass\n    quote: «да»\n".encode()
    )
    assert file
    assert file.place(("title",)) == Place("f.yaml", 1, 8)
    assert file.place(("cite", 0, "quote"), key=True) == Place("f.yaml", 4, 5)
    assert file.place(("cite", 0, "quote")) == Place("f.yaml", 4, 12)


def test_a_path_that_the_file_does_not_have_gets_the_place_of_what_it_would_stand_in() -> None:
    file, _ = read_yaml("f.yaml", b"cite:\n  - source: tass\n")
    assert file and file.place(("cite", 0, "quote")) == Place("f.yaml", 2, 5)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("note: >\n  One\n  two [@b] and\n  again [@b].\n", 4, 10),
        ("note: |\n  [@b]\n\n  [@b]\n", 4, 4),
        ('note: "x [@b] \\"y\\" [@b]"\n', 1, 22),
        ("note: x [@bb] [@b]\n  [@b]\n", 2, 4),
    ],
)
def test_a_citation_inside_a_text_is_found_whatever_the_style_of_the_text(
    text: str, line: int, column: int
) -> None:
    file, problems = read_yaml("f.yaml", text.encode())
    assert problems == []
    assert file and file.place_of(("note",), re.compile(r"@b(?!\w)"), 1) == Place(
        "f.yaml", line, column
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "title: He said: no\n",
            "f.yaml:1:15: error: a colon followed by a space stands in text without quotation"
            " marks [yaml-syntax]",
        ),
        ("a:\n\t- b\n", "f.yaml:2:1: error: a tab stands where only spaces may [yaml-syntax]"),
        (
            'a: "x\nb: 1\n',
            "f.yaml:1:4: error: a quotation mark is opened here and never closed [yaml-syntax]",
        ),
        (
            'a: "x" y\n',
            "f.yaml:1:8: error: the text goes on after its closing quotation mark [yaml-syntax]",
        ),
        (
            "a: [[event:b]] and more\n",
            "f.yaml:1:4: error: text without quotation marks cannot begin with a bracket"
            " [yaml-syntax]",
        ),
        (
            "a: [1, 2\nb: 3\n",
            "f.yaml:1:4: error: a bracket is not closed [yaml-syntax]",
        ),
        (
            "a: @b\n",
            "f.yaml:1:4: error: text without quotation marks cannot begin with this character"
            " [yaml-syntax]",
        ),
        (
            "a: 1\n b: 2\n",
            "f.yaml:2:3: error: this field is indented more deeply than the one above, or the line"
            " above is no field [yaml-syntax]",
        ),
        ("a: &x 1\n", "f.yaml:1:4: error: the anchor &x is not used in a dossier [yaml-feature]"),
        ("a: *x\n", "f.yaml:1:4: error: the alias *x is not used in a dossier [yaml-feature]"),
        ("a: !x 1\n", "f.yaml:1:4: error: the tag !x is not used in a dossier [yaml-feature]"),
        (
            "<<: a\n",
            "f.yaml:1:1: error: the merge key << is not used in a dossier [yaml-feature]",
        ),
        (
            "a: 1\n---\nb: 2\n",
            "f.yaml:2:1: error: a second document (`---`) is not used in a dossier [yaml-feature]",
        ),
        (
            "a: 1\na: 2\n",
            'f.yaml:2:1: error: "a" stands twice; the first is on line 1 [duplicate-key]',
        ),
        ("", "f.yaml:1:1: error: the file is empty [not-a-record]"),
        ("- a\n", "f.yaml:1:1: error: the file is a list [not-a-record]"),
        (
            "a: x\u2028y\n",
            "f.yaml:1:5: error: the hidden character U+2028 cannot stand in a record"
            " [hidden-character]",
        ),
    ],
)
def test_a_slip_is_told_with_its_place_in_an_editors_words(text: str, expected: str) -> None:
    (problem,) = problems_of(text)
    first, hint = problem.split("\n", 1)
    assert first == expected
    assert hint.strip()


def test_a_comment_after_a_value_is_no_slip() -> None:
    assert problems_of("a: b  # as the minutes have it\n") == []


def test_bytes_that_are_not_utf8_have_the_place_of_the_first() -> None:
    _, (problem,) = read_yaml("f.yaml", b"a: 1\nb: caf" + b"\xe9\n")
    assert str(problem).startswith("f.yaml:2:7: error: byte 0xe9 is not UTF-8 [not-utf8]")


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    file, problems = read_yaml("f.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert (problems, file and file.value) == ([], {"a": "1", "b": "2"})
    assert file and file.place(("b",)) == Place("f.yaml", 2, 4)


@pytest.mark.parametrize("depth", [DEEPEST_NESTING + 1, 100_000])
def test_nesting_without_end_is_refused_and_kills_nothing(depth: int) -> None:
    (problem,) = problems_of("a: " + "[" * depth)
    assert "[too-deep]" in problem


def test_nodes_without_end_are_refused() -> None:
    (problem,) = problems_of("a: [" + "x, " * (MOST_NODES + 1) + "]\n")
    assert "[too-many-values]" in problem


def test_a_file_of_more_than_a_megabyte_is_refused_unread() -> None:
    (problem,) = problems_of("a: " + "x" * LARGEST_FILE)
    assert "[too-large]" in problem
