"""The chronology page."""

from pathlib import Path

import pytest
from dossiers import TEMPLATES, site_of, write_dossier

from dossier.pages.chronology import ChronologyPage, Entry, chronology_page
from dossier.rendering import Renderer

FILES = {
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        actors: [herald]
        topics: [Port traffic, strike]
        summary: It closed. Nobody said why.
        cite: [{source: herald, quote: the harbour has been closed since Monday}]
        """,
    "events/storm.yaml": """
        date: 2031-05-10~
        title: A storm
        topics: [PORT  traffic]
        """,
    "events/founding.yaml": """
        date: 1904
        title: The harbour was built
        """,
    "disagreements/cause.yaml": """
        question: Was there a storm?
        about: [event:storm]
        answers: [{answer: Yes}, {answer: No}]
        """,
}


@pytest.fixture
def page(tmp_path: Path) -> ChronologyPage:
    return chronology_page(site_of(write_dossier(tmp_path, FILES)))


def entries(page: ChronologyPage) -> dict[str, Entry]:
    return {e.id: e for year in page.years for month in year.months for e in month.entries}


def test_events_stand_under_their_years_and_months(page: ChronologyPage) -> None:
    found = [
        (year.title, month.title, [entry.link.text for entry in month.entries])
        for year in page.years
        for month in year.months
    ]
    assert found == [
        ("1904", "Month not known", ["The harbour was built"]),
        ("2031", "May", ["A storm", "The harbour closed"]),
    ]


def test_the_head_counts_and_spans(page: ChronologyPage) -> None:
    assert page.standing == ("3 events", "1904–2031", "1 disputed", "1 of single origin")


def test_a_date_that_is_not_exact_is_marked(page: ChronologyPage) -> None:
    found = {id: (entry.date.text, entry.is_imprecise) for id, entry in entries(page).items()}
    assert found == {
        "event-founding": ("1904", True),
        "event-storm": ("about 10 May", True),
        "event-closing": ("12 May", False),
    }


def test_an_entry_has_one_sentence_of_its_summary(page: ChronologyPage) -> None:
    assert entries(page)["event-closing"].summary == "It closed."


def test_topics_are_filtered_by_however_they_are_cased(page: ChronologyPage) -> None:
    assert page.filters
    assert [(topic.value, topic.text) for topic in page.filters.choices[1].options] == [
        ("port-traffic", "PORT traffic"),
        ("strike", "strike"),
    ]
    assert entries(page)["event-closing"].topics == "port-traffic strike"


def test_what_filters_look_at_stands_in_the_page(tmp_path: Path) -> None:
    site = site_of(write_dossier(tmp_path, FILES))
    rendered = Renderer((TEMPLATES,), site.words).render(chronology_page(site))
    assert isinstance(rendered, bytes), rendered
    closing = (
        'id="event-closing" data-text="The harbour closed It closed. Nobody said why."'
        ' data-actor="herald" data-topic="port-traffic strike" data-single="1">'
    )
    assert closing in rendered.decode()
    assert 'data-actor="" data-topic="port-traffic" data-disputed="1">' in rendered.decode()


def test_every_event_has_a_mark_in_the_strip_that_leads_to_it(page: ChronologyPage) -> None:
    assert page.strip
    assert {mark.href: mark.label for mark in page.strip.marks} == {
        "#event-founding": "1904: The harbour was built",
        "#event-storm": "about 10 May 2031: A storm (disputed)",
        "#event-closing": "12 May 2031: The harbour closed",
    }


def test_without_events_the_page_says_so(tmp_path: Path) -> None:
    site = site_of(write_dossier(tmp_path))
    rendered = Renderer((TEMPLATES,), site.words).render(chronology_page(site))
    assert isinstance(rendered, bytes) and b"No event is recorded." in rendered
