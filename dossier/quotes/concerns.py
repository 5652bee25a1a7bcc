"""What an editor should look at again in a quote that was found."""

from collections.abc import Sequence

from dossier.articles import Span
from dossier.quotes.matching import FoldedArticle
from dossier.quotes.quotewords import quote_words
from dossier.quotes.verdicts import Concern
from dossier.scripts import extent, is_mostly_spaceless

SHORTEST_WORDS, SHORTEST_CHARACTERS, SHORTEST_SPACELESS = 3, 12, 6


def concerns(spans: Sequence[Span], places: int, within: FoldedArticle) -> tuple[Concern, ...]:
    """The concerns about the words at `spans`, which stand at so many `places`."""
    quoted = " ".join(within.article.text[span.start : span.end] for span in spans)
    return (*_ambiguous(places), *_short(quoted), *_cut(spans, within))


def _ambiguous(places: int) -> list[Concern]:
    if places < 2:
        return []
    number = str(places) if places <= 100 else "more than 100"
    message = f"these words stand at {number} places in the archived article; the first is used"
    hint = "add a `prefix` or `suffix` (the words just before or after), or quote more words"
    return [Concern("ambiguous-quote", message, hint)]


def _short(text: str) -> list[Concern]:
    words, characters = extent(text)
    if is_mostly_spaceless(text):
        if characters >= SHORTEST_SPACELESS:
            return []
        hint = f"quote at least {SHORTEST_SPACELESS} characters"
    else:
        if words >= SHORTEST_WORDS and characters >= SHORTEST_CHARACTERS:
            return []
        hint = f"quote at least {SHORTEST_WORDS} words and {SHORTEST_CHARACTERS} characters"
    return [Concern("short-quote", f'the quote "{" ".join(text.split())}" is short', hint)]


def _cut(spans: Sequence[Span], within: FoldedArticle) -> list[Concern]:
    """A quote that begins right after "not", or ends right before one, may turn the sense."""
    text, words = within.article.text, quote_words(within.language)
    first, last = spans[0], spans[-1]
    before = words.before.at_end(text[max(first.start - 60, 0) : first.start])
    after = words.after.at_start(text[last.end : last.end + 40])
    hint = "quote that word too, or make sure that the sense is kept without it"
    found = []
    if before:
        found.append(Concern("cut-quote", f'the quote begins right after "{before}"', hint))
    if after:
        found.append(Concern("cut-quote", f'the quote ends right before "{after}"', hint))
    return found
