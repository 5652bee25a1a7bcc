"""What the preview shows: the last good state of the site, and what is wrong with the newest."""

from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier import urls
from dossier.preview.address import Address
from dossier.preview.editions import NOTHING, Edition
from dossier.preview.editors import Link, no_link
from dossier.preview.listing import Listed, listed
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
    """The newest site that could be made, and the problems of the newest content.

    `edition` is None while none could be made. `fault` says how the program itself failed, if it
    did. `link` gives the address at which the editor's own program opens a place, if wanted.
    """

    edition: Edition | None = None
    problems: tuple[Problem, ...] = ()
    fault: str = ""
    is_current: bool = False
    link: Link = no_link

    def showing(self, edition: Edition, problems: tuple[Problem, ...]) -> "Preview":
        """What to show of content that has nothing worse than these problems."""
        return replace(self, edition=edition, problems=problems, fault="", is_current=True)

    def failing(self, problems: tuple[Problem, ...]) -> "Preview":
        """What to show of content that no site can be made from."""
        return replace(self, problems=problems, fault="", is_current=False)

    def failed_by(self, fault: Exception) -> "Preview":
        """What to show where the program itself has a fault."""
        said = f"{type(fault).__name__}: {fault}"
        return replace(self, problems=(), fault=said, is_current=False)

    @cached_property
    def panel(self) -> str:
        """The problems as HTML; empty if there is none."""
        if not self.problems and not self.fault:
            return ""
        counted = count_of(self.problems) if self.problems else ""
        return _rendered("panel.html", preview=self, counted=counted, state=self._state)

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """The problems as they are shown."""
        return listed(self.problems, self.link)

    @cached_property
    def _state(self) -> str:
        stated = repr((self.listed, self.fault, self.is_current, self.edition is None))
        return blake2b(stated.encode(errors="replace"), digest_size=8).hexdigest()

    def message(self, file: str) -> dict[str, str]:
        """What an open page is told: the names of what is shown of it now, and the problems.

        A page that has another name than its own has changed. Names may be empty while they are
        not known.
        """
        edition = self.edition or NOTHING
        return {
            "page": edition.name_of(page_shown(edition, file)),
            "core": edition.core,
            "style": edition.style,
            "data": edition.data,
            "growth": edition.growth,
            "state": self.panel and self._state,
            "panel": self.panel,
        }


def page_shown(edition: Edition, file: str) -> str:
    """The page that is shown where a file is asked for."""
    is_there = file in edition.files or edition.has_yet_to_make(file)
    return file if is_there else urls.NOT_FOUND


@dataclass(frozen=True, slots=True)
class Answer:
    """What the browser gets. `location` is where to look instead."""

    status: int
    body: bytes
    content_type: str = HTML
    location: str = ""


def answer(preview: Preview, address: Address, path: str) -> Answer | None:
    """The answer to a request for `path`, as the browser sent it; None while it is being made."""
    inside = address.within(path)
    if inside is None:
        return _outside(address, path)
    edition = preview.edition
    if edition is None:
        return Answer(503, _alone(preview, *_NOTHING))
    file = urls.file_of(inside)
    folder = f"{inside}/index.html"
    if folder in edition.files or folder in edition.promised:
        return Answer(302, b"", location=address.path_of(f"{inside}/"))
    shown = page_shown(edition, file)
    if edition.has_yet_to_make(shown):
        return None
    if shown in edition.files:
        return _found(preview, edition, shown, 200 if shown == file else 404)
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


def _found(preview: Preview, edition: Edition, file: str, status: int) -> Answer:
    content = edition.files[file]
    kind = TYPES.get(PurePosixPath(file).suffix, "application/octet-stream")
    body = _followed(content, preview, edition, file) if kind == HTML else content
    return Answer(status, body, kind)


def _followed(page: bytes, preview: Preview, edition: Edition, file: str) -> bytes:
    """A page that follows the preview.

    The scripts stand before everything else, so that no fault of a template can swallow them and
    no policy of the page forbids them; the page's own policy is served as it will be published.
    They stand in the page itself, as each request for one would keep it from being shown. What the
    parser has seen already of document type and head, it passes over in the page.
    """
    doctype = "<!doctype html>" if b"<!doctype" in page[:1024].lower() else ""
    tools = _rendered("tools.html", edition=edition, file=file)
    return (doctype + tools).encode() + page + _encoded(preview.panel)


def _alone(preview: Preview, title: str, text: str) -> bytes:
    panel = Markup(preview.panel)  # made by a template of ours, which escapes
    shown = {"title": title, "text": text, "panel": panel, "edition": NOTHING, "file": ""}
    return _encoded(_rendered("alone.html", **shown))


def _encoded(text: str) -> bytes:
    """As UTF-8; a name of a file may hold what is not text."""
    return text.encode(errors="replace")


def own_file(name: str) -> Answer | None:
    """A file of the preview itself that pages ask for; its other scripts stand in them."""
    if name not in ("preview.css", "connection.js"):
        return None
    return Answer(200, _own(name).encode(), TYPES[PurePosixPath(name).suffix])


@cache
def _own(name: str) -> Markup:
    """A script or the style sheet of the preview, as it stands."""
    return Markup(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _rendered(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(values, own=_own)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
