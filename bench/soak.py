"""The preview under many saves, in an open Chromium: `make bench ARGS=soak`.

First slips of every sort, each mended again: every problem has to be seen in the browser, with its
place, and to go away. Then random edits as fast as they can be saved: what is served afterwards has
to be what a build of its own makes, to the byte, and a page that was open all the while has to be
what it is when it is loaded.
"""

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import chromium
from editing import Editor
from playwright.sync_api import Error, Page, expect, sync_playwright
from previews import PATIENCE, Preview, standing

from dossier.pipeline import Made, Where, Wishes, make

PROJECT = Path(__file__).resolve().parent.parent
SLIPS, EDITS, LOOKS = 200, 1000, 50
WISHES = Wishes(pictures=False, revision="preview", uncommitted=True)
LONGEST_PAUSE = 0.1  # seconds between two edits
ADDRESSES = ("", "actors/kcna/", "chronology/", "sources/", "search/", "events/recognition/")

Mend = Callable[[], object]


def main(slips: int = SLIPS, edits: int = EDITS) -> None:
    """Print how many slips were seen and mended, and how many edits were missed."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(shutil.copytree(PROJECT / "content", Path(folder, "content")))
        templates = Path(folder, "templates")
        templates.mkdir()
        where = Where(content, (templates, PROJECT / "templates"))
        with _at_work(where) as (running, page):
            _slip(running, page, where, slips)
            _edit(running, page, where, edits)
            assert running.process.poll() is None, "the preview has ended"


@contextmanager
def _at_work(where: Where) -> Iterator[tuple[Preview, Page]]:
    running = Preview(where.content, f"--templates={where.templates[0]}")
    try:
        with sync_playwright() as playwright:
            started = playwright.chromium.launch(
                executable_path=chromium.find(), args=chromium.flags()
            )
            page = started.new_context().new_page()
            page.goto(running.url)
            yield running, page
            started.close()
    finally:
        running.end()


def _anew(where: Where, running: Preview) -> Made:
    return make(where, replace(WISHES, base_url=running.url))


def _slip(running: Preview, page: Page, where: Where, slips: int) -> None:
    chance, panel = random.Random(slips), page.locator("#dossier-preview")
    seen = 0
    usual = [str(problem.place) for problem in _anew(where, running).problems]
    for number in range(slips):
        sort = SLIP_SORTS[number % len(SLIP_SORTS)]
        mend = sort(where, chance)
        problems = _anew(where, running).problems
        assert any(problem.severity == "error" for problem in problems), sort.__name__
        places = panel.locator(".place")
        shown = sorted(problems, key=lambda problem: problem.severity != "error")
        expect(places).to_have_text([str(p.place) for p in shown], timeout=PATIENCE)
        expect(panel).to_have_class("stops")
        mend()
        expect(places).to_have_text(usual, timeout=PATIENCE)
        expect(page.locator("#dossier-preview.stops")).to_have_count(0, timeout=PATIENCE)
        seen += 1
    print(f"{seen} of {slips} slips seen in the browser with all places, and mended", flush=True)


def _of_file(change: Callable[[bytes], bytes]) -> Callable[[Where, random.Random], Mend]:
    """A slip within a random record, saved by writing into the file or by putting a new one."""

    def slip(where: Where, chance: random.Random) -> Mend:
        path = chance.choice(sorted(where.content.rglob("*.yaml")))
        good = path.read_bytes()
        if chance.random() < 0.5:
            path.write_bytes(change(good))
        else:
            beside = path.with_name(f".{path.name}.swp")
            beside.write_bytes(change(good))
            beside.replace(path)
        return lambda: path.write_bytes(good)

    return slip


def _deleted(where: Where, chance: random.Random) -> Mend:
    path = chance.choice(sorted((where.content / "sources").glob("*-2022-07*.yaml")))
    good = path.read_bytes()
    path.unlink()
    return lambda: path.write_bytes(good)


def _away(where: Where, _: random.Random) -> Mend:
    elsewhere = where.content.with_name("elsewhere")
    where.content.rename(elsewhere)
    return lambda: elsewhere.rename(where.content)


def _gone(where: Where, _: random.Random) -> Mend:
    kept = Path(shutil.copytree(where.content, where.content.with_name("kept")))
    shutil.rmtree(where.content)

    def mend() -> None:
        shutil.copytree(kept, where.content)
        shutil.rmtree(kept)

    return mend


def _of_template(where: Where, chance: random.Random) -> Mend:
    path = where.templates[0] / "pages" / f"{chance.choice(('event', 'search', 'front'))}.html"
    path.parent.mkdir(exist_ok=True)
    faults = "{% if %}", "{{ page.nobody.name }}", "{% include 'no.html' %}"
    path.write_text(chance.choice(faults))
    return path.unlink


def _no_folder(where: Where, _: random.Random) -> Mend:
    """A file where a folder was."""
    folder = where.content / "events"
    kept = folder.rename(where.content.with_name("kept"))
    folder.write_text("")

    def mend() -> None:
        folder.unlink()
        kept.rename(folder)

    return mend


SLIP_SORTS = (
    _of_file(lambda good: b"\ttitle: tab\n" + good),
    _of_file(lambda good: good + b"tilte: misspelt\n"),
    _of_file(lambda good: good + b'note: "no end\n'),
    _of_file(lambda good: good + b"title:no space\n"),
    _of_file(lambda good: b"\xff\xfe" + good),
    _of_file(lambda good: b""),
    _of_file(lambda good: good + b"- a list\n"),
    _deleted,
    _away,
    _of_template,
    _gone,
    _no_folder,
)


def _edit(running: Preview, page: Page, where: Where, edits: int) -> None:
    editor = Editor(where.content, where.templates[0], edits)
    states = missed = 0
    fresh = page.context.new_page()
    for number in range(1, edits + 1):
        editor.edit()
        time.sleep(editor.chance.random() * LONGEST_PAUSE)
        if number % (edits // LOOKS or 1) == 0:
            states += 1
            missed += not (_arrives(running, where) and _is_open(page, fresh))
            page.goto(running.url + editor.chance.choice(ADDRESSES))
    editor.mend_all()
    missed += not (_arrives(running, where) and _is_open(page, fresh))
    print(f"{edits} edits; {missed} of {states + 1} states looked at were missed")


def _is_open(page: Page, fresh: Page) -> bool:
    """Whether an open page comes to be what it is when it is loaded."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        with suppress(Error):  # it may be on its way
            fresh.goto(page.url)
            if standing(page) == standing(fresh):
                return True
        time.sleep(0.2)
    return False


def _arrives(running: Preview, where: Where) -> bool:
    """Whether what is served comes to be what a build makes; while nothing can be made, whether
    the problems are those of the newest state."""
    made = _anew(where, running)
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        if _is_served(made, running):
            return True
        time.sleep(0.2)
    return False


def _is_served(made: Made, running: Preview) -> bool:
    front = running.request("/").body.decode()
    if made.files is None:
        return all(f">{p.place}</p>" in front for p in made.problems if "'" not in str(p))
    if 'class="stops"' in front:
        return False
    return all(
        (served := running.request(f"/{path}")).status == 200 and content in served.body
        for path, content in made.files.items()
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
