"""The chronology's files, read back as the programs of those who take them away read them."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dossiers import PROJECT, TEMPLATES, site_of, write_dossier
from icalendar import Calendar

from dossier.exports.chronology import chronology_files
from dossier.pages import Site
from dossier.pages.chronology import chronology_page

FILES: Mapping[str, str] = {
    "actors/mayor.yaml": "name: The mayor of Port Alva\nkind: person\n",
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        actors: [mayor, {actor: herald, part: reported it}]
        topics: [port traffic, strike]
        place: Port Alva, the old quay
        summary: |
          It closed; the mayor said "since Monday", after [[event:storm]].

          Nobody said why.
        cite: [{source: herald, quote: the harbour has been closed since Monday}]
        """,
    "events/storm.yaml": """
        date: 2031-05~
        title: A storm
        """,
    "events/founding.yaml": """
        date: 1904/..
        title: "=1+1: the harbour was built"
        """,
    "events/signal.yaml": """
        date: 2031-05-12T14:30:00Z
        title: A signal was seen
        """,
    "disagreements/cause.yaml": """
        question: Was there a storm?
        about: [event:storm]
        answers: [{answer: Yes}, {answer: No}]
        """,
}

CLOSING = {
    "id": "closing",
    "date": "2031-05-12",
    "date_in_words": "12 May 2031",
    "earliest": "2031-05-12",
    "latest": "2031-05-12",
    "title": "The harbour closed",
    "summary": 'It closed; the mayor said "since Monday", after A storm.\n\nNobody said why.',
    "actors": ["The mayor of Port Alva", "The Alva Herald"],
    "topics": ["port traffic", "strike"],
    "place": "Port Alva, the old quay",
    "disputed": False,
    "origins": 1,
    "verdict": "single",
    "address": "events/closing/",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_of(write_dossier(tmp_path, FILES))


@pytest.fixture
def files(site: Site) -> dict[str, bytes]:
    return chronology_files(site)


def table(files: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    text = files["data/chronology.csv"].decode("utf-8-sig")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)}


def events(files: Mapping[str, bytes]) -> dict[str, Any]:
    return {event["id"]: event for event in json.loads(files["data/chronology.json"])["events"]}


def calendar(files: Mapping[str, bytes]) -> dict[str, Any]:
    read = Calendar.from_ical(files["data/chronology.ics"])
    return {str(entry["summary"]): entry for entry in read.walk("VEVENT")}


def test_an_event_has_all_that_is_known_of_it_in_json(files: dict[str, bytes]) -> None:
    read = json.loads(files["data/chronology.json"])
    assert (read["title"], read["as_of"]) == ("The harbour of Port Alva", "2031-05-20")
    assert events(files)["closing"] == CLOSING


def test_the_table_says_what_the_json_says(files: dict[str, bytes]) -> None:
    for id, event in events(files).items():
        assert table(files)[id] == {name: as_cell(value) for name, value in event.items()}


def as_cell(value: Any) -> str:
    text = "; ".join(value) if isinstance(value, list) else str(value)
    text = {"None": "", "True": "true", "False": "false"}.get(text, text)
    return f"'{text}" if text.startswith("=") else text


def test_events_stand_in_their_order_in_every_file(site: Site, files: dict[str, bytes]) -> None:
    order = [event.id for event in site.dossier.events]
    assert order == ["founding", "storm", "closing", "signal"]
    assert list(events(files)) == list(table(files)) == order
    titles = [f"{site.dossier.events[n].title}" for n in range(4)]
    assert [s.startswith(t) for s, t in zip(calendar(files), titles, strict=True)] == [True] * 4


def test_the_table_is_utf_8_with_its_mark_and_lines_as_rfc_4180_has_them(
    files: dict[str, bytes],
) -> None:
    content = files["data/chronology.csv"]
    assert content.startswith(b"\xef\xbb\xbfid,date,date_in_words,") and content.endswith(b"\r\n")
    assert b'"It closed; the mayor said ""since Monday"", after A storm.' in content


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_taken_for_a_formula(tmp_path: Path, sign: str) -> None:
    event = f'date: 2031-05-12\ntitle: "{sign}1+1"\nplace: "{sign}A1"\ntopics: ["{sign}B2", tide]\n'
    files = chronology_files(site_of(write_dossier(tmp_path, {"events/sum.yaml": event})))
    row = table(files)["sum"]
    assert (row["title"], row["place"], row["topics"]) == (
        f"'{sign}1+1", f"'{sign}A1", f"'{sign}B2; tide",
    )  # fmt: skip
    assert events(files)["sum"]["title"] == f"{sign}1+1"


def test_an_end_that_is_open_is_left_empty(files: dict[str, bytes]) -> None:
    founding = events(files)["founding"]
    assert (founding["earliest"], founding["latest"]) == ("1904-01-01", None)
    assert table(files)["founding"]["latest"] == ""


def test_an_event_of_a_day_is_a_whole_day_of_the_calendar(files: dict[str, bytes]) -> None:
    entry = calendar(files)["The harbour closed"]
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (
        date(2031, 5, 12), date(2031, 5, 13),
    )  # fmt: skip
    assert entry["categories"].cats == ["port traffic", "strike"]
    assert str(entry["location"]) == "Port Alva, the old quay"
    assert str(entry["transp"]) == "TRANSPARENT"
    assert str(entry["description"]) == (
        f"{CLOSING['summary']}\n\n"
        "1 document, 1 outlet, 1 origin (The Alva Herald, 14 May 2031) · single origin"
    )


def test_an_imprecise_date_takes_up_its_days_and_stands_in_words_in_the_title(
    files: dict[str, bytes],
) -> None:
    spans = {
        title: (entry.decoded("dtstart"), entry.decoded("dtend"))
        for title, entry in calendar(files).items()
    }
    assert spans == {
        # Of what has no end, the calendar has the beginning.
        "=1+1: the harbour was built (in or after 1904)": (date(1904, 1, 1), date(1905, 1, 1)),
        "A storm (about May 2031)": (date(2031, 5, 1), date(2031, 6, 1)),
        "The harbour closed": (date(2031, 5, 12), date(2031, 5, 13)),
        "A signal was seen (12 May 2031, 14:30 UTC)": (date(2031, 5, 12), date(2031, 5, 13)),
    }


def test_the_last_day_there_is_has_no_day_after_it(tmp_path: Path) -> None:
    event = "date: 9999\ntitle: The lease ends\n"
    entries = calendar(chronology_files(site_of(write_dossier(tmp_path, {"events/e.yaml": event}))))
    (entry,) = entries.values()
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (
        date(9999, 1, 1), date(9999, 12, 31),
    )  # fmt: skip


def test_the_calendar_has_lines_as_rfc_5545_has_them(files: dict[str, bytes]) -> None:
    content = files["data/chronology.ics"]
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and b"\n" not in b"".join(lines)
    assert (lines[0], lines[-2], lines[-1]) == (b"BEGIN:VCALENDAR", b"END:VCALENDAR", b"")


def test_the_same_content_gives_the_same_files(tmp_path: Path) -> None:
    one, other = (chronology_files(site_of(write_dossier(tmp_path / n, FILES))) for n in "ab")
    assert one == other


def test_every_entry_is_known_by_its_event_and_its_dossier(tmp_path: Path) -> None:
    def uids(name: str, **settings: str) -> list[str]:
        made = {"dossier.yaml": "title: {title}\nas_of: 2031-05-20\nlead: harbour\n"}
        text = made["dossier.yaml"].format(**settings)
        site = site_of(write_dossier(tmp_path / name, {**FILES, "dossier.yaml": text}))
        return [str(entry["uid"]) for entry in calendar(chronology_files(site)).values()]

    harbour = uids("a", title="The harbour")
    assert len(set(harbour)) == 4
    assert harbour == uids("b", title="The harbour")
    assert set(harbour).isdisjoint(uids("c", title="The lighthouse"))


def test_addresses_are_whole_where_the_sites_own_is_known(site: Site) -> None:
    published = Site(site.verification, site.words, base_url="https://alva.example/port/")
    files = chronology_files(published)
    assert events(files)["closing"]["address"] == "https://alva.example/port/events/closing/"
    assert calendar(files)["The harbour closed"]["url"].endswith("/port/events/closing/")


def test_the_page_and_the_files_agree_on_what_is_disputed_and_of_single_origin(
    site: Site, files: dict[str, bytes]
) -> None:
    entries = [
        entry
        for year in chronology_page(site).years
        for month in year.months
        for entry in month.entries
    ]
    assert {entry.id: (entry.is_disputed, entry.is_single) for entry in entries} == {
        f"event-{id}": (event["disputed"], event["verdict"] == "single")
        for id, event in events(files).items()
    }


def test_the_parts_put_together_are_the_files(files: dict[str, bytes]) -> None:
    for form, parts in script_of(files).items():
        text = parts["between"].join(text for _, text in parts["events"])
        whole = f"{parts['head']}{text}{parts['foot']}".encode()
        assert whole == files[f"data/chronology.{form}"], form


def script_of(files: Mapping[str, bytes]) -> Any:
    before, _, rest = files["chronology/parts.js"].decode().partition(" = ")
    assert before == "window.chronologyParts"
    return json.loads(rest.removesuffix(";\n"))


def test_without_events_the_files_are_there_and_empty(tmp_path: Path) -> None:
    files = chronology_files(site_of(write_dossier(tmp_path)))
    assert (table(files), events(files), calendar(files)) == ({}, {}, {})


def test_every_field_is_documented() -> None:
    text = (PROJECT / "docs" / "data.md").read_text(encoding="utf-8")
    assert {name for name in CLOSING if f"`{name}`" not in text} == set()


def test_the_files_are_linked_from_the_chronology(site: Site) -> None:
    from dossier.rendering import Renderer

    page = Renderer((TEMPLATES,), site.words).render(chronology_page(site))
    assert isinstance(page, bytes)
    for form in ("csv", "json", "ics"):
        assert f'<a href="../data/chronology.{form}" download>'.encode() in page
