"""The numbers that a text has in words, by language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from dossier.scripts import APOSTROPHES

# No one counts further in words, nor writes a number as a longer one.
LONGEST_CHAIN = 30
LONGEST_WORD = 80


def numbers_in_words(text: str, language: str) -> frozenset[str]:
    """The whole numbers that a text has in words, and each of their parts."""
    words = _number_words(language)
    found: set[str] = set()
    if words.values:
        for values in words.chains(text):
            found.update(map(str, values))
            if len(values) < LONGEST_CHAIN:
                found.add(str(_sum(values)))
    return frozenset(found)


def has_number_words(language: str) -> bool:
    """Whether the numbers that a text in the language has in words are known."""
    return bool(_number_words(language).values)


def scale_at(text: str, at: int, language: str) -> int:
    """What multiplies the digits before `at`: 1000000 for " million"; 1 where nothing does."""
    words = _number_words(language)
    following = words.scale.match(text, at) if words.scale else None
    return words.value(following["word"]) if following else 1


def _sum(values: Iterable[int]) -> int:
    """Two, thousand, three, hundred and five make 2305."""
    total = current = 0
    for value in values:
        if value >= 1000:
            below = total < value
            total = (total + current or 1) * value if below else total + (current or 1) * value
            current = 0
        elif value in (10, 100) and current % 10:
            current += current % 10 * (value - 1)
        else:
            current += value
    return total + current


@dataclass(frozen=True, slots=True)
class _NumberWords:
    """The numbers of a language in words; without values where they are not known.

    `chunk` is a number written as one word and `between` what may part two words of a number.
    `phrases` are words of several parts, which are read as one. Where words run on into each
    other (`is_open`), chunks stand anywhere.
    """

    language: str
    values: Mapping[str, int]
    part: re.Pattern[str]
    chunk: re.Pattern[str]
    between: re.Pattern[str]
    phrases: re.Pattern[str] | None
    scale: re.Pattern[str] | None
    is_open: bool

    def value(self, word: str) -> int:
        """The number that a word, with whatever ending, is."""
        folded = _folded(word)
        ends = range(len(folded), 0, -1)
        return next(self.values[folded[:end]] for end in ends if folded[:end] in self.values)

    def chains(self, text: str) -> Iterator[list[int]]:
        """The values of words that follow each other as one number."""
        if self.phrases:
            text = self.phrases.sub(lambda phrase: _folded(phrase[0]), text)
        chain: list[int] = []
        last = 0
        for start, end, values in self._chunks(text):
            if chain and not self.between.fullmatch(text, last, start):
                yield chain
                chain = []
            chain += values
            last = end
        if chain:
            yield chain

    def _chunks(self, text: str) -> Iterator[tuple[int, int, Sequence[int]]]:
        if self.is_open:
            for match in self.chunk.finditer(text):
                yield *match.span(), self.values_of(match[0])
        else:
            for match in _WORD.finditer(text):
                values = _values_of(match[0], self.language)
                if values:
                    yield *match.span(), values

    def values_of(self, word: str) -> Sequence[int]:
        """The values of the parts of a number written as one word; none where it is no number."""
        if not self.chunk.fullmatch(word):
            return ()
        return tuple(self.value(part[0]) for part in self.part.finditer(word))


_WORD = re.compile(rf"[^\W\d_]++(?:[{APOSTROPHES}][^\W\d_]++)*+")


@lru_cache(maxsize=65_536)
def _values_of(word: str, primary: str) -> Sequence[int]:
    return _number_words(primary).values_of(word) if len(word) <= LONGEST_WORD else ()


@cache
def _number_words(language: str) -> _NumberWords:
    lists = _all_lists()
    primary = language.replace("_", "-").lower().partition("-")[0]
    listed = lists.get(primary, {})
    written = [(word, int(n)) for n in listed if n.isdigit() for word in listed[n]]
    values = {_folded(word): n for word, n in written}
    endings = f"(?:{_any_of(listed['endings'])})?+" if "endings" in listed else ""
    is_joined, is_open = "joined" in listed, "open" in listed
    part = f"(?:{_any_of(values)}){endings}"
    joins = _any_of(listed.get("joins", ()))
    following = f"(?:(?:{joins})?{part})*+" if is_joined else ""
    begin = r"(?<!\w)" if is_open and not is_joined else ""
    phrases = _any_of(word for word, _ in written if " " in word or "-" in word)
    scales = _any_of(word for word, n in values.items() if n >= 1000)
    scale = rf"[-\s]?(?P<word>(?:{scales}){endings})" + ("" if is_open else r"(?!\w)")
    return _NumberWords(
        primary,
        values,
        _ignoring_case(part),
        _ignoring_case(begin + part + following),
        _ignoring_case(rf"[-\s]*+(?:(?:{joins or '(?!)'})[-\s]++)?"),
        _ignoring_case(rf"(?<!\w)(?:{phrases})(?!\w)") if phrases else None,
        _ignoring_case(scale) if scales else None,
        is_open,
    )


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", f"[{APOSTROPHES}]") for word in ordered)


def _ignoring_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _folded(word: str) -> str:
    """A word in lower case, with one sort of apostrophe, and its parts as one."""
    return re.sub(rf"[{APOSTROPHES}]", "'", re.sub(r"[-\s]", "", word.lower()))


@cache
def _all_lists() -> Mapping[str, Mapping[str, Sequence[str]]]:
    text = files("dossier.secondopinion").joinpath("numberwords.yaml").read_text("utf-8")
    lists: Mapping[str, Mapping[str, Sequence[str]]] = yaml.load(text, yaml.CBaseLoader)
    return lists
