"""The whole program: a site from clean content, nothing from content that is not."""

from pathlib import Path

from dossiers import TEMPLATES, made, write_dossier

from dossier.pipeline import Where, Wishes, build


def test_check_and_build_come_to_the_same_verdict(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "content")
    checked = made(folder)
    built, published = build(Where(folder, (TEMPLATES,)), Wishes(), tmp_path / "site")
    assert checked == built
    assert published and published.written == len(built.files or ())


def test_a_dossier_with_a_problem_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    folder, out = write_dossier(tmp_path / "content"), tmp_path / "site"
    where = Where(folder, (TEMPLATES,))
    build(where, Wishes(), out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    (folder / "actors" / "herald.yaml").write_text("name: The Herald\nkind: newspaper\n")
    failed, published = build(where, Wishes(), out)
    assert (failed.files, published) == (None, None)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_strict_lets_no_warning_pass(tmp_path: Path) -> None:
    event = {"events/closing.yaml": "date: 2031-05\ntitle: The harbour was closed\n"}
    folder = write_dossier(tmp_path, event)
    assert made(folder).files is not None
    assert made(folder, strict=True).files is None


def test_the_verdict_counts_every_quotation_however_nested(tmp_path: Path) -> None:
    files = {
        "events/closing.yaml": """
            date: 2031-05
            title: The harbour was closed
            summary: Closed. [@herald "closed since Monday"; @herald "when it will open again"]
            cite:
              - source: herald
                quote: the band played on the quay
              - source: herald
            """,
        "statements/mayor.yaml": """
            speaker: herald
            gist: It is closed.
            original: {text: the pilots told the Herald, language: en, source: herald}
            wordings:
              - {source: herald, quote: the harbour has been closed, mode: partial}
            """,
    }
    found = made(write_dossier(tmp_path, files))
    assert (found.quoted, found.verified, found.skipped) == (6, 6, 0)


def test_a_quotation_that_could_not_be_looked_for_counts_as_skipped(tmp_path: Path) -> None:
    files = {
        "sources/lost.yaml": "title: Lost\noutlet: herald\norigin: own\n",
        "events/closing.yaml": (
            "date: 2031-05\ntitle: T\ncite:\n  - {source: lost, quote: not to be found}\n"
        ),
    }
    found = made(write_dossier(tmp_path, files))
    assert (found.quoted, found.verified, found.skipped) == (2, 1, 1)
    assert [problem.code for problem in found.problems] == ["quote-not-held"]


def test_the_revision_is_that_of_the_content_alone(tmp_path: Path) -> None:
    one = made(write_dossier(tmp_path / "one"))
    two = made(write_dossier(tmp_path / "elsewhere" / "two"))
    assert one.files == two.files
