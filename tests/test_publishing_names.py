"""The writer: which names of files a site may have."""

from pathlib import Path

import pytest
from publishings import contents, refusal

from dossier.publishing import MARK, publish

RENAME = "rename one of the records or files that it is made from"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("actors/straße.html", "actors/STRASSE.html"),
        ("actors/Ivanov.html", "actors/ivanov.html"),
        ("caf\u00e9.html", "cafe\u0301.html"),
        ("\u212bngström.html", "\u00e5ngström.html"),
    ],
)
def test_names_that_some_file_system_takes_for_one_are_refused(
    tmp_path: Path, first: str, second: str
) -> None:
    one, other = sorted([first, second])

    assert refusal({first: b"1", second: b"2"}, tmp_path / "site") == (
        f'"{one}" and "{other}" differ only in case or in Unicode form',
        RENAME,
    )
    assert not (tmp_path / "site").exists()


def test_folders_that_some_file_system_takes_for_one_are_refused(tmp_path: Path) -> None:
    files = {"Events/a.html": b"1", "events/b.html": b"2"}

    assert refusal(files, tmp_path / "site") == (
        '"Events" and "events" differ only in case or in Unicode form',
        RENAME,
    )


def test_letters_that_only_look_alike_are_different_names(tmp_path: Path) -> None:
    files = {"a.html": b"latin", "\u0430.html": b"cyrillic", "x2": b"1", "x\u00b2": b"2"}

    publish(files, tmp_path / "site")

    assert contents(tmp_path / "site") == files


def test_a_name_cannot_be_a_file_and_a_folder(tmp_path: Path) -> None:
    assert refusal({"ferry": b"1", "ferry/index.html": b"2"}, tmp_path / "site") == (
        '"ferry" would be both a file and a folder',
        RENAME,
    )


@pytest.mark.parametrize(
    "path",
    ["../escaped", "/etc/passwd", "a/../../b", "a//b", "a/", "", ".", "./a", "..", "a\\..\\b"],
)
def test_a_path_that_leads_out_of_the_site_is_refused(tmp_path: Path, path: str) -> None:
    assert refusal({path: b"x"}, tmp_path / "site") == (
        f'"{path}" is no address inside a site',
        RENAME,
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "shown"), [("a\0b", r"a\x00b"), ("a\nb", r"a\nb"), ("\ud800", r"\ud800")]
)
def test_a_path_with_signs_that_no_name_can_have_is_refused(
    tmp_path: Path, path: str, shown: str
) -> None:
    assert refusal({path: b"x"}, tmp_path / "site")[0] == f'"{shown}" is no address inside a site'


def test_a_name_that_is_too_long_for_a_disk_is_refused(tmp_path: Path) -> None:
    assert refusal({"я" * 128: b"x"}, tmp_path / "site") == (
        f'"{"я" * 80}…" is longer than the name of a file may be',
        RENAME,
    )
    assert refusal({"a/" * 600 + "b": b"x"}, tmp_path / "site")[0] == (
        f'"{"a/" * 40}…" is longer than the name of a file may be'
    )


def test_the_mark_is_not_for_the_site_to_make(tmp_path: Path) -> None:
    assert refusal({MARK: b"mine"}, tmp_path / "site") == (
        f'"{MARK}" is the name of the mark of the output folder',
        RENAME,
    )
