"""Citation cards: how they open and close by pointer, keyboard and touch."""

from pathlib import Path

import pytest
from conftest import Open
from dossiers import built, write_dossier
from playwright.sync_api import Browser, Page, expect
from tour import overflow

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
    assert number.get_attribute("aria-expanded") is None


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


def test_escape_closes_a_card_that_the_pointer_opened_though_it_rests_there(
    open_page: Open,
) -> None:
    page = open_page()
    page.locator("a.citation").first.hover()
    card = page.locator(".citation-card")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    page.wait_for_timeout(400)
    expect(card).to_have_count(0)


def test_a_card_names_the_author_and_leads_to_the_marked_passage(
    browser: Browser, authored: Path
) -> None:
    page = browser.new_page()
    page.goto((authored / "briefs/harbour/index.html").as_uri())
    page.locator("a.citation").first.click()
    card = page.locator(".citation-card")
    expect(card.locator(".reference-source")).to_have_text(
        "Ana Marsh and Ilya Reed. “Harbour closed.” The Alva Herald, 14 May 2031."
    )
    card.get_by_role("link", name="read it there").click()
    expect(page.locator("mark:target")).to_have_text("the harbour has been closed since Monday")
    page.close()


@pytest.fixture
def authored(tmp_path: Path) -> Path:
    """The site of the harbour, whose one article two people have written."""
    content = write_dossier(tmp_path / "content")
    source = content / "sources" / "herald.yaml"
    source.write_text(source.read_text() + "author: [Ana Marsh, Ilya Reed]\n")
    return built(content, tmp_path / "site")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_card_falls_out_of_the_window_or_is_cut_off_or_loses_its_own_looks(
    open_page: Open, width: int, scheme: str
) -> None:
    """Also in a table, in the margin, in the large print of the bottom line and in a quotation."""
    looks = set()
    for address, number in PLACES:
        page = open_page(address, viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.locator(number).first.evaluate("(link) => link.click()")
        card = page.locator(".citation-card")
        box = card.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width, (address, number)
        assert overflow(page) == [], (address, number)
        looks.add(card.evaluate(LOOKS))
        card.evaluate("(card) => card.scrollIntoView({block: 'nearest'})")
        assert card.evaluate(COVERED) == [], (address, number)
    assert len(looks) == 1, looks


PLACES = [
    ("briefs/recognition-and-builders", ".bottom-line a.citation"),
    ("briefs/recognition-and-builders", ".judgements a.citation"),
    ("actors/north-korea", ".facts a.citation"),
    ("statements/no-selfish-motive", "th a.citation"),
    ("statements/no-selfish-motive", ".wording-fullest a.citation"),
    ("events/recognition", ".quotation a.citation"),
]
LOOKS = """(card) => {
  const source = getComputedStyle(card.querySelector('.reference-source'));
  const {backgroundColor} = getComputedStyle(card);
  return [source.fontSize, source.fontFamily, source.fontWeight, source.color, backgroundColor,
    source.textAlign, source.lineHeight].join();
}"""
# The corners and the middle that are in the window, where something else lies over the card.
COVERED = """(card) => {
  const {left, right, top, bottom} = card.getBoundingClientRect();
  const points = [[left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3],
    [right - 3, bottom - 3], [(left + right) / 2, (top + bottom) / 2]];
  return points.filter(([x, y]) => y > 0 && y < innerHeight)
    .filter(([x, y]) => !card.contains(document.elementFromPoint(x, y)));
}"""


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
