"""The commands: what they print, and the status they end with."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from dossiers import PROJECT, write_dossier

from dossier.cli import commands

UNCITED = {"events/closing.yaml": "date: 2031-05-12\ntitle: It closed\n"}
WRONG = {"actors/mayor.yaml": 'name: "100 %, a: b"\nkind: persn\n'}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, [*words])


def content(here: Path, files: dict[str, str] = {}) -> str:  # noqa: B006
    return str(write_dossier(here / "content", files).relative_to(here))


@pytest.mark.parametrize(
    "words",
    [
        ["--content", "content", "--out", "site", "build"],
        ["build", "--content", "content", "--out", "site"],
        ["--content", "nowhere", "build", "--content", "content", "--out", "site"],
        ["--out", "site", "--content", "content"],
    ],
)
def test_options_stand_before_or_after_the_command(here: Path, words: list[str]) -> None:
    content(here)
    result = run(*words)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (here / "site/index.html").exists()


def test_a_build_says_what_it_verified_and_what_it_wrote(here: Path) -> None:
    content(here)
    first, second = (run("--content", "content", "--out", "site") for _ in range(2))
    assert re.fullmatch(
        r"1 of 1 quotes verified, 0 skipped\nsite/: \d+ pages, \d+ files written, 0 unchanged\n",
        first.stdout,
    )
    assert re.fullmatch(
        r"1 of 1 quotes verified, 0 skipped\nsite/: \d+ pages, nothing changed\n", second.stdout
    )


def test_a_check_writes_nothing(here: Path) -> None:
    before = sorted(here.rglob("*"))
    name = content(here)
    written = sorted(here.rglob("*"))
    result = run("check", "--content", name)
    assert (result.stdout, result.exit_code) == ("1 of 1 quotes verified, 0 skipped\n", 0)
    assert before == [] and sorted(here.rglob("*")) == written


def test_a_warning_passes_and_under_strict_it_does_not(here: Path) -> None:
    content(here, UNCITED)
    warning = (
        'content/events/closing.yaml:1:1: warning: event "closing" cites no source'
        " [uncited-event]\n"
        '  cite one in `cite`, or in its summary, as in [@source-id "its words"]\n'
        "1 of 1 quotes verified, 0 skipped\n"
    )
    result = run("check", "--content", "content")
    assert (result.stdout, result.exit_code) == (warning + "1 warning in 1 file\n", 0)
    result = run("check", "--content", "content", "--strict")
    assert result.exit_code == 1
    assert result.stdout == warning + (
        "1 warning in 1 file; nothing is written by check\n"
        "  --strict lets no warning pass; mend them, or accept them in dossier.yaml\n"
    )
    result = run("--strict", "--content", "content", "--out", "site")
    assert result.stdout.splitlines()[-2] == "1 warning in 1 file; site/ is as it was"
    assert not (here / "site").exists()


def test_errors_end_with_one(here: Path) -> None:
    content(here, {**UNCITED, **WRONG})
    result = run("--content", "content", "--out", "site")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "1 error, 1 warning in 2 files; site/ is as it was"


def test_json_has_every_field_of_every_problem_and_nothing_else(here: Path) -> None:
    content(here, {**UNCITED, **WRONG})
    result = run("check", "--content", "content", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "file": "content/actors/mayor.yaml",
            "line": 2,
            "column": 7,
            "severity": "error",
            "code": "unknown-value",
            "message": '"persn" is not one of person, organisation, state, de-facto-authority,'
            " outlet",
            "hint": 'did you mean "person"?',
        },
        {
            "file": "content/events/closing.yaml",
            "line": 1,
            "column": 1,
            "severity": "warning",
            "code": "uncited-event",
            "message": 'event "closing" cites no source',
            "hint": 'cite one in `cite`, or in its summary, as in [@source-id "its words"]',
        },
    ]


def test_json_of_a_clean_dossier_is_an_empty_list(here: Path) -> None:
    content(here)
    assert json.loads(run("check", "--content", "content", "--format", "json").stdout) == []
    result = run("--content", "content", "--out", "site", "--format", "json")
    assert json.loads(result.stdout) == []


def test_json_stays_json_when_captures_are_accepted(here: Path) -> None:
    content(here, {"sources/herald.yaml": "title: A\noutlet: herald\norigin: own\n"})
    words = ("--content", "content", "--format", "json", "--accept-captures")
    result = run("check", *words)
    assert json.loads(result.stdout) == []
    assert result.stderr == "content/sources/herald.yaml: checksum recorded\n"


def test_annotations_stand_on_their_line_and_are_escaped(here: Path) -> None:
    files = {"actors/a, b%.yaml": "name: A\n", "pages/m.md": "# 100 %\n"}
    content(
        here, {**files, "events/e.yaml": "date: 2031\ntitle: A\nx%: y\ncite: [{source: herald}]\n"}
    )
    result = run("check", "--content", "content", "--format", "github")
    assert result.exit_code == 1
    assert result.stdout == (
        '::error file=content/actors/a%2C b%25.yaml,title=bad-id::"a, b%25" is not an id'
        '%0Acall it "a-b.yaml"\n'
        "::error file=content/events/e.yaml,line=3,col=1,title=unknown-field::an event has no field"
        ' "x%25"%0Aits fields are draft, former_ids, withdrawn, editor_note, date, date_basis,'
        " title, summary, actors, place, topics, cite\n"
        "::error file=content/pages/m.md,line=1,col=1,title=not-a-record::the page has no front"
        " matter%0Abegin the file with a line `---`, `title: …`, and a line `---`\n"
    )


def test_a_content_folder_that_is_not_there_is_a_problem(here: Path) -> None:
    result = run("check", "--content", "contnet")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "contnet: error: there is no such folder [missing-file]\n"
        "  name the folder that holds dossier.yaml with --content\n"
    )
    result = run("check", "--content", "x" * 5000)
    assert (result.exit_code, result.exception.__class__) == (1, SystemExit)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["chek"], "No such command 'chek'."),
        (["--contents", "x"], "No such option"),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'json', 'github'"),
        (["check", "--templates", "nowhere"], "there is no folder nowhere"),
        (["check", "--content", "a-file"], "is a file"),
    ],
)
def test_wrong_use_ends_with_two(here: Path, words: list[str], told: str) -> None:
    (here / "a-file").write_text("")
    result = run(*words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("out", ["content", "content/events", ".", "full", "/", "~"])
def test_an_output_folder_that_would_be_harmed_is_refused(here: Path, out: str) -> None:
    content(here)
    (here / "full").mkdir()
    (here / "full/letters.txt").write_text("mine")
    out = str(Path(out).expanduser())
    result = run("--content", "content", "--out", out)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 2
    assert sorted(path.name for path in here.iterdir()) == ["content", "full"]


def test_captures_are_accepted_by_check_alone(here: Path) -> None:
    article = (
        "The mayor says that the harbour has been closed since Monday.\n\n"
        "The pilots have gone ashore, and the Herald has mended this sentence since.\n"
    )
    content(here, {"articles/herald.txt": article})
    assert run("check", "--content", "content").exit_code == 1
    assert run("--content", "content", "--accept-captures").exit_code == 2
    assert run("build", "--content", "content", "--accept-captures").exit_code == 2
    result = run("check", "--content", "content", "--accept-captures")
    assert result.exit_code == 0
    assert result.stdout == "1 of 1 quotes verified, 0 skipped\n"


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["build", "--help"], ["check", "--help"]])
def test_help_is_in_plain_words_and_fits_a_terminal(words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_every_option_says_in_a_sentence_what_it_is() -> None:
    for command in (commands, *commands.commands.values()):  # type: ignore[attr-defined]
        for option in command.params:
            assert option.help and option.help[0].isupper() and option.help.endswith("."), option


def test_the_help_names_every_command_and_what_the_status_means() -> None:
    text = " ".join(run("--help").stdout.split())
    assert "Exit status: 0 clean, 1 problems in the content, 2 wrong use." in text
    for name, command in commands.commands.items():  # type: ignore[attr-defined]
        assert name in text
        assert command.help and command.help.rstrip().endswith(".")


def test_a_terminal_without_the_letters_still_shows_the_rest(here: Path) -> None:
    content(here, {"actors/mayor.yaml": "name: Мэр\nkind: мэр\n"})
    result = subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), "check", "--content", "content"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "latin-1", "PATH": ""},
    )
    assert result.returncode == 1
    assert b'"\\u043c\\u044d\\u0440" is not one of person' in result.stdout
    assert result.stderr == b""


def test_a_fault_of_the_program_is_told_in_two_lines_and_ends_with_three(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from dossier import cli

    def breaks(*_: object) -> None:
        raise KeyError("a slip of ours")

    monkeypatch.setattr(cli, "make", breaks)
    monkeypatch.setattr(sys, "argv", ["build.py", "check"])
    monkeypatch.delenv("DOSSIER_TRACEBACK", raising=False)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 3
    told = capsys.readouterr()
    assert (told.out, told.err) == (
        "",
        "build.py stopped by a fault of its own: KeyError: 'a slip of ours'\n"
        "  set DOSSIER_TRACEBACK=1 to see where, and report it\n",
    )
