"""Another id for a record: its file, every reference to it, and its old address, in one step."""

import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier.identifiers import STATED_ORIGINS
from dossier.loading import ARTICLE_ENDINGS, Content, load
from dossier.problems import as_shown
from dossier.prose import Prose, ProseCitation, RecordLink, needle_pattern
from dossier.publishing.exchanging import exchange
from dossier.records import Page, Record, Source, Statement, leaves
from dossier.rewriting import Change, line_after, rewrite
from dossier.yamlfile import Path as FieldPath
from dossier.yamlfile import YamlFile


class RenameError(ValueError):
    """Why a record is not renamed; `hint` is the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a renaming changed: the record's new file, and the files that refer to it."""

    file: Path
    references: int
    files: tuple[Path, ...]


def rename(kind: str, old: str, new: str, folder: Path) -> Renamed:
    """Rename a record in a content folder: all of it, or nothing.

    The folder is copied beside itself, the copy is changed and read again, and only if it says the
    same as before, but for the id, it takes the folder's place in one step.
    """
    before = load(folder, drafts=True)
    record = _wanted(kind, old, new, before)
    changes = {file: list(found) for file, found in _by_file(record, new, before).items()}
    references = sum(map(len, changes.values()))
    own = before.documents[record.key]
    changes.setdefault(own.file, []).append(_former_id(record, own))
    copy = folder.with_name(f".{folder.name}.rename")
    if copy.exists():
        shutil.rmtree(copy)
    try:
        shutil.copytree(folder, copy, symlinks=True)
        for file, found in changes.items():
            rewrite(copy / _below(file, before), found)
        moved = _move(record, new, before, copy)
        _compare(before, load(copy, drafts=True), record, new)
        exchange(copy, folder)
    finally:
        if copy.exists():
            shutil.rmtree(copy)
    touched = tuple(folder / _below(file, before) for file in changes if file != own.file)
    return Renamed(folder / moved, references, touched)


def _wanted(kind: str, old: str, new: str, content: Content) -> Record:
    found = {record.key: record for record in content.records}
    if content.unread:
        names = ", ".join(sorted(content.unread)[:3])
        raise RenameError(f"some files cannot be read: {names}", "mend them first; see `check`")
    if f"{kind}:{old}" not in found:
        raise RenameError(f'there is no {kind} "{old}"', f"an id is a file's name in {kind}s/")
    if f"{kind}:{new}" in found:
        raise RenameError(f'{kind} "{new}" is there already', "choose another id")
    if kind == "source" and new in STATED_ORIGINS:
        raise RenameError(f'"{new}" says where a source is from', "choose another id")
    return found[f"{kind}:{old}"]


def _below(file: str, content: Content) -> Path:
    """The path of a file of the content from the content folder."""
    return Path(file).relative_to(content.folder)


# References


@dataclass(frozen=True, slots=True)
class _Reference:
    """A place that names a record: `offset` is where its id begins in the text of the file."""

    key: str
    offset: int


def _by_file(record: Record, new: str, content: Content) -> Mapping[str, list[Change]]:
    changes: dict[str, list[Change]] = defaultdict(list)
    for reference in _references(record.kind, record.id, content):
        file = content.documents[reference.key].file
        start = reference.offset
        changes[file].append(Change(start, start + len(record.id), new))
    return changes


def _references(kind: str, id: str, content: Content) -> Iterator[_Reference]:
    """Every place that names the record, in fields and in prose."""
    shares = Counter(record.id for record in content.records)[id]
    for record in (content.settings, *content.records):
        if record is not None:
            key = record.key if isinstance(record, Record) else "dossier"
            document = content.documents[key]
            for path, value, refers in leaves(record):
                if isinstance(value, Prose):
                    offsets = _in_prose(kind, id, shares == 1, value, document, path)
                else:
                    offsets = _in_field(kind, id, record, value, refers, document, path)
                yield from (_Reference(key, offset) for offset in offsets)


def _in_field(
    kind: str,
    id: str,
    record: object,
    value: object,
    refers: str | None,
    document: YamlFile,
    path: FieldPath,
) -> Iterator[int]:
    is_venue = isinstance(record, Statement) and path == ("venue",) and kind == "source"
    names = id if refers == kind or is_venue else f"{kind}:{id}" if refers == "any" else None
    if names is None or value != names:
        return
    span = document.values[document.known(path)]
    at = document.text.index(names, span.start, span.end)
    yield at + len(names) - len(id)


def _in_prose(
    kind: str, id: str, is_only: bool, prose: Prose, document: YamlFile, path: FieldPath
) -> Iterator[int]:
    for link in prose.links:
        if link.id == id and (link.kind == kind or (link.kind is None and is_only)):
            yield _offset(link, document, path) + len(link.needle) - len(id)
    if kind == "source":
        for cited in prose.citations:
            start = _offset(cited, document, path)
            if cited.citation.source == id:
                yield start + 1
            if cited.citation.via == id:
                via = re.compile(rf"\bvia\s+(?={re.escape(id)}(?![\w-]))")
                yield _end(via.search(document.text, start), id)


def _end(match: re.Match[str] | None, id: str) -> int:
    if match is None:
        raise RenameError(f'a citation by way of "{id}" was not found again', "rename it by hand")
    return match.end()


def _offset(found: RecordLink | ProseCitation, document: YamlFile, path: FieldPath) -> int:
    span = document.values[document.known(path)]
    matches = needle_pattern(found.needle).finditer(document.text, span.start, span.end)
    return next(match.start() for number, match in enumerate(matches) if number == found.nth)


# The record itself


def _former_id(record: Record, document: YamlFile) -> Change:
    """The old id among the earlier ones."""
    text = document.text
    if ("former_ids",) not in document.values:
        end = _end_of_fields(record, document)
        before = "" if text[:end].endswith("\n") else "\n"
        return Change(end, end, f"{before}former_ids: [{record.id}]\n")
    if not record.former_ids:
        span = document.values["former_ids",]
        return Change(span.start, span.end, f"[{record.id}]")
    last = document.values["former_ids", len(record.former_ids) - 1]
    if document.begins_with_bracket(("former_ids",)):
        return Change(last.end, last.end, f", {record.id}")
    start = text.rindex("\n", 0, last.start) + 1
    return line_after(text, last.end, text[start : last.start] + record.id)


def _end_of_fields(record: Record, document: YamlFile) -> int:
    """Where another field may stand: at the end, or before the line that ends a front matter."""
    if isinstance(record, Page):
        fence = re.search(r"^---[ \t]*$", document.text[3:], re.MULTILINE)
        return fence.start() + 3 if fence else len(document.text)
    ended = re.search(r"^\.\.\.", document.text, re.MULTILINE)
    return ended.start() if ended else len(document.text)


def _move(record: Record, new: str, content: Content, copy: Path) -> Path:
    """Give the record's file its new name, and archived texts that are its by their name."""
    file = _below(content.documents[record.key].file, content)
    moved = file.with_name(new + file.suffix)
    (copy / file).rename(copy / moved)
    if isinstance(record, Source) and not record.captures:
        for ending in ARTICLE_ENDINGS:
            article = copy / "articles" / f"{record.id}{ending}"
            if article.is_file():
                article.rename(article.with_name(new + ending))
    return moved


# The proof


def _compare(before: Content, after: Content, record: Record, new: str) -> None:
    """Raises RenameError unless the copy says the same as the original, but for the id."""
    old_key, new_key = record.key, f"{record.kind}:{new}"
    expected = {new_key if each.key == old_key else each.key for each in before.records}
    codes = [Counter(p.code for p in content.problems) for content in (before, after)]
    named = [
        Counter(
            new_key if each.key == old_key else each.key
            for each in _references(record.kind, id, content)
        )
        for id, content in ((record.id, before), (new, after))
    ]
    left = list(_references(record.kind, record.id, after))
    same = {each.key for each in after.records} == expected
    if not same or codes[0] != codes[1] or named[0] != named[1] or left:
        shown = as_shown(Path(before.folder))
        raise RenameError(f"{shown}/ would not say the same afterwards", "rename it by hand")
