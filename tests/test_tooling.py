"""The commands around the program: what they install, when, and what they say where they cannot."""

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import chromium
import pytest

PROJECT = Path(__file__).resolve().parent.parent
TARGETS = {
    "site",
    "check",
    "serve",
    "pack",
    "test",
    "bench",
    "screenshots",
    "docs",
    "pins",
    "clean",
    "help",
}

# Stands for a Python: writes down what it is called with, and "makes" environments like itself.
PYTHON = """#!/bin/sh
echo "$@" >> calls
case "$*" in "-m venv --clear .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python;; esac
"""


def script(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o755)
    return path


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    return subprocess.run(
        ["make", *words], cwd=folder, env=environment, capture_output=True, text=True
    )


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The Makefile with requirements, and a stand-in for Python."""
    (tmp_path / "tests").mkdir()
    shutil.copy(PROJECT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").write_text("harbour==1.0\n")
    (tmp_path / "requirements-pack.txt").write_text("press==3.0\n")
    (tmp_path / "tests" / "requirements.txt").write_text("lighthouse==2.0\n")
    script(tmp_path / "python", PYTHON)
    return tmp_path


def calls(clone: Path, *words: str) -> list[str]:
    """What Python is called with by one run of make, but for its questions about itself."""
    (clone / "calls").write_text("")
    done = make(clone, *words, f"PYTHON={clone / 'python'}")
    assert done.returncode == 0, done.stderr
    lines = (clone / "calls").read_text().splitlines()
    return [line for line in lines if not line.startswith("-c ") and "--version" not in line]


INSTALL = "-m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt"


# make


def test_make_makes_the_environment_installs_and_builds(clone: Path) -> None:
    assert calls(clone) == ["-m venv --clear .venv", INSTALL, "build.py"]


def test_make_installs_again_only_if_the_pins_have_changed(clone: Path) -> None:
    calls(clone)
    os.utime(clone / "requirements.txt", (4_000_000_000, 4_000_000_000))
    assert calls(clone) == ["build.py"]

    (clone / "requirements.txt").write_text("harbour==1.1\n")
    assert calls(clone) == [INSTALL, "build.py"]


def test_make_test_installs_more_gets_a_browser_and_runs_all(clone: Path) -> None:
    calls(clone)

    assert calls(clone, "test") == [
        f"{INSTALL} -r tests/requirements.txt",
        f"{INSTALL} -r requirements-pack.txt",
        "tests/chromium.py",
        "tests/nu.py",
        "tests/pango.py",
        "-m pytest --numprocesses auto --maxprocesses 4 --dist loadfile",
    ]
    assert calls(clone, "test") == [
        "tests/chromium.py",
        "tests/nu.py",
        "tests/pango.py",
        "-m pytest --numprocesses auto --maxprocesses 4 --dist loadfile",
    ]


def test_make_pack_installs_what_sets_it_once(clone: Path) -> None:
    calls(clone)
    assert calls(clone, "pack", "ARGS=--to a.pdf") == [
        f"{INSTALL} -r requirements-pack.txt",
        "build.py pack --to a.pdf",
    ]
    assert calls(clone, "pack") == ["build.py pack"]


def test_make_hands_on_more_words(clone: Path) -> None:
    assert calls(clone, "site", "ARGS=--strict")[-1] == "build.py --strict"
    assert calls(clone, "check", "ARGS=--strict")[-1] == "build.py check --strict"


def test_an_installation_that_failed_is_tried_again(clone: Path) -> None:
    broken = PYTHON + 'case "$*" in *--require-hashes*) exit 1;; esac\n'
    script(clone / "python", broken)
    assert make(clone, f"PYTHON={clone / 'python'}").returncode != 0

    script(clone / ".venv" / "bin" / "python", PYTHON)
    assert calls(clone) == [INSTALL, "build.py"]


def test_make_says_that_python_is_missing_or_old(clone: Path) -> None:
    old = script(clone / "old", "#!/bin/sh\nexit 1\n")

    for python in ("python-of-the-future", str(old)):
        done = make(clone, f"PYTHON={python}")
        assert done.returncode == 2
        assert done.stderr.splitlines()[0] == (
            f"make: {python} is missing or older than Python 3.11; "
            "name another one: make PYTHON=python3.12"
        )


def test_make_says_what_debian_lacks_for_an_environment(clone: Path) -> None:
    bare = script(clone / "bare", '#!/bin/sh\ncase "$*" in *ensurepip*) exit 1;; esac\n')

    done = make(clone, f"PYTHON={bare}")

    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == (
        f"make: {bare} cannot make a virtual environment; "
        "on Debian and Ubuntu: apt install python3-venv"
    )


def test_make_clean_leaves_only_what_was_cloned(clone: Path) -> None:
    before = sorted(clone.rglob("*"))
    calls(clone, "test")
    (clone / "site").mkdir()
    (clone / "tests" / "__pycache__").mkdir()

    make(clone, "clean")
    (clone / "calls").unlink()

    assert sorted(clone.rglob("*")) == before


def test_make_help_tells_every_command(clone: Path) -> None:
    told = re.findall(r"(?m)^make (\w+) - .", make(clone, "help").stdout)

    assert set(told) == TARGETS


# What is installed


PINS = [PROJECT / "requirements", PROJECT / "requirements-pack", PROJECT / "tests/requirements"]


@pytest.mark.parametrize("pins", PINS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_every_requirement_is_pinned_with_its_hashes(pins: Path) -> None:
    pinned = pins.with_suffix(".txt").read_text()
    wanted = re.findall(r"^([a-z][a-z0-9-]*)", pins.with_suffix(".in").read_text(), re.MULTILINE)

    entries = re.split(r"\n(?=[a-z0-9])", pinned)[1:]
    assert all(re.match(r"[a-z0-9-]+==[0-9][^ ]*( ; [^\\]+)? \\\n", entry) for entry in entries)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert set(wanted) <= {entry.split("==")[0] for entry in entries}
    assert "://" not in pinned


@pytest.mark.parametrize("other", PINS[1:], ids=lambda path: str(path.relative_to(PROJECT)))
def test_all_else_runs_with_the_versions_that_the_site_is_built_with(other: Path) -> None:
    ours, theirs = (
        dict(re.findall(r"(?m)^([a-z0-9-]+)==([^ ]+)", path.with_suffix(".txt").read_text()))
        for path in (PINS[0], other)
    )

    shared = ours.keys() & theirs.keys()
    assert shared
    assert {name: ours[name] for name in shared} == {name: theirs[name] for name in shared}


def test_whatever_the_program_imports_is_pinned() -> None:
    texts = [path.with_suffix(".txt").read_text() for path in PINS[:2]]
    pinned = re.findall(r"(?m)^([a-z0-9-]+)==", "\n".join(texts))
    imported = {
        module
        for path in (PROJECT / "dossier").rglob("*.py")
        for module in re.findall(r"(?m)^ *(?:import|from) (\w+)", path.read_text())
    }

    distributions = packages_distributions()
    foreign = (imported - sys.stdlib_module_names - {"dossier"}) & distributions.keys()
    assert foreign
    for module in sorted(foreign):
        assert distributions[module][0].lower().replace("_", "-") in pinned


# The browser


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH of a machine without a browser."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "_of_playwright", lambda: str(tmp_path / "playwright-chromium"))
    monkeypatch.setattr(chromium, "NAMES", chromium.NAMES[:5])
    return tmp_path


def answering(path: Path, version: str) -> Path:
    return script(path, f"#!/bin/sh\necho {version}\n")


def test_a_chromium_that_is_there_is_taken_before_a_chrome(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(machine / "google-chrome", "Chrome 1")
    answering(machine / "chromium", "Chromium 1")

    assert chromium.main() == 0
    assert capsys.readouterr().out == f"browser for the tests: {machine}/chromium (Chromium 1)\n"


def test_a_browser_that_does_not_run_is_passed_over(machine: Path) -> None:
    script(machine / "chromium", "#!/bin/sh\nexit 1\n")
    answering(machine / "google-chrome", "Chrome 1")

    assert chromium.find() == machine / "google-chrome"


def test_the_browser_that_was_named_is_taken_or_none(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(machine / "chromium", "Chromium 1")
    monkeypatch.setenv("CHROMIUM", str(answering(machine / "mine", "Chromium 2")))
    assert chromium.find() == machine / "mine"

    monkeypatch.setenv("CHROMIUM", str(machine / "typo"))
    assert chromium.main() == 1
    assert capsys.readouterr().err == (
        "no Chromium or Chrome was found, and none could be installed;\n"
        "install one, or name it: make test CHROMIUM=/path/to/chromium\n"
    )


def test_playwrights_own_browser_is_taken_where_it_is_the_only_one(machine: Path) -> None:
    answering(machine / "playwright-chromium", "Chromium 3")

    assert chromium.find() == machine / "playwright-chromium"


def test_root_installs_the_package_of_debian(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt_get = f"#!/bin/sh\necho $@ $DEBIAN_FRONTEND >> {machine}/calls\ncd {machine}\n"
    script(
        machine / "apt-get",
        apt_get + '[ "$2" = update ] || { echo "#!/bin/sh\necho Chromium 4" > chromium; '
        "/bin/chmod +x chromium; }\n",
    )
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    assert chromium.install() == machine / "chromium"
    assert (machine / "calls").read_text().splitlines() == [
        "--quiet update noninteractive",
        "--quiet install --yes --no-install-recommends chromium noninteractive",
    ]


def test_others_install_playwrights_own_browser(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def install(*command: str, **_: str) -> None:
        assert command == (sys.executable, "-m", "playwright", "install", "chromium")
        answering(machine / "playwright-chromium", "Chromium 5")

    answering(machine / "apt-get", "never called")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(chromium, "_run", install)

    assert chromium.install() == machine / "playwright-chromium"


def test_only_root_goes_without_the_sandbox_of_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert "--no-sandbox" not in chromium.flags()

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert "--no-sandbox" in chromium.flags()


# The code


@pytest.mark.parametrize(
    "tool", [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)], ids=" ".join
)
def test_the_code_passes(tool: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", *tool]

    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
