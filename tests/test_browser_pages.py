"""Every page in a real browser: nothing fails, nothing comes from elsewhere, nothing sticks out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Serve
from playwright.sync_api import Browser, Page
from tour import Visit, at_every_width, tour
from websites import Website, page_types

pytestmark = pytest.mark.browser

BASE = "/some/path/"


@pytest.fixture(scope="module")
def site(built_site: Path) -> Website:
    return Website(built_site)


def quiet(visits: dict[str, Visit], top: str) -> list[str]:
    """What any page of a tour complained of, and what it asked for beyond the site."""
    faults = [f"{visit.file}: {fault}" for visit in visits.values() for fault in visit.faults]
    foreign = [
        f"{visit.file} asks for {address}"
        for visit in visits.values()
        for address in sorted(visit.asked)
        if not address.startswith((top, "data:image/"))
    ]
    return faults + foreign


def test_no_page_fails_or_asks_for_anything_foreign_from_disk(
    visits: dict[str, Visit], site: Website
) -> None:
    # The page for unknown addresses asks for its style sheet at several depths.
    found = {name: visit for name, visit in visits.items() if name != "404.html"}

    assert len(found) == len(site.pages) - 1
    assert quiet(found, site.folder.as_uri() + "/") == []


def test_no_page_fails_or_asks_for_anything_foreign_under_a_path(
    browser: Browser, site: Website, serve: Serve
) -> None:
    top = serve(site.folder, BASE)
    context = browser.new_context(color_scheme="dark", viewport={"width": 375, "height": 800})
    addresses = [name.removesuffix("index.html") for name in site.pages if name != "404.html"]

    assert quiet(tour(context, top, addresses), top) == []
    context.close()


def test_the_tour_sees_a_failing_script_and_a_foreign_image(
    browser: Browser, tmp_path: Path, serve: Serve
) -> None:
    (tmp_path / "index.html").write_text(
        '<p>A page</p><script>nothing()</script><img src="http://127.0.0.1:9/a.png">'
    )
    top = serve(tmp_path, BASE)
    context = browser.new_context()
    found = quiet(tour(context, top, ["index.html"]), top)
    assert any("nothing is not defined" in fault for fault in found)
    assert any("failed: http://127.0.0.1:9/a.png net::ERR_" in fault for fault in found)
    assert "index.html asks for http://127.0.0.1:9/a.png" in found
    context.close()


def test_from_disk_the_tour_passes_over_fonts_that_cannot_be_preloaded_and_nothing_else(
    browser: Browser, tmp_path: Path
) -> None:
    fonts = tmp_path / "assets" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / "a.woff2").write_bytes(b"")
    (tmp_path / "index.html").write_text(
        '<!doctype html><title>A page</title><link rel="stylesheet" href="none.css">'
        '<link rel="preload" as="font" type="font/woff2" crossorigin href="assets/fonts/a.woff2">'
    )
    context = browser.new_context()
    top = tmp_path.as_uri() + "/"
    found = quiet(tour(context, top, ["index.html"]), top)
    assert sorted(found) == [
        f"index.html: error: Failed to load resource: net::ERR_FILE_NOT_FOUND at {top}none.css",
        f"index.html: failed: {top}none.css net::ERR_FILE_NOT_FOUND",
    ]
    context.close()


def test_no_page_scrolls_sideways_at_any_width(browser: Browser, site: Website) -> None:
    kinds = page_types(site)
    assert len(kinds) == 20, sorted(kinds)
    top = site.folder.as_uri() + "/"

    assert at_every_width(browser, [top + file for file in kinds.values()]) == []


def test_a_page_that_scrolls_sideways_is_seen(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "wide.html").write_text('<meta name="viewport" content="width=device-width">'
                                        '<pre style="width: 800px">wide</pre>')  # fmt: skip
    found = at_every_width(browser, [(tmp_path / "wide.html").as_uri()])
    assert [line.split(" at ")[1].split(":")[0] for line in found] == ["320", "375", "768"]


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A tab without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_everything_is_readable_without_javascript(plain: Page, site: Website) -> None:
    """Nothing waits for a script to show it, and what scripts alone can work is not offered."""
    for file in page_types(site).values():
        plain.goto((site.folder / file).as_uri())
        assert plain.locator("button:visible, form:visible, select:visible").count() == 0, file
        assert hidden(plain) == [], file


def hidden(page: Page) -> list[str]:
    """The texts of the main part that are not seen, outside of what folds without a script."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => {
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const within = texts.currentNode.parentElement;
    const excused = within.closest('details, form, svg, .reference-address');
    const text = texts.currentNode.textContent.trim();
    if (text && !excused && !within.checkVisibility({visibilityProperty: true})) found.push(text);
  }
  return found;
}"""
    )
