"""Articles made of words that stand nowhere else in the world.

Each word is known by itself to come from one place of one article, so that a single one of them
gives a leak away, and none is taken for one. What may be shown is told by the cases alone, without
the program.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

Marks = frozenset[str]

_MARK = re.compile(r"qx[b-df-hj-np-tv-z]{5}|[\u9000-\u9dff]")
NAME = "Maren Holt"
_LETTERS = "bcdfghjklmnpqrstvwxz"


SECRET = "publish-none-uncited"
"""The case of whose words nothing may ever be shown."""


def marks(text: str) -> Marks:
    """The words of articles in a text, case folded."""
    return frozenset(_MARK.findall(text.casefold()))


@dataclass(frozen=True)
class Case:
    """A source: its captures, each a list of paragraphs, and what is quoted from it."""

    id: str
    captures: tuple[tuple[str, ...], ...]
    quotes: tuple[str, ...] = ()
    omit: tuple[str, ...] = ()
    publish: str | None = None
    ending: str = "txt"
    is_draft: bool = False
    unseen: str = ""

    def allowed(self, publish_articles: str) -> Marks:
        """The words of this source's articles that the site may show."""
        quoted = frozenset[str]().union(*map(marks, self.quotes))
        shown = {
            "none": quoted,
            "excerpts": quoted.union(*map(marks, self._cited_paragraphs())),
            "full": quoted.union(*map(marks, self._paragraphs())),
        }[self.publish or publish_articles]
        return frozenset() if self.is_draft else shown - marks(" ".join(self.omit))

    @property
    def words(self) -> Marks:
        """All words of its articles."""
        return marks(" ".join(self._paragraphs()) + self.unseen)

    def _paragraphs(self) -> Iterator[str]:
        return (paragraph for capture in self.captures for paragraph in capture)

    def _cited_paragraphs(self) -> Iterator[str]:
        """The paragraphs that words are quoted from, of the first capture that has the words."""
        for quote in map(marks, self.quotes):
            capture = next(each for each in self.captures if quote <= marks(" ".join(each)))
            yield from (paragraph for paragraph in capture if marks(paragraph) & quote)


class _Press:
    """Prints paragraphs of new words, an actor's name among them."""

    def __init__(self) -> None:
        self._numbers = count()

    def word(self) -> str:
        number, letters = next(self._numbers), ""
        for _ in range(5):
            number, letter = divmod(number, len(_LETTERS))
            letters = _LETTERS[letter] + letters
        return "qx" + letters

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(3))

    def sentence(self) -> str:
        first, *others = (self.word() for _ in range(8))
        return " ".join([first.capitalize(), *others[:3], NAME, *others[3:]]) + "."

    def article(self, paragraphs: int = 5) -> tuple[str, ...]:
        return tuple(self.paragraph() for _ in range(paragraphs))


def cut(text: str, first: int, last: int) -> str:
    """The words of a text from one number to another."""
    return " ".join(text.split()[first:last])


def cases() -> tuple[Case, ...]:
    """A source for each way in which a text is held, quoted, left out and let out."""
    return tuple(_cases(_Press()))


def _cases(press: _Press) -> Iterator[Case]:
    text = press.article()
    yield Case("plain", (text,), (cut(text[1], 2, 9), cut(text[3], 12, 19)))
    copied = (*press.article(2), text[4], *press.article(2))
    yield Case("copied", (copied,), (cut(copied[0], 1, 5),))
    text = press.article()
    overlapping = (cut(text[1], 2, 12), cut(text[1], 8, 18), cut(text[1], 9, 12))
    yield Case("overlapping", (text,), overlapping)
    text = press.article()
    yield Case("crossing", (text,), (f"{cut(text[1], 24, 30)} {cut(text[2], 0, 5)}",))
    text = press.article()
    yield Case("elided", (text,), (f"{cut(text[1], 3, 8)} … {cut(text[2], 12, 17)}",))
    text = press.article()
    inserted = f"{cut(text[2], 2, 6)} [the mayor of Port Alva] {cut(text[2], 6, 10)}"
    yield Case("bracketed", (text,), (inserted,))
    first = press.article()
    second = (first[0], f"{first[1]} {press.sentence()}", *press.article(3))
    again = (cut(first[1], 2, 9), cut(second[3], 4, 10))
    yield Case("captured-twice", (first, second), again)
    text = press.article()
    cuts = (cut(text[1], 10, 20), f"{cut(text[3], 0, 2)} … {cut(text[3], 27, 30)}")
    left_out = (cuts[0], text[3])
    yield Case("cut", (text,), (cut(text[1], 1, 7), cut(text[1], 23, 27)), left_out)
    yield Case("never-cited", (press.article(),))
    yield Case("cited-whole", (press.article(),), ("",))
    yield Case("not-held", ())
    text = press.article()
    yield Case("drafted", (text,), (cut(text[1], 2, 9),), is_draft=True)
    for publish in ("none", "excerpts", "full"):
        text = press.article()
        yield Case(f"publish-{publish}", (text,), (cut(text[2], 2, 9),), publish=publish)
        yield Case(f"publish-{publish}-uncited", (press.article(),), publish=publish)
    for ending in ("html", "md"):
        text = press.article()
        hidden = " ".join(press.word() for _ in range(5))
        yield Case(
            f"kept-as-{ending}", (text,), (cut(text[1], 4, 9),), ending=ending, unseen=hidden
        )
    signs = "".join(map(chr, range(0x9000, 0x9000 + 400)))
    text = tuple(f"{signs[at : at + 40]}。" for at in range(0, 400, 40))
    yield Case("unspaced", (text,), (text[2][5:17], text[6][20:30]))
