"""The builder of the preview: what it shows after which change, and in which order it makes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest
from dossiers import TEMPLATES, write_dossier
from previews import GOOD, brief, closed_as

from dossier.pipeline import Made, Where, Wishes, examine
from dossier.preview import Preview
from dossier.preview.building import Builder
from dossier.preview.growing import Growing
from dossier.recall import Recall

FRONT = "index.html"
PATIENCE = 60


class Studio:
    """A builder at work on the dossier in a folder, and what it has shown."""

    def __init__(self, folder: Path) -> None:
        self.content = write_dossier(folder / "content")
        self.templates = folder / "templates"
        self.where = Where(self.content, (self.templates, TEMPLATES))
        self.shown: Queue[Preview] = Queue()
        self.told: Queue[Made | Exception] = Queue()
        self.may_go_on = Event()
        self.opened = [FRONT]
        self.fault: Exception | None = None
        self.builder = Builder(
            self._begin, lambda: self.opened, self._show, self.told.put, Preview()
        )

    def change(self) -> None:
        """Say that something has changed."""
        self.builder.follow(iter([None]))

    def next(self) -> Preview:
        """What is shown next."""
        return self.shown.get(timeout=PATIENCE)

    def _begin(self, recall: Recall) -> Growing | Made:
        if self.fault:
            raise self.fault
        made, site = examine(self.where, Wishes(pictures=False), recall)
        return made if site is None else Growing(made, site, self.where, recall)

    def _show(self, preview: Preview) -> None:
        self.shown.put(preview)
        self.may_go_on.wait(PATIENCE)


@contextmanager
def at_work(studio: Studio) -> Iterator[None]:
    thread = Thread(target=studio.builder.work)
    thread.start()
    try:
        yield
    finally:
        studio.builder.stop()
        studio.may_go_on.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """A builder that goes on only when it is let."""
    started = Studio(tmp_path)
    with at_work(started):
        yield started


def text(preview: Preview, file: str = FRONT) -> str:
    assert preview.edition
    return preview.edition.files.get(file, b"").decode()


def whole(studio: Studio) -> Preview:
    """Let it build all there is; what is shown in the end."""
    studio.may_go_on.set()
    result = studio.told.get(timeout=PATIENCE)
    if isinstance(result, Exception):
        raise result
    studio.may_go_on.clear()
    last = studio.next()
    while not studio.shown.empty():
        last = studio.next()
    return last


def test_the_pages_that_are_open_are_shown_before_the_others_are_made(studio: Studio) -> None:
    studio.opened = ["actors/herald/index.html"]
    studio.change()

    first = studio.next()
    assert first.edition
    assert not first.edition.is_whole
    assert "The Alva Herald" in text(first, "actors/herald/index.html")
    assert text(first) == ""
    assert FRONT in first.edition.promised
    last = whole(studio)
    assert last.edition
    assert last.edition.is_whole
    assert "The harbour is closed." in text(last)


def test_what_somebody_waits_for_is_made_next(studio: Studio) -> None:
    studio.change()
    assert text(studio.next(), "search/index.html") == ""
    studio.builder.want("search/index.html")
    studio.builder.want("assets/search/records.js")
    studio.may_go_on.set()

    second = studio.next()
    assert text(second, "search/index.html")
    assert text(second, "assets/search/records.js")
    assert second.edition
    assert not second.edition.is_whole


def test_a_change_ends_what_was_being_made_of_the_state_before(studio: Studio) -> None:
    studio.change()
    assert "The harbour is closed." in text(studio.next())
    brief(studio.content, closed_as("shut"))
    studio.change()
    studio.may_go_on.set()

    second = studio.next()
    assert "The harbour is shut." in text(second)
    assert second.edition
    assert not second.edition.is_whole
    assert isinstance(studio.told.get(timeout=PATIENCE), Made)
    assert studio.told.empty()


def test_a_state_with_problems_leaves_the_one_before_which_goes_on_being_made(
    studio: Studio,
) -> None:
    studio.change()
    studio.next()
    brief(studio.content, GOOD.replace("since Monday", "since Sunday"))
    studio.change()
    studio.may_go_on.set()

    failing = studio.next()
    assert [problem.code for problem in failing.problems] == ["quote-not-found"]
    assert not failing.is_current
    assert "The harbour is closed." in text(failing)
    later = studio.next()
    assert later.edition
    assert later.edition.is_whole
    assert (later.problems, later.is_current) == (failing.problems, False)


def test_a_fault_of_a_template_brings_back_the_last_whole_site(studio: Studio) -> None:
    studio.change()
    before = whole(studio)
    (studio.templates / "pages").mkdir(parents=True)
    (studio.templates / "pages" / "search.html").write_text("{% if %}")
    brief(studio.content, closed_as("shut"))
    studio.change()
    assert "The harbour is shut." in text(studio.next())
    studio.may_go_on.set()

    back = studio.next()
    assert back.edition == before.edition
    assert [problem.code for problem in back.problems] == ["template-error"]
    result = studio.told.get(timeout=PATIENCE)
    assert isinstance(result, Made)
    assert result.files is None


def test_a_fault_of_the_program_is_shown_and_over_with_the_next_change(studio: Studio) -> None:
    studio.change()
    before = whole(studio)
    studio.fault = KeyError("harbour")
    studio.change()

    broken = studio.next()
    assert broken.fault == "KeyError: 'harbour'"
    assert broken.edition == before.edition
    studio.fault = None
    studio.may_go_on.set()
    assert isinstance(studio.told.get(timeout=PATIENCE), KeyError)
    studio.change()
    assert studio.next().fault == ""


def test_a_terminal_that_is_gone_ends_nothing(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.may_go_on.set()

    def gone(_: Made | Exception) -> None:
        raise BrokenPipeError

    studio.builder = Builder(studio._begin, list, studio._show, gone, Preview())
    with at_work(studio):
        studio.change()
        while not (shown := studio.next()).edition or not shown.edition.is_whole:
            pass
        studio.change()
        assert studio.next().is_current
