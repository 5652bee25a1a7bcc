"""The notes of one page: a number for each passage cited, in the order of first citation."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, repeat

from markupsafe import Markup

from dossier.citations import Citation
from dossier.pages.parts import BackLink
from dossier.words import Words

_MARK = Markup(
    '<a class="{sort}" id="{use}" href="#{note}" role="doc-noteref" aria-label="{label}">'
    "{number}</a>"
)


class Numbering:
    """Numbers citations as a page is made; the same passage keeps its number.

    `part` keeps the anchors of several such numberings in one file apart.
    """

    def __init__(self, words: Words, part: str = "") -> None:
        self._words = words
        self._part = part
        self._cited: dict[Citation, _Cited] = {}

    def marks(self, citations: Iterable[Citation]) -> Markup:
        """The numbers that stand for citations, each a link to its note."""
        sorts = chain(("citation",), repeat("citation also"))
        return Markup("").join(map(self._mark, citations, sorts))

    def _mark(self, citation: Citation, sort: str) -> Markup:
        passage = _passage(citation)
        cited = self._cited.setdefault(passage, _Cited(len(self._cited) + 1))
        cited.uses += 1
        cited.remark = cited.remark or citation.note
        return _MARK.format(
            sort=sort,
            use=self.use_id(cited.number, cited.uses),
            note=self.note_id(cited.number),
            label=self._words.say("note.label", n=self._words.number(cited.number)),
            number=self._words.number(cited.number),
        )

    def last_use(self, citation: Citation) -> str:
        """The anchor of the last mark made for a citation."""
        cited = self._cited[_passage(citation)]
        return self.use_id(cited.number, cited.uses)

    def note_id(self, number: int) -> str:
        """The anchor of a note."""
        return f"{self._part}ref-{number}"

    def use_id(self, number: int, use: int) -> str:
        """The anchor of the `use`-th place (from 1) that cites a note."""
        return f"{self._part}use-{number}-{letter(use)}"

    def back_links(self, number: int, uses: int) -> tuple[BackLink, ...]:
        """The ways from a note back to all that cites it."""
        return tuple(self._back_link(number, use) for use in range(1, uses + 1))

    def _back_link(self, number: int, use: int) -> BackLink:
        label = self._words.say("note.back", n=self._words.number(number), letter=letter(use))
        return BackLink(f"#{self.use_id(number, use)}", letter(use), label)

    def cited(self) -> list[tuple[Citation, int]]:
        """What has been cited, in the order of the numbers, and how often each.

        Citations of one passage that differ in their remarks are one, with the first remark.
        """
        return [
            (passage.model_copy(update={"note": cited.remark}), cited.uses)
            for passage, cited in self._cited.items()
        ]


def _passage(citation: Citation) -> Citation:
    """A citation without its remark: what a number stands for."""
    return citation.model_copy(update={"note": None})


@dataclass
class _Cited:
    """The number of a passage, how often it is cited, and what is remarked on it."""

    number: int
    uses: int = 0
    remark: str | None = None


def letter(use: int) -> str:
    """a, b, … z, aa, ab, … for the uses of a note."""
    text = ""
    while use:
        use, rest = divmod(use - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
