"""The front page and the page of a brief."""

from pathlib import Path

import pytest
from dossiers import TEMPLATES, site_of, write_dossier

from dossier.pages.briefs import brief_page
from dossier.pages.front import front_page
from dossier.pages.parts import Page
from dossier.pages.site import Site
from dossier.rendering import Renderer

QUOTE = '[@herald "the harbour has been closed since Monday"]'
BRIEF = f"""
    title: The harbour closes
    date: 2031-05-20
    bottom_line: The harbour is closed. {QUOTE}
    key_judgements:
      - text: It was closed on Monday. {QUOTE}
        confidence: high
        basis: The pilots say so.
      - text: It will open in June.
        likelihood: unlikely
        assessment: true
      - text: Why it closed [[disagreement:cause|is disputed]].
        likelihood: likely
        confidence: low
    gaps: [Who gave the order.]
    body: |
      The mayor spoke first. [@herald]

      # What he said

      That it is closed. {QUOTE}
    """
CAUSE = """
    question: Why did the harbour close?
    answers: [{answer: A storm}, {answer: A strike}]
    """
MAYOR = """
    name: The mayor
    kind: person
    roles: [{title: mayor, organisation: herald}]
    names: [{text: Мэр, language: ru}]
    """
EVENT = """
    date: 2031-05-{day:02}
    title: The harbour, day {day}
    actors: [mayor]
    """
FILES = {
    "briefs/harbour.yaml": BRIEF,
    "disagreements/cause.yaml": CAUSE,
    "actors/mayor.yaml": MAYOR,
} | {f"events/day-{day}.yaml": EVENT.format(day=day) for day in range(10, 17)}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_of(write_dossier(tmp_path, FILES))


def html(page: Page, site: Site) -> str:
    rendered = Renderer((TEMPLATES,), site.words).render(page)
    assert isinstance(rendered, bytes), rendered
    return rendered.decode()


def test_the_front_page_counts_what_the_dossier_rests_on(site: Site) -> None:
    assert front_page(site).standing == ("1 document", "1 outlet", "1 independent origin")


def test_the_front_page_says_which_languages_no_source_is_in(site: Site) -> None:
    assert front_page(site).source_summary == (
        "1 document held, by 1 outlet, published 14 May 2031, in English.",
        "None is in Russian, in which actors here have names.",
    )


def test_a_judgement_says_its_likelihood_or_its_confidence(site: Site) -> None:
    judgements = front_page(site).judgements
    assert [each.word for each in judgements] == ["High confidence", "Unlikely", "Likely"]


def test_likelihood_and_confidence_do_not_share_a_sentence(site: Site) -> None:
    page = html(front_page(site), site)
    assert '<span class="word">Likely</span> · ' in page
    assert '<p class="apparatus judgement-basis">Low confidence</p>' in page


def test_a_judgement_that_links_to_an_open_disagreement_has_its_badge(site: Site) -> None:
    judgements = front_page(site).judgements
    assert [[badge.href for badge in each.badges] for each in judgements] == [
        [],
        [],
        ["disagreements/cause/index.html"],
    ]


def test_a_judgement_says_what_it_rests_on(site: Site) -> None:
    first = front_page(site).judgements[0]
    assert first.evidence.text == "1 document, 1 outlet, 1 origin (The Alva Herald, 14 May 2031)"
    assert first.basis == "The pilots say so."


def test_the_latest_five_events_come_first_to_last(site: Site) -> None:
    titles = [each.link.text for each in front_page(site).latest]
    assert titles == [f"The harbour, day {day}" for day in (16, 15, 14, 13, 12)]


def test_principals_are_those_of_whom_the_dossier_speaks_with_their_first_role(site: Site) -> None:
    principals = [(each.actor.text, each.role) for each in front_page(site).principals]
    assert principals == [("The mayor", "mayor, The Alva Herald")]


def test_numbers_rise_as_one_reads(site: Site) -> None:
    page = html(brief_page(site.dossier.briefs["harbour"], site), site)
    ids = [part.split('"')[0] for part in page.split('id="use-')[1:]]
    assert ids == ["1-a", "1-b", "2-a", "1-c"]


def test_the_contents_of_a_brief_have_the_headings_of_its_narrative(site: Site) -> None:
    page = brief_page(site.dossier.briefs["harbour"], site)
    assert [heading.text for heading in page.contents] == [
        "Bottom line",
        "Key judgements",
        "What he said",
        "What is not known",
        "References",
    ]
    rendered = html(page, site)
    assert all(f'id="{heading.href[1:]}"' in rendered for heading in page.contents)


def test_every_section_in_the_contents_of_the_front_page_is_there(site: Site) -> None:
    page = front_page(site)
    rendered = html(page, site)
    assert all(rendered.count(f' id="{heading.href[1:]}"') == 1 for heading in page.contents)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    site = site_of(write_dossier(tmp_path))
    page = html(front_page(site), site)
    for sentence in (
        "This brief makes no key judgement.",
        "No disagreement between the sources is open.",
        "The brief names no gaps.",
        "No event is recorded.",
        "No actor has a part in an event or made a statement.",
    ):
        assert f'<p class="empty">{sentence}</p>' in page


def test_other_briefs_are_listed_the_newest_first(tmp_path: Path) -> None:
    brief = "title: Brief of {0}\ndate: {0}\nbottom_line: Nothing new.\n"
    files = {f"briefs/b{year}.yaml": brief.format(year) for year in (2029, 2030)}
    found = front_page(site_of(write_dossier(tmp_path, files))).other_briefs
    assert [each.link.text for each in found] == ["Brief of 2030", "Brief of 2029"]
