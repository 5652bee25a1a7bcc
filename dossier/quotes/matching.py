"""Where the words of a quote stand in an article, to the letter and at word boundaries."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.articles import Article, Span
from dossier.quotes.folding import BARRIER, Folded, fold
from dossier.scripts import SPACELESS, begins_word, is_word_boundary


@dataclass(frozen=True, slots=True)
class FoldedArticle:
    """An article made ready for finding quotes in it; `omitted` passages are not the article."""

    article: Article
    folded: Folded
    omitted: tuple[Span, ...] = ()
    language: str = ""


def fold_article(
    article: Article, omitted: Sequence[Span] = (), language: str = ""
) -> FoldedArticle:
    """Fold an article once for all its quotes; `language` (BCP 47) is that of its text."""
    folded = fold(article.text, [(span.start, span.end) for span in omitted])
    return FoldedArticle(article, folded, tuple(omitted), language)


@dataclass(frozen=True, slots=True)
class Needle:
    """Folded words to look for, without the spaces around them; `marks` as in `Dashes`."""

    text: str
    marks: bytes


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a needle stands: [start, end) of the skeleton, and of the article's text."""

    start: int
    end: int
    span: Span


def needle(text: str) -> Needle:
    """Fold words to look for."""
    folded = fold(text)
    skeleton = folded.skeleton.strip()
    shift = len(folded.skeleton) - len(folded.skeleton.lstrip())
    marks = bytearray(folded.dashes.marks[shift : shift + len(skeleton) + 1])
    marks[0] = max(folded.dashes.marks[: shift + 1])
    marks[-1] = max(folded.dashes.marks[shift + len(skeleton) :])
    return Needle(skeleton, bytes(marks))


MOST_OCCURRENCES = 50_000  # more are found only in texts made to keep us busy


def occurrences(
    within: FoldedArticle, needles: Iterable[Needle], most: int = MOST_OCCURRENCES
) -> list[Occurrence]:
    """Where any of the needles stands, in order; at each place as the first one that does."""
    found: dict[int, Occurrence] = {}
    for sought in needles:
        for occurrence in _each(within, sought, most):
            found.setdefault(occurrence.start, occurrence)
    return sorted(found.values(), key=lambda occurrence: occurrence.start)[:most]


_PLAIN = re.compile(f"[^\\W{SPACELESS}]+")
_MOST_WORK = 100_000_000  # characters; spent only on a text that repeats itself without end


def _each(within: FoldedArticle, sought: Needle, most: int) -> Iterator[Occurrence]:
    skeleton, position = within.folded.skeleton, 0
    most = min(most, _MOST_WORK // (len(sought.text) + 1)) if sought.text else 0
    tries = _MOST_WORK // (len(sought.text) + 400)
    while most > 0 and tries > 0 and (at := skeleton.find(sought.text, position)) >= 0:
        position = _past_word(within.folded, at) or at + 1
        tries -= 1
        occurrence = _occurrence(within, sought, at) if position == at + 1 else None
        if occurrence:
            most -= 1
            yield occurrence


def _past_word(folded: Folded, at: int) -> int:
    """Where the word ends that `at` is in the middle of; 0 if it may begin there."""
    text = folded.skeleton
    if at == 0 or text[at - 1] == " " or folded.dashes.marks[at]:
        return 0
    word = _PLAIN.match(text, at) if _PLAIN.match(text[at - 1]) else None
    if word is None:
        return 0
    which = bisect_left(folded.dashes.at, at)
    dash = folded.dashes.at[which] if which < len(folded.dashes.at) else len(text)
    return min(word.end(), dash)


def _occurrence(within: FoldedArticle, sought: Needle, at: int) -> Occurrence | None:
    folded, text = within.folded, within.article.text
    end = at + len(sought.text)
    if _ends_in_word(folded, end) or not _dashes_agree(folded, sought, at):
        return None
    start_in_text, end_in_text = _stretch(folded, sought, at)
    if begins_word(text, start_in_text) and is_word_boundary(text, end_in_text):
        return Occurrence(at, end, Span(start_in_text, end_in_text))
    return None


def _ends_in_word(folded: Folded, end: int) -> bool:
    """A quick look, for the letters that most texts consist of."""
    edge = folded.skeleton[end - 1 : end + 1]
    return len(edge) == 2 and edge.isascii() and edge.isalpha() and not folded.dashes.marks[end]


def _dashes_agree(folded: Folded, sought: Needle, at: int) -> bool:
    """Whether both have a dash at the same places; a line's last hyphen may be one or none.

    A dash just outside the quote is not the quote's; one that it begins or ends with is.
    """
    there = folded.dashes.marks[at : at + len(sought.text) + 1]
    if (sought.marks[0] and not there[0]) or (sought.marks[-1] and not there[-1]):
        return False
    return there[1:-1] == sought.marks[1:-1] or _agree_but_soft(there[1:-1], sought.marks[1:-1])


def _agree_but_soft(there: bytes, here: bytes) -> bool:
    """As long numbers, since a loop over each place of each candidate would be slow."""
    ours, theirs = int.from_bytes(here, "big"), int.from_bytes(there, "big")
    either_soft = (ours | theirs) >> 1
    ones = int.from_bytes(b"\1" * len(here), "big")
    return not (ours ^ theirs) & ~either_soft & ones


def _stretch(folded: Folded, sought: Needle, at: int) -> tuple[int, int]:
    """The stretch of the article's text, with a dash that the quote begins or ends with."""
    end = at + len(sought.text)
    first, last = folded.original(at, end)
    first = folded.dashes.span(at)[0] if sought.marks[0] else first
    last = folded.dashes.span(end)[1] if sought.marks[-1] else last
    return first, last


def spellings(text: str, *, first: bool, last: bool, language: str = "") -> list[str]:
    """A quote's words as they may stand in the article: as written, then what the rules allow.

    `first`: the first letter may have another case. `last`: a closing comma or full stop may be
    missing.
    """
    endings = [text, *(_without_stop(text) if last else [])]
    return [spelling for ending in endings for spelling in _cases(ending, first, language)]


_STOPS = ".,。，、．｡､﹐﹑﹒،۔।॥။၊។៖։፡።፣᠂᠃།"
_CLOSING_STOP = re.compile(rf"[{_STOPS}](?=[\s\"'’”»›」』》〉\)\]）]*\Z)")


def _without_stop(text: str) -> list[str]:
    stop = _CLOSING_STOP.search(text)
    return [text[: stop.start()] + text[stop.end() :]] if stop else []


def _cases(text: str, changes: bool, language: str) -> list[str]:
    first = re.search(r"[^\W_]", text) if changes else None
    if first is None:
        return [text]
    before, after = text[: first.start()], text[first.end() :]
    return [before + letter + after for letter in letter_cases(first[0], language)]


def letter_cases(letter: str, language: str = "") -> list[str]:
    """The letter as written, then its other cases as Unicode has them (and Turkish, in its own)."""
    cases = [letter, letter.lower(), letter.upper(), letter.title()]
    if language.lower().partition("-")[0] in ("tr", "az"):
        cases += {"i": "İ", "İ": "i", "ı": "I", "I": "ı"}.get(letter, "")
    return list(dict.fromkeys(unicodedata.normalize("NFC", case) for case in cases))


def after_words(within: FoldedArticle, prefix: str) -> Callable[[Occurrence], bool]:
    """Tells whether `prefix` stands just before a place; punctuation between is passed over."""
    skeleton = within.folded.skeleton
    cases = spellings(prefix, first=True, last=False, language=within.language)
    folded = [needle(case).text for case in cases]
    sought = [words.removesuffix(_edge(words)) for words in folded]

    def follows(place: Occurrence) -> bool:
        end = place.start - len(_edge(skeleton[max(place.start - 40, 0) : place.start]))
        starts = [end - len(words) for words in sought if skeleton.endswith(words, 0, end)]
        text, folded = within.article.text, within.folded
        return any(begins_word(text, folded.original(at, at + 1)[0]) for at in starts)

    return follows


def before_words(within: FoldedArticle, suffix: str) -> Callable[[Occurrence], bool]:
    """Tells whether `suffix` stands just after a place; punctuation between is passed over."""
    skeleton = within.folded.skeleton
    cases = spellings(suffix, first=True, last=True, language=within.language)
    folded = [needle(case).text for case in cases]
    sought = [words[_lead(words, 0) :] for words in folded]

    def precedes(place: Occurrence) -> bool:
        start = place.end + _lead(skeleton, place.end)
        ends = [start + len(words) for words in sought if skeleton.startswith(words, start)]
        text, folded = within.article.text, within.folded
        return any(is_word_boundary(text, folded.original(start, at)[1]) for at in ends)

    return precedes


def _edge(text: str) -> str:
    found = re.search(rf"[^\w{BARRIER}]*\Z", text)
    return found[0] if found else ""


def _lead(text: str, at: int) -> int:
    found = re.compile(rf"[^\w{BARRIER}]{{0,40}}").match(text, at)
    return len(found[0]) if found else 0
