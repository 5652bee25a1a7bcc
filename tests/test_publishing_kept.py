"""The writer: what is kept of what the build does not make, and what cannot be."""

import errno
import os
import stat
from pathlib import Path

import pytest
from publishings import PAGES, contents, refusal

from dossier.publishing import MARK, Published, publish


def test_names_in_keep_are_carried_over_as_they_are(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    (out / "CNAME").write_text("ferry.example")
    (out / "CNAME").chmod(0o600)
    os.utime(out / "CNAME", (1_000_000_000, 1_000_000_000))
    (out / "old" / "2019").mkdir(parents=True)
    (out / "old" / "2019" / "timetable.txt").write_text("12:30")
    (out / "old" / "now").symlink_to("2019")
    (out / "old").chmod(0o555)
    (out / "assets" / "logo.svg").write_text("<svg/>")

    kept = ["CNAME", "old", "assets/logo.svg", "absent.txt"]
    result = publish({**PAGES, "index.html": b"new"}, out, keep=kept)

    assert result == Published(
        written=1, unchanged=2, removed=0, kept=("CNAME", "assets/logo.svg", "old")
    )
    assert (out / "CNAME").read_text() == "ferry.example"
    assert stat.S_IMODE((out / "CNAME").stat().st_mode) == 0o600
    assert (out / "CNAME").stat().st_mtime == 1_000_000_000
    assert (out / "old" / "2019" / "timetable.txt").read_text() == "12:30"
    assert (out / "old" / "now").readlink() == Path("2019")
    assert stat.S_IMODE((out / "old").stat().st_mode) == 0o555
    assert (out / "assets" / "logo.svg").read_text() == "<svg/>"


def test_a_kept_link_stays_a_link_and_its_target_is_not_copied(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "key").write_text("secret")
    (out / "linked").symlink_to(tmp_path / "private")

    publish({**PAGES, "index.html": b"new"}, out, keep=["linked", "linked/key"])

    assert (out / "linked").is_symlink()
    assert (tmp_path / "private" / "key").read_text() == "secret"


def test_a_site_with_kept_files_that_is_right_already_is_not_touched(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    (out / "CNAME").write_text("ferry.example")
    inode = out.stat().st_ino

    result = publish(PAGES, out, keep=["CNAME"])

    assert result == Published(written=0, unchanged=3, removed=0, kept=("CNAME",))
    assert out.stat().st_ino == inode


def test_kept_files_survive_where_files_cannot_have_two_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    out = tmp_path / "site"
    publish(PAGES, out)
    (out / "CNAME").write_text("ferry.example")
    (out / "CNAME").chmod(0o600)
    (out / "www").symlink_to("index.html")
    monkeypatch.setattr(os, "link", no_links)

    publish({**PAGES, "index.html": b"new"}, out, keep=["CNAME", "www"])

    assert (out / "CNAME").read_text() == "ferry.example"
    assert stat.S_IMODE((out / "CNAME").stat().st_mode) == 0o600
    assert (out / "www").readlink() == Path("index.html")
    assert (out / "assets" / "site.css").read_bytes() == PAGES["assets/site.css"]


def test_what_the_build_makes_cannot_be_kept(tmp_path: Path) -> None:
    hint = 'a name in "keep" is for what the build does not make; take it out of the list'
    for name, made in {
        "index.html": "index.html",
        "Index.HTML": "index.html",
        "events": "events",
        "index.html/old": "index.html",
        MARK: MARK,
    }.items():
        assert refusal(PAGES, tmp_path / "site", keep=[name]) == (
            f'"{name}" is to be kept, but the build makes "{made}"',
            hint,
        )


@pytest.mark.parametrize("name", ["../diary", "/etc", "old/../../diary", "", "a//b", "."])
def test_a_name_to_keep_cannot_lead_out_of_the_site(tmp_path: Path, name: str) -> None:
    message, _ = refusal(PAGES, tmp_path / "site", keep=[name])

    assert message == f'"{name}" is no address inside a site'


def test_a_repository_in_the_site_is_kept_or_refused_but_never_deleted(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(PAGES, out)
    (out / ".git").mkdir()
    (out / ".git" / "HEAD").write_text("ref: refs/heads/pages")

    assert refusal({**PAGES, "index.html": b"new"}, out) == (
        f'"{out}/.git" is a git repository, and the build would delete it',
        'name ".git" under "keep" in dossier.yaml, or move it away',
    )
    assert contents(out) == {**PAGES, ".git/HEAD": b"ref: refs/heads/pages"}
    assert publish({**PAGES, "index.html": b"new"}, out, keep=[".git"]).kept == (".git",)
    assert (out / ".git" / "HEAD").read_text() == "ref: refs/heads/pages"
