"""The slips of somebody new to YAML: each is told at its own place, with what to type instead.

Each file of tests/slips/ is a sort of slip. A case begins with `###`; then come the record, its
lines after `| ` (with → for a tab, ␣ for a no-break space, ␍ for Windows line ends), and all that
`check` says of it. `RENEW=1` writes what is said now; read it aloud before it is kept.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from dossiers import problems_of, write_dossier

from dossier.problems import Place, Problem, error
from dossier.reading import read_record
from dossier.records import Event
from dossier.yamlfile import read_yaml

SLIPS = Path(__file__).parent / "slips"
SIGNS = {"→": "\t", "␣": "\u00a0", "␍": "\r"}


class Case(NamedTuple):
    """A slip: its name, the record with it in it, and what is said."""

    name: str
    file: str
    text: str
    told: str


def cases(path: Path) -> list[Case]:
    found = []
    for block in path.read_text(encoding="utf-8").split("### ")[1:]:
        name, file, *lines = block.strip().split("\n")
        text = "".join(line[2:] + "\n" for line in lines if line.startswith("|"))
        for shown, sign in SIGNS.items():
            text = text.replace(shown, sign)
        told = "\n".join(line for line in lines if not line.startswith("|"))
        found.append(Case(f"{path.stem}: {name}", file, text, told))
    return found


CASES = [case for path in sorted(SLIPS.glob("*.txt")) for case in cases(path)]


def problems(case: Case, folder: Path) -> list[str]:
    write_dossier(folder)
    path = folder / case.file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(case.text.encode())
    return problems_of(folder)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_slip_is_told_at_its_place_with_what_to_type(case: Case, tmp_path: Path) -> None:
    told = "\n".join(problems(case, tmp_path / "content"))
    if "RENEW" in os.environ:
        renew(case, told)
    assert told == case.told


def renew(case: Case, told: str) -> None:
    path = SLIPS / f"{case.name.partition(':')[0]}.txt"
    before, mark, rest = path.read_text(encoding="utf-8").partition(
        f"### {case.name.partition(': ')[2]}\n"
    )
    own, *others = re.split(r"(?=^### )", rest, maxsplit=1, flags=re.MULTILINE)
    lines = [line for line in own.split("\n")[1:] if line.startswith("|")]
    block = "\n".join([case.file, *lines, told]) + "\n\n"
    path.write_text((before + mark + block + "".join(others)).rstrip() + "\n", encoding="utf-8")


ADVISED = [case for case in CASES if "[yaml-syntax]" in case.told and "write  " in case.told]


@pytest.mark.parametrize("case", ADVISED, ids=lambda case: case.name)
def test_who_types_what_is_advised_has_mended_the_slip(case: Case) -> None:
    lines = case.text.replace("\r", "").split("\n")
    for line, advice in re.findall(r":(\d+):\d+: error.*\n  write  (.*)", case.told):
        written = lines[int(line) - 1]
        lines[int(line) - 1] = " " * (len(written) - len(written.lstrip())) + advice
    text = "\n".join(lines).removeprefix("---\n").partition("\n---\n")[0]
    assert read_yaml("f.yaml", text.encode())[1] == []


def test_twelve_sorts_of_slips_have_their_cases() -> None:
    sorts = {path.stem for path in SLIPS.glob("*.txt")}
    assert {
        "tab",
        "space-after-colon",
        "colon-in-text",
        "number-sign",
        "indentation",
        "misspelt-field",
        "wrong-id",
        "date",
        "quotation-mark",
        "misquotation",
        "list-and-text",
        "deleted-file",
    } <= sorts


# A whole record, each time with one slip in another of its lines.

RECORD = """\
date: 2031-05-12
title: The harbour closed on Monday
summary: |
  The harbour is closed.
  It is said so.[@herald "the harbour has been closed since Monday"]
place: The old harbour of Port Alva
actors:
  - herald
  - actor: mayor
    part: closed the harbour by an order
topics: [ships, trade]
cite:
  - source: herald
    quote: the harbour has been closed since Monday
    note: It was not said by whom
  - {source: herald, via: own, quote: Nobody knows when it will open}
"""
WAYS = {
    "a tab": (r"^  +", "\t"),
    "no space after the colon": (r"^( *(?:- )?\w+): (?=\S)", r"\1:"),
    "a colon in the text": (r"^( *(?:- )?(?:title|place|part|quote|note): .*)(?= \w+$)", r"\1:"),
    "a mark not closed": (r"^( *(?:- )?(?:title|place|part|quote|note): )", r'\1"'),
    "a mark of the wrong sort": (r"^( *(?:- )?(?:title|place|part|note): )(.*)", r'\1"\2”'),
    "words in marks": (r"^( *(?:title|place|part|quote|note): )(\w+)(.*)", r'\1"\2"\3'),
    "too far to the right": (r"^( *)(?=(?:title|place|topics|cite|part|quote|note):)", r"\1  "),
    "a dash without a space": (r"^( *)- ", r"\1-"),
    "a bracket not closed": (r"[\]}]$", ""),
    "a bracket too many": (r"([\]}])$", r"\1]"),
    "a no-break space": (r"^ ( +)", "\u00a0\\1"),
    "a number sign": (r"^( *(?:- )?(?:title|place|part|quote|note): .*) (\w+)$", r"\1 #\2"),
    "a sign that begins no text": (r"^( *(?:- )?(?:title|place|part|note): )", r"\1@"),
    "a text not indented": (r"^  (The harbour is|It is)", r"\1"),
    "an equals sign": (r"^( *(?:- )?\w+): (?=\w)", r"\1 = "),
    "a full-width colon": (r"^( *(?:- )?\w+): (?=\w)", r"\1："),
}
PLACES = [
    pytest.param(number, way, id=f"{way}, line {number}")
    for way, (pattern, _) in WAYS.items()
    for number, line in enumerate(RECORD.splitlines(), 1)
    if re.search(pattern, line) and not (way == "a bracket too many" and "[@" in line)
]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(("number", "way"), PLACES)
def test_a_slip_in_any_line_is_the_one_problem_and_told_on_that_line(
    number: int, way: str, ends: str
) -> None:
    lines = RECORD.splitlines()
    pattern, instead = WAYS[way]
    lines[number - 1] = re.sub(pattern, instead, lines[number - 1], count=1)

    document, told = read_yaml("closing.yaml", (ends.join(lines) + ends).encode())
    if document:
        event, faults = read_record(Event, "closing", document)
        told += [*faults, *prose_faults(event)]

    assert [problem.place.line for problem in told] == [number], told


def prose_faults(event: Event | None) -> list[Problem]:
    """What a check of the whole dossier says of the summary's citations."""
    faults = event.summary.faults if event and event.summary else ()
    place = Place("closing.yaml", 5)
    return [error(fault.code, place, fault.message, fault.hint) for fault in faults]


def test_the_record_without_a_slip_has_no_problem(tmp_path: Path) -> None:
    files = {"actors/mayor.yaml": "name: The mayor\nkind: person\n", "events/closing.yaml": RECORD}
    assert problems_of(write_dossier(tmp_path, files)) == []


def test_each_of_several_slips_in_one_file_is_told() -> None:
    text = 'date:2031\ntitle: A: b\ncite:\n\t- source: herald\n\t  quote: "open\nplace = C\n'
    assert [
        (problem.place.line, problem.message) for problem in read_yaml("f.yaml", text.encode())[1]
    ] == [
        (1, 'no space stands after the colon of "date"'),
        (2, "a colon followed by a space stands in text without quotation marks"),
        (4, "a tab stands where only spaces may"),
        (5, "a quotation mark is opened here and never closed"),
        (6, '"=" stands where a colon and a space belong'),
    ]


def test_the_slips_told_of_one_file_are_at_most_ten() -> None:
    text = "".join(f"name{number}:value\n" for number in range(100))
    assert len(read_yaml("f.yaml", text.encode())[1]) == 10


def test_the_text_of_a_page_is_not_read_as_yaml(tmp_path: Path) -> None:
    page = '---\ntitle: Method\n---\nWrite\n\n    title: A\n    draft: true #2\n\nas in b"\n'
    assert problems_of(write_dossier(tmp_path, {"pages/method.md": page})) == []


@pytest.mark.parametrize(
    "text",
    [
        "date: 2031  # as the minutes have it\n",
        "date: 2031 # as the minutes have it\n",
        "place: The old harbour  # by the river\n",
        "place: The old harbour\t# by the river\n",
        'place: "The old harbour" # by the river\n',
        "topics: [ships, trade] # by the river\n",
        "# by the river\nplace: The old harbour\n",
        "summary: | # by the river\n  The harbour is #4 of ten.\n",
        "topics:\n  # by the river\n  - ships\n",
        "summary:\n  # by the river\n  The harbour is closed.\n",
        "place: C#, the harbour; see a.example/#b\n",
    ],
)
def test_a_true_comment_is_no_slip(text: str, tmp_path: Path) -> None:
    lines = ["title: Closing\n", "cite: [{source: herald}]\n", text]
    lines += [] if text.startswith("date") else ["date: 2031\n"]
    folder = write_dossier(tmp_path, {"events/closing.yaml": "".join(lines)})
    assert problems_of(folder) == []
