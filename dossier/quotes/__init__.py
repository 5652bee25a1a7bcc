"""The quote check: a quote passes when its words stand in the archived article, to the letter.

What counts as the same writing is in `dossier.quotes.folding`; besides, the first letter may have
another case, and a closing comma or full stop may be missing. A quote begins and ends at word
boundaries. `…`, `...` and `[…]` are looked for as written, then taken for omissions: the pieces
follow each other in order, no more than two paragraphs apart, each of at least three words or
twelve characters (five in a script without spaces), with no negation between. Words in [brackets]
are looked for as written, then taken for the editor's insertion. Nothing passes by likeness.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dossier.articles import Article, Span
from dossier.quotes.chains import Broken, Chain, chain, is_too_short, loose_chain
from dossier.quotes.concerns import concerns
from dossier.quotes.folding import fold
from dossier.quotes.matching import (
    MOST_OCCURRENCES,
    FoldedArticle,
    Occurrence,
    after_words,
    before_words,
    fold_article,
    needle,
    occurrences,
    spellings,
)
from dossier.quotes.nearest import nearest
from dossier.quotes.quotewords import quote_words
from dossier.quotes.readings import MOST_READINGS, Reading, readings
from dossier.quotes.verdicts import Concern, Found, Missed, Quote
from dossier.scripts import has_words

__all__ = [
    "Concern",
    "FoldedArticle",
    "Found",
    "Missed",
    "Quote",
    "Span",
    "find_quote",
    "fold_article",
    "locate_passage",
    "locate_within",
    "stands_in",
]

LARGEST_SHARE = 0.8


def find_quote(quote: Quote, articles: Sequence[FoldedArticle]) -> Found | Missed:
    """Find a quote in the first capture that has it; else explain by the one that comes nearest."""
    if not has_words(quote.text):
        return Missed("empty-quote", "the quote has no words", "quote the words it stands for")
    if not articles:
        return Missed("quote-not-found", "there is no archived article to find the quote in")
    misses: list[tuple[float, Missed]] = []
    for within in articles:
        result = _find(quote, within)
        if isinstance(result, Found):
            return result
        misses.append(_explained(result, within))
    return max(misses, key=lambda miss: miss[0])[1]


def stands_in(quote: Quote, within: FoldedArticle) -> bool:
    """Whether the quote passes for this article; cheaper than finding out why not."""
    return has_words(quote.text) and isinstance(_find(quote, within), Found)


def locate_passage(text: str, article: Article) -> Span | None:
    """Where a passage of any length stands, from its first words to its last.

    Omission marks may stand for any stretch between. For several passages of one article use
    `locate_within`.
    """
    return locate_within(text, fold_article(article))


def locate_within(text: str, within: FoldedArticle) -> Span | None:
    """As `locate_passage`, in an article that is folded already, with nothing omitted."""
    for reading in islice(readings(text, _has(within))[0], MOST_READINGS):
        places = _places(reading, within) if reading.pieces else [[]]
        found = loose_chain(places) if all(places) else None
        if found:
            return Span(found.links[0].span.start, found.links[-1].span.end)
    return None


@dataclass(frozen=True, slots=True)
class _Absent:
    """A piece of a quote that does not stand in the article."""

    piece: str


def _find(quote: Quote, within: FoldedArticle) -> Found | Missed | _Absent:
    """The first reading of the quote that is true; else what is wrong with the freest one."""
    meant, fault = readings(quote.text, _has(within), within.language)
    result: Found | Missed | _Absent = _Absent(quote.text)
    for reading in meant:
        latest = _try(reading, quote, within)
        if isinstance(latest, Found):
            return latest
        if not (isinstance(latest, _Absent) and isinstance(result, Missed)):
            result = latest
    if fault:
        hint = "put the editor's own words between whole words, as in `the [North Korean] builders`"
        return Missed("quote-brackets", fault, hint)
    return result


def _has(within: FoldedArticle) -> "_Has":
    return _Has(within)


@dataclass(frozen=True, slots=True)
class _Has:
    within: FoldedArticle

    def __call__(self, written: str) -> bool:
        return needle(written).text in self.within.folded.skeleton


def _try(reading: Reading, quote: Quote, within: FoldedArticle) -> Found | Missed | _Absent:
    flaw = _flaw(reading, within.language)
    if flaw:
        return flaw
    places = _places(reading, within, _enough(reading, quote))
    for piece, found in zip(reading.pieces, places, strict=True):
        if not found:
            return _Absent(piece)
    beside = _beside(quote, places, within)
    if isinstance(beside, Missed):
        return beside
    links = chain(within, beside) if len(beside) > 1 else Chain((beside[0][0],), len(beside[0]))
    if isinstance(links, Broken):
        return Missed("quote-omission", links.message, links.hint)
    return _too_long(links, within) or _found(links, within)


def _flaw(reading: Reading, language: str) -> Missed | None:
    if not reading.pieces:
        return Missed("empty-quote", "the quote has no words", "quote the words it stands for")
    for inserted in reading.insertions:
        if list(quote_words(language).negations.find(inserted)):
            message = f"the insertion [{inserted}] turns the sense of the quote"
            return Missed("quote-brackets", message, "say it in your own words, outside the quote")
    for piece in reading.pieces if len(reading.pieces) > 1 else ():
        if is_too_short(piece):
            message = f'"{piece}" is too short to identify its place beside an omission'
            hint = "quote at least three words or twelve characters on each side of it"
            return Missed("quote-omission", message, hint)
    return None


def _enough(reading: Reading, quote: Quote) -> int:
    """How many places to look at, so that no text, however repetitive, takes long."""
    if len(reading.pieces) > 1:
        return max(MOST_OCCURRENCES // (1 + len(reading.pieces)), 1_000)
    return MOST_OCCURRENCES if quote.prefix or quote.suffix else 101


def _places(
    reading: Reading, within: FoldedArticle, most: int = MOST_OCCURRENCES
) -> list[list[Occurrence]]:
    last = len(reading.pieces) - 1
    found: list[list[Occurrence]] = []
    for index, piece in enumerate(reading.pieces):
        words = spellings(piece, first=index == 0, last=index == last, language=within.language)
        found.append(occurrences(within, map(needle, words), most))
    return found


def _beside(
    quote: Quote, places: list[list[Occurrence]], within: FoldedArticle
) -> list[list[Occurrence]] | Missed:
    """The places, only those kept that have the prefix before and the suffix after them."""
    first, last = places[0][:100], places[-1][:100]
    if has_words(quote.prefix):
        kept = list(filter(after_words(within, quote.prefix), places[0]))
        if not kept:
            return _elsewhere("after", quote.prefix, [_before(p.span, within) for p in first])
        places = [kept, *places[1:]]
    if has_words(quote.suffix):
        kept = list(filter(before_words(within, quote.suffix), places[-1]))
        if not kept:
            return _elsewhere("before", quote.suffix, [_after(p.span, within) for p in last])
        places = [*places[:-1], kept]
    return places


def _elsewhere(side: str, words: str, there: list[str]) -> Missed:
    message = f'the quote stands in the archived article, but not {side} "{words}"'
    edge = "at its beginning" if side == "after" else "at its end"
    places = [f'{side} "{others}"' if others else edge for others in dict.fromkeys(there)]
    more = ", …" if len(places) > 3 else ""
    return Missed("quote-context", message, f"it stands {', '.join(places[:3])}{more}")


def _before(span: Span, within: FoldedArticle, length: int = 40) -> str:
    words = within.article.text[max(span.start - length, 0) : span.start].split()
    return " ".join(words[1:] if len(words) > 1 and span.start > length else words)


def _after(span: Span, within: FoldedArticle, length: int = 40) -> str:
    words = within.article.text[span.end : span.end + length].split()
    cut = len(words) > 1 and span.end + length < len(within.article.text)
    return " ".join(words[:-1] if cut else words)


def _too_long(links: Chain, within: FoldedArticle) -> Missed | None:
    whole = _weight(within.folded.skeleton)
    quoted = sum(_weight(within.folded.skeleton[p.start : p.end]) for p in links.links)
    if quoted <= LARGEST_SHARE * whole:
        return None
    message = f"the quote is {100 * quoted // whole} % of the archived article"
    hint = f"quote at most {LARGEST_SHARE:.0%} of it".replace("%", " %")
    return Missed("quote-too-long", message, hint)


def _weight(skeleton: str) -> int:
    return len(skeleton) - skeleton.count(" ")


def _found(links: Chain, within: FoldedArticle) -> Found:
    spans = tuple(place.span for place in links.links)
    return Found(within.article, spans, concerns(spans, links.beginnings, within))


def _explained(miss: Missed | _Absent, within: FoldedArticle) -> tuple[float, Missed]:
    """A miss with its hint, and how near it comes."""
    if isinstance(miss, Missed):
        return 200.0, miss
    passage = _in_omitted(miss.piece, within)
    if passage:
        return 150.0, passage
    near = nearest(within, miss.piece)
    message = "the quote does not stand in the archived article"
    return near.likeness, Missed("quote-not-found", message, near.hint)


def _in_omitted(piece: str, within: FoldedArticle) -> Missed | None:
    if not within.omitted:
        return None
    whole = replace(within, folded=fold(within.article.text), omitted=())
    words = spellings(piece, first=True, last=True, language=within.language)
    if not occurrences(whole, map(needle, words), 1):
        return None
    message = "the quote stands only in a passage that is omitted as not part of the article"
    hint = "quote the article itself, or mend `omit` of the source"
    return Missed("quote-in-omitted", message, hint)
