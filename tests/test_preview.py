"""What the preview answers, without a server."""

import pytest

from dossier.preview import Answer, Preview, answer, own_file
from dossier.preview.address import Address, read_base
from dossier.preview.editions import Edition
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


def good(files: dict[str, bytes], *problems: Problem) -> Preview:
    """The preview of content from which a site is made."""
    return Preview().showing(Edition(files), problems)


def found(preview: Preview, path: str, address: Address = TOP) -> Answer:
    answered = answer(preview, address, path)
    assert answered is not None, "still being made"
    return answered


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
    answered = found(good(FILES), path)

    assert (answered.status, answered.content_type) == (status, kind)


def test_files_that_are_no_pages_are_sent_as_they_are() -> None:
    assert found(good(FILES, DOUBT), "/assets/css/site.css").body == b"p {}"


def test_a_folder_without_its_slash_leads_to_the_folder() -> None:
    preview = good(FILES)

    assert found(preview, "/actors").location == "/actors/"
    assert found(preview, "/repo/actors", FOLDER).location == "/repo/actors/"
    assert found(preview, "/repo", FOLDER).location == "/repo/"


def test_under_a_base_path_nothing_is_at_the_top() -> None:
    answered = found(good(FILES), "/actors/", FOLDER)

    assert answered.status == 404
    assert b'The site is at <a href="/repo/">/repo/</a>.' in answered.body


def test_a_page_keeps_its_bytes_between_the_script_and_the_panel() -> None:
    page = found(good(FILES).failing((TYPO,)), "/").body

    before, _, after = page.partition(FILES["index.html"])
    assert before.startswith(b"<!doctype html><script ")
    assert before.endswith(b'href="/_preview/preview.css">')
    assert after.startswith(b'<section id="dossier-preview" class="stops"')


def test_what_is_still_to_be_made_is_waited_for_and_what_is_not_to_come_is_not() -> None:
    growing = Edition(FILES, frozenset({"events/closing/index.html"}), is_whole=False)
    preview = Preview().showing(growing, ())

    assert found(preview, "/").status == 200
    assert answer(preview, TOP, "/events/closing/") is None
    assert found(preview, "/events/closing").location == "/events/closing/"
    assert answer(preview, TOP, "/data/evidence.json") is None
    assert found(preview, "/events/opening/").status == 404


def test_a_problem_has_its_place_message_code_and_hint_as_text() -> None:
    strange = error("unknown-field", Place("a<b>.yaml", 1, 2), 'no field "<script>"', "a & b")

    panel = good(FILES).failing((TYPO, strange)).panel

    assert '<p class="place">content/events/closing.yaml:7:12</p>' in panel
    assert "no actor &#34;pilotts&#34;" in panel
    assert "[unknown-record]" in panel
    assert "did you mean &#34;pilots&#34;?\nactors stand in content/actors/" in panel
    assert "a&lt;b&gt;.yaml:1:2" in panel
    assert "no field &#34;&lt;script&gt;&#34;" in panel
    assert "<script>" not in panel
    assert "2 errors in 2 files</strong>. The page is as it was before." in panel


def test_warnings_are_folded_under_a_page_that_is_up_to_date() -> None:
    panel = good(FILES, DOUBT).panel

    assert "1 warning in 1 file</strong>. The page is up to date." in panel
    assert '<p class="verdict" role="status">' in panel
    assert "<details>" in panel


def test_a_good_build_has_no_panel() -> None:
    preview = good(FILES).failing((TYPO,)).showing(Edition(FILES), ())

    assert preview.message("index.html") == {
        "page": Edition(FILES).name_of("index.html"),
        "core": "",
        "style": "",
        "data": Edition(FILES).data,
        "growth": "",
        "state": "",
        "panel": "",
    }


def test_a_fault_of_the_program_leaves_the_last_good_page_and_is_forgotten_when_it_is_over() -> (
    None
):
    broken = good(FILES).failed_by(KeyError("pilots"))

    assert "KeyError: &#39;pilots&#39;" in broken.panel
    assert found(broken, "/").status == 200
    assert broken.showing(Edition(FILES), ()).panel == ""


def names(
    files: dict[str, bytes], file: str = "index.html", core: str = "", style: str = ""
) -> tuple[str, str]:
    message = Preview().showing(Edition(files, core=core, style=style), ()).message(file)
    return message["page"], message["data"]


def test_a_page_has_another_name_when_anything_that_it_is_shown_with_has_changed() -> None:
    page, data = names(FILES)

    assert names(dict(reversed(FILES.items()))) == (page, data)
    assert names({**FILES, "actors/index.html": b"<!doctype html>"}) == (page, data)
    assert names({**FILES, "index.html": b"<!doctype html>"})[0] != page
    assert names(FILES, core="other scripts")[0] != page
    assert names(FILES, style="other style sheets")[0] != page
    assert names({**FILES, "data/sources.parquet": b"PAR2"})[1] != data
    assert names({**FILES, "a": b""})[1] != data


def test_a_page_that_is_not_there_is_named_as_the_one_shown_for_it() -> None:
    missing = names(FILES, "events/closing/index.html")

    assert missing == names(FILES, "404.html")
    assert (
        names({**FILES, "events/closing/index.html": b""}, "events/closing/index.html") != missing
    )


def test_data_has_no_name_before_it_is_whole() -> None:
    growing = Preview().showing(Edition(FILES, growth="growth-7", is_whole=False), ())

    message = growing.message("index.html")
    assert (message["data"], message["growth"]) == ("", "growth-7")
    assert b'data-data="growth-7"' in found(growing, "/").body


def test_without_any_good_build_every_address_has_the_problems() -> None:
    answered = found(Preview().failing((TYPO,)), "/actors/")

    assert answered.status == 503
    assert b"There is no page to show yet" in answered.body
    assert b"content/events/closing.yaml:7:12" in answered.body


def test_a_name_that_is_no_text_does_not_stop_the_panel() -> None:
    odd = error("bad-id", Place("content/events/\udcff.yaml"), "this is not an id")

    assert found(Preview().failing((odd,)), "/").status == 503


def test_only_what_pages_ask_for_is_a_file_of_the_preview() -> None:
    for name in ("preview.css", "connection.js"):
        assert own_file(name), name
    assert own_file("preview.js") is None
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
