"""A tour of a website in a browser: each page opened once, what a reader meets there noted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

WIDTHS = (320, 375, 768, 1280, 1920)


@dataclass(frozen=True)
class Cited:
    """A citation's number on a page, and what its note says and leads to."""

    number: str
    note: str
    words: str
    href: str
    verified: bool


@dataclass
class Visit:
    """One page: its citations, the marked words by their ids, and what went wrong."""

    file: str
    cited: list[Cited] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


# From disk Chromium preloads no font and says so, then gets it for the style sheet.
_FONT = r"file:///\S+/assets/fonts/[\w-]+\.woff2"
_NOT_PRELOADED = re.compile(
    rf"error: Access to font at '{_FONT}' from origin 'null' has been blocked by CORS policy: .*"
    rf"|error: Failed to load resource: net::ERR_FAILED at {_FONT}"
    rf"|warning: A preload for '{_FONT}' is found, but is not used because .*"
    rf"|warning: The resource {_FONT} was preloaded using link preload but not used within .*"
    rf"|failed: {_FONT} net::ERR_FAILED"
)

_READ = """() => ({
  cited: [...document.querySelectorAll('a.citation')].map((link) => {
    const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!note) return {number: link.textContent, note: '', words: '', href: '', verified: false};
    const quote = note.querySelector('.reference-quote');
    const check = note.querySelector('.reference-check');
    return {
      number: link.textContent,
      note: note.querySelector('.reference-number').textContent,
      words: quote ? quote.textContent.trim().slice(1, -1) : '',
      href: check.querySelector('a').href,
      verified: !check.classList.contains('unchecked'),
    };
  }),
  marks: Object.fromEntries([...document.querySelectorAll('mark')].map(
    (mark) => [mark.id, mark.textContent])),
})"""


def tour(
    context: BrowserContext, top: str, files: Iterable[str], *, listening: bool = True
) -> dict[str, Visit]:
    """Open the files of the site at `top`, one after the other, in one tab.

    What goes wrong and what is asked for is noted only when `listening`, which takes time.
    """
    page = context.new_page()
    visits: dict[str, Visit] = {}
    here = Visit("")

    def noted(text: str) -> None:
        # An icon that is still loading when the next page is opened is given up.
        if not (text.endswith(" net::ERR_ABORTED") or _NOT_PRELOADED.fullmatch(text)):
            here.faults.append(text)

    def said(message: ConsoleMessage) -> None:
        place = f" at {message.location['url']}" if "load resource" in message.text else ""
        noted(f"{message.type}: {message.text}{place}")

    def answered(status: int, address: str) -> None:
        if status >= 400:
            noted(f"{status}: {address}")

    if listening:
        page.on("console", said)
        page.on("pageerror", lambda error: noted(f"exception: {error}"))
        page.on("requestfailed", lambda request: noted(f"failed: {request.url} {request.failure}"))
        page.on("request", lambda request: here.asked.add(request.url))
        page.on("response", lambda response: answered(response.status, response.url))
    for file in files:
        here = visits[file] = Visit(file)
        page.goto(top + file, wait_until="load" if listening else "domcontentloaded")
        found = page.evaluate(_READ)
        here.cited = [Cited(**each) for each in found["cited"]]
        here.marks = found["marks"]
    page.close()
    return visits


def overflow(page: Page) -> list[str]:
    """What makes a page wider than its window: the elements that stick out."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [`${document.documentElement.scrollWidth} of ${width}`,
    ...[...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width && (box.right > width + 1 || box.left < -1);
    }).slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
}"""
    )


def at_every_width(browser: Browser, addresses: Iterable[str]) -> list[str]:
    """The pages that scroll sideways at one of the widths."""
    context = browser.new_context()
    page = context.new_page()
    found = []
    for address in addresses:
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if outside := overflow(page):
                found.append(f"{address} at {width}: {outside}")
    context.close()
    return found
