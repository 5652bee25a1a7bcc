"""The fonts that pages ask for at once: those that they use, in dossiers of several scripts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from conftest import Serve
from dossiers import built, write_dossier
from playwright.sync_api import Browser, BrowserContext, Page
from previews import Start
from websites import NOT_FOUND, Website, page_types

pytestmark = pytest.mark.browser

FIRST = ("source-serif-4-latin", "source-sans-3-latin")

# Chromium complains 3 s after a page is loaded.
PATIENCE = 4500


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 375, "height": 800})
    yield made
    made.close()


def test_every_sort_of_page_asks_at_once_for_two_fonts_and_uses_them(
    context: BrowserContext, built_site: Path, serve: Serve
) -> None:
    files = [file for file in page_types(Website(built_site)).values() if file != NOT_FOUND]
    assert len(files) == 19
    assert faults_of(context, serve(built_site), files, FIRST) == []


# A name in the script of each language, and the fonts that its title needs besides the Latin ones.
SCRIPTS = [
    ("ru", "Порт", ["source-serif-4-cyrillic-600"]),
    ("pl", "Łódź", ["source-serif-4-latin-ext-600"]),
    ("ko", "항구", []),
]


@pytest.mark.parametrize(("language", "name", "further"), SCRIPTS)
def test_pages_in_other_scripts_ask_for_the_fonts_of_these(
    context: BrowserContext,
    tmp_path: Path,
    serve: Serve,
    language: str,
    name: str,
    further: Sequence[str],
) -> None:
    settings = f"title: {name}\nlanguage: {language}\nas_of: 2031-05-20\nlead: harbour\n"
    mayor = f"name: {name}\nkind: person\n"
    files = {"dossier.yaml": settings, "actors/mayor.yaml": mayor}
    site = built(write_dossier(tmp_path / "content", files), tmp_path / "site")
    pages = [file for file in page_types(Website(site)).values() if file != NOT_FOUND]
    pages.append("actors/mayor/index.html")
    assert faults_of(context, serve(site), pages, (FIRST[0], *further, FIRST[1])) == []


def faults_of(
    context: BrowserContext, top: str, files: Sequence[str], expected: Sequence[str]
) -> list[str]:
    """What the pages say at fault of fonts, or preload that they do not use, or do not preload."""
    said: list[str] = []
    tabs = []
    for file in files:
        tab = context.new_page()
        tab.on("console", lambda message, file=file: said.append(f"{file}: {message.text}"))
        tab.goto(top + file)
        tabs.append(tab)
        preloaded = names(tab.evaluate(PRELOADED))
        used = names(tab.evaluate(USED))
        if preloaded != list(expected) or not set(preloaded) <= set(used):
            said.append(f"{file}: preloads {preloaded}, uses {used}")
    tabs[-1].wait_for_timeout(PATIENCE)
    for tab in tabs:
        tab.close()
    return said


def names(addresses: Sequence[str]) -> list[str]:
    return [each.rpartition("/")[2].removesuffix(".woff2") for each in addresses]


PRELOADED = "[...document.querySelectorAll('link[rel=preload]')].map((link) => link.href)"
# A document lists the faces of its style sheets in the order in which these declare them.
USED = """async () => {
  await document.fonts.ready;
  const declared = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => rule.style.src);
  const faces = [...document.fonts];
  if (faces.length !== declared.length) throw new Error('a face without its rule');
  return declared.filter((_, at) => faces[at].status === 'loaded')
    .map((src) => /url\\("([^"]+)"/.exec(src)?.[1]).filter(Boolean);
}"""


def test_what_is_preloaded_in_vain_is_seen(
    context: BrowserContext, tmp_path: Path, serve: Serve
) -> None:
    (tmp_path / "a.woff2").write_bytes(b"")
    (tmp_path / "index.html").write_text(
        '<!doctype html><title>A page</title><link rel="icon" href="data:,">'
        '<link rel="preload" as="font" type="font/woff2" crossorigin href="a.woff2">'
    )
    found = faults_of(context, serve(tmp_path), ["index.html", "index.html"], FIRST)
    assert sum("preloads ['a'], uses []" in fault for fault in found) == 2
    assert sum("was preloaded using link preload but not used" in fault for fault in found) == 2


def test_the_preview_is_asked_for_each_font_once(
    page: Page, tmp_path: Path, preview: Start
) -> None:
    """Although it forbids the browser to keep what it answers."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(preview(write_dossier(tmp_path / "content")).url)
    page.evaluate("document.fonts.ready.then(() => true)")
    fonts = names([address for address in asked if address.endswith(".woff2")])
    assert sorted(fonts) == sorted({*fonts, *FIRST})
