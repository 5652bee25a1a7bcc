"""Where in a file a thing of its text stands: the thing as written, and which one of its like.

The text of a field is not what stands in the file: YAML folds lines and has escapes. So a place in
a text is kept as a *needle*, a piece without white space, quotation mark or backslash, and `nth`,
how many such needles come before. Both are the same in the text and in the file.
"""

import re
from collections import Counter

# A citation's @id, and a record link up to its target.
_MARK = re.compile(r"@[\w-]*|\[\[(?!\[)[\w:-]*")
_PIECE = re.compile(r"""[^\s"'\\\ufffd]{1,60}""")


def needle_pattern(needle: str) -> re.Pattern[str]:
    """What finds the needle, and no longer word that begins like it."""
    if needle.startswith("@"):
        return re.compile(re.escape(needle) + r"(?![\w-])")
    if needle.startswith("[["):
        return re.compile(re.escape(needle) + r"(?![\w:-])" + r"(?!\[)" * (needle == "[["))
    return re.compile(re.escape(needle))


def locate(needle: str, nth: int, text: str) -> int | None:
    """The offset of the `nth` (from 0) needle in a text or in the file it was read from."""
    for count, match in enumerate(needle_pattern(needle).finditer(text)):
        if count == nth:
            return match.start()
    return None


class Needles:
    """The needles of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks: dict[int, tuple[str, int]] | None = None

    def at(self, offset: int) -> tuple[str, int]:
        """The needle at an offset, and how many of its like come before."""
        if self._marks is None:
            self._marks = self._count_marks()
        if offset in self._marks:
            return self._marks[offset]
        match = _PIECE.match(self._text, offset)
        needle = match[0] if match else self._text[offset : offset + 1]
        return needle, self._text.count(needle, 0, offset)

    def _count_marks(self) -> dict[int, tuple[str, int]]:
        """Every citation and record link in one pass, however many there are."""
        marks: dict[int, tuple[str, int]] = {}
        seen: Counter[str] = Counter()
        for match in _MARK.finditer(self._text):
            marks[match.start()] = (match[0], seen[match[0]])
            seen[match[0]] += 1
        return marks
