"""The editor's guide, followed to the letter: its commands are run, its records are written."""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result
from dossiers import PROJECT

from dossier.cli import commands
from dossier.schemas import schemas

GUIDE = (PROJECT / "docs" / "editing.md").read_text(encoding="utf-8")
HOUR = GUIDE.partition("## The first hour")[2].partition("\n## ")[0]
ARTICLE = PROJECT / "tests" / "intake" / "cluttered" / "page.html"


def said_commands() -> list[list[str]]:
    """The commands of the first hour, in order."""
    found = re.findall(r"^ *python build\.py (.*)$", HOUR, re.MULTILINE)
    split = [re.findall(r'"[^"]*"|\S+', line) for line in found]
    return [[word.strip('"') for word in words] for words in split]


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
    actor, origin, event = fields(HOUR)
    shutil.copy(ARTICLE, here / "ferries.html")
    ran = []
    with ExitStack() as opened:
        for words in said_commands():
            ran.append(words[0])
            if words[0] == "serve":
                address = opened.enter_context(preview(words))
                assert "The harbour" in shown(address)
                continue
            result = run(words)
            assert result.exit_code == 0, (words, result.output)
            if words[:2] in (["new", "actor"], ["new", "event"]):
                fill(here, words, actor if words[1] == "actor" else event)
            if words[0] == "import":
                assert "not found: " in result.stdout
                record = here / "my-dossier/sources/gazette-ferries.yaml"
                assert "\noutlet: alva-gazette\n" in record.read_text(encoding="utf-8")
                record.write_text(
                    record.read_text(encoding="utf-8").replace("\norigin:\n", f"\n{origin}")
                )
            if words[0] == "find":
                assert "[@gazette-ferries " in result.stdout
        assert "The ferries moved to the northern port" in shown(f"{address}events/ferries/")
    assert ran == ["new", "serve", "new", "import", "new", "find", "check", "--content"]
    assert (here / "my-site/events/ferries/index.html").is_file()


@contextmanager
def preview(words: list[str]) -> Iterator[str]:
    """The preview as the guide has it, but on any free port; its address."""
    command = [sys.executable, str(PROJECT / "build.py"), *words, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[2]
        process.terminate()


def shown(address: str) -> str:
    """A page of the preview, as it is when all that was saved before is built."""
    for _ in range(600):
        with suppress(HTTPError), urlopen(address) as answer:
            return str(answer.read().decode())
        time.sleep(0.1)
    raise AssertionError(address)


def fill(here: Path, words: list[str], record: str) -> None:
    """Write into a new record what the guide says to."""
    path = here / f"my-dossier/{words[1]}s/{words[2]}.yaml"
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    path.write_text(f"{first}\n{record}", encoding="utf-8")


def test_every_kind_of_record_has_its_paragraph_and_every_example_its_fields() -> None:
    kinds = GUIDE.partition("## The kinds of records")[2].partition("\n## ")[0]
    for kind in ("Actor", "Event", "Statement", "Disagreement", "Brief", "Page", "Source"):
        assert f"**{kind}** (`{kind.lower()}s/ID." in kinds
    for kind, example in zip(("actor", "statement", "disagreement"), fields(kinds), strict=True):
        schema = json.loads(schemas()[f"{kind}.json"])
        jsonschema.validate(yaml.load(example, yaml.CBaseLoader), schema)
