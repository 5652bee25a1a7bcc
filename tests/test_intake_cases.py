"""Documents as editors bring them, and what becomes of each: a record and a text, or a refusal.

A case is a folder of tests/intake: what is brought, and `expected.txt`: the record as it is
proposed and the paragraphs that may be quoted, or the reason for which it is not taken in. After a
change that is meant, write the expected texts anew with `RENEW=1 python -m pytest
tests/test_intake_cases.py`, and read what changed.
"""

import datetime
import os
import shutil
from pathlib import Path

import pytest
from dossiers import CONTENT, made, write_dossier

from dossier.archive import Captured, open_archive
from dossier.intake import RefusedError, TakenIn, take_in
from dossier.intake.brought import read_file
from dossier.loading import load

CASES = Path(__file__).parent / "intake"
NAMES = sorted(case.name for case in CASES.iterdir())
TODAY = datetime.date(2031, 7, 1)
GAZETTE = {
    "actors/gazette.yaml": """
        name: The Alva Gazette
        kind: outlet
        website: https://gazette.example/
        names:
          - text: Вестник Альвы
            language: ru
        """,
    "actors/herald.yaml": """
        name: The Alva Herald
        kind: outlet
        names: [{text: Herald}]
        website: https://herald.example/
        """,
}


def brought(name: str) -> Path:
    (path,) = (path for path in (CASES / name).iterdir() if path.name != "expected.txt")
    return path


def captured(content: Path, taken: TakenIn) -> Captured:
    """The capture as `check` sees it, with what the record omits; the open fields are filled in."""
    record = taken.record.read_text(encoding="utf-8")
    for name, value in {"title": '"[A title]"', "outlet": "herald", "origin": "unknown"}.items():
        record = record.replace(f"\n{name}:\n", f"\n{name}: {value}\n")
    taken.record.write_text(record, encoding="utf-8")
    (found,) = open_archive(load(content)).captures[taken.record.stem]
    return found


def quotable(text: Captured) -> list[str]:
    """The paragraphs that are not omitted."""
    article = text.folded.article
    blocks = [(block.start, block.end) for block in article.blocks]

    def is_omitted(start: int, end: int) -> bool:
        return any(span.start <= (start + end) // 2 <= span.end for span in text.omitted)

    return [article.text[a:b] for a, b in blocks if not is_omitted(a, b)]


def outcome(name: str, content: Path) -> str:
    path = brought(name)
    try:
        taken = take_in(read_file(path), content, today=TODAY)
    except RefusedError as refusal:
        return f"refused: {refusal.message}\n  {refusal.hint}\n"
    record = taken.record.read_text(encoding="utf-8")
    assert {problem.code for problem in made(content).problems} <= {"empty-value"}
    text = captured(content, taken)
    assert not [p for p in made(content).problems if p.severity == "error"]
    as_brought = taken.capture.read_bytes() == path.read_bytes()
    return "\n".join(
        [
            f"{taken.record.name}, {taken.capture.name}{'' if as_brought else ' (made of it)'}",
            "",
            record.partition("# What may be left out")[0].rstrip(),
            "",
            *(f"| {paragraph}" for paragraph in "\n".join(quotable(text)).split("\n")),
            "",
        ]
    )


@pytest.mark.parametrize("name", NAMES)
def test_what_is_brought_becomes_what_is_expected(name: str, tmp_path: Path) -> None:
    content = write_dossier(tmp_path / "content", GAZETTE)
    before = sorted(content.rglob("*"))
    told = outcome(name, content)
    assert told.startswith("refused: ") == (sorted(content.rglob("*")) == before)
    expected = CASES / name / "expected.txt"
    if "RENEW" in os.environ:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


# The articles of this project's own dossier, brought into one that has its outlets.

OURS = {
    "moscow-times-2022-07-19.md": (
        "North Korean Builders to Help With Donbas Reconstruction – Russian Ambassador",
        "2022-07-19",
        "the-moscow-times",
        ["told the pro-Kremlin daily Izvestia"],
        ["Related article", "Original url"],
    ),
    "moscow-times-2022-07-19-reader.txt": (
        None,
        None,
        None,
        ["told the pro-Kremlin daily Izvestia"],
        ["A Message from The Moscow Times", "Remind me later"],
    ),
    "republic-world-builders.txt": (None, None, None, ["Izvestia reported"], []),
    "republic-world-selfish.txt": (
        None,
        None,
        None,
        ["conversation with Izvestia", "reported TASS"],
        [],
    ),
    "gazet-international-recognition.txt": (
        "North Korea recognises breakaway of Russia's proxies in east Ukraine",
        None,
        None,
        ["(Reuters)"],
        ["you may also like"],
    ),
}
OUTLETS = (
    "izvestia",
    "tass",
    "reuters",
    "the-moscow-times",
    "republic-world",
    "gazet-international",
)


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with the outlets of ours, and none of its sources."""
    content = write_dossier(tmp_path_factory.mktemp("ours") / "content")
    for outlet in OUTLETS:
        shutil.copy(CONTENT / "actors" / f"{outlet}.yaml", content / "actors")
    return content


@pytest.mark.parametrize("name", OURS)
def test_of_our_own_articles_what_they_say_is_found_and_no_more(name: str, theirs: Path) -> None:
    title, day, outlet, origins, omitted = OURS[name]
    taken = take_in(read_file(CONTENT / "articles" / name), theirs, today=TODAY)
    found = {field: value for field, (value, _) in taken.found.items()}
    assert (found.get("title"), found.get("published")) == (title, day)
    assert (found.get("outlet"), found["language"]) == (outlet, "en")
    assert taken.capture.read_bytes() == (CONTENT / "articles" / name).read_bytes()
    record = taken.record.read_text(encoding="utf-8")
    for phrase in origins:
        assert phrase in " ".join(record.replace("\n#", " ").split())
    text = captured(theirs, taken)
    for words in omitted:
        assert words not in "\n".join(quotable(text))
        assert words in text.folded.article.text


def test_of_two_captures_of_one_article_the_second_is_said_to_be_one(tmp_path: Path) -> None:
    content = write_dossier(tmp_path)
    first, second = (
        take_in(read_file(CONTENT / "articles" / name), content, today=TODAY)
        for name in ("moscow-times-2022-07-19.md", "moscow-times-2022-07-19-reader.txt")
    )
    assert first.remarks == ()
    (remark,) = second.remarks
    assert remark.startswith(f"it shares 98% of its text with {first.capture.name} of source")
    assert "another copy of that" in remark
