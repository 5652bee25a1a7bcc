"""The parts of a page: numbered notes, links from where it stands, dates and evidence in words."""

from pathlib import Path

import pytest
from dossiers import site_of, write_dossier

from dossier.citations import Citation
from dossier.pages.composer import Composer

CLOSED = Citation(source="herald", quote="the harbour has been closed since Monday")
NOBODY = Citation(source="herald", quote="Nobody knows when it will open again")
WHOLE = Citation(source="herald")


@pytest.fixture
def composer(tmp_path: Path) -> Composer:
    return Composer(site_of(write_dossier(tmp_path)), "events/closing/")


def test_a_passage_keeps_its_number_and_its_note_leads_back_to_every_use(
    composer: Composer,
) -> None:
    marks = composer.marks([CLOSED, NOBODY]) + composer.marks([CLOSED])
    assert [part.split("<")[0] for part in marks.split('">')[1:]] == ["1", "2", "1"]
    first, second = composer.notes()
    assert [use.href for use in first.uses] == ["#use-1-a", "#use-1-b"]
    assert [use.letter for use in second.uses] == ["a"]


def test_a_note_names_the_words_the_source_the_origin_and_the_verdict(composer: Composer) -> None:
    composer.marks([CLOSED])
    (note,) = composer.notes()
    assert note.quote and note.quote.text == CLOSED.quote
    named = "".join(part.text for part in note.source.reference)
    assert named == "The Alva Herald. “Harbour closed.” 14 May 2031."
    assert [origin.text for origin in note.origins] == ["The Alva Herald, 14 May 2031"]
    assert note.verification == "found word for word in the archived article"
    assert note.href.startswith("../../sources/herald/index.html#q-")


def test_citations_of_one_passage_that_differ_in_a_remark_are_one_note(composer: Composer) -> None:
    composer.marks([CLOSED, CLOSED.model_copy(update={"note": "headline"})])
    (note,) = composer.notes()
    assert note.remark == "headline"


def test_a_source_cited_as_a_whole_leads_to_its_page(composer: Composer) -> None:
    composer.marks([WHOLE])
    (note,) = composer.notes()
    assert (note.quote, note.href) == (None, "../../sources/herald/index.html")
    assert note.verification == "cited as a whole"


def test_quotation_marks_inside_a_quotation_become_inner_ones(composer: Composer) -> None:
    quoted = composer.quotation(Citation(source="herald", quote='the "old" and “new” quay'))
    assert quoted.quote and quoted.quote.text == "the ‘old’ and ‘new’ quay"


def test_words_in_another_language_say_so_and_in_the_pages_own_do_not(composer: Composer) -> None:
    assert composer.phrase("أغلق الميناء", "ar").direction == "rtl"
    assert composer.phrase("closed", "en").language is None


def test_evidence_is_said_in_words_with_its_single_origin(composer: Composer) -> None:
    line = composer.evidence([CLOSED, NOBODY])
    assert line.text == "1 document, 1 outlet, 1 origin (The Alva Herald, 14 May 2031)"
    assert line.badge and (line.badge.kind, line.badge.text) == ("single", "single origin")


def test_several_disagreements_are_one_badge_that_leads_to_their_list(tmp_path: Path) -> None:
    question = """
        question: {question}
        about: [actor:herald]
        answers:
          - answer: Yes
          - answer: No
        """
    one = {"disagreements/late.yaml": question.format(question="Was it late?")}
    two = {"disagreements/wet.yaml": question.format(question="Was it wet?")}
    site = site_of(write_dossier(tmp_path / "one", one))
    (badge,) = Composer(site, "").badges(site.dossier.actors["herald"])
    assert (badge.href, badge.label) == (
        "disagreements/late/index.html",
        "disputed: Was it late?",
    )
    site = site_of(write_dossier(tmp_path / "two", one | two))
    (badge,) = Composer(site, "").badges(site.dossier.actors["herald"])
    assert (badge.text, badge.href) == ("disputed ×2", "actors/herald/index.html#disagreements")


def test_passages_of_unknown_origin_are_told_apart_from_the_known_ones(composer: Composer) -> None:
    unknown = NOBODY.model_copy(update={"via": "unknown"})
    assert composer.evidence([unknown]).text == "1 document, 1 outlet, origin not known"
    assert composer.evidence([CLOSED, unknown]).text == (
        "1 document, 1 outlet, 1 origin (The Alva Herald, 14 May 2031),"
        " also passages of unknown origin"
    )
