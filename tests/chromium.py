"""Finds the browser that the tests drive, and gets one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main() -> int:
    """Say which browser the tests take; install one first if need be."""
    browser = find() or install()
    if browser is None:
        print(
            "no Chromium or Chrome was found, and none could be installed;\n"
            "install one, or name it: make test CHROMIUM=/path/to/chromium",
            file=sys.stderr,
        )
        return 1
    print(f"browser for the tests: {browser} ({_version(browser)})")
    return 0


def find() -> Path | None:
    """The first browser that answers: $CHROMIUM, one on the PATH, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named) if _version(named) else None
    return next((Path(path) for path in _candidates() if _version(path)), None)


def install() -> Path | None:
    """Debian's package where we may install one, else Playwright's own browser."""
    if os.environ.get("CHROMIUM"):
        return None
    if os.geteuid() == 0 and shutil.which("apt-get"):
        apt_get("update")
        apt_get("install", "--yes", "--no-install-recommends", "chromium")
        if found := find():
            return found
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    return find()


def flags() -> list[str]:
    """What the browser is started with; root can only start it without its sandbox."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(FLAGS)


def apt_get(*words: str) -> None:
    """Run Debian's installer without its questions."""
    # A bare PATH has no sbin, where what apt-get calls is.
    path = os.environ.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin"
    _run("apt-get", "--quiet", *words, PATH=path, DEBIAN_FRONTEND="noninteractive")


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield _of_playwright()


def _of_playwright() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _version(path: str | Path) -> str:
    """What it calls itself; empty if it does not run, as a snap's stand-in does not."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def _run(*command: str, **environment: str) -> None:
    print("$", " ".join(command), flush=True)
    subprocess.run(command, env=os.environ | environment, check=False)


if __name__ == "__main__":
    raise SystemExit(main())
