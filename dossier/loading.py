"""Reading a content folder: every file, every record, and all that is wrong with them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dossier.identifiers import STATED_ORIGINS, is_record_id
from dossier.problems import Place, Problem, error, shown, warning
from dossier.reading import read_record, read_settings
from dossier.records import KINDS, Page, Record, Settings
from dossier.yamlfile import Span, YamlFile, decode, parse_yaml, read_yaml

ARTICLE_ENDINGS = (".md", ".txt", ".html")


@dataclass(frozen=True)
class Content:
    """A content folder as read: what could be understood of it, and its problems.

    `folder` is the folder as shown to a person. `records` are ordered by kind and id. `documents`
    has the file of each record by its key, and that of dossier.yaml under `dossier`. `drafts` are
    the keys of records left out, `unread` those of records too faulty to be read. `articles` are
    the archived files by path in articles/.
    """

    folder: str
    settings: Settings | None
    records: tuple[Record, ...]
    documents: Mapping[str, YamlFile]
    drafts: frozenset[str]
    unread: frozenset[str]
    articles: Mapping[str, bytes]
    problems: tuple[Problem, ...]


@dataclass
class _Found:
    """What has been read so far."""

    shown: Path
    records: list[Record] = field(default_factory=list)
    documents: dict[str, YamlFile] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    articles: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load(folder: Path, *, drafts: bool = False) -> Content:
    """Read a content folder, with its drafts if wanted. Never raises for what stands in it."""
    found = _Found(shown(folder))
    if not folder.is_dir():
        message = "there is no such folder" if not folder.exists() else "this is not a folder"
        hint = "name the folder that holds dossier.yaml with --content"
        missing = error("missing-file", Place(str(found.shown)), message, hint)
        return Content(str(found.shown), None, (), {}, frozenset(), frozenset(), {}, (missing,))
    settings = _load_settings(folder, found)
    for kind in KINDS:
        _load_kind(folder, kind, found, with_drafts=drafts)
    _load_articles(folder, found)
    found.problems += _strays(folder, found)
    return Content(
        str(found.shown),
        settings,
        tuple(found.records),
        found.documents,
        frozenset(found.drafts),
        frozenset(found.unread),
        found.articles,
        tuple(found.problems),
    )


def _load_settings(folder: Path, found: _Found) -> Settings | None:
    path = folder / "dossier.yaml"
    shown = str(found.shown / "dossier.yaml")
    if not path.exists():
        hint = "write one with at least `title`, `as_of` and `lead`"
        found.problems.append(
            error("missing-file", Place(shown), "the dossier has no dossier.yaml", hint)
        )
        return None
    content = _bytes(path, shown, found)
    document, problems = read_yaml(shown, content) if content is not None else (None, [])
    found.problems += problems
    if document is None:
        return None
    found.documents["dossier"] = document
    settings, problems = read_settings(document)
    found.problems += problems
    return settings


def _load_kind(folder: Path, kind: type[Record], found: _Found, *, with_drafts: bool) -> None:
    ending = ".md" if kind is Page else ".yaml"
    claimants: dict[str, list[str]] = defaultdict(list)
    for path, shown in _files(folder / kind.folder, found.shown / kind.folder, found):
        if path.suffix != ending:
            hint = f"{kind.folder}/ holds records named ID{ending}"
            found.problems.append(
                warning("stray-file", Place(shown), "this file is not read", hint)
            )
        elif not is_record_id(path.stem) or path.stem in STATED_ORIGINS:
            found.problems.append(_bad_name(shown, path.stem, ending))
        else:
            claimants[path.stem].append(shown)
            if len(claimants[path.stem]) == 1:
                _load_record(path, shown, kind, found, with_drafts=with_drafts)
    found.problems += _duplicates(kind, claimants)


def _bad_name(shown: str, stem: str, ending: str) -> Problem:
    suggestion = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:80].strip("-")
    if stem in STATED_ORIGINS:
        return error(
            "bad-id", Place(shown), f'"{stem}" says what an origin is', "name it otherwise"
        )
    hint = f'call it "{suggestion}{ending}"' if suggestion else "use a–z, 0–9 and single hyphens"
    return error("bad-id", Place(shown), f'"{stem}" is not an id', hint)


def _duplicates(kind: type[Record], claimants: Mapping[str, list[str]]) -> Iterator[Problem]:
    for id, files in claimants.items():
        for file in files[1:]:
            message = f'{kind.kind} "{id}" is also in {files[0]}'
            yield error("duplicate-id", Place(file), message, "rename one of the files")


def _load_record(
    path: Path, shown: str, kind: type[Record], found: _Found, *, with_drafts: bool
) -> None:
    key = f"{kind.kind}:{path.stem}"
    content = _bytes(path, shown, found)
    read = _read_page if kind is Page else read_yaml
    document, problems = read(shown, content) if content is not None else (None, [])
    record = None
    if document is not None:
        found.documents[key] = document
        if _is_draft(document) and not with_drafts:
            found.drafts.add(key)
            return
        record, faults = read_record(kind, path.stem, document)
        problems += faults
    found.problems += problems
    if record is None:
        found.unread.add(key)
    else:
        found.records.append(record)


def _is_draft(document: YamlFile) -> bool:
    return str(document.value.get("draft", "")).lower() in _YES


# What pydantic takes for true.
_YES = ("true", "yes", "y", "on", "t", "1")


_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def _read_page(shown: str, content: bytes) -> tuple[YamlFile | None, list[Problem]]:
    """Read Markdown with front matter as a record whose field `body` is the text below."""
    text, problems = decode(shown, content)
    if problems:
        return None, problems
    front = _FRONT_MATTER.match(text)
    if front is None:
        hint = "begin the file with a line `---`, `title: …`, and a line `---`"
        return None, [
            error("not-a-record", Place(shown, 1, 1), "the page has no front matter", hint)
        ]
    # Blanks in place of the first line keep every offset as it is in the file.
    document, problems = parse_yaml(shown, " " * 3 + text[3 : front.end(1)])
    if document is None:
        return None, problems
    body = Span(text.count("\n", 0, front.end()) + 1, 1, front.end(), len(text))
    if "body" in document.value:
        place = document.place(("body",), key=True)
        problems.append(
            error(
                "unknown-field",
                place,
                'a page has no field "body"',
                "write the text below the front matter",
            )
        )
    value = {**document.value, "body": text[front.end() :]}
    values = {**document.values, ("body",): body}
    return YamlFile(shown, text, value, document.keys, values), problems


def _load_articles(folder: Path, found: _Found) -> None:
    shown_folder = found.shown / "articles"
    for path, shown in _files(folder / "articles", shown_folder, found):
        if path.suffix not in ARTICLE_ENDINGS:
            hint = "an archived text is named .md, .txt or .html"
            found.problems.append(
                warning("stray-file", Place(shown), "this file is not read", hint)
            )
            continue
        content = _bytes(path, shown, found)
        if content is not None:
            found.articles[Path(shown).relative_to(shown_folder).as_posix()] = content


def _files(folder: Path, shown: Path, found: _Found) -> Iterator[tuple[Path, str]]:
    """The files below a folder, by name; links are reported and not followed."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        name = str(shown / path.name)
        if _is_passed_over(path.name):
            continue
        if path.is_symlink():
            hint = "put the file itself here"
            found.problems.append(
                error("symbolic-link", Place(name), "links are not followed", hint)
            )
        elif path.is_dir():
            yield from _files(path, shown / path.name, found)
        elif path.is_file():
            yield path, name


def _is_passed_over(name: str) -> bool:
    """Hidden files, and what editors leave beside the file they are changing."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".bak", ".tmp", ".orig"))


def _bytes(path: Path, shown: str, found: _Found) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError as fault:
        message = f"the file cannot be read: {(fault.strerror or 'unknown error').lower()}"
        found.problems.append(
            error("unreadable-file", Place(shown), message, "check its permissions")
        )
        return None


# A folder with this file in it is a website that a build has made.
SITE_MARK = ".dossier-site"


def _is_site(folder: Path) -> bool:
    return (folder / SITE_MARK).exists()


def content_paths(folder: Path) -> tuple[Path, ...]:
    """What of a content folder is its own; a site may stand beside it in the same folder."""
    return tuple(folder / name for name in ("dossier.yaml", "articles", *(k.folder for k in KINDS)))


def _strays(folder: Path, found: _Found) -> Iterator[Problem]:
    known = {kind.folder for kind in KINDS} | {"articles", "dossier.yaml"}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name not in known and not _is_passed_over(path.name) and not _is_site(path):
            place = Place(str(found.shown / path.name))
            what = "folder" if path.is_dir() else "file"
            hint = "records stand in " + ", ".join(f"{kind.folder}/" for kind in KINDS)
            yield warning("stray-file", place, f"this {what} is not read", hint)
