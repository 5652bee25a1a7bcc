"""Every page is HTML as the standard has it: the Nu Html Checker finds no error and no warning."""

from pathlib import Path

import nu
import pytest


@pytest.fixture(scope="module")
def java() -> Path:
    found = nu.find()
    assert found, f"{nu.HELP}\n`make test` installs one where it may"
    return found


def test_no_page_is_faulted_by_the_html_checker(java: Path, built_site: Path) -> None:
    found = nu.check(java, built_site)
    assert [str(each).replace(f"{built_site}/", "") for each in found] == []


def test_the_checker_sees_what_is_wrong(java: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '<!doctype html><html lang="en"><title>A page</title><h1 id="a">A page</h1>\n'
        '<p id="a">One <div>two</div>\n'
        '<time datetime="2031-13-01">then</time>\n'
    )
    found = nu.check(java, tmp_path)
    assert [(each.line, each.sort) for each in found] == [
        (1, "warning"),
        (2, "error"),
        (3, "error"),
    ]
    assert "Duplicate ID" in found[1].message


def test_a_java_that_is_too_old_or_none_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = tmp_path / "java"
    old.write_text("#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n")
    old.chmod(0o755)
    for name in (old, tmp_path / "none"):
        monkeypatch.setenv("JAVA", str(name))
        assert nu.find() is None
        assert nu.install() is None


def test_without_java_the_way_out_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JAVA", str(tmp_path / "none"))
    assert nu.main() == 1
    assert capsys.readouterr().err == (
        "no Java 11 or newer was found, which the Nu Html Checker runs on;\n"
        "install one (on Debian and Ubuntu: apt install default-jre-headless), "
        "or name it: make test JAVA=/path/to/java\n"
    )
