"""From a save to the changed page in an open Chromium: `make bench ARGS=preview`.

Beside each time stands what a bare reload of the same page takes in the same browser, which no
preview can do without; the machine may be busy with other things.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import chromium
from playwright.sync_api import Page, sync_playwright
from previews import Preview

from bench.build import write_dossier

PROJECT = Path(__file__).resolve().parent.parent
EDITS = 100
PAUSE = 0.5  # seconds in which somebody looks at the page
PATIENCE = 60_000  # milliseconds

# The record that is edited, the field whose beginning is, and the address of its page.
SAMPLE = (
    ("events/recognition.yaml", "title: ", "events/recognition/"),
    ("statements/korean-builders.yaml", "gist: ", "statements/korean-builders/"),
    ("actors/kcna.yaml", "name: ", "actors/kcna/"),
    ("sources/republic-world-builders.yaml", "title: ", "sources/republic-world-builders/"),
    ("disagreements/second-or-third.yaml", "question: ", "disagreements/second-or-third/"),
    ("dossier.yaml", "title: ", ""),
)
LARGE = (
    ("events/event-7.yaml", "title: ", "events/event-7/"),
    ("statements/statement-7.yaml", "gist: ", "statements/statement-7/"),
    ("actors/actor-7.yaml", "name: ", "actors/actor-7/"),
    ("sources/source-7.yaml", "title: ", "sources/source-7/"),
    ("disagreements/question-7.yaml", "question: ", "disagreements/question-7/"),
    ("dossier.yaml", "title: ", ""),
)


def main(edits: int = EDITS) -> None:
    """Print the times for this project's dossier and for one of 1,000 sources."""
    print(f"{'milliseconds':24}{'median':>8}{'p95':>8}{'most':>8}   p95 of a bare reload, ratio")
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(shutil.copytree(PROJECT / "content", Path(folder, "sample")))
        first = _measure("sample", sample, SAMPLE, edits)
        large = Path(folder, "large")
        write_dossier(large, 1000)
        second = _measure("1,000 sources", large, LARGE, edits)
    print(f"1,000 sources instead of {len(list((PROJECT / 'content/sources').iterdir()))}:", end="")
    print(f" {_p95(second) / _p95(first):.1f}× the time")


def _measure(
    name: str, content: Path, places: Sequence[tuple[str, str, str]], edits: int
) -> list[float]:
    times: list[float] = []
    bare: list[float] = []
    with _preview(content) as running, _browser() as page:
        for number in range(edits):
            file, field, address = places[number * len(places) // edits]
            if page.url != running.url + address:
                page.goto(running.url + address)
                _await_whole(running)
                time.sleep(4 * PAUSE)
            times.append(_timed(page, f"mark{number}", _edit(content / file, field, number)))
            time.sleep(PAUSE)
            bare.append(_reload(page))
            time.sleep(PAUSE)
    row = f"{statistics.median(times):>8.0f}{_p95(times):>8.0f}{max(times):>8.0f}"
    print(f"{name:24}{row}{_p95(bare):>12.0f}{_p95(times) / _p95(bare):>8.1f}×", flush=True)
    return times


def _await_whole(running: Preview) -> None:
    """Wait for the first site to be whole, however busy the machine is."""
    while not any(line.startswith("the preview shows ") for line in running.printed):
        assert running.process.poll() is None, running.printed
        time.sleep(PAUSE)


def _edit(path: Path, field: str, number: int) -> Callable[[], object]:
    """A save that puts another first word into a field."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if line.startswith(field))
    old = lines[place].removeprefix(field)
    old = old.partition(" ")[2] if old.startswith("mark") else old
    if old in (">-\n", "|\n", ">\n"):
        place, field, old = place + 1, "  ", lines[place + 1].strip() + "\n"
        old = old.partition(" ")[2] if old.startswith("mark") else old
    lines[place] = f"{field}mark{number} {old}"
    return lambda: path.write_text("".join(lines), encoding="utf-8")


def _timed(page: Page, words: str, save: Callable[[], object]) -> float:
    """Milliseconds from before a save until an open page has the words."""
    start = time.perf_counter()
    save()
    page.wait_for_function(
        "words => document.body?.textContent.includes(words)", arg=words, timeout=PATIENCE
    )
    return 1000 * (time.perf_counter() - start)


def _reload(page: Page) -> float:
    start = time.perf_counter()
    page.reload(wait_until="domcontentloaded")
    return 1000 * (time.perf_counter() - start)


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


@contextmanager
def _preview(content: Path) -> Iterator[Preview]:
    running = Preview(content)
    try:
        yield running
    finally:
        running.end()


@contextmanager
def _browser() -> Iterator[Page]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.flags())
        yield started.new_page()
        started.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
