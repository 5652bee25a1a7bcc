"""The audit: what claims rest on, what rests on nothing else, and what is lacking."""

from pathlib import Path

from dossiers import site_of, write_dossier

PILOTS = {
    "sources/pilots.yaml": """
        title: Letter of the pilots
        outlet: pilots
        origin: own
        """,
    "actors/pilots.yaml": """
        name: The pilots of Port Alva
        kind: organisation
        """,
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        cite:
          - source: herald
            quote: the harbour has been closed since Monday
        """,
    "events/complaint.yaml": """
        date: 2031-05-13
        title: The pilots complained
        cite:
          - source: herald
            quote: Nobody knows when it will open again
            via: pilots
        """,
    "events/concert.yaml": """
        date: 2031-05-13
        title: A band played
        cite:
          - source: herald
            quote: the band played on the quay until the evening
            via: unknown
        """,
    "disagreements/why.yaml": """
        question: Why was it closed?
        answers:
          - answer: For repairs
          - answer: Because of the strike
            cite:
              - source: pilots
              - source: herald
        """,
}


def test_claims_are_counted_by_kind_and_verdict(tmp_path: Path) -> None:
    audit = site_of(write_dossier(tmp_path, PILOTS)).audit
    assert [
        (t.kind, t.claims, t.corroborated, t.single, t.unknown, t.none) for t in audit.tallies
    ] == [
        ("event", 3, 0, 2, 1, 0),
        ("answer", 2, 1, 0, 0, 1),
    ]


def test_every_quotation_is_counted_where_it_stands(tmp_path: Path) -> None:
    audit = site_of(write_dossier(tmp_path, PILOTS)).audit
    assert (audit.quoted, audit.verified) == (4, 4)


def test_a_claim_rests_on_the_one_document_at_which_all_its_evidence_ends(tmp_path: Path) -> None:
    audit = site_of(write_dossier(tmp_path, PILOTS)).audit
    only = {id: [c.text for c in claims] for id, claims in audit.only_origin.items()}
    assert only == {
        "herald": ["The harbour closed", "A band played"],
        "pilots": ["The pilots complained"],
    }


def test_a_claim_for_which_one_document_is_cited_is_named_with_it(tmp_path: Path) -> None:
    audit = site_of(write_dossier(tmp_path, PILOTS)).audit
    assert {id: len(claims) for id, claims in audit.only_document.items()} == {"herald": 3}


def test_origins_are_ordered_by_what_rests_on_them_alone(tmp_path: Path) -> None:
    weights = site_of(write_dossier(tmp_path, PILOTS)).audit.weights
    assert [(w.origin.publisher, w.claims, len(w.alone)) for w in weights] == [
        ("herald", 2, 1),
        ("pilots", 2, 1),
    ]


def test_documents_not_held_are_named_with_the_claims_that_end_there(tmp_path: Path) -> None:
    (found,) = site_of(write_dossier(tmp_path, PILOTS)).audit.not_held
    assert (found.source.id, found.claims, found.alone) == ("pilots", 2, 1)


def test_a_source_is_never_cited_only_if_no_passage_comes_from_it_either(tmp_path: Path) -> None:
    unused = {"sources/log.yaml": "title: Log\noutlet: herald\norigin: [notes]\n"}
    unused["sources/notes.yaml"] = "title: Notes\noutlet: herald\norigin: own\n"
    audit = site_of(write_dossier(tmp_path, PILOTS | unused)).audit
    assert [source.id for source in audit.never_cited] == ["log"]


def test_an_assessment_is_not_counted_among_what_cites_nothing(tmp_path: Path) -> None:
    brief = """
        title: The harbour
        date: 2031-05-20
        bottom_line: The harbour is closed.
        key_judgements:
          - text: It will open in June.
            assessment: true
        """
    audit = site_of(write_dossier(tmp_path, {"briefs/harbour.yaml": brief})).audit
    assert [claim.text for claim in audit.assessments] == ["It will open in June."]
    assert audit.with_verdict("none") == ()
