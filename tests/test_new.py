"""New records and new dossiers: nothing to look up, nothing lost, and what is lacking is said."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from dossiers import TEMPLATES, made, write_dossier

from dossier.cli import commands
from dossier.pipeline import Where, Wishes, make
from dossier.records import KINDS

_LIST = re.compile("(cite|wordings|answers):$")
KIND_NAMES = [kind.kind for kind in KINDS]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_dossier(tmp_path / "content")


def new(content: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, ["--content", str(content), "new", *words])


def written(content: Path, kind: str) -> Path:
    result = new(content, kind, "lighthouse")
    assert (result.exit_code, result.stderr) == (0, "")
    (path,) = content.rglob("lighthouse.*")
    assert result.stdout.splitlines()[0] == str(path)
    return path


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_check_asks_for_what_only_a_person_can_fill_in(content: Path, kind: str) -> None:
    path = written(content, kind)
    problems = made(content).problems
    assert problems
    assert {problem.code for problem in problems} <= {"empty-value", "too-few"}
    lines = enumerate(path.read_text().splitlines(), 1)
    blank = {n for n, line in lines if re.fullmatch(r"[ -]*\w+:( \|)?", line)}
    lists = {n for n, line in enumerate(path.read_text().splitlines(), 1) if _LIST.search(line)}
    asked = {problem.place.line for problem in problems if problem.code == "empty-value"}
    assert kind == "page" or blank - lists == asked


@pytest.mark.parametrize("kind", [name for name in KIND_NAMES if name != "page"])
def test_every_field_stands_in_a_new_record_with_its_explanation(content: Path, kind: str) -> None:
    text = written(content, kind).read_text()
    model = next(each for each in KINDS if each.kind == kind)
    for name, field in model.model_fields.items():
        if name != "id":
            match = re.search(rf"^(# )?{field.alias or name}:", text, re.MULTILINE)
            assert match, name
            assert text[: match.start()].splitlines()[-1].startswith("# ")


def test_an_event_to_be_filled_in_looks_like_this(content: Path) -> None:
    text = written(content, "event").read_text()
    assert text.startswith(
        "# yaml-language-server: $schema=../.schemas/event.json\n\n"
        "# When it happened, no more precise than it is known. Written as 2022-07-13, 2022-07 or"
        " 2022;\n# 2022-07-13~ is about, 2022-07-XX a day not known, 2022-07-13/2022-07-14 between"
        " two days.\ndate:\n\n"
        "# What happened, in a few words.\ntitle:\n\n"
        "# What says so.\ncite:\n  - source:\n    quote:\n\n"
        "# What may be left out; take away the # of a line to use it.\n#\n"
    )


def test_filled_in_it_has_no_problem(content: Path) -> None:
    path = written(content, "event")
    filled = path.read_text().replace("date:", "date: 2031-05-12", 1)
    filled = filled.replace("title:", "title: The harbour closed", 1)
    filled = filled.replace("source:", "source: herald", 1)
    filled = filled.replace("quote:", "quote: the harbour has been closed since Monday", 1)
    path.write_text(
        filled.replace("# place:", "place: Alva").replace("# topics: []", "topics: [a]")
    )
    assert made(content).problems == ()


def test_nothing_is_overwritten_wherever_it_stands(content: Path) -> None:
    record = content / "events" / "old" / "lighthouse.yaml"
    record.parent.mkdir(parents=True)
    record.write_text("date: 2031\ntitle: Lit\n")
    result = new(content, "event", "lighthouse")
    assert result.exit_code == 2
    assert result.stderr.endswith("lighthouse.yaml is there already\n  choose another id\n")
    assert record.read_text() == "date: 2031\ntitle: Lit\n"
    assert list(content.rglob("lighthouse.yaml")) == [record]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("evnt", "a"), 'there is no kind of record "evnt"\n  did you mean "event"?\n'),
        (("event", "The_Day"), '"The_Day" is not an id\n  lower-case letters a–z and digits,'),
        (("event", "../secret"), '"../secret" is not an id\n'),
    ],
)
def test_a_slip_is_told_with_the_way_out(content: Path, words: tuple[str, str], said: str) -> None:
    result = new(content, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)


# A whole dossier


def test_a_new_dossier_builds_without_a_warning_and_names_its_schemas(tmp_path: Path) -> None:
    folder = tmp_path / "alva"
    result = CliRunner().invoke(commands, ["new", "dossier", str(folder)])
    assert result.exit_code == 0
    assert result.stdout.endswith(f"  see it: python build.py serve --content {folder}\n")
    site = make(Where(folder, (TEMPLATES,)), Wishes(strict=True))
    assert site.problems == ()
    assert (site.quoted, site.skipped) == (site.verified, 0)
    for record in folder.rglob("*.yaml"):
        first = record.read_text().partition("\n")[0]
        assert (record.parent / first.partition("$schema=")[2]).is_file()


def test_a_new_dossier_is_not_mixed_with_something_else(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("Dear mayor")
    result = CliRunner().invoke(commands, ["new", "dossier", str(tmp_path)])
    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path} is not empty\n  name a folder that is new or empty\n"
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]
