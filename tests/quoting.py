"""A small article, and quotes looked for in it."""

from dossier.articles import Article, read_article
from dossier.quotes import (
    Found,
    Missed,
    Quote,
    find_quote,
    fold_article,
)

MILL = (
    "The old mill on the river turns slowly, said Ines Varga, who has kept it for nine years.\n\n"
    "Nobody has asked her to stop. “It is not for sale,” she told the Upland Courier, and closed"
    " the door.\n\n"
    "Whether it may burn again is for the council to say."
)


def article(text: str) -> Article:
    return read_article("mill.txt", text.encode("utf-8"))


def find(text: str, quote: str, *, language: str = "en", **context: str) -> Found | Missed:
    return find_quote(Quote(quote, **context), [fold_article(article(text), (), language)])


def quoted(found: Found | Missed) -> list[str]:
    assert isinstance(found, Found), found
    return [found.article.text[span.start : span.end] for span in found.spans]
