"""The page of a disagreement, and the list of them."""

from pathlib import Path

from dossiers import TEMPLATES, site_of, write_dossier

from dossier.pages.disagreements import disagreement_page, disagreements_page
from dossier.pages.parts import Page
from dossier.pages.site import Site
from dossier.rendering import Renderer

OPEN = """
    question: Why did the harbour close?
    about: [actor:herald]
    answers:
      - answer: A storm
        cite: [{source: herald, quote: the harbour has been closed since Monday}]
        note: The paper does not say it outright.
      - answer: A strike
    """
RESOLVED = """
    question: Since when is it closed?
    answers: [{answer: Monday}, {answer: Sunday}]
    status: resolved
    holds: 1
    note: The Herald was there. [@herald "closed since Monday"]
    """
UNRESOLVABLE = """
    question: Did the band play well?
    answers: [{answer: It did}, {answer: It did not}]
    status: unresolvable
    note: Tastes differ.
    """
FILES = {
    "disagreements/why.yaml": OPEN,
    "disagreements/when.yaml": RESOLVED,
    "disagreements/band.yaml": UNRESOLVABLE,
}


def site(folder: Path) -> Site:
    return site_of(write_dossier(folder, FILES))


def html(page: Page, site: Site) -> str:
    rendered = Renderer((TEMPLATES,), site.words).render(page)
    assert isinstance(rendered, bytes), rendered
    return rendered.decode()


def test_no_answer_is_favoured_while_the_question_is_open(tmp_path: Path) -> None:
    made = site(tmp_path)
    page = disagreement_page(made.dossier.disagreements["why"], made)
    rendered = html(page, made)
    assert not any(answer.holds for answer in page.answers)
    assert '<li class="answer" id="answer-1">' in rendered
    assert '<li class="answer" id="answer-2">' in rendered
    assert '<span class="badge disputed">≠ open</span> · 2 answers' in rendered


def test_each_answer_has_its_quotations_and_its_evidence(tmp_path: Path) -> None:
    made = site(tmp_path)
    storm, strike = disagreement_page(made.dossier.disagreements["why"], made).answers
    assert (len(storm.quotations), storm.evidence.verdict) == (1, "single")
    assert (strike.quotations, strike.evidence.text) == ((), "cites nothing")
    assert storm.note == "The paper does not say it outright."


def test_an_answer_without_evidence_says_so(tmp_path: Path) -> None:
    made = site(tmp_path)
    rendered = html(disagreement_page(made.dossier.disagreements["why"], made), made)
    assert '<p class="empty">No source is cited for this answer.</p>' in rendered


def test_the_answer_that_holds_is_marked_with_words(tmp_path: Path) -> None:
    made = site(tmp_path)
    page = disagreement_page(made.dossier.disagreements["when"], made)
    assert [answer.holds for answer in page.answers] == [True, False]
    assert '<p class="label">This answer holds</p>' in html(page, made)


def test_what_a_disagreement_touches_is_linked(tmp_path: Path) -> None:
    made = site(tmp_path)
    (herald,) = disagreement_page(made.dossier.disagreements["why"], made).about
    assert (herald.link.text, herald.what) == ("The Alva Herald", "Actor")


def test_the_list_begins_with_what_is_open(tmp_path: Path) -> None:
    made = site(tmp_path)
    page = disagreements_page(made)
    assert [(g.title, [q.link.text for q in g.questions]) for g in page.groups] == [
        ("Open", ["Why did the harbour close?"]),
        ("Cannot be resolved", ["Did the band play well?"]),
        ("Resolved", ["Since when is it closed?"]),
    ]
    assert page.standing == ("3 questions", "1 open", "1 that cannot be resolved", "1 resolved")
    assert '<span class="label">This answer holds</span> Monday' in html(page, made)


def test_an_empty_list_says_so(tmp_path: Path) -> None:
    made = site_of(write_dossier(tmp_path))
    assert "No disagreement between the sources is recorded." in html(
        disagreements_page(made), made
    )
