"""What a reader is shown when a quote is not found: the nearest passage, differing words marked.

Nothing here decides whether a quote passes.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from rapidfuzz import fuzz

from dossier.quotes.folding import BARRIER, fold
from dossier.quotes.matching import FoldedArticle, letter_cases, needle, occurrences
from dossier.scripts import APOSTROPHES, SPACELESS, marks

LEAST_LIKENESS = 60.0
LONGEST_COMPARED = 500
LONGEST_WHOLE_SEARCH = 12_000


@dataclass(frozen=True, slots=True)
class Nearest:
    """How like the quote the nearest passage is (0 to 100), and what to say of it."""

    likeness: float
    hint: str


def nearest(within: FoldedArticle, quote: str) -> Nearest:
    """The passage of the article most like the quote; where none is, what can be said instead."""
    skeleton = within.folded.skeleton
    sought = needle(quote).text[:LONGEST_COMPARED]
    best, start, end = 0.0, 0, 0
    for first, last in _windows(sought, skeleton):
        found = fuzz.partial_ratio_alignment(sought, skeleton[first:last])
        if found and found.score > best:
            best, start, end = found.score, first + found.dest_start, first + found.dest_end
    if best < LEAST_LIKENESS or start == end:
        return Nearest(best, _beginning(within, quote))
    passage = _passage(within, start, end, len(sought) // 3 + 12)
    marked = mark_differences(quote[: 2 * LONGEST_COMPARED], passage)
    if "[-" not in marked and "{+" not in marked:
        return Nearest(best, f"{_SAME_WORDS}:\n  … {' '.join(passage.split())} …")
    if _letters(_MARKED.sub("", marked)) < LEAST_SHARED * _letters(quote[: 2 * LONGEST_COMPARED]):
        return Nearest(best, _beginning(within, quote))
    return Nearest(best, f"the nearest passage, [-quote-] against {{+article+}}:\n  {marked}")


# Letters may be alike by chance; a passage that shares hardly a word would mislead.
LEAST_SHARED = 0.3
_MARKED = re.compile(r"\[-.*?-\]|\{\+.*?\+\}", re.DOTALL)


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


_SAME_WORDS = "the words stand there, but as part of a longer word, number or sign"


def _windows(sought: str, skeleton: str) -> list[tuple[int, int]]:
    """Where to compare: the whole of a short article, of a long one where rare words gather."""
    if len(skeleton) <= LONGEST_WHOLE_SEARCH:
        return [(0, len(skeleton))]
    width = 2 * len(sought) + 80
    votes: Counter[int] = Counter()
    for seed, offset in _seeds(sought):
        for at in _some_places(skeleton, seed):
            votes[max(at - offset, 0) // width] += 1
    buckets = [bucket for bucket, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))]
    return [(max((b - 1) * width, 0), (b + 2) * width) for b in buckets[:3]]


def _seeds(sought: str) -> list[tuple[str, int]]:
    """The longest words of the quote, or every few characters where it has no spaces."""
    words = [(m[0], m.start()) for m in re.finditer(rf"[^\W{SPACELESS}]{{4,24}}", sought)]
    if len(words) < 3:
        words += [(sought[at : at + 4], at) for at in range(0, max(len(sought) - 3, 1), 3)]
    unique = {word: at for word, at in reversed(words) if word.strip()}
    return sorted(unique.items(), key=lambda seed: -len(seed[0]))[:24]


def _some_places(skeleton: str, seed: str) -> Iterator[int]:
    at = skeleton.find(seed)
    for _ in range(40):
        if at < 0:
            return
        yield at
        at = skeleton.find(seed, at + len(seed))


def _passage(within: FoldedArticle, start: int, end: int, margin: int) -> str:
    """The article's text there, widened by whole words, since the alignment may cut some off."""
    skeleton = within.folded.skeleton
    low, high = max(start - margin, 0), min(end + margin, len(skeleton))
    low = max(skeleton.rfind(BARRIER, low, start) + 1, low)
    barrier = skeleton.find(BARRIER, end, high)
    high = barrier if barrier >= 0 else high
    first, last = within.folded.original(low, max(high, low + 1))
    text = within.article.text
    while low > 0 and first > 0 and text[first - 1].isalnum() and start - low < margin + 40:
        first, low = first - 1, low - 1
    extra = re.compile(r"\w{0,40}").match(text, last) if high == end + margin else None
    return text[first : extra.end() if extra else last]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or mark; `key` is what it is compared by."""

    key: str
    start: int
    end: int


@cache
def _token() -> re.Pattern[str]:
    letter = f"[\\w{marks()}\u200c\u200d\u00ad]"
    within = f"[{APOSTROPHES}.,](?={letter})"
    return re.compile(f"[{SPACELESS}][{marks()}]*|{letter}+(?:{within}{letter}+)*|\\S")


def mark_differences(quote: str, passage: str) -> str:
    """The passage with [-words only the quote has-] and {+words only the article has+}."""
    quote, passage = " ".join(quote.split()), " ".join(passage.split())
    ours, theirs = _tokens(quote), _tokens(passage)
    keys = [token.key for token in theirs]
    matchers = [SequenceMatcher(None, case, keys, autojunk=False) for case in _cases(ours)]
    matcher = max(matchers, key=lambda matcher: matcher.ratio())
    steps = _trimmed([*matcher.get_opcodes()])
    return "".join(_marked(step, quote, passage, ours, theirs) for step in steps).strip()


def _tokens(text: str) -> list[_Token]:
    found = [_Token(m[0], m.start(), m.end()) for m in _token().finditer(text)]
    return [_Token(fold(t.key).skeleton or "-", t.start, t.end) for t in found]


def _cases(tokens: list[_Token]) -> list[list[str]]:
    """What to compare the words by; the case of the first letter makes no difference."""
    keys = [token.key for token in tokens]
    first = next((index for index, key in enumerate(keys) if key[0].isalnum()), None)
    if first is None:
        return [keys]
    cases = [letter + keys[first][1:] for letter in letter_cases(keys[first][0])]
    return [[*keys[:first], case, *keys[first + 1 :]] for case in cases]


Step = tuple[str, int, int, int, int]


def _trimmed(found: Sequence[Step]) -> list[Step]:
    """Without what the widened passage has before and after the quote's words."""
    steps = [s for i, s in enumerate(found) if s[0] != "insert" or 0 < i < len(found) - 1]
    if steps and steps[0][0] == "replace":
        tag, i1, i2, j1, j2 = steps[0]
        steps[0] = (tag, i1, i2, max(j1, j2 - (i2 - i1)), j2)
    if steps and steps[-1][0] == "replace":
        tag, i1, i2, j1, j2 = steps[-1]
        steps[-1] = (tag, i1, i2, j1, min(j2, j1 + (i2 - i1)))
    return steps


def _marked(step: Step, quote: str, passage: str, ours: list[_Token], theirs: list[_Token]) -> str:
    tag, i1, i2, j1, j2 = step
    gone, come = _slice(quote, ours[i1:i2]), _slice(passage, theirs[j1:j2])
    if tag == "equal":
        return _space(passage, theirs[j1]) + _shortened(come)
    space = _space(quote, ours[i1]) if i1 < i2 else _space(passage, theirs[j1])
    removed = f"[-{gone}-]" if gone else ""
    return space + removed + (f"{{+{come}+}}" if come else "")


def _slice(text: str, tokens: list[_Token]) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _space(text: str, token: _Token) -> str:
    return " " if text[max(token.start - 1, 0) : token.start].isspace() else ""


def _shortened(text: str) -> str:
    """A long run without a difference, its middle left out."""
    words = text.split(" ")
    if len(words) < 16:
        return text
    return " ".join([*words[:6], "…", *words[-6:]])


def _beginning(within: FoldedArticle, quote: str) -> str:
    """How many of the first words do stand in the article."""
    ends = [match.end() for match in re.finditer(r"\S+", quote[:LONGEST_COMPARED])]
    held = 0
    for count, end in enumerate(ends, start=1):
        if not occurrences(within, [needle(quote[:end])], most=1):
            break
        held = count
    if held < 3:
        return "nothing like it stands there: is it another article's, or a paraphrase?"
    return f'only its beginning stands there: "{quote[: ends[held - 1]]}"'
