"""Every file that readers take away, out of one built site, in the hands of a program not ours.

The texts of its records have every script and every sign that means something to a format; each
reader must give them back as they were written.
"""

import csv
import html
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import bibtexparser
import pytest
import rispy
import yaml
from bibliographies import read_by_pandoc
from dossiers import built, write_dossier
from icalendar import Calendar
from jsonschema import Draft202012Validator
from pylatexenc.latex2text import LatexNodes2Text
from websites import Website

TEXTS = {
    "cyrillic": "Гавань закрыта: «ни одного корабля», сказал мэр — и ушёл",
    "hangul": "항구가 폐쇄되었다, “배가 없다”고 말했다",
    "chinese": "港口关闭：“没有船只”",
    "arabic": "أُغلق الميناء، وقال العمدة: «لا سفن»",
    "persian": "بندر بسته شد؛ می\u200cگویند «کشتی نیست»",
    "quotes": '“Closed,” said the ‘mayor’s’ clerk; "no" ship',
    "latex": "100 % of ships & boats_at #1 cost $5 {not 6} ~ \\emph{never} ^",
    "markup": "Ships & boats, 3 > 2; [not] *closed* <yet>",
    "formula": "=SUM(A1;B2)+1",
    "separators": "ships; boats, and rafts: and, again; \\n \\, all",
}
ADDRESS = "https://herald.example/a_b/%D0%B3?x=1&y=~{}#p_2"


def content(folder: Path) -> Path:
    """A source and an event for each text, which is also the name of its outlet and author."""
    files = {}
    for id, text in TEXTS.items():
        actor = {"name": text, "kind": "outlet"}
        source = {
            "title": text,
            "outlet": f"outlet-{id}",
            "author": [text, "Ada Quill"],
            "published": "2031-05-14",
            "url": ADDRESS.format(id),
            "language": "ru",
            "origin": "own",
        }
        event = {"date": "2031-05-12", "title": text, "place": text, "topics": [text, "tide"]}
        files[f"actors/outlet-{id}.yaml"] = written(actor)
        files[f"sources/{id}.yaml"] = written(source)
        files[f"events/{id}.yaml"] = written(event)
    return write_dossier(folder, files)


def written(record: dict[str, Any]) -> str:
    return yaml.safe_dump(record, allow_unicode=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Website:
    folder = tmp_path_factory.mktemp("taken")
    return Website(built(content(folder / "content"), folder / "site", "https://alva.example/"))


def text_file(site: Website, name: str) -> str:
    return site.files[name].decode("utf-8-sig")


def of_texts(found: dict[str, Any]) -> dict[str, Any]:
    """What was found of the records that have the texts."""
    return {id: found[id] for id in TEXTS}


def files_of(site: Website, ending: str) -> Iterator[str]:
    """The file with all references, and those of each source."""
    yield f"data/references.{ending}"
    yield from (f"sources/{id}/{id}.{ending}" for id in TEXTS)


def test_rispy_reads_the_references(site: Website) -> None:
    for name in files_of(site, "ris"):
        for read in rispy.loads(text_file(site, name)):
            if (text := TEXTS.get(read["id"])) is not None:
                assert (read["title"], read["secondary_title"]) == (text, text)
                assert read["authors"] == [text, "Ada Quill"]
                assert read["urls"] == [ADDRESS.format(read["id"])]
    assert len(rispy.loads(text_file(site, "data/references.ris"))) == len(TEXTS) + 1


def test_bibtexparser_and_pylatexenc_read_the_references(site: Website) -> None:
    for name in files_of(site, "bib"):
        library = bibtexparser.parse_string(text_file(site, name))
        assert library.entries and not library.failed_blocks
        for entry in library.entries:
            if (text := TEXTS.get(entry.key)) is not None:
                said = {field.key: field.value for field in entry.fields}
                assert decoded(said["title"]) == decoded(said["journaltitle"]) == text
                assert decoded(said["author"].removesuffix(" and {Ada Quill}")) == text
                assert (said["date"], said["url"]) == ("2031-05-14", ADDRESS.format(entry.key))


def decoded(latex: str) -> str:
    """What LaTeX sets; pylatexenc takes the name of ^ for another sign."""
    assert latex.startswith("{") and latex.endswith("}")
    read = LatexNodes2Text(keep_comments=True).latex_to_text(latex[1:-1])
    return str(read).replace("ˆ", "^")


@pytest.mark.parametrize(("ending", "form"), [("csl.json", "csljson"), ("bib", "biblatex")])
def test_pandoc_reads_the_references(site: Website, ending: str, form: str) -> None:
    read = of_texts(read_by_pandoc(site.files[f"data/references.{ending}"], form))
    for id, said in read.items():
        assert said["type"] == "article-newspaper"
        assert said["issued"] == {"date-parts": [[2031, 5, 14]]}
        assert said["URL"] == ADDRESS.format(id)
        assert said["author"][1] == {"literal": "Ada Quill"}
    said = json.loads(site.files["data/references.csl.json"])
    assert of_texts({each["id"]: each["title"] for each in said}) == TEXTS


def test_a_page_s_own_reader_takes_the_references_from_its_elements(site: Website) -> None:
    spans = site.pages["sources/index.html"].xpath("//span[@class='Z3988']/@title")
    read = [parse_qs(title, strict_parsing=True) for title in spans]
    found = {each.get("rft.identifier", [""])[0]: each["rft.title"] for each in read}
    assert {id: found[ADDRESS.format(id)] for id in TEXTS} == {i: [t] for i, t in TEXTS.items()}
    for id, text in TEXTS.items():
        page = site.pages[f"sources/{id}/index.html"]
        tags = {tag.get("name"): tag.get("content") for tag in page.xpath("//meta[@name]")}
        assert (tags["citation_title"], tags["prism:publicationName"]) == (text, text)
        assert (tags["z:itemType"], tags["citation_public_url"]) == (
            "newspaperArticle", ADDRESS.format(id),
        )  # fmt: skip
        assert not page.xpath("//span[@class='Z3988']")


def test_jsonschema_reads_the_dossier(site: Website) -> None:
    data = json.loads(site.files["data/dossier.json"])
    schema = json.loads(site.files[f"data/{data['$schema']}"])
    Draft202012Validator(schema).validate(data)
    assert data["base_url"] == "https://alva.example/"
    for kind, field in (("sources", "title"), ("events", "title"), ("actors", "name")):
        found = {each["id"].split("/")[1].removeprefix("outlet-"): each for each in data[kind]}
        assert {id: each[field] for id, each in of_texts(found).items()} == TEXTS


@pytest.mark.parametrize(
    ("name", "field"),
    [("sources", "title"), ("events", "place"), ("actors", "name"), ("chronology", "title")],
)
def test_csv_reads_the_tables(site: Website, name: str, field: str) -> None:
    rows = csv.DictReader(io.StringIO(text_file(site, f"data/{name}.csv"), newline=""), strict=True)
    found = {row["id"].strip("/").split("/")[-1].removeprefix("outlet-"): row for row in rows}
    guarded = {id: f"'{text}" if id == "formula" else text for id, text in TEXTS.items()}
    assert {id: row[field] for id, row in of_texts(found).items()} == guarded


def test_every_table_is_even(site: Website) -> None:
    names = [name for name in site.files if name.startswith("data/") and name.endswith(".csv")]
    assert len(names) == 15
    for name in names:
        rows = list(csv.reader(io.StringIO(text_file(site, name), newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1, name


def test_icalendar_reads_the_calendar(site: Website) -> None:
    entries = Calendar.from_ical(site.files["data/chronology.ics"]).walk("VEVENT")
    found = {str(entry["url"]).strip("/").split("/")[-1]: entry for entry in entries}
    for id, entry in of_texts(found).items():
        assert (str(entry["summary"]), str(entry["location"])) == (TEXTS[id], TEXTS[id])
        assert [str(topic) for topic in entry["categories"].cats] == [TEXTS[id], "tide"]


def test_a_browser_reads_the_slides(site: Website) -> None:
    said = json.loads(site.files["data/timeline.json"])
    found = {slide["unique_id"]: slide for slide in said["events"]}
    headlines = {id: slide["text"]["headline"] for id, slide in of_texts(found).items()}
    assert {id: html.unescape(text) for id, text in headlines.items()} == TEXTS
    assert not any("<" in text for text in headlines.values())


def test_json_reads_the_chronology_and_the_evidence(site: Website) -> None:
    chronology = json.loads(site.files["data/chronology.json"])
    events = {event["id"]: event["title"] for event in chronology["events"]}
    evidence = json.loads(site.files["data/evidence.json"])
    sources = {source["id"]: source["title"] for source in evidence["sources"]}
    assert of_texts(events) == of_texts(sources) == TEXTS
