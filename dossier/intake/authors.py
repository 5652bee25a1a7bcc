"""The authors of a document, each as its byline has the name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from dossier.articles import Article
from dossier.articles.markup import Placed
from dossier.intake.findings import NOT_SAID, Lack, folded, one_line
from dossier.intake.jsonld import texts_of, types_of
from dossier.intake.page import Page
from dossier.intake.signs import sign

_APART = re.compile(r"\s[|·•–—/]\s")  # parts the byline from the day beside it
LONGEST_NAME, MOST = 80, 8
_HEAD = 12  # blocks of a page or text, from its title on, that may have the byline
_AND = re.compile(
    r"\s*(?:[,;]\s*(?:and|und|et|y|e|и)\s|[,;|·•/&、，]|\s(?:and|und|et|y|e|и|та|i|och|og|en|ve|و)\s)\s*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@\w+\.|\d{3}|[<>{}=]|\A(?:admin|administrator|editor|staff|redaktion|redacción|rédaction|redazione|редакция|guest|unknown|anonymous|null|undefined|none|author)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Authors:
    """The names, and where they were found, in words."""

    names: tuple[str, ...]
    where: str


def authors_of_page(page: Page, title_at: int | None) -> Authors | Lack:
    """The names that the page gives for its authors, where all that it says agrees."""
    told = [each for each in _told(page, title_at) if each.names]
    if not told:
        return NOT_SAID
    fullest = max(told, key=lambda each: len(each.names))
    known = {folded(name) for name in fullest.names}
    if all({folded(name) for name in each.names} <= known for each in told):
        return fullest
    lists = dict.fromkeys(", ".join(each.names) for each in told)
    return Lack("the page has several: " + " / ".join(lists))


def _told(page: Page, title_at: int | None) -> Iterator[Authors]:
    metadata = page.metadata
    if metadata.article is not None:
        yield Authors(_of_item(metadata.article.get("author"), page), "its JSON-LD (author)")
    names = (
        "author",
        "article:author",
        "citation_author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "byl",
    )
    found: dict[str, list[str]] = {}
    for name, content in metadata.named(*names):
        found.setdefault(name, []).append(content)
    for name, contents in found.items():
        yield Authors(_names(contents, page), f"its meta element {name}")
    elements = [e for e in metadata.properties("author") if e.tag != "meta"]
    texts = [_name_in(element) for element in elements]
    yield Authors(_names(texts, page), "its microdata (author)")
    yield Authors(_names(_linked(page, title_at), page), "its link to the author")
    yield Authors(_names(_byline(page, title_at), page), "its byline")


def _of_item(value: object, page: Page) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    people = [i for i in items if not (isinstance(i, dict) and "Organization" in types_of(i))]
    return _names(texts_of(people), page)


def _name_in(element: etree._Element) -> str:
    inner = [each for each in element.iter() if "name" in (each.get("itemprop") or "").split()]
    named = inner[0] if inner else element
    return named.get("content") or "".join(map(str, named.itertext()))


def _names(texts: Iterable[str], page: Page) -> tuple[str, ...]:
    return _persons(texts, page.site)


def _persons(texts: Iterable[str], others: frozenset[str]) -> tuple[str, ...]:
    """The names in texts that may have several each, without what is no name of a person."""
    names: dict[str, str] = {}
    for text in texts:
        for part in _AND.split(one_line(text)):
            name = _without_label(part)
            if _may_be_name(name) and folded(name) not in others:
                names.setdefault(folded(name), name)
    return tuple(names.values())[:MOST] if len(names) <= MOST else ()


def _may_be_name(text: str) -> bool:
    """Whether a text may be the name of a person: it is short, and no address or account."""
    is_account = text.isascii() and text == text.lower()
    return bool(text) and len(text) <= LONGEST_NAME and not (_NO_NAME.search(text) or is_account)


def _without_label(text: str) -> str:
    match = sign("byline").match(text)
    rest = text[match.end() :] if match else text
    return (
        rest.strip(" :：.,-–—|")
        if match and (rest[:1] in " :：" or not rest)
        else text.strip(" .,-–—|")
    )


def _byline(page: Page, title_at: int | None) -> Iterator[str]:
    """What a short line under the title says after "By"."""
    for block in _head(page, title_at):
        text = _APART.split(one_line(block.text))[0].strip()
        if _is_byline(text):
            yield text


def _linked(page: Page, title_at: int | None) -> Iterator[str]:
    """What is linked under the title as the author's own page."""
    for block in _head(page, title_at):
        for link in block.element.iter("a"):
            if "author" in (link.get("rel") or "").lower().split():
                yield "".join(map(str, link.itertext()))


def _head(page: Page, title_at: int | None) -> Sequence[Placed]:
    """What stands between the title and the article."""
    start = -1 if title_at is None else title_at
    return page.blocks[start + 1 : min(page.body.first, start + _HEAD)]


def _is_byline(text: str) -> bool:
    match = sign("byline").match(text)
    rest = text[match.end() :] if match else ""
    return len(text) <= LONGEST_NAME and rest[:1] in (" ", ":", "：") and _is_name(rest)


def authors_of_text(article: Article) -> Authors | Lack:
    """The names after "By" in the short lines above the first paragraph of a text."""
    names: list[str] = []
    for block in article.blocks[:_HEAD]:
        text = article.text[block.start : block.end]
        if len(text) > 2 * LONGEST_NAME:
            break
        names += [line for line in text.split("\n") if _is_byline(line)]
    found = _persons(names, frozenset())
    return Authors(found, "its byline") if found else NOT_SAID


def _is_name(text: str) -> bool:
    """Whether a line after "By" is a name, not a sentence: two to six words, none with a figure."""
    words = re.findall(r"\S+", text.strip(" :："))
    cased = [word for word in words if word[0].isalpha() and word[0] != word[0].swapcase()]
    return (
        1 <= len(words) <= 6
        and not re.search(r"\d", text)
        and all(word[0].isupper() or len(word) <= 3 for word in cased)
    )
