"""Every sort of fault, one folder each: what `build.py check` says of it, to the letter.

A case is a folder of tests/broken, named for the code of a problem: its `content`, perhaps its
own `templates`, and `expected.txt`, all that is printed. After a change of wording, write the
expected texts anew with `RENEW=1 python -m pytest tests/test_broken.py`, and read what changed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.cli import commands
from dossier.codes import catalogue

CASES = Path(__file__).parent / "broken"
BUILD = Path(__file__).parent.parent / "build.py"
NAMES = sorted(case.name for case in CASES.iterdir())
# What files in a repository cannot hold; their tests are below.
WRITTEN_BY_TESTS = {"symbolic-link", "too-large", "too-many-values", "bad-name"}
# What is told of finished sites; test_servable.py has their tests.
WRITTEN_BY_TESTS |= {"broken-link", "broken-anchor", "site-name", "site-size"}

Tree = dict[str, tuple[bytes, int]]


@pytest.fixture(params=NAMES)
def case(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of each case in turn, with a site of yesterday beside it, as the current folder."""
    folder = tmp_path / request.param
    shutil.copytree(CASES / request.param, folder)
    lay_site(folder / "site")
    monkeypatch.chdir(folder)
    return folder


def lay_site(site: Path) -> None:
    (site / "events").mkdir(parents=True)
    for name in (".dossier-site", "index.html", "events/yesterday.html"):
        (site / name).write_text(f"{name} of yesterday\n")
        os.utime(site / name, ns=(1, 1))


def tree(folder: Path) -> Tree:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def arguments(folder: Path) -> list[str]:
    own = ["--templates", "templates"] if (folder / "templates").is_dir() else []
    return ["--content", "content", "--out", "site", *own]


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, [*arguments(folder), *words])


def test_a_check_says_exactly_what_is_expected(case: Path) -> None:
    result = run(case, "check")
    if os.environ.get("RENEW"):
        (CASES / case.name / "expected.txt").write_text(result.stdout)
    assert result.stdout == (CASES / case.name / "expected.txt").read_text()
    assert result.exit_code == (1 if ": error: " in result.stdout else 0)


def test_no_build_touches_the_site_that_is_there(case: Path) -> None:
    before = tree(case)
    result = run(case, "build", "--strict")
    assert result.exit_code == 1
    assert "site/ is as it was\n" in result.stdout
    assert tree(case) == before


@pytest.mark.parametrize("name", NAMES)
def test_the_fault_has_the_code_and_severity_that_the_folder_is_named_for(name: str) -> None:
    problems = problem_lines((CASES / name / "expected.txt").read_text())
    severity = catalogue()[name.partition("--")[0]].severity
    assert any(f": {severity}: " in p and f"[{name.partition('--')[0]}]" in p for p in problems)


@pytest.mark.parametrize("name", NAMES)
def test_every_problem_stands_in_a_line_of_a_file_that_is_there(name: str) -> None:
    for problem in problem_lines((CASES / name / "expected.txt").read_text()):
        file, line, *_ = [*problem.partition(": ")[0].split(":"), "0"]
        assert "[missing-file]" in problem or (CASES / name / file).exists()
        assert line == "0" or int(line) <= (CASES / name / file).read_bytes().count(b"\n") + 1


def problem_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.endswith("]") and line[0] != " "]


def test_every_code_of_the_catalogue_has_its_case() -> None:
    assert {name.partition("--")[0] for name in NAMES} | WRITTEN_BY_TESTS == set(catalogue())


@pytest.mark.parametrize("name", ["bad-date", "capture-changed", "stray-file", "yaml-syntax"])
def test_the_program_run_from_a_shell_says_the_same(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    shutil.copytree(CASES / name, folder)
    command = [sys.executable, str(BUILD), "check", *arguments(folder)]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.stdout == (CASES / name / "expected.txt").read_text()
    assert result.stderr == ""
    assert result.returncode == (0 if name == "stray-file" else 1)


# What files in a repository cannot hold.


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The content folder of a dossier without a fault."""
    content = tmp_path / "content"
    (content / "briefs").mkdir(parents=True)
    (content / "dossier.yaml").write_text("title: The harbour\nas_of: 2031-05-20\nlead: harbour\n")
    brief = "title: The harbour closes\ndate: 2031-05-20\nbottom_line: It is closed.\n"
    (content / "briefs/harbour.yaml").write_text(brief)
    (content / "events").mkdir()
    monkeypatch.chdir(tmp_path)
    return content


def said(folder: Path) -> str:
    result = run(folder.parent, "check")
    assert result.exit_code == 1
    return result.stdout.partition("0 of 0 quotes")[0]


LINK = (
    "error: links are not followed [symbolic-link]\n"
    "  put the file itself here; nothing from outside of the folder is published\n"
)


def test_a_link_is_not_followed_wherever_it_stands(harbour: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("date: 2031\ntitle: A secret\n")
    (harbour / "events/secret.yaml").symlink_to(tmp_path / "secret.yaml")
    (harbour / "events/more").symlink_to(tmp_path)
    (harbour / "actors").symlink_to(tmp_path)
    (harbour / "events/nothing.yaml").symlink_to(tmp_path / "nothing.yaml")
    assert said(harbour) == "".join(
        f"content/{name}: {LINK}"
        for name in ("actors", "events/more", "events/nothing.yaml", "events/secret.yaml")
    )


def test_settings_behind_a_link_are_not_read(harbour: Path, tmp_path: Path) -> None:
    (harbour / "dossier.yaml").rename(tmp_path / "elsewhere.yaml")
    (harbour / "dossier.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert said(harbour) == f"content/dossier.yaml: {LINK}"


def test_a_pipe_is_not_waited_for(harbour: Path) -> None:
    os.mkfifo(harbour / "events/closing.yaml")
    assert said(harbour) == (
        "content/events/closing.yaml: error: this is neither a file nor a folder"
        " [unreadable-file]\n  take it away\n"
    )


def test_a_file_that_the_system_does_not_give_out_is_named(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (harbour / "events/closing.yaml").write_text("date: 2031\ntitle: The harbour closed\n")
    read = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "closing.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    assert said(harbour) == (
        "content/events/closing.yaml: error: the file cannot be read: permission denied"
        " [unreadable-file]\n  check its permissions\n"
    )


def test_a_folder_that_the_system_does_not_open_is_named(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Path.iterdir

    def refusing(path: Path):  # type: ignore[no-untyped-def]
        if path.name == "events":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(Path, "iterdir", refusing)
    assert said(harbour) == (
        "content/events: error: the folder cannot be read: permission denied [unreadable-file]\n"
        "  check its permissions\n"
    )


def test_a_record_of_more_than_a_megabyte_is_not_read(harbour: Path) -> None:
    with (harbour / "events/closing.yaml").open("wb") as file:
        file.truncate(50_000_000_000)
    assert said(harbour) == (
        "content/events/closing.yaml: error: the file has 50,000,000,000 bytes; at most 1,000,000"
        " are read [too-large]\n  split it, or shorten it\n"
    )


def test_an_archived_text_of_gigabytes_is_not_read(harbour: Path) -> None:
    (harbour / "articles").mkdir()
    with (harbour / "articles/herald.txt").open("wb") as file:
        file.truncate(50_000_000_000)
    assert said(harbour) == (
        "content/articles/herald.txt: error: the file has 50,000,000,000 bytes; at most 20,000,000"
        " are read [too-large]\n  split it, or shorten it\n"
    )


def test_values_without_end_are_refused(harbour: Path) -> None:
    (harbour / "events/closing.yaml").write_text("topics:\n" + "  - ships\n" * 50_001)
    assert said(harbour) == (
        "content/events/closing.yaml:50000:5: error: more than 50,000 values in one file"
        " [too-many-values]\n  make the record simpler\n"
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\x1b[31mb.yaml", "a\\x1b[31mb.yaml"),
        (b"two\nlines.yaml", "two\\nlines.yaml"),
        (b"caf\xe9.yaml", "caf\\udce9.yaml"),
    ],
)
def test_a_name_that_would_garble_the_screen_is_shown_escaped(
    harbour: Path, name: bytes, shown: str
) -> None:
    (harbour / "events" / os.fsdecode(name)).write_text("date: 2031\ntitle: The harbour closed\n")
    assert said(harbour) == (
        f"content/events/{shown}: error: the file's name has characters that cannot be printed"
        " [bad-name]\n  rename the file\n"
    )


@pytest.fixture
def deep(harbour: Path) -> Iterator[Path]:
    """A folder in more folders than Python calls functions; what clears up after tests gives up."""
    folders = [harbour / "events" / "/".join("a" * depth) for depth in range(1, 1201)]
    for folder in folders:
        folder.mkdir()
    yield folders[-1]
    for folder in reversed(folders):
        folder.rmdir()


def test_folders_within_folders_without_end_are_gone_through(harbour: Path, deep: Path) -> None:
    (deep / "closing.yml").touch()
    result = run(harbour.parent, "check")
    (deep / "closing.yml").unlink()
    assert result.exit_code == 0
    assert "closing.yml: warning: this file is not read [stray-file]" in result.stdout
