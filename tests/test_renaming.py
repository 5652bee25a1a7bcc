"""A record renamed: its file, all that names it, nothing else; or nothing at all."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from dossiers import problems_of, write_dossier

from dossier import renaming
from dossier.cli import commands

FILES = {
    "actors/pilots.yaml": """
        # The pilots, as they call themselves.
        name: "The pilots"
        kind: organisation
        relationships:
          - {type: cooperates-with, actor: herald, cite: [{source: herald}]}
        """,
    "events/closing.yaml": """
        date: 2031-05-12   # a Monday
        title: It closed
        summary: >
          As the [[actor:herald|paper]] of the same name wrote, it
          closed.[@herald
          "the harbour has been closed since Monday"; @letter via
            herald note "via herald"] See [[event:herald]].
        actors: [herald, {actor: pilots}]
        cite:
          - source: 'herald'
            quote: the harbour has been closed since Monday
        """,
    "events/herald.yaml": "date: 2031\ntitle: A herald came\ncite: [{source: herald}]\n",
    "sources/letter.yaml": "title: A letter\noutlet: pilots\norigin: [herald]\n",
    "statements/word.yaml": """
        speaker: pilots
        venue: herald
        gist: It is closed.
        wordings: [{source: herald, mode: paraphrase, quote: harbour has been closed since Monday}]
        """,
    "disagreements/day.yaml": """
        question: On which day?
        about: [source:herald, "event:herald"]
        answers: [{answer: a, cite: [{source: herald}]}, {answer: b, cite: [{source: letter}]}]
        """,
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_dossier(tmp_path / "content", FILES)


def run(content: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, ["--content", str(content), "rename", *words])


def texts(content: Path) -> dict[str, str]:
    files = sorted(path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_text() for path in files}


def test_every_reference_to_a_source_is_changed_and_nothing_that_only_looks_like_one(
    content: Path,
) -> None:
    before = texts(content)
    result = run(content, "source", "herald", "alva-herald")
    assert (result.exit_code, result.stderr) == (0, "")
    after = texts(content)
    event = before["events/closing.yaml"]
    assert after["events/closing.yaml"] == (
        event.replace("[@herald\n", "[@alva-herald\n")
        .replace("@letter via\n    herald", "@letter via\n    alva-herald")
        .replace("- source: 'herald'", "- source: 'alva-herald'")
    )
    assert after["sources/letter.yaml"].endswith("origin: [alva-herald]\n")
    assert "venue: alva-herald\n" in after["statements/word.yaml"]
    assert 'about: [source:alva-herald, "event:herald"]' in after["disagreements/day.yaml"]
    own = after.pop("sources/alva-herald.yaml")
    assert own == before["sources/herald.yaml"] + "former_ids: [herald]\n"
    assert "sources/herald.yaml" not in after
    assert [problem for problem in problems_of(content) if ": error:" in problem] == []


def test_an_actor_an_event_and_an_archived_text_of_that_name_stay_what_they_are(
    content: Path,
) -> None:
    before = texts(content)
    assert run(content, "actor", "pilots", "guides").exit_code == 0
    after = texts(content)
    assert after["actors/guides.yaml"] == before["actors/pilots.yaml"] + "former_ids: [pilots]\n"
    assert "actors: [herald, {actor: guides}]" in after["events/closing.yaml"]
    assert after["statements/word.yaml"].startswith("speaker: guides\n")
    assert after["articles/herald.txt"] == before["articles/herald.txt"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("former_ids: [a, b]\n", "former_ids: [a, b, pilots]\n"),
        ("former_ids: []\n", "former_ids: [pilots]\n"),
        ("former_ids:\n  - a  # first\n", "former_ids:\n  - a  # first\n  - pilots\n"),
        ("editor_note: none", "editor_note: none\nformer_ids: [pilots]\n"),
    ],
)
def test_the_old_id_joins_the_earlier_ones(content: Path, written: str, expected: str) -> None:
    record = content / "actors/pilots.yaml"
    record.write_text("name: The pilots\nkind: organisation\n" + written)
    assert run(content, "actor", "pilots", "guides").exit_code == 0
    text = (content / "actors/guides.yaml").read_text()
    assert text == "name: The pilots\nkind: organisation\n" + expected


def test_an_archived_text_that_a_source_has_by_its_name_is_renamed_too(content: Path) -> None:
    (content / "articles/letter.md").write_text("Dear mayor, we object.\n")
    assert run(content, "source", "letter", "complaint").exit_code == 0
    assert (content / "articles/complaint.md").is_file()
    assert not (content / "articles/letter.md").exists()


def test_a_page_keeps_its_front_matter(content: Path) -> None:
    page = content / "pages/method.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: Method\n---\n\nSee [[event:closing]].\n")
    assert run(content, "event", "closing", "shut").exit_code == 0
    assert run(content, "page", "method", "how").exit_code == 0
    text = (content / "pages/how.md").read_text()
    assert text == "---\ntitle: Method\nformer_ids: [method]\n---\n\nSee [[event:shut]].\n"


def test_line_ends_of_another_system_stay(content: Path) -> None:
    event = content / "events/closing.yaml"
    event.write_bytes(event.read_bytes().replace(b"\n", b"\r\n"))
    assert run(content, "event", "closing", "shut").exit_code == 0
    data = (content / "events/shut.yaml").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")


def test_it_says_what_it_did(content: Path) -> None:
    result = run(content, "actor", "pilots", "guides")
    assert result.stdout == (
        f"{content}/actors/guides.yaml: 3 references in 3 other files changed, the old address"
        " kept\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("actr", "a", "b"), 'there is no kind of record "actr"\n  did you mean "actor"?\n'),
        (("actor", "pilots", "The Pilots"), '"The Pilots" is not an id\n'),
        (("actor", "pilot", "guides"), 'there is no actor "pilot"\n'),
        (("actor", "pilots", "herald"), 'actor "herald" is there already\n  choose another id\n'),
        (("source", "letter", "unknown"), '"unknown" says where a source is from\n'),
    ],
)
def test_what_cannot_be_renamed_is_told_and_nothing_changes(
    content: Path, words: tuple[str, ...], said: str
) -> None:
    before = texts(content)
    result = run(content, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)
    assert texts(content) == before


def test_with_a_file_that_cannot_be_read_nothing_is_renamed(content: Path) -> None:
    (content / "events/broken.yaml").write_text("date: [\n")
    before = texts(content)
    result = run(content, "actor", "pilots", "guides")
    assert result.exit_code == 2
    assert result.stderr.startswith("some files cannot be read: event:broken\n  mend them first")
    assert texts(content) == before


def test_what_would_not_say_the_same_is_not_put_in_place(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = renaming._references

    asked: list[str] = []

    def forgetful(kind: str, id: str, read: renaming.Content):  # type: ignore[no-untyped-def]
        asked.append(id)
        return list(found(kind, id, read))[1 if len(asked) == 1 else 0 :]

    monkeypatch.setattr(renaming, "_references", forgetful)
    before = texts(content)
    result = run(content, "actor", "pilots", "guides")
    assert result.exit_code == 2
    assert "would not say the same afterwards" in result.stderr
    assert texts(content) == before
    assert [path.name for path in content.parent.iterdir()] == ["content"]
