"""What is read of the git repository of a content folder, and what is not done to it."""

import os
from pathlib import Path

import pytest
from dossiers import write_dossier
from repositories import Repo, repo

from dossier.repository import Repository, RepositoryError, repository_of


def opened(folder: Path) -> Repository:
    found = repository_of(folder)
    assert isinstance(found, Repository), found
    return found


def dates(content: Path) -> list[str]:
    return [f"{commit.moment:%Y-%m-%d %H:%M}" for commit in opened(content).commits()]


# Where there is no history


def test_a_folder_outside_of_any_repository_has_none(tmp_path: Path) -> None:
    assert repository_of(write_dossier(tmp_path)) == "no-repository"


def test_without_git_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert repository_of(made.content) == "no-git"


def test_what_is_not_committed_has_none(tmp_path: Path) -> None:
    made = repo(tmp_path)
    assert repository_of(made.content) == "no-commit"
    (tmp_path / "README").write_text("Alva")
    made.git("add", "README")
    made.git("commit", "--quiet", "--message", "Begin")
    assert repository_of(made.content) == "no-commit"


def test_a_repository_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12")
    (tmp_path / ".git" / "config").write_text("[core]\n\trepositoryformatversion = 99\n")
    assert repository_of(made.content) == "refused"


# What there is


def test_commits_that_touch_the_content_are_told_newest_first_in_utc(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12T23:30:00-05:00")
    (tmp_path / "README").write_text("Alva")
    made.commit("2031-05-14")
    made.commit("2031-05-16", {"events/closing.yaml": "date: 2031-05-12\ntitle: Closed\n"})
    assert dates(made.content) == ["2031-05-16 12:00", "2031-05-13 04:30"]


def test_a_merge_counts_once_when_the_main_line_got_it(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12")
    made.git("checkout", "--quiet", "-b", "draft")
    made.commit("2031-05-13", {"events/closing.yaml": "date: 2031-05-12\ntitle: Closed\n"})
    made.git("checkout", "--quiet", "main")
    words = ("merge", "--quiet", "--no-ff", "--message", "Merge", "draft")
    made.git(*words, at="2031-05-17T12:00:00+00:00")
    assert dates(made.content) == ["2031-05-17 12:00", "2031-05-12 12:00"]


@pytest.mark.parametrize("content", ["content", "desk/2031/inhalt", "höhe 7"])
def test_the_content_may_be_any_folder_of_the_repository(tmp_path: Path, content: str) -> None:
    made = repo(tmp_path, content)
    first = made.commit("2031-05-12")
    second = made.commit(
        "2031-05-14", {"sources/жить 7.yaml": "a: b\n", "briefs/harbour.yaml": None}
    )
    repository = opened(made.content)
    assert "briefs/harbour.yaml" in repository.tree(first)
    assert "briefs/harbour.yaml" not in repository.tree(second)
    (difference,) = repository.differences([(first, second)])
    blob = repository.tree(second)["sources/жить 7.yaml"]
    assert difference == {"sources/жить 7.yaml": blob, "briefs/harbour.yaml": None}
    assert dict(repository.blobs([blob])) == {blob: b"a: b\n"}
    assert repository.blob_id(b"a: b\n") == blob


def test_a_file_that_became_a_link_is_gone(tmp_path: Path) -> None:
    made = repo(tmp_path)
    first = made.commit("2031-05-12")
    (made.content / "briefs/harbour.yaml").unlink()
    (made.content / "briefs/harbour.yaml").symlink_to("/etc/passwd")
    second = made.commit("2031-05-14")
    repository = opened(made.content)
    assert list(repository.differences([(first, second)])) == [{"briefs/harbour.yaml": None}]
    assert "briefs/harbour.yaml" not in repository.tree(second)


def test_files_larger_than_a_record_may_be_are_passed_over(tmp_path: Path) -> None:
    made = repo(tmp_path)
    head = made.commit("2031-05-12", {"events/long.yaml": "a: " + "b" * 1_000_000})
    repository = opened(made.content)
    assert list(repository.blobs([repository.tree(head)["events/long.yaml"], "0" * 40])) == []


def test_worktrees_and_submodules_have_their_own_history(tmp_path: Path) -> None:
    made = repo(tmp_path / "harbour")
    made.commit("2031-05-12")
    made.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "beside"))
    beside = Repo(tmp_path / "beside", tmp_path / "beside" / "content")
    beside.commit("2031-05-14", {"events/closing.yaml": "date: 2031-05-12\ntitle: Closed\n"})
    assert dates(made.content) == ["2031-05-12 12:00"]
    assert dates(beside.content) == ["2031-05-14 12:00", "2031-05-12 12:00"]

    outer = repo(tmp_path / "outer", "own")
    source = str(tmp_path / "harbour")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", source, "sub")
    outer.commit("2031-05-18")
    assert dates(tmp_path / "outer/sub/content") == ["2031-05-12 12:00"]


def test_a_shallow_clone_says_so(tmp_path: Path) -> None:
    made = repo(tmp_path / "harbour")
    made.commit("2031-05-12")
    made.commit("2031-05-14", {"events/closing.yaml": "date: 2031-05-12\ntitle: Closed\n"})
    made.git("clone", "--quiet", "--depth", "1", made.folder.as_uri(), str(tmp_path / "clone"))
    assert opened(tmp_path / "clone/content").shallow
    assert not opened(made.content).shallow


def test_a_revision_is_found_by_its_name(tmp_path: Path) -> None:
    made = repo(tmp_path)
    first = made.commit("2031-05-12")
    made.git("tag", "v1")
    made.commit("2031-05-14", {"events/closing.yaml": "date: 2031-05-12\ntitle: Closed\n"})
    repository = opened(made.content)
    assert repository.commit("v1") == repository.commit("HEAD~1") == first
    for wrong in ("v2", "--help", "", "main:content"):
        assert repository.commit(wrong) is None


# What is not done


def test_no_program_runs_that_the_repository_names(tmp_path: Path) -> None:
    made = repo(tmp_path)
    first = made.commit("2031-05-12")
    second = made.commit("2031-05-14", {"events/closing.yaml": "date: 2031-05-12\ntitle: Closed\n"})
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    for name in (
        *("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass"),
        *("diff.external", "diff.trap.textconv", "filter.trap.clean", "filter.trap.smudge"),
        *("credential.helper", "gpg.program", "alias.rev-list", "uploadpack.packObjectsHook"),
    ):
        made.git("config", name, str(trap))
    made.git("config", "log.showSignature", "true")
    (tmp_path / ".git/info/attributes").write_text("* diff=trap filter=trap\n")
    (made.content / "events/closing.yaml").write_text("date: 2031-05-13\ntitle: Closed\n")
    repository = opened(made.content)
    repository.commits()
    tree = repository.tree(second)
    list(repository.differences([(first, second)]))
    assert dict(repository.blobs(tree.values()))
    assert not (tmp_path / "sprung").exists()


def test_nothing_is_fetched_that_a_clone_lacks(tmp_path: Path) -> None:
    made = repo(tmp_path / "harbour")
    made.commit("2031-05-12")
    made.git("config", "uploadpack.allowFilter", "true")
    words = ("clone", "--quiet", "--no-checkout", "--filter", "blob:none", made.folder.as_uri())
    made.git(*words, str(tmp_path / "partial"))
    (tmp_path / "partial/content").mkdir()
    repository = opened(tmp_path / "partial/content")
    wanted = repository.tree(repository.head).values()
    try:
        assert list(repository.blobs(wanted)) == []
    except RepositoryError as fault:
        assert "not allowed" in str(fault) or "promisor" in str(fault)


def test_what_the_environment_says_of_another_repository_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, other = repo(tmp_path / "harbour"), repo(tmp_path / "other")
    made.commit("2031-05-12")
    other.commit("2031-05-14")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    assert dates(made.content) == ["2031-05-12 12:00"]


def test_nothing_of_the_repository_is_written(tmp_path: Path) -> None:
    made = repo(tmp_path)
    head = made.commit("2031-05-12")

    def files() -> dict[str, int]:
        paths = (Path(top, name) for top, _, names in os.walk(tmp_path) for name in names)
        return {str(path): path.stat().st_mtime_ns for path in paths}

    before = files()
    repository = opened(made.content)
    list(repository.blobs(repository.tree(head).values()))
    assert files() == before
