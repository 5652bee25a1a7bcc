"""What readers take away: the dossier as data, each file the same facts as the pages."""

from dossier import urls
from dossier.exports.chronology import chronology_files
from dossier.exports.evidence import evidence_json
from dossier.exports.references import reference_files
from dossier.exports.search import search_records
from dossier.pages import Site

__all__ = ["exports"]


def exports(site: Site) -> dict[str, bytes]:
    """The files to take away, by their path in the site."""
    return {
        urls.EVIDENCE_DATA: evidence_json(site),
        urls.SEARCH_RECORDS: search_records(site),
        **chronology_files(site),
        **reference_files(site),
    }
