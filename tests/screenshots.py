"""Pictures of every sort of page at every width, in light, in dark and on paper, to be looked at.

`make screenshots` builds the site and writes them into screenshots/, which git ignores. Words after
it choose pages by their sort: `make screenshots ARGS="sources/ID chronology"`.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import chromium
from dossiers import CONTENT, PROJECT, TEMPLATES
from playwright.sync_api import Browser, sync_playwright
from websites import Website, page_types

from dossier.pipeline import Where, Wishes, build

OUT = PROJECT / "screenshots"
WIDTHS = (375, 768, 1280, 1920)
SCHEMES = ("light", "dark")
A4_AT_96_DPI = 794


def main(wanted: list[str]) -> int:
    """Take the pictures; 2 where a sort of page is asked for that there is not."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        made, _ = build(Where(CONTENT, (TEMPLATES,)), Wishes(), site)
        if made.files is None:
            print("\n".join(map(str, made.problems)), file=sys.stderr)
            return 1
        sorts = {sort or "front": file for sort, file in page_types(Website(site)).items()}
        sorts = {sort.replace("index.html", "front"): file for sort, file in sorts.items()}
        if unknown := set(wanted).difference(sorts):
            print(
                f"no sort of page {min(unknown)!r}; there are: {', '.join(sorts)}", file=sys.stderr
            )
            return 2
        chosen = {sort: site / file for sort, file in sorts.items() if not wanted or sort in wanted}
        with sync_playwright() as playwright:
            executable = chromium.find()
            browser = playwright.chromium.launch(executable_path=executable, args=chromium.flags())
            for picture in pictures(browser, chosen):
                print(picture.relative_to(PROJECT))
            browser.close()
    return 0


def pictures(browser: Browser, pages: dict[str, Path]) -> Iterator[Path]:
    """Each page in each way; on paper as the sheets look, and as the PDF that a browser prints."""
    OUT.mkdir(exist_ok=True)
    for scheme in SCHEMES:
        for width in WIDTHS:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            tab = context.new_page()
            for sort, file in pages.items():
                tab.goto(file.as_uri())
                tab.evaluate("document.fonts.ready")
                path = OUT / f"{_name(sort)}-{width}-{scheme}.png"
                tab.screenshot(path=path, full_page=True)
                yield path
            context.close()
    context = browser.new_context(viewport={"width": A4_AT_96_DPI, "height": 1123})
    tab = context.new_page()
    for sort, file in pages.items():
        tab.goto(file.as_uri())
        tab.emulate_media(media="print")
        path = OUT / f"{_name(sort)}-print.png"
        tab.screenshot(path=path, full_page=True)
        tab.pdf(path=path.with_suffix(".pdf"), prefer_css_page_size=True)
        yield path
    context.close()


def _name(sort: str) -> str:
    return sort.replace("/ID", "-page").replace(".html", "")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
