"""What changed in a record, line by line, as highlighted YAML."""

from collections.abc import Callable
from difflib import unified_diff
from typing import Any

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers.diff import DiffLexer

from dossier.changes import RecordChange
from dossier.disclosure import Disclosure
from dossier.pages.record_source import as_yaml

# Comparing takes longer the more lines there are, and nobody reads on.
MOST_LINES, MOST_SHOWN = 4000, 300
_CONTEXT = 2
_CUT = "…"


def difference(change: RecordChange, disclosure: Disclosure) -> Markup | None:
    """The lines of a record that went and came; None where there is nothing to be seen of them."""
    lines = difference_lines(change, disclosure.of)
    if not lines:
        return None
    shown = [*lines[:MOST_SHOWN], *([_CUT] if len(lines) > MOST_SHOWN else [])]
    return Markup(highlight("\n".join(shown), DiffLexer(), HtmlFormatter(nowrap=True)))


def difference_lines(change: RecordChange, shown: Callable[[Any], Any]) -> list[str]:
    """The lines that went, with `-` before them, and that came, with `+`, among their neighbours.

    `shown` gives what may be shown of the fields of a record.
    """
    if change.before is None or change.after is None or change.sort == "renamed":
        return []
    before, after = (as_yaml(shown(each)).splitlines() for each in (change.before, change.after))
    if len(before) + len(after) > MOST_LINES:
        return []
    lines = list(unified_diff(before, after, n=_CONTEXT, lineterm=""))[3:]
    return [_CUT if line.startswith("@@") else line for line in lines]
