"""Readers with other eyes and hands: what axe-core finds, in light and dark, on every sort of page.

tests/vendor/axe has axe-core 4.14.1 by Deque Systems, under the Mozilla Public Licence 2.0.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from websites import Website, page_types

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parent / "vendor" / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(params=[("light", 375), ("dark", 1280)], ids=str)
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab in one of the colours and widths; its policy lets axe in, which is not of the site."""
    scheme, width = request.param
    context = browser.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
        bypass_csp=True,
    )
    yield context.new_page()
    context.close()


def test_no_page_hinders_any_reader(tab: Page, built_site: Path) -> None:
    site = Website(built_site)
    found = [
        f"{file}: {violation}"
        for file in page_types(site).values()
        for violation in violations(tab, built_site / file)
    ]
    assert found == []


def test_an_open_card_hinders_nobody(tab: Page, built_site: Path) -> None:
    tab.goto((built_site / "index.html").as_uri())
    tab.locator("a.citation").first.click()
    tab.locator(".citation-card").wait_for()
    assert judged(tab) == []


def test_axe_sees_what_hinders(tab: Page, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>'
        '<p style="color: #bbb; background: #fff">faint</p><img src="x.png"></main></html>'
    )
    found = [line.partition(":")[0] for line in violations(tab, tmp_path / "page.html")]
    assert found == ["color-contrast", "image-alt"]


def violations(tab: Page, file: Path) -> list[str]:
    tab.goto(file.as_uri())
    return judged(tab)


def judged(tab: Page) -> list[str]:
    """What axe finds on the page in a tab, all that folds unfolded."""
    tab.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    results = tab.evaluate(
        "(rules) => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    return [
        f"{violation['id']}: {node['html'][:150]} {' '.join(node['failureSummary'].split())[:200]}"
        for violation in results["violations"]
        for node in violation["nodes"]
        if not stands_in_a_sentence(violation["id"], node["html"])
    ]


def stands_in_a_sentence(rule: str, html: str) -> bool:
    """Whether it is the number of a note that axe finds too small.

    WCAG 2.5.8 excepts a target in a sentence; axe does not see that the second of two numbers at
    the end of one is. A finger has 24 px by the number's `::after`, which axe does not see either.
    """
    return rule == "target-size" and html.startswith('<a class="citation')
