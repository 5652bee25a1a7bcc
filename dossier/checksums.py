"""Recording the checksums of archived articles in the records of their sources."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from dossier.archive import captures_of
from dossier.loading import Content, load
from dossier.records import Source
from dossier.yamlfile import YamlFile


def record_checksums(folder: Path) -> Iterator[str]:
    """Write every checksum that is missing or differs into its record; yields the files changed.

    Nothing else in a file changes: comments, order and line ends stay as they are.
    """
    content = load(folder, drafts=True)
    for source in content.records:
        if isinstance(source, Source):
            document = content.documents[source.key]
            text = with_checksums(source, document, content)
            if text != document.text:
                _rewrite(Path(document.file), document.text, text)
                yield document.file


def with_checksums(source: Source, document: YamlFile, content: Content) -> str:
    """The text of a source's record with the checksums of its archived files as they are."""
    text = document.text
    # From the end, so that the places before stay what they were.
    for index, capture in reversed(list(enumerate(captures_of(source, content)))):
        data = content.articles.get(capture.file)
        if data is None:
            continue
        digest = hashlib.sha256(data).hexdigest()
        if not source.captures:
            return f"{text.rstrip()}\ncaptures:\n  - file: {capture.file}\n    sha256: {digest}\n"
        if capture.sha256 == digest:
            continue
        known = document.values.get(("captures", index, "sha256"))
        if known is not None:
            text = text[: known.start] + digest + text[known.end :]
        else:
            text = _inserted(text, document, index, digest)
    return text


def _inserted(text: str, document: YamlFile, index: int, digest: str) -> str:
    file = document.values["captures", index, "file"]
    if document.text[document.values["captures", index].start] == "{":
        return f"{text[: file.end]}, sha256: {digest}{text[file.end :]}"
    column = document.keys["captures", index, "file"].column
    return f"{text[: file.end]}\n{' ' * (column - 1)}sha256: {digest}{text[file.end :]}"


def _rewrite(path: Path, was: str, text: str) -> None:
    raw = path.read_bytes()
    if b"\r\n" in raw:
        text = text.replace("\n", "\r\n")
    mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    path.write_bytes((mark + text).encode())
