"""Problems counted, and written for programs."""

from dossier.problems import Place, error, warning
from dossier.reports import as_json, count_of, number

MISSPELT = error("unknown-record", Place("events/a,b.yaml", 7, 12), "no actor: 50 %", "one\ntwo")
VAGUE = warning("stray-file", Place("actors/notes.txt"), "this file is not read")


def test_errors_come_before_warnings_and_files_are_counted_once() -> None:
    assert count_of([VAGUE, MISSPELT, MISSPELT, MISSPELT]) == "3 errors, 1 warning in 2 files"
    assert count_of([VAGUE]) == "1 warning in 1 file"


def test_large_numbers_are_grouped() -> None:
    assert [number(n, "file") for n in (0, 1, 2000)] == ["0 files", "1 file", "2,000 files"]


def test_a_program_gets_every_part_of_a_problem() -> None:
    assert as_json(MISSPELT) == {
        "file": "events/a,b.yaml",
        "line": 7,
        "column": 12,
        "severity": "error",
        "code": "unknown-record",
        "message": "no actor: 50 %",
        "hint": "one\ntwo",
    }
