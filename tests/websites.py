"""A built website as its readers' programs see it: pages parsed, every reference found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from dossier.publishing import MARK

_ADDRESSES = ("href", "src", "poster", "data", "action", "formaction", "cite", "longdesc")
_CSS_URL = re.compile(r"""url\(\s*(["']?)(.*?)\1\s*\)|@import\s+(["'])(.*?)\3""")

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Reference:
    """An address written in a file of the site."""

    file: str
    target: str
    rel: str = ""

    def __str__(self) -> str:
        return f"{self.file} -> {self.target}"


@dataclass(frozen=True)
class Website:
    """A built site in a folder."""

    folder: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file by its path, but the writer's own mark."""
        paths = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in paths
            if path.name != MARK
        }

    @cached_property
    def pages(self) -> dict[str, HtmlElement]:
        """Every page by its path, parsed."""
        return {
            name: html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
            for name, content in self.files.items()
            if name.endswith(".html")
        }

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """The ids on every page."""
        return {name: frozenset(page.xpath("//@id")) for name, page in self.pages.items()}

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every address in every page and style sheet."""
        return tuple(self._references())

    def _references(self) -> Iterator[Reference]:
        for name, page in self.pages.items():
            yield from (Reference(name, target, rel) for target, rel in _addresses(page))
        for name, content in self.files.items():
            if name.endswith((".css", ".svg")):
                text = content.decode()
                found = (one or other for _, one, _, other in _CSS_URL.findall(text))
                yield from (Reference(name, target) for target in found)

    def file_at(self, address: str, top: str) -> str | None:
        """The file at a whole address of a site whose top is `top`; a folder's is its index."""
        path = unquote(urldefrag(address).url)
        if not path.startswith(top):
            return None
        name = path.removeprefix(top)
        name = name + "index.html" if name == "" or name.endswith("/") else name
        return name if name in self.files else None


def resolved(reference: Reference, top: str) -> str:
    """The whole address that a reference means where the site's top is at `top`."""
    return urljoin(top + reference.file, reference.target)


def is_external(address: str) -> bool:
    """Whether an address leads away from the site it is written in."""
    return bool(urlsplit(address).scheme or urlsplit(address).netloc)


def inside(site: Website) -> Iterator[Reference]:
    """References to the site's own files, but for the page that is sent at any depth."""
    for reference in site.references:
        if reference.file != NOT_FOUND and not is_external(reference.target):
            yield reference


def unresolved(site: Website, top: str) -> list[str]:
    """References within the site that find no file or no anchor, where its top is at `top`."""
    return [str(each) for each in inside(site) if not _leads_somewhere(site, each, top)]


def _leads_somewhere(site: Website, reference: Reference, top: str) -> bool:
    whole = resolved(reference, top)
    file = site.file_at(whole, top)
    fragment = unquote(urldefrag(whole).fragment)
    return file is not None and (not fragment or fragment in site.anchors.get(file, ()))


def _addresses(page: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in page.iter(html.etree.Element):
        rel = element.get("rel", "")
        for name in _ADDRESSES:
            if (target := element.get(name)) is not None:
                yield target, rel
        for name in ("srcset", "imagesrcset"):
            for candidate in element.get(name, "").split(","):
                if candidate.strip():
                    yield candidate.split()[0], rel
        if element.get("http-equiv", "").lower() == "refresh":
            yield element.get("content", "").partition("url=")[2], "refresh"


def page_types(site: Website) -> dict[str, str]:
    """For each sort of page its name and the file of the longest of them."""
    found: dict[str, str] = {}
    for name in site.pages:
        folder, _, rest = name.partition("/")
        sort = folder + ("/ID" if rest.count("/") else "")
        sort = "record" if name.endswith("/record/index.html") else sort
        longest = found.get(sort)
        if longest is None or len(site.files[name]) > len(site.files[longest]):
            found[sort] = name
    return found


def where(site: Website, path: str) -> list[str]:
    """The elements of all pages that an XPath finds, each as `file: text or tag`."""
    return [
        f"{name}: {found if isinstance(found, str) else found.tag}"
        for name, page in site.pages.items()
        for found in page.xpath(path)
    ]
