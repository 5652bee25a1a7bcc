"""The documents behind a claim, and the steps by which they rest on one another."""

from pathlib import Path

from dossiers import linked, write_dossier

from dossier.citations import Citation
from dossier.lineage import UNKNOWN, Lineage, lineage_of, lineage_of_source, resting_on

SOURCE = "title: Report {id}\noutlet: herald\norigin: {origin}\n"


def chain(**origins: str) -> dict[str, str]:
    return {
        f"sources/{id}.yaml": SOURCE.format(id=id, origin=origin) for id, origin in origins.items()
    }


def lineage(tmp_path: Path, files: dict[str, str], *citations: Citation) -> Lineage:
    return lineage_of(citations, linked(write_dossier(tmp_path, files)))


def test_a_chain_is_followed_down_to_the_first_hand_document(tmp_path: Path) -> None:
    found = lineage(tmp_path, chain(a="[b]", b="[c]", c="own"), Citation(source="a"))
    assert found == Lineage(("a",), {"a": {"b": 0}, "b": {"c": 0}}, {"c": 0})


def test_each_passage_is_counted_once_on_the_step_that_it_takes(tmp_path: Path) -> None:
    closed, opened = "the harbour has been closed", "when it will open again"
    cited = [
        Citation(source="herald", quote=closed, via="a"),
        Citation(source="herald", quote=closed, via="a", note="again"),
        Citation(source="herald", quote=opened, via="a"),
        Citation(source="herald", quote=opened, via="own"),
        Citation(source="herald", quote=closed, via="unknown"),
    ]
    found = lineage(tmp_path, chain(a="own"), *cited)
    assert found.steps == {"herald": {"a": 2, UNKNOWN: 1}}
    assert found.own == {"a": 0, "herald": 1}


def test_what_a_document_states_does_not_count_for_a_passage_from_elsewhere(
    tmp_path: Path,
) -> None:
    files = chain(a="[b]", b="own", c="own")
    assert lineage(tmp_path, files, Citation(source="a", via="c")).steps == {"a": {"c": 0}}


def test_a_chain_that_does_not_say_where_it_ends_ends_in_the_unknown(tmp_path: Path) -> None:
    found = lineage(tmp_path, chain(a="[b]", b="unknown"), Citation(source="a"))
    assert found.steps == {"a": {"b": 0}, "b": {UNKNOWN: 0}}
    assert (found.below("a"), found.below("b"), found.own) == (("b",), (), {})


def test_a_document_cited_and_relayed_is_both_a_top_and_a_step(tmp_path: Path) -> None:
    cited = Citation(source="b"), Citation(source="a")
    found = lineage(tmp_path, chain(a="[b]", b="own"), *cited)
    assert (found.tops, found.steps) == (("b", "a"), {"a": {"b": 0}})


def test_the_lineage_of_a_source_has_its_own_origin_and_that_of_its_passages(
    tmp_path: Path,
) -> None:
    event = """
        date: 2031
        title: The pilots complained
        cite: [{source: herald, quote: Nobody knows when it will open again, via: a}]
        """
    files = chain(a="own") | {"events/complaint.yaml": event}
    found = lineage_of_source("herald", linked(write_dossier(tmp_path, files)))
    assert (found.steps, found.own) == ({"herald": {"a": 1}}, {"herald": 1, "a": 0})


def test_what_rests_on_a_document_is_found_step_by_step(tmp_path: Path) -> None:
    files = chain(a="own", b="[a]", c="[b, a]", d="[e]", e="own")
    dossier = linked(write_dossier(tmp_path, files))
    assert resting_on("a", dossier) == {"b": ("a",), "c": ("a", "b")}
    assert resting_on("c", dossier) == {}


def test_a_circle_ends_where_it_began(tmp_path: Path) -> None:
    dossier = linked(write_dossier(tmp_path, chain(a="[b]", b="[a]")))
    assert lineage_of_source("a", dossier).steps == {"a": {"b": 0}, "b": {"a": 0}}
    assert resting_on("a", dossier) == {"b": ("a",), "a": ("b",)}
