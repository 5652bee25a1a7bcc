"""The house style of references: Chicago's for newspapers, the paper first where nobody signs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dossier.bibliography.items import Item
from dossier.words import Words
from dossier.words.quoting import within_marks

RunKind = Literal["", "author", "outlet", "title", "date", "address"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a reference, and what it is; nothing for the signs between."""

    text: str
    kind: RunKind = ""


def reference(item: Item, words: Words) -> tuple[Run, ...]:
    """A reference to an item, such as `The Moscow Times. “Builders to Help.” 19 July 2022.`

    Where it names authors, they come first and the outlet before the date. A title that the
    editors supplied stands without quotation marks.
    """
    runs: list[Run] = []
    for sentence in _sentences(item, words):
        runs += [Run(words.say("bibliography.between"))] * bool(runs) + sentence
    return tuple(runs)


def as_text(runs: tuple[Run, ...]) -> str:
    """A reference as plain words."""
    return "".join(run.text for run in runs)


def stop_after(text: str, words: Words) -> str:
    """The full stop that a text needs; none where it ends in one, or asks or calls out."""
    return "" if text.rstrip(_CLOSING).endswith(_ENDS) else words.say("bibliography.stop")


_CLOSING = "\"'”’»“›"
_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟", "۔", "।")


def _sentences(item: Item, words: Words) -> Iterator[list[Run]]:
    outlet, date = Run(item.outlet, "outlet"), _date(item, words)
    authors = Run(words.join(item.authors), "author")
    yield _stopped(authors if item.authors else outlet, words)
    title = Run(within_marks(item.title, words), "title")
    if item.is_supplied:
        yield _stopped(title, words)
    else:
        stop = Run(stop_after(title.text, words))
        yield _filled("bibliography.title", words, title=title, stop=stop)
    if item.authors and item.container:
        stop = Run(stop_after(date, words))
        parts = {"outlet": outlet, "date": Run(date, "date"), "stop": stop}
        yield _filled("bibliography.in-outlet", words, **parts)
    else:
        yield _stopped(Run(date[:1].upper() + date[1:], "date"), words)
    if item.url:
        yield [Run(item.url, "address"), Run(words.say("bibliography.stop"))]


def _date(item: Item, words: Words) -> str:
    if item.published:
        return words.date(item.published)
    if item.accessed:
        return words.say("bibliography.undated-read", date=words.date(item.accessed))
    return words.say("dates.not-known")


def _stopped(run: Run, words: Words) -> list[Run]:
    return [run, Run(stop_after(run.text, words))]


def _filled(key: str, words: Words, **runs: Run) -> list[Run]:
    """The wording at `key` with runs in its places."""
    pieces = enumerate(words.wordings[key].pieces())
    found = (runs[piece] if place % 2 else Run(piece) for place, piece in pieces)
    return [run for run in found if run.text]
