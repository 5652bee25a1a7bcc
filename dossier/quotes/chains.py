"""The pieces of a quote with omissions: in order, near each other, with no "not" between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from dossier.articles import Article
from dossier.quotes.matching import FoldedArticle, Occurrence
from dossier.quotes.quotewords import quote_words
from dossier.scripts import extent, is_mostly_spaceless

FARTHEST_PARAGRAPHS = 2
LEAST_WORDS, LEAST_CHARACTERS, LEAST_SPACELESS = 3, 12, 5

Gap = Callable[[Occurrence, Occurrence], bool]


@dataclass(frozen=True, slots=True)
class Chain:
    """One occurrence for each piece, and at how many places such a chain begins."""

    links: tuple[Occurrence, ...]
    beginnings: int


@dataclass(frozen=True, slots=True)
class Broken:
    """Why pieces that all stand in the article make no quote."""

    message: str
    hint: str


def is_too_short(piece: str) -> bool:
    """Whether a piece beside an omission could stand anywhere.

    It needs three words or twelve characters; in a script without spaces, five characters.
    """
    words, characters = extent(piece)
    if is_mostly_spaceless(piece):
        return characters < LEAST_SPACELESS
    return words < LEAST_WORDS and characters < LEAST_CHARACTERS


def chain(within: FoldedArticle, places: Sequence[Sequence[Occurrence]]) -> Chain | Broken:
    """The earliest chain through the places of each piece, all choices of them considered."""
    near = _nearness(within.article)
    clean = _cleanness(within)
    found = loose_chain(places, lambda a, b: near(a, b) and clean(a, b) == "")
    if found:
        return found
    if loose_chain(places, near):
        return _swallowing(loose_chain(places, near), clean)
    if loose_chain(places):
        message = f"an omission spans more than {_number(FARTHEST_PARAGRAPHS)} paragraphs"
        return Broken(message, "quote the passages apart, each with its own citation")
    message = "the pieces stand in the archived article, but not in this order"
    return Broken(message, "quote them in the order in which the article has them")


def _number(count: int) -> str:
    return {1: "one", 2: "two", 3: "three"}.get(count, str(count))


def loose_chain(
    places: Sequence[Sequence[Occurrence]], allows: Gap = lambda a, b: True
) -> Chain | None:
    """The earliest chain whose gaps are all allowed.

    `allows` must say no to every wider gap where it says no to one: so it is enough to try the
    nearest place of the next piece from which the end can be reached.
    """
    good: list[Sequence[Occurrence]] = [places[-1]]
    for here in reversed(places[:-1]):
        starts = [place.start for place in good[0]]
        good.insert(0, [p for p in here if _continues(p, good[0], starts, allows)])
    if not good[0]:
        return None
    links = [good[0][0]]
    for following in good[1:]:
        links.append(following[bisect_left([p.start for p in following], links[-1].end)])
    return Chain(tuple(links), len(good[0]))


def _continues(
    place: Occurrence, following: Sequence[Occurrence], starts: Sequence[int], allows: Gap
) -> bool:
    nearest = bisect_left(starts, place.end)
    return nearest < len(following) and allows(place, following[nearest])


def _nearness(article: Article) -> Gap:
    starts = [block.start for block in article.blocks]

    def near(before: Occurrence, after: Occurrence) -> bool:
        first = bisect_right(starts, before.span.end - 1)
        return bisect_right(starts, after.span.start) - first <= FARTHEST_PARAGRAPHS

    return near


_STRETCH = 4_000
_LONGEST_NEGATION = 60


def _cleanness(within: FoldedArticle) -> Callable[[Occurrence, Occurrence], str]:
    """The first negation between two places, as a function of them; empty if there is none.

    The text is searched by stretches, each when it is first asked for.
    """
    text = within.article.text

    @cache
    def negations(stretch: int) -> list[tuple[int, int]]:
        low, high = stretch * _STRETCH, (stretch + 1) * _STRETCH
        first = max(low - _LONGEST_NEGATION, 0)
        found = _negations_in(text[first : high + _LONGEST_NEGATION], within.language)
        spans = [(first + start, first + end) for start, end in found]
        return [span for span in spans if low <= span[0] < high]

    def swallowed(before: Occurrence, after: Occurrence) -> str:
        low, high = before.span.end, after.span.start
        for stretch in range(low // _STRETCH, high // _STRETCH + 1):
            for start, end in negations(stretch):
                if low <= start and end <= high:
                    return text[start:end]
        return ""

    return swallowed


# An article is quoted more than once, most often within one stretch.
@lru_cache(maxsize=256)
def _negations_in(stretch: str, language: str) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(set(quote_words(language).negations.find(stretch))))


def _swallowing(found: Chain | None, clean: Callable[[Occurrence, Occurrence], str]) -> Broken:
    links = found.links if found else ()
    words = [clean(a, b) for a, b in pairwise(links)]
    word = next(filter(None, words), "")
    hint = "quote the words between, or the passages apart, so that the sense is kept"
    return Broken(f'an omission swallows "{word}"', hint)
