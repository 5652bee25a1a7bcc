"""References inside pages, for the programs that collect them: Zotero, Mendeley, Citavi."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from dossier.bibliography.items import Item, ItemType
from dossier.dates import Date
from dossier.dates.parts import is_plain
from dossier.words import Words

_TYPES: dict[ItemType, str] = {
    "article-newspaper": "newspaperArticle",
    "broadcast": "tvBroadcast",
    "webpage": "webpage",
    "document": "document",
}


def citation_tags(item: Item, words: Words) -> tuple[tuple[str, str], ...]:
    """Names and contents of the `<meta>` elements of a page about one item.

    Zotero's translator Embedded Metadata takes whatever has a `citation_title` for an article of a
    journal, unless `z:itemType` says what it is; and despite that, what has a
    `citation_journal_title`. So the outlet of an article is named in the words of PRISM.
    """
    return tuple(_tags(item, words))


def _tags(item: Item, words: Words) -> Iterator[tuple[str, str]]:
    yield "z:itemType", _TYPES[item.type]
    yield "citation_title", item.title
    for name in item.authors:
        yield "citation_author", name
    if item.publisher:
        yield "citation_publisher", item.publisher
    elif item.container:
        yield "prism:publicationName", item.container
    if item.published:
        yield "citation_publication_date", _date(item.published, words)
    if item.language:
        yield "citation_language", item.language
    if item.url:
        yield "citation_public_url", item.url


def context_object(item: Item, words: Words) -> str:
    """An item of a list as a ContextObject in Span (COinS): the `title` of an empty element.

    Only a list may have them: on a page about one item Zotero would take them before its `<meta>`.
    The format is that for Dublin Core, the only one in which Zotero lets a type be named.
    """
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", _TYPES[item.type]),
        ("rft.title", item.title),
        *(("rft.creator", name) for name in item.authors),
        ("rft.publisher", item.publisher),
        ("rft.source", None if item.publisher else item.container),
        ("rft.date", _date(item.published, words) if item.published else None),
        ("rft.language", item.language),
        ("rft.identifier", item.url),
    ]
    return urlencode([(key, value) for key, value in pairs if value], quote_via=quote, safe="")


def _date(date: Date, words: Words) -> str:
    """A date that is known as such in ISO 8601, any other in words."""
    return date.text if is_plain(date) else words.date(date)
