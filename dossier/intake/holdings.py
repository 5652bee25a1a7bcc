"""What a dossier holds, records that cannot be read yet among it: one that was brought in an hour
ago still waits for its title."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.archive import Archive, Captured
from dossier.articles import ArticleError, read_article
from dossier.loading import ARTICLE_ENDINGS, Content
from dossier.quotes import fold_article, locate_within


@dataclass(frozen=True)
class Holding:
    """A source by its record as it is written: its id, the file and text of that,
    its captures, its address."""

    id: str
    shown: str
    text: str
    files: frozenset[str]
    omit: tuple[str, ...]
    url: str


def holdings_of(content: Content) -> Sequence[Holding]:
    """Every source of a content folder."""
    return [
        _holding(key.partition(":")[2], content) for key in content.documents if _is_source(key)
    ]


def _is_source(key: str) -> bool:
    return key.startswith("source:")


def _holding(id: str, content: Content) -> Holding:
    document = content.documents[f"source:{id}"]
    captures = document.value.get("captures")
    named = [each.get("file") for each in _list(captures) if isinstance(each, dict)]
    usual = [name for end in ARTICLE_ENDINGS if (name := f"{id}{end}") in content.articles]
    omit = tuple(each for each in _list(document.value.get("omit")) if isinstance(each, str))
    files = frozenset(str(file) for file in named if file) or frozenset(usual)
    url = str(document.value.get("url") or "")
    return Holding(id, document.file, document.text, files, omit, url)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def captures_in(content: Content, archive: Archive) -> Iterator[tuple[str, Captured]]:
    """Every archived text that can be read, with the id of its source."""
    for source, captures in archive.captures.items():
        yield from ((source, captured) for captured in captures)
    for holding in holdings_of(content):
        if holding.id not in archive.captures:
            for file in sorted(holding.files & content.articles.keys()):
                captured = _captured(file, content.articles[file], holding)
                if captured is not None:
                    yield holding.id, captured


def _captured(file: str, data: bytes, holding: Holding) -> Captured | None:
    try:
        article = read_article(file, data)
    except ArticleError:
        return None
    whole = fold_article(article)
    spans = [locate_within(passage, whole) for passage in holding.omit]
    omitted = tuple(span for span in spans if span is not None)
    return Captured(file, "", fold_article(article, omitted), omitted)
