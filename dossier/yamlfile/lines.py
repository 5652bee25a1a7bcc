"""A YAML text as the lines that a person sees, some of them changed on trial."""

import re
from typing import NamedTuple

# How many lines above the parser's stop a slip is looked for; that of a mark that opens something
# may be far above. Nobody makes slips by hand in longer lines.
_NEAR, _FAR = 3, 200
_LONGEST = 2_000

# Blanks that look like spaces and are none.
ODD_BLANK = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"

_BEFORE_VALUE = re.compile(r" *(?:- +)*(?:[\w.-]+:(?: +|$))?")
_NAME = re.compile(r"[\w.-]+:")


class Mend(NamedTuple):
    """A slip at an offset of the text, and the whole text without it.

    An empty `message` or `hint` leaves it to what is known of the parser's complaint.
    """

    at: int
    text: str
    message: str
    hint: str
    is_last_resort: bool = False


class Lines:
    """A text at which the parser stopped: at an offset, in what began at another."""

    def __init__(self, text: str, at: int, begun: int) -> None:
        self.lines = text.split("\n")
        self.at = at
        self.last = text.count("\n", 0, at)
        self._begun = text.count("\n", 0, begun)

    def __getitem__(self, number: int) -> str:
        return self.lines[number]

    def is_stop_at_name(self) -> bool:
        """Whether the parser stopped before it came to a value on the line."""
        column = self.at - self.offset(self.last, 0)
        return re.fullmatch(r" *(?:- +)*(?:[\w-]+:?)?", self[self.last][:column]) is not None

    def near(self) -> list[int]:
        """The line of the stop, and those with something on them before it, nearest first."""
        above = (i for i in range(self.last - 1, -1, -1) if self.lines[i].strip())
        found = [self.last, *(i for _, i in zip(range(_NEAR), above, strict=False))]
        found += [] if self._begun in found else [self._begun]
        return [number for number in found if len(self[number]) <= _LONGEST]

    def far(self) -> list[int]:
        """The lines from that of the stop to one far above."""
        numbers = range(self.last, max(-1, self.last - _FAR), -1)
        return [number for number in numbers if len(self[number]) <= _LONGEST]

    def below(self, number: int) -> range:
        """The lines after one."""
        return range(number + 1, len(self.lines))

    def above(self, number: int) -> int | None:
        """The nearest line before one that has something on it."""
        return next((i for i in range(number - 1, -1, -1) if self.lines[i].strip()), None)

    def block(self, number: int) -> list[int]:
        """A line and those indented below it."""
        found = [number]
        for below in self.below(number):
            if self.lines[below].strip() and indent_of(self.lines[below]) <= indent_of(
                self[number]
            ):
                break
            found.append(below)
        return found

    def text_from(self, number: int) -> list[int]:
        """A line and those below it up to the next that begins like a field or item."""
        found = [number]
        for below in self.below(number):
            if re.match(r" *(?:- |[\w-]+\s*[:=：])", self[below]):
                break
            found.append(below)
        return found[:_FAR]

    def extent(self, number: int) -> int:
        """The last line of a text without quotation marks that begins on a line."""
        before = self[number][: value_on(self[number])]
        name = _NAME.search(before)
        indent = name.start() if name else indent_of(self[number])
        last = number
        for below in self.below(number):
            if self[below].strip():
                if indent_of(self[below]) <= indent:
                    break
                last = below
        return last

    def start_of(self, number: int) -> int:
        """The line on which the text begins that a line continues; itself if it continues none."""
        while value_on(self[number]) == indent_of(self[number]):
            above = self.above(number)
            if above is None or indent_of(self[above]) > indent_of(self[number]):
                break
            number = above
        return number

    def offset(self, number: int, column: int) -> int:
        """The offset of a column (from 0) of a line."""
        return sum(map(len, self.lines[:number])) + number + column

    def changed(self, changes: dict[int, str], column: int, message: str, hint: str) -> Mend:
        """The text with other lines at some numbers; the slip is in the first of them.

        In a hint, `{}` stands for that line as mended.
        """
        first = min(changes)
        lines = list(self.lines)
        for number, line in changes.items():
            lines[number] = line
        hint = hint.replace("{}", shortened(changes[first].strip()))
        return Mend(self.offset(first, column), "\n".join(lines), message, hint)


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def value_on(line: str) -> int:
    """Where the value on a line begins, after its field's name or the `- ` of its item."""
    match = _BEFORE_VALUE.match(line)
    return match.end() if match else 0


def shortened(line: str) -> str:
    """A line as a hint can show it."""
    return line if len(line) <= 90 else f"{line[:50]} … {line[-35:]}"


def quoted(text: str) -> str:
    """A text in quotation marks that hold it as it stands, instead of any around it."""
    inner = text
    if len(text) > 1 and (text[0], text[-1]) in (('"', '"'), ("'", "'"), ("“", "”")):
        inner = text[1:-1]
    if '"' not in inner and "\\" not in inner:
        return f'"{inner}"'
    if "'" not in inner:
        return f"'{inner}'"
    return '"' + inner.replace("\\", "\\\\").replace('"', '\\"') + '"'
