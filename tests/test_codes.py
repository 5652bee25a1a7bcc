"""The catalogue of problems is closed: every code that a build can report, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from dossier.codes import catalogue

SOURCE = Path(__file__).parent.parent / "dossier"

# Calls that a code is handed to, and which argument it is: everywhere, and in one module.
TAKES_A_CODE = {
    "error": 0,
    "warning": 0,
    "PydanticCustomError": 0,
    "Missed": 0,
    "Concern": 0,
    "Fault": 0,
    "refuse": 0,
}
TAKES_A_CODE_IN = {
    "archive": {"_refuse": 0},
    "markdown": {"_marked": 4},
    "building": {"_problem": 0, "_stop": 0},
}
# Functions that return a code for another to report.
RETURNS_A_CODE = {"_reworded", "_not_a_choice"}
# Where a code is only passed on: the parameter or field that has it.
PASSED_ON = {"code", "sort", "missed.code", "concern.code", "fault.code", "found.code"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.parent.name if path.stem == "__init__" else path.stem
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def codes_given() -> Iterator[ast.expr]:
    """What stands at the place of a code, wherever one is handed over or returned."""
    for name, module in modules():
        takes_a_code = TAKES_A_CODE | TAKES_A_CODE_IN.get(name, {})
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and name_of(node) in takes_a_code:
                yield from node.args[takes_a_code[name_of(node)] :][:1]
            if isinstance(node, ast.FunctionDef) and node.name in RETURNS_A_CODE:
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Return) and isinstance(inner.value, ast.Tuple):
                        yield inner.value.elts[0]


def name_of(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def emitted() -> set[str]:
    """Every code that the program can report."""
    constants = (node.value for node in codes_given() if isinstance(node, ast.Constant))
    return {code for code in constants if isinstance(code, str)}


def test_every_code_that_the_program_reports_is_in_the_catalogue() -> None:
    assert emitted() - set(catalogue()) == set()


def test_every_code_of_the_catalogue_is_reported_somewhere() -> None:
    assert set(catalogue()) - emitted() == set()


def test_a_code_is_written_out_where_a_problem_is_made() -> None:
    others = {ast.unparse(node) for node in codes_given() if not isinstance(node, ast.Constant)}
    assert others - PASSED_ON == set()


def test_every_entry_says_what_is_wrong_and_what_to_do_in_sentences() -> None:
    for code, entry in catalogue().items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
        assert entry.severity in ("error", "warning")
        assert (
            entry.meaning[0].isupper() or entry.meaning.startswith("dossier.yaml")
        ) and entry.meaning.endswith("."), code
        assert entry.way_out[0].isupper() and entry.way_out[-1] in ".]", code
        assert entry.example.strip(), code


def test_a_code_has_the_severity_with_which_it_is_reported() -> None:
    reported = {
        (node.args[0].value, name_of(node))
        for _, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and name_of(node) in ("error", "warning")
        if isinstance(node.args[0], ast.Constant)
    }
    differing = {(code, said) for code, said in reported if catalogue()[code].severity != said}
    # A plural form left out is a small fault of a catalogue that is wrong otherwise too.
    assert differing == {("bad-wording", "warning")}
