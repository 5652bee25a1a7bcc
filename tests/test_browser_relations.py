"""Relations in a real browser: words in their place, links that lead on, the same in the table."""

from pathlib import Path

import pytest
from conftest import Open
from dossiers import LONG_NAMES, built, write_dossier
from drawings import FAULTS
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PAGES = ("relations", "actors/donetsk-peoples-republic", "actors/russia", "actors/denis-pushilin")


def crowded(folder: Path, language: str) -> Path:
    """A site in which everyone is tied to everyone, with long names and long offices."""
    files = {
        "dossier.yaml": f"title: Harbour\nlanguage: {language}\nas_of: 2031-05-20\nlead: harbour\n"
    }
    for number, name in enumerate(LONG_NAMES):
        others = [other for other in range(len(LONG_NAMES)) if other != number]
        ties = "".join(f"  - {{type: cooperates-with, actor: a{n}}}\n" for n in others[::2])
        ended = "".join(f"  - {{type: backs, actor: a{n}, until: 2029}}\n" for n in others)
        role = f"  - title: deputy of {LONG_NAMES[0]}\n    organisation: a{others[0]}\n"
        files[f"actors/a{number}.yaml"] = (
            f"name: {name}\nkind: organisation\nrelationships:\n{ties}{ended}roles:\n{role}"
        )
    content = write_dossier(folder / "content", files)
    return built(content, folder / "site")


@pytest.mark.parametrize("width", [320, 375, 768, 1280, 1920])
def test_all_words_of_a_drawing_stand_inside_it_and_apart(open_page: Open, width: int) -> None:
    found = [
        f"{address}: {fault}"
        for address in PAGES
        for fault in open_page(address, viewport={"width": width, "height": 900}).evaluate(FAULTS)
    ]
    assert found == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_crowded_drawing_with_long_names_in_any_script_keeps_them_inside(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    site = crowded(tmp_path, language)
    context = browser.new_context(viewport={"width": 375, "height": 900})
    page = context.new_page()
    for address in ("relations", "actors/a3"):
        page.goto((site / address / "index.html").as_uri())
        assert page.evaluate(FAULTS) == [], address
        assert page.evaluate(LINES_OVER_WORDS) == [], address
    context.close()


# Lines end before words: none of them runs through a name or what is said under it.
LINES_OVER_WORDS = """() => [...document.querySelectorAll('.bonds')].flatMap((drawing) => {
  const rtl = document.dir === 'rtl';
  const starts = [...drawing.querySelectorAll('text')].map((text) => {
    const box = text.getBoundingClientRect();
    return rtl ? -box.right : box.left;
  });
  return [...drawing.querySelectorAll('.line, .head, a .sign')].filter((line) => {
    const box = line.getBoundingClientRect();
    return (rtl ? -box.left : box.right) > Math.min(...starts);
  }).map((line) => line.getAttribute('d'));
})"""


def test_every_link_of_the_drawing_stands_in_the_table(open_page: Open) -> None:
    page = open_page("relations")
    assert (
        page.evaluate(
            """() => {
  const table = document.querySelector('.bond-table');
  const listed = new Set([...table.querySelectorAll('a')].map((a) => a.href));
  const rows = new Set([...table.querySelectorAll('tr')].map((row) => '#' + row.id));
  return [...document.querySelectorAll('.bonds a')].map((a) => a.href.baseVal)
    .filter((href) => !rows.has(href) && !listed.has(new URL(href, location.href).href));
}"""
        )
        == []
    )


def test_every_link_of_a_neighbourhood_stands_in_the_lists_beside_it(open_page: Open) -> None:
    for address in PAGES[1:]:
        missing = open_page(address).evaluate(
            """() => {
  const lists = document.querySelectorAll('.relations a, .line a');
  const listed = new Set([...lists].map((a) => a.href));
  return [...document.querySelectorAll('.bonds a:not([aria-current])')]
    .map((a) => new URL(a.href.baseVal, location.href).href).filter((href) => !listed.has(href));
}"""
        )
        assert missing == [], address


def test_the_words_of_a_line_are_reached_by_keyboard_and_lead_to_their_row(
    open_page: Open,
) -> None:
    page = open_page("relations")
    words = page.locator(".bonds a[aria-label^='Ukraine broke off relations with']")
    words.focus()
    page.keyboard.press("Enter")
    row = page.locator("tr:target")
    expect(row).to_contain_text("North Korea")
    expect(row).to_contain_text("since 13 July 2022")


def test_on_a_phone_a_row_of_the_table_reads_as_a_sentence(open_page: Open) -> None:
    page = open_page("relations", viewport={"width": 375, "height": 900})
    expect(page.locator(".bond-table thead")).to_be_hidden()
    row = page.locator(".bond-table tr", has_text="broke off relations with")
    shown = row.evaluate("each => each.innerText.replace(/\\s+/g, ' ')")
    assert shown.startswith("Ukraine broke off relations with North Korea")
    assert shown.endswith("since 13 July 2022")
    assert sideways(page) <= 0


def test_the_page_of_relations_is_found_from_the_actors_and_from_each_neighbourhood(
    open_page: Open,
) -> None:
    for address in ("actors", "actors/russia"):
        page = open_page(address)
        page.get_by_role("link", name="All relations between actors").click()
        page.wait_for_url("**/relations/index.html")


def sideways(page: Page) -> int:
    """By how many pixels a page can be scrolled sideways."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )
