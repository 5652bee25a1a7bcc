"""What is documented is there, what is there is documented; templates, pages and words agree."""

import ast
import dataclasses
import re
import types
import typing
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from dossiers import PROJECT, TEMPLATES
from jinja2 import Environment, FileSystemLoader, nodes

import dossier.pages  # noqa: F401  (makes all classes of pages known)
from dossier.codes import catalogue
from dossier.pages.parts import Frame, Page
from dossier.records import KINDS, Settings
from dossier.reference import reference
from dossier.words.catalogues import read_catalogue

DOCUMENTS = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *sorted(PROJECT.glob("docs/*.md"))]


# Documents


def test_the_reference_is_current() -> None:
    written = (PROJECT / "docs" / "reference.md").read_text(encoding="utf-8")
    assert written == reference(), "renew it: make docs"


def test_every_field_and_every_code_is_in_the_reference() -> None:
    text = reference()
    codes = re.findall(r"^### ([a-z0-9-]+)$", text, re.MULTILINE)
    assert catalogue().keys() <= set(codes)
    for model in (Settings, *KINDS):
        names = {field.alias or name for name, field in model.model_fields.items()}
        assert {name for name in names if f"| `{name}` |" not in text} <= {"id", "body"}, model


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_in_a_document_leads_somewhere(document: Path) -> None:
    text = without_code(document.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^()\s]+)\)", text):
        if not re.match(r"https?://", target):
            file, _, anchor = target.partition("#")
            found = (document.parent / file) if file else document
            assert found.exists(), target
            assert not anchor or anchor in anchors(found.read_text(encoding="utf-8")), target


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives to the headings of a document."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_target_of_make_that_the_readme_names_is_there() -> None:
    makefile = (PROJECT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    readme = (PROJECT / "README.md").read_text()
    named = set(re.findall(r"\bmake ([a-z]+)", " ".join(code(readme))))
    assert named >= {"site", "test", "check", "serve"}
    assert named <= targets


def test_every_path_that_the_readme_names_is_there() -> None:
    readme = (PROJECT / "README.md").read_text()
    named = {
        word
        for each in code(readme)
        for word in each.split()
        if re.fullmatch(r"(content|docs|templates|site|dossier)/[\w./-]*", word)
    }
    assert "content/dossier.yaml" in named
    made = re.compile(r"site/|.*\bID\b")
    assert [each for each in named if not made.match(each) and not (PROJECT / each).exists()] == []


def code(text: str) -> list[str]:
    return [a or b for a, b in re.findall(r"```\w*\n(.*?)```|`([^`\n]+)`", text, re.DOTALL)]


# Templates and the classes of pages


def page_classes() -> list[type[Page]]:
    found: list[type[Page]] = []
    left: list[type[Page]] = [Page]
    while left:
        below = left.pop().__subclasses__()
        # A dataclass with slots is made twice; the first making is no page.
        found += [each for each in below if "template" in vars(each)]
        left += below
    return sorted({each.__qualname__: each for each in found}.values(), key=lambda c: c.__name__)


CLASSES = page_classes()
ENVIRONMENT = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)


def parsed(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text(encoding="utf-8"))


def test_every_template_belongs_to_one_class_and_every_class_has_one() -> None:
    assert len(CLASSES) >= 15
    named = [each.template for each in CLASSES]
    assert sorted(named) == sorted(path.name for path in (TEMPLATES / "pages").glob("*.html"))


def test_every_macro_and_layout_is_used() -> None:
    written = "".join(path.read_text() for path in TEMPLATES.rglob("*.html"))
    for folder in ("macros", "layouts"):
        for path in (TEMPLATES / folder).glob("*.html"):
            assert f'"{folder}/{path.name}"' in written, path.name


def used_fields(template: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """Line, owner and field of every `page.field` and `page.frame.field` of a template."""
    for node in template.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == "page":
            yield node.lineno, "page", node.attr
        inner = node.node
        if (
            isinstance(inner, nodes.Getattr)
            and isinstance(inner.node, nodes.Name)
            and inner.node.name == "page"
        ):
            yield node.lineno, inner.attr, node.attr


def fields(kind: type) -> dict[str, object]:
    return typing.get_type_hints(kind)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_a_template_uses_only_fields_that_its_class_has(kind: type[Page]) -> None:
    for line, owner, name in used_fields(parsed(f"pages/{kind.template}")):
        of = [kind] if owner == "page" else dataclasses_in(fields(kind)[owner])
        assert not of or any(name in fields(each) for each in of), f"{kind.template}:{line}: {name}"


def test_the_layout_uses_only_fields_that_every_page_has() -> None:
    for line, owner, name in used_fields(parsed("layouts/base.html")):
        of = {"page": Page, "frame": Frame}.get(owner)
        assert of is None or name in fields(of), f"base.html:{line}: {name}"


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_a_class_has_no_field_that_its_template_leaves_out(kind: type[Page]) -> None:
    uses = used_fields(parsed(f"pages/{kind.template}"))
    used = {name for _, owner, name in uses if owner == "page"}
    own = {field.name for field in dataclasses.fields(kind)} - {
        field.name for field in dataclasses.fields(Page)
    }
    assert own - used == set()


def dataclasses_in(annotation: object) -> list[type]:
    """The dataclasses that a value of an annotation may be."""
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        return [annotation]
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return list(chain.from_iterable(map(dataclasses_in, typing.get_args(annotation))))
    return []


def test_templates_only_loop_branch_and_call() -> None:
    """No sorting, grouping, parsing or escaping by hand in a template."""
    allowed = {"length"}
    for path in sorted(TEMPLATES.rglob("*.html")):
        tree = parsed(path.relative_to(TEMPLATES).as_posix())
        filters = {node.name for node in tree.find_all(nodes.Filter)}
        assert filters <= allowed, path.name
        assert not list(tree.find_all(nodes.MarkSafe)), path.name


# Words


ENGLISH = read_catalogue("en", [TEMPLATES]).wordings
SPEAKERS = {"say", "count", "markup"}


def spoken(name: str) -> Iterator[tuple[int, str, nodes.Expr]]:
    """The calls of `say`, `count` and `markup` in a template: line, which, and the key."""
    for call in parsed(name).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in SPEAKERS:
            yield call.lineno, call.node.name, call.args[0]


def keys_of(expression: nodes.Expr) -> Iterator[tuple[str, bool]]:
    """The keys that an expression may be, each with whether it is only the beginning of one."""
    if isinstance(expression, nodes.Const):
        yield expression.value, False
    elif isinstance(expression, nodes.CondExpr):
        yield from keys_of(expression.expr1)
        if expression.expr2 is not None:
            yield from keys_of(expression.expr2)
    elif isinstance(expression, nodes.Concat | nodes.Add):
        first = expression.nodes[0] if isinstance(expression, nodes.Concat) else expression.left
        if isinstance(first, nodes.Const):
            yield first.value, True


def is_known(key: str, beginning: bool) -> bool:
    return any(each.startswith(key) for each in ENGLISH) if beginning else key in ENGLISH


@pytest.mark.parametrize(
    "name", sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
)
def test_every_wording_that_a_template_asks_for_is_there(name: str) -> None:
    for line, _, expression in spoken(name):
        keys = list(keys_of(expression))
        assert keys, f"{name}:{line}: the key cannot be read off the template"
        for key, beginning in keys:
            assert is_known(key, beginning), f"{name}:{line}: {key}"


def test_every_wording_that_the_program_asks_for_is_there() -> None:
    asked = [
        (path.name, line, key, beginning)
        for path in sorted((PROJECT / "dossier").rglob("*.py"))
        for line, key, beginning in asked_in(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert len(asked) > 100
    assert [each for each in asked if not is_known(each[2], each[3])] == []


def asked_in(tree: ast.AST) -> Iterator[tuple[int, str, bool]]:
    """Line and key of every `words.say(…)` and its kin; and whether the key is only a beginning."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args:
            speaker = ast.unparse(call.func.value).rpartition(".")[2]
            if call.func.attr in SPEAKERS and speaker in {"words", "_words"}:
                yield from ((call.lineno, *key) for key in keys_in(call.args[0]))


def keys_in(expression: ast.expr) -> Iterator[tuple[str, bool]]:
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value, False
    elif isinstance(expression, ast.IfExp):
        yield from keys_in(expression.body)
        yield from keys_in(expression.orelse)
    elif isinstance(expression, ast.JoinedStr):
        first = expression.values[0]
        if isinstance(first, ast.Constant):
            yield str(first.value), True
