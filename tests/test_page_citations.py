"""How a page is to be cited, held against Pandoc's citeproc with the files of the styles."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bibliographies import ENGLISH, set_by_pandoc
from dossiers import built, write_dossier
from lxml import html

from dossier.bibliography.pages import CitedPage, page_citations
from dossier.dates import parse_date

PAGE = CitedPage(
    title="The harbour closed",
    dossier="The harbour of Port Alva",
    publisher="Alva Press",
    as_of=parse_date("2031-05-20"),
    revision="1a2b3c4",
    address="https://alva.example/port/events/closing/",
)
PAGES = {
    "whole": PAGE,
    "no-publisher": replace(PAGE, publisher=None),
    "no-address": replace(PAGE, address=None),
    "month": replace(PAGE, as_of=parse_date("2031-05")),
    "quoting": replace(PAGE, title="“Closed,” the mayor said"),
    "asking": replace(PAGE, title="Was there a storm?"),
    "korean": replace(PAGE, title="항구 폐쇄"),
}
STYLES = {
    "Chicago": "chicago-notes-bibliography-17th-edition",
    "APA": "apa",
    "MLA": "modern-language-association",
}


def said(page: CitedPage) -> dict[str, str]:
    return {each.style: each.text for each in page_citations(page, ENGLISH)}


def as_item(page: CitedPage, style: str) -> bytes:
    """The page for citeproc; in APA and Chicago who publishes a site stands as its author."""
    by = {"publisher": page.publisher}
    if style != "MLA" and page.publisher:
        by = {"author": [{"literal": page.publisher}]}
    item: dict[str, Any] = {
        "id": "page",
        "type": "webpage",
        "title": page.title,
        "container-title": page.dossier,
        "version": page.revision,
        "issued": {"date-parts": [[int(part) for part in page.as_of.text.split("-")]]},
        "URL": page.address,
        **by,
    }
    return json.dumps([{name: value for name, value in item.items() if value}]).encode()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("id", PAGES)
def test_a_citation_is_that_of_citeproc_but_for_the_revision_and_the_cut_off(
    id: str, style: str
) -> None:
    """Days go before months in Chicago, and APA has no place for the revision of a web page."""
    page = PAGES[id]
    ours = said(page)[style].casefold()
    theirs = set_by_pandoc(as_item(page, style), STYLES[style])["page"].casefold()
    if style == "Chicago":
        theirs = re.sub(r"\b(may) (\d+), (\d{4})", r"\2 \1 \3", theirs)
        ours = ours.replace(", as of ", ", " if page.publisher else ". ")
    if style == "APA":
        ours = re.sub(r" \(revision \w+\)", "", ours)
    assert ours.replace("revision 1a2b3c4", "version 1a2b3c4").replace("?.", "?") == theirs


def test_a_page_is_cited_with_cut_off_and_revision() -> None:
    assert said(PAGE) == {
        "Chicago": "Alva Press. “The harbour closed.” Revision 1a2b3c4. The harbour of Port Alva,"
        " as of 20 May 2031. https://alva.example/port/events/closing/.",
        "APA": "Alva Press. (2031, May 20). The harbour closed (Revision 1a2b3c4). The harbour of"
        " Port Alva. https://alva.example/port/events/closing/",
        "MLA": "“The harbour closed.” The harbour of Port Alva, revision 1a2b3c4, Alva Press,"
        " 20 May 2031, https://alva.example/port/events/closing/.",
    }


def test_the_front_page_is_the_dossier_as_a_whole() -> None:
    front = replace(PAGE, title=None, publisher=None, address=None, as_of=parse_date("2031-05~"))
    assert said(front) == {
        "Chicago": "The harbour of Port Alva. Revision 1a2b3c4, as of about May 2031.",
        "APA": "The harbour of Port Alva (Revision 1a2b3c4). (about May 2031).",
        "MLA": "The harbour of Port Alva, revision 1a2b3c4, about May 2031.",
    }


def test_every_page_that_is_listed_says_in_its_foot_how_to_cite_it(tmp_path: Path) -> None:
    site = built(write_dossier(tmp_path / "content"), tmp_path / "site", "https://alva.example/")
    revision = re.search(r"Revision (\w{7})", (site / "index.html").read_text())
    assert revision
    cited = html.fromstring((site / "sources/herald/index.html").read_bytes())
    (foot,) = cited.xpath("//footer//details[@class='folded cite-page']")
    assert [each.text for each in foot.iter("summary", "dt")] == [
        "Cite this page", "Chicago", "APA", "MLA",
    ]  # fmt: skip
    assert next(each.text for each in foot.iter("dd")) == (
        f"The harbour of Port Alva. “Harbour closed.” Revision {revision[1]}, as of 20 May 2031."
        " https://alva.example/sources/herald/."
    )
    assert "cite-page" not in (site / "404.html").read_text()
