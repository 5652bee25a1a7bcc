"""Cells and lines of tables, as RFC 4180 has them, that no spreadsheet takes for a formula."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

UTF_8 = "\ufeff"
"""The mark at the head of a table that tells spreadsheets how it is encoded."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def line(cells: Iterable[str]) -> str:
    """A line of a table."""
    text = StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def cell(value: Any) -> str:
    """A value as text; an apostrophe stands before what a spreadsheet would reckon out."""
    match value:
        case None:
            text = ""
        case bool():
            text = str(value).lower()
        case list() | tuple():
            text = "; ".join(map(str, value))
        case _:
            text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
