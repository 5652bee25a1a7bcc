"""What a reader does on a page: opens cards, switches colours, filters, prints."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from websites import Website

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, built_site: Path) -> Iterator[Open]:
    """`open_page("chronology/", viewport=…)` opens a page of the real site, from disk."""
    contexts = []

    def opened(address: str = "", **wishes: object) -> Page:
        context = browser.new_context(**wishes)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto((built_site / address / "index.html").as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def site(built_site: Path) -> Website:
    return Website(built_site)


# Citation cards


def test_a_card_opens_where_the_pointer_rests_and_stays_while_it_is_on_it(open_page: Open) -> None:
    page = open_page()
    card = page.locator(".citation-card")

    page.locator("a.citation").first.hover()
    expect(card).to_be_visible()
    quote = page.locator("#ref-1 .reference-quote").inner_text()
    expect(card).to_contain_text(quote)
    expect(card).to_contain_text("found word for word in the archived article")
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_have_count(0)


def test_a_card_opens_on_focus_and_escape_closes_it_and_leaves_focus_on_the_number(
    open_page: Open,
) -> None:
    page = open_page()
    number = page.locator("a.citation").first
    before(page, "a.citation")
    page.keyboard.press("Tab")

    expect(number).to_be_focused()
    expect(page.locator(".citation-card")).to_be_visible()
    expect(number).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".citation-card")).to_have_count(0)
    expect(number).to_be_focused()
    assert number.get_attribute("aria-controls") is None


def test_the_links_in_a_card_are_next_in_the_keyboards_order_and_escape_returns_from_them(
    open_page: Open,
) -> None:
    page = open_page()
    number = page.locator("a.citation").first
    before(page, "a.citation")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('.citation-card') !== null")
    page.keyboard.press("Escape")
    expect(page.locator(".citation-card")).to_have_count(0)
    expect(number).to_be_focused()


def test_a_tap_opens_a_card_inside_the_window_and_a_tap_elsewhere_closes_it(
    open_page: Open,
) -> None:
    page = open_page(viewport={"width": 375, "height": 740}, has_touch=True, is_mobile=True)
    card = page.locator(".citation-card")
    numbers = page.locator("main a.citation")

    for index in (0, 1, numbers.count() // 2, numbers.count() - 1):
        numbers.nth(index).tap()
        expect(card).to_have_count(1)
        box = card.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 375
        page.touchscreen.tap(3, 400)
        expect(card).to_have_count(0)
    assert "#" not in page.url


def test_without_javascript_a_number_leads_to_its_note(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    page.locator("a.citation").first.click()
    assert page.url.endswith("#ref-1")
    expect(page.locator("#ref-1")).to_be_in_viewport()


# Colours


@pytest.mark.parametrize(("system", "other"), [("light", "dark"), ("dark", "light")])
def test_the_choice_of_colours_is_remembered_on_the_next_page(
    open_page: Open, built_site: Path, system: str, other: str
) -> None:
    page = open_page(color_scheme=system)
    first = paper(page)
    switch = page.locator(".masthead-theme")
    assert switch.get_attribute("aria-pressed") == str(system == "dark").lower()

    switch.click()
    second = paper(page)
    assert second != first
    assert switch.get_attribute("aria-pressed") == str(other == "dark").lower()
    page.goto((built_site / "evidence" / "index.html").as_uri())
    assert paper(page) == second
    page.locator(".masthead-theme").click()
    page.reload()
    assert paper(page) == first


def test_the_colours_follow_the_system_where_nothing_was_chosen(open_page: Open) -> None:
    light, dark = (paper(open_page(color_scheme=scheme)) for scheme in ("light", "dark"))
    assert light != dark
    without = paper(open_page(color_scheme="dark", java_script_enabled=False))
    assert without == dark


def paper(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")  # type: ignore[no-any-return]


# The chronology's filters


def test_a_filter_shows_what_fits_and_keeps_its_state_in_the_address(open_page: Open) -> None:
    page = open_page("chronology")
    every = shown(page)
    assert all(every.values())

    page.get_by_label("Actor").select_option("ukraine")
    page.get_by_role("checkbox", name="disputed").check()
    expected = {
        id: "ukraine" in actors.split() and disputed for id, actors, disputed in entries(page)
    }
    assert 0 < sum(expected.values()) < len(every)
    assert shown(page) == expected
    assert page.url.endswith("?actor=ukraine&disputed=1")
    number = f"{sum(expected.values())} of {len(every)} events"
    expect(page.locator(".filters output")).to_have_text(number)

    page.reload()
    assert shown(page) == expected
    expect(page.get_by_label("Actor")).to_have_value("ukraine")
    expect(page.get_by_role("checkbox", name="disputed")).to_be_checked()
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".chronology-entry:visible")).to_have_count(len(every))
    assert "?" not in page.url


def test_months_and_years_with_nothing_to_show_are_hidden(open_page: Open) -> None:
    page = open_page("chronology")
    page.get_by_role("checkbox", name="single origin").check()
    for group in page.locator(".chronology-month:visible, .chronology-year:visible").all():
        assert group.locator(".chronology-entry:visible").count() > 0


def test_an_address_with_words_that_no_filter_knows_shows_everything(open_page: Open) -> None:
    page = open_page("chronology")
    page.goto(page.url + "?actor=nobody&colour=red")
    assert all(shown(page).values())
    page.goto(page.url.partition("?")[0] + "?actor=%3Cb%3E&disputed=1")
    assert any(shown(page).values())


def entries(page: Page) -> list[tuple[str, str, bool]]:
    return page.locator(".chronology-entry").evaluate_all(  # type: ignore[no-any-return]
        "(all) => all.map((e) => [e.id, e.dataset.actors, 'disputed' in e.dataset])"
    )


def shown(page: Page) -> dict[str, bool]:
    return dict(
        page.locator(".chronology-entry").evaluate_all(
            "(all) => all.map((e) => [e.id, e.checkVisibility()])"
        )
    )


# Reading on screens of every width


def test_notes_stand_in_the_margin_where_there_is_one(open_page: Open) -> None:
    notes = ".margin-note:visible"
    wide = open_page(viewport={"width": 1280, "height": 900})
    assert wide.locator(notes).count() > 3
    text = wide.locator(".bottom-line p").first.bounding_box()
    beside = wide.locator(notes).first.bounding_box()
    assert text and beside and beside["x"] >= text["x"] + text["width"]
    narrow = open_page(viewport={"width": 768, "height": 900})
    assert narrow.locator(notes).count() == 0


def test_notes_in_the_margin_do_not_lie_over_each_other(open_page: Open) -> None:
    page = open_page(viewport={"width": 1440, "height": 900})
    boxes = sorted(
        (box["y"], box["y"] + box["height"])
        for note in page.locator(".margin-note:visible").all()
        if (box := note.bounding_box())
    )
    overlaps = [(one, two) for one, two in pairwise(boxes) if two[0] < one[1] - 1]
    assert overlaps == []


def test_margin_notes_are_for_the_eye_only(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    assert page.locator(".margin-note:not([aria-hidden=true])").count() == 0
    assert page.locator(".margin-note :is(a, button, [tabindex], [id])").count() == 0


def test_nothing_moves_for_readers_who_asked_for_that(open_page: Open) -> None:
    page = open_page(reduced_motion="reduce")
    page.locator("a.citation").first.hover()
    page.locator(".citation-card").wait_for()
    moving = page.evaluate(
        """() => document.getAnimations().length
+ [...document.querySelectorAll('*')].filter((element) => {
  const style = getComputedStyle(element);
  return style.animationName !== 'none' || style.scrollBehavior === 'smooth'
    || parseFloat(style.transitionDuration) > 0.001;
}).length"""
    )
    assert moving == 0


# The keyboard


@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_tab_offers_to_skip_to_the_text(open_page: Open, scripts: bool) -> None:
    page = open_page("chronology", java_script_enabled=scripts)
    skip = page.get_by_role("link", name="Skip to the text")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box and box["width"] > 40 and box["y"] >= 0
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_every_link_and_control_is_reached_by_tab_and_shows_that_it_is(open_page: Open) -> None:
    page = open_page("chronology")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        place, seen = page.evaluate(
            """() => {
  const now = document.activeElement;
  const style = getComputedStyle(now);
  return [[...document.querySelectorAll('*')].indexOf(now), style.outlineStyle !== 'none'
    && parseFloat(style.outlineWidth) >= 2];
}"""
        )
        assert seen, place
        reached.add(place)
    assert len(reached) == 40


# Paper


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
      '.margin-note, .record.folded, .reference-uses, .reference-check a');
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


def before(page: Page, selector: str) -> None:
    """Focus what the keyboard reaches just before the first element that a selector finds."""
    page.evaluate(
        """(selector) => {
  const reached = [...document.querySelectorAll('a[href], button, summary')]
    .filter((element) => element.checkVisibility());
  reached[reached.indexOf(document.querySelector(selector)) - 1].focus();
}""",
        selector,
    )
