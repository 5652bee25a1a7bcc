"""Changing a few words of a file and nothing else in it: comments, order and line ends stay."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Change(NamedTuple):
    """Words to put in the place of a stretch of a text, from offset `start` to before `end`."""

    start: int
    end: int
    words: str


def line_after(text: str, offset: int, line: str) -> Change:
    """A line of its own below the line of an offset, past a comment that ends that one."""
    end = text.find("\n", offset)
    return Change(len(text), len(text), f"\n{line}") if end < 0 else Change(end, end, f"\n{line}")


def rewrite(path: Path, changes: Iterable[Change]) -> None:
    """Change a file in one step; its offsets are those of its text with single line feeds.

    Raises OSError where it cannot be written; it is then as it was.
    """
    raw = path.read_bytes()
    mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
    text = _changed(raw.removeprefix(BOM_UTF8).decode(), changes)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(mark + text.encode())
        beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _changed(text: str, changes: Iterable[Change]) -> str:
    """The text with its own line ends, of which each counts as one character."""
    signs = re.findall(r"\r\n|.", text, re.DOTALL)
    line_end = next((sign for sign in signs if sign in ("\n", "\r", "\r\n")), "\n")
    for change in sorted(changes, reverse=True):
        signs[change.start : change.end] = [change.words.replace("\n", line_end)]
    return "".join(signs)
