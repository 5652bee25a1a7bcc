"""The pages of a site: what each shows, in words, ready for its template."""

from dossier.pages.actor_register import actors_page
from dossier.pages.actors import actor_page
from dossier.pages.bibliography import sources_page
from dossier.pages.briefs import brief_page
from dossier.pages.chronology import chronology_page
from dossier.pages.disagreements import disagreement_page, disagreements_page
from dossier.pages.events import event_page
from dossier.pages.evidence import evidence_page
from dossier.pages.front import front_page
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

__all__ = ["Page", "Site", "plan"]


def plan(site: Site) -> list[Page]:
    """Every page of the site, in a fixed order."""
    dossier = site.dossier
    pages = [
        front_page(site),
        *(brief_page(brief, site) for brief in dossier.briefs.values()),
        chronology_page(site),
        *(event_page(event, site) for event in dossier.events),
        statements_page(site),
        *(statement_page(statement, site) for statement in dossier.statements.values()),
        disagreements_page(site),
        *(disagreement_page(each, site) for each in dossier.disagreements.values()),
        actors_page(site),
        *(actor_page(actor, site) for actor in dossier.actors.values()),
        relations_page(site),
        sources_page(site),
        *(source_page(source, site) for source in dossier.sources.values()),
        evidence_page(site),
        search_page(site),
        *(text_page(page, site) for page in dossier.pages.values()),
        *(record_page(record, site) for record in dossier.records.values()),
        not_found_page(site),
        *(withdrawn_page(record, site) for record in dossier.withdrawn.values()),
        *moved_pages(site),
    ]
    return shared(pages, site)
