"""As much of an archived article as the site may show, with its quoted passages marked."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from dossier.archive import Captured
from dossier.articles import Block
from dossier.citations import Citation
from dossier.quotes import Span
from dossier.records import Source
from dossier.verification import Passage, Verification, Words, words_of


@dataclass(frozen=True, slots=True)
class Extract:
    """A paragraph (or several that one quotation joins) with its marks.

    `citations` are the passages that begin in it. `again` says that the paragraph has been shown
    before: two passages that overlap cannot both be marked in one copy of it.
    """

    kind: str
    html: Markup
    citations: tuple[Words, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A number of paragraphs that are not shown."""

    paragraphs: int


@dataclass(frozen=True, slots=True)
class _Marked:
    """A quotation in an article: the spans of its pieces, and the id of its first mark."""

    id: str
    words: Words
    spans: tuple[Span, ...]
    number: str = ""

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    def anchors(self) -> list[tuple[Markup, Span]]:
        """The opening tag and span of each piece; the id of the first is the passage's anchor.

        The number is on the last, at whose end the style sheet prints it.
        """
        ids = [f"{self.id}-{n}" if n else self.id for n in range(len(self.spans))]
        tags = [_OPEN.format(id) for id in ids]
        if self.number:
            tags[-1] = _OPEN_NUMBERED.format(ids[-1], self.number)
        return list(zip(tags, self.spans, strict=True))


_OPEN = Markup('<mark id="{}">')
_OPEN_NUMBERED = Markup('<mark id="{}" data-number="{}">')


def passage_id(citation: Citation) -> str:
    """The anchor of a quoted passage on the page of its source; the same in every build."""
    return _anchor(words_of(citation))


def _anchor(words: Words) -> str:
    return "q-" + hashlib.sha256("\0".join(words).encode()).hexdigest()[:10]


def publication(verification: Verification, source: Source) -> str:
    """How much of a source's text the site may show: `excerpts`, `full` or `none`."""
    return source.publish or verification.dossier.settings.publish_articles


def shown_blocks(verification: Verification, source: Source, number: int) -> frozenset[int]:
    """The blocks (from 0) of a capture whose text the site may show."""
    captured = verification.dossier.captures[source.id][number]
    blocks = captured.folded.article.blocks
    allowed = publication(verification, source)
    if allowed == "full":
        return frozenset(range(len(blocks)))
    if allowed == "none":
        return frozenset()
    spans = [span for mark in _marked(verification, source, number) for span in mark.spans]
    return frozenset(i for i, b in enumerate(blocks) if any(_meet(s, b) for s in spans))


def passages_in_order(verification: Verification, source: Source) -> tuple[Words, ...]:
    """The quoted passages of a source in the order in which they stand in its captures."""
    captures = range(len(verification.dossier.captures.get(source.id, ())))
    return tuple(
        mark.words for number in captures for mark in _marked(verification, source, number)
    )


def extracts(
    verification: Verification, source: Source, number: int, labels: Mapping[Words, str] = {}
) -> tuple[Extract | Gap, ...]:
    """A capture as its source's page shows it; `labels` are the numbers of passages."""
    captured = verification.dossier.captures[source.id][number]
    marked = [
        replace(mark, number=labels.get(mark.words, ""))
        for mark in _marked(verification, source, number)
    ]
    if publication(verification, source) == "none":
        text = captured.folded.article.text
        return tuple(
            Extract("paragraph", _quoted_alone(text, mark), (mark.words,)) for mark in marked
        )
    return tuple(_paragraphs(captured, marked, shown_blocks(verification, source, number)))


def _marked(verification: Verification, source: Source, number: int) -> list[_Marked]:
    """The quotations found in a capture, by place, the longer first."""
    found: dict[Words, Passage] = {}
    for use in verification.quoted_from.get(source.id, ()):
        words = words_of(use.citation)
        found[words] = verification.passages[words]
    marks = [
        _Marked(_anchor(words), words, passage.found.spans)
        for words, passage in found.items()
        if passage.number == number
    ]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.id))


def _quoted_alone(text: str, mark: _Marked) -> Markup:
    return Markup(" […] ").join(
        tag + text[span.start : span.end] + Markup("</mark>") for tag, span in mark.anchors()
    )


def _paragraphs(
    captured: Captured, marked: list[_Marked], shown: frozenset[int]
) -> Iterator[Extract | Gap]:
    article = captured.folded.article
    hidden = 0
    for first, last in _runs(article.blocks, marked):
        run = Span(article.blocks[first].start, article.blocks[last].end)
        parts = _without(run, captured.omitted)
        if not parts:
            continue
        if shown.isdisjoint(range(first, last + 1)):
            hidden += last - first + 1
            continue
        if hidden:
            yield Gap(hidden)
            hidden = 0
        begun = [mark for mark in marked if run.start <= mark.start < run.end]
        reaching = [mark for mark in marked if any(_meet(span, run) for span in mark.spans)]
        ends = [article.blocks[index].end for index in range(first, last)]
        for turn, family in enumerate(_families(reaching)):
            html = Markup("").join(_html(article.text, part, family, ends) for part in parts)
            words = tuple(mark.words for mark in family if mark in begun)
            yield Extract(article.blocks[first].kind, html, words, turn > 0)
    if hidden:
        yield Gap(hidden)


def _runs(blocks: Sequence[Block], marked: list[_Marked]) -> Iterator[tuple[int, int]]:
    """First and last block of each run of blocks that a passage joins, in order."""
    crossing = [span for mark in marked for span in mark.spans]
    first = 0
    for index in range(1, len(blocks) + 1):
        ends_run = index == len(blocks) or not any(
            span.start < blocks[index].start < span.end for span in crossing
        )
        if ends_run:
            yield first, index - 1
            first = index


def _families(marked: list[_Marked]) -> list[list[_Marked]]:
    """The marks in as few groups as will do, in each of which none cuts across another."""
    families: list[list[_Marked]] = []
    for mark in marked:
        family = next((f for f in families if not any(_cross(mark, m) for m in f)), None)
        if family is None:
            families.append([mark])
        else:
            family.append(mark)
    return families or [[]]


def _cross(one: _Marked, other: _Marked) -> bool:
    return any(
        a.start < b.start < a.end < b.end or b.start < a.start < b.end < a.end
        for a in one.spans
        for b in other.spans
    )


def _html(text: str, part: Span, family: list[_Marked], ends: list[int]) -> Markup:
    """A stretch of text with nested marks, and a break at the end of each paragraph within."""
    spans = [(span, tag) for mark in family for tag, span in mark.anchors() if _meet(span, part)]
    spans.sort(key=lambda each: (each[0].start, -each[0].end))
    cuts = {part.start, part.end, *(end for end in ends if part.start < end < part.end)}
    cuts |= {min(max(edge, part.start), part.end) for s, _ in spans for edge in (s.start, s.end)}
    html = Markup("")
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        html += Markup("").join(tag for s, tag in spans if max(s.start, part.start) == start)
        html += Markup('<br class="paragraph-end">') if start in ends else Markup("")
        html += text[start:end].lstrip("\n") if start in ends else text[start:end]
        html += Markup("</mark>") * sum(min(s.end, part.end) == end for s, _ in spans)
    return html


def _without(span: Span, omitted: Sequence[Span]) -> list[Span]:
    """What is left of a span outside the omitted ones."""
    left = [span]
    for cut in omitted:
        left = [
            Span(start, end)
            for s in left
            for start, end in ((s.start, min(s.end, cut.start)), (max(s.start, cut.end), s.end))
            if start < end
        ]
    return left


def _meet(span: Span, other: Span | Block) -> bool:
    return span.start < other.end and other.start < span.end
