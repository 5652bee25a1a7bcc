"""The pack as files: a PDF, and a page that holds all it needs and opens offline."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from dossier.packing.fonts import lettering
from dossier.packing.letters import letters_of
from dossier.packing.printing import CannotPackError, print_page
from dossier.packing.styling import PAPER, SCREEN, policy, style_sheet
from dossier.pages import PackPage
from dossier.problems import Problem
from dossier.rendering import Renderer

__all__ = ["FORMS", "CannotPackError", "Form", "Pack", "pack"]

Form = Literal["pdf", "html"]
FORMS: tuple[Form, ...] = ("pdf", "html")


@dataclass(frozen=True)
class Pack:
    """The files by their form; `missing` are the letters that no font has: boxes in all of them."""

    files: Mapping[Form, bytes]
    missing: tuple[str, ...]


def pack(
    page: PackPage, renderer: Renderer, folders: Sequence[Path], forms: Collection[Form] = FORMS
) -> Pack | Problem:
    """The files of a pack, or what is wrong with its templates, which are in `folders`.

    Raises `CannotPackError` where what makes them is not installed.
    """
    if find_spec("fontTools") is None:
        raise CannotPackError("what makes a pack is not installed", INSTALL)
    bare = renderer.render(page)
    if isinstance(bare, Problem):
        return bare
    found = lettering(letters_of(bare), folders)
    files: dict[Form, bytes] = {}
    for form in forms:
        style = style_sheet(found, {"pdf": PAPER, "html": SCREEN}[form], folders)
        styled = renderer.render(replace(page, style=style, policy=policy(style)))
        if isinstance(styled, Problem):
            return styled
        files[form] = print_page(styled) if form == "pdf" else styled
    return Pack(files, found.missing)


INSTALL = "type `make pack`, or install requirements-pack.txt"
