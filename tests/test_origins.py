"""Independent origins, counted as a reader of the news would."""

from pathlib import Path

from dossiers import linked, problems_of, write_dossier

from dossier.citations import Citation
from dossier.origins import Evidence

SOURCE = """
    title: {title}
    outlet: {outlet}
    origin: {origin}
    """


def source(outlet: str, origin: str) -> str:
    return SOURCE.format(title=f"A report by {outlet}", outlet=outlet, origin=origin)


def actor(name: str, part_of: str = "") -> str:
    relationship = f"\nrelationships:\n  - {{type: part-of, actor: {part_of}}}\n" if part_of else ""
    return f"name: {name}\nkind: outlet\n{relationship}"


PAPERS = {
    "actors/gazette.yaml": actor("Gazette"),
    "actors/wire.yaml": actor("Wire"),
    "actors/crier.yaml": actor("Crier"),
    "actors/crier-sunday.yaml": actor("Crier on Sunday", "crier"),
    "sources/interview.yaml": source("gazette", "own"),
    "sources/wire-story.yaml": source("wire", "[interview]"),
    "sources/crier-story.yaml": source("crier", "[wire-story]"),
    "sources/crier-own.yaml": source("crier", "own"),
    "sources/sunday-own.yaml": source("crier-sunday", "own"),
    "sources/rumour.yaml": source("wire", "unknown"),
    "sources/both.yaml": source("wire", "[interview, crier-own]"),
}


def weigh(tmp_path: Path, *citations: str | tuple[str, str]) -> Evidence:
    dossier = linked(write_dossier(tmp_path, PAPERS))
    pairs = [c if isinstance(c, tuple) else (c, None) for c in citations]
    return dossier.weigh([Citation(source=s, via=via) for s, via in pairs])


def test_three_papers_that_repeat_one_interview_are_one_origin(tmp_path: Path) -> None:
    evidence = weigh(tmp_path, "interview", "wire-story", "crier-story")
    assert evidence.documents == ("interview", "wire-story", "crier-story")
    assert evidence.outlets == ("gazette", "wire", "crier")
    assert [origin.documents for origin in evidence.origins] == [("interview",)]
    assert evidence.verdict == "single"


def test_a_first_hand_report_beside_the_interview_makes_two_origins(tmp_path: Path) -> None:
    evidence = weigh(tmp_path, "wire-story", "crier-own")
    assert [origin.publisher for origin in evidence.origins] == ["gazette", "crier"]
    assert evidence.verdict == "corroborated"


def test_two_editions_of_one_publisher_are_one_outlet_and_one_origin(tmp_path: Path) -> None:
    evidence = weigh(tmp_path, "crier-own", "sunday-own")
    assert evidence.outlets == ("crier",)
    assert [origin.documents for origin in evidence.origins] == [("crier-own", "sunday-own")]
    assert evidence.verdict == "single"


def test_an_unknown_origin_is_told_apart_and_never_raises_the_count(tmp_path: Path) -> None:
    evidence = weigh(tmp_path, "wire-story", "rumour")
    assert (len(evidence.origins), evidence.unknown) == (1, ("rumour",))
    assert weigh(tmp_path, "rumour").verdict == "unknown"


def test_a_passage_that_names_its_own_origin_does_not_count_for_the_others(tmp_path: Path) -> None:
    assert len(weigh(tmp_path, "both").origins) == 2
    evidence = weigh(tmp_path, ("both", "interview"))
    assert [origin.documents for origin in evidence.origins] == [("interview",)]


def test_a_passage_may_be_the_reporters_own_or_of_unknown_origin(tmp_path: Path) -> None:
    evidence = weigh(tmp_path, ("wire-story", "own"))
    assert [origin.documents for origin in evidence.origins] == [("wire-story",)]
    evidence = weigh(tmp_path, "wire-story", ("wire-story", "unknown"))
    assert [origin.documents for origin in evidence.origins] == [("interview",)]
    assert evidence.unknown == ("wire-story",)


def test_a_document_whose_passages_end_at_two_unknown_places_is_one_of_unknown_origin(
    tmp_path: Path,
) -> None:
    evidence = weigh(tmp_path, ("crier-story", "unknown"), ("crier-story", "rumour"))
    assert evidence.unknown == ("crier-story", "rumour")
    assert evidence.unstated == ("crier-story",)


def test_what_cites_nothing_has_no_evidence(tmp_path: Path) -> None:
    assert weigh(tmp_path).verdict == "none"


def test_sources_that_rest_on_one_another_are_an_error_that_names_them(tmp_path: Path) -> None:
    circle = {
        "sources/a.yaml": source("wire", "[b]"),
        "sources/b.yaml": source("wire", "[c]"),
        "sources/c.yaml": source("wire", "[a]"),
    }
    found = [p for p in problems_of(write_dossier(tmp_path, PAPERS | circle)) if "cyclic" in p]
    assert found == [
        "sources/a.yaml:3:9: error: these sources rest on one another: a → b → c → a"
        " [cyclic-origin]\n  take out of one `origin` what is not its origin"
    ]


def test_a_chain_of_thousands_of_reports_is_followed_to_its_end(tmp_path: Path) -> None:
    chain = {f"sources/r{n}.yaml": source("wire", f"[r{n + 1}]") for n in range(3000)}
    chain["sources/r3000.yaml"] = source("crier", "own")
    dossier = linked(write_dossier(tmp_path, PAPERS | chain))
    evidence = dossier.weigh([Citation(source="r0")])
    assert [origin.documents for origin in evidence.origins] == [("r3000",)]


# What would be lost


def needed(tmp_path: Path, *citations: str | tuple[str, str]) -> tuple[str, ...]:
    dossier = linked(write_dossier(tmp_path, PAPERS))
    pairs = [c if isinstance(c, tuple) else (c, None) for c in citations]
    return dossier.origins.needed([Citation(source=s, via=via) for s, via in pairs])


def test_of_one_chain_every_document_is_needed(tmp_path: Path) -> None:
    assert needed(tmp_path, "crier-story") == ("crier-story", "wire-story", "interview")


def test_where_two_reports_relay_one_interview_only_the_interview_is_needed(tmp_path: Path) -> None:
    assert needed(tmp_path, "crier-story", "interview") == ("interview",)
    assert needed(tmp_path, "crier-story", "wire-story") == ("wire-story", "interview")


def test_where_there_is_a_second_origin_no_document_is_needed(tmp_path: Path) -> None:
    assert needed(tmp_path, "crier-story", "crier-own") == ()
    assert needed(tmp_path, "both") == ("both",)


def test_of_two_documents_of_one_publisher_neither_is_needed(tmp_path: Path) -> None:
    assert needed(tmp_path, "crier-own", "sunday-own") == ()


def test_what_is_not_known_to_have_an_origin_keeps_no_claim(tmp_path: Path) -> None:
    assert needed(tmp_path, "wire-story", "rumour") == ("wire-story", "interview")
    assert needed(tmp_path, "wire-story", ("crier-own", "unknown")) == ("wire-story", "interview")


def test_of_unknown_origin_alone_the_document_is_needed_that_has_the_words(tmp_path: Path) -> None:
    assert needed(tmp_path, "rumour") == ("rumour",)
    assert needed(tmp_path, "rumour", ("wire-story", "unknown")) == ()
    assert needed(tmp_path) == ()


def test_a_passage_needs_what_it_comes_from_and_not_what_the_rest_rests_on(tmp_path: Path) -> None:
    assert needed(tmp_path, ("both", "wire-story")) == ("both", "wire-story", "interview")
    assert needed(tmp_path, ("crier-story", "own")) == ("crier-story",)


def test_ways_that_part_and_meet_again_need_where_they_meet(tmp_path: Path) -> None:
    diamond = {
        "sources/top.yaml": source("crier", "[left, right]"),
        "sources/left.yaml": source("wire", "[meeting]"),
        "sources/right.yaml": source("gazette", "[meeting]"),
        "sources/meeting.yaml": source("wire", "[interview]"),
    }
    dossier = linked(write_dossier(tmp_path, PAPERS | diamond))
    assert dossier.origins.needed([Citation(source="top")]) == ("top", "meeting", "interview")


def test_what_is_needed_of_a_chain_of_thousands_or_of_a_circle_is_found(tmp_path: Path) -> None:
    chain = {f"sources/r{n}.yaml": source("wire", f"[r{n + 1}]") for n in range(3000)}
    chain |= {"sources/r3000.yaml": source("crier", "own")}
    chain |= {"sources/a.yaml": source("wire", "[b]"), "sources/b.yaml": source("wire", "[a]")}
    origins = linked(write_dossier(tmp_path, PAPERS | chain)).origins
    assert len(origins.needed([Citation(source="r0")])) == 3001
    assert "a" in origins.needed([Citation(source="a")])
