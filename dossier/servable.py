"""Whether a host such as GitHub Pages can serve a finished site: names, sizes, links."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from dossier import urls
from dossier.problems import Place, Problem, as_shown, error
from dossier.publishing import Refused
from dossier.publishing.premises import check_names

# https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits; a larger
# file cannot be pushed to a repository either.
LARGEST_SITE, LARGEST_FILE = 1_000_000_000, 100_000_000

# What actions/upload-pages-artifact leaves out, whatever it is told.
_LEFT_OUT = {".git", ".github"}
# What a disk of Windows, and so a copy of the site on one, cannot hold.
_UNFIT = re.compile(r"[\"*:<>?|]|[ .](?:/|$)")


def unservable(files: Mapping[str, bytes], site: str, base_url: str | None) -> list[Problem]:
    """All that keeps a host from serving a site as it was made.

    `site` is the folder of the site as shown to a person; `base_url` the address it is made for.
    """
    return sorted([*_names(files, site), *_sizes(files, site), *_links(files, site, base_url)])


def _names(files: Mapping[str, bytes], site: str) -> Iterator[Problem]:
    try:
        check_names(files.keys(), ())
    except Refused as refusal:
        yield error("site-name", Place(site), refusal.message, refusal.hint)
    for name in sorted(files):
        hint = "rename what it is made from"
        if _LEFT_OUT & set(name.split("/")):
            message = "files of this name are not uploaded to Pages"
            yield error("site-name", Place(f"{site}/{name}"), message, hint)
        elif unfit := _UNFIT.search(name):
            message = f'not every host or disk can hold a name with "{unfit[0].strip("/")}" there'
            yield error("site-name", Place(f"{site}/{name}"), message, hint)


def _sizes(files: Mapping[str, bytes], site: str) -> Iterator[Problem]:
    whole = sum(map(len, files.values()))
    if whole > LARGEST_SITE:
        message = f"the site has {whole:,} bytes; GitHub Pages serves at most {LARGEST_SITE:,}"
        hint = "publish fewer texts in full (`publish_articles`), or choose another host"
        yield error("site-size", Place(site), message, hint)
    for name, content in sorted(files.items()):
        if len(content) > LARGEST_FILE:
            message = f"the file has {len(content):,} bytes; at most {LARGEST_FILE:,} are served"
            hint = "split what it is made from"
            yield error("site-size", Place(f"{site}/{name}"), message, hint)


@dataclass(frozen=True, slots=True)
class _Reference:
    """An address written in a file of the site, and its line."""

    line: int
    target: str


class Fault(NamedTuple):
    """Why an address leads nowhere, and the way out."""

    code: str
    message: str
    hint: str


_ADDRESSES = ("href", "src", "poster", "data", "action", "formaction", "cite")
_IN_STYLE = re.compile(r"""url\(\s*(["']?)(.*?)\1\s*\)|@import\s+(["'])(.*?)\3""")


def _links(files: Mapping[str, bytes], site: str, base_url: str | None) -> Iterator[Problem]:
    """Every address in a page or style sheet leads to a file of the site, and its # to a place."""
    top = None if base_url is None else urlsplit(base_url).path.rstrip("/")
    pages = {name: _read(content) for name, content in files.items() if name.endswith(".html")}
    for name, (references, _) in sorted(pages.items()):
        for reference in references:
            if fault := _fault(name, reference.target, top, files, pages):
                place = Place(f"{site}/{name}", reference.line, 1)
                yield error(fault.code, place, fault.message, fault.hint)
    for name, content in sorted(files.items()):
        if name.endswith((".css", ".svg")):
            for match in _IN_STYLE.finditer(content.decode("utf-8", "replace")):
                line = match.string.count("\n", 0, match.start()) + 1
                if fault := _fault(name, match[2] or match[4] or "", top, files, {}):
                    place = Place(f"{site}/{name}", line, 1)
                    yield error(fault.code, place, fault.message, fault.hint)


_Pages = Mapping[str, tuple[list[_Reference], frozenset[str]]]


def _read(page: bytes) -> tuple[list[_Reference], frozenset[str]]:
    """The addresses in a page, and the places in it that an address can lead to."""
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    references, anchors = [], set()
    for element in root.iter(etree.Element) if root is not None else ():
        anchors |= {element.get("id"), element.get("name") if element.tag == "a" else None}
        targets = [element.get(name) for name in _ADDRESSES]
        targets += [each.split()[0] for each in _candidates(element)]
        if element.get("http-equiv", "").lower() == "refresh":
            targets.append(element.get("content", "").partition("url=")[2])
        line = element.sourceline if isinstance(element.sourceline, int) else 1
        references += [_Reference(line, target) for target in targets if target is not None]
    return references, frozenset(filter(None, anchors))


def _candidates(element: etree._Element) -> list[str]:
    sets = (element.get(name, "") for name in ("srcset", "imagesrcset"))
    return [each for written in sets for each in written.split(",") if each.strip()]


def _fault(
    name: str, target: str, top: str | None, files: Mapping[str, bytes], pages: _Pages
) -> Fault | None:
    """What is wrong where an address in the file of that name leads nowhere."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    # Only the page that is sent at any depth begins its links at the path of the site.
    is_rooted = name == urls.NOT_FOUND and top is not None and path.startswith(f"{top}/")
    if path.startswith("/") and not is_rooted:
        message = f'"{target}" begins at the top of the host, where the site need not stand'
        hint = "write it relative to the page, as all links are"
        return Fault("broken-link", message, hint)
    found = _file_at(name, path, top)
    if found not in files:
        # It else asks for its style sheet at each likely depth.
        is_one_of_many = name == urls.NOT_FOUND and not path.startswith("/")
        message = f'"{target}" leads to no file of the site'
        return None if is_one_of_many else Fault("broken-link", message, _CORRECT)
    fragment = unquote(parts.fragment)
    if fragment and found in pages and fragment not in pages[found][1]:
        message = f'"{target}" leads to no place in {found}'
        return Fault("broken-anchor", message, _CORRECT)
    return None


_CORRECT = "correct the template that writes it"


def _file_at(name: str, path: str, top: str | None) -> str:
    """The file of the site that a path means in the file of that name; empty where it is none."""
    if not path:
        return name
    whole = path.removeprefix(f"{top}/") if path.startswith("/") else join(dirname(name), path)
    steps = normpath(whole) if whole else "."
    if steps == ".." or steps.startswith("../"):
        return ""
    is_folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
    return urls.file_of("" if steps == "." else steps + "/" * is_folder)


def unkeepable(out: Path, keep: Iterable[str]) -> Iterator[Problem]:
    """What of the files that a build leaves alone in its output folder no host takes."""
    for name in keep:
        kept = out / name
        for path in (kept, *sorted(kept.rglob("*") if kept.is_dir() else ())):
            place = Place(str(as_shown(path)))
            if path.is_symlink():
                yield error("symbolic-link", place, "links are not published", "put the file there")
            elif path.is_file() and path.stat().st_size > LARGEST_FILE:
                size = path.stat().st_size
                message = f"the file has {size:,} bytes; at most {LARGEST_FILE:,} are served"
                yield error("site-size", place, message, "put it elsewhere")
