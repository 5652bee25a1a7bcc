"""What the preview answers, without a server."""

import pytest

from dossier.pipeline import Made
from dossier.preview import Preview, answer, own_file
from dossier.preview.address import Address, read_base
from dossier.problems import Place, Problem, error, warning

TOP = Address(8000)
FOLDER = Address(8000, "/repo/")
FILES = {
    "index.html": b"<!doctype html>\n<title>The harbour</title>",
    "actors/index.html": b"<!doctype html>\n<title>Actors</title>",
    "404.html": b"<!doctype html>\n<title>Not here</title>",
    "assets/css/site.css": b"p {}",
    "data/sources.parquet": b"PAR1",
}
TYPO = error(
    "unknown-record",
    Place("content/events/closing.yaml", 7, 12),
    'no actor "pilotts"',
    'did you mean "pilots"?\nactors stand in content/actors/',
)
DOUBT = warning("short-quote", Place("content/briefs/harbour.yaml", 3), "the quote is short")


def made(files: dict[str, bytes] | None, *problems: Problem) -> Made:
    return Made(problems, files, pages=3, quoted=1, verified=1, missed=0, keep=())


def shown(*results: Made | Exception) -> Preview:
    preview = Preview()
    for result in results:
        preview = preview.after(result)
    return preview


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/index.html", 200, "text/html; charset=utf-8"),
        ("/actors/", 200, "text/html; charset=utf-8"),
        ("/assets/css/site.css", 200, "text/css; charset=utf-8"),
        ("/data/sources.parquet", 200, "application/octet-stream"),
        ("/actors/pilots/", 404, "text/html; charset=utf-8"),
        ("/actors/../index.html", 404, "text/html; charset=utf-8"),
        ("//actors/", 404, "text/html; charset=utf-8"),
    ],
)
def test_an_address_has_the_file_that_a_host_would_send(path: str, status: int, kind: str) -> None:
    found = answer(shown(made(FILES)), TOP, path)

    assert (found.status, found.content_type) == (status, kind)


def test_files_that_are_no_pages_are_sent_as_they_are() -> None:
    assert answer(shown(made(FILES, DOUBT)), TOP, "/assets/css/site.css").body == b"p {}"


def test_a_folder_without_its_slash_leads_to_the_folder() -> None:
    preview = shown(made(FILES))

    assert answer(preview, TOP, "/actors").location == "/actors/"
    assert answer(preview, FOLDER, "/repo/actors").location == "/repo/actors/"
    assert answer(preview, FOLDER, "/repo").location == "/repo/"


def test_under_a_base_path_nothing_is_at_the_top() -> None:
    found = answer(shown(made(FILES)), FOLDER, "/actors/")

    assert found.status == 404
    assert b'The site is at <a href="/repo/">/repo/</a>.' in found.body


def test_a_page_keeps_its_bytes_between_the_script_and_the_panel() -> None:
    page = answer(shown(made(FILES), made(None, TYPO)), TOP, "/").body

    before, _, after = page.partition(FILES["index.html"])
    assert before.startswith(b"<!doctype html><link ")
    assert before.endswith(b"</script>")
    assert after.startswith(b'<section id="dossier-preview" class="stops"')


def test_a_problem_has_its_place_message_code_and_hint_as_text() -> None:
    strange = error("unknown-field", Place("a<b>.yaml", 1, 2), 'no field "<script>"', "a & b")

    panel = shown(made(FILES), made(None, TYPO, strange)).panel

    assert "content/events/closing.yaml:7:12" in panel
    assert "no actor &#34;pilotts&#34;" in panel
    assert "[unknown-record]" in panel
    assert "did you mean &#34;pilots&#34;?\nactors stand in content/actors/" in panel
    assert "a&lt;b&gt;.yaml:1:2" in panel
    assert "no field &#34;&lt;script&gt;&#34;" in panel
    assert "<script>" not in panel
    assert "2 errors in 2 files</strong>. The page is as it was before." in panel


def test_warnings_are_folded_under_a_page_that_is_up_to_date() -> None:
    panel = shown(made(FILES, DOUBT)).panel

    assert "1 warning in 1 file</strong>. The page is up to date." in panel
    assert '<p class="verdict" role="status">' in panel
    assert "<details>" in panel


def test_a_clean_build_has_no_panel() -> None:
    preview = shown(made(FILES), made(None, TYPO), made(FILES))

    assert preview.message == {"edition": shown(made(FILES)).edition, "state": "", "panel": ""}


def test_a_fault_of_the_program_leaves_the_last_good_page_and_is_forgotten_when_it_is_over() -> (
    None
):
    broken = shown(made(FILES), KeyError("pilots"))

    assert "KeyError: &#39;pilots&#39;" in broken.panel
    assert answer(broken, TOP, "/").status == 200
    assert broken.after(made(FILES)).panel == ""


def test_the_edition_changes_with_any_byte_and_with_nothing_else() -> None:
    first = shown(made(FILES)).edition

    assert shown(made(dict(reversed(FILES.items())), DOUBT)).edition == first
    assert shown(made({**FILES, "data/sources.parquet": b"PAR2"})).edition != first
    assert shown(made({**FILES, "a": b""})).edition != first
    assert shown(made(FILES), made(None, TYPO)).edition == first


def test_without_any_good_build_every_address_has_the_problems() -> None:
    found = answer(shown(made(None, TYPO)), TOP, "/actors/")

    assert found.status == 503
    assert b"There is no page to show yet" in found.body
    assert b"content/events/closing.yaml:7:12" in found.body


def test_a_name_that_is_no_text_does_not_stop_the_panel() -> None:
    odd = error("bad-id", Place("content/events/\udcff.yaml"), "this is not an id")

    assert answer(shown(made(None, odd)), TOP, "/").status == 503


def test_only_scripts_and_style_of_the_preview_are_its_own_files() -> None:
    assert own_file("preview.js") and own_file("preview.css") and own_file("connection.js")
    assert own_file("panel.html") is None
    assert own_file("../serve.py") is None


@pytest.mark.parametrize(
    ("written", "base"),
    [("/", "/"), ("", "/"), ("repo", "/repo/"), ("/repo", "/repo/"), ("/a/b/", "/a/b/")],
)
def test_a_base_path_is_read_as_people_write_it(written: str, base: str) -> None:
    assert read_base(written) == base


@pytest.mark.parametrize(
    "written", ["..", "/a//b/", "a/./b", "a b", "a?b", "a%2fb", "c:/repo", "\\a"]
)
def test_what_is_no_path_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no path such as /repo/"):
        read_base(written)


def test_the_preview_keeps_its_own_folder() -> None:
    with pytest.raises(ValueError, match="/_preview/ is the preview's own"):
        read_base("_preview")


def test_port_80_needs_no_number() -> None:
    assert Address(80).admits("localhost", "http://localhost")
    assert not Address(81).admits("localhost", None)
