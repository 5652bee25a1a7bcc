"""The proposed record, as it is written and as it is told."""

import datetime
import hashlib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from dossiers import made, write_dossier
from hypothesis import given
from hypothesis import strategies as st

from dossier.archive import open_archive
from dossier.cli import commands
from dossier.intake import Brought, take_in
from dossier.intake.findings import writable
from dossier.intake.naming import as_id
from dossier.intake.record import scalar
from dossier.loading import load
from dossier.yamlfile import read_yaml

TODAY = datetime.date(2031, 7, 1)
NEWS = (
    "Ferries leave: the #1 harbour\n\nBy Ada Pike\n\n16 May 2031\n\nThe last two ferries of Port"
    " Alva left, the Herald reported on Friday, and will not be back.\n\nRead also: The pilots are"
    " not amused\n\nNobody said why, and nobody asked the mayor, who was on the quay and is not"
    " known to talk.\n"
)
HERALD = {"actors/herald.yaml": "name: The Alva Herald\nkind: outlet\nnames: [{text: Herald}]\n"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_dossier(tmp_path / "content", HERALD)


def run(content: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(commands, ["--content", str(content), "import", *map(str, words)])


def test_a_record_says_of_each_value_where_it_was_found(content: Path) -> None:
    taken = take_in(Brought(NEWS.encode(), "news.txt"), content, today=TODAY)
    digest = hashlib.sha256(NEWS.encode()).hexdigest()
    proposed = taken.record.read_text().partition("\n# What may be left out")[0]
    assert (
        proposed
        == f"""\
# yaml-language-server: $schema=../.schemas/source.json
# Proposed by `build.py import`, each value with where it was found; look it over.

# From its first line.
title: "Ferries leave: the #1 harbour"
# The actor that published it: an outlet, or the person or body behind a post or statement.
outlet:
# From its byline.
author: [Ada Pike]
# From the line that shows it.
published: 2031-05-16
# From its words.
language: en
# The text has "Herald reported": of herald there is herald.
# Is that where the document as a whole has it from?
origin: [herald]
captures:
  - file: ferries-leave-the-1-harbour.txt
    sha256: {digest}
omit:
  # a pointer to other articles
  - "Read also: The pilots are not amused"
"""
    )
    (problem,) = made(content).problems
    assert (problem.code, problem.message) == ("empty-value", '"outlet" has no value')


def test_what_was_not_found_stands_below_to_be_filled_in(content: Path) -> None:
    taken = take_in(Brought(NEWS.encode(), "news.txt"), content, today=TODAY)
    below = taken.record.read_text().partition("# What may be left out")[2]
    for name in ("accessed", "url", "archive_url", "medium", "summary", "descriptor"):
        assert f"\n# {name}:" in below
    for name in ("title", "outlet", "author", "published", "origin", "captures", "omit"):
        assert f"\n# {name}:" not in below


def test_filled_in_it_has_no_problem_and_the_schemas_are_there(content: Path) -> None:
    record = take_in(Brought(NEWS.encode(), "news.txt"), content, today=TODAY).record
    record.write_text(record.read_text().replace("\noutlet:\n", "\noutlet: herald\n"))
    assert [p for p in made(content).problems if p.severity == "error"] == []
    assert (content / ".schemas/source.json").is_file()
    (captured,) = open_archive(load(content)).captures[record.stem]
    (span,) = captured.omitted
    assert captured.folded.article.text[span.start : span.end].startswith("Read also: The pilots")


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    document, problems = read_yaml("a.yaml", f"title: {scalar(text)}\n".encode())
    assert problems == []
    assert document is not None
    assert document.value["title"] == writable(text)


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "2031-05-16",
        "a: b",
        "a #b",
        "- a",
        "'a'",
        '"a"',
        "a:",
        "[a]",
        " a",
        "?",
        "…",
    ],
)
def test_what_yaml_would_take_for_something_else_is_quoted(text: str) -> None:
    assert yaml.load(f"a: {scalar(text)}", yaml.CBaseLoader) == {"a": text}


def test_the_words_of_a_title_become_an_id() -> None:
    assert as_id("Ferries leave: Port Alva’s “harbour”") == "ferries-leave-port-alvas-harbour"
    assert as_id("Łódź élève Ærø") == "odz-eleve-r"
    assert as_id("Паромы ушли") == ""
    assert as_id("unknown") == ""
    assert len(as_id("word " * 40)) <= 60


# The command


def test_the_command_tells_what_was_found_where_and_what_was_not(
    content: Path, tmp_path: Path
) -> None:
    news = tmp_path / "news.txt"
    news.write_text(NEWS)
    result = run(content, news, "--id", "ferries")
    assert result.exit_code == 0
    assert (
        result.stdout
        == f"""\
{content}/sources/ferries.yaml
{content}/articles/ferries.txt
  title      Ferries leave: the #1 harbour  (its first line)
  author     Ada Pike  (its byline)
  published  2031-05-16  (the line that shows it)
  language   en  (its words)
  origin     herald  (the text has "Herald reported")
  omit       1 passage  (what is not the article)
  not found: url, accessed, outlet
  look it over and fill in the rest; `python build.py check` says what is lacking
"""
    )


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("missing.txt",), 1, "missing.txt: missing.txt cannot be read: no such file or directory"),
        (("a.txt", "--id", "The News"), 2, '"The News" is not an id\n'),
        (("http://127.0.0.1:9/a",), 1, 'http://127.0.0.1:9/a: "127.0.0.1" is 127.0.0.1, a host of'),
        (("ftp://harbour.example/a",), 1, 'ftp://harbour.example/a: "ftp://harbour.example/a" is'),
    ],
)
def test_what_cannot_be_taken_in_is_told_on_the_error_stream(
    content: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    result = run(content, *words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.startswith(said)
    assert result.stderr.splitlines()[1].startswith("  ")


def test_a_folder_is_no_document_and_no_folder_no_content(content: Path, tmp_path: Path) -> None:
    assert run(content, content).stderr.endswith("is a folder\n  name the file in it\n")
    (tmp_path / "news.txt").write_text(NEWS)
    nowhere = run(tmp_path / "nowhere", tmp_path / "news.txt")
    assert nowhere.stderr.endswith("nowhere\n  name the content with --content\n")
    (content / "dossier.yaml").unlink()
    assert "has no dossier.yaml that can be read" in run(content, tmp_path / "news.txt").stderr


def test_help_and_building_do_not_load_what_only_import_needs() -> None:
    import subprocess
    import sys

    from dossiers import PROJECT

    code = (
        "import sys; from dossier.cli import commands\n"
        "try: commands(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'trafilatura', 'pypdf', 'charset_normalizer', 'dossier.intake'}"
        " & sys.modules.keys()))"
    )
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
