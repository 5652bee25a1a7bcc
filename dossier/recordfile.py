"""The file of one record: where it stands in a content folder, and what it says."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from dossier.folders import is_passed_over
from dossier.identifiers import STATED_ORIGINS, is_record_id
from dossier.problems import Place, Problem, error
from dossier.reading import read_record
from dossier.records import KINDS, Page, Record
from dossier.yamlfile import Span, YamlFile, parse_yaml, read_yaml
from dossier.yamlfile.decoding import decode

Reader = Callable[[str, bytes], tuple[YamlFile | None, list[Problem]]]


@dataclass(frozen=True, slots=True)
class Revision:
    """What a file once said of a record: without `record` where it is a draft, or not understood.

    `document` is None where it cannot even be read.
    """

    document: YamlFile | None
    record: Record | None
    draft: bool


def read_revision(kind: type[Record], id: str, file: str, content: bytes) -> Revision:
    """Read the file of a record as it once was, by the rules of today."""
    document, _ = reader_of(kind)(file, content)
    if document is None or is_draft(document):
        return Revision(document, None, draft=document is not None)
    record, _ = read_record(kind, id, document)
    return Revision(document, record, draft=False)


def record_at(path: str) -> tuple[type[Record], str] | None:
    """The kind and id of the record whose file stands at a path of a content folder, if any."""
    *folders, name = path.split("/")
    kind = next((kind for kind in KINDS if folders and kind.folder == folders[0]), None)
    if kind is None or any(map(is_passed_over, (*folders, name))):
        return None
    id = name.removesuffix(ending_of(kind))
    return (kind, id) if id != name and is_record_id(id) and id not in STATED_ORIGINS else None


def keys_of(paths: Iterable[str]) -> Iterator[str]:
    """The keys of the records whose files are among the paths."""
    return (f"{kind.kind}:{id}" for kind, id in filter(None, map(record_at, paths)))


def ending_of(kind: type[Record]) -> str:
    """How the name of a record's file ends."""
    return ".md" if kind is Page else ".yaml"


def reader_of(kind: type[Record]) -> Reader:
    """What makes of a file the fields of such a record."""
    return _read_page if kind is Page else read_yaml


def is_draft(document: YamlFile) -> bool:
    """Whether a record says that it is not to be published yet, however else it is."""
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
        return None, [_without_front_matter(shown, text)]
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
    return replace(document, text=text, value=value, values=values), problems


def _without_front_matter(shown: str, text: str) -> Problem:
    if re.match(r"---[ \t]*\n", text):
        message = "the front matter is not closed"
        hint = "put a line `---` between the fields and the text"
    else:
        message = "the page has no front matter"
        hint = "begin the file with a line `---`, `title: …`, and a line `---`"
    return error("not-a-record", Place(shown, 1, 1), message, hint)
