"""What an archived text says in the words of others: the stretches between quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from dossier.articles import Article, Block, Span
from dossier.scripts import begins_word, is_spaceless

# The marks that each mark may close. A mark that opens as well is told by what stands beside it.
_CLOSES = {
    '"': '"',
    "＂": "＂",
    "”": "“„‟”",
    "“": "„“",
    "’": "‘‚‛",
    "‘": "‚",
    "'": "'",
    "»": "«",
    "«": "»",
    "›": "‹",
    "‹": "›",
    **dict(zip("」』》〉﹂﹄｣〞〟", "「『《〈﹁﹃｢〝〝", strict=True)),
}
_OPENERS = frozenset("".join(_CLOSES.values()))
_TWO_WAYS = frozenset("\"＂”'»›")  # open only before a word, where nothing is open to be closed
_SINGLE = frozenset("'‘’‚‛")
_IN_WORDS = _SINGLE | {'"', "”"}
_OPENING = frozenset("“‘«‹")  # in some languages they close, but never before a letter
_DIRECTED = frozenset("“„«「『《〈﹁﹃｢〝")
_WRITTEN = {"``": "“", "''": "”"}  # as wire copy has them
_MARK = re.compile(f"``|''|[{''.join(sorted(_OPENERS | _CLOSES.keys()))}]")
_AFTER_CLOSING = frozenset(" \t\n\xa0\u202f,.;:!?)]}»”’。，、；：！？）")
# Dutch 's and 't, Afrikaans 'n, English 'em and '90s: an apostrophe at the beginning of a word.
_ELISION = re.compile(r"['’‘](?:[dkmnrst]|em|til|tis|twas|cause|\d\ds?)(?!\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"s['’] (?=[^\W\d_])[^A-Z]")
LEAST_WORDS, LEAST_CHARACTERS = 5, 10  # of speech, and where a script has no spaces
FARTHEST = 4  # paragraphs that a quotation marked only at its two ends may run over


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark: where it stands, and whether it may open or close by its neighbours."""

    at: int
    end: int
    sign: str
    opens: bool
    closes: bool


@dataclass
class _Paragraph:
    """The quotations of one paragraph, and the marks in it that have no counterpart there."""

    pairs: list[Span] = field(default_factory=list)
    opened: list[_Mark] = field(default_factory=list)
    closed: list[_Mark] = field(default_factory=list)


def speech(article: Article) -> Iterator[Span]:
    """The quotations that are longer than a name or a few single words."""
    return (s for s in quotations(article) if _is_speech(article.text[s.start : s.end]))


def _is_speech(text: str) -> bool:
    return len(text.split()) >= LEAST_WORDS or sum(map(is_spaceless, text)) >= LEAST_CHARACTERS


def quotations(article: Article) -> tuple[Span, ...]:
    """The stretches between quotation marks, marks included, and the blocks that are quotations.

    Those inside others are not given. A mark that is never closed opens nothing, unless the next
    paragraph begins with one too, or one of the next few closes it.
    """
    spans: list[Span] = []
    left: tuple[int, _Mark] | None = None
    before: Block | None = None
    for number, block in enumerate(article.blocks):
        if block.kind == "quotation":
            spans.append(Span(block.start, block.end))
            continue
        paragraph = _paragraph(article.text, block)
        spans += paragraph.pairs
        if left and before:
            number_left, mark = left
            closing = _closing(mark, paragraph)
            if number == number_left + 1 and _goes_on(article.text[block.start], mark):
                spans.append(Span(mark.at, before.end))
                left = None
            elif closing is not None:
                spans.append(Span(mark.at, closing))
                left = None
            elif number - number_left >= FARTHEST:
                left = None
        if paragraph.opened:
            left = number, _outer(paragraph.opened)
        before = block
    return _outermost(spans)


def _outer(opened: list[_Mark]) -> _Mark:
    """The last of the marks that is no single one, as those stand inside others."""
    return next((mark for mark in reversed(opened) if mark.sign not in _SINGLE), opened[-1])


def _goes_on(first: str, mark: _Mark) -> bool:
    """Whether a paragraph that begins so goes on with the quotation that the mark opened."""
    return first == mark.sign or (first in _CLOSES and mark.sign in _CLOSES[first])


def _closing(mark: _Mark, paragraph: _Paragraph) -> int | None:
    if mark.sign not in _DIRECTED:
        return None
    return next((m.end for m in paragraph.closed if mark.sign in _CLOSES[m.sign]), None)


def _paragraph(text: str, block: Block) -> _Paragraph:
    """Pair the marks of a paragraph, each closing one with the last that it may close."""
    found = _Paragraph()
    marks = list(_marks(text, block))
    opened: dict[str, int] = dict.fromkeys(_OPENERS, 0)
    for index, mark in enumerate(marks):
        closable = [sign for sign in _CLOSES.get(mark.sign, "") if opened[sign]]
        if closable and mark.closes and not _is_possessive(text, marks, index):
            while True:
                last = found.opened.pop()
                opened[last.sign] -= 1
                if last.sign in closable:
                    break
            found.pairs.append(Span(last.at, mark.end))
        elif mark.opens:
            found.opened.append(mark)
            opened[mark.sign] += 1
        elif mark.closes:
            found.closed.append(mark)
    return found


def _marks(text: str, block: Block) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, block.start, block.end):
        (at, end), sign = match.span(), _WRITTEN.get(match[0], match[0])
        before = text[at - 1] if at > block.start else " "
        after = text[end] if end < block.end else " "
        if end == at + 1 and sign in _IN_WORDS and _is_of_a_word(text, at, before, after):
            continue
        ahead = after not in _AFTER_CLOSING or text.startswith("...", end)
        spaced = sign == '"' and before.isspace() and not ahead
        opens = sign in _OPENERS and (sign not in _TWO_WAYS or ahead or spaced)
        closes = sign == "»" or spaced or not before.isspace()
        yield _Mark(at, end, sign, opens, closes and not (sign in _OPENING and after.isalnum()))


def _is_of_a_word(text: str, at: int, before: str, after: str) -> bool:
    """Whether the mark is an apostrophe, or stands in an abbreviation as Hebrew writes it."""
    if not before.isalnum():
        return _ELISION.match(text, at) is not None
    return after.isalnum() and not begins_word(text, at) and not begins_word(text, at + 1)


def _is_possessive(text: str, marks: list[_Mark], index: int) -> bool:
    """Whether it is the apostrophe of `the workers’ strike` and a later mark ends the quotation."""
    mark = marks[index]
    if mark.sign not in "’'" or not _POSSESSIVE.match(text, mark.at - 1):
        return False
    later = next((m for m in islice(marks, index + 1, None) if m.sign in _SINGLE), None)
    return later is not None and later.closes and not later.opens


def _outermost(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            kept[-1] = Span(kept[-1].start, span.end)
    return tuple(kept)
