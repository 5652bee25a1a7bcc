"""A content folder read: what is taken, what is passed over, and what is told."""

from pathlib import Path

import pytest
from dossiers import write_dossier

from dossier.folders import ContentFile, as_printed, bytes_of, files_below
from dossier.loading import Content, load
from dossier.problems import Problem


def said(content: Content, folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in content.problems]


def test_records_are_read_by_kind_and_id_also_from_folders_in_folders(tmp_path: Path) -> None:
    files = {"events/2031/may/closing.yaml": "date: 2031-05\ntitle: The harbour closed\n"}
    content = load(write_dossier(tmp_path, files))
    assert content.problems == ()
    assert [record.key for record in content.records] == [
        "source:herald",
        "actor:herald",
        "event:closing",
        "brief:harbour",
    ]


def test_articles_keep_their_bytes_and_go_by_their_path(tmp_path: Path) -> None:
    content = load(write_dossier(tmp_path, {"articles/may/herald.html": "<p>Closed\r\n"}))
    assert content.articles["may/herald.html"] == b"<p>Closed\r\n"


def test_hidden_files_and_what_editors_leave_are_passed_over_silently(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, {"events/.draft.yaml": "x", "events/closing.yaml~": "x"})
    write_dossier(folder, {".git/config": "x", "actors/#herald.yaml#": "x", ".DS_Store": "x"})
    assert load(folder).problems == ()


def test_a_site_that_stands_in_the_content_folder_is_no_stray(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, {"site/.dossier-site": "", "site/index.html": "<p>"})
    assert load(folder).problems == ()


def test_a_draft_is_left_out_and_remembered(tmp_path: Path) -> None:
    draft = "date: 2031-06\ntitle: The harbour opens\ndraft: yes\n"
    folder = write_dossier(tmp_path, {"events/opening.yaml": draft})
    content = load(folder)
    assert content.drafts == {"event:opening"}
    assert "event:opening" not in [record.key for record in content.records]
    assert "event:opening" in [record.key for record in load(folder, drafts=True).records]


def test_the_faults_of_a_draft_are_not_told_until_it_is_one_no_more(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, {"events/opening.yaml": "draft: true\ntitel: It opens\n"})
    assert load(folder).problems == ()
    told = [problem.code for problem in load(folder, drafts=True).problems]
    assert told == ["missing-field", "unknown-field"]


def test_a_record_with_faults_is_known_to_be_there_and_unread(tmp_path: Path) -> None:
    content = load(write_dossier(tmp_path, {"events/closing.yaml": "title: The harbour closed\n"}))
    assert content.unread == {"event:closing"}
    assert said(content, tmp_path) == [
        'events/closing.yaml:1:1: error: "date" is missing [missing-field]\n'
        "  add `date`: when it happened, no more precise than it is known"
    ]


@pytest.mark.parametrize("name", ["The Mayor.yaml", "the_mayor.yaml", "THE-MAYOR.yaml"])
def test_a_misnamed_record_is_not_missed_a_second_time_where_it_is_named(
    tmp_path: Path, name: str
) -> None:
    content = load(write_dossier(tmp_path, {f"actors/{name}": "name: The mayor\nkind: person\n"}))
    assert content.unread == {"actor:the-mayor"}
    assert said(content, tmp_path) == [
        f'actors/{name}: error: "{name.removesuffix(".yaml")}" is not an id [bad-id]\n'
        '  call it "the-mayor.yaml"'
    ]


def test_a_page_is_its_front_matter_and_the_text_below(tmp_path: Path) -> None:
    page = "---\ntitle: Method\n---\n\n# How\n\nBy hand.\n"
    content = load(write_dossier(tmp_path, {"pages/method.md": page}))
    assert content.problems == ()
    assert content.documents["page:method"].value == {
        "title": "Method",
        "body": "\n# How\n\nBy hand.\n",
    }


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            "---\ntitle: Method\nbody: x\n---\nBy hand.\n",
            'pages/m.md:3:1: error: a page has no field "body"',
        ),
        ("---\ntitle: Method\n---\n", "pages/m.md:4:1: error: the text is empty"),
        ("title: Method\n", "pages/m.md:1:1: error: the page has no front matter"),
        ("---\ntitle: Method\n", "pages/m.md:1:1: error: the front matter is not closed"),
        (
            "---\ntitel: Method\n---\nBy hand.\n",
            'pages/m.md:2:1: error: a page has no field "titel"',
        ),
        (
            "\ufeff---\r\ntitle: a: b\r\n---\r\nBy hand.\r\n",
            "pages/m.md:2:9: error: a colon followed",
        ),
    ],
)
def test_what_is_wrong_with_a_page_has_its_place(tmp_path: Path, page: str, told: str) -> None:
    content = load(write_dossier(tmp_path, {"pages/m.md": page}))
    assert any(problem.startswith(told) for problem in said(content, tmp_path))


def test_a_faulty_setting_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    settings = """
        title: The harbour
        as_of: soon
        lead: harbour
        accepted:
          - {code: uncited-event, record: "event:closing", reason: All saw it.}
        """
    content = load(write_dossier(tmp_path, {"dossier.yaml": settings}))
    assert len(content.problems) == 1
    assert content.settings and content.settings.lead == "harbour"
    assert [entry.code for entry in content.settings.accepted] == ["uncited-event"]


def test_a_name_composed_on_one_disk_and_decomposed_on_another_is_one_name(tmp_path: Path) -> None:
    content = load(write_dossier(tmp_path, {"articles/caf\u0065\u0301.txt": "The café is open."}))
    assert "caf\u00e9.txt" in content.articles


def test_files_come_by_name_whatever_the_order_of_the_disk(tmp_path: Path) -> None:
    for name in ("b/z.txt", "a.txt", "b/a.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = [file.shown for file in files_below(tmp_path, "top")]
    assert found == ["top/a.txt", "top/b/a.txt", "top/b/z.txt", "top/c.txt"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert list(files_below(tmp_path / "events", "events")) == []


def test_a_file_gone_in_the_meantime_is_told_as_unreadable(tmp_path: Path) -> None:
    found = bytes_of(ContentFile(tmp_path / "gone.yaml", "gone.yaml"))
    assert isinstance(found, Problem)
    assert str(found) == (
        "gone.yaml: error: the file cannot be read: no such file or directory [unreadable-file]\n"
        "  check its permissions"
    )


def test_a_name_is_printed_in_its_own_script_and_without_controls() -> None:
    assert as_printed("Мэр-市長.yaml") == "Мэр-市長.yaml"
    assert as_printed("a\x1b[1m\n\udce9") == "a\\x1b[1m\\n\\udce9"
