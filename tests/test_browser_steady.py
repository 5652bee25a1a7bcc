"""Pages that stand still: little moves when the scripts come, and no other colours flash up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Serve
from playwright.sync_api import Browser, BrowserContext
from websites import Website, page_types

pytestmark = pytest.mark.browser

# A fifth of what Web Vitals call good: notes that come to stand in the margin may move what is
# beneath them there.
STEADY = 0.02

SHIFTS = """() => new Promise((done) => {
  const found = [];
  const noted = (list) => {
    for (const each of list.getEntries()) {
      const moved = each.sources.map(({node}) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName);
      found.push(`${each.value.toFixed(4)}: ${moved.join(' | ')}`);
    }
  };
  new PerformanceObserver(noted).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(found), 150);
})"""


@pytest.fixture(params=[375, 1280, 1920])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": request.param, "height": 900})
    yield made
    made.close()


def test_little_moves_once_a_page_is_shown(
    context: BrowserContext, built_site: Path, serve: Serve
) -> None:
    """Fonts are held back: how far letters move as they come depends on the reader's own fonts."""
    top = serve(built_site)
    page = context.new_page()
    page.route("**/*.woff2", lambda route: route.abort())
    moved = {}
    for file in page_types(Website(built_site)).values():
        page.goto(top + file)
        shifts = page.evaluate(SHIFTS)
        if sum(float(shift.partition(":")[0]) for shift in shifts) > STEADY:
            moved[file] = shifts
    assert moved == {}


def test_what_moves_is_seen(context: BrowserContext, tmp_path: Path, serve: Serve) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>A page</title><script>setTimeout(() => {"
        "document.body.prepend(document.createElement('hr'), 'late news')}, 300)</script>"
        "<p style='margin: 200px'>The harbour</p>"
    )
    page = context.new_page()
    page.goto(serve(tmp_path))
    page.wait_for_timeout(500)
    assert page.evaluate(SHIFTS) != []


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_the_chosen_colours_are_there_from_the_first_frame(
    browser: Browser, built_site: Path, system: str, chosen: str
) -> None:
    page = browser.new_page(color_scheme=system)
    page.goto((built_site / "index.html").as_uri())
    page.locator(".masthead-theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == chosen
    paper = page.evaluate(PAPER)

    page.add_init_script(FRAMES)
    for address in ("evidence", "chronology", "briefs/recognition-and-builders"):
        page.goto((built_site / address / "index.html").as_uri())
        page.wait_for_timeout(200)
        assert page.evaluate("frames") == [paper], address
    page.close()


PAPER = "getComputedStyle(document.documentElement).backgroundColor"
# The colours of the page in each frame that is painted of it.
FRAMES = f"""
globalThis.frames = [];
function look() {{
  const paper = document.body && {PAPER};
  if (paper && !frames.includes(paper)) frames.push(paper);
  requestAnimationFrame(look);
}}
requestAnimationFrame(look);
"""
