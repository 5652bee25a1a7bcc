"""The watch over content and templates: no change is missed, whatever becomes of the folders."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from threading import Event, Timer

import pytest
from repositories import Repo, repo

from dossier.preview.watching import commit_files, follow

pytestmark = pytest.mark.parametrize("poll", [False, True], ids=["told", "polling"])


@pytest.fixture
def stop() -> Iterator[Event]:
    event = Event()
    patience = Timer(60, event.set)  # ends a watch that is told of nothing, so that `next` fails
    patience.start()
    yield event
    patience.cancel()
    event.set()


def test_the_first_yield_says_that_the_watch_has_begun(
    tmp_path: Path, stop: Event, poll: bool
) -> None:
    changes = follow([tmp_path], stop, poll=poll)

    next(changes)
    (tmp_path / "harbour.yaml").write_text("title: The harbour closes\n")

    next(changes)


def test_saves_of_the_same_length_within_a_second_are_all_told(
    tmp_path: Path, stop: Event, poll: bool
) -> None:
    path = tmp_path / "harbour.yaml"
    path.write_text("title: 00\n")
    changes = follow([tmp_path], stop, poll=poll)
    next(changes)

    for number in range(10):
        path.write_text(f"title: {number:02}\n")
        next(changes)


def test_what_changes_while_the_caller_is_busy_is_told_afterwards(
    tmp_path: Path, stop: Event, poll: bool
) -> None:
    changes = follow([tmp_path], stop, poll=poll)
    for _ in range(2):
        next(changes)
        (tmp_path / "events").mkdir(exist_ok=True)
        (tmp_path / "events" / "closing.yaml").write_text("title: The closing\n")

    next(changes)


def test_a_folder_may_be_missing_moved_deleted_and_made_again(
    tmp_path: Path, stop: Event, poll: bool
) -> None:
    content = tmp_path / "content"
    changes = follow([content, tmp_path / "templates"], stop, poll=poll)
    next(changes)
    content.mkdir()
    next(changes)
    content.rename(tmp_path / "elsewhere")
    next(changes)
    (tmp_path / "elsewhere").rename(content)
    next(changes)
    for number in range(3):
        if number:
            rmtree(content)
            content.mkdir()  # often the very same inode
        (content / f"{number}.txt").write_text("The harbour is closed.\n")
        next(changes)
    (content / "dossier.yaml").write_text("title: The harbour\n")

    next(changes)


def test_a_link_may_be_turned_to_another_folder(tmp_path: Path, stop: Event, poll: bool) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "dossier.yaml").write_text(f"title: The {name} harbour\n")
    content = tmp_path / "content"
    content.symlink_to("old")
    changes = follow([content], stop, poll=poll)
    next(changes)
    (tmp_path / "link").symlink_to("new")
    (tmp_path / "link").replace(content)
    next(changes)
    (tmp_path / "new" / "pages.txt").write_text("About the harbour\n")

    next(changes)


def test_what_editors_keep_beside_a_file_is_no_change(
    tmp_path: Path, stop: Event, poll: bool
) -> None:
    folder = tmp_path / ".drafts" / "content"
    folder.mkdir(parents=True)
    changes = follow([folder], stop, poll=poll)
    next(changes)
    for name in (".harbour.yaml.swp", "#harbour.yaml#", "harbour.yaml~", ".git/index"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("half a thought")
    stop.set()

    assert list(changes) == []


def test_a_commit_is_a_change(tmp_path: Path, stop: Event, poll: bool) -> None:
    harbour = repo(tmp_path)
    changes = follow([harbour.content], stop, files=commit_files(harbour.content), poll=poll)
    next(changes)

    for day in ("2031-05-21", "2031-05-22"):
        harbour.commit(day)
        next(changes)


def test_a_commit_in_another_working_tree_is_a_change(
    tmp_path: Path, stop: Event, poll: bool
) -> None:
    harbour = repo(tmp_path / "repository")
    harbour.commit("2031-05-21")
    harbour.git("worktree", "add", "--quiet", str(tmp_path / "tree"))
    content = tmp_path / "tree" / "content"
    changes = follow([content], stop, files=commit_files(content), poll=poll)
    next(changes)
    Repo(tmp_path / "tree", content).commit("2031-05-22")

    next(changes)


def test_outside_of_a_repository_there_are_no_commits(tmp_path: Path, poll: bool) -> None:
    (tmp_path / ".git").write_text("no repository")

    assert [file for file in commit_files(tmp_path) if file.is_relative_to(tmp_path)] == []


def test_a_stop_ends_it(tmp_path: Path, stop: Event, poll: bool) -> None:
    changes = follow([tmp_path], stop, poll=poll)
    next(changes)
    stop.set()

    assert list(changes) == []
