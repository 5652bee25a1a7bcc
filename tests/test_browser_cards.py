"""Citation cards: how they open and close by pointer, keyboard and touch."""

import pytest
from conftest import Open
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


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
