"""Links that open a place in the program that an editor writes with."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from string import Formatter

from dossier.problems import Place

Link = Callable[[Place], str]

# The file is that of a `file:` address, percent-encoded, with its leading slash.
EDITORS = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "macvim": "mvim://open?url=file://{path}&line={line}&column={column}",
    "emacs": "emacs://open?url=file://{path}&line={line}&column={column}",
}

_FIELDS = {"path", "line", "column"}
_SCHEME = re.compile(r"(?!(?:javascript|data|vbscript|blob|file|https?):)[a-z][a-z0-9+.-]*:", re.I)


def no_link(place: Place) -> str:
    """No address: no editor has been named."""
    return ""


def read_editor(text: str) -> Link:
    """What gives the address of a place in an editor: one that is known, or of such a pattern.

    Raises ValueError with a lower-case message for what is neither.
    """
    pattern = EDITORS.get(text, text)
    if "{" not in pattern:
        known = ", ".join(EDITORS)
        raise ValueError(f'no editor "{text}" is known; there are {known}')
    if "{path}" not in pattern or not _fields(pattern) <= _FIELDS:
        raise ValueError(f'"{text}" needs {{path}}, and may have {{line}} and {{column}}')
    if not _SCHEME.match(pattern):
        raise ValueError(f'"{text}" begins with no program\'s own scheme, such as vscode:')
    return partial(_address, pattern)


def _fields(pattern: str) -> set[str]:
    """What stands between braces."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        return {"{"}
    return {f"{name}{spec}{sort or ''}" for _, name, spec, sort in parts if name is not None}


def _address(pattern: str, place: Place) -> str:
    """Empty where no such file is there to be opened."""
    file = Path(place.file).absolute()
    if not file.is_file():
        return ""
    path = file.as_uri().removeprefix("file://")
    return pattern.format(path=path, line=place.line or 1, column=place.column or 1)
