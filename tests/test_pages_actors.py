"""The pages of actors, and their register."""

from pathlib import Path

from dossiers import TEMPLATES, site_of, write_dossier

from dossier.pages.actor_register import actors_page
from dossier.pages.actors import ActorPage, actor_page
from dossier.rendering import Renderer

MAYOR = {
    "actors/mayor.yaml": """
        name: Ada Ørn
        kind: person
        names:
          - text: عائدة
            language: ar
            cite: [{source: herald, quote: The mayor said}]
        status_note: Her election is disputed. [@herald "Nobody knows when it will open again"]
        summary: Mayor of [[actor:port]]. [@herald "the band played on the quay until the evening"]
        roles:
          - title: mayor of Port Alva
            organisation: port
            since: 2030
            cite: [{source: herald, quote: The mayor said that the harbour has been closed}]
          - title: harbour master
            organisation: port
            since: 2021
            until: 2029
        relationships:
          - type: allied-with
            actor: pilots
          - type: heads
            actor: port
            since: 2030-03-04
        not_to_be_confused_with: [port]
        website: https://example.org/mayor/office
        """,
    "actors/port.yaml": """
        name: Port Alva
        kind: organisation
        """,
    "actors/pilots.yaml": """
        name: The Pilots
        kind: organisation
        relationships:
          - type: allied-with
            actor: mayor
            cite: [{source: herald, quote: the pilots told the Herald}]
        """,
    "statements/closed.yaml": """
        speaker: mayor
        date: 2031-05-14
        gist: The harbour is closed.
        wordings:
          - source: herald
            quote: the harbour has been closed since Monday
            mode: paraphrase
        """,
    "statements/complaint.yaml": """
        speaker: pilots
        gist: "[[actor:mayor|The mayor]] tells them nothing."
        """,
    "events/closing.yaml": """
        date: 2031-05-12~
        title: The harbour closed
        actors: [{actor: mayor, part: announced it}]
        """,
}


def _page(tmp_path: Path, files: dict[str, str], id: str = "mayor") -> ActorPage:
    site = site_of(write_dossier(tmp_path, files))
    return actor_page(site.dossier.actors[id], site)


def test_notes_rise_in_the_order_in_which_the_page_is_read(tmp_path: Path) -> None:
    page = _page(tmp_path, MAYOR)
    assert [note.quote and note.quote.text for note in page.notes] == [
        "The mayor said",
        "Nobody knows when it will open again",
        "the band played on the quay until the evening",
        "The mayor said that the harbour has been closed",
        "the pilots told the Herald",
    ]


def test_a_name_in_another_script_has_its_language_and_who_uses_it(tmp_path: Path) -> None:
    (line,) = _page(tmp_path, MAYOR).names
    assert (line.name.text, line.name.language, line.name.direction) == ("عائدة", "ar", "rtl")
    assert line.about == "Arabic, used by The Alva Herald"


def test_roles_stand_in_order_and_link_the_organisation_in_their_title(tmp_path: Path) -> None:
    first, second = _page(tmp_path, MAYOR).roles
    assert (first.html.striptags(), first.dates) == ("harbour master, Port Alva", "2021–2029")
    assert second.html == 'mayor of <a class="record" href="../port/index.html">Port Alva</a>'
    assert second.dates == "since 2030"


def test_a_relation_that_both_sides_state_is_said_once_with_the_notes_of_both(
    tmp_path: Path,
) -> None:
    groups = _page(tmp_path, MAYOR).relationships
    assert [
        (group.heading, each.html.striptags(), each.dates)
        for group in groups
        for each in group.sentences
    ] == [
        ("Leadership", "heads Port Alva", "since 4 March 2030"),
        ("Alliance", "is allied with The Pilots", ""),
    ]
    assert groups[1].sentences[0].marks


def test_a_relation_is_worded_from_the_other_side_as_well(tmp_path: Path) -> None:
    page = _page(tmp_path, MAYOR, "port")
    (group,) = page.relationships
    assert [each.html.striptags() for each in group.sentences] == ["is headed by Ada Ørn"]
    assert [each.html.striptags() for each in page.offices] == [
        "Ada Ørn, harbour master",
        "Ada Ørn, mayor of Port Alva",
    ]


def test_statements_of_others_that_link_to_an_actor_are_listed_apart(tmp_path: Path) -> None:
    page = _page(tmp_path, MAYOR)
    assert [line.link.text for line in page.statements_by] == ["The harbour is closed."]
    assert [line.link.text for line in page.statements_about] == ["The mayor tells them nothing."]


def test_an_event_on_the_line_says_the_part_and_whether_its_day_is_known(tmp_path: Path) -> None:
    (line,) = _page(tmp_path, MAYOR).events
    assert (line.part, line.imprecise, line.date.attribute) == ("announced it", True, None)


def test_a_sentence_of_an_article_is_shown_only_where_its_paragraph_is(tmp_path: Path) -> None:
    files = {
        "actors/mayor.yaml": """
            name: The mayor
            kind: person
            names: [{text: band}]
            """
    }
    mentions = _page(tmp_path, files).mentions
    assert mentions is not None
    (group,) = mentions.articles
    assert [sentence.text.text for sentence in group.sentences] == [
        "The mayor said that the harbour has been closed since Monday."
    ]
    assert group.hidden == "Named in one more sentence, which is not shown here."


def test_where_nothing_but_quoted_words_may_be_shown_no_sentence_is(tmp_path: Path) -> None:
    files = {
        "actors/mayor.yaml": "name: The mayor\nkind: person\n",
        "dossier.yaml": """
            title: Harbour
            as_of: 2031-05-20
            lead: harbour
            publish_articles: none
            """,
    }
    mentions = _page(tmp_path, files).mentions
    assert mentions is not None
    assert mentions.articles[0].sentences == ()
    assert mentions.articles[0].hidden == "Named in one sentence, which is not shown here."


def test_a_name_that_two_actors_share_says_so(tmp_path: Path) -> None:
    files = {
        "actors/mayor.yaml": "name: Ada Ørn\nkind: person\nnames: [{text: The mayor}]\n",
        "actors/before.yaml": "name: Bo Lund\nkind: person\nnames: [{text: The mayor}]\n",
    }
    mentions = _page(tmp_path, files).mentions
    assert mentions is not None
    assert mentions.articles[0].sentences[0].shared == "“The mayor” may also mean Bo Lund."


def test_the_register_groups_by_kind_and_sorts_without_regard_to_marks(tmp_path: Path) -> None:
    files = {
        "actors/b.yaml": "name: Zoë\nkind: person\n",
        "actors/c.yaml": "name: Émile\nkind: person\n",
        "actors/d.yaml": "name: anna\nkind: person\n",
        "actors/e.yaml": "name: Alva\nkind: state\n",
    }
    page = actors_page(site_of(write_dossier(tmp_path, files)))
    assert [(g.name, [each.link.text for each in g.actors]) for g in page.groups] == [
        ("Persons", ["anna", "Émile", "Zoë"]),
        ("States", ["Alva"]),
        ("Outlets", ["The Alva Herald"]),
    ]
    assert page.standing == ("5 actors", "3 persons", "1 state", "1 outlet")


def test_the_templates_say_what_is_missing(tmp_path: Path) -> None:
    site = site_of(write_dossier(tmp_path))
    renderer = Renderer((TEMPLATES,), site.words)
    html = renderer.render(actor_page(site.dossier.actors["herald"], site))
    assert isinstance(html, bytes)
    assert b"No statement by this actor is recorded." in html
    assert b"No event with this actor is recorded." in html
    assert b"No summary has been written." in html
