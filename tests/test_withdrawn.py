"""A withdrawn record: a notice at its addresses, and nothing of it anywhere else."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from dossiers import built, problems_of, write_dossier
from lxml.html import document_fromstring

BASE = "https://alva.example/dossier/"

FILES = {
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        cite: [{source: herald, quote: the harbour has been closed since Monday}]
        """,
    "events/opening.yaml": """
        date: 2031-06-01
        title: The harbour opened
        former_ids: [zreopening]
        withdrawn: The zdate was that of another harbour.
        summary: Zcrowds cheered. [@herald "the pilots told the Herald"]
        place: Zquay
        """,
    "actors/zpilot.yaml": """
        name: Zebulon Quint
        kind: person
        withdrawn: No source names this person.
        """,
    "sources/crier.yaml": """
        title: "[Crier, 14 May]"
        outlet: herald
        withdrawn: The Crier has taken it back.
        captures: [{file: crier.txt}]
        """,
    "articles/crier.txt": "Zgulls sat on the mole, and the harbour has been closed since Monday.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The files of a site with withdrawn records, pictures aside."""
    folder = tmp_path_factory.mktemp("withdrawn")
    content = write_dossier(folder / "content", FILES)
    assert problems_of(content) == []
    out = built(content, folder / "site", BASE)
    return {
        path.relative_to(out).as_posix(): path.read_text()
        for path in out.rglob("*")
        if path.is_file() and path.suffix not in (".png", ".woff2")
    }


def test_its_address_says_what_stood_there_and_why_it_is_gone(site: Mapping[str, str]) -> None:
    page = document_fromstring(site["events/opening/index.html"])
    (main,) = page.iter("main")
    assert list(filter(None, main.text_content().split("\n"))) == [
        "Event",
        "The harbour opened",
        "This has been withdrawn from the dossier.",
        "The zdate was that of another harbour.",
    ]
    assert page.findtext(".//title") == "The harbour opened (withdrawn) · The harbour of Port Alva"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{BASE}events/opening/"]
    assert page.xpath("//script[@type='application/ld+json']") == []


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("events/zreopening/", "../opening/index.html"),
        ("events/zreopening/record/", "../../opening/index.html"),
        ("events/opening/record/", "../index.html"),
    ],
)
def test_its_other_addresses_lead_to_the_notice(
    site: Mapping[str, str], address: str, way: str
) -> None:
    page = document_fromstring(site[f"{address}index.html"])
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={way}"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{BASE}events/opening/"]
    assert page.xpath("string(//main//p)") == "The notice stands at The harbour opened."


@pytest.mark.parametrize("word", ["zcrowds", "zquay", "zgulls", "the pilots told the herald"])
def test_nothing_else_of_it_is_published(site: Mapping[str, str], word: str) -> None:
    assert [name for name, text in site.items() if word in text.casefold()] == []


def test_no_list_count_search_or_data_knows_of_it(site: Mapping[str, str]) -> None:
    own = ("events/opening/", "events/zreopening/", "actors/zpilot/", "sources/crier/")
    for words in ("events/opening", "The harbour opened", "zpilot", "Zebulon", "crier", "Crier"):
        found = [name for name, text in site.items() if words in text and not name.startswith(own)]
        assert found == [], words
    assert len(json.loads(site["data/chronology.json"])["events"]) == 1


def test_an_archived_text_of_a_withdrawn_source_is_neither_stray_nor_read(tmp_path: Path) -> None:
    content = write_dossier(tmp_path, {**FILES, "articles/crier.txt": "\0"})
    assert problems_of(content) == []


def test_a_reason_is_written(tmp_path: Path) -> None:
    event = "date: 2031\ntitle: Closing\nwithdrawn: ''\n"
    assert problems_of(write_dossier(tmp_path, {"events/closing.yaml": event})) == [
        "events/closing.yaml:3:12: error: the text is empty [empty-value]"
        "\n  write one, or delete the line"
    ]


def test_nothing_else_may_have_an_address_of_a_withdrawn_record(tmp_path: Path) -> None:
    event = "date: 2031\ntitle: Closing\nformer_ids: [opening]\n"
    found = problems_of(write_dossier(tmp_path, {**FILES, "events/closing.yaml": event}))
    assert [line for line in found if "colliding-address" in line] == [
        "events/closing.yaml:3:14: error: /events/opening/ is claimed by event:opening"
        " (events/opening.yaml:1:1) and event:closing (events/closing.yaml:3:14)"
        " [colliding-address]\n  delete the earlier id from all but one of them"
    ]
