"""The small words on which the sense of a quotation hangs: not, if, whether …, by language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dossier.scripts import APOSTROPHES, is_spaceless, marks


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words to look for: whole ones, shapes with a star or space, and parts of words."""

    words: frozenset[str]
    pattern: re.Pattern[str] | None
    token: re.Pattern[str]
    exceptions: frozenset[str]

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand in the text, as [start, end); in no order."""
        for match in self.token.finditer(text):
            if match[0].lower() in self.words and match[0] not in self.exceptions:
                yield match.span()
        if self.pattern:
            for match in self.pattern.finditer(text):
                if match["hit"]:
                    yield match.span("hit")

    def at_end(self, text: str) -> str:
        """The word that the text ends with, quotation marks and spaces aside; else empty."""
        text = text.rstrip(_OPENING)
        hits = [start for start, end in self.find(text) if end == len(text)]
        return text[min(hits) :] if hits else ""

    def at_start(self, text: str) -> str:
        """The word that the text begins with, spaces aside; else empty."""
        text = text.lstrip()
        hits = [end for start, end in self.find(text) if start == 0]
        return text[: max(hits)] if hits else ""


_OPENING = " \t\n\xa0\u202f\"'“‘«„‚‹「『《〈([（"


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """Of one language: negations, words not to begin a cut after, words not to cut before."""

    negations: Lexicon
    before: Lexicon
    after: Lexicon


@cache
def quote_words(language: str) -> QuoteWords:
    """The words of a language by its BCP 47 tag; of the most common ones where it is not known."""
    lists = _all_lists()
    primary = language.replace("_", "-").lower().partition("-")[0]
    chosen = [lists[primary]] if primary in lists else [_unambiguous(lists[c]) for c in _COMMON]
    negations = [*_of(chosen, "negations"), *_of(chosen, "parts")]
    exceptions, inside = _of(chosen, "except"), frozenset(_of(chosen, "parts"))
    return QuoteWords(
        _lexicon(negations, exceptions, inside),
        _lexicon([*negations, *_of(chosen, "cuts")], exceptions, inside),
        _lexicon(_of(chosen, "after"), exceptions, frozenset()),
    )


# Other languages have negations that are everyday words of these: Lithuanian "be".
_COMMON = (
    *("en", "fr", "de", "es", "it", "pt", "ru", "uk", "pl"),
    *("ar", "fa", "he", "zh", "ja", "ko", "hi", "tr"),
)


def _unambiguous(words: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Without endings, such as -mez, that words and names of other languages may have."""
    return {
        key: [word for word in listed if "'" in word or not word.startswith("*")]
        for key, listed in words.items()
    }


@cache
def _all_lists() -> Mapping[str, Mapping[str, Sequence[str]]]:
    text = files("dossier.quotes").joinpath("quotewords.yaml").read_text("utf-8")
    lists: Mapping[str, Mapping[str, Sequence[str]]] = yaml.load(text, yaml.CBaseLoader)
    return lists


def _of(lists: Iterable[Mapping[str, Sequence[str]]], key: str) -> list[str]:
    return [word for words in lists for word in words.get(key, ())]


def _lexicon(words: list[str], exceptions: list[str], inside: frozenset[str]) -> Lexicon:
    parts = {word for word in words if word in inside or is_spaceless(word[-1])}
    plain = {word for word in words if re.fullmatch(f"[\\w{marks()}]+", word)} - parts
    shapes = set(words) - parts - plain
    return Lexicon(
        frozenset(word.lower() for word in plain),
        _pattern(shapes, parts, exceptions),
        re.compile(f"\\w+(?:[{marks()}]+\\w*)*"),
        frozenset(exceptions),
    )


def _pattern(
    shapes: Iterable[str], parts: Iterable[str], exceptions: Iterable[str]
) -> re.Pattern[str] | None:
    """A pattern whose group `hit` is a word; the exceptions are passed over without one."""
    hits = [_shape(shape) for shape in sorted(shapes)]
    hits += [re.escape(part) for part in sorted(parts, key=lambda part: (-len(part), part))]
    if not hits:
        return None
    passed = [re.escape(word) for word in sorted(exceptions)]
    return re.compile("|".join([*passed, f"(?P<hit>(?i:{'|'.join(hits)}))"]))


def _shape(shape: str) -> str:
    """Word characters come first in each pattern, as a class with all marks is slow to look at."""
    text = re.escape(shape.strip("*")).replace("'", f"[{APOSTROPHES}]").replace(r"\ ", r"\s+")
    first = r"\b\w+" if shape.startswith("*") else f"\\b(?<![{marks()}])"
    last = r"\w*" if shape.endswith("*") else f"(?![\\w{marks()}])"
    return first + text + last
