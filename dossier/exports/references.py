"""References to take away: to all sources together, and to each beside its page."""

from collections.abc import Callable, Iterable, Mapping

from dossier import urls
from dossier.bibliography import Item, biblatex, csl_json, ris
from dossier.pages import Site
from dossier.words import Words

_WRITERS: Mapping[str, Callable[[Iterable[Item], Words], bytes]] = {
    "ris": ris,
    "biblatex": biblatex,
    "csl": csl_json,
}


def reference_files(site: Site) -> dict[str, bytes]:
    """`/data/references.*`, and `/sources/ID/ID.*` of every source."""
    words, sources = site.words, site.dossier.sources
    items = tuple(site.items.values())
    files = {}
    for name, form in urls.REFERENCE_FORMS.items():
        write = _WRITERS[name]
        files[urls.references_file(form)] = write(items, words)
        for item in items:
            files[urls.reference_file(sources[item.id], form)] = write((item,), words)
    return files
