"""The editor's guide, followed to the letter: its commands are run, its records are written."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result
from dossiers import PROJECT

from dossier.cli import commands
from dossier.schemas import schemas

GUIDE = (PROJECT / "docs" / "editing.md").read_text(encoding="utf-8")
HOUR = GUIDE.partition("## The first hour")[2].partition("\n## ")[0]
ARTICLE = "The pilots said that the ferries have sailed from the northern port since Friday, and\n"
ARTICLE += "that the market would follow them before the end of the month. Nobody else was asked.\n"


def said_commands() -> list[list[str]]:
    """The commands of the first hour, in order, without the preview, which waits for an end."""
    found = re.findall(r"^ *python build\.py (.*)$", HOUR, re.MULTILINE)
    split = [re.findall(r'"[^"]*"|\S+', line) for line in found]
    return [[word.strip('"') for word in words] for words in split if words[0] != "serve"]


def fields(text: str) -> list[str]:
    """The records of the first hour, as the guide prints them."""
    return re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(words: list[str]) -> Result:
    return CliRunner().invoke(commands, words)


def test_the_first_hour_ends_with_pages(here: Path) -> None:
    source, event = fields(HOUR)
    ran = []
    for words in said_commands():
        if words[:2] == ["new", "source"]:
            article = here / "my-dossier/articles/gazette-ferries.txt"
            article.write_text(ARTICLE, encoding="utf-8")
        result = run(words)
        assert result.exit_code == 0, (words, result.output)
        ran.append(words[0])
        if words[0] == "new" and words[1] != "dossier":
            fill(here, words, {"source": source, "event": event})
        if words[0] == "find":
            assert "[@gazette-ferries " in result.stdout
    assert ran == ["new", "new", "new", "check", "new", "find", "check", "--content"]
    assert (here / "my-site/events/ferries/index.html").is_file()


def fill(here: Path, words: list[str], records: dict[str, str]) -> None:
    """Write into a new record what the guide says to."""
    kind, id = words[1], words[2]
    text = records.get(kind, "name: The Alva Gazette\nkind: outlet\n")
    path = here / f"my-dossier/{kind}s/{id}.yaml"
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    path.write_text(f"{first}\n{text}", encoding="utf-8")


def test_every_kind_of_record_has_its_paragraph_and_every_example_its_fields() -> None:
    kinds = GUIDE.partition("## The kinds of records")[2].partition("\n## ")[0]
    for kind in ("Actor", "Event", "Statement", "Disagreement", "Brief", "Page", "Source"):
        assert f"**{kind}** (`{kind.lower()}s/ID." in kinds
    for kind, example in zip(("actor", "statement", "disagreement"), fields(kinds), strict=True):
        schema = json.loads(schemas()[f"{kind}.json"])
        jsonschema.validate(yaml.load(example, yaml.CBaseLoader), schema)
