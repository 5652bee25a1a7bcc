"""What no host could serve is told before it is published."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from dossiers import write_dossier

import dossier.servable
from dossier.cli import commands
from dossier.servable import unkeepable, unservable

SITE = {"index.html": b"<p>Front</p>", "events/index.html": b"<h2 id=may>May</h2>"}


def told(files: dict[str, bytes], base_url: str | None = None) -> list[str]:
    return [str(problem) for problem in unservable({**SITE, **files}, "site", base_url)]


@pytest.mark.parametrize(
    "target",
    [
        "../index.html",
        "index.html#may",
        "#here",
        "#",
        "",
        "..",
        "../",
        ".",
        "./index.html?a=b",
        "%69ndex.html",
        "https://a.example/gone",
        "//a.example/gone",
        "mailto:a@a.example",
        "data:,x",
    ],
)
def test_an_address_that_leads_somewhere_is_no_problem(target: str) -> None:
    page = f'<p id="here"><a href="{target}">A</a>'
    assert told({"events/a.html": page.encode()}) == []


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('<a href="gone.html">', '"gone.html" leads to no file of the site [broken-link]'),
        ('<a href="../../index.html">', '"../../index.html" leads to no file of the site'),
        ('<a href="Index.html">', '"Index.html" leads to no file of the site [broken-link]'),
        ('<img src="no.png">', '"no.png" leads to no file of the site [broken-link]'),
        ('<img srcset="index.html, no.png 2x">', '"no.png" leads to no file of the site'),
        ('<meta http-equiv="refresh" content="0; url=no/">', '"no/" leads to no file of the site'),
        ('<a href="/index.html">', '"/index.html" begins at the top of the host, where the site'),
        ('<a href="#june">', '"#june" leads to no place in events/a.html [broken-anchor]'),
        ('<a href="index.html#june">', '"index.html#june" leads to no place in events/index.html'),
    ],
)
def test_an_address_that_leads_nowhere_is_told_on_its_line(written: str, message: str) -> None:
    (problem,) = told({"events/a.html": f"<p>A</p>\n{written}".encode()})
    assert problem.startswith(f"site/events/a.html:2:1: error: {message}")


def test_what_style_sheets_ask_for_is_there_too() -> None:
    sheet = b"a { b: url(index.html) }\n\na { b: url('no.woff2') }"
    (problem,) = told({"events/a.css": sheet})
    assert problem.startswith('site/events/a.css:3:1: error: "no.woff2" leads to no file')


def test_the_page_for_unknown_addresses_begins_its_links_at_the_path_of_the_site() -> None:
    page = b'<a href="/repo/events/#may">A</a><a href="/repo/">B</a><a href="/events/">C</a>'
    assert told({"404.html": page}, "https://o.example/repo") == [
        'site/404.html:1:1: error: "/events/" begins at the top of the host, where the site need'
        " not stand [broken-link]\n  write it relative to the page, as all links are"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "Events/index.html",
            '"Events/index.html" and "events/index.html" differ only in case or in Unicode form',
        ),
        ("a?.html", 'a?.html: error: not every host or disk can hold a name with "?" there'),
        ("a./b.html", 'a./b.html: error: not every host or disk can hold a name with "." there'),
        (".github/a.html", ".github/a.html: error: files of this name are not uploaded to Pages"),
        ("index.html/b.html", '"index.html" would be both a file and a folder'),
    ],
)
def test_a_name_that_a_host_does_not_take_is_told(name: str, message: str) -> None:
    (problem,) = told({name: b""})
    assert message in problem and "[site-name]" in problem


def test_a_site_or_file_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier.servable, "LARGEST_FILE", 1_000)
    monkeypatch.setattr(dossier.servable, "LARGEST_SITE", 2_000)
    assert told({f"{name}.txt": bytes(1_000) for name in "a"}) == []
    assert [line.partition("\n")[0] for line in told({"a.txt": bytes(2_001)})] == [
        "site: error: the site has 2,032 bytes; GitHub Pages serves at most 2,000 [site-size]",
        "site/a.txt: error: the file has 2,001 bytes; at most 1,000 are served [site-size]",
    ]


def test_what_is_kept_in_the_output_folder_holds_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site/files").mkdir(parents=True)
    (tmp_path / "site/files/a").symlink_to("/etc/passwd")
    (tmp_path / "site/CNAME").write_text("dossier.example\n")
    problems = unkeepable(Path("site"), ["CNAME", "files", "not-there"])
    assert list(map(str, problems)) == [
        "site/files/a: error: links are not published [symbolic-link]\n  put the file there"
    ]


def check(*words: str) -> Result:
    return CliRunner().invoke(commands, ["--content", "content", "--out", "site", *words])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_dossier(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_sound_dossier_can_be_served_anywhere(here: Path) -> None:
    for address in ("https://a.example", "https://a.example/some/path/"):
        assert check("check", "--publish", "--base-url", address).exit_code == 0
    assert check("check", "--publish").exit_code == 0
    assert not (here / "site").exists()


def test_a_link_of_a_template_that_leads_nowhere_is_told_by_a_check_for_publishing(
    here: Path,
) -> None:
    (here / "own/pages").mkdir(parents=True)
    (here / "own/pages/not-found.html").write_text('<p>A</p>\n<a href="/gone/">Gone</a>\n')
    assert check("--templates", "own", "check").exit_code == 0
    result = check("--templates", "own", "check", "--publish")
    assert result.exit_code == 1
    assert result.output.splitlines()[0] == (
        'site/404.html:2:1: error: "/gone/" begins at the top of the host, where the site need not'
        " stand [broken-link]"
    )
