"""Whole dossiers, from their content to the words on their pages.

A case is a folder of tests/sites: its `content`, perhaps its own `templates`, and `expected`: the
words of chosen pages, one .txt a page, and `files.txt`, every file but the assets. `never.txt` has
what may stand in no byte of the site, one thing a line. After a change that is meant, write the
expected texts anew with `RENEW=1 python -m pytest tests/test_sites.py`, and read what changed. To
have one more page looked at, put an empty .txt of its path into `expected`, and renew.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from dossiers import PROJECT
from lxml import html

from dossier.cli import commands

CASES = Path(__file__).parent / "sites"
NAMES = sorted(case.name for case in CASES.iterdir())
BLOCKS = {
    *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
    *("hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tr", "ul"),
}
UNSEEN = {"script", "style", "svg", "template"}


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a case, from a copy that stands in no repository: it has no history."""
    folder = tmp_path_factory.mktemp(name)
    shutil.copytree(CASES / name, folder / "case")
    out = folder / "site"
    arguments = ["--strict", *words(folder / "case"), "--out", str(out)]
    result = CliRunner().invoke(commands, arguments)
    assert result.exit_code == 0, result.output
    return out


def words(case: Path) -> list[str]:
    own = case / "templates"
    templates = ["--templates", str(own)] if own.is_dir() else []
    return ["--content", str(case / "content"), *templates]


def text_of(page: Path) -> str:
    """The words of a page's main part, each block on lines of its own."""
    (main,) = html.fromstring(page.read_bytes()).iter("main")
    lines = "".join(_pieces(main)).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line) + "\n"


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    seen = isinstance(element.tag, str) and element.tag not in UNSEEN
    edge = "\n" if element.tag in BLOCKS else " | " if element.tag in ("td", "th") else ""
    if seen:
        yield edge + _flat(element.text)
        for inner in element:
            yield from _pieces(inner)
            yield _flat(inner.tail)
        yield edge


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def test_the_pages_say_what_is_expected(name: str, site: Path) -> None:
    expected = CASES / name / "expected"
    pages = sorted(path for path in expected.rglob("*.txt") if path.name != "files.txt")
    assert pages
    for path in pages:
        said = text_of(site / path.relative_to(expected).with_suffix(".html"))
        if os.environ.get("RENEW"):
            path.write_text(said)
        assert said == path.read_text(), path


def test_the_site_has_the_files_that_are_expected(name: str, site: Path) -> None:
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    listed = "".join(f"{file}\n" for file in sorted(files) if not file.startswith("assets/"))
    expected = CASES / name / "expected/files.txt"
    if os.environ.get("RENEW"):
        expected.write_text(listed)
    assert listed == expected.read_text()


def test_what_is_private_stands_in_no_byte_of_the_site(name: str, site: Path) -> None:
    content = b"".join(p.read_bytes() for p in (CASES / name / "content").rglob("*") if p.is_file())
    for secret in (CASES / name / "never.txt").read_text().splitlines():
        assert secret.encode() in content or "-" in secret, secret
        for path in site.rglob("*"):
            assert secret not in path.relative_to(site).as_posix()
            assert path.is_dir() or secret.encode() not in path.read_bytes(), (secret, path)


@pytest.mark.parametrize(
    ("environment", "umask"),
    [
        ({}, 0o022),
        ({"TZ": "Asia/Pyongyang", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, 0o077),
        ({"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"}, 0o002),
    ],
)
def test_the_same_content_gives_the_same_bytes_wherever_it_is_built(
    name: str, site: Path, tmp_path: Path, environment: dict[str, str], umask: int
) -> None:
    shutil.copytree(CASES / name, tmp_path / "elsewhere")
    here = [word.replace(str(CASES / name), "elsewhere") for word in words(CASES / name)]
    subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), *here, "--out", "built"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], **environment},
        umask=umask,
        capture_output=True,
        check=True,
    )
    assert tree(tmp_path / "built") == tree(site)


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)): (p.read_bytes(), p.stat().st_mode) for p in files}


def test_a_page_in_a_script_from_right_to_left_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(commands, [*words(CASES / "rtl"), "--out", str(tmp_path / "site")])
    assert result.exit_code == 0, result.output
    page = html.fromstring((tmp_path / "site/events/baste-shodan/index.html").read_bytes())
    assert (page.get("lang"), page.get("dir")) == ("fa", "rtl")
    foreign = [each for each in page.iter() if each.get("lang") == "en"]
    assert foreign and all(
        each.get("dir") == "ltr" for each in foreign if "Monday" in each.text_content()
    )


def test_building_one_dossier_leaves_the_others_alone(site: Path, name: str) -> None:
    assert not (CASES / name / "site").exists()
    assert sorted(path.name for path in (CASES / name).iterdir() if path.name != "templates") == [
        "content",
        "expected",
        "never.txt",
    ]
