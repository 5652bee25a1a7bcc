"""/data/dossier.json and its tables, read back with jsonschema, csv and json."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from dossiers import PROJECT, built, made, site_of, write_dossier
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from websites import Website

from dossier.exports import exports
from dossier.exports.cells import cell, line
from dossier.exports.entries import DossierData
from dossier.exports.tables import TABLES, columns
from dossier.pages import Site

FILES: Mapping[str, str] = {
    "dossier.yaml": """
        title: The harbour of Port Alva
        summary: What became of the [harbour](https://alva.example/).
        as_of: 2031-05-20
        lead: harbour
        publisher: Alva Press
        """,
    "briefs/harbour.yaml": """
        title: The harbour closes
        date: 2031-05-20
        bottom_line: The harbour is *closed*. [@herald "the harbour has been closed since Monday"]
        key_judgements:
          - text: It stays closed. [@herald "Nobody knows when it will open again"]
            likelihood: likely
            basis: The pilots say so.
          - text: The mayor is worried.
            assessment: true
        gaps: [Who closed it.]
        """,
    "actors/mayor.yaml": """
        name: The mayor of Port Alva
        kind: person
        names: [{text: Мэр порта, language: ru}, {text: 포트알바 시장, language: ko}]
        roles: [{title: mayor, organisation: port, since: 2029, until: 2031~}]
        relationships: [{type: heads, actor: port, since: 2029}]
        """,
    "actors/port.yaml": "name: رئيس الميناء\nkind: organisation\n",
    "events/closing.yaml": """
        date: 2031-05-10/2031-05-12
        title: The harbour closed
        actors: [mayor, {actor: port, part: gave the order}]
        topics: [port traffic, strike]
        place: Port Alva
        summary: It closed, says [[source:wire|the wire]].
        cite: [{source: herald, quote: the harbour has been closed since Monday, note: headline}]
        """,
    "sources/wire.yaml": """
        title: "[Report of the closing]"
        outlet: herald
        author: [Ada Quill, 김철수]
        language: und
        medium: wire-report
        url: https://alva.example/?a=1&b=%D0%B3_x
        origin: [herald]
        """,
    "statements/closed.yaml": """
        speaker: mayor
        date: 2031-05-14
        venue: herald
        gist: The harbour has been closed since Monday.
        wordings:
          - {source: herald, quote: the harbour has been closed since Monday, mode: paraphrase}
        """,
    "disagreements/cause.yaml": """
        question: Who closed it?
        about: [event:closing]
        answers:
          - {answer: The mayor, cite: [{source: herald, quote: The mayor said, via: unknown}]}
          - {answer: Nobody}
        """,
    "pages/method.md": "---\ntitle: Method\n---\nEvery quotation is checked.\n",
    "sources/gone.yaml": "title: Gone\noutlet: herald\nwithdrawn: It was a forgery.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(write_dossier(tmp_path_factory.mktemp("data"), FILES))


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    return exports(site)


@pytest.fixture(scope="module")
def data(files: dict[str, bytes]) -> Any:
    return json.loads(files["data/dossier.json"])


def record(data: Any, kind: str, id: str) -> Any:
    (found,) = (each for each in data[kind] if each["id"] == f"{kind}/{id}/")
    return found


CLOSED = "the harbour has been closed since Monday"
SINGLE = {"verdict": "single", "documents": 1, "outlets": 1, "origins": 1}
NONE = {"verdict": "none", "documents": 0, "outlets": 0, "origins": 0}


def citation(field: str, quote: str, **said: Any) -> dict[str, Any]:
    whole = {"field": field, "sentence": None, "source": "sources/herald/", "quote": quote}
    return {**whole, "via": None, "note": None, **said}


def unplaced(citations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Citations without the addresses of their passages, which are looked at below."""
    return [{k: v for k, v in each.items() if k != "passage"} for each in citations]


def test_the_dossier_says_what_it_is_and_which_state_of_it_this_is(data: Any) -> None:
    assert {name: value for name, value in data.items() if not isinstance(value, list)} == {
        "$schema": "dossier.schema.json",
        "version": "1.0",
        "base_url": None,
        "title": "The harbour of Port Alva",
        "summary": "What became of the harbour.",
        "language": "en",
        "as_of": "2031-05-20",
        "revision": "revised",
        "publisher": "Alva Press",
        "licence": None,
        "lead": "briefs/harbour/",
    }


def test_an_event_has_all_that_is_published_of_it(data: Any) -> None:
    event = record(data, "events", "closing")
    assert {name: value for name, value in event.items() if name != "citations"} == {
        "id": "events/closing/",
        "title": "The harbour closed",
        "date": "2031-05-10/2031-05-12",
        "date_in_words": "between 10 and 12 May 2031",
        "earliest": "2031-05-10",
        "latest": "2031-05-12",
        "date_basis": None,
        "summary": "It closed, says the wire.",
        "participants": [
            {"actor": "actors/mayor/", "part": None},
            {"actor": "actors/port/", "part": "gave the order"},
        ],
        "place": "Port Alva",
        "topics": ["port traffic", "strike"],
        "disputed": True,
        "evidence": SINGLE,
    }
    assert unplaced(event["citations"]) == [citation("cite", CLOSED, note="headline")]


def test_a_source_has_its_reference_and_what_it_rests_on(data: Any) -> None:
    assert record(data, "sources", "wire") == {
        "id": "sources/wire/",
        "title": "[Report of the closing]",
        "outlet": "actors/herald/",
        "authors": ["Ada Quill", "김철수"],
        "published": None,
        "accessed": None,
        "url": "https://alva.example/?a=1&b=%D0%B3_x",
        "archive_url": None,
        "language": "und",
        "medium": "wire-report",
        "reference": "Ada Quill and 김철수. [Report of the closing]. The Alva Herald,"
        " date not known. https://alva.example/?a=1&b=%D0%B3_x.",
        "summary": None,
        "descriptor": None,
        "reliability": None,
        "first_hand": False,
        "rests_on": ["sources/herald/"],
        "captures": [],
        "citations": [],
    }
    held = record(data, "sources", "herald")
    assert (held["first_hand"], [set(each) for each in held["captures"]]) == (True, [{"sha256"}])


def test_an_actor_has_its_names_offices_and_ties(data: Any) -> None:
    mayor = record(data, "actors", "mayor")
    assert mayor["names"] == [
        {"text": "Мэр порта", "language": "ru"},
        {"text": "포트알바 시장", "language": "ko"},
    ]
    assert mayor["roles"] == [
        {"title": "mayor", "organisation": "actors/port/", "since": "2029", "until": "2031~"}
    ]
    assert mayor["relationships"] == [
        {"type": "heads", "actor": "actors/port/", "since": "2029", "until": None, "note": None}
    ]
    assert record(data, "actors", "port")["name"] == "رئيس الميناء"


def test_claims_have_their_evidence_and_citations_the_field_they_stand_in(data: Any) -> None:
    brief = record(data, "briefs", "harbour")
    assert [(j["text"], j["likelihood"], j["assessment"], j["evidence"]) for j in
            brief["judgements"]] == [
        ("It stays closed.", "likely", False, SINGLE),
        ("The mayor is worried.", None, True, NONE),
    ]  # fmt: skip
    assert unplaced(brief["citations"]) == [
        citation("bottom_line", CLOSED, sentence="The harbour is closed."),
        citation(
            "key_judgements.1.text",
            "Nobody knows when it will open again",
            sentence="It stays closed.",
        ),
    ]
    question = record(data, "disagreements", "cause")
    assert (question["about"], question["status"], question["holds"]) == (
        ["events/closing/"], "open", None,
    )  # fmt: skip
    assert [(each["answer"], each["evidence"]["verdict"]) for each in question["answers"]] == [
        ("The mayor", "unknown"),
        ("Nobody", "none"),
    ]
    assert unplaced(question["citations"]) == [
        citation("answers.1", "The mayor said", via="unknown")
    ]
    said = record(data, "statements", "closed")
    assert (said["venue"], said["speaker"]) == ("sources/herald/", "actors/mayor/")
    assert [each["mode"] for each in said["wordings"]] == ["paraphrase"]


def test_what_is_withdrawn_is_no_part_of_it(data: Any) -> None:
    assert [source["id"] for source in data["sources"]] == ["sources/herald/", "sources/wire/"]


def test_the_file_is_as_its_schema_says_and_the_schema_explains_every_field(
    files: dict[str, bytes], data: Any
) -> None:
    schema = json.loads(files["data/dossier.schema.json"])
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)
    models = [schema, *schema["$defs"].values()]
    assert len(models) > 15
    for model in models:
        assert model["description"], model
        assert sorted(model["required"]) == sorted(model["properties"])
        for name, field in model["properties"].items():
            assert field.get("description"), name


def test_the_schema_refuses_what_is_no_such_file(files: dict[str, bytes], data: Any) -> None:
    schema = Draft202012Validator(json.loads(files["data/dossier.schema.json"]))
    assert not schema.is_valid({**data, "title": None})
    (event,) = data["events"]
    assert not schema.is_valid({**data, "events": [{**event, "disputed": "perhaps"}]})
    assert not schema.is_valid({name: data[name] for name in data if name != "sources"})


def test_every_field_is_documented() -> None:
    text = (PROJECT / "docs" / "reference.md").read_text(encoding="utf-8")
    documented = text.partition("## dossier.json")[2]
    schema = DossierData.model_json_schema(mode="serialization")
    models = [schema, *schema["$defs"].values()]
    names = {name for model in models for name in model["properties"]}
    assert {name for name in names if f"| `{name}` |" not in documented} == set()


# Ids


def ids_in(value: Any, key: str = "") -> Iterator[str]:
    """Every id in the data: the values of fields that hold one."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from ids_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from ids_in(inner, key)
    elif isinstance(value, str) and re.fullmatch(r"[a-z]+/[a-z0-9-]+/(#[\w-]+)?", value):
        yield value


def test_every_id_is_the_address_of_a_page_and_every_passage_stands_there(
    tmp_path: Path,
) -> None:
    website = Website(built(write_dossier(tmp_path / "content", FILES), tmp_path / "site"))
    data = json.loads(website.files["data/dossier.json"])
    found = set(ids_in(data))
    assert {id.split("/")[0] for id in found} == {
        "actors", "briefs", "disagreements", "events", "pages", "sources", "statements",
    }  # fmt: skip
    assert sum("#" in id for id in found) == 3
    for id in found:
        address, _, anchor = id.partition("#")
        assert f"{address}index.html" in website.pages, id
        assert not anchor or anchor in website.anchors[f"{address}index.html"], id


def test_ids_stay_and_the_address_of_the_site_stands_apart(tmp_path: Path) -> None:
    site = site_of(write_dossier(tmp_path, FILES))
    published = Site(site.verification, site.words, base_url="https://alva.example/port")
    here, there = (json.loads(exports(s)["data/dossier.json"]) for s in (site, published))
    assert there.pop("base_url") == "https://alva.example/port/" and here.pop("base_url") is None
    assert here == there


# Tables


def table(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    text = files[f"data/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_every_table_has_its_columns_and_a_row_for_each_of_the_data(
    files: dict[str, bytes], data: Any
) -> None:
    for name, said in TABLES.items():
        expected = [
            each
            for kind in said.kinds
            for record in data[kind]
            for each in (record[said.within] if said.within else [record])
        ]
        rows = table(files, name)
        assert len(rows) == len(expected), name
        for row, each in zip(rows, expected, strict=True):
            assert tuple(row) == columns(said), name
            told = {key: value for key, value in row.items() if key not in ("record", "number")}
            assert told == {key: as_cell(value_at(each, key)) for key in told}, name


def value_at(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value[step] if value else None
    return value


def as_cell(value: Any) -> str:
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return {"None": "", "True": "true", "False": "false"}.get(text, text)


def test_rows_of_a_list_name_their_record(files: dict[str, bytes]) -> None:
    rows = table(files, "participants")
    assert [(row["record"], row["number"], row["actor"]) for row in rows] == [
        ("events/closing/", "1", "actors/mayor/"),
        ("events/closing/", "2", "actors/port/"),
    ]
    assert {row["record"] for row in table(files, "citations")} == {
        "briefs/harbour/", "events/closing/", "statements/closed/", "disagreements/cause/",
    }  # fmt: skip


def test_a_group_of_fields_that_is_not_there_leaves_its_columns_empty(
    files: dict[str, bytes],
) -> None:
    (said,) = table(files, "statements")
    assert (said["original.text"], said["evidence.verdict"]) == ("", "single")


@given(st.text())
def test_whatever_a_cell_has_it_is_read_back_and_is_no_formula(text: str) -> None:
    written = line([cell(text), "end"])
    ((read, end),) = csv.reader(io.StringIO(written, newline=""), strict=True)
    assert (read.removeprefix("'") if text[:1] != "'" else read, end) == (text, "end")
    assert not read.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_without_records_every_table_has_its_head(tmp_path: Path) -> None:
    files = exports(site_of(write_dossier(tmp_path)))
    for name in TABLES:
        head, *_ = files[f"data/{name}.csv"].decode("utf-8-sig").split("\r\n")
        assert tuple(head.split(",")) == columns(TABLES[name])


# What never gets out


def test_drafts_notes_and_what_only_finds_a_quotation_stay_at_home(tmp_path: Path) -> None:
    secret = {
        "events/closing.yaml": """
            date: 2031-05-12
            title: The harbour closed
            editor_note: zsecret
            cite: [{source: herald, quote: it will open again, prefix: Nobody knows when}]
            """,
        "actors/draft.yaml": "name: Zdraft\nkind: person\ndraft: true\n",
    }
    site = made(write_dossier(tmp_path, secret))
    assert site.files
    for name, content in site.files.items():
        if name.startswith("data/"):
            for word in (b"zsecret", b"Zdraft", b"Nobody knows when", b"the band played"):
                assert word not in content, (name, word)


def test_the_same_content_gives_the_same_files(tmp_path: Path) -> None:
    one, other = (exports(site_of(write_dossier(tmp_path / n, FILES))) for n in "ab")
    assert one == other
