"""Reading a content folder: every file, every record, and all that is wrong with them."""

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossier.folders import (
    LARGEST_ARTICLE,
    ContentFile,
    arriving,
    as_printed,
    bytes_of,
    cannot_be_read,
    file_at,
    files_below,
    is_folder,
    is_passed_over,
)
from dossier.identifiers import STATED_ORIGINS, is_record_id, nearest_id
from dossier.problems import Place, Problem, as_shown, error, warning
from dossier.reading import read_record, read_settings
from dossier.recall import Recall, Very, afresh
from dossier.recordfile import Reader, ending_of, is_draft, reader_of
from dossier.records import KINDS, Record, Settings
from dossier.yamlfile import YamlFile, read_yaml

ARTICLE_ENDINGS = (".md", ".txt", ".html")


@dataclass(frozen=True)
class Content:
    """A content folder as read: what could be understood of it, and its problems.

    `folder` is the folder as shown to a person. `records` are ordered by kind and id. `documents`
    has the file of each record by its key, and that of dossier.yaml under `dossier`. `drafts` are
    the keys of records left out, `unread` those of records too faulty to be read, and `article:`
    with the path of each archived file that cannot be read. `articles` are the archived files by
    path in articles/; of those `arriving`, the record is still being written.
    """

    folder: str
    settings: Settings | None
    records: tuple[Record, ...]
    documents: Mapping[str, YamlFile]
    drafts: frozenset[str]
    unread: frozenset[str]
    articles: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    arriving: frozenset[str] = frozenset()


@dataclass
class _Found:
    """What has been read so far."""

    shown: str
    recall: Recall
    records: list[Record] = field(default_factory=list)
    documents: dict[str, YamlFile] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    articles: dict[str, bytes] = field(default_factory=dict)
    arriving: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def below(self, name: str) -> str:
        """A path in the content folder, as shown to a person."""
        return f"{self.shown}/{name}" if self.shown != "." else name


def load(folder: Path, *, drafts: bool = False, recall: Recall = afresh) -> Content:
    """Read a content folder, with its drafts if wanted. Never raises for what stands in it."""
    found = _Found(str(as_shown(folder)), recall)
    if not is_folder(folder):
        there = os.path.lexists(folder)
        message = "this is not a folder" if there else "there is no such folder"
        hint = "name the folder that holds dossier.yaml with --content"
        missing = error("missing-file", Place(found.shown), message, hint)
        return Content(found.shown, None, (), {}, frozenset(), frozenset(), {}, (missing,))
    settings = _load_settings(folder, found)
    for kind in KINDS:
        _load_kind(folder, kind, found, with_drafts=drafts)
    _load_articles(folder, found)
    found.problems += _strays(folder, found)
    return Content(
        found.shown,
        settings,
        tuple(found.records),
        found.documents,
        frozenset(found.drafts),
        frozenset(found.unread),
        found.articles,
        tuple(found.problems),
        frozenset(found.arriving),
    )


def _load_settings(folder: Path, found: _Found) -> Settings | None:
    path, shown = folder / "dossier.yaml", found.below("dossier.yaml")
    if not os.path.lexists(path):
        hint = "write one with at least `title`, `as_of` and `lead`"
        missing = error("missing-file", Place(shown), "the dossier has no dossier.yaml", hint)
        found.problems.append(missing)
        return None
    document, problems = _read(file_at(path, shown), read_yaml, found.recall)
    found.problems += problems
    if document is None:
        return None
    found.documents["dossier"] = document
    settings, problems = found.recall(_settings_in, Very(document))
    found.problems += problems
    return settings


def _settings_in(document: Very[YamlFile]) -> tuple[Settings, Sequence[Problem]]:
    return read_settings(document.value)


def _load_kind(folder: Path, kind: type[Record], found: _Found, *, with_drafts: bool) -> None:
    ending = ending_of(kind)
    claimants: dict[str, list[str]] = defaultdict(list)
    for file in files_below(folder / kind.folder, found.below(kind.folder)):
        fault = file.problem or _misnamed(file, kind, ending)
        id = nearest_id(file.path.stem)
        if fault is not None:
            found.problems.append(fault)
            if fault.severity == "error":
                found.unread.add(f"{kind.kind}:{id}")
            continue
        claimants[id].append(file.shown)
        if len(claimants[id]) == 1:
            _load_record(file, kind, found, with_drafts=with_drafts)
    found.problems += _duplicates(kind, claimants)


def _misnamed(file: ContentFile, kind: type[Record], ending: str) -> Problem | None:
    stem, place = file.path.stem, Place(file.shown)
    if file.path.suffix != ending:
        hint = f"{kind.folder}/ holds records named ID{ending}"
        return warning("stray-file", place, "this file is not read", hint)
    if stem in STATED_ORIGINS:
        hint = "rename the file; `own` and `unknown` already say where a source is from"
        return error("bad-id", place, f'"{stem}" cannot be an id', hint)
    if not is_record_id(stem):
        near = nearest_id(stem)
        hint = f'call it "{near}{ending}"' if near else "use a–z, 0–9 and single hyphens"
        return error("bad-id", place, f'"{stem}" is not an id', hint)
    return None


def _duplicates(kind: type[Record], claimants: Mapping[str, list[str]]) -> Iterator[Problem]:
    for id, files in claimants.items():
        for file in files[1:]:
            message = f'{kind.kind} "{id}" is also in {files[0]}'
            yield error("duplicate-id", Place(file), message, "rename one of the files")


def _load_record(
    file: ContentFile, kind: type[Record], found: _Found, *, with_drafts: bool
) -> None:
    id = file.path.stem
    key = f"{kind.kind}:{id}"
    document, problems = _read(file, reader_of(kind), found.recall)
    record = None
    faults: Sequence[Problem] = ()
    if document is not None:
        found.documents[key] = document
        if is_draft(document) and not with_drafts:
            found.drafts.add(key)
            return
        record, faults = found.recall(_record_in, kind, id, Very(document))
    found.problems += [*problems, *faults]
    if record is None:
        found.unread.add(key)
    else:
        found.records.append(record)


def _record_in(
    kind: type[Record], id: str, document: Very[YamlFile]
) -> tuple[Record | None, Sequence[Problem]]:
    return read_record(kind, id, document.value)


def _read(
    file: ContentFile, reader: Reader, recall: Recall
) -> tuple[YamlFile | None, Sequence[Problem]]:
    content = bytes_of(file)
    return (
        (None, [content]) if isinstance(content, Problem) else recall(reader, file.shown, content)
    )


def _load_articles(folder: Path, found: _Found) -> None:
    top = found.below("articles")
    for file in files_below(folder / "articles", top):
        # The same name may be composed on one disk and decomposed on another.
        name = unicodedata.normalize("NFC", file.shown.removeprefix(f"{top}/"))
        if file.problem is None and file.path.suffix not in ARTICLE_ENDINGS:
            hint = "an archived text is named .md, .txt or .html"
            stray = warning("stray-file", Place(file.shown), "this file is not read", hint)
            found.problems.append(stray)
            continue
        content = bytes_of(file, LARGEST_ARTICLE)
        if isinstance(content, Problem):
            found.problems.append(content)
            found.unread.add(f"article:{name}")
        else:
            found.articles[name] = content
            if os.path.lexists(arriving(file.path)):
                found.arriving.add(name)


# A folder with this file in it is a website that a build has made.
SITE_MARK = ".dossier-site"


def _is_site(folder: Path) -> bool:
    return os.path.lexists(folder / SITE_MARK)


def content_paths(folder: Path) -> tuple[Path, ...]:
    """What of a content folder is its own; a site may stand beside it in the same folder."""
    return tuple(folder / name for name in ("dossier.yaml", "articles", *(k.folder for k in KINDS)))


def _strays(folder: Path, found: _Found) -> Iterator[Problem]:
    known = {kind.folder for kind in KINDS} | {"articles", "dossier.yaml"}
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as fault:
        yield cannot_be_read(found.shown, fault, "the folder")
        return
    for name in names:
        path = folder / name
        if name not in known and not is_passed_over(name) and not _is_site(path):
            place = Place(found.below(as_printed(name)))
            what = "folder" if is_folder(path) else "file"
            hint = "records stand in " + ", ".join(f"{kind.folder}/" for kind in KINDS)
            yield warning("stray-file", place, f"this {what} is not read", hint)
