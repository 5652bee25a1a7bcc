"""Content broken at random: a build always says what is wrong and where, and never breaks itself.

The mutations of a seed are the same on every machine. To look at one that failed, run
`FAULT_SEED=17 python -m pytest tests/test_faults.py`.
"""

import os
import random
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from dossiers import CONTENT, TEMPLATES, write_dossier
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.codes import catalogue
from dossier.decoding import decode
from dossier.loading import load
from dossier.pipeline import Made, Where, Wishes, make
from dossier.problems import Problem
from dossier.yamlfile import read_yaml

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
    "pages/method.md": "---\ntitle: Method\n---\n\n# How\n\n| a | b |\n|---|---|\n| [@herald] | c |\n",
}

SIGNS = "\0\x07\x1b\t\r\n\u2028\ufeff\u202e\ud7ff\ue000😀é\u0301#:-[]{}&*!|>'\"%@`,? …"
VALUES: tuple[object, ...] = (
    None, "", " ", "~", "null", "yes", "0", "-1", "9" * 5000, "1e999", "2031-13-45", "9999/0001",
    [], {}, [[]], [None], {"": ""}, {"a": None}, [[[["deep"]]]], "a\nb", "[@herald \"", "[[actor:",
    "javascript:alert(1)", "own", "../../etc/passwd", "\u202eabc", "x" * 3000, "…", "[…]", "()", "é" * 90,
)  # fmt: skip


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


# Ways to break a folder.


def break_something(folder: Path, chance: random.Random) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if files:
        path = chance.choice(files)
        ways = YAML_WAYS + TEXT_WAYS if path.suffix == ".yaml" else TEXT_WAYS
        chance.choice(ways)(path, chance)


def change_bytes(path: Path, chance: random.Random) -> None:
    written = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(written) + 1)
        written[at : at + chance.choice((0, 1))] = bytes([chance.randrange(256)])
    path.write_bytes(written)


def insert_signs(path: Path, chance: random.Random) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(SIGNS) * chance.choice((1, 1, 1, 50)) + text[at:]
    path.write_bytes(text.encode("utf-8", "replace"))


def swap_lines(path: Path, chance: random.Random) -> None:
    lines = path.read_bytes().split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    path.write_bytes(b"\n".join(lines))


def double_a_line(path: Path, chance: random.Random) -> None:
    lines = path.read_bytes().split(b"\n")
    line = chance.choice(lines)
    lines.insert(chance.randrange(len(lines)), b" " * chance.choice((0, 0, 2, 7)) + line)
    path.write_bytes(b"\n".join(lines))


def cut_off(path: Path, chance: random.Random) -> None:
    written = path.read_bytes()
    path.write_bytes(written[: chance.randrange(len(written) + 1)])


def change_line_ends(path: Path, chance: random.Random) -> None:
    end = chance.choice((b"\r\n", b"\r", b"\n\n", b"\xc2\x85"))
    path.write_bytes(chance.choice((b"", b"\xef\xbb\xbf")) + path.read_bytes().replace(b"\n", end))


def encode_otherwise(path: Path, chance: random.Random) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    path.write_bytes(
        text.encode(chance.choice(("utf-16", "utf-16-le", "cp1251", "utf-7")), "replace")
    )


def rename(path: Path, chance: random.Random) -> None:
    names = ("own", "Ünïcode", "a" * 90, "two words", "-", path.stem.upper(), "con", "x.y")
    path.rename(path.with_name(chance.choice(names) + chance.choice((path.suffix, ".yml", ""))))


def take_away(path: Path, chance: random.Random) -> None:
    path.unlink()


TEXT_WAYS: list[Callable[[Path, random.Random], None]] = [
    change_bytes,
    insert_signs,
    swap_lines,
    double_a_line,
    cut_off,
    change_line_ends,
    encode_otherwise,
    rename,
    take_away,
]


def change_values(path: Path, chance: random.Random) -> None:
    """Some values deleted, doubled, moved, or put for others, of whatever type."""
    try:
        record = yaml.safe_load(path.read_bytes())
    except (yaml.YAMLError, ValueError):
        return
    for _ in range(chance.randint(1, 3)):
        found = list(places(record)) if isinstance(record, dict) else []
        if not found:
            return
        (group, key), (other, its_key) = chance.choice(found), chance.choice(found)
        way = chance.randrange(4)
        if way == 0:
            group.pop(key)
        elif way == 1:
            group[key] = deepcopy(chance.choice(VALUES))
        elif way == 2:
            group[key] = [group[key], group[key]]
        else:
            group[key], other[its_key] = str(other[its_key]), str(group[key])
    written = yaml.safe_dump(
        record, allow_unicode=True, default_flow_style=chance.choice((True, False))
    )
    path.write_text(written, encoding="utf-8")


def places(value):  # type: ignore[no-untyped-def]
    """Every key of every mapping and list inside a value."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(steps):
        yield value, key
        if isinstance(inner, dict | list):
            yield from places(inner)


YAML_WAYS: list[Callable[[Path, random.Random], None]] = [change_values] * 6


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
