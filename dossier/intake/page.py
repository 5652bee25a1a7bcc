"""A page that is brought in, with what its finders ask of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from dossier.articles.markup import Placed
from dossier.intake.bodies import Body
from dossier.intake.findings import folded
from dossier.intake.jsonld import texts_of, types_of
from dossier.intake.metadata import Metadata


@dataclass(frozen=True)
class Page:
    """A page as a reader sees it (`blocks`, of which `body` is the article), and what it says of
    itself. `language` is empty where it is not known."""

    metadata: Metadata
    blocks: Sequence[Placed]
    body: Body
    language: str

    @cached_property
    def site(self) -> frozenset[str]:
        """The folded names of the site, as it gives them and by its address."""
        names = [name for _, name in self.metadata.named("og:site_name", "application-name")]
        names += publishers_of(self.metadata)
        items = self.metadata.items
        names += texts_of(
            [i.get("name") for i in items if not _ORGANISATIONS.isdisjoint(types_of(i))]
        )
        hosts = (host_of(each) for each in (self.metadata.address, self.metadata.canonical))
        labels = [label for host in hosts for label in host.split(".") if len(label) > 3]
        return frozenset(map(folded, [*names, *labels])) - {""}

    def heading_of(self, title: str) -> int | None:
        """The number of the block that is the title, the nearest one above the article."""
        same = [n for n, block in enumerate(self.blocks) if folded(block.text) == folded(title)]
        above = [number for number in same if number <= self.body.first]
        return above[-1] if above else same[0] if same else None


_SITES = frozenset(("WebSite", "WebPage"))
_ORGANISATIONS = frozenset(("Organization", "NewsMediaOrganization", "WebSite"))


def publishers_of(metadata: Metadata) -> list[str]:
    """The names that JSON-LD gives for the publisher of the article, or of the site."""
    article = metadata.article
    items = [article] if article else []
    sites = [item for item in metadata.items if not _SITES.isdisjoint(types_of(item))]
    told = [item.get("publisher") for item in (*items, *sites)]
    return texts_of(told)


_TOP = frozenset(("com", "co", "org", "net", "gov", "go", "ac", "edu", "or", "ne", "gob", "gouv"))


def site_label(address: str) -> str:
    """The part of a host by which its site is known: bbc of news.bbc.co.uk."""
    labels = host_of(address).split(".")[:-1]
    known = (label for label in reversed(labels) if label not in _TOP and not label.isdigit())
    return next(known, "")


def host_of(address: str) -> str:
    """The host of an address, without www."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
