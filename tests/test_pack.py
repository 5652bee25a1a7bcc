"""The pack: what it has of the dossier, and where its links and notes lead."""

import re
from pathlib import Path

import pytest
from dossiers import CONTENT, TEMPLATES, site_of, write_dossier
from lxml import html

from dossier.pages import PackPage, Site, pack_page
from dossier.rendering import Renderer

ADDRESS = "https://alva.example/dossier/"

FILES = {
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        summary: |
          Pilots were told first. [@herald "the pilots told the Herald"] See
          [[statement:closed]] and [[actor:mayor]].
        cite: [{source: herald, quote: the harbour has been closed since Monday}]
        """,
    "actors/mayor.yaml": """
        name: Maren Holt
        kind: person
        names: [{text: Марен Хольт, language: ru}]
        summary: She keeps the harbour. [@herald "The mayor said"]
        """,
    "statements/closed.yaml": """
        speaker: mayor
        gist: The harbour is closed.
        wordings: [{source: herald, quote: the harbour has been closed since Monday, mode: partial}]
        """,
    "disagreements/day.yaml": """
        question: Since when is the harbour closed?
        about: ["event:closing", "statement:closed"]
        answers:
          - answer: Since Monday.
            cite: [{source: herald, quote: the harbour has been closed since Monday}]
          - answer: Nobody knows.
            cite: [{source: herald, quote: Nobody knows when it will open again}]
        """,
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_dossier(tmp_path, FILES)


def page_of(content: Path, base_url: str | None = None) -> PackPage:
    site = site_of(content)
    return pack_page(Site(site.verification, site.words, base_url=base_url))


def rendered(content: Path, base_url: str | None = None) -> html.HtmlElement:
    site = site_of(content)
    found = Renderer((TEMPLATES,), site.words).render(page_of(content, base_url))
    assert isinstance(found, bytes), found
    return html.fromstring(found.decode())


def hrefs(page: html.HtmlElement) -> set[str]:
    return {str(link.get("href")) for link in page.iter("a")}


def said(page: html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


def test_it_has_every_event_actor_disagreement_and_source_of_the_dossier() -> None:
    dossier = site_of(CONTENT).dossier
    page = rendered(CONTENT)
    anchors = {element.get("id") for element in page.iter() if element.get("id")}
    wanted = [
        *(f"event-{event.id}" for event in dossier.events),
        *(f"disagreement-{id}" for id in dossier.disagreements),
        *(f"actor-{id}" for id in dossier.actors),
        *(f"source-{id}" for id in dossier.sources),
    ]
    assert [each for each in wanted if each not in anchors] == []


def test_every_passage_that_a_part_cites_has_its_note_there() -> None:
    site = site_of(CONTENT)
    dossier, page = site.dossier, pack_page(site)
    cited = {
        "brief": [dossier.briefs[dossier.settings.lead]],
        "chronology": dossier.events,
        "disagreements": dossier.disagreements.values(),
        "actors": dossier.actors.values(),
    }
    for part, records in cited.items():
        uses = [use.citation for record in records for use in dossier.uses[record.key]]
        wanted = {citation.model_copy(update={"note": None}) for citation in uses}
        # What an actor holds or is linked by is said of both.
        assert len(getattr(page, part).notes) == len(wanted), part


def test_all_anchors_are_one_and_all_links_within_it_lead_to_one() -> None:
    page = rendered(CONTENT)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    inner = {href[1:] for href in hrefs(page) if href.startswith("#")}
    assert inner - set(ids) == set()


def test_numbers_and_notes_lead_to_each_other(content: Path) -> None:
    page = rendered(content)
    marks = page.xpath("//a[@role='doc-noteref']")
    notes = {
        note.xpath("string(span/@id)"): note for note in page.xpath("//*[@role='doc-endnotes']//li")
    }
    assert {mark.get("href")[1:] for mark in marks} == notes.keys()
    for mark in marks:
        note = notes[mark.get("href")[1:]]
        assert mark.text_content() == note.xpath("string(.//*[@class='note-number'])")
        assert f"#{mark.get('id')}" in {link.get("href") for link in note.iter("a")}


def test_a_note_has_the_words_the_document_where_it_is_from_and_that_it_was_found(
    content: Path,
) -> None:
    (note,) = rendered(content).xpath("//li[span/@id='brief-ref-1']")
    assert said(note) == (
        "1 “the harbour has been closed since Monday” The Alva Herald. “Harbour closed.” "
        "14 May 2031. Origin: The Alva Herald, 14 May 2031 · found word for word in the archived "
        "article · Cited at a"
    )


def test_links_lead_on_in_the_pack_and_nowhere_where_it_has_nothing(content: Path) -> None:
    page = rendered(content)
    assert [href for href in hrefs(page) if not href.startswith("#")] == []
    assert "The harbour is closed." in said(page)


def test_what_the_pack_has_not_is_linked_on_the_site_where_its_address_is_known(
    content: Path,
) -> None:
    outer = {href for href in hrefs(rendered(content, ADDRESS)) if not href.startswith("#")}
    passages = {href for href in outer if "#q-" in href}
    assert {href.partition("#")[0] for href in passages} == {f"{ADDRESS}sources/herald/"}
    assert outer - passages == {ADDRESS, f"{ADDRESS}statements/closed/"}


def test_the_answers_to_a_question_stand_side_by_side(content: Path) -> None:
    (row,) = rendered(content).xpath("//*[@class='answers']")
    answers = row.xpath("./section/h5")
    assert [answer.text for answer in answers] == ["Since Monday.", "Nobody knows."]


@pytest.mark.parametrize(("answers", "rows"), [(2, [2]), (3, [3]), (4, [2, 2]), (5, [2, 2, 1])])
def test_more_answers_than_a_sheet_is_wide_stand_two_and_two(
    tmp_path: Path, answers: int, rows: list[int]
) -> None:
    listed = "\n".join(f"  - answer: Since day {number}." for number in range(answers))
    question = f"question: Since when?\nanswers:\n{listed}\n"
    page = page_of(write_dossier(tmp_path, {"disagreements/day.yaml": question}))
    ((question_shown,),) = [section.questions for section in page.disagreements.sections]
    assert [len(row) for row in question_shown.rows] == rows


def test_an_actor_has_its_names_in_every_script(content: Path) -> None:
    (name,) = rendered(content).xpath("//*[@class='native-names']/span")
    assert (name.text, name.get("lang")) == ("Марен Хольт", "ru")


def test_the_contents_name_every_part_with_its_sections(content: Path) -> None:
    lines = page_of(content).outline
    assert [(line.text, [section.text for section in line.sections]) for line in lines] == [
        ("The harbour closes", []),
        ("Chronology", ["2031"]),
        ("Disagreements", ["Open"]),
        ("Actors", ["Persons", "Outlets"]),
        ("References", ["Held"]),
        ("How the evidence was checked", []),
    ]


def test_a_part_without_anything_in_it_is_left_out(tmp_path: Path) -> None:
    page = rendered(write_dossier(tmp_path))
    titles = [each.text for each in page.xpath("//*[@class='part-title']")]
    assert titles == ["The harbour closes", "Actors", "References", "How the evidence was checked"]


def test_what_is_not_published_is_not_in_it(content: Path) -> None:
    files = {
        "actors/keeper.yaml": "name: Zunpublished\nkind: person\ndraft: true\n",
        "events/opening.yaml": "title: It opens\ndate: 2031\neditor_note: zkeeper\n",
    }
    text = html.tostring(rendered(write_dossier(content, files)), encoding="unicode")
    assert not re.search("zunpublished|zkeeper", text, re.IGNORECASE)
