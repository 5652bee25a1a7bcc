"""What a page is on paper: every reference with its address, and no word lost."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from conftest import Open
from playwright.sync_api import Page
from pypdf import PdfReader
from websites import Website

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(built_site: Path) -> Website:
    return Website(built_site)


def test_the_front_page_prints_with_every_reference_and_its_address(
    open_page: Open, site: Website
) -> None:
    printed = on_paper(open_page())
    references = site.pages["index.html"].xpath("//li[@class='reference']")
    assert len(references) > 10
    for reference in references:
        (quote,) = reference.xpath(".//*[@class='reference-quote']")
        assert bare(quote.text_content()) in printed, quote.text_content()
        for address in reference.xpath(".//*[@class='reference-address']"):
            assert bare(address.text_content()) in printed, address.text_content()


def test_what_is_folded_away_on_screen_is_on_paper_and_what_is_for_the_screen_is_not(
    open_page: Open, site: Website
) -> None:
    printed = on_paper(open_page("actors/alexander-matsegora"))
    mentions = site.pages["actors/alexander-matsegora/index.html"].xpath(
        "//details[@id='mentions']//li/p[2]"
    )
    assert mentions
    for mention in mentions:
        assert bare(mention.text_content()) in printed
    for words in ("Skip to the text", "Back to use", "read it there", "On this page"):
        assert bare(words) not in printed


def test_no_word_of_the_text_is_lost_on_paper(open_page: Open) -> None:
    page = open_page("actors/alexander-matsegora")
    read = reading(page, "screen")
    assert len(read) > 50
    assert read - reading(page, "print") == set()


def reading(page: Page, medium: str) -> set[str]:
    """The texts of the sections that are seen in a medium, but for what only a screen needs."""
    page.emulate_media(media=medium)  # type: ignore[arg-type]
    return set(
        page.evaluate(
            """() => {
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const seen = [];
  while (texts.nextNode()) {
    const within = texts.currentNode.parentElement;
    const skipped = within.closest(
      '.margin-note, .to-record, .sentences, .reference-uses, .reference-check a');
    const text = texts.currentNode.textContent.trim();
    if (text && !skipped && within.checkVisibility()) seen.push(text);
  }
  return seen;
}"""
        )
    )


def on_paper(page: Page) -> str:
    """The text of the pages as printed, without space: a line's end on paper says nothing."""
    reader = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return bare("".join(sheet.extract_text() for sheet in reader.pages))


def bare(text: str) -> str:
    """Without space and hyphens; a font may have one sign for several apostrophes."""
    return re.sub(r"[\s\u00ad-]+", "", re.sub("[‘’ʻʼ]", "'", text))
