"""The record of a document that was brought: what was found out, and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from dossier.intake.describing import Description
from dossier.intake.findings import one_line, writable
from dossier.intake.kinship import Kin, Lead, origin_of
from dossier.records import Source
from dossier.schemas import modeline
from dossier.skeletons import left_out, opened

_WIDTH = 96
_LONGEST = 300
ORDER = (
    "title",
    "outlet",
    "author",
    "published",
    "accessed",
    "url",
    "archive_url",
    "language",
    "medium",
)
ASKED = ("title", "outlet", "origin")


@dataclass(frozen=True)
class Capture:
    """The archived text as the record names it; `made_from` says what of, with that's checksum."""

    file: str
    sha256: str
    made_from: str = ""
    original: str = ""


def record_text(
    path: Path,
    content: Path,
    described: Description,
    capture: Capture,
    kin: Sequence[Kin],
    leads: Sequence[Lead],
) -> str:
    """The text of the record at `path` of the folder `content`."""
    lines = [
        *filter(None, [modeline(path, content)]),
        *_comment(
            "Proposed by `build.py import`, each value with where it was found; look it over."
        ),
        *(
            line
            for remark in (*described.remarks, *in_words(kin))
            for line in _comment(f"Note: {remark}.")
        ),
        "",
    ]
    for name in ORDER:
        lines += _field(name, described)
    lines += _origin(leads, described)
    lines += _captures(capture)
    lines += _omissions(described)
    written = {*described.found, *ASKED, "captures"}
    written |= {"author"} if described.authors else set()
    written |= {"omit"} if described.omissions else set()
    return "\n".join([*lines, "", *left_out(Source, written)]).rstrip() + "\n"


def in_words(kin: Sequence[Kin]) -> Iterator[str]:
    """What is said of held texts with the same words."""
    for each in kin:
        shared = f"it shares {each.share:.0%} of its text with {each.file} of source {each.source}"
        if each.is_copy:
            yield f"{shared}: another copy of that, which may belong to its `captures`"
        else:
            yield f"{shared}: one may rest on the other, which is said in `origin`"


def _field(name: str, described: Description) -> Iterator[str]:
    finding = described.found.get(name)
    if name == "author" and described.authors:
        yield from _comment(f"From {described.authors.where}.")
        yield f"author: [{', '.join(map(_in_list, described.authors.names))}]"
    elif finding is not None:
        yield from _comment(f"From {finding.where}.")
        yield f"{name}: {scalar(finding.value)}"
    elif name in ASKED:
        if reason := described.lacking.get(name):
            yield from _comment(f"Not found: {reason}.")
        yield from opened(Source, name)
    elif described.lacking.get(name):
        yield from _comment(f"No {name}: {described.lacking[name]}.")


def _origin(leads: Sequence[Lead], described: Description) -> Iterator[str]:
    """The documents that the text says it has something from, as far as they are recorded."""
    for lead in leads:
        yield from _comment(f'The text has "{one_line(lead.phrase)}": {_recorded(lead)}.')
    proposed = origin_of(leads)
    if proposed:
        yield from _comment("Is that where the document as a whole has it from?")
        yield f"origin: [{', '.join(proposed)}]"
    else:
        yield from opened(Source, "origin")


def _recorded(lead: Lead) -> str:
    if not lead.sources:
        none = f"no document of {lead.outlet} that it may be from is recorded"
        return f"{none} (`build.py new source ID`)"
    return f"of {lead.outlet} there is {' or '.join(lead.sources[:6])}"


def _captures(capture: Capture) -> Iterator[str]:
    if capture.made_from:
        yield from _comment(
            f"Made of {capture.made_from}, whose checksum (sha256) is {capture.original}."
        )
    yield "captures:"
    yield f"  - file: {scalar(capture.file)}"
    yield f"    sha256: {capture.sha256}"


def _omissions(described: Description) -> Iterator[str]:
    if described.omissions:
        yield "omit:"
    for omission in described.omissions:
        yield f"  # {omission.where}"
        yield f"  - {scalar(omission.passage)}"


def _comment(text: str) -> Iterator[str]:
    words = _shown(one_line(text))
    shortened = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    yield from (f"# {line}" for line in wrap(shortened, _WIDTH))


def _shown(text: str) -> str:
    """A text without the signs that no record may have."""
    return "".join(c if c.isprintable() else " " for c in text)


_PLAIN = re.compile(r"[^\W_](?:[^\n:#,\[\]{}&*!|>'\"%@`\\]|:(?=[^\s,\[\]{}])|'(?=\w))*")


def scalar(text: str) -> str:
    """A value on one line as YAML has it, without what no record may have; plain if it can be."""
    text = writable(text)
    if _PLAIN.fullmatch(text) and text[-1] != ":" and text.isprintable() and text == text.strip():
        return text
    signs = (_escaped(sign) for sign in text)
    return f'"{"".join(signs)}"'


def _in_list(text: str) -> str:
    return scalar(text)


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign == "\n":
        return "\\n"
    if sign.isprintable():
        return sign
    code = ord(sign)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
