"""The ways to cite each page."""

from dataclasses import replace

from dossier import urls
from dossier.bibliography.pages import CitedPage, page_citations
from dossier.pages.parts import Page
from dossier.pages.site import Site


def citable(page: Page, site: Site) -> Page:
    """A page with the ways to cite it, if it is worth citing."""
    if not page.is_listed:
        return page
    settings = site.dossier.settings
    is_front = page.frame.address == urls.FRONT
    cited = CitedPage(
        title=None if is_front else page.title,
        dossier=settings.title,
        publisher=settings.publisher,
        as_of=settings.as_of,
        revision=page.frame.revision,
        address=page.frame.canonical,
    )
    return replace(page, citations=page_citations(cited, site.words))
