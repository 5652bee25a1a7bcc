"""The writer: what stands in the output folder after a publishing, a refusal or a sudden death."""

import errno
import hashlib
import os
import pickle
import random
import signal
import stat
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest

from dossier import publishing
from dossier.publishing import MARK, Published, Refused, exchanging, publish

PROJECT = Path(__file__).resolve().parent.parent
PAGES = {
    "index.html": b"<h1>The ferry to Port Amity</h1>",
    "events/sailing/index.html": b"<p>The ferry sailed at noon.</p>",
    "assets/site.css": b"p { max-width: 38rem }",
}
OWN = "a build replaces all that is in its output folder; name one of its own with --out"
RENAME = "rename one of the records or files that it is made from"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder but the mark, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


def refusal(files: Mapping[str, bytes], out: Path, **options: object) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        publish(files, out, **options)  # type: ignore[arg-type]
    return caught.value.message, caught.value.hint


def modes(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): stat.S_IMODE(path.lstat().st_mode)
        for path in (folder, *folder.rglob("*"))
    }


def traces(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "site")


# What a publishing does


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


def run(program: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", textwrap.dedent(program)]
    done = subprocess.run(command, capture_output=True, text=True, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr
    return done  # type: ignore[no-any-return]


# What is kept


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


# Names of files


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


# Where a site may not be put


def test_a_folder_that_no_build_has_made_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "photographs"
    out.mkdir()
    (out / "harbour.jpg").write_bytes(b"jpg")

    assert refusal(PAGES, out) == (
        f'"{out}" is not empty and has no {MARK} file, so no build has made it',
        "name a new or an empty folder with --out",
    )
    assert contents(out) == {"harbour.jpg": b"jpg"}
    assert [path.name for path in tmp_path.iterdir()] == ["photographs"]


def test_a_mark_that_is_a_link_or_a_folder_is_no_mark(tmp_path: Path) -> None:
    publish(PAGES, tmp_path / "site")
    linked, held = tmp_path / "linked", tmp_path / "held"
    linked.mkdir()
    (linked / MARK).symlink_to(tmp_path / "site" / MARK)
    (held / MARK).mkdir(parents=True)

    for out in (linked, held):
        assert refusal(PAGES, out)[0] == (
            f'"{out}" is not empty and has no {MARK} file, so no build has made it'
        )


def test_the_root_is_refused() -> None:
    assert refusal(PAGES, Path("/")) == ('"/" is the root of the file system', OWN)


def test_the_project_and_what_contains_it_are_refused() -> None:
    assert refusal(PAGES, PROJECT) == (f'"{PROJECT}" is the project folder', OWN)
    assert refusal(PAGES, PROJECT / "site" / "..")[0].endswith("is the project folder")
    parent = PROJECT.parent
    if parent != Path("/"):
        assert refusal(PAGES, parent) == (f'"{parent}" contains the project folder', OWN)


def test_the_program_and_its_templates_are_refused() -> None:
    for folder in (PROJECT / "dossier", PROJECT / "templates"):
        assert refusal(PAGES, folder) == (
            f'"{folder}" is "{folder}", which the site is made from',
            OWN,
        )


def test_home_and_what_contains_it_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "people" / "mira"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))

    assert refusal(PAGES, home) == (f'"{home}" is your home folder', OWN)
    assert refusal(PAGES, home.parent) == (f'"{home.parent}" contains your home folder', OWN)
    publish(PAGES, home / "site")
    assert contents(home / "site") == PAGES


def test_the_working_folder_and_what_contains_it_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work" / "inner").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work" / "inner")

    assert refusal(PAGES, Path()) == ('"." is the folder that this command runs in', OWN)
    assert refusal(PAGES, Path("..")) == ('".." contains the folder that this command runs in', OWN)
    publish(PAGES, Path("site"))
    assert contents(tmp_path / "work" / "inner" / "site") == PAGES


def test_what_the_site_is_made_from_is_refused_with_all_above_and_below_it(tmp_path: Path) -> None:
    content = tmp_path / "ferry" / "content"
    (content / "articles").mkdir(parents=True)
    (content / "articles" / "timetable.txt").write_text("12:30")

    for out, how in {
        content: "is",
        content / "articles": "is inside",
        content / "site": "is inside",
        content.parent: "contains",
    }.items():
        assert refusal(PAGES, out, protected=[content]) == (
            f'"{out}" {how} "{content}", which the site is made from',
            OWN,
        )
    assert contents(tmp_path) == {"ferry/content/articles/timetable.txt": b"12:30"}


def test_what_is_protected_is_known_by_another_name_too(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "alias").symlink_to("content")

    assert refusal(PAGES, tmp_path / "alias" / "site", protected=[tmp_path / "content"])[0] == (
        f'"{tmp_path}/alias/site" is inside "{tmp_path}/content", which the site is made from'
    )
    assert refusal(PAGES, tmp_path / "content", protected=[tmp_path / "alias"])[0] == (
        f'"{tmp_path}/content" is "{tmp_path}/alias", which the site is made from'
    )


def test_a_link_is_refused_and_its_target_left_alone(tmp_path: Path) -> None:
    publish(PAGES, tmp_path / "real")
    (tmp_path / "site").symlink_to("real")
    (tmp_path / "lost").symlink_to("nothing")

    for out in (tmp_path / "site", tmp_path / "lost"):
        assert refusal({}, out) == (
            f'"{out}" is a symbolic link',
            "name the folder that it leads to with --out",
        )
    assert contents(tmp_path / "real") == PAGES


def test_a_way_through_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "disk").symlink_to("unplugged")

    assert refusal(PAGES, tmp_path / "disk" / "www" / "site") == (
        f'"{tmp_path}/disk/www/site" leads through "{tmp_path}/disk", a link to nothing',
        "mend the link, or name another folder with --out",
    )
    assert not (tmp_path / "unplugged").exists()


def test_a_way_through_a_link_to_a_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "alias").symlink_to("real")

    publish(PAGES, tmp_path / "alias" / "site")

    assert contents(tmp_path / "real" / "site") == PAGES


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("minutes of the harbour board")

    assert refusal(PAGES, tmp_path / "site") == (
        f'"{tmp_path}/site" is a file, not a folder',
        "name a folder with --out",
    )
    assert refusal(PAGES, tmp_path / "site" / "www") == (
        f'"{tmp_path}/site/www" leads through "{tmp_path}/site", a file',
        "name a folder with --out",
    )
    assert (tmp_path / "site").read_text() == "minutes of the harbour board"


def test_the_inside_of_a_repository_is_refused(tmp_path: Path) -> None:
    out = tmp_path / ".git" / "site"

    assert refusal(PAGES, out) == (f'"{out}" is inside a git repository\'s own folder', OWN)


def test_a_name_that_no_folder_can_have_is_refused(tmp_path: Path) -> None:
    assert refusal(PAGES, tmp_path / "si\0te") == (
        "the name of the output folder has a null character in it",
        OWN,
    )
    message, _ = refusal(PAGES, tmp_path / ("s" * 300))
    assert message.endswith('" cannot be used: file name too long')


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


# Sudden death, and two at once

OLD = {f"{n % 20}/ferry-{n}.html": f"<p>Ferry {n}, old.</p>".encode() * 40 for n in range(400)}
NEW = {
    **{path: content for path, content in OLD.items() if not path.endswith("0.html")},
    **{f"{n % 25}/ferry-{n}.html": b"<p>A new ferry.</p>" * 50 for n in range(0, 500, 5)},
}
DYING = """
    import os, pickle, signal, sys
    from pathlib import Path
    sys.path.insert(0, sys.argv[1])
    from dossier.publishing import publish

    files, out = pickle.loads(Path(sys.argv[2]).read_bytes()), Path(sys.argv[3])
    acts, last_act = 0, int(sys.argv[4])

    def count(event, arguments):
        global acts
        acts += 1
        if acts == last_act:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)  # told of each act on the file system, just before it
    publish(files, out, waiting=lambda: print("waits", flush=True))
    print(acts)
"""


@pytest.fixture
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pickled NEW, for another process to publish."""
    path = tmp_path_factory.mktemp("new") / "files.pickle"
    path.write_bytes(pickle.dumps(NEW))
    return path


def publisher(files: Path, out: Path, last_act: int = 0) -> subprocess.Popen[str]:
    """A process that publishes `files`; dead by SIGKILL before its `last_act`-th act, if any."""
    command = [sys.executable, "-c", textwrap.dedent(DYING), str(PROJECT), files, out, last_act]
    return subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True)


def digest(folder: Path) -> str:
    every = sorted(folder.rglob("*"))
    parts = [f"{path.relative_to(folder)}:{path.is_dir() or path.read_bytes()!r}" for path in every]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def test_killed_at_any_moment_the_site_is_the_old_or_the_new_whole(
    tmp_path: Path, new_site: Path
) -> None:
    out = tmp_path / "site"
    publish(NEW, out)
    new = digest(out)
    publish(OLD, out)
    old = digest(out)
    acts = int(publisher(new_site, out).communicate()[0])
    assert digest(out) == new

    outcomes = []
    for moment in sorted(random.Random(19).sample(range(1, acts), 50)):
        publish(OLD, out)
        assert digest(out) == old
        assert traces(tmp_path) == []
        dying = publisher(new_site, out, moment)
        dying.communicate()
        assert dying.returncode == -signal.SIGKILL
        outcomes.append(digest(out))

    assert set(outcomes) == {old, new}
    assert outcomes == sorted(outcomes, key=[old, new].index)
    publish(NEW, out)
    assert traces(tmp_path) == []


def test_a_first_publishing_that_is_killed_leaves_no_half_site(
    tmp_path: Path, new_site: Path
) -> None:
    whole = tmp_path / "whole"
    publish(NEW, whole)

    for moment in (5, 10, 20, 500, 900, 1400, 2000):
        out = tmp_path / str(moment) / "site"
        publisher(new_site, out, moment).communicate()
        assert not out.exists() or digest(out) == digest(whole)
        publish({"index.html": b"x"}, out)
        assert traces(out.parent) == []


def test_a_second_build_waits_for_the_first_and_says_so(tmp_path: Path, new_site: Path) -> None:
    out = tmp_path / "site"
    publish(OLD, out)

    with exchanging.alone(out, lambda: None):
        second = publisher(new_site, out)
        assert second.stdout is not None
        assert second.stdout.readline() == "waits\n"
        assert contents(out) == OLD
    second.communicate()

    assert second.returncode == 0
    assert contents(out) == NEW
    assert traces(tmp_path) == []


def test_many_builds_at_once_leave_one_whole_site_and_no_trace(
    tmp_path: Path, new_site: Path
) -> None:
    out = tmp_path / "site"
    builds = [publisher(new_site, out) for _ in range(4)]
    for _ in range(5):
        publish(OLD, out)
        assert contents(out) in (OLD, NEW)

    for build in builds:
        build.communicate()
        assert build.returncode == 0
    assert contents(out) in (OLD, NEW)
    assert traces(tmp_path) == []
