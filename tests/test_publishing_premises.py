"""The writer: where a site may not be put."""

from pathlib import Path

import pytest
from publishings import PAGES, PROJECT, contents, refusal

from dossier.publishing import MARK, publish

OWN = "a build replaces all that is in its output folder; name one of its own with --out"


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
