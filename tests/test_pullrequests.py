"""Problems in pull requests: on the lines that were changed, and all of them in one table."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from dossiers import write_dossier
from markdown_it import MarkdownIt

from dossier.cli import commands
from dossier.problems import Place, Problem, error, warning
from dossier.pullrequests import annotation, annotations, lines_at, summary

MISSPELT = error("unknown-record", Place("events/a,b.yaml", 7, 12), "no actor: 50 %", "one\ntwo")
VAGUE = warning("stray-file", Place("actors/notes.txt"), "this file is not read")


def test_a_pull_request_gets_an_annotation_that_no_content_can_break_out_of() -> None:
    assert annotation(MISSPELT) == (
        "::error file=events/a%2Cb.yaml,line=7,col=12,title=unknown-record"
        "::no actor: 50 %25%0Aone%0Atwo"
    )
    assert annotation(VAGUE) == (
        "::warning file=actors/notes.txt,title=stray-file::this file is not read"
    )


def many(count: int) -> list[Problem]:
    return [error("bad-date", Place(f"events/{n:02}.yaml", n, 1), "no date") for n in range(count)]


def test_the_problems_of_changed_files_come_first_as_only_ten_are_shown() -> None:
    told = list(annotations(many(12), {"events/07.yaml", "events/11.yaml"}))
    files = [re.search(r"file=(.*?),", command) for command in told[:4]]
    assert [match and match[1] for match in files] == [
        "events/07.yaml",
        "events/11.yaml",
        "events/00.yaml",
        "events/01.yaml",
    ]


def test_where_more_are_told_than_shown_it_says_so() -> None:
    assert list(annotations(many(10), ()))[-1].startswith("::error")
    assert list(annotations(many(11), ()))[-1] == (
        "::notice title=more problems::11 errors in 11 files; on their lines stand the first 10 of"
        " each sort, in the summary of the run all"
    )


def test_the_summary_is_a_table_of_all_problems() -> None:
    rows = summary([MISSPELT, VAGUE], 1, 3, "https://git.example/o/r/blob/abc").splitlines()
    assert rows[:6] == [
        "### Dossier",
        "",
        "1 error, 1 warning in 2 files. 1 of 3 quotes verified.",
        "",
        "| place | problem | what to do |",
        "|---|---|---|",
    ]
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render("\n".join(rows))
    assert re.findall(r"<td>(.*?)</td>", page) == [
        '<a href="https://git.example/o/r/blob/abc/events/a%2Cb.yaml#L7"><code>'
        "events/a,b.yaml:7:12</code></a>",
        "error: <code>no actor: 50 %</code> (unknown-record)",
        "<code>one<br>two</code>",
        '<a href="https://git.example/o/r/blob/abc/actors/notes.txt"><code>'
        "actors/notes.txt</code></a>",
        "warning: <code>this file is not read</code> (stray-file)",
        "",
    ]


def test_without_problems_the_summary_says_so() -> None:
    assert summary([], 65, 65) == "### Dossier\n\nNo problems. 65 of 65 quotes verified.\n\n"


@pytest.mark.parametrize(
    "sign",
    ["a | b", "<b>", "`", "[x](https://a.example)", "*x*", "@somebody", "#1", "a_b_c", "~~x~~"],
)
def test_nothing_in_a_message_is_markdown(sign: str) -> None:
    row = summary([error("bad-id", Place("f.yaml", 1, 1), sign, "")], 0, 0).splitlines()[6]
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    table = page.render(f"| a | b | c |\n|---|---|---|\n{row}")
    shown = sign.replace("<", "&lt;").replace(">", "&gt;")
    assert f"<td>error: <code>{shown}</code> (bad-id)</td>" in table
    assert not re.search(r"[@#]\w", row.replace("&#", ""))


def test_a_summary_stays_below_what_may_be_written() -> None:
    text = summary(many(50_000), 0, 0)
    assert len(text.encode()) < 1_000_000
    assert re.fullmatch(r"and [\d,]+ more, in the log of the run", text.splitlines()[-1])


def test_the_lines_of_a_commit_have_an_address_only_where_a_workflow_runs() -> None:
    known = {"GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "o/r"}
    assert lines_at(known) is None
    assert lines_at({**known, "GITHUB_SHA": "abc"}) == "https://git.example/o/r/blob/abc"


def test_a_check_writes_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page, changed = tmp_path / "summary.md", tmp_path / "changed.txt"
    page.write_text("of an earlier step\n")
    changed.write_text("content/events/b.yaml\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    fault = "date: soon\ntitle: A\ncite: [{source: herald}]\n"
    write_dossier(tmp_path / "content", {"events/a.yaml": fault, "events/b.yaml": fault})

    words = ["check", "--content", "content", "--format", "github", "--changed", "changed.txt"]
    result = CliRunner().invoke(commands, words)

    assert result.exit_code == 1
    assert re.findall(r"^::error file=(\S+),line=1,col=7", result.output, re.MULTILINE) == [
        "content/events/b.yaml",
        "content/events/a.yaml",
    ]
    assert page.read_text().startswith("of an earlier step\n### Dossier\n\n2 errors in 2 files. ")
