"""/search/: the register of all records, and the script that says what can be found."""

import json
from pathlib import Path
from typing import Any

import pytest
from dossiers import TEMPLATES, made, site_of, write_dossier

from dossier.exports.search import search_records
from dossier.pages.search import search_page
from dossier.rendering import Renderer
from dossier.urls import SEARCH_RECORDS

MAYOR = """
    name: Ana Maren
    kind: person
    names:
      - {text: Анна Марен, language: ru}
      - {text: 안나 마렌, language: ko}
      - {text: Ana MAREN, language: en}
    roles:
      - {title: mayor of Alva}
    summary: She closed the harbour, says [[actor:herald]].
    """
CLOSING = """
    date: 2031-05-12
    title: The harbour was closed
    place: Port Alva
    topics: [harbour, strike]
    actors: [mayor]
    summary: The pilots heard of it last. [@herald "the harbour has been closed since Monday"]
    """


def records(folder: Path, **wishes: bool) -> list[dict[str, Any]]:
    files = made(folder, **wishes).files
    assert files is not None
    return found(files[SEARCH_RECORDS])["records"]  # type: ignore[no-any-return]


def found(script: bytes) -> Any:
    text = script.decode()
    assert text.startswith("window.SEARCH = ") and text.endswith(";\n")
    return json.loads(text.removeprefix("window.SEARCH = ").removesuffix(";\n"))


def one(records: list[dict[str, Any]], kind: str, title: str = "") -> dict[str, Any]:
    (record,) = (r for r in records if r["kind"] == kind and r.get("title", "") == title)
    return record


# What can be found


def test_an_actor_is_found_by_all_its_names_each_in_its_language(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, {"actors/mayor.yaml": MAYOR})
    assert one(records(folder), "actor", "Ana Maren") == {
        "kind": "actor",
        "href": "../actors/mayor/index.html",
        "title": "Ana Maren",
        "names": [
            {"text": "Анна Марен", "lang": "ru"},
            {"text": "안나 마렌", "lang": "ko"},
            {"text": "Ana MAREN"},
        ],
        "text": "She closed the harbour, says The Alva Herald. mayor of Alva",
        "note": "mayor of Alva",
        "actors": [0],
    }


def test_texts_that_are_no_sentences_are_set_apart(tmp_path: Path) -> None:
    disagreement = """
        question: Who closed the harbour?
        answers: [{answer: The mayor}, {answer: The pilots}]
        note: |
          ## In short

          Nobody says. Each names the other.
        """
    folder = write_dossier(tmp_path, {"disagreements/who.yaml": disagreement})
    record = one(records(folder), "disagreement", "Who closed the harbour?")
    assert record["text"] == (
        "The mayor · The pilots · In short · Nobody says. Each names the other."
    )


def test_a_record_is_found_by_the_actors_that_it_is_about(tmp_path: Path) -> None:
    closing = CLOSING.replace("The pilots", "The Alva Herald")
    folder = write_dossier(tmp_path, {"actors/mayor.yaml": MAYOR, "events/closing.yaml": closing})
    everything = records(folder)
    event = one(everything, "event", "The harbour was closed")
    assert [everything[place]["title"] for place in event["actors"]] == [
        "The Alva Herald",
        "Ana Maren",
    ]
    assert event["note"] == "12 May 2031 · Port Alva · harbour, strike"


def test_quoted_words_are_found_once_and_lead_to_their_mark(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, {"actors/mayor.yaml": MAYOR, "events/closing.yaml": CLOSING})
    quotation = one(records(folder), "quotation")
    assert quotation["text"] == "“the harbour has been closed since Monday”"
    assert quotation["note"] == "The Alva Herald, 14 May 2031"
    page, _, mark = quotation["href"].partition("#")
    assert page == "../sources/herald/index.html"
    files = made(folder).files
    assert files and f'id="{mark}"' in files["sources/herald/index.html"].decode()


def test_a_quotation_is_about_the_actors_that_it_names_as_whole_words(tmp_path: Path) -> None:
    event = """
        date: 2031-05-12
        title: The harbour was closed
        cite:
          - {source: herald, quote: the pilots told the Herald}
          - {source: herald, quote: the band played on the quay}
        """
    folder = write_dossier(
        tmp_path,
        {
            "events/closing.yaml": event,
            "actors/herald.yaml": "name: Herald\nkind: outlet\n",
            "actors/band.yaml": "name: The Ban\nkind: organisation\nnames: [{text: ban}]\n",
        },
    )
    everything = records(folder)
    named = {
        record["text"]: [everything[place]["title"] for place in record.get("actors", [])]
        for record in everything
        if record["kind"] == "quotation"
    }
    assert named == {
        "“the harbour has been closed since Monday”": [],
        "“the pilots told the Herald”": ["Herald"],
        "“the band played on the quay”": [],
    }


def test_a_key_judgement_is_found_where_it_stands_in_its_brief(tmp_path: Path) -> None:
    brief = """
        title: The harbour closes
        date: 2031-05-20
        bottom_line: The harbour is closed. [@herald "the harbour has been closed since Monday"]
        key_judgements:
          - {text: It will open again., likelihood: likely, assessment: true, basis: the season}
          - {text: Ana Maren will stay., likelihood: likely, assessment: true}
        """
    folder = write_dossier(tmp_path, {"actors/mayor.yaml": MAYOR, "briefs/harbour.yaml": brief})
    everything = records(folder)
    first, second = (record for record in everything if record["kind"] == "judgement")
    assert (first["title"], first["text"]) == ("It will open again.", "the season")
    assert second["href"] == "../briefs/harbour/index.html#judgement-2"
    assert second["note"] == "The harbour closes"
    assert [everything[place]["title"] for place in second["actors"]] == ["Ana Maren"]
    assert "actors" not in first


def test_drafts_notes_and_words_that_nobody_quotes_are_not_found(tmp_path: Path) -> None:
    folder = write_dossier(
        tmp_path,
        {
            "actors/mayor.yaml": f"{MAYOR.rstrip()}\n    editor_note: called on Friday\n",
            "events/closing.yaml": "draft: true\ndate: 2031-05-12\ntitle: A secret meeting\n",
        },
    )
    text = json.dumps(records(folder))
    assert "the harbour has been closed since Monday" in text
    for private in ("Friday", "secret", "weather", "pilots"):
        assert private not in text
    assert "secret" in json.dumps(records(folder, drafts=True))


def test_what_the_script_says_has_a_text_for_each_plural_form(tmp_path: Path) -> None:
    words = found(search_records(site_of(write_dossier(tmp_path))))["words"]
    assert words["results"] == {
        "one": "{n} result for “{query}”",
        "other": "{n} results for “{query}”",
        "zero": "Nothing was found for “{query}”.",
    }


@pytest.mark.parametrize("title", ["</script><b>", "It said \\u2028 \u2028 “no”"])
def test_the_script_holds_any_title(tmp_path: Path, title: str) -> None:
    event = f"date: 2031-05-12\ntitle: {json.dumps(title)}\n"
    folder = write_dossier(tmp_path, {"events/closing.yaml": event})
    everything = found(search_records(site_of(folder)))["records"]
    assert one(everything, "event", json.loads(json.dumps(title)))


# The register


def register(folder: Path) -> dict[str, list[tuple[str, str]]]:
    return {
        letter.text: [(line.link.text, line.about) for line in letter.lines]
        for letter in search_page(site_of(folder)).letters
    }


def test_every_record_stands_under_its_letter_and_an_actor_under_each_of_its_names(
    tmp_path: Path,
) -> None:
    folder = write_dossier(tmp_path, {"actors/mayor.yaml": MAYOR, "events/closing.yaml": CLOSING})
    assert register(folder) == {
        "A": [("Ana Maren", "mayor of Alva")],
        "H": [("Harbour closed", "Source, The Alva Herald, 14 May 2031")],
        "T": [
            ("The Alva Herald", "outlet"),
            ("The harbour closes", "Brief, 20 May 2031"),
            ("The harbour was closed", "Event, 12 May 2031"),
        ],
        "А": [("Анна Марен", "Ana Maren")],
        "ㅇ": [("안나 마렌", "Ana Maren")],
    }


def test_digits_stand_under_one_heading_and_marks_do_not_count(tmp_path: Path) -> None:
    folder = write_dossier(
        tmp_path,
        {
            "events/ships.yaml": "date: 2031-05-12\ntitle: 12 ships left\n",
            "events/boats.yaml": "date: 2031-05-13\ntitle: 3 boats came\n",
            "events/error.yaml": "date: 2031-05-14\ntitle: “Évora” sank\n",
            "events/nothing.yaml": "date: 2031-05-15\ntitle: «…»\n",
        },
    )
    letters = register(folder)
    assert [text for text, _ in letters["0–9"]] == ["12 ships left", "3 boats came"]
    assert [text for text, _ in letters["E"]] == ["“Évora” sank"]
    assert [text for text, _ in letters["…"]] == ["«…»"]


def test_the_page_has_a_field_for_scripts_only_and_the_register_for_all(tmp_path: Path) -> None:
    site = site_of(write_dossier(tmp_path, {"actors/mayor.yaml": MAYOR}))
    html = Renderer((TEMPLATES,), site.words).render(search_page(site))
    assert isinstance(html, bytes)
    assert b'<form class="search" role="search" hidden>' in html
    assert b'<script defer src="../assets/search/records.js"></script>' in html
    assert '<a href="../actors/mayor/index.html" lang="ru">Анна Марен</a>'.encode() in html
    assert b'<a href="#letter-a">A</a>' in html
