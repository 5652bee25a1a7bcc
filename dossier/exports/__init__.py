"""What readers take away: the dossier as data, each file the same facts as the pages."""

from collections.abc import Mapping

from dossier import urls
from dossier.exports.chronology import chronology_files
from dossier.exports.dossier_json import dossier_json, dossier_schema
from dossier.exports.evidence import evidence_json
from dossier.exports.facts import Facts
from dossier.exports.feeds import feed_files
from dossier.exports.references import reference_files
from dossier.exports.search import search_records
from dossier.exports.tables import TABLES, tables
from dossier.exports.timeline import timeline_json
from dossier.pages import Site, TakeAway

__all__ = ["exports", "taken_away"]


def exports(site: Site) -> dict[str, bytes]:
    """The files to take away, by their path in the site."""
    facts = Facts(site).dossier
    return {
        urls.DOSSIER_DATA: dossier_json(facts),
        urls.DOSSIER_SCHEMA: dossier_schema(),
        urls.TIMELINE: timeline_json(facts),
        **{urls.table_file(name): table for name, table in tables(facts).items()},
        urls.EVIDENCE_DATA: evidence_json(site),
        urls.SEARCH_RECORDS: search_records(site),
        **chronology_files(site),
        **reference_files(site),
        **feed_files(site),
    }


def taken_away(files: Mapping[str, bytes]) -> tuple[TakeAway, ...]:
    """The files that `/data/` explains, in the order in which it shows them."""
    return tuple(
        TakeAway(group, address, form, len(files[address]))
        for group, members in _groups().items()
        for address, form in members.items()
    )


def _groups() -> dict[str, dict[str, str]]:
    """The form of each file, by the group that it belongs to."""
    return {
        "whole": {urls.DOSSIER_DATA: "json", urls.DOSSIER_SCHEMA: "schema"},
        "tables": {urls.table_file(name): "csv" for name in TABLES},
        "chronology": {
            **{address: address.rpartition(".")[2] for address in urls.CHRONOLOGY_FILES},
            urls.TIMELINE: "timeline",
        },
        "references": {
            urls.references_file(ending): form for form, ending in urls.REFERENCE_FORMS.items()
        },
        "evidence": {urls.EVIDENCE_DATA: "json"},
    }
