"""What a page says of itself to machines in JSON-LD, however badly it is written."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

Item = Mapping[str, Any]

ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReviewNewsArticle",
        "SatiricalArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "DiscussionForumPosting",
        "Report",
        "ScholarlyArticle",
        "TechArticle",
        "AdvertiserContentArticle",
    ]
)
MOST_ITEMS = 500


def items_of(root: etree._Element) -> list[Item]:
    """The items of all scripts of JSON-LD of a page, those of a graph one by one."""
    found: list[Item] = []
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            found += _items(_read(script.text or ""))
    return found[:MOST_ITEMS]


def types_of(item: Item) -> frozenset[str]:
    """The types of an item, without the address of the vocabulary."""
    types = item.get("@type")
    named = [types] if isinstance(types, str) else types if isinstance(types, list) else []
    return frozenset(str(each).rpartition("/")[2] for each in named)


def is_article(item: Item) -> bool:
    """Whether an item is the description of an article."""
    return not ARTICLES.isdisjoint(types_of(item))


def texts_of(value: Any) -> list[str]:
    """The texts of a value: itself, its items, or the name of a thing."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, list):
        return [text for each in value[:50] for text in texts_of(each)]
    if isinstance(value, dict):
        return texts_of(value.get("name") or value.get("@value"))
    return []


def addresses_of(item: Item) -> list[str]:
    """The addresses by which an item says what page it describes."""
    page = item.get("mainEntityOfPage")
    values = [item.get("url"), item.get("@id"), page]
    values += [page.get("@id"), page.get("url")] if isinstance(page, dict) else []
    return [value for value in values if isinstance(value, str) and value.startswith("http")]


def _read(text: str) -> Any:
    bare = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text
    )
    # A comma too many, or a semicolon, is what hand-made templates leave.
    for attempt in (bare, re.sub(r",\s*([}\]])", r"\1", bare).strip().rstrip(";")):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _items(value: Any) -> Iterator[Item]:
    waiting: list[Any] = [value]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting[:0] = each[:MOST_ITEMS]
        elif isinstance(each, dict):
            yield each
            inner: Sequence[Any] = [each.get("@graph"), each.get("mainEntity")]
            waiting[:0] = [one for one in inner if isinstance(one, list | dict)]
