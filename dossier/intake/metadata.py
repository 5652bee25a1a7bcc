"""What a page says of itself in its head: meta elements, links, JSON-LD, microdata."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from lxml import etree

from dossier.intake.findings import folded, one_line
from dossier.intake.jsonld import Item, addresses_of, is_article, items_of


@dataclass(frozen=True)
class Metadata:
    """A page's own description. `address` is where it stands, if known."""

    root: etree._Element
    address: str = ""

    def named(self, *names: str) -> Iterator[tuple[str, str]]:
        """The name and content of the meta elements of these names, in the order of the names."""
        for name in names:
            for content in self._metas.get(name.lower(), ()):
                yield name, content

    @cached_property
    def _metas(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for meta in self.root.iter("meta"):
            content = one_line(meta.get("content") or "")
            names = [meta.get(key) for key in ("property", "name", "itemprop", "http-equiv")]
            for name in dict.fromkeys(name.strip().lower() for name in names if name):
                if content and content not in found[name]:
                    found[name].append(content)
        return found

    @cached_property
    def items(self) -> Sequence[Item]:
        """The items of JSON-LD."""
        return items_of(self.root)

    @cached_property
    def article(self) -> Item | None:
        """The item that describes the article of this page; None where that cannot be told."""
        articles = [item for item in self.items if is_article(item)]
        told: list[Item] = []
        for item in articles:  # some pages have the same description twice
            if not any(_are_one(item, other) for other in told):
                told.append(item)
        if len(told) > 1:
            here = {_bare(each) for each in (self.address, self.canonical) if each}
            told = [i for i in told if here & {_bare(each) for each in addresses_of(i)}] or [
                i for i in told if folded(one_line(str(i.get("headline", "")))) in self._headings
            ]
        return told[0] if len(told) == 1 else None

    @cached_property
    def _headings(self) -> frozenset[str]:
        titles = [content for _, content in self.named("og:title")]
        heads = ["".join(map(str, head.itertext())) for head in self.root.iter("h1")]
        return frozenset(map(folded, [*titles, *heads])) - {""}

    @cached_property
    def canonical(self) -> str:
        """The address that the page gives as its own in a link; may be empty."""
        for link in self.root.iter("link"):
            if "canonical" in (link.get("rel") or "").lower().split():
                return self.resolved(link.get("href") or "")
        return ""

    def resolved(self, address: str) -> str:
        """An address of the page, whole; empty where it is none of the web."""
        try:
            whole = urljoin(self.address, address.strip())
            parts = urlsplit(whole)
        except ValueError:
            return ""
        return whole if parts.scheme in ("http", "https") and parts.hostname else ""

    def properties(self, name: str) -> Iterator[etree._Element]:
        """The elements that microdata gives this property."""
        for element in self.root.iter():
            if isinstance(element.tag, str) and name in (element.get("itemprop") or "").split():
                yield element


def _are_one(item: Item, other: Item) -> bool:
    same = ("headline", "datePublished")
    return all(item.get(key) == other.get(key) for key in same) and bool(item.get("headline"))


def _bare(address: str) -> str:
    parts = urlsplit(address)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
