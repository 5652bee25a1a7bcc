"""A small site to publish, and what a test asks of the folder that it was published to."""

import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest

from dossier.publishing import MARK, Refused, publish

PROJECT = Path(__file__).resolve().parent.parent
PAGES = {
    "index.html": b"<h1>The ferry to Port Amity</h1>",
    "events/sailing/index.html": b"<p>The ferry sailed at noon.</p>",
    "assets/site.css": b"p { max-width: 38rem }",
}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder but the mark, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


def refusal(files: Mapping[str, bytes], out: Path, **options: object) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        publish(files, out, **options)  # type: ignore[arg-type]
    return caught.value.message, caught.value.hint


def traces(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "site")


def run(program: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", textwrap.dedent(program)]
    done = subprocess.run(command, capture_output=True, text=True, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr
    return done  # type: ignore[no-any-return]
