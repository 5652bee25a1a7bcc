"""How a citation and a record link are written in running text.

A citation names a source, and usually quotes it:

    [@moscow-times-2022-07-19]                               the source as a whole
    [@moscow-times-2022-07-19 "third state after Russia"]    words in it
    [@a "…"; @b "…"]                                         several sources
    [@a "…" via izvestia-interview note "translated"]        with more about one

After `@id` and the quoted words may stand, in any order, `via id` (where this passage has its
information from), `prefix "…"` and `suffix "…"` (the words before and after, where the same words
stand twice in the source) and `note "…"` (printed with the reference). Quotation marks are
`"…"` (inside, `\\"` is a quotation mark and `\\\\` a backslash), `“…”`, `„…“`, `«…»`, `»…«`,
`”…”`, `「…」` or `『…』`. A quote may run over line ends, and nothing inside is Markdown.

A record link names a record, and may say with which words: `[[actor:denis-pushilin]]`,
`[[event:recognition|the recognition]]`; the kind may be left out where the id is unique.

A backslash before the first bracket makes either plain text: `\\[@`, `\\[[`.
"""

import re
from dataclasses import dataclass
from typing import get_args

from dossier.citations import Citation
from dossier.identifiers import Kind, id_hint, is_record_id
from dossier.problems import guess

LONGEST_QUOTE = 10_000
LONGEST_LABEL = 500

KEYWORDS = ("via", "prefix", "suffix", "note")


@dataclass(frozen=True, slots=True)
class CitationGroup:
    """One pair of brackets: its citations, the offset of the @ of each, and of what follows."""

    citations: tuple[Citation, ...]
    offsets: tuple[int, ...]
    end: int


@dataclass(frozen=True, slots=True)
class LinkWritten:
    """A record link as written, and the offset of what follows."""

    kind: str | None
    id: str
    label: str | None
    end: int


class CitingError(ValueError):
    """What starts like a citation or record link and is none; `at` is the offset of the fault."""

    def __init__(self, message: str, hint: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.at = at


def parse_citation(text: str, start: int = 0, end: int | None = None) -> CitationGroup:
    """Read the citation whose `[@` stands at `start`; raise CitingError if it is not whole."""
    reader = _Reader(text, start + 1, len(text) if end is None else end)
    citations: list[Citation] = []
    offsets: list[int] = []
    while True:
        offsets.append(reader.skip_space())
        citations.append(_item(reader, offsets[-2:][0]))
        if reader.take("]"):
            return CitationGroup(tuple(citations), tuple(offsets), reader.pos)
        reader.take(";")


def _item(reader: "_Reader", before: int) -> Citation:
    """One source and what is said about it, up to the `;` or `]`; `before` is the item before."""
    start = reader.pos
    if not reader.take("@"):
        hint = "write each source as @id, or take the ; away"
        raise CitingError("no source stands after the ; of a citation", hint, before)
    fields = {"source": reader.source_id(start)}
    while not reader.at_end_of_item(start):
        name = "quote" if reader.peek() in _CLOSING else reader.keyword(start)
        if name in fields:
            raise _repeated(name, fields["source"], start)
        fields[name] = reader.source_id(start) if name == "via" else reader.quoted(name, start)
    return Citation(**fields)


def _repeated(name: str, source: str, at: int) -> CitingError:
    if name == "quote":
        hint = f'name the source before each, as in [@{source} "…"; @{source} "…"]'
        return CitingError("two quotes stand after one source", hint, at)
    return CitingError(f'"{name}" stands twice after one source', "keep one of them", at)


# What may close a quotation that begins with a mark.
_CLOSING = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
}
# The marks that count inside such a quotation, for one inside another.
_COUNTING = {
    mark: re.compile(f"[{family}]")
    for family in ("„“”", "«»", "「」", "『』")
    for mark in family
    if mark in _CLOSING
} | {"”": re.compile("”")}

_STRAIGHT = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"', re.DOTALL)
_SPACE = re.compile(r"\s*")
_ID = re.compile(r'[^\s\[\];,"“”„«»「」『』]*')
_WORD = re.compile(r"[^\W\d_]+")

_PARTS_HINT = 'a source is followed by "its words", via id, prefix "…", suffix "…", note "…"'
_UNCLOSED_HINT = "end the citation with ], and write \\[@ for brackets that are plain text"


class _Reader:
    """A place in a text, and the parts of a citation that may stand there."""

    def __init__(self, text: str, pos: int, end: int) -> None:
        self.text = text
        self.pos = pos
        self.end = end

    def skip_space(self) -> int:
        self.pos = self._match(_SPACE).end()
        return self.pos

    def peek(self) -> str:
        return self.text[self.pos] if self.pos < self.end else ""

    def take(self, mark: str) -> bool:
        found = self.peek() == mark
        self.pos += found
        return found

    def at_end_of_item(self, start: int) -> bool:
        self.skip_space()
        if not self.peek():
            raise CitingError("a citation is not closed", _UNCLOSED_HINT, start)
        return self.peek() in ";]"

    def source_id(self, start: int) -> str:
        """The id that stands here, after a @ or after `via`."""
        after_via = self.text[self.pos - 1] != "@"
        if after_via:
            self.skip_space()
        match = self._match(_ID)
        self.pos = match.end()
        if is_record_id(match[0]):
            return match[0]
        if not match[0] and after_via:
            hint = "write the id of the source that this passage has its information from"
            raise CitingError('"via" names no source', hint, start)
        if not match[0]:
            hint = 'write the id of a source, as in [@moscow-times-2022-07-19 "its words"]'
            raise CitingError("a citation names no source", hint, start)
        raise CitingError(f'"{match[0]}" is not a source id', id_hint(match[0]), start)

    def keyword(self, start: int) -> str:
        word = self._match(_WORD)[0] if _WORD.match(self.text, self.pos, self.end) else ""
        if word not in KEYWORDS:
            raise self._not_understood(word, start)
        self.pos += len(word)
        return word

    def _not_understood(self, word: str, start: int) -> CitingError:
        if word and self.text[self.pos - 1] in '"”“»«':
            message = f'the quote ends at the quotation mark before "{word}"'
            hint = 'write \\" for a quotation mark inside a quote'
            return CitingError(message, hint, start)
        if self.peek() == "@":
            hint = 'write [@a "…"; @b "…"]'
            return CitingError("no ; stands between two sources of a citation", hint, start)
        if word:
            if "]" not in self.text[self.pos : self.end].partition("[")[0]:
                message = f'a citation is not closed before "{word}"'
                return CitingError(message, _UNCLOSED_HINT, start)
            message = f'"{word}" is not understood in a citation'
            hint = guess(word, KEYWORDS) or _PARTS_HINT
            return CitingError(message, f"{hint}\n{_UNCLOSED_HINT}", start)
        message = f'a citation is not closed before "{self.peek()}"'
        return CitingError(message, _UNCLOSED_HINT, start)

    def quoted(self, name: str, start: int) -> str:
        """The words between the quotation marks that open here, in one line."""
        self.skip_space()
        if self.peek() not in _CLOSING or not self.peek():
            hint = f'write {name} "…"'
            raise CitingError(f'no quotation marks stand after "{name}" in a citation', hint, start)
        last = min(self.end, self.pos + LONGEST_QUOTE)
        if self.peek() == '"':
            match = _STRAIGHT.match(self.text, self.pos, last)
            words, end = (re.sub(r'\\(["\\])', r"\1", match[1]), match.end()) if match else ("", 0)
        else:
            end = _end_of_pair(self.text, self.pos, last)
            words = self.text[self.pos + 1 : end - 1]
        if not end:
            message = f"the quotation mark {self.peek()} is not closed in a citation"
            hint = 'close it in the same paragraph; \\" is a quotation mark inside a quote'
            raise CitingError(message, hint, start)
        self.pos = end
        return " ".join(words.split())

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self.text, self.pos, self.end)
        assert match
        return match


def _end_of_pair(text: str, start: int, end: int) -> int:
    """The offset after the mark that closes the one at `start`; 0 if none does."""
    awaited = [_CLOSING[text[start]]]
    for match in _COUNTING[text[start]].finditer(text, start + 1, end):
        if match[0] in awaited[-1]:
            awaited.pop()
        else:
            awaited.append(_CLOSING.get(match[0], match[0]))
        if not awaited:
            return match.end()
    return 0


_TARGET = re.compile(r"[^\[\]|\n]*")


def parse_link(text: str, start: int = 0, end: int | None = None) -> LinkWritten:
    """Read the record link whose `[[` stands at `start`; raise CitingError if it is not whole."""
    last = len(text) if end is None else end
    match = _TARGET.match(text, start + 2, min(last, start + 2 + LONGEST_LABEL))
    assert match
    label, after = _label(text, start, match.end(), last)
    kind, colon, id = match[0].strip().rpartition(":")
    kind, id = kind.strip(), id.strip()
    if colon and kind not in get_args(Kind):
        hint = guess(kind, get_args(Kind)) or "the kinds are " + ", ".join(get_args(Kind))
        raise CitingError(f'"{kind}" is no kind of record', hint, start)
    if not id:
        hint = "write kind:id, such as [[event:recognition]]; \\[[ is plain text"
        raise CitingError("a record link names no record", hint, start)
    if not is_record_id(id):
        raise CitingError(f'"{id}" is not a record id', id_hint(id), start)
    return LinkWritten(kind or None, id, label, after)


def _label(text: str, start: int, pos: int, last: int) -> tuple[str | None, int]:
    """The label after a target that ends at `pos`, and the offset after the closing brackets."""
    if text.startswith("]]", pos, last):
        return None, pos + 2
    close = text.find("]]", pos, min(last, pos + LONGEST_LABEL))
    if close < 0 or not text.startswith("|", pos, last):
        hint = "end it with ]], and write \\[[ for brackets that are plain text"
        raise CitingError("a record link is not closed", hint, start)
    label = " ".join(text[pos + 1 : close].split())
    if not label:
        hint = "write one after the |, or take the | away"
        raise CitingError("the label of a record link is empty", hint, start)
    return label, close + 2
