"""/data/evidence.json: the figures of the evidence page and of every other page, as data."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from dossiers import PROJECT, made, write_dossier
from lxml.html import HtmlElement
from websites import Website

from dossier.cli import commands
from dossier.codes import catalogue
from dossier.urls import EVIDENCE_DATA


@pytest.fixture(scope="module")
def site(built_site: Path) -> Website:
    return Website(built_site)


@pytest.fixture(scope="module")
def data(site: Website) -> Any:
    return json.loads(site.files[EVIDENCE_DATA])


def cells(page: HtmlElement, section: str) -> list[list[str]]:
    """The body of the first table in a section, as text."""
    (table, *_) = page.xpath(f'//section[@aria-labelledby="{section}"]//table')
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")]
        for row in table.xpath("./tbody/tr")
    ]


def test_the_table_of_claims_says_what_the_data_say(site: Website, data: Any) -> None:
    rows = cells(site.pages["evidence/index.html"], "claims")
    kinds = ("judgement", "event", "statement", "answer", "all", "sentence")
    for (_, *printed), kind in zip(rows, kinds, strict=True):
        counted = data["claims"][kind]
        two = counted["by_origins"].get("2", 0)
        expected = [
            counted["total"],
            counted["corroborated"] - two,
            two,
            counted["single"],
            counted["unknown"],
            counted["none"],
        ]
        assert printed == list(map(str, expected)), kind


def test_the_figures_say_what_the_data_say(site: Website, data: Any) -> None:
    page = site.pages["evidence/index.html"]
    printed = {name: number for name, number, _ in cells(page, "figures")}
    quotes, every = data["quotes"], data["claims"]["all"]
    assert printed == {
        "Quotes verified": f"{quotes['verified']} of {quotes['total']}",
        "Claims that rest on two origins or more": str(every["corroborated"]),
        "Claims that rest on one origin": str(every["single"]),
        "Claims whose origin is not known": str(every["unknown"]),
        "Claims that cite nothing": str(every["none"] - every["assessments"]),
        "Marked as the editors’ own assessment": str(every["assessments"]),
        "Sources not held": str(sum(not source["captures"] for source in data["sources"])),
        "Sources never cited": str(len(data["never_cited"])),
        "Actors and briefs that cite nothing": str(len(data["uncited_records"])),
        "Open disagreements": str(len(data["open_disagreements"])),
        "Accepted warnings": str(len(data["accepted"])),
    }


def test_every_figure_leads_to_what_it_counts(site: Website) -> None:
    page = site.pages["evidence/index.html"]
    links = page.xpath('//section[@aria-labelledby="figures"]//tbody//a/@href')
    assert len(links) == 11
    for link in links:
        file, _, anchor = link.partition("#")
        target = "evidence/index.html" if not file else file.removeprefix("../")
        assert not anchor or anchor in site.anchors[target], link


def test_the_page_of_every_claim_says_what_the_data_say_of_it(site: Website, data: Any) -> None:
    for claim in data["claim_list"]:
        file, _, anchor = claim["address"].partition("#")
        page = site.pages[f"{file}index.html"]
        (place,) = page.xpath(f'//*[@id="{anchor}"]') if anchor else page.xpath("//main/header")
        evidence = place.xpath('.//p[@class="evidence"]')[0].text_content()
        documents, origins = len(claim["documents"]), len(claim["origins"])
        if not documents:
            assert "cites nothing" in evidence, claim
            continue
        assert f"{documents} document" in evidence, claim
        said = re.search(r"(\d+) origins? \(", evidence)
        assert (int(said[1]) if said else 0) == origins, claim
        assert ("single origin" in evidence) == (claim["verdict"] == "single"), claim


def test_the_data_count_what_they_list(data: Any) -> None:
    for kind in ("judgement", "event", "statement", "answer", "sentence"):
        listed = data["sentence_list"] if kind == "sentence" else data["claim_list"]
        claims = [claim for claim in listed if claim["kind"] == kind]
        counted = data["claims"][kind]
        assert counted["total"] == len(claims) == sum(counted["by_origins"].values())
        for verdict in ("corroborated", "single", "unknown", "none"):
            assert counted[verdict] == sum(claim["verdict"] == verdict for claim in claims)


def test_what_a_source_loses_stands_on_its_page(site: Website, data: Any) -> None:
    for source in data["sources"]:
        page = site.pages[f"sources/{source['id']}/index.html"]
        links = page.xpath('//section[@aria-labelledby="alone"]//li/p[1]/a[1]/@href')
        listed = {link.removeprefix("../../").replace("index.html", "") for link in links}
        assert set(source["claims_lost"]) <= listed, source["id"]


def test_every_field_of_the_data_is_documented(data: Any) -> None:
    text = (PROJECT / "docs" / "evidence.md").read_text(encoding="utf-8")
    fields = set(data)
    for name in ("claim_list", "origins", "sources", "not_held", "accepted"):
        fields |= set(data[name][0])
    fields |= set(data["claims"]["all"]) | set(data["quotes"])
    assert {field for field in fields if f"`{field}`" not in text} == set()


def test_the_same_content_gives_the_same_data(tmp_path: Path) -> None:
    one, other = (made(write_dossier(tmp_path / name)).files for name in ("a", "b"))
    assert one and other
    assert one[EVIDENCE_DATA] == other[EVIDENCE_DATA]


def test_check_lists_every_warning_for_programs_with_code_and_place(tmp_path: Path) -> None:
    content = write_dossier(
        tmp_path / "content",
        {
            "events/closing.yaml": "date: 2031-05-12\ntitle: It closed\n",
            "sources/rumour.yaml": "title: A rumour\noutlet: herald\n",
            "statements/word.yaml": "speaker: herald\ngist: It is closed.\n",
        },
    )
    result = CliRunner().invoke(commands, ["--content", str(content), "check", "--format", "json"])
    found = json.loads(result.stdout)
    assert [(each["code"], each["line"], each["column"]) for each in found] == [
        ("uncited-event", 1, 1),
        ("origin-not-stated", 1, 1),
        ("unworded-statement", 1, 1),
    ]
    assert all(catalogue()[each["code"]].severity == each["severity"] for each in found)
    assert all(Path(each["file"]).is_file() and each["message"] and each["hint"] for each in found)
