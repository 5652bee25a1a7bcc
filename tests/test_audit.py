"""The audit: what claims rest on, what rests on nothing else, and what is lacking."""

from pathlib import Path

from dossiers import site_of, write_dossier

from dossier.audit import Tally

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
    assert audit.tallies == {
        "event": Tally(many=0, two=0, single=2, unknown=1, none=0),
        "answer": Tally(many=0, two=1, single=0, unknown=0, none=1),
    }
    assert [tally.claims for tally in audit.tallies.values()] == [3, 2]


def test_every_quotation_is_counted_where_it_stands(tmp_path: Path) -> None:
    audit = site_of(write_dossier(tmp_path, PILOTS)).audit
    assert (audit.quoted, audit.verified) == (4, 4)


def test_a_document_is_named_with_the_claims_that_would_have_no_origin_without_it(
    tmp_path: Path,
) -> None:
    audit = site_of(write_dossier(tmp_path, PILOTS)).audit
    lost = {id: [c.text for c in claims] for id, claims in audit.lost_without.items()}
    assert lost == {
        "herald": ["The harbour closed", "The pilots complained", "A band played"],
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
