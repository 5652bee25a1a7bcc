"""What the preview shows: the last good state of the site, and what is wrong with the newest."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier import urls
from dossier.pipeline import Made
from dossier.preview.address import Address
from dossier.problems import Problem
from dossier.reports import count_of

HTML = "text/html; charset=utf-8"
TYPES = {
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": HTML,
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".yaml": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class Preview:
    """The newest site that could be made, as files by path, and the problems of the newest content.

    `files` is None while none could be made; `edition` then is empty, and else names what is in
    them. `fault` says how the program itself failed, if it did.
    """

    files: Mapping[str, bytes] | None = None
    edition: str = ""
    problems: tuple[Problem, ...] = ()
    fault: str = ""
    is_current: bool = False

    def after(self, result: Made | Exception) -> "Preview":
        """What to show after a build, or the attempt at one."""
        if isinstance(result, Exception):
            fault = f"{type(result).__name__}: {result}"
            return replace(self, problems=(), fault=fault, is_current=False)
        if result.files is None:
            return replace(self, problems=result.problems, fault="", is_current=False)
        return Preview(result.files, _edition(result.files), result.problems, is_current=True)

    @cached_property
    def panel(self) -> str:
        """The problems as HTML; empty if there is none."""
        if not self.problems and not self.fault:
            return ""
        counted = count_of(self.problems) if self.problems else ""
        return _rendered("panel.html", preview=self, counted=counted, state=self._state)

    @cached_property
    def _state(self) -> str:
        stated = repr((self.problems, self.fault, self.is_current, self.files is None))
        return hashlib.blake2b(stated.encode(), digest_size=8).hexdigest()

    @property
    def message(self) -> dict[str, str]:
        """What the open pages are told; a page of another edition than this one loads again."""
        return {"edition": self.edition, "state": self.panel and self._state, "panel": self.panel}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the browser gets. `location` is where to look instead."""

    status: int
    body: bytes
    content_type: str = HTML
    location: str = ""


def answer(preview: Preview, address: Address, path: str) -> Answer:
    """The answer to a request for `path`, which is as the browser sent it."""
    inside = address.within(path)
    if inside is None:
        return _outside(address, path)
    if preview.files is None:
        return Answer(503, _alone(preview, *_NOTHING))
    file = urls.file_of(inside)
    if file in preview.files:
        return _found(preview, file)
    if f"{inside}/index.html" in preview.files:
        return Answer(302, b"", location=address.path_of(f"{inside}/"))
    if urls.NOT_FOUND in preview.files:
        return replace(_found(preview, urls.NOT_FOUND), status=404)
    return Answer(404, _alone(preview, *_NO_PAGE))


_NOTHING = (
    "There is no page to show yet",
    "It appears here by itself, once the content is mended.",
)
_NO_PAGE = ("There is no such page", "The site has no page at this address.")


def _outside(address: Address, path: str) -> Answer:
    if path + "/" == address.path_of(""):
        return Answer(302, b"", location=address.path_of(""))
    return Answer(404, _rendered("elsewhere.html", top=address.path_of("")).encode())


def _found(preview: Preview, file: str) -> Answer:
    assert preview.files is not None
    content = preview.files[file]
    kind = TYPES.get(PurePosixPath(file).suffix, "application/octet-stream")
    return Answer(200, _followed(content, preview) if kind == HTML else content, kind)


def _followed(page: bytes, preview: Preview) -> bytes:
    """A page that follows the preview.

    The script stands before everything else, so that no fault of a template can swallow it and no
    policy of the page forbids it; the page's own policy is served as it will be published. What
    the parser has seen already of document type and head, it passes over in the page.
    """
    doctype = "<!doctype html>" if b"<!doctype" in page[:1024].lower() else ""
    tools = _rendered("tools.html", edition=preview.edition)
    return (doctype + tools).encode() + page + _encoded(preview.panel)


def _alone(preview: Preview, title: str, text: str) -> bytes:
    panel = Markup(preview.panel)  # made by a template of ours, which escapes
    shown = {"title": title, "text": text, "panel": panel, "edition": preview.edition}
    return _encoded(_rendered("alone.html", **shown))


def _encoded(text: str) -> bytes:
    """As UTF-8; a name of a file may hold what is not text."""
    return text.encode(errors="replace")


def own_file(name: str) -> Answer | None:
    """A script or style sheet of the preview itself; its pages are no such files."""
    if name not in ("preview.css", "preview.js", "connection.js"):
        return None
    content = Path(__file__).with_name(name).read_bytes()
    return Answer(200, content, TYPES[PurePosixPath(name).suffix])


def _rendered(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _edition(files: Mapping[str, bytes]) -> str:
    """A name for exactly these files, the same whenever they are the same."""
    digest = hashlib.blake2b(digest_size=8)
    for path, content in sorted(files.items()):
        digest.update(os.fsencode(f"{path}\0{len(content)}\0"))
        digest.update(content)
    return digest.hexdigest()
