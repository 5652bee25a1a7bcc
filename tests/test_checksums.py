"""Accepting captures writes checksums into records, and changes nothing else in them."""

from hashlib import sha256
from pathlib import Path

import pytest
from dossiers import HARBOUR, write_dossier

from dossier.checksums import record_checksums
from dossier.loading import load
from dossier.records import Source

DIGEST = sha256(HARBOUR["articles/herald.txt"].encode()).hexdigest()
OLD = "0" * 64
HEAD = "title: Harbour closed\noutlet: herald\norigin: own\n"


def accepted(folder: Path, record: bytes) -> bytes:
    """The record of the Herald after its captures have been accepted."""
    write_dossier(folder, {"articles/herald-web.txt": HARBOUR["articles/herald.txt"]})
    (folder / "sources/herald.yaml").write_bytes(record)
    assert list(record_checksums(folder)) == [str(folder / "sources/herald.yaml")]
    assert list(record_checksums(folder)) == []
    assert checksums(folder) == {DIGEST}
    return (folder / "sources/herald.yaml").read_bytes()


def checksums(folder: Path) -> set[str | None]:
    records = load(folder).records
    (source,) = (record for record in records if isinstance(record, Source))
    return {capture.sha256 for capture in source.captures}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - file: herald.txt\n    sha256: {old}\n", "  - file: herald.txt\n    sha256: {new}\n"),
        (
            "  - sha256: '{old}' # of May\n    file: herald.txt\n",
            "  - sha256: {new} # of May\n    file: herald.txt\n",
        ),
        ("  - file: herald.txt\n", "  - file: herald.txt\n    sha256: {new}\n"),
        ("  - file: herald.txt", "  - file: herald.txt\n    sha256: {new}"),
        (
            "  - file: herald.txt  # the page\n\n# end\n",
            "  - file: herald.txt  # the page\n    sha256: {new}\n\n# end\n",
        ),
        ("  -   file: herald.txt\n", "  -   file: herald.txt\n      sha256: {new}\n"),
        (
            "- file: herald.txt\n- file: herald-web.txt\n",
            "- file: herald.txt\n  sha256: {new}\n- file: herald-web.txt\n  sha256: {new}\n",
        ),
        ("  - {{file: herald.txt}}\n", "  - {{file: herald.txt, sha256: {new}}}\n"),
        (
            "  - {{file: herald.txt, sha256: {old}}} # web\n",
            "  - {{file: herald.txt, sha256: {new}}} # web\n",
        ),
        (
            "  [{{file: herald.txt}}, {{file: herald-web.txt}}]\n",
            "  [{{file: herald.txt, sha256: {new}}}, {{file: herald-web.txt, sha256: {new}}}]\n",
        ),
        (
            "  [file: herald.txt, file: herald-web.txt]\n",
            "  [{{file: herald.txt, sha256: {new}}}, {{file: herald-web.txt, sha256: {new}}}]\n",
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_the_checksum_changes(
    tmp_path: Path, before: str, after: str, line_end: str, mark: str
) -> None:
    def record(captures: str) -> bytes:
        text = f"{mark}# The Herald\n{HEAD}captures:\n{captures.format(old=OLD, new=DIGEST)}"
        return text.replace("\n", line_end).encode()

    assert accepted(tmp_path, record(before)) == record(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD, HEAD + "{new}"),
        (HEAD.rstrip(), HEAD + "{new}"),
        (HEAD + "\n\n# end\n", HEAD + "\n\n# end\n{new}"),
        (HEAD + "summary: |\n  It is closed.\n", HEAD + "summary: |\n  It is closed.\n{new}"),
        (HEAD + "...\n", HEAD + "{new}...\n"),
    ],
)
def test_a_record_without_captures_gets_the_field_at_its_end(
    tmp_path: Path, before: str, after: str
) -> None:
    write_dossier(tmp_path)
    (tmp_path / "sources/herald.yaml").write_text(before)
    assert len(list(record_checksums(tmp_path))) == 1
    new = f"captures:\n  - file: herald.txt\n    sha256: {DIGEST}\n"
    assert (tmp_path / "sources/herald.yaml").read_text() == after.format(new=new)
    assert load(tmp_path).problems == ()


def test_a_record_in_braces_gets_the_field_within_them(tmp_path: Path) -> None:
    write_dossier(tmp_path)
    path = tmp_path / "sources/herald.yaml"
    path.write_text("{title: Harbour closed, outlet: herald,\n origin: own } # all\n")
    assert len(list(record_checksums(tmp_path))) == 1
    assert path.read_text() == (
        "{title: Harbour closed, outlet: herald,\n origin: own, captures:"
        f" [{{file: herald.txt, sha256: {DIGEST}}}] }} # all\n"
    )
    assert load(tmp_path).problems == ()


def test_line_ends_of_both_kinds_in_one_file_stay_as_they_are(tmp_path: Path) -> None:
    before = (
        HEAD.replace("\n", "\r\n", 1) + f"captures:\n  - file: herald.txt\r\n    sha256: {OLD}\n"
    )
    assert accepted(tmp_path, before.encode()) == before.replace(OLD, DIGEST).encode()


def test_a_draft_is_recorded_too(tmp_path: Path) -> None:
    write_dossier(tmp_path, {"sources/herald.yaml": HEAD + "draft: true\n"})
    assert len(list(record_checksums(tmp_path))) == 1


def test_a_record_with_right_checksums_is_not_written(tmp_path: Path) -> None:
    write_dossier(tmp_path)
    before = (tmp_path / "sources/herald.yaml").stat()
    assert list(record_checksums(tmp_path)) == []
    assert (tmp_path / "sources/herald.yaml").stat() == before


def test_a_record_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_dossier(tmp_path, {"sources/herald.yaml": HEAD})

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        list(record_checksums(tmp_path))
    assert (tmp_path / "sources/herald.yaml").read_text() == HEAD
    assert sorted(path.name for path in (tmp_path / "sources").iterdir()) == ["herald.yaml"]


def test_the_permissions_of_a_record_stay_as_they_were(tmp_path: Path) -> None:
    write_dossier(tmp_path, {"sources/herald.yaml": HEAD})
    (tmp_path / "sources/herald.yaml").chmod(0o640)
    assert len(list(record_checksums(tmp_path))) == 1
    assert (tmp_path / "sources/herald.yaml").stat().st_mode & 0o777 == 0o640
