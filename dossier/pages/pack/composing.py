"""Composes a part of the pack: links lead on within it, else to the site, else nowhere."""

from collections.abc import Mapping

from dossier import urls
from dossier.citations import Citation
from dossier.excerpts import passage_id
from dossier.pages.composer import Composer
from dossier.pages.site import Site
from dossier.records import Actor, Disagreement, Event, Record, Source

BRIEF = "brief"
CHRONOLOGY = "chronology"
DISAGREEMENTS = "disagreements"
ACTORS = "actors"
REFERENCES = "references"
EVIDENCE = "evidence"


class PackComposer(Composer):
    """Makes one part of the pack, with notes of its own."""

    def __init__(self, site: Site, part: str) -> None:
        super().__init__(site, urls.FRONT, f"{part}-")
        self._anchors = _anchors(site)

    def href(self, address: str) -> str:
        """The place in the pack of an address of the site, or the whole address; empty if none."""
        page, mark, fragment = address.partition("#")
        if fragment == DISAGREEMENTS:
            return mark + fragment
        if page in self._anchors:
            return f"#{self._anchors[page]}"
        return self.on_the_site(page) + mark + fragment if self.site.base_url else ""

    def on_the_site(self, address: str) -> str:
        """An address of the site in full; empty where the site's own is not known."""
        base = self.site.base_url
        return urls.absolute(base, address) if base else ""

    def passage_href(self, citation: Citation) -> str:
        """The marked passage, which only the site has; of a source cited as a whole the reference.

        Empty where the site's address is not known.
        """
        address = urls.address(self.dossier.sources[citation.source])
        if self.site.verification.passage(citation) is None:
            return self.href(address)
        return f"{self.on_the_site(address)}#{passage_id(citation)}" if self.site.base_url else ""


def anchor(record: Record) -> str:
    """The anchor of a record that the pack has."""
    return f"{record.kind}-{record.id}"


def _anchors(site: Site) -> Mapping[str, str]:
    dossier = site.dossier
    records: list[Record] = [
        *dossier.events,
        *dossier.disagreements.values(),
        *dossier.actors.values(),
        *dossier.sources.values(),
    ]
    return {
        urls.FRONT: BRIEF,
        urls.address(dossier.briefs[dossier.settings.lead]): BRIEF,
        urls.CHRONOLOGY: CHRONOLOGY,
        urls.EVIDENCE: EVIDENCE,
        urls.register(Disagreement): DISAGREEMENTS,
        urls.register(Actor): ACTORS,
        urls.register(Source): REFERENCES,
        urls.register(Event): CHRONOLOGY,
        **{urls.address(record): anchor(record) for record in records},
    }
