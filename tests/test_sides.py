"""While a question is open no page takes one answer for the fact: which side a text cites."""

from pathlib import Path

from dossiers import linked, problems_of, site_of, write_dossier

from dossier.citations import Citation
from dossier.disputes import Disputes
from dossier.pages.briefs import brief_page
from dossier.verification import verify

QUESTION = """
    question: Is it closed, or open again?
    about: [event:closing, actor:pilots, statement:word, source:herald]
    answers:
      - answer: Closed
        cite: [{source: herald, quote: the harbour has been closed since Monday}]
      - answer: Open again
        cite: [{source: gazette, quote: the harbour was open again on Friday}]
    STATUS
    """
GAZETTE = "The gazette wrote that the harbour was open again on Friday, as ever.\n"
FILES = {
    "actors/gazette.yaml": "name: Gazette\nkind: outlet\n",
    "actors/pilots.yaml": "name: The pilots\nkind: organisation\n",
    "articles/gazette.txt": GAZETTE,
    "sources/gazette.yaml": """
        title: Open again
        outlet: gazette
        origin: own
        captures:
          - file: gazette.txt
            sha256: DIGEST
        """,
    "disagreements/open.yaml": QUESTION.replace("STATUS", "status: open"),
    "statements/word.yaml": """
        speaker: pilots
        gist: It is open again.
        wordings:
          - {source: gazette, mode: paraphrase, quote: the harbour was open again on Friday}
        """,
}
EVENT = "date: 2031-05-12\ntitle: It closed\nsummary: It closed.{}\n"
CLOSED = '[@herald "harbour has been closed since Monday"]'
OPEN = '[@gazette "the harbour was open again"]'
BRIEF = """title: It closes
date: 2031-05-20
bottom_line: It closed.
key_judgements:
  - text: It is closed.{}
"""


def dossier(folder: Path, **texts: str) -> Path:
    import hashlib

    digest = hashlib.sha256(GAZETTE.encode()).hexdigest()
    files = {**FILES, "events/closing.yaml": EVENT.format(CLOSED + OPEN)}
    files["sources/gazette.yaml"] = FILES["sources/gazette.yaml"].replace("DIGEST", digest)
    files |= {name.replace("__", "/") + ".yaml": text for name, text in texts.items()}
    return write_dossier(folder, files)


def told(folder: Path) -> list[str]:
    return [problem for problem in problems_of(folder) if "[one-sided]" in problem]


def test_a_record_that_cites_one_side_of_an_open_question_is_named(tmp_path: Path) -> None:
    assert told(dossier(tmp_path, events__closing=EVENT.format(CLOSED))) == [
        "events/closing.yaml:3:21: warning: the text cites evidence for one answer only,"
        ' "Closed", and "Is it closed, or open again?" is an open question [one-sided]\n'
        "  cite the other answer's evidence as well, or name the question:"
        " [[disagreement:open|…]]"
    ]


def test_a_record_that_cites_both_sides_or_names_the_question_is_not(tmp_path: Path) -> None:
    assert told(dossier(tmp_path / "a")) == []
    named = EVENT.format(f"{CLOSED} Whether it opened is [[disagreement:open|disputed]].")
    assert told(dossier(tmp_path / "b", events__closing=named)) == []


def test_a_text_whose_citations_cannot_all_be_read_is_not_judged(tmp_path: Path) -> None:
    unread = EVENT.format(CLOSED + '[@gazette "the harbour was open again]')
    assert told(dossier(tmp_path, events__closing=unread)) == []


def test_a_settled_question_has_no_sides(tmp_path: Path) -> None:
    settled = QUESTION.replace("STATUS", "status: resolved\n    holds: 1\n    note: So it is.")
    texts = {"events__closing": EVENT.format(CLOSED), "disagreements__open": settled}
    assert told(dossier(tmp_path, **texts)) == []


def test_a_record_that_cites_neither_side_is_not_named(tmp_path: Path) -> None:
    assert told(dossier(tmp_path, events__closing=EVENT.format("[@herald]"))) == []


def test_what_a_source_says_is_its_own_side(tmp_path: Path) -> None:
    text = f"title: Closed\noutlet: herald\norigin: own\nsummary: It is closed.{CLOSED}\n"
    assert told(dossier(tmp_path, sources__herald=text)) == []


def test_a_judgement_is_held_to_the_questions_whose_evidence_it_cites(tmp_path: Path) -> None:
    assert told(dossier(tmp_path / "a", briefs__harbour=BRIEF.format(OPEN))) == [
        "briefs/harbour.yaml:5:25: warning: key judgement 1 cites evidence for one answer only,"
        ' "Open again", and "Is it closed, or open again?" is an open question [one-sided]\n'
        "  cite the other answer's evidence as well, or name the question:"
        " [[disagreement:open|…]]"
    ]
    both = BRIEF.format(OPEN + CLOSED)
    assert told(dossier(tmp_path / "b", briefs__harbour=both)) == []


def test_a_judgement_carries_the_badge_of_each_question_it_touches(tmp_path: Path) -> None:
    site = site_of(dossier(tmp_path, briefs__harbour=BRIEF.format(CLOSED + OPEN)))
    (judgement,) = brief_page(site.dossier.briefs["harbour"], site).judgements
    (badge,) = judgement.badges
    assert (badge.kind, badge.href) == ("disputed", "../../disagreements/open/index.html")
    assert badge.label == "disputed: Is it closed, or open again?"


def test_a_passage_is_shared_where_it_overlaps_and_a_whole_source_where_it_is_cited_whole(
    tmp_path: Path,
) -> None:
    disputes = Disputes(verify(linked(dossier(tmp_path))))
    overlapping = Citation(source="herald", quote="closed since Monday")
    elsewhere = Citation(source="herald", quote="Nobody knows when it will open again")
    # Only quotations of the dossier itself have been looked for.
    assert disputes.answers([overlapping, elsewhere, Citation(source="herald")]) == frozenset()
    quoted = Citation(source="herald", quote="harbour has been closed since Monday")
    assert disputes.answers([quoted]) == {("open", 1)}
