"""A page on paper: a tagged PDF (PDF/UA-1) with bookmarks, made with no font of the machine's."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier.packing.hastening import hastened


class CannotPackError(Exception):
    """Something that packs are made with is not installed; `hint` says what to type."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


PANGO = (
    "on Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0;"
    " on macOS: brew install pango"
)


def print_page(page: bytes) -> bytes:
    """A page of HTML, with all that belongs to it in it, as a PDF.

    Raises `CannotPackError` where Pango, which WeasyPrint sets letters with, is missing.
    """
    with _no_fonts_of_the_machine():
        try:
            from weasyprint import HTML
            from weasyprint.urls import URLFetcher
        except OSError as fault:
            raise CannotPackError(
                "the library Pango, which sets the PDF, is missing", PANGO
            ) from fault
        # Nothing from outside: whatever is not in the page is not there.
        fetcher = URLFetcher(allowed_protocols=["data"])
        with hastened():
            whole = HTML(string=page.decode(), url_fetcher=fetcher)
            pdf = whole.write_pdf(pdf_variant="pdf/ua-1")
    return bytes(pdf)


@contextmanager
def _no_fonts_of_the_machine() -> Iterator[None]:
    """Fontconfig reads an empty list of fonts, which WeasyPrint adds those of the page to."""
    before = os.environ.get("FONTCONFIG_FILE")
    with TemporaryDirectory(prefix="dossier-pack-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file = Path(folder, "fonts.conf")
        file.write_text(f"<fontconfig><cachedir>{folder}</cachedir></fontconfig>", encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(file)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before
