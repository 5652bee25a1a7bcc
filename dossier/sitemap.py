"""The files of a site that are no pages: what hosts and search engines ask for."""

from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from dossier import urls
from dossier.pages import Page, Site


def standing_files(site: Site, pages: Sequence[Page]) -> dict[str, bytes]:
    """`.nojekyll`, `robots.txt`, and where the site's address is known `sitemap.xml`."""
    # Without it, GitHub Pages leaves out files whose names begin with an underscore.
    files = {".nojekyll": b"", "robots.txt": b"User-agent: *\nAllow: /\n"}
    if site.base_url:
        files["sitemap.xml"] = _sitemap(site.base_url, pages, _changed(site))
        address = urls.absolute(site.base_url, "sitemap.xml")
        files["robots.txt"] += f"Sitemap: {address}\n".encode()
    return files


def _changed(site: Site) -> Mapping[str, date]:
    """When what each page of a record shows changed last, by address."""
    days = ((urls.address(each), site.last_changed(each)) for each in site.dossier.records.values())
    return {address: day for address, day in days if day}


def _sitemap(base_url: str, pages: Sequence[Page], changed: Mapping[str, date]) -> bytes:
    addresses = sorted(page.frame.address for page in pages if page.is_listed)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<url>{_place(base_url, each, changed.get(each))}</url>" for each in addresses),
        "</urlset>",
        "",
    ]
    return "\n".join(lines).encode()


def _place(base_url: str, address: str, changed: date | None) -> str:
    place = f"<loc>{escape(urls.absolute(base_url, address))}</loc>"
    return place + (f"<lastmod>{changed.isoformat()}</lastmod>" if changed else "")
