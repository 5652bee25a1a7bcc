"""The archived articles: found, compared with their checksums, and without what is omitted."""

from hashlib import sha256
from pathlib import Path

import pytest
from dossiers import HARBOUR, linked, problems_of, write_dossier

from dossier.archive import open_archive
from dossier.loading import load

ARTICLE = HARBOUR["articles/herald.txt"]
SOURCE = "title: Harbour closed\noutlet: herald\norigin: own\n"
RECORD = "record it with `python build.py check --accept-captures`"


def checksum(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def with_source(folder: Path, more: str, files: dict[str, str] = {}) -> Path:  # noqa: B006
    return write_dossier(folder, {"sources/herald.yaml": SOURCE + more, **files})


def captures(*files: str) -> str:
    lines = [
        f"  - {{file: {name}, sha256: {checksum(text)}}}\n"
        for name, text in zip(files[::2], files[1::2], strict=True)
    ]
    return "captures:\n" + "".join(lines)


def test_the_file_named_like_the_source_is_its_capture_where_none_is_named(tmp_path: Path) -> None:
    folder = with_source(tmp_path, "")
    assert [c.file for c in linked(folder).captures["herald"]] == ["herald.txt"]
    assert problems_of(folder) == [
        "sources/herald.yaml:1:1: warning: no checksum is recorded for herald.txt"
        f" [capture-unrecorded]\n  {RECORD}"
    ]


def test_a_source_without_a_file_is_not_held(tmp_path: Path) -> None:
    files = {
        "sources/rumour.yaml": "title: A rumour\noutlet: herald\norigin: unknown\n",
        "events/end.yaml": (
            "date: 2031-05\ntitle: It ends\n"
            "cite:\n  - source: rumour\n    quote: the harbour will be filled in\n"
        ),
    }
    folder = write_dossier(tmp_path, files)
    assert not linked(folder).is_held("rumour")
    assert problems_of(folder) == [
        'events/end.yaml:5:12: error: the text of "rumour" is not held, so it cannot be quoted'
        " [quote-not-held]\n  put its text into content/articles/rumour.txt, or cite the source"
        " that reports these words, with `via: rumour`"
    ]


def test_a_quote_may_stand_in_any_of_several_captures(tmp_path: Path) -> None:
    other = (
        "The mayor added that a second wreck had been found near the old lighthouse.\n\n"
        "Divers go down on Thursday, if the weather holds; the pilots will not wait for them.\n"
    )
    files = {
        "articles/herald-web.txt": other,
        "events/wreck.yaml": (
            "date: 2031-05\ntitle: A wreck\ncite:\n  - source: herald\n"
            "    quote: a second wreck had been found near the old lighthouse\n"
        ),
    }
    both = captures("herald.txt", ARTICLE, "herald-web.txt", other)
    assert problems_of(with_source(tmp_path, both, files)) == []


def test_a_changed_article_is_an_error_at_its_checksum(tmp_path: Path) -> None:
    more = captures("herald.txt", ARTICLE)
    files = {"articles/herald.txt": ARTICLE.replace("fair", "foul")}
    assert problems_of(with_source(tmp_path, more, files)) == [
        "sources/herald.yaml:5:32: error: herald.txt is not the file whose checksum is recorded"
        " [capture-changed]\n  restore the file; if the change is meant, " + RECORD
    ]


def test_a_checksum_in_capitals_is_the_same(tmp_path: Path) -> None:
    more = f"captures:\n  - {{file: herald.txt, sha256: {checksum(ARTICLE).upper()}}}\n"
    assert problems_of(with_source(tmp_path, more)) == []


def test_a_capture_that_is_not_there_is_told_once_and_its_quotes_are_not(tmp_path: Path) -> None:
    more = "captures:\n  - file: heralt.txt\n"
    assert problems_of(with_source(tmp_path, more)) == [
        "articles/herald.txt: warning: no source has this archived text [stray-article]\n"
        "  name it in the `captures` of a source, or remove it",
        'sources/herald.yaml:5:11: error: there is no archived file "heralt.txt" [missing-capture]'
        '\n  did you mean "herald.txt"?\n  put the file into articles/, or delete the entry',
    ]


@pytest.mark.parametrize("name", ["../dossier.yaml", "/etc/passwd", "./herald.txt"])
def test_a_capture_outside_of_the_articles_is_not_there(tmp_path: Path, name: str) -> None:
    more = f"captures:\n  - file: {name}\n"
    told = problems_of(with_source(tmp_path, more))
    assert f'there is no archived file "{name}" [missing-capture]' in "\n".join(told)


def test_a_capture_that_cannot_be_decoded_is_told_once(tmp_path: Path) -> None:
    folder = with_source(tmp_path, "captures:\n  - file: herald.txt\n")
    (folder / "articles/herald.txt").write_bytes(b"\xff\xfeT\0h\0e\0")
    told = [line for line in problems_of(folder) if "error" in line]
    assert told == [
        "sources/herald.yaml:5:11: error: herald.txt: the file is UTF-16; save it as UTF-8"
        " [unreadable-article]\n  save the article again, as UTF-8 text"
    ]


def test_an_article_behind_a_link_is_told_once(tmp_path: Path) -> None:
    folder = with_source(tmp_path, "")
    (folder / "articles/herald.txt").rename(tmp_path / "elsewhere.txt")
    (folder / "articles/herald.txt").symlink_to(tmp_path / "elsewhere.txt")
    told = [line.partition("\n")[0] for line in problems_of(folder)]
    assert told == [
        "articles/herald.txt: error: links are not followed [symbolic-link]",
        "elsewhere.txt: warning: this file is not read [stray-file]",
    ]


def test_what_is_omitted_lies_between_its_first_and_its_last_words(tmp_path: Path) -> None:
    more = captures("herald.txt", ARTICLE) + "omit: [Nobody knows … until the evening.]\n"
    (capture,) = linked(with_source(tmp_path, more)).captures["herald"]
    (omitted,) = capture.omitted
    text = capture.folded.article.text[omitted.start : omitted.end]
    assert text.startswith("Nobody knows") and text.endswith("until the evening.")


def test_an_omission_needs_to_stand_in_one_capture_only(tmp_path: Path) -> None:
    other = ARTICLE + "\nSupport the Herald, which lives on your crowns alone.\n"
    files = {"articles/herald-web.txt": other}
    more = captures("herald.txt", ARTICLE, "herald-web.txt", other)
    folder = with_source(tmp_path, more + "omit: [Support the Herald … crowns alone.]\n", files)
    assert problems_of(folder) == []
    assert [len(c.omitted) for c in linked(folder).captures["herald"]] == [0, 1]


def test_an_omission_is_not_missed_while_a_capture_cannot_be_opened(tmp_path: Path) -> None:
    more = captures("herald.txt", ARTICLE) + "  - file: gone.txt\nomit: [Buy a boat]\n"
    told = "\n".join(problems_of(with_source(tmp_path, more)))
    assert "[missing-capture]" in told
    assert "[omit-not-found]" not in told


def test_an_article_of_no_source_is_not_stray_while_a_source_cannot_be_read(tmp_path: Path) -> None:
    files = {"articles/wire.txt": "The harbour is open.", "sources/wire.yaml": "titel: Open\n"}
    archive = open_archive(load(write_dossier(tmp_path, files)))
    assert archive.problems == ()
