"""Putting a capture and its record in place: both or neither, whatever happens meanwhile."""

import datetime
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from dossiers import PROJECT, made, problems_of, write_dossier

from dossier import intake
from dossier.intake import Brought, RefusedError, TakenIn, take_in, writing

TODAY = datetime.date(2031, 7, 1)
LETTER = Brought(
    b"A new keeper for the lighthouse\n\nThe harbour office has found a new keeper for the"
    b" lighthouse on the eastern mole. He has never seen the sea, and nobody has told him.\n",
    "keeper.txt",
)


def importing(content: Path, last_act: int = 0) -> tuple[int, int]:
    """A process that imports the letter, dead by SIGKILL before its `last_act`-th act on the disk
    from when it begins to write, if any; how it ended, and how many acts it came to."""
    told, tell = os.pipe()
    process = os.fork()
    if process == 0:
        acts = 0

        def count(event: str, _: object) -> None:
            nonlocal acts
            if event == "open" or event.startswith("os."):
                acts += 1
                if acts == last_act:
                    os.kill(os.getpid(), signal.SIGKILL)

        def put(*given: Any) -> None:
            sys.addaudithook(count)  # told of each act on the file system, just before it
            writing.put(*given)
            os.write(tell, str(acts).encode())
            os._exit(0)

        intake.put = put  # type: ignore[attr-defined]
        take(content)
    os.close(tell)
    ended = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    acts = int(os.read(told, 100) or b"0")
    os.close(told)
    return ended, acts


def names(content: Path) -> set[str]:
    """The files of a dossier that anybody sees."""
    every = (path.relative_to(content) for path in content.rglob("*") if path.is_file())
    return {str(path) for path in every if not any(part.startswith(".") for part in path.parts)}


def leftovers(content: Path) -> list[Path]:
    return [path for folder in ("articles", "sources") for path in (content / folder).glob(".*")]


def take(content: Path, brought: Brought = LETTER, id: str = "") -> TakenIn:
    return take_in(brought, content, today=TODAY, id=id)


def test_killed_at_any_moment_nothing_is_left_that_check_trips_over(tmp_path: Path) -> None:
    whole = write_dossier(tmp_path / "whole")
    ended, acts = importing(whole)
    assert (ended, acts >= 10) == (0, True)
    outcomes = set()
    for moment in range(1, acts + 1):
        content = write_dossier(tmp_path / str(moment))
        before = names(content)
        assert importing(content, moment)[0] == -signal.SIGKILL
        new = names(content) - before
        outcomes.add(frozenset(Path(name).parent.name for name in new))
        said = problems_of(content)
        assert all("[empty-value]" in each for each in said), (moment, said)
        if "sources" not in {Path(name).parent.name for name in new}:
            take(content)
        else:
            with pytest.raises(RefusedError, match="held already"):
                take(content)
        assert names(content) == names(whole), moment
        assert leftovers(content) == []
    assert frozenset() in outcomes
    assert frozenset({"articles", "sources"}) in outcomes


def test_nothing_is_overwritten_and_both_stay_away_where_one_cannot_be(tmp_path: Path) -> None:
    content = write_dossier(tmp_path)
    capture, record = content / "articles/keeper.txt", content / "sources/keeper.yaml"
    record.write_text("mine\n")
    with pytest.raises(FileExistsError):
        writing.put(capture, b"A letter.\n", record, "new\n")
    assert record.read_text() == "mine\n"
    assert not capture.exists()
    assert leftovers(content) == []


def test_on_a_disk_without_hard_links_files_are_moved_into_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    content = write_dossier(tmp_path)
    taken = take(content)
    assert taken.capture.read_bytes() == LETTER.content
    assert leftovers(content) == []
    with pytest.raises(FileExistsError):
        writing.put(taken.capture, b"Another.\n", content / "sources/other.yaml", "new\n")
    assert taken.capture.read_bytes() == LETTER.content


def test_an_id_that_is_taken_is_refused_and_a_proposed_one_is_another(tmp_path: Path) -> None:
    content = write_dossier(tmp_path)
    with pytest.raises(RefusedError) as refusal:
        take(content, id="herald")
    assert refusal.value.message == 'there is a source or archived text "herald" already'
    first = take(content, id="a-new-keeper-for-the-lighthouse")
    other = Brought(LETTER.content.replace(b"sea", b"fog"), "keeper.txt")
    assert first.record.stem == "a-new-keeper-for-the-lighthouse"
    assert take(content, other).record.stem == "keeper"
    third = Brought(LETTER.content.replace(b"sea", b"fish"), "keeper.txt")
    assert take(content, third).record.stem == "a-new-keeper-for-the-lighthouse-2"


def test_the_same_file_is_recognised_though_its_record_is_not_filled_in(tmp_path: Path) -> None:
    content = write_dossier(tmp_path)
    record = take(content).record
    with pytest.raises(RefusedError) as refusal:
        take(content, id="again")
    assert refusal.value.message == ("it is held already: a-new-keeper-for-the-lighthouse.txt")
    assert refusal.value.hint == f"its record is {record}"


def test_what_a_capture_was_made_of_is_recognised_too(tmp_path: Path) -> None:
    content = write_dossier(tmp_path)
    said = "Смотритель маяка\n\nУправление порта нашло нового смотрителя для маяка на молу.\n"
    letter = Brought(said.encode("cp1251"), "letter.txt", charset="windows-1251")
    assert take(content, letter).capture.read_text(encoding="utf-8") == said
    with pytest.raises(RefusedError, match="held already"):
        take(content, letter)


def test_an_archived_text_that_no_source_has_becomes_the_capture(tmp_path: Path) -> None:
    content = write_dossier(tmp_path)
    (content / "articles/found.txt").write_bytes(LETTER.content)
    taken = take(content)
    assert taken.capture == content / "articles/found.txt"
    assert "  - file: found.txt\n" in taken.record.read_text()
    assert len(list((content / "articles").iterdir())) == 2
    assert {problem.code for problem in made(content).problems} == {"empty-value"}


def test_a_near_copy_is_said_to_be_one(tmp_path: Path) -> None:
    lines = [
        f"On day {n} the mayor of Port Alva told the pilots to wait for tide {n * n}"
        for n in range(1, 30)
    ]
    content = write_dossier(tmp_path)
    take(content, Brought(". ".join(lines).encode(), "first.txt"), id="first")
    taken = take(content, Brought(". ".join(lines[2:]).encode(), "second.txt"), id="second")
    (remark,) = taken.remarks
    assert remark == (
        "it shares 100% of its text with first.txt of source first: another copy of that, which may"
        " belong to its `captures`"
    )
    assert f"# Note: {remark[:40]}" in taken.record.read_text()


def test_two_imports_at_once_both_arrive(tmp_path: Path) -> None:
    content = write_dossier(tmp_path / "content")
    running = []
    for number in range(4):
        letter = tmp_path / f"letter-{number}.txt"
        letter.write_bytes(LETTER.content.replace(b"sea", b"sea and harbour %d" % number))
        words = [sys.executable, PROJECT / "build.py", "import", letter, "--content", content]
        running.append(subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL))
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert len(list((content / "sources").glob("*.yaml"))) == 5
    assert leftovers(content) == []
