"""The notes of one page: a number for each passage cited, in the order of first citation."""

from collections.abc import Iterable

from markupsafe import Markup

from dossier.citations import Citation
from dossier.words import Words

_MARK = Markup(
    '<a class="citation" id="{use}" href="#{note}" role="doc-noteref" aria-label="{label}">'
    "{number}</a>"
)


class Numbering:
    """Numbers citations as a page is made; the same passage keeps its number."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers: dict[Citation, int] = {}
        self._uses: dict[Citation, int] = {}

    def marks(self, citations: Iterable[Citation]) -> Markup:
        """The numbers that stand for citations, each a link to its note."""
        return Markup("").join(self._mark(citation) for citation in citations)

    def _mark(self, citation: Citation) -> Markup:
        number = self._numbers.setdefault(citation, len(self._numbers) + 1)
        self._uses[citation] = self._uses.get(citation, 0) + 1
        return _MARK.format(
            use=use_id(number, self._uses[citation]),
            note=note_id(number),
            label=self._words.say("note.label", n=self._words.number(number)),
            number=self._words.number(number),
        )

    def cited(self) -> list[tuple[Citation, int]]:
        """What has been cited, in the order of the numbers, and how often each."""
        return list(self._uses.items())


def note_id(number: int) -> str:
    """The anchor of a note."""
    return f"ref-{number}"


def use_id(number: int, use: int) -> str:
    """The anchor of the `use`-th place (from 1) that cites a note."""
    return f"use-{number}-{letter(use)}"


def letter(use: int) -> str:
    """a, b, … z, aa, ab, … for the uses of a note."""
    text = ""
    while use:
        use, rest = divmod(use - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
