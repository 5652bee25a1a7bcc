"""The notes of one page: a number for each passage cited, in the order of first citation."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, repeat

from markupsafe import Markup

from dossier.citations import Citation
from dossier.words import Words

_MARK = Markup(
    '<a class="{sort}" id="{use}" href="#{note}" role="doc-noteref" aria-label="{label}">'
    "{number}</a>"
)


class Numbering:
    """Numbers citations as a page is made; the same passage keeps its number."""

    def __init__(self, words: Words) -> None:
        self._words = words
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
            use=use_id(cited.number, cited.uses),
            note=note_id(cited.number),
            label=self._words.say("note.label", n=self._words.number(cited.number)),
            number=self._words.number(cited.number),
        )

    def last_use(self, citation: Citation) -> str:
        """The anchor of the last mark made for a citation."""
        cited = self._cited[_passage(citation)]
        return use_id(cited.number, cited.uses)

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
