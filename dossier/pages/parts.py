"""What pages are put together from: links, dates, notes and evidence, all in words."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from markupsafe import Markup

from dossier.bibliography.pages import PageCitation


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with the language and direction they are in, where not those of the page."""

    text: str
    language: str | None = None
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in words, and for `<time datetime>` where HTML has a form for it."""

    text: str
    attribute: str | None


BadgeKind = Literal["disputed", "resolved", "single", "draft"]


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign with its word; `label` says at length what it leads to."""

    kind: BadgeKind
    sign: str
    text: str
    href: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A record or page to go to; `href` is relative to the page the link stands on."""

    href: str
    text: str
    kind: str = ""
    badges: tuple[Badge, ...] = ()
    language: str | None = None
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What citations amount to, in words: "4 documents, 3 outlets, 1 origin (…)"."""

    text: str
    verdict: Literal["none", "unknown", "single", "corroborated"]
    badge: Badge | None


@dataclass(frozen=True, slots=True)
class ReferencePart:
    """A stretch of a reference in the house style; `href` leads on, `attribute` is a date's."""

    text: str
    kind: str = ""
    href: str | None = None
    language: str | None = None
    direction: str | None = None
    attribute: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as a note names it: its reference, whose address is apart, for paper."""

    reference: tuple[ReferencePart, ...]
    address: str | None


@dataclass(frozen=True, slots=True)
class BackLink:
    """The way from a note back to a place that cites it."""

    href: str
    letter: str
    label: str


@dataclass(frozen=True, slots=True)
class Note:
    """One numbered reference of a page: a source, with the words in it that are cited.

    `href` leads to the marked passage on the source's page, or to that page. `origins` are the
    first-hand documents that the cited passage goes back to; none where this is not known.
    """

    number: str
    id: str
    quote: Phrase | None
    source: SourceLine
    href: str
    origins: tuple[Link, ...]
    verified: bool
    verification: str
    remark: str | None
    uses: tuple[BackLink, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A citation displayed: the words, whose they are, and the number of its note."""

    quote: Phrase | None
    source: Link
    outlet: Link
    published: Moment | None
    mark: Markup
    origins: tuple[Link, ...]
    remark: str | None


@dataclass(frozen=True, slots=True)
class SentenceLine:
    """A cited sentence of the page; `href` leads to the first number in it.

    `uses` are the anchors of all its numbers, parted by spaces, by which a script finds it.
    """

    href: str
    uses: str
    text: str
    evidence: EvidenceLine


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's contents."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """An entry of the site's navigation."""

    href: str
    text: str
    current: Literal["page", "true"] | None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """The way to the record that a page was made from, and when that changed last, if known."""

    link: Link
    changed: Moment | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: header, navigation, footer, addresses of the assets.

    `feeds` are the feeds, of which the kind is a media type, where there are any.
    `fonts` are those to ask for at once. `draft` says that the record of the page is not published.
    """

    language: str
    direction: str
    address: str
    home: Link
    navigation: tuple[NavigationLink, ...]
    more: tuple[NavigationLink, ...]
    search: NavigationLink
    breadcrumbs: tuple[Link, ...]
    as_of: Moment
    revision: str
    publisher: str | None
    licence: str | None
    method: Link | None
    data: str
    feeds: tuple[Link, ...]
    assets: str
    fonts: tuple[str, ...]
    canonical: str | None
    record: RecordLine | None
    correction: str | None
    history: str | None
    draft: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a picture: a title, and a line above and below it."""

    title: str
    above: str
    below: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page, at its whole address; `alt` has its words."""

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a page tells other programs of itself: Open Graph's type and locale, and its data.

    `cards` are what its picture may show, of which the first is drawn that the fonts have letters
    for; `data` is its JSON-LD.
    """

    type: str
    site_name: str
    locale: str
    cards: tuple[Card, ...]
    data: Markup
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has: the template that renders it is that of its class."""

    template: ClassVar[str]

    frame: Frame
    title: str
    description: str
    contents: tuple[Heading, ...] = ()
    notes: tuple[Note, ...] = ()
    sentences: tuple[SentenceLine, ...] = ()
    citations: tuple[PageCitation, ...] = ()
    sharing: Sharing | None = None
    is_listed: bool = True
