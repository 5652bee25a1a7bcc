"""Where nothing stands, or stands no longer: the page for unknown addresses, and redirects."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from dossier import urls
from dossier.pages.composer import Composer
from dossier.pages.frame import frame
from dossier.pages.parts import Link, Page, Phrase
from dossier.pages.site import Site
from dossier.records import Actor, Record, Source

# The pages of a site lie at most three folders deep, and so do most addresses mistyped for them.
_DEPTHS = (1, 2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """`/404.html`; `style_sheets` are further places where the style sheet may stand."""

    template: ClassVar[str] = "not-found.html"

    text: Markup
    style_sheets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage(Page):
    """A former address of a record, which leads to its present one."""

    template: ClassVar[str] = "moved.html"

    target: Link
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnPage(Page):
    """The address of a withdrawn record, at which nothing stands but why; `kind` as readers say."""

    template: ClassVar[str] = "withdrawn.html"

    kind: str
    name: Phrase
    notice: str
    reason: str


class _FromAnywhere(Composer):
    """Links that lead right from every address: by the path at which the site is published."""

    def href(self, address: str) -> str:
        address, mark, fragment = address.partition("#")
        path = urlsplit(self.site.base_url or "").path.rstrip("/")
        return f"{path}/{quote(address)}{mark}{fragment}"


def not_found_page(site: Site) -> NotFoundPage:
    """What a host answers with at an address where nothing stands.

    The host sends this one file from any depth (`/`, `/events/`, `/events/slip/`), so links that
    are relative go wrong below the top, and a `<base>` that would mend them is forbidden to all
    pages, since an injected one could turn every link of theirs. Where the address of the site is
    known, its path begins every link. Where it is not, links are relative to the top; the style
    sheet is then asked for at each likely depth, and the browser passes over those not found; it
    finds the fonts.
    """
    rooted = site.base_url is not None
    composer = (_FromAnywhere if rooted else Composer)(site, urls.NOT_FOUND)
    words = site.words
    sheets = () if rooted else tuple("../" * depth + "assets/css/site.css" for depth in _DEPTHS)
    around = frame(composer)
    return NotFoundPage(
        frame=replace(around, canonical=None, fonts=around.fonts if rooted else ()),
        title=words.say("not-found.title"),
        description=words.say("not-found.title"),
        is_listed=False,
        text=words.markup("not-found.text", **_ways(composer)),
        style_sheets=sheets,
    )


def _ways(composer: Composer) -> dict[str, Markup]:
    targets = {
        "chronology": urls.CHRONOLOGY,
        "actors": urls.register(Actor),
        "sources": urls.register(Source),
        "brief": urls.FRONT,
    }
    return {
        name: _link(composer.href(target), composer.words.say(f"not-found.{name}"))
        for name, target in targets.items()
    }


def _link(href: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, text)


def moved_pages(site: Site) -> Iterator[MovedPage]:
    """A page for each former address of each record, and for that of the record itself.

    A withdrawn record has a notice at its address, to which all others lead.
    """
    for record in site.dossier.records.values():
        for id in record.former_ids:
            for address in (urls.address, urls.record_page):
                yield _moved_page(record, address(record, id), address(record), site)
    for record in site.dossier.withdrawn.values():
        here = urls.address(record)
        yield _moved_page(record, urls.record_page(record), here, site)
        for id in record.former_ids:
            for address in (urls.address, urls.record_page):
                yield _moved_page(record, address(record, id), here, site)


def _moved_page(record: Record, former: str, present: str, site: Site) -> MovedPage:
    composer = Composer(site, former)
    target = replace(composer.link(record), href=composer.href(present))
    base = site.base_url
    canonical = urls.absolute(base, present) if base else target.href
    section = "withdrawn-moved" if record.withdrawn else "moved"
    return MovedPage(
        frame=replace(frame(composer), canonical=canonical),
        title=site.words.say(f"{section}.title"),
        description=target.text,
        is_listed=False,
        target=target,
        text=site.words.markup(f"{section}.text", address=_link(target.href, target.text)),
    )


def withdrawn_page(record: Record, site: Site) -> WithdrawnPage:
    """The notice at the address of a withdrawn record: what stood there, and why it is gone."""
    composer = Composer(site, urls.address(record))
    words = site.words
    link = composer.link(record)
    return WithdrawnPage(
        frame=frame(composer, record=record),
        title=words.say("withdrawn.title", title=link.text),
        description=words.say("withdrawn.notice"),
        is_listed=False,
        kind=words.say(f"kind.{record.kind}"),
        name=Phrase(link.text, link.language, link.direction),
        notice=_notice(record, composer),
        reason=record.withdrawn or "",
    )


def _notice(record: Record, composer: Composer) -> str:
    day = composer.site.last_changed(record)
    if day is None:
        return composer.words.say("withdrawn.notice")
    return composer.words.say("withdrawn.dated", date=composer.day(day).text)
