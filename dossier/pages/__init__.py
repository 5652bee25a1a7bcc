"""The pages of a site: what each shows, in words, ready for its template."""

from dossier.pages.composer import Site
from dossier.pages.events import event_page
from dossier.pages.parts import Page

__all__ = ["Page", "Site", "plan"]


def plan(site: Site) -> list[Page]:
    """Every page of the site, in a fixed order."""
    dossier = site.dossier
    return [
        *(event_page(event, site) for event in dossier.events),
    ]
