"""Drawings in a real browser: all their words in their place, at every width, and on paper."""

from pathlib import Path

import pytest
from conftest import Open
from dossiers import LONG_NAMES, built, write_dossier
from drawings import FAULTS
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "sources",
    "sources/republic-world-builders",
    "sources/izvestia-interview",
    "events/recognition",
    "statements/korean-builders",
    "disagreements/second-or-third",
    "briefs/recognition-and-builders",
)


def unfolded(page: Page) -> Page:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    return page


@pytest.mark.parametrize("width", [320, 375, 768, 1280, 1920])
def test_all_words_of_a_drawing_stand_inside_it_and_apart(open_page: Open, width: int) -> None:
    found = [
        f"{address}: {fault}"
        for address in PAGES
        for fault in unfolded(
            open_page(address, viewport={"width": width, "height": 900})
        ).evaluate(FAULTS)
    ]
    assert found == []


def test_a_drawing_with_long_names_in_any_script_keeps_them_inside(
    browser: Browser, tmp_path: Path
) -> None:
    files = {}
    for number, name in enumerate(LONG_NAMES):
        files[f"actors/a{number}.yaml"] = f"name: {name}\nkind: organisation\n"
        below = f"[s{number + 1}]" if number + 1 < len(LONG_NAMES) else "own"
        files[f"sources/s{number}.yaml"] = (
            f"title: Report\noutlet: a{number}\nmedium: statement\norigin: {below}\n"
        )
    cites = "".join(f"  - source: s{number}\n" for number in range(len(LONG_NAMES)))
    files["events/closing.yaml"] = f"date: 2031-05-12\ntitle: It closed\ncite:\n{cites}"
    content = write_dossier(tmp_path / "content", files)
    site = built(content, tmp_path / "site")
    context = browser.new_context(viewport={"width": 375, "height": 900})
    page = context.new_page()
    for address in ("index.html", "events/closing/index.html", "sources/s3/index.html"):
        page.goto((site / address).as_uri())
        assert page.evaluate(FAULTS) == [], address
    context.close()


def test_every_link_of_a_drawing_stands_in_the_list_beside_it(open_page: Open) -> None:
    for address in PAGES:
        page = open_page(address)
        missing = page.evaluate(
            """() => [...document.querySelectorAll('.drawing')].flatMap((drawing) => {
  const beside = drawing.parentElement.querySelectorAll('.rests-on a, .rests-on ~ * a');
  const listed = new Set([...beside].map((a) => a.href));
  return [...drawing.querySelectorAll('a')].filter((a) => a.getAttribute('aria-current') !== 'page')
    .map((a) => a.href.baseVal).map((href) => new URL(href, location.href).href)
    .filter((href) => !listed.has(href) && !href.includes('/actors/'));
})"""
        )
        elsewhere = page.evaluate(
            "() => [...document.querySelectorAll('#supported-by-this ~ ul a')].map((a) => a.href)"
        )
        assert [href for href in missing if href not in elsewhere] == [], address


def test_a_drawing_is_reached_and_followed_by_keyboard(open_page: Open) -> None:
    page = open_page("events/recognition")
    link = page.locator(".drawing a").first
    link.focus()
    name = page.evaluate("document.activeElement.textContent.trim().split(/\\s+/).join(' ')")
    assert name == "Gazet International held"
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/gazet-international-recognition/index.html")


def test_a_card_says_what_its_whole_sentence_rests_on(open_page: Open) -> None:
    page = open_page("briefs/recognition-and-builders")
    number = page.locator(".bottom-line a.citation").nth(3)
    number.hover()
    card = page.locator(".citation-card")
    expect(card).to_be_visible()
    expect(card.locator(".evidence")).to_have_text(
        "This sentence: 2 documents, 2 outlets, 1 origin (Izvestia interview, 18 July 2022)"
        " ① single origin"
    )


def test_without_scripts_every_sentence_says_what_it_rests_on(open_page: Open) -> None:
    page = open_page("briefs/recognition-and-builders", java_script_enabled=False)
    page.locator(".sentences summary").click()
    first = page.locator(".sentences li").first
    expect(first.locator("a")).to_have_text(
        "North Korea recognised the Donetsk and Luhansk People’s Republics on 13 July 2022."
    )
    expect(first.locator(".evidence")).to_contain_text("1 origin (KCNA, 14 July 2022)")
