"""The writer: what stands in the output folder after a publishing."""

import os
import stat
from pathlib import Path

import pytest
from publishings import PAGES, PROJECT, contents, run, traces

from dossier.publishing import MARK, Published, publish


def modes(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): stat.S_IMODE(path.lstat().st_mode)
        for path in (folder, *folder.rglob("*"))
    }


def test_a_new_site_holds_exactly_the_files_and_the_mark(tmp_path: Path) -> None:
    out = tmp_path / "site"

    assert publish(PAGES, out) == Published(written=3, unchanged=0, removed=0, kept=())

    assert contents(out) == PAGES
    assert (out / MARK).read_text().startswith("This folder is made by a dossier's build.py")
    assert traces(tmp_path) == []


def test_missing_parents_of_the_output_folder_are_made(tmp_path: Path) -> None:
    publish(PAGES, tmp_path / "public" / "www" / "site")

    assert contents(tmp_path / "public" / "www" / "site") == PAGES


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()

    publish(PAGES, tmp_path / "site")

    assert contents(tmp_path / "site") == PAGES


def test_what_this_build_did_not_make_is_gone(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish({**PAGES, "events/cancelled/index.html": b"<p>No ferry.</p>"}, out)
    (out / "notes").mkdir()
    (out / "notes" / "todo.txt").write_text("ask the harbour master")
    (out / "link.html").symlink_to("index.html")

    assert publish(PAGES, out) == Published(written=0, unchanged=3, removed=3, kept=())

    assert contents(out) == PAGES
    assert sorted(path.name for path in out.iterdir()) == [MARK, "assets", "events", "index.html"]


def test_an_emptied_folder_is_gone_too(tmp_path: Path) -> None:
    publish(PAGES, tmp_path / "site")
    (tmp_path / "site" / "drafts").mkdir()

    publish(PAGES, tmp_path / "site")

    assert not (tmp_path / "site" / "drafts").exists()


def test_a_site_that_is_right_already_is_not_touched(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    before = {path: path.lstat() for path in (out, *out.rglob("*"))}

    assert publish(PAGES, out) == Published(written=0, unchanged=3, removed=0, kept=())

    after = {path: path.lstat() for path in (out, *out.rglob("*"))}
    assert [(s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for s in after.values()] == [
        (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for s in before.values()
    ]


def test_an_unchanged_file_keeps_its_time_and_belongs_to_one_site_only(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    time_before = (out / "index.html").stat().st_mtime_ns

    result = publish({**PAGES, "assets/site.css": b"p { max-width: 36rem }"}, out)

    assert result == Published(written=1, unchanged=2, removed=0, kept=())
    assert (out / "index.html").stat().st_mtime_ns == time_before
    assert (out / "index.html").stat().st_nlink == 1


def test_a_file_edited_in_the_site_by_hand_is_made_anew(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    (out / "index.html").write_bytes(
        b"<h1>The ferry to Port Enmity</h1>"[: len(PAGES["index.html"])]
    )

    publish(PAGES, out)

    assert contents(out) == PAGES


def test_a_file_of_the_site_that_was_made_a_link_is_made_anew(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    outside = tmp_path / "outside.html"
    outside.write_bytes(PAGES["index.html"])
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(outside)

    publish({**PAGES, "index.html": b"<h1>No ferry</h1>"}, out)

    assert outside.read_bytes() == PAGES["index.html"]
    assert not (out / "index.html").is_symlink()


def test_a_folder_of_the_site_that_was_made_a_link_is_not_followed(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    (out / "events").rename(tmp_path / "elsewhere")
    (out / "events").symlink_to(tmp_path / "elsewhere")

    publish(PAGES, out)

    assert contents(out) == PAGES
    assert not (out / "events").is_symlink()
    assert contents(tmp_path / "elsewhere") == {
        "sailing/index.html": PAGES["events/sailing/index.html"]
    }


def test_a_file_may_take_the_place_of_a_folder_and_a_folder_that_of_a_file(tmp_path: Path) -> None:
    publish({"ferry": b"a file", "harbour/index.html": b"a folder"}, tmp_path / "site")
    swapped = {"ferry/index.html": b"a folder", "harbour": b"a file"}

    publish(swapped, tmp_path / "site")

    assert contents(tmp_path / "site") == swapped


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o277])
def test_modes_follow_one_rule_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    former = os.umask(mask)
    try:
        publish(PAGES, tmp_path / "site")
    finally:
        os.umask(former)

    found = modes(tmp_path / "site")
    assert {path for path, mode in found.items() if mode == 0o755} == {
        ".",
        "assets",
        "events",
        "events/sailing",
    }
    assert {mode for path, mode in found.items() if path in PAGES or path == MARK} == {0o644}


def test_a_mode_changed_by_hand_is_put_right(tmp_path: Path) -> None:
    publish(PAGES, tmp_path / "site")
    (tmp_path / "site" / "index.html").chmod(0o600)

    publish(PAGES, tmp_path / "site")

    assert modes(tmp_path / "site")["index.html"] == 0o644


def test_a_read_only_folder_in_the_old_site_is_no_hindrance(tmp_path: Path) -> None:
    publish(PAGES, tmp_path / "site")
    (tmp_path / "site" / "events").chmod(0o555)

    publish(PAGES, tmp_path / "site")

    assert modes(tmp_path / "site")["events"] == 0o755
    assert traces(tmp_path) == []


def test_names_are_written_in_utf_8_in_any_locale(tmp_path: Path) -> None:
    program = f"""
        import sys; sys.path.insert(0, {str(PROJECT)!r})
        from pathlib import Path
        from dossier.publishing import publish
        for _ in "ab":
            publish({{{"события/паром.html"!a}: b"x"}}, Path({str(tmp_path / "site")!r}))
    """
    environment = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    run(program, env=environment)

    assert contents(tmp_path / "site") == {"события/паром.html": b"x"}
