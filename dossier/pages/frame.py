"""What stands around every page: header, navigation, breadcrumbs, footer."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from dossier import urls
from dossier.pages.composer import Composer
from dossier.pages.parts import Frame, Link, NavigationLink, RecordLine
from dossier.pages.site import NAVIGATION
from dossier.records import Actor, Brief, Disagreement, Event, Record, Source, Statement

_MORE = (
    ("navigation.statements", urls.register(Statement)),
    ("navigation.disagreements", urls.register(Disagreement)),
    ("navigation.relations", urls.RELATIONS),
    ("navigation.changes", urls.CHANGES),
)


# Where a record of each kind is listed.
_REGISTERS: Mapping[type[Record], tuple[str, str]] = {
    Brief: (urls.FRONT, "navigation.home"),
    Event: (urls.CHRONOLOGY, "navigation.chronology"),
    Actor: (urls.register(Actor), "navigation.actors"),
    Source: (urls.register(Source), "navigation.sources"),
    Statement: (urls.register(Statement), "statement.register-title"),
    Disagreement: (urls.register(Disagreement), "disagreement.register-title"),
}


def frame(composer: Composer, *, record: Record | None = None) -> Frame:
    """The frame of the page that a composer makes, perhaps from a record."""
    settings = composer.dossier.settings
    words = composer.words
    open_to_all = None if record is None or record.withdrawn else record
    return Frame(
        language=settings.language,
        direction=words.direction,
        address=composer.address,
        home=Link(composer.href(urls.FRONT), settings.title),
        navigation=tuple(_entry(composer, words.say(key), to) for key, to in NAVIGATION),
        more=(
            *(_entry(composer, words.say(key), to) for key, to in _MORE),
            *(_entry(composer, p.title, urls.address(p)) for p in composer.dossier.pages.values()),
        ),
        search=_entry(composer, words.say("navigation.search"), urls.SEARCH),
        breadcrumbs=tuple(_crumbs(composer, record)) if record else (),
        as_of=composer.moment(settings.as_of),
        revision=composer.dossier.revision,
        publisher=settings.publisher,
        licence=settings.licence,
        method=_method(composer),
        data=composer.href(urls.DATA),
        feeds=tuple(_feeds(composer)),
        assets=composer.href("assets/_").removesuffix("/_"),
        fonts=tuple(map(composer.href, composer.site.fonts)),
        canonical=_canonical(composer),
        record=_record_page(composer, open_to_all),
        correction=_repository_page(composer, open_to_all, "edit"),
        history=_repository_page(composer, open_to_all, "commits"),
        draft=words.say("draft.notice") if record and record.draft else None,
    )


def _entry(composer: Composer, text: str, target: str) -> NavigationLink:
    here = composer.address
    inside = target != urls.FRONT and here.startswith(target)
    return NavigationLink(
        composer.href(target), text, "page" if here == target else "true" if inside else None
    )


def _crumbs(composer: Composer, record: Record) -> Iterator[Link]:
    """The way from the front page to a page of a record: its register, then its main page."""
    if type(record) in _REGISTERS:
        address, key = _REGISTERS[type(record)]
        yield Link(composer.href(address), composer.words.say(key))
    if composer.address != urls.address(record):
        yield composer.link(record)


def _feeds(composer: Composer) -> Iterator[Link]:
    """The feeds, which need the site's own address and its history."""
    if composer.site.base_url and not isinstance(composer.site.past, str):
        say = composer.words.say
        yield Link(composer.href(urls.ATOM_FEED), say("feed.atom"), "application/atom+xml")
        yield Link(composer.href(urls.JSON_FEED), say("feed.json"), "application/feed+json")


def _method(composer: Composer) -> Link | None:
    page = composer.dossier.pages.get("method")
    return composer.link(page) if page else None


def _canonical(composer: Composer) -> str | None:
    base = composer.site.base_url
    return urls.absolute(base, composer.address) if base else None


def _record_page(composer: Composer, record: Record | None) -> RecordLine | None:
    if record is None or composer.address == urls.record_page(record):
        return None
    changed = composer.site.last_changed(record)
    return RecordLine(
        Link(composer.href(urls.record_page(record)), composer.words.say("record.see")),
        composer.day(changed) if changed else None,
    )


def _repository_page(composer: Composer, record: Record | None, view: str) -> str | None:
    """The page of a record's file in the repository, by GitHub's scheme of addresses."""
    repository = composer.dossier.settings.repository
    if record is None or repository is None:
        return None
    file = composer.dossier.repository_file(record)
    return f"{repository.rstrip('/')}/{view}/HEAD/{quote(file)}"
