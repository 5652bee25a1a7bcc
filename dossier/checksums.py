"""Recording the checksums of archived articles in the records of their sources."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from dossier.archive import captures_of
from dossier.loading import Content, load
from dossier.records import Source
from dossier.rewriting import Change, line_after, rewrite
from dossier.yamlfile import YamlFile


def record_checksums(folder: Path) -> Iterator[str]:
    """Write every checksum that is missing or differs into its record; yields the files changed.

    Nothing else in a file changes: comments, order and line ends stay as they are. Raises OSError
    where a file cannot be written; it is then as it was.
    """
    content = load(folder, drafts=True)
    for source in content.records:
        if isinstance(source, Source):
            document = content.documents[source.key]
            changes = list(checksum_changes(source, document, content))
            if changes:
                rewrite(Path(document.file), changes)
                yield document.file


def checksum_changes(source: Source, document: YamlFile, content: Content) -> Iterator[Change]:
    """What makes the record of a source say the checksums of its archived files as they are."""
    new: list[tuple[str, str]] = []
    for index, capture in enumerate(captures_of(source, content)):
        data = content.articles.get(capture.file)
        if data is None:
            continue
        digest = hashlib.sha256(data).hexdigest()
        if not source.captures:
            new.append((capture.file, digest))
        elif capture.sha256 is None:
            yield from _added(document, index, digest)
        elif capture.sha256.lower() != digest:
            known = document.values["captures", index, "sha256"]
            yield Change(known.start, known.end, digest)
    if new:
        yield _captures_field(document, new)


def _added(document: YamlFile, index: int, digest: str) -> Iterator[Change]:
    """`sha256` beside `file`: on a line of its own, or within the brackets."""
    file = document.values["captures", index, "file"]
    capture = document.values["captures", index]
    words = f"sha256: {digest}"
    if document.text[capture.start] == "{":
        yield Change(file.end, file.end, f", {words}")
    elif document.text[document.values["captures",].start] == "[":
        yield Change(capture.start, capture.start, "{")
        yield Change(file.end, file.end, f", {words}}}")
    else:
        margin = " " * (document.keys["captures", index, "file"].column - 1)
        yield line_after(document.text, file.end, margin + words)


def _captures_field(document: YamlFile, new: list[tuple[str, str]]) -> Change:
    """The field `captures` at the end of a record that leaves it out."""
    text, root = document.text, document.values[()]
    items = [(_as_value(file), digest) for file, digest in new]
    if text[root.start] == "{":
        inside = ", ".join(f"{{file: {file}, sha256: {digest}}}" for file, digest in items)
        last = max(span.end for path, span in document.values.items() if path)
        return Change(last, last, f", captures: [{inside}]")
    margin = " " * (min(span.column for path, span in document.keys.items() if len(path) == 1) - 1)
    lines = [f"{margin}captures:"]
    for file, digest in items:
        lines += [f"{margin}  - file: {file}", f"{margin}    sha256: {digest}"]
    ended = re.search(r"^\.\.\.", text, re.MULTILINE)
    end = ended.start() if ended else len(text)
    before = "" if text[:end].endswith("\n") else "\n"
    return Change(end, end, before + "\n".join(lines) + "\n")


def _as_value(text: str) -> str:
    """A file's name as YAML has it."""
    return text if re.fullmatch(r"[A-Za-z0-9][\w./-]*", text) else '"' + text + '"'
