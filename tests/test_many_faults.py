"""A dossier with a fault in each of forty files: all are told in one run, and nothing else is."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from dossiers import write_dossier

from dossier.cli import commands

ENTRIES = yaml.safe_load((Path(__file__).parent / "many_faults.yaml").read_text(encoding="utf-8"))
# Each file, what stands in it, and the one thing that is wrong with it (or none, where it is half
# of what is wrong with another).
FAULTS = [(name, entry["text"], entry["fault"]) for name, entry in ENTRIES.items()]
SOURCE = "title: A report\noutlet: herald\n"

SOUND = {
    "articles/herald.txt": (
        "The mayor said that the harbour has been closed since Monday.\n\n"
        "The band did not leave the quay until the evening, and nobody knows when the pilots will"
        " go to sea again or who is going to pay them.\n"
    ),
    "sources/herald.yaml": SOURCE
    + "origin: own\ncaptures:\n  - {file: herald.txt, sha256: {herald}}\n",
    "articles/ferries.txt": (
        "The ferries will run again from July. It is said that the ferries will run again from"
        " July, and that tickets are sold on the quay.\n"
    ),
    "sources/ferries.yaml": SOURCE
    + "origin: own\ncaptures:\n  - {file: ferries.txt, sha256: {ferries}}\n",
    "sources/rumour.yaml": SOURCE + "origin: unknown\n",
    "sources/gazette.yaml": SOURCE + "origin: unknown\n",
    "actors/gazette.yaml": "name: The Gazette\nkind: outlet\n",
    "articles/changed.txt": "Somebody has mended a slip in this article, which nobody may.\n",
    "articles/omit.txt": "This is an article with nothing in it to leave out.\n",
    "events/opening.yaml": "date: 2031-06\ntitle: The harbour opens\ndraft: true\n",
}


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the dossier, with the site of its sound state in it, as the current folder."""
    monkeypatch.chdir(tmp_path)
    sound = {name: with_checksums(text) for name, text in SOUND.items()}
    write_dossier(tmp_path / "content", sound)
    built = run("build", "--out", "site")
    assert built.exit_code == 0, built.output
    for name, text, _ in FAULTS:
        path = tmp_path / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(with_checksums(text))
    return tmp_path


def with_checksums(text: str) -> str:
    from hashlib import sha256

    for name in ("herald", "ferries", "omit"):
        digest = sha256(SOUND[f"articles/{name}.txt"].encode()).hexdigest()
        text = text.replace("{" + name + "}", digest)
    return text


def run(*words: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(commands, ["--content", "content", *words])


def told(output: str) -> list[tuple[str, str]]:
    """Each problem's file, and its place and code."""
    found = re.findall(r"^content/(\S+?)(?::(\d+):(\d+))?: \w+: .* \[([a-z-]+)\]$", output, re.M)
    return [(file, f"{line or 0}:{column or 0} {code}") for file, line, column, code in found]


def test_all_are_told_in_one_run_with_their_places_and_no_other_is(dossier: Path) -> None:
    result = run("check")
    assert sorted(told(result.output)) == sorted(
        (file, fault) for file, _, fault in FAULTS if "none" not in fault
    )
    assert result.exit_code == 1
    assert "Traceback" not in result.output


def test_each_has_a_way_out(dossier: Path) -> None:
    lines = run("check").output.splitlines()
    for line, following in pairwise(lines):
        if line.endswith("]") and line.startswith("content/"):
            assert following.startswith("  "), line


def test_the_closing_line_counts_them(dossier: Path) -> None:
    faults = [fault for _, _, fault in FAULTS if "none" not in fault]
    assert run("check").output.splitlines()[-1] == (
        f"{len(faults)} errors in {len(faults)} files; nothing is written by check"
    )


def test_the_site_keeps_its_bytes_and_its_times(dossier: Path) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        files = (path for path in (dossier / "site").rglob("*") if path.is_file())
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = state()
    result = run("build", "--out", "site")
    assert result.exit_code == 1
    assert result.output.splitlines()[-1].endswith("; site/ is as it was")
    assert before and state() == before


def test_each_alone_is_told_as_it_is_among_the_others(
    dossier: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, _, fault in FAULTS:
        if name in ("sources/ring.yaml", "sources/chain.yaml"):
            continue
        folder = tmp_path_factory.mktemp("alone")
        write_dossier(folder / "content", {n: with_checksums(t) for n, t in SOUND.items()})
        (folder / "content" / name).parent.mkdir(exist_ok=True)
        shutil.copy(dossier / "content" / name, folder / "content" / name)
        monkeypatch.chdir(folder)
        found = [each for each in told(run("check").output) if "stray-article" not in each[1]]
        assert found == [(name, fault)]
