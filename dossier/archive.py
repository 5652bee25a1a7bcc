"""The archived articles of the sources: opened, compared with their checksums, folded."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.articles import ArticleError, read_article
from dossier.loading import ARTICLE_ENDINGS, Content
from dossier.problems import Place, Problem, error, guess, warning
from dossier.quotes import FoldedArticle, Span, fold_article, locate_passage
from dossier.records import Capture, Source
from dossier.yamlfile import YamlFile


@dataclass(frozen=True)
class Captured:
    """One archived text of a source; `omitted` are the spans that are not the article."""

    file: str
    sha256: str
    folded: FoldedArticle
    omitted: tuple[Span, ...]


@dataclass(frozen=True)
class Archive:
    """The archived texts by source id, in the order of its captures, and what is wrong with them.

    A source whose record names a capture is in `broken` where none of them could be opened.
    """

    captures: Mapping[str, tuple[Captured, ...]]
    broken: frozenset[str]
    problems: tuple[Problem, ...]


def open_archive(content: Content) -> Archive:
    """Open every capture of every source."""
    captures: dict[str, tuple[Captured, ...]] = {}
    broken: set[str] = set()
    problems: list[Problem] = []
    used: set[str] = set()
    for source in content.records:
        if isinstance(source, Source):
            declared = captures_of(source, content)
            used.update(capture.file for capture in declared)
            opened, faults = _open_captures(source, declared, content)
            problems += faults
            captures[source.id] = opened
            if declared and not opened:
                broken.add(source.id)
    problems += _stray_articles(content, used)
    return Archive(captures, frozenset(broken), tuple(problems))


def captures_of(source: Source, content: Content) -> tuple[Capture, ...]:
    """The captures that a source names, else the file of its name."""
    if source.captures:
        return source.captures
    names = (source.id + ending for ending in ARTICLE_ENDINGS)
    return tuple(Capture(file=name) for name in names if name in content.articles)


def _open_captures(
    source: Source, declared: tuple[Capture, ...], content: Content
) -> tuple[tuple[Captured, ...], list[Problem]]:
    opened: list[Captured] = []
    problems: list[Problem] = []
    for index, capture in enumerate(declared):
        captured = _open_capture(source, index, capture, content, problems)
        if captured is not None:
            opened.append(captured)
    problems += _omissions_not_found(source, opened, content)
    return tuple(opened), problems


def _open_capture(
    source: Source, index: int, capture: Capture, content: Content, problems: list[Problem]
) -> Captured | None:
    document = content.documents[source.key]
    place = document.place(("captures", index, "file"))
    data = content.articles.get(capture.file)
    if data is None:
        hint = guess(capture.file, content.articles) or "put the file into content/articles/"
        message = f'there is no archived file "{capture.file}"'
        problems.append(error("missing-capture", place, message, hint, source.key))
        return None
    sha256 = hashlib.sha256(data).hexdigest()
    problems += _checksum_problems(source, index, capture, sha256, document)
    try:
        article = read_article(capture.file, data)
    except ArticleError as fault:
        hint = "save the article again, as UTF-8 text"
        problems.append(
            error("unreadable-article", place, f"{capture.file}: {fault}", hint, source.key)
        )
        return None
    found = (locate_passage(passage, article) for passage in source.omit)
    omitted = tuple(span for span in found if span is not None)
    folded = fold_article(article, omitted, source.language or _language(content))
    return Captured(capture.file, sha256, folded, omitted)


def _language(content: Content) -> str:
    return content.settings.language if content.settings else ""


def _checksum_problems(
    source: Source, index: int, capture: Capture, sha256: str, document: YamlFile
) -> Iterator[Problem]:
    accept = "`python build.py check --accept-captures`"
    if capture.sha256 is None:
        place = document.place(("captures", index))
        message = f"no checksum is recorded for {capture.file}"
        yield warning("capture-unrecorded", place, message, f"record it with {accept}", source.key)
    elif capture.sha256.lower() != sha256:
        place = document.place(("captures", index, "sha256"))
        message = f"{capture.file} is not the file whose checksum is recorded"
        hint = f"restore the file; if the change is meant, record it with {accept}"
        yield error("capture-changed", place, message, hint, source.key)


def _omissions_not_found(
    source: Source, opened: list[Captured], content: Content
) -> Iterator[Problem]:
    document = content.documents[source.key]
    for index, passage in enumerate(source.omit):
        if opened and all(locate_passage(passage, c.folded.article) is None for c in opened):
            place = document.place(("omit", index))
            message = "the passage to omit does not stand in any archived text of this source"
            hint = "copy its first and last words from the article, with … between"
            yield error("omit-not-found", place, message, hint, source.key)


def _stray_articles(content: Content, used: set[str]) -> Iterator[Problem]:
    if any(key.startswith("source:") for key in content.unread | content.drafts):
        return  # one of these may be the source that has it
    for name in sorted(set(content.articles) - used):
        place = Place(f"{content.folder}/articles/{name}")
        hint = "name it in the `captures` of a source, or remove it"
        yield warning("stray-article", place, "no source has this archived text", hint)
