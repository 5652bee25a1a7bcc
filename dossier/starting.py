"""A small dossier to begin with: it builds as it is, and has an example of most things."""

import hashlib
from importlib.resources import as_file, files
from pathlib import Path

from dossier.schemas import modeline, write_schemas

_PLACEHOLDER = "SHA256"


class NotEmptyError(ValueError):
    """The folder for a new dossier has something in it already."""


def start_dossier(content: Path) -> list[Path]:
    """Write the content of a small dossier into a new or empty folder; the files written.

    Raises `NotEmptyError` rather than mix it with something else.
    """
    if content.exists() and (not content.is_dir() or any(content.iterdir())):
        raise NotEmptyError(str(content))
    written: list[Path] = []
    with as_file(files("dossier").joinpath("starter")) as starter:
        sums = {
            path.stem: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in (starter / "articles").iterdir()
        }
        for model in sorted(path for path in starter.rglob("*") if path.is_file()):
            path = content / model.relative_to(starter)
            text = model.read_text(encoding="utf-8").replace(_PLACEHOLDER, sums.get(path.stem, ""))
            first = modeline(path, content)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(((f"{first}\n" if first else "") + text).encode())
            written.append(path)
    write_schemas(content)
    return written
