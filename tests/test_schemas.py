"""JSON Schemas for editors' programs: they take what the dossier takes, and explain every field."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from dossiers import CONTENT, PROJECT, write_dossier

from dossier.cli import commands
from dossier.records import KINDS
from dossier.schemas import FOLDER, modeline, schemas

SCHEMAS = {name.removesuffix(".json"): json.loads(data) for name, data in schemas().items()}
RECORDS = sorted(path for path in CONTENT.rglob("*.yaml"))


class PlainTypes(yaml.CSafeLoader):
    """YAML 1.2 as other programs read it: numbers, true and false; a date stays text."""


PlainTypes.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", "true|false", "tf"),
    ("int", "[0-9]+", "0123456789"),
    ("float", r"[0-9]+\.[0-9]+", "0123456789"),
):
    PlainTypes.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})\\Z"), list(first)
    )


def errors(kind: str, text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(SCHEMAS[kind])
    document = yaml.load(text, PlainTypes)
    return [f"{'/'.join(map(str, e.path))}: {e.validator}" for e in validator.iter_errors(document)]


def kind_of(path: Path) -> str:
    folder = path.relative_to(CONTENT).parts[0]
    return next((kind.kind for kind in KINDS if kind.folder == folder), "dossier")


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_record_of_the_dossier_fits_its_schema_and_names_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert errors(kind_of(path), text) == []
    first = text.partition("\n")[0]
    assert first == modeline(path, CONTENT)
    assert (path.parent / first.partition("$schema=")[2]).is_file()


def test_the_schemas_in_the_dossier_are_current() -> None:
    for name, data in schemas().items():
        assert (CONTENT / FOLDER / name).read_bytes() == data, "renew them: python build.py schema"


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        (
            "event",
            "date: 2031\ntitle: It closed\nactors: [mayor, {actor: herald, part: told}]",
            None,
        ),
        ("event", "date: 2031-05-12\ntitle: 2031", None),
        ("event", "date: 2031\ntitle: It closed\ntitel: It closed", ": additionalProperties"),
        ("event", "title: It closed", ": required"),
        ("source", "title: A\noutlet: herald\nmedium: papre", "medium: enum"),
        ("source", "title: A\noutlet: herald\norigin: own", None),
        ("source", "title: A\noutlet: herald\norigin: [wire]", None),
        ("source", "title: A\noutlet: herald\norigin: wire", "origin: anyOf"),
        ("actor", "name: A\nkind: persn", "kind: enum"),
        ("disagreement", "question: A?\nanswers: [{answer: b}]", "answers: minItems"),
        ("brief", "title: A\ndate: 2031\nbottom_line: B.\ndraft: maybe", "draft: type"),
    ],
)
def test_a_slip_is_found_where_it_stands(kind: str, text: str, fault: str | None) -> None:
    assert errors(kind, text) == ([fault] if fault else [])


def fields(schema: Any) -> list[tuple[str, Any]]:
    groups = [schema, *schema.get("$defs", {}).values()]
    groups += [each for group in groups for each in group.get("anyOf", ())]
    return [field for group in groups for field in group.get("properties", {}).items()]


def test_every_field_has_its_explanation_on_one_line() -> None:
    for kind, schema in SCHEMAS.items():
        assert schema["description"]
        for name, field in fields(schema):
            described = field.get("description") or "$ref" in field
            assert described and "\n" not in field.get("description", ""), f"{kind}: {name}"


def test_the_command_writes_them_and_says_what_to_do_with_them(tmp_path: Path) -> None:
    content = write_dossier(tmp_path / "content")
    first, again = (
        CliRunner().invoke(commands, ["--content", str(content), "schema"]) for _ in range(2)
    )
    assert first.exit_code == again.exit_code == 0
    assert f"{content}/.schemas/event.json" in first.stdout
    assert "# yaml-language-server: $schema=../.schemas/event.json" in first.stdout
    assert again.stdout.startswith("the schemas are current")
    assert sorted(path.stem for path in (content / FOLDER).iterdir()) == sorted(SCHEMAS)
    assert CliRunner().invoke(commands, ["--content", str(content), "check"]).exit_code == 0


def test_the_modeline_leads_from_any_folder(tmp_path: Path) -> None:
    assert modeline(tmp_path / "dossier.yaml", tmp_path) == (
        "# yaml-language-server: $schema=.schemas/dossier.json"
    )
    deep = tmp_path / "actors" / "people" / "kim.yaml"
    assert modeline(deep, tmp_path) == ("# yaml-language-server: $schema=../../.schemas/actor.json")
    assert modeline(tmp_path / "pages" / "about.md", tmp_path) is None
    assert modeline(PROJECT / "tests" / "many_faults.yaml", PROJECT) is None
