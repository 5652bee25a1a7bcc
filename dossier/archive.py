"""The archived articles of the sources: opened, compared with their checksums, folded."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dossier.articles import ArticleError, read_article
from dossier.loading import ARTICLE_ENDINGS, Content
from dossier.problems import Place, Problem, error, guess, warning
from dossier.quotes import FoldedArticle, Span, fold_article, locate_within
from dossier.recall import Recall, afresh
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


def open_archive(content: Content, recall: Recall = afresh) -> Archive:
    """Open every capture of every source that is not withdrawn."""
    captures: dict[str, tuple[Captured, ...]] = {}
    broken: set[str] = set()
    problems: list[Problem] = []
    used: set[str] = set()
    for source in content.records:
        if isinstance(source, Source):
            declared = captures_of(source, content)
            used.update(capture.file for capture in declared)
            if source.withdrawn:
                continue
            opening = _Opening(source, content, content.documents[source.key], recall)
            captures[source.id] = opening.open(declared)
            problems += opening.problems
            if declared and not captures[source.id]:
                broken.add(source.id)
    problems += _stray_articles(content, used)
    return Archive(captures, frozenset(broken), tuple(problems))


def captures_of(source: Source, content: Content) -> tuple[Capture, ...]:
    """The captures that a source names, else the files of its name."""
    if source.captures:
        return source.captures
    names = (source.id + ending for ending in ARTICLE_ENDINGS)
    return tuple(Capture(file=name) for name in names if _is_there(name, content))


def _is_there(name: str, content: Content) -> bool:
    return name in content.articles or f"article:{name}" in content.unread


@dataclass
class _Opening:
    """The archived texts of one source, being opened."""

    source: Source
    content: Content
    document: YamlFile
    recall: Recall
    problems: list[Problem] = field(default_factory=list)
    omitted: set[int] = field(default_factory=set)

    def open(self, declared: tuple[Capture, ...]) -> tuple[Captured, ...]:
        captured = [self._capture(index, capture) for index, capture in enumerate(declared)]
        opened = tuple(each for each in captured if each is not None)
        if len(opened) == len(declared) > 0:
            self._find_omissions_missing()
        return opened

    def _capture(self, index: int, capture: Capture) -> Captured | None:
        place = self.document.place(("captures", index, "file"))
        data = self.content.articles.get(capture.file)
        if data is None:
            self._miss(capture.file, place)
            return None
        sha256 = hashlib.sha256(data).hexdigest()
        self.problems += _checksum_problems(self.source, index, capture, sha256, self.document)
        language = self.source.language or _language(self.content)
        inputs = capture.file, sha256, data, self.source.omit, language
        try:
            captured, omitted = self.recall(_read, *inputs)
        except ArticleError as fault:
            hint = "save the article again, as UTF-8 text"
            self._refuse("unreadable-article", place, f"{capture.file}: {fault}", hint)
            return None
        self.omitted |= omitted
        return captured

    def _miss(self, file: str, place: Place) -> None:
        if f"article:{file}" not in self.content.unread:
            there = f"put the file into {self.content.folder}/articles/, or delete the entry"
            hint = "\n".join(filter(None, (guess(file, self.content.articles), there)))
            self._refuse("missing-capture", place, f'there is no archived file "{file}"', hint)

    def _find_omissions_missing(self) -> None:
        for index in set(range(len(self.source.omit))) - self.omitted:
            message = "the passage to omit does not stand in any archived text of this source"
            hint = "copy its first and last words from the article, with … between"
            self._refuse("omit-not-found", self.document.place(("omit", index)), message, hint)

    def _refuse(self, code: str, place: Place, message: str, hint: str) -> None:
        self.problems.append(error(code, place, message, hint, self.source.key))


def _read(
    file: str, sha256: str, data: bytes, omit: tuple[str, ...], language: str
) -> tuple[Captured, frozenset[int]]:
    """An archived text, and the numbers of the passages to omit that stand in it."""
    article = read_article(file, data)
    whole = fold_article(article, (), language)
    spans = {index: locate_within(passage, whole) for index, passage in enumerate(omit)}
    found = {index: span for index, span in spans.items() if span is not None}
    omitted = tuple(found.values())
    folded = fold_article(article, omitted, language) if omitted else whole
    captured = Captured(file, sha256, folded, omitted)
    return captured, frozenset(found)


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


def _stray_articles(content: Content, used: set[str]) -> Iterator[Problem]:
    if any(key.startswith("source:") for key in content.unread | content.drafts):
        return  # one of these may be the source that has it
    for name in sorted(set(content.articles) - used - content.arriving):
        place = Place(f"{content.folder}/articles/{name}")
        hint = "name it in the `captures` of a source, or remove it"
        yield warning("stray-article", place, "no source has this archived text", hint)
