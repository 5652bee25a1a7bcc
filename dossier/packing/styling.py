"""The style sheet of the pack, with its fonts in it, and the policy that allows no other."""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from dossier.packing.fonts import Face, Lettering
from dossier.rendering import for_readers

SCREEN = ("text", "screen")
PAPER = ("text", "paper")


def style_sheet(lettering: Lettering, names: Sequence[str], folders: Sequence[Path]) -> Markup:
    """The sheets `templates/pack/NAME.css` as one, after the fonts.

    A sheet of the first of the folders that has it is taken. Nothing in a style sheet is escaped;
    what could end it is refused.
    """
    families = "".join(
        f"--{role.lower()}: {', '.join(map(_quoted, found))};\n"
        for role, found in lettering.families.items()
    )
    sheets = "".join(_sheet(name, folders) for name in names)
    css = "".join(map(_face, lettering.faces)) + f":root {{\n{families}}}\n" + sheets
    if "</" in css:
        raise ValueError("a style sheet of the pack has </ in it")
    return Markup(css)


def policy(style: str) -> str:
    """A Content-Security-Policy for a page with one style sheet, which is in it."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _quoted(family: str) -> str:
    return f'"{family}"'


def _face(face: Face) -> str:
    data = base64.b64encode(face.data).decode()
    return (
        f"@font-face {{ font-family: {_quoted(face.family)}; font-weight: {face.weight}; "
        f"font-style: {face.style}; src: url(data:font/woff2;base64,{data}) }}\n"
    )


def _sheet(name: str, folders: Sequence[Path]) -> str:
    paths = (folder / "pack" / f"{name}.css" for folder in folders)
    path = next(path for path in paths if path.is_file())
    return for_readers(path.name, path.read_bytes()).decode()
