"""Content broken at random: a build always says what is wrong and where, and never breaks itself.

The mutations of a seed are the same on every machine. To look at one that failed, run
`FAULT_SEED=17 python -m pytest tests/test_faults.py`.
"""

import os
import random
import shutil
from pathlib import Path

import pytest
import yaml
from breaking import break_something
from dossiers import CONTENT, TEMPLATES, write_dossier
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.codes import catalogue
from dossier.loading import load
from dossier.pipeline import Made, Where, Wishes, make
from dossier.problems import Problem
from dossier.yamlfile import read_yaml
from dossier.yamlfile.decoding import decode

SEEDS = [int(os.environ["FAULT_SEED"])] if "FAULT_SEED" in os.environ else range(60)
ROUNDS_A_SEED = 5
# This repository's own content takes seconds to check.
LARGE_EVERY = 12

RICH = {
    "actors/mayor.yaml": """
        name: The mayor
        kind: person
        names:
          - {text: 市長, language: ja, cite: [{source: herald}]}
        roles:
          - {title: mayor, organisation: herald, since: 2029, until: 2031-05}
        relationships:
          - {type: heads, actor: herald, note: "for a year"}
        former_ids: [lady-mayor]
        """,
    "events/closing.yaml": """
        date: 2031-05-12/2031-05-14
        title: The harbour closed
        summary: |
          The harbour is closed.[@herald "closed since
          Monday"] See [[actor:mayor]] and [[brief:harbour|the *brief*]][^1].

          [^1]: A note.
        actors: [mayor, {actor: herald, part: reported it}]
        topics: [shipping]
        cite:
          - source: herald
            quote: the harbour has been closed since Monday
            prefix: The mayor said that
        """,
    "statements/closing.yaml": """
        speaker: mayor
        gist: The harbour is closed.
        original: {text: the harbour has been closed, language: en, source: herald}
        wordings:
          - {source: herald, mode: direct, quote: the harbour has been … since Monday}
        """,
    "disagreements/day.yaml": """
        question: On which day did it close?
        about: [event:closing, actor:mayor]
        answers:
          - {answer: on Monday, cite: [{source: herald, via: unknown}]}
          - {answer: on Sunday, cite: [{source: herald, via: own}]}
        status: resolved
        holds: 1
        note: The pilots saw it.
        """,
    "pages/method.md": "---\ntitle: Method\n---\n\n# How\n\n| a | b |\n|---|---|\n"
    "| [@herald] | c |\n",
}


@pytest.fixture(scope="session")
def contents(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small dossier with one record of every kind, and this repository's own."""
    small = write_dossier(tmp_path_factory.mktemp("small"), RICH)
    return small, CONTENT


def test_the_content_that_is_broken_here_was_whole(contents: tuple[Path, Path]) -> None:
    for folder in contents:
        assert make(Where(folder, (TEMPLATES,)), Wishes(strict=True)).problems == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_content_broken_at_random_gives_a_site_or_problems_with_places(
    seed: int, contents: tuple[Path, Path], tmp_path: Path
) -> None:
    chance = random.Random(seed)
    large = seed % LARGE_EVERY == 0
    for number in range(1 if large else ROUNDS_A_SEED):
        folder = tmp_path / str(number)
        shutil.copytree(contents[large], folder)
        for _ in range(chance.choice((1, 1, 2, 5))):
            break_something(folder, chance)
        look_at(make(Where(folder, (TEMPLATES,)), Wishes()))
        shutil.rmtree(folder)


def look_at(made: Made) -> None:
    """Every problem has a code, a sentence, and a place in a file that is there."""
    for problem in made.problems:
        check_problem(problem)
    is_wrong = any(problem.severity == "error" for problem in made.problems)
    assert (made.files is None) == is_wrong


def check_problem(problem: Problem) -> None:
    assert problem.code in catalogue()
    assert problem.message and "\n" not in problem.message
    assert "Traceback" not in problem.message
    assert not set(problem.message + problem.hint) & set("\0\x07\x1b\u2028")
    place = problem.place
    path = Path(place.file)
    if problem.code == "missing-file":
        return
    assert path.exists(), problem
    if place.line:
        text = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= place.line <= len(lines), problem
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, problem


# Texts made up by hypothesis.


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_as_yaml_or_refused_with_a_place(content: bytes) -> None:
    _, problems = read_yaml("f.yaml", content)
    lines = decode("f.yaml", content)[0].count("\n") + 1
    for problem in problems:
        assert problem.code in catalogue()
        assert problem.place.line <= max(lines, content.count(b"\n") + content.count(b"\r") + 1)


YAMLISH = st.text(alphabet="ab:-#[]{}&*!|>'\"%@`,? \n\t.~<\\0é\u2028", max_size=120)


@settings(max_examples=500, deadline=None)
@given(YAMLISH)
def test_any_text_is_read_as_yaml_or_refused_with_a_place(text: str) -> None:
    document, problems = read_yaml("f.yaml", text.encode())
    assert document is not None or problems
    for problem in problems:
        assert problem.message and problem.hint, problem
        assert problem.place.line <= text.count("\n") + 1


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    field=st.sampled_from(
        ["date", "summary", "actors", "cite", "topics", "draft", "former_ids", "place"]
    ),
    value=st.recursive(
        st.none() | st.text(max_size=20) | st.sampled_from(["herald", "2031", "true"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["source", "quote", "actor", "x"]), inner, max_size=3)
        ),
        max_leaves=6,
    ),
)
def test_any_value_of_a_field_is_a_record_or_refused_with_a_place(
    tmp_path: Path, field: str, value: object
) -> None:
    record = {"date": "2031-05-12", "title": "The harbour closed", field: value}
    text = yaml.safe_dump(record, allow_unicode=True)
    folder = write_dossier(tmp_path, {"events/closing.yaml": text})
    content = load(folder)
    for problem in content.problems:
        check_problem(problem)
    whole = {record.key for record in content.records} | content.drafts
    assert ("event:closing" in whole) != ("event:closing" in content.unread)
