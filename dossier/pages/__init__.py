"""The pages of a site: what each shows, in words, ready for its template."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from dossier import urls
from dossier.pages.actor_register import actors_page
from dossier.pages.actors import actor_page
from dossier.pages.bibliography import sources_page
from dossier.pages.briefs import brief_page
from dossier.pages.changes import changes_page
from dossier.pages.chronology import chronology_page
from dossier.pages.citable import citable
from dossier.pages.data import TakeAway, data_page
from dossier.pages.disagreements import disagreement_page, disagreements_page
from dossier.pages.events import event_page
from dossier.pages.evidence import evidence_page
from dossier.pages.front import front_page
from dossier.pages.pack import PackPage, pack_page
from dossier.pages.parts import Page
from dossier.pages.record_page import record_page
from dossier.pages.relations_page import relations_page
from dossier.pages.search import search_page
from dossier.pages.sharing import shared
from dossier.pages.site import Site
from dossier.pages.sources import source_page
from dossier.pages.statements import statement_page, statements_page
from dossier.pages.texts import text_page
from dossier.pages.wayposts import moved_pages, not_found_page, withdrawn_page
from dossier.records import Actor, Disagreement, Record, Source, Statement

__all__ = ["PackPage", "Page", "Site", "TakeAway", "outline", "pack_page", "plan"]

R = TypeVar("R", bound=Record)
Make = Callable[[], Page]
Taken = Callable[[], Sequence[TakeAway]]


def plan(site: Site, taken: Taken = tuple) -> list[Page]:
    """Every page of the site, in a fixed order; `taken` gives the files that readers take away."""
    return [make() for make in outline(site, taken).values()]


def outline(site: Site, taken: Taken = tuple) -> dict[str, Make]:
    """What makes each page of the site, by its address, in a fixed order.

    `taken` is asked for the files that readers take away once their page is made.
    """
    dossier = site.dossier
    makers: dict[str, Make] = {
        urls.FRONT: partial(front_page, site),
        **_each(brief_page, dossier.briefs.values(), site),
        urls.CHRONOLOGY: partial(chronology_page, site),
        **_each(event_page, dossier.events, site),
        urls.register(Statement): partial(statements_page, site),
        **_each(statement_page, dossier.statements.values(), site),
        urls.register(Disagreement): partial(disagreements_page, site),
        **_each(disagreement_page, dossier.disagreements.values(), site),
        urls.register(Actor): partial(actors_page, site),
        **_each(actor_page, dossier.actors.values(), site),
        urls.RELATIONS: partial(relations_page, site),
        urls.register(Source): partial(sources_page, site),
        **_each(source_page, dossier.sources.values(), site),
        urls.EVIDENCE: partial(evidence_page, site),
        urls.DATA: partial(_data_page, site, taken),
        urls.CHANGES: partial(changes_page, site),
        urls.SEARCH: partial(search_page, site),
        **_each(text_page, dossier.pages.values(), site),
        **_each(record_page, dossier.records.values(), site, urls.record_page),
        urls.NOT_FOUND: partial(not_found_page, site),
        **_each(withdrawn_page, dossier.withdrawn.values(), site),
        **{page.frame.address: partial(_itself, page) for page in moved_pages(site)},
    }
    records = {urls.address(record): record for record in dossier.records.values()}
    return {
        address: partial(_shared, make, records.get(address), site)
        for address, make in makers.items()
    }


def _each(
    make: Callable[[R, Site], Page],
    records: Iterable[R],
    site: Site,
    address: Callable[[Record], str] = urls.address,
) -> dict[str, Make]:
    return {address(record): partial(make, record, site) for record in records}


def _data_page(site: Site, taken: Taken) -> Page:
    return data_page(site, taken())


def _itself(page: Page) -> Page:
    return page


def _shared(make: Make, record: Record | None, site: Site) -> Page:
    return citable(shared(make(), record, site), site)
