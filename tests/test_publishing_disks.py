"""The writer: what stands in the output folder when a disk or its file system lets it down."""

import errno
import os
from pathlib import Path

import pytest
from publishings import PAGES, PROJECT, contents, refusal, run, traces

from dossier import publishing
from dossier.publishing import exchanging, publish

# What goes wrong with disks


def full(*_: object, **__: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_said_and_the_old_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    monkeypatch.setattr(os, "write", full)

    assert refusal({**PAGES, "index.html": b"new"}, out) == (
        f'there is no room for the new site beside "{out}": no space left on device',
        "free some space; the new site stands beside the old one until it is whole",
    )
    assert contents(out) == PAGES
    assert traces(tmp_path) == []


def test_a_disk_that_turns_out_to_be_full_at_the_end_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(PAGES, tmp_path / "site")
    monkeypatch.setattr(publishing, "flush", full)

    assert refusal({"index.html": b"new"}, tmp_path / "site")[0].startswith("there is no room for")
    assert contents(tmp_path / "site") == PAGES
    assert traces(tmp_path) == []


def test_a_file_cut_short_by_a_limit_of_the_system_is_noticed(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    program = f"""
        import resource, sys; sys.path.insert(0, {str(PROJECT)!r})
        from pathlib import Path
        from dossier.publishing import Refused, publish
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        try:
            publish({{"index.html": b"x" * 100_000}}, Path({str(out)!r}))
        except Refused as refused:
            print(refused.message)
    """

    assert run(program).stdout == (
        f'there is no room for the new site beside "{out}": file too large\n'
    )
    assert contents(out) == PAGES
    assert traces(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(path: str, *_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    publish(PAGES, tmp_path / "site")
    monkeypatch.setattr(os, "open", forbidden)

    message, hint = refusal({"index.html": b"new"}, tmp_path / "site")

    monkeypatch.undo()
    assert message == f'"{tmp_path}/.site.lock" cannot be written: permission denied'
    assert hint == "let your user write there, or name another folder with --out"
    assert contents(tmp_path / "site") == PAGES


def test_a_file_that_arrived_otherwise_than_it_was_made_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true_write = os.write
    out = tmp_path / "site"
    publish(PAGES, out)
    monkeypatch.setattr(os, "write", lambda to, what: true_write(to, bytes(what).upper()))

    assert refusal({**PAGES, "index.html": b"new"}, out) == (
        '".dossier-site" of the new site is not on the disk as it was made',
        "build again; if this stays, the disk is failing or another program writes there",
    )
    assert contents(out) == PAGES
    assert traces(tmp_path) == []


def test_an_interrupted_build_leaves_the_old_site_and_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: Path) -> None:
        raise KeyboardInterrupt

    publish(PAGES, tmp_path / "site")
    monkeypatch.setattr(publishing, "flush", interrupted)

    with pytest.raises(KeyboardInterrupt):
        publish({"index.html": b"new"}, tmp_path / "site")

    assert contents(tmp_path / "site") == PAGES
    assert traces(tmp_path) == []


def test_a_folder_of_ours_by_name_only_is_not_swept(tmp_path: Path) -> None:
    (tmp_path / ".site.new").mkdir()
    (tmp_path / ".site.new" / "thesis.txt").write_text("years of work")

    assert refusal(PAGES, tmp_path / "site") == (
        f'"{tmp_path}/.site.new" is in the way: builds use that name, and no build has made it',
        "move it away",
    )
    assert (tmp_path / ".site.new" / "thesis.txt").read_text() == "years of work"


# Where two folders cannot be exchanged in one step


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchanging, "_swap", lambda new, place: False)


@pytest.mark.usefixtures("no_exchange")
def test_without_an_exchange_the_site_is_replaced_all_the_same(tmp_path: Path) -> None:
    publish(PAGES, tmp_path / "site")
    publish({"index.html": b"new"}, tmp_path / "site")

    assert contents(tmp_path / "site") == {"index.html": b"new"}
    assert traces(tmp_path) == []


@pytest.mark.usefixtures("no_exchange")
def test_without_an_exchange_a_failed_second_step_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true_rename = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == ".site.new" and not target.exists():
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(self))
        return true_rename(self, target)

    publish(PAGES, tmp_path / "site")
    monkeypatch.setattr(Path, "rename", rename)

    assert refusal({"index.html": b"new"}, tmp_path / "site")[0] == (
        f'"{tmp_path}/.site.new" cannot be used: input/output error'
    )
    assert contents(tmp_path / "site") == PAGES
    assert traces(tmp_path) == []


def test_an_old_site_put_aside_by_a_killed_build_comes_back(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    inode = out.stat().st_ino
    out.rename(tmp_path / ".site.old")
    (tmp_path / ".site.lock").touch()

    publish(PAGES, out)

    assert out.stat().st_ino == inode
    assert traces(tmp_path) == []
