"""No file that is published holds more of an article than the dossier's setting lets it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from dossiers import TEMPLATES, site_of
from marked import SECRET, Marks, cases, marks
from marking import SETTINGS, packed, published, write_marked, write_past
from repositories import repo
from revealing import readings

from dossier.pages import plan
from dossier.pipeline import Where, Wishes, make


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The dossier of `marked.py`, by how much of its articles it may show."""
    folder = tmp_path_factory.mktemp("rights")
    return {how_much: write_marked(folder / how_much, how_much) for how_much in SETTINGS}


def allowed(how_much: str) -> Marks:
    return frozenset().union(*(case.allowed(how_much) for case in cases()))


def leaks(files: Mapping[str, bytes], how_much: str) -> list[str]:
    """The files that hold or are named by words that may not be shown, each with some of these."""
    may = allowed(how_much)
    found = {name: revealed(content) | marks(name) for name, content in files.items()}
    return [
        f"{name}: {' '.join(sorted(each - may)[:5])}" for name, each in found.items() if each - may
    ]


def revealed(content: bytes) -> Marks:
    return frozenset().union(*map(marks, readings(content)))


@pytest.mark.parametrize("how_much", SETTINGS)
def test_no_file_holds_a_word_of_an_article_that_may_not_be_shown(
    marked: dict[str, Path], how_much: str
) -> None:
    assert leaks(published(marked[how_much]), how_much) == []


@pytest.fixture
def once_another(tmp_path: Path) -> Path:
    """The dossier, with a history in which it quoted and omitted other words."""
    past = repo(tmp_path)
    write_marked(past.content, "excerpts")
    write_past(past.content)
    past.commit("2031-05-18")
    write_marked(past.content, "excerpts")
    past.commit("2031-05-20")
    return past.content


def test_what_was_once_quoted_or_omitted_is_nowhere_in_the_history(once_another: Path) -> None:
    files = published(once_another)
    assert b"As it was." in files["changes/index.html"]
    assert leaks(files, "excerpts") == []


def test_what_was_once_quoted_would_be_seen(
    once_another: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.disclosure.Disclosure._is_quoted", lambda *_: True)
    assert leaks(published(once_another), "excerpts")


@pytest.mark.usefixtures("fonts_cut_once")
@pytest.mark.parametrize("how_much", SETTINGS)
def test_the_pack_holds_the_quoted_words_and_no_others(
    marked: dict[str, Path], how_much: str
) -> None:
    """It shows no paragraph, whatever may be shown: the addresses of the articles stand in it."""
    shown = (case for case in cases() if not case.is_draft)
    quoted = frozenset().union(*(marks(quote) for case in shown for quote in case.quotes))
    for name, content in packed(marked[how_much]).items():
        assert revealed(content) == quoted, name


@pytest.mark.parametrize("how_much", SETTINGS)
def test_the_page_of_a_source_shows_all_that_may_be_shown(
    marked: dict[str, Path], how_much: str
) -> None:
    """So that the test above does not pass for want of a text."""
    files = published(marked[how_much])
    for case in cases():
        page = files.get(f"sources/{case.id}/index.html", b"")
        assert revealed(page) == case.allowed(how_much), case.id


def test_the_less_may_be_shown_the_fewer_words_are_allowed() -> None:
    none, excerpts, full = map(allowed, SETTINGS)
    everything = frozenset().union(*(case.words for case in cases()))
    assert none < excerpts < full < everything


@pytest.mark.parametrize(
    ("how_much", "guard", "without"),
    [
        ("none", "excerpts.publication", lambda *_: "excerpts"),
        ("excerpts", "excerpts.publication", lambda *_: "full"),
        ("excerpts", "excerpts._without", lambda span, _: [span]),
        ("excerpts", "pages.naming._may_show", lambda *_: True),
        ("none", "disclosure.PRIVATE", frozenset({"editor_note", "omit"})),
        ("full", "disclosure.PRIVATE", frozenset({"editor_note", "prefix", "suffix"})),
        ("full", "disclosure.PRIVATE", frozenset({"omit", "prefix", "suffix"})),
    ],
    ids=["none", "excerpts", "omitted", "mentions", "context", "omit", "editor-note"],
)
def test_a_guard_that_is_taken_away_is_missed(
    marked: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    how_much: str,
    guard: str,
    without: object,
) -> None:
    monkeypatch.setattr(f"dossier.{guard}", without)
    assert leaks(published(marked[how_much]), how_much)


@pytest.mark.parametrize("how_much", SETTINGS)
def test_no_picture_shows_a_word_that_may_not_be_shown(
    marked: dict[str, Path], how_much: str
) -> None:
    """Its letters are drawn, and cannot be read in its bytes."""
    pages = plan(site_of(marked[how_much]))
    cards = [card for page in pages if page.sharing for card in page.sharing.cards]
    drawn = [text for card in cards for text in (card.title, card.above, card.below)]
    assert drawn
    assert marks(" ".join(drawn)) <= allowed(how_much)


def test_a_draft_that_gets_out_is_seen(marked: dict[str, Path]) -> None:
    site = make(Where(marked["full"], (TEMPLATES,)), Wishes(drafts=True))
    assert site.files is not None, "\n".join(map(str, site.problems))
    assert leaks(site.files, "full")


def test_a_word_is_seen_in_the_name_of_a_file() -> None:
    (never,) = (case for case in cases() if case.id == SECRET)
    word = sorted(never.words)[0]
    name = f"actors/{word}/index.html"
    assert leaks({name: b""}, "none") == [f"{name}: {word}"]
