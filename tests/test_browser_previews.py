"""Links to records in the text: what they show of the record before they are followed."""

from pathlib import Path

import pytest
from conftest import Open
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

BRIEF = "briefs/recognition-and-builders"
CARD = ".record-card"


def link(page: Page) -> Locator:
    return page.locator("main a.record[href*='/events/']").first


def test_a_link_shows_its_record_where_the_pointer_rests(open_page: Open) -> None:
    page = open_page(BRIEF)
    card = page.locator(CARD)
    link(page).hover()
    expect(card).to_be_visible()
    expect(card).to_have_attribute("role", "tooltip")
    expect(link(page)).to_have_attribute("aria-describedby", str(card.get_attribute("id")))
    about, title, sentence = card.locator("p").all()
    expect(about).to_contain_text("Event · ")
    assert len(title.inner_text()) > 5
    assert sentence.inner_text().endswith(".")

    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_have_count(0)
    assert link(page).get_attribute("aria-describedby") is None


def test_a_preview_says_what_the_page_it_leads_to_says(open_page: Open) -> None:
    page = open_page(BRIEF)
    link(page).hover()
    title = page.locator(f"{CARD} .title").inner_text()
    badges = page.locator(f"{CARD} .badge").all_inner_texts()
    link(page).click()
    page.wait_for_url("**/events/**")
    assert page.locator("h1").inner_text() == title
    shown = page.locator("main > header .badge:not(.single)").all_inner_texts()
    assert [badge.partition(" ×")[0] for badge in badges] == [
        badge.partition(" ×")[0] for badge in shown
    ]


def test_focus_opens_a_preview_and_escape_closes_it_and_stays_on_the_link(open_page: Open) -> None:
    page = open_page(BRIEF)
    page.keyboard.press("Tab")
    link(page).focus()
    expect(link(page)).to_be_focused()
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    expect(link(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/**")


def test_a_tap_follows_the_link(open_page: Open) -> None:
    page = open_page(BRIEF, viewport={"width": 375, "height": 740}, has_touch=True, is_mobile=True)
    link(page).tap()
    page.wait_for_url("**/events/**")


@pytest.mark.parametrize("width", [320, 768])
def test_a_preview_stays_inside_the_window(open_page: Open, width: int) -> None:
    page = open_page(BRIEF, viewport={"width": width, "height": 800})
    for each in page.locator("main a.record").all():
        each.hover()
        box = page.locator(CARD).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        page.mouse.move(1, 1)
        page.keyboard.press("Escape")


def test_a_preview_is_asked_for_once_and_only_when_it_is_wanted(open_page: Open) -> None:
    page = open_page(BRIEF)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    for _ in range(2):
        link(page).hover()
        expect(page.locator(CARD)).to_be_visible()
        page.mouse.move(1, 1)
        expect(page.locator(CARD)).to_have_count(0)
    assert [name for name in asked if name.endswith(".js")] == ["preview.js"]


def test_where_a_preview_is_missing_the_link_still_leads_there(
    open_page: Open, built_site: Path
) -> None:
    page = open_page(BRIEF)
    page.route("**/preview.js", lambda route: route.abort())
    link(page).evaluate("(each) => { each.href = each.href.replace('/events/', '/nowhere/'); }")
    page.locator("main a.record[href*='/nowhere/']").hover()
    page.wait_for_timeout(600)
    expect(page.locator(CARD)).to_have_count(0)


def test_without_scripts_a_link_leads_to_its_record(open_page: Open) -> None:
    page = open_page(BRIEF, java_script_enabled=False)
    link(page).click()
    page.wait_for_url("**/events/**")
