"""How data names records, and what it says of their citations."""

from collections.abc import Iterable

from dossier import urls
from dossier.citations import Citation
from dossier.excerpts import passage_id
from dossier.exports.entries import CitationEntry, EvidenceEntry
from dossier.identifiers import STATED_ORIGINS
from dossier.pages import Site
from dossier.prose import Prose
from dossier.records import Record, Statement
from dossier.uses import Use
from dossier.yamlfile import Path


class Naming:
    """Names records by the addresses of their pages."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._dossier = site.dossier

    def plain(self, prose: Prose | None) -> str | None:
        """Prose without Markdown and citations; nothing where there is none."""
        return prose.plain(self._dossier.title_of) if prose else None

    def actor_id(self, id: str) -> str:
        """The id of an actor's entry."""
        return urls.address(self._dossier.actors[id])

    def actor_ids(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids of the entries of actors."""
        return tuple(map(self.actor_id, ids))

    def source_id(self, id: str) -> str:
        """The id of a source's entry."""
        return urls.address(self._dossier.sources[id])

    def venue(self, statement: Statement) -> str | None:
        """Where something was said: the id of the source's entry, or words."""
        venue = statement.venue
        return self.source_id(venue) if venue and venue in self._dossier.sources else venue

    def via(self, via: str | None) -> str | None:
        """What a passage comes from."""
        return via if via is None or via in STATED_ORIGINS else self.source_id(via)

    def evidence(self, citations: Iterable[Citation]) -> EvidenceEntry:
        """What citations amount to, in numbers."""
        evidence = self._dossier.weigh(citations)
        return EvidenceEntry(
            verdict=evidence.verdict,
            documents=len(evidence.documents),
            outlets=len(evidence.outlets),
            origins=len(evidence.origins),
        )

    def citations(self, record: Record) -> tuple[CitationEntry, ...]:
        """Everything in a record that points at a source."""
        return tuple(map(self._citation, self._dossier.uses[record.key]))

    def _citation(self, use: Use) -> CitationEntry:
        cited = use.citation
        source = self.source_id(cited.source)
        found = self._site.verification.passage(cited)
        return CitationEntry(
            field=_field(use.path),
            sentence=use.sentence or None,
            source=source,
            quote=cited.quote,
            passage=f"{source}#{passage_id(cited)}" if found else None,
            via=self.via(cited.via),
            note=cited.note,
        )


def _field(path: Path) -> str:
    """The field at a path, such as `answers.2`, counted from 1, without its list of citations."""
    steps = path[:-2] if len(path) > 2 and path[-2] == "cite" else path
    steps = steps[:1] if steps[0] == "cite" else steps
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)
