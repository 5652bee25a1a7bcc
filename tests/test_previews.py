"""What a card shows of a record, for the records that prose links to and no others."""

import json
from pathlib import Path

from dossiers import made, site_of, write_dossier

from dossier.pages.previews import preview, previews
from dossier.records import Record

FILES = {
    "dossier.yaml": """
        title: The harbour of Port Alva
        as_of: 2031-05-20
        lead: harbour
        """,
    "briefs/harbour.yaml": """
        title: The harbour closes
        date: 2031-05-20
        bottom_line: |
          [[event:closing]] was told by [[source:herald]] of [[actor:mayor]], who said that
          [[statement:fair]]; see [[disagreement:since]] and [[page:method]].
        """,
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        summary: The harbour of [[actor:mayor|the mayor]] closed. Nobody knows for how long.
        cite: [{source: herald, quote: the harbour has been closed since Monday}]
        """,
    "events/band.yaml": """
        date: 2031-05-13
        title: The band played
        cite: [{source: herald, quote: the band played on the quay until the evening}]
        """,
    "actors/mayor.yaml": """
        name: The mayor
        kind: person
        summary: Rules Port Alva.
        """,
    "statements/fair.yaml": """
        speaker: mayor
        date: 2031-05-13
        gist: The weather had been fair.
        wordings: [{source: herald, quote: The weather was fair, mode: paraphrase}]
        """,
    "disagreements/since.yaml": """
        question: Since when is the harbour closed?
        about: ["event:closing"]
        answers:
          - {answer: Since Monday, cite: [{source: herald, quote: has been closed since Monday}]}
          - {answer: Since Tuesday, cite: [{source: herald}]}
        """,
    "pages/method.md": "---\ntitle: Method\n---\nWe read the Herald. Daily.\n",
}


def shown(folder: Path, key: str) -> tuple[str, str, str, list[str]]:
    """Title, about, sentence and badges of the preview of a record."""
    site = site_of(folder)
    record: Record = site.dossier.records[key]
    found = preview(record, site)
    return found.title.text, found.about, found.sentence, [badge.text for badge in found.badges]


def test_a_preview_says_what_a_record_is_and_of_when_and_its_first_sentence(
    tmp_path: Path,
) -> None:
    folder = write_dossier(tmp_path, FILES)
    assert [shown(folder, key) for key in (
        "event:closing", "source:herald", "actor:mayor", "statement:fair", "page:method",
    )] == [
        ("The harbour closed", "Event · 12 May 2031", "The harbour of the mayor closed.",
         ["≠ disputed"]),
        ("Harbour closed", "Source · The Alva Herald · 14 May 2031", "", []),
        ("The mayor", "person", "Rules Port Alva.", []),
        ("The weather had been fair.", "Statement · The mayor · 13 May 2031", "", []),
        ("Method", "Page", "We read the Herald.", []),
    ]  # fmt: skip


def test_a_preview_of_a_disagreement_says_how_it_stands_and_all_its_answers(
    tmp_path: Path,
) -> None:
    folder = write_dossier(tmp_path, FILES)
    assert shown(folder, "disagreement:since") == (
        "Since when is the harbour closed?",
        "Disagreement · open",
        "Since Monday · Since Tuesday",
        [],
    )


def test_a_title_in_another_language_says_so(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, FILES)
    source = folder / "sources" / "herald.yaml"
    source.write_text(source.read_text().replace("language: en", "language: ar"))
    site = site_of(folder)
    title = preview(site.dossier.sources["herald"], site).title
    assert (title.language, title.direction) == ("ar", "rtl")


def test_only_records_that_prose_links_to_have_one_each_a_script_from_which_nothing_escapes(
    tmp_path: Path,
) -> None:
    nasty = 'The "</script>\\u2028 harbour closed'
    closing = FILES["events/closing.yaml"].replace("title: The harbour closed", f"title: '{nasty}'")
    folder = write_dossier(tmp_path, {**FILES, "events/closing.yaml": closing})
    files = made(folder).files
    assert files is not None
    found = {name: text for name, text in files.items() if name.endswith("/preview.js")}
    assert sorted(found) == [
        "actors/mayor/preview.js",
        "disagreements/since/preview.js",
        "events/closing/preview.js",
        "pages/method/preview.js",
        "sources/herald/preview.js",
        "statements/fair/preview.js",
    ]
    script = found["events/closing/preview.js"].decode()
    before, _, fields = script.partition(" = ")
    assert before == "globalThis.preview"
    assert json.loads(fields.removesuffix(";\n"))["title"]["text"] == nasty


def test_a_sentence_too_long_for_a_card_is_cut_between_words_or_within_a_script_without_them(
    tmp_path: Path,
) -> None:
    for word, end in (("harbour ", "harbour …"), ("港", "港 …")):
        long = f"summary: {word * 400}"
        mayor = FILES["actors/mayor.yaml"].replace("summary: Rules Port Alva.", long)
        folder = write_dossier(tmp_path, {**FILES, "actors/mayor.yaml": mayor})
        sentence = shown(folder, "actor:mayor")[2]
        assert 200 < len(sentence) <= 243
        assert sentence.endswith(end)


def test_a_dossier_whose_prose_links_to_nothing_has_no_previews(tmp_path: Path) -> None:
    assert previews(site_of(write_dossier(tmp_path))) == {}
