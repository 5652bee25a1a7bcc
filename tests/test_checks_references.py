"""Records that name records: each is there, published, and the one that is meant."""

from pathlib import Path

import pytest
from dossiers import problems_of, write_dossier

PEOPLE = {
    "actors/mayor.yaml": "name: The mayor\nkind: person\n",
    "actors/secret.yaml": "name: The informant\nkind: person\ndraft: true\n",
    "pages/mayor.md": "---\ntitle: The office\n---\nOn the quay.\n",
    "events/closing.yaml": "date: 2031-05-12\ntitle: It closed\nsummary: Closed.[@herald]\n",
}


def told(folder: Path, text: str) -> list[str]:
    """What is said of a brief with this text on its third line."""
    brief = f"title: The harbour closes\ndate: 2031-05-20\nbottom_line: {text}\n"
    return problems_of(write_dossier(folder, {**PEOPLE, "briefs/harbour.yaml": brief}))


@pytest.mark.parametrize(
    "text",
    [
        "'[[actor:mayor]] and [[event:closing|the closing]]'",
        "See [[closing]].",
        "'[[page:mayor]]'",
        "Closed.[@herald; @herald via own]",
        r"\[[mayor]] and \[@nobody]",
        "See `[[mayor]]`.",
        "See [the notice](https://alva.example/) and <mailto:mayor@alva.example>.",
    ],
)
def test_what_names_a_published_record_passes(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "See [[actor:mayr]].",
            '3:18: error: no actor "mayr" [unknown-record]\n  did you mean "mayor"?',
        ),
        (
            "See [[event:zzz]].",
            '3:18: error: no event "zzz" [unknown-record]\n'
            "  write events/zzz.yaml, or name another event",
        ),
        (
            "See [[zzz]].",
            '3:18: error: no record "zzz" [unknown-record]\n  name its kind, as in [[actor:…]]',
        ),
        (
            "See [[page:zzz]].",
            '3:18: error: no page "zzz" [unknown-record]\n'
            "  write pages/zzz.md, or name another page",
        ),
        (
            "See [[secret]].",
            '3:18: error: actor "secret" is a draft and is not published [draft-link]\n'
            "  delete `draft: true` there, or leave it out here",
        ),
        (
            "See [[mayor]].",
            '3:18: error: "mayor" is the id of 2 records [ambiguous-link]\n'
            "  write [[actor:mayor]] or [[page:mayor]]",
        ),
        (
            "Closed.[@heral]",
            '3:22: error: no source "heral" [unknown-record]\n  did you mean "herald"?',
        ),
        (
            "Closed.[@herald via wire]",
            '3:22: error: no source "wire" [unknown-record]\n'
            "  write sources/wire.yaml, or name another source",
        ),
    ],
)
def test_what_names_none_is_told_at_its_place(tmp_path: Path, text: str, expected: str) -> None:
    assert told(tmp_path, text) == [f"briefs/harbour.yaml:{expected}"]


def test_each_of_two_alike_has_its_own_place(tmp_path: Path) -> None:
    first, second = told(tmp_path, "|\n  [[actor:mayr]]\n  and [[actor:mayr]]")
    assert first.startswith("briefs/harbour.yaml:4:3: ")
    assert second.startswith("briefs/harbour.yaml:5:7: ")


def test_an_id_in_a_field_of_dossier_yaml_is_looked_up_too(tmp_path: Path) -> None:
    settings = "title: The harbour\nas_of: 2031-05-20\nlead: harbor\n"
    assert problems_of(write_dossier(tmp_path, {"dossier.yaml": settings})) == [
        'dossier.yaml:3:7: error: no brief "harbor" [unknown-record]\n  did you mean "harbour"?'
    ]


def test_a_record_too_faulty_to_be_read_is_not_missed_a_second_time(tmp_path: Path) -> None:
    files = {"actors/mayor.yaml": "name: The mayor\nkind: persn\n"}
    brief = "title: It closes\ndate: 2031\nbottom_line: See [[actor:mayor]] and [[mayor]].\n"
    assert problems_of(write_dossier(tmp_path, {**files, "briefs/harbour.yaml": brief})) == [
        'actors/mayor.yaml:2:7: error: "persn" is not one of person, organisation, state,'
        ' de-facto-authority, outlet [unknown-value]\n  did you mean "person"?'
    ]


def test_the_summary_of_the_dossier_cannot_quote_unseen(tmp_path: Path) -> None:
    settings = 'title: A\nas_of: 2031-05-20\nlead: harbour\nsummary: It closed.[@herald "words"]\n'
    assert problems_of(write_dossier(tmp_path, {"dossier.yaml": settings})) == [
        "dossier.yaml:4:21: error: the dossier's summary cannot cite a source [citation-syntax]\n"
        "  cite the source in the lead brief, which says more"
    ]
