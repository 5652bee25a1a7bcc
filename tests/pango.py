"""Finds Pango, which the PDFs of the tests are set with, and gets it where there is none."""

import os
import shutil
import subprocess
import sys

import chromium

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
HELP = (
    "Pango was not found, which PDFs are set with;\n"
    f"install it (on Debian and Ubuntu: apt install {' '.join(PACKAGES)})"
)


def main() -> int:
    """Say which Pango the tests take; install one first if need be."""
    version = find() or install()
    if not version:
        print(HELP, file=sys.stderr)
        return 1
    print(f"Pango for the PDFs: {version}")
    return 0


def find() -> str:
    """The version of the Pango that WeasyPrint finds; empty if it finds none.

    Asked of a process of its own, since one that has not found it does not look again.
    """
    question = "from weasyprint.text.ffi import pango; print(pango.pango_version())"
    done = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True)
    number = int(done.stdout.strip() or 0)
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}" if number else ""


def install() -> str:
    """Debian's packages, where we may install them."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return ""
    chromium.apt_get("update")
    chromium.apt_get("install", "--yes", "--no-install-recommends", *PACKAGES)
    return find()


if __name__ == "__main__":
    raise SystemExit(main())
