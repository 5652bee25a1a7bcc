"""docs/architecture.md says what may import what; the program is held to it, module by module."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PROGRAM = PROJECT / "dossier"

LONGEST = 300
PRINTERS = {"cli"}
PREVIEWERS = {"serve"}
FETCHERS = {"intake.fetching", "intake.hosts"}

# What a module may call while it is imported, besides classes: what makes a constant.
DEFINING = {
    "bytes", "chr", "dict", "frozenset", "get_args", "len", "list", "map", "max", "min", "range",
    "set", "sorted", "staticmethod", "str", "sum", "tuple", "zip",
    "dataclass", "field", "re.compile", "re.escape", "_words", "urls.register",
    "encode", "fromkeys", "items", "join", "keys", "maketrans", "resolve", "split", "values",
}  # fmt: skip


@dataclass(frozen=True)
class Module:
    """A module of the program; `unit` is its name in the table, that of its package if in one."""

    name: str
    unit: str
    tree: ast.Module
    lines: int


def module_at(path: Path, program: Path) -> Module:
    parts = path.relative_to(program).with_suffix("").parts
    parts = parts[:-1] if parts[-1] == "__init__" else parts
    text = path.read_text(encoding="utf-8")
    unit = parts[0] if parts else ""
    return Module(".".join(parts), unit, ast.parse(text), text.count("\n"))


def modules(program: Path = PROGRAM) -> list[Module]:
    return [module_at(path, program) for path in sorted(program.rglob("*.py"))]


MODULES = modules()
UNITS = {module.unit for module in MODULES} - {""}


# The table of layers


def layers(text: str) -> dict[str, int]:
    """The units of the table with the number of their row; an upper row has the lower number."""
    table = text.partition("| layer | modules |\n")[2].partition("\n\n")[0]
    rows = table.splitlines()[1:]
    return {
        unit: number
        for number, row in enumerate(rows)
        for unit in re.findall(r"`([\w.]+)`", row.split("|")[2])
    }


LAYERS = layers((PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8"))


def test_every_module_has_its_place_in_the_table() -> None:
    assert UNITS - LAYERS.keys() == set()
    assert LAYERS.keys() - UNITS == set(), "the table names what is not there"


def test_imports_point_down_or_stay_on_their_layer() -> None:
    upward = [
        f"{module.name} imports {imported}"
        for module in MODULES
        for imported in own_imports(module.tree, UNITS)
        if module.unit in LAYERS and imported in LAYERS and LAYERS[imported] < LAYERS[module.unit]
    ]
    assert upward == []


def test_the_table_is_read_as_it_is_printed() -> None:
    table = "| layer | modules |\n|---|---|\n| edge | `cli` |\n| matter | `dates` `ids` |\n\n`no`"
    assert layers(table) == {"cli": 0, "dates": 1, "ids": 1}


def own_imports(tree: ast.AST, units: set[str]) -> set[str]:
    """The units of the program that a module imports, also in its functions."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import is written out, from `dossier` on"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {part for name in names if (part := unit_of(name)) in units}
    return found


def unit_of(imported: str) -> str:
    """`problems` for `dossier.problems.Problem`; nothing for what is not the program's."""
    top, _, rest = imported.partition(".")
    return rest.partition(".")[0] if top == "dossier" else ""


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("import dossier.dates", {"dates"}),
        ("from dossier import urls, dates", {"urls", "dates"}),
        ("from dossier.pages.parts import Page", {"pages"}),
        ("def f():\n    from dossier.dates import Date", {"dates"}),
        ("from dossiers import urls", set()),
    ],
)
def test_every_way_to_import_is_seen(line: str, found: set[str]) -> None:
    assert own_imports(ast.parse(line), {"dates", "urls", "pages"}) == found


# Who prints, who previews


def calls(tree: ast.AST) -> Iterator[str]:
    """The names called and used in a module, as written: `click.echo`, `sys.stdout`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


def prints(tree: ast.AST) -> bool:
    outlets = {"print", "input", "click.echo", "click.secho", "sys.stdout", "sys.stderr"}
    return bool(outlets & set(calls(tree))) or bool({"rich", "click"} & imported(tree))


def imported(tree: ast.AST) -> set[str]:
    """The packages of others that a module imports."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_only_the_command_line_prints() -> None:
    assert {module.unit for module in MODULES if prints(module.tree)} == PRINTERS
    assert prints(ast.parse("import sys\nsys.stdout.write('lamp')"))
    assert prints(ast.parse("def f():\n    print('lamp')"))


def test_only_the_preview_imports_its_server() -> None:
    servers = {"livereload", "tornado"}
    found = {module.unit for module in MODULES if servers & imported(module.tree)}
    assert "serve" in found
    assert {m.name for m in MODULES if "livereload" in imported(m.tree)} == PREVIEWERS
    assert found <= PREVIEWERS | {"preview"}


def test_building_and_checking_need_no_network_and_start_no_program_but_git() -> None:
    reaching = {"socket", "urllib.request", "http", "requests", "httpx", "asyncio"}
    assert {m.name for m in MODULES if "subprocess" in imported(m.tree)} == {"repository"}
    for module in MODULES:
        if module.unit not in PREVIEWERS | {"preview"} and module.name not in FETCHERS:
            assert not reaching & imported(module.tree), module.name
            assert not {"os.system", "os.popen"} & set(calls(module.tree)), module.name


# How modules are made


def test_no_module_is_too_long() -> None:
    assert {module.name: module.lines for module in MODULES if module.lines > LONGEST} == {}


def test_every_module_opens_with_what_it_is_for() -> None:
    bare = [module.name for module in MODULES if not ast.get_docstring(module.tree)]
    assert bare == []


def test_importing_a_module_does_nothing_but_define() -> None:
    done = [f"{m.name}:{line}: {text}" for m in MODULES for line, text in acts(m.tree)]
    assert done == []


def acts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What a module does when it is imported, besides defining."""
    for statement in tree.body:
        if isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant):
            yield statement.lineno, ast.unparse(statement)
            continue
        if isinstance(statement, ast.For | ast.While | ast.With | ast.Try | ast.Delete):
            yield statement.lineno, type(statement).__name__.lower()
            continue
        if isinstance(statement, ast.If) and not is_guard(statement):
            yield statement.lineno, f"if {ast.unparse(statement.test)}"
            continue
        if not isinstance(statement, ast.If | ast.FunctionDef):
            yield from calls_at_import(statement)


def is_guard(statement: ast.If) -> bool:
    """`if TYPE_CHECKING:`, `if __name__ == …:` and `if sys.platform == …:` do nothing."""
    return bool(re.search(r"TYPE_CHECKING|__name__|sys\.platform", ast.unparse(statement.test)))


def calls_at_import(statement: ast.stmt) -> Iterator[tuple[int, str]]:
    for node in evaluated(statement):
        if isinstance(node, ast.Call) and not defines(node):
            yield node.lineno, ast.unparse(node)


def evaluated(node: ast.AST) -> Iterator[ast.AST]:
    """A statement and what is evaluated with it: not what stands in functions and decorators."""
    yield node
    for child in ast.iter_child_nodes(node):
        deferred = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        decorates = child in getattr(node, "decorator_list", ())
        if not deferred and not decorates:
            yield from evaluated(child)


def defines(call: ast.Call) -> bool:
    """Whether a call makes a value: of a class, whose name has a capital, or by what is known."""
    function = call.func.value if isinstance(call.func, ast.Subscript) else call.func
    written = ast.unparse(function)
    last = function.attr if isinstance(function, ast.Attribute) else written
    return last.lstrip("_")[:1].isupper() or not DEFINING.isdisjoint({written, last})


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("x = open('lamp')", 1),
        ("register(lamp)", 1),
        ("x = [load(each) for each in LAMPS]", 1),
        ("class Lamp:\n    lit = light()", 1),
        ("for each in LAMPS:\n    pass", 1),
        ("import re\nLAMP = re.compile('lamp')", 0),
        ("@dataclass(frozen=True)\nclass Lamp:\n    lit: bool = field(default=False)", 0),
        ("def light():\n    return open('lamp')", 0),
        ("if __name__ == '__main__':\n    main()", 0),
    ],
)
def test_what_acts_at_import_is_told_from_what_defines(source: str, seen: int) -> None:
    assert len(list(acts(ast.parse(source)))) == seen
