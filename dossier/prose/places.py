"""What a text holds besides plain Markdown, and where each such thing stands in it."""

import sys
from bisect import bisect
from dataclasses import dataclass, field

from markdown_it.token import Token

from dossier.prose.citing import (
    CitationGroup,
    CitingError,
    LinkWritten,
    parse_citation,
    parse_link,
)
from dossier.prose.weblinks import sort_of_address

MOST_FAULTS = 100

Written = CitationGroup | LinkWritten | CitingError


@dataclass(frozen=True, slots=True)
class Found:
    """Something in a text that is no plain Markdown, and the offset where it begins."""

    what: Written
    offsets: tuple[int, ...]
    code: str = ""


@dataclass(slots=True)
class MarkdownText:
    """A text as parsed. A token's `meta["found"]` is the number of its thing in `found`."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    fragments: list[tuple[str, int]] = field(default_factory=list)
    footnotes_unused: list[str] = field(default_factory=list)


class Reading:
    """What is known while one text is parsed."""

    def __init__(self, result: MarkdownText) -> None:
        self.result = result
        self.lines = result.text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.failures = 0
        self.cells: dict[int, int] = {}

    def enter(self, token: Token, in_cell: bool) -> None:
        """Begin a block of running text."""
        self.token = token
        self.in_cell = in_cell
        self.memory: dict[tuple[str, int], Written] = {}
        self.pieces = self._cell() if in_cell else None

    def parsed(self, mark: str, text: str, pos: int) -> Written | None:
        """What begins with the mark at `pos`; each place is looked at once."""
        if (mark, pos) not in self.memory:
            if self.failures >= MOST_FAULTS:
                return None
            try:
                parse = parse_citation if mark == "[@" else parse_link
                self.memory[mark, pos] = parse(text, pos)
            except CitingError as fault:
                self.failures += 1
                self.memory[mark, pos] = fault
        return self.memory[mark, pos]

    def add(self, what: Written, *positions: int, code: str = "") -> int:
        """Keep something found in this block, and return its number."""
        offsets = tuple(self.offset(position) for position in positions)
        self.result.found.append(Found(what, offsets, code))
        return len(self.result.found) - 1

    def refuse(self, code: str, message: str, hint: str, offset: int) -> None:
        fault = CitingError(message, hint, offset)
        self.result.found.append(Found(fault, (offset,), code))

    def check_address(self, href: str, offset: int) -> None:
        sort = sort_of_address(href)
        shown = href if len(href) <= 60 else href[:59] + "…"
        if sort == "fragment":
            self.result.fragments.append((href, offset))
        elif sort == "unsafe":
            message = f'a link leads to "{shown}"'
            self.refuse(
                "unsafe-link", message, "link to https, http or mailto addresses only", offset
            )
        elif sort == "relative":
            hint = (
                "write the whole address, or link a record, as in [[event:recognition|these words]]"
            )
            self.refuse("relative-link", f'the address "{shown}" is not whole', hint, offset)

    def offset(self, position: int) -> int:
        """Where in the text a position of this block's content stands."""
        if self.pieces is None:
            self.pieces = self._paragraph()
        begins, source = self.pieces[bisect(self.pieces, (position, sys.maxsize)) - 1]
        shift = self.token.content.count("|", 0, position) if self.in_cell else 0
        return source + position - begins + shift

    def _paragraph(self) -> list[tuple[int, int]]:
        """For each line of the content: its beginning, and the offset where that stands."""
        first = self.token.map[0] if self.token.map else 0
        pieces, begins = [], 0
        for number, line in enumerate(self.token.content.split("\n"), first):
            bare = line.lstrip()
            column = max(0, self.lines[number].rfind(bare.rstrip()))
            pieces.append((begins, self.starts[number] + column - (len(line) - len(bare))))
            begins += len(line) + 1
        return pieces

    def _cell(self) -> list[tuple[int, int]]:
        """The same for a table cell, which stands after the cells before it in its line."""
        number = self.token.map[0] if self.token.map else 0
        written = self.token.content.replace("|", "\\|")
        column = max(0, self.lines[number].find(written, self.cells.get(number, 0)))
        self.cells[number] = column + len(written)
        return [(0, self.starts[number] + column)]
