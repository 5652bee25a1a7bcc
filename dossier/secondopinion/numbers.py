"""The numbers that a text has in digits, folded to one writing."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from dossier.scripts import APOSTROPHES
from dossier.secondopinion.numberwords import scale_at
from dossier.words.languages import locale_of


class Number(NamedTuple):
    """A number in digits, at [start, end) of a text; `readings` are what it may mean, each as
    plain digits with a point before any decimals."""

    start: int
    end: int
    readings: frozenset[str]


# Longer numbers are not multiplied.
LONGEST_DIGITS = 30
_SPACES = "\u00a0\u2007\u2009\u202f "
_SIGNS = ".,·٫٬" + APOSTROPHES
_RUN = re.compile(rf"\d++(?:[{_SIGNS}{_SPACES}]\d++)*+")
_PART = re.compile(r"\d+")
_SPACED = re.compile(rf"(?<!\d)\d{{1,3}}(?:[{_SPACES}]\d{{3}})++(?!\d)")


def numbers_in_digits(text: str, language: str) -> Iterator[Number]:
    """The numbers written in digits; 6,500, 6 500 and 6.500 are one where they can only be that.

    The convention of the language decides between 6,500 and 6.5; where it does not, both are
    read. A scale after the number counts: 4.5 million is also 4500000.
    """
    for run in _RUN.finditer(text):
        for start, end in _apart(text, *run.span(), language):
            readings = _readings(text[start:end], language)
            scale = scale_at(text, end, language)
            if scale > 1:
                readings |= {_times(reading, scale) for reading in readings}
            yield Number(start, end, readings)


def all_digits(text: str, language: str) -> frozenset[str]:
    """Every number that a text may have in digits: 6 500 is one, or two beside each other."""
    found = {reading for each in numbers_in_digits(text, language) for reading in each.readings}
    for match in _SPACED.finditer(text):
        found.add(plain_digits(match[0]))
        found.update(map(plain_digits, match[0].split()))
    return frozenset(found)


def plain_digits(text: str) -> str:
    """The digits of a text in any script as 0 to 9, nothing else, without zeros at the front."""
    digits = text if text.isdecimal() else "".join(_PART.findall(text))
    if not digits.isascii():
        digits = "".join(str(unicodedata.decimal(digit)) for digit in digits)
    return digits.lstrip("0") or "0"


def _apart(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The numbers of a run of digits and signs: `12,5` is one, `1,2,3` and `2022 300` are not."""
    if text[start:end].isdecimal():
        yield start, end
        return
    parts = [part.span() for part in _PART.finditer(text, start, end)]
    at = 0
    while at < len(parts):
        last = _last_group(text, parts, at, language)
        last += _has_decimals(text, parts, at, last)
        yield parts[at][0], parts[last][1]
        at = last + 1


def _has_decimals(text: str, parts: Sequence[tuple[int, int]], at: int, last: int) -> bool:
    """Whether the part after `last` are decimals of the number that begins at `at`."""
    if last + 1 == len(parts):
        return False
    sign = text[parts[last][1]]
    around = [text[parts[n][1]] for n in (at - 1, last - 1, last + 1) if 0 <= n < len(parts) - 1]
    return sign in ".,·٫" and sign not in around


def _last_group(text: str, parts: Sequence[tuple[int, int]], at: int, language: str) -> int:
    """Which part ends the thousands that begin at `at`: `at` itself where they are not grouped."""
    first, last = parts[at], at
    if first[1] - first[0] > 3 or text[first[0]] == "0" or at + 1 == len(parts):
        return at
    sign = text[first[1]]
    if sign == " " and not _groups_with_space(language):
        return at
    lengths = (2, 3) if sign == "," else (3,)
    while (
        last + 1 < len(parts)
        and text[parts[last][1]] == sign
        and parts[last + 1][1] - parts[last + 1][0] in lengths
    ):
        last += 1
    return last if parts[last][1] - parts[last][0] == 3 else at


@lru_cache(maxsize=65_536)
def _readings(written: str, language: str) -> frozenset[str]:
    if written.isdecimal():
        return frozenset([plain_digits(written)])
    signs = [sign for sign in written if not sign.isdecimal()]
    whole, _, rest = written.rpartition(signs[-1])
    is_grouped = len(rest) == 3 and len(set(signs)) == 1
    decimals = plain_digits("1" + rest)[1:].rstrip("0")
    as_decimal = plain_digits(whole) + ("." + decimals if decimals else "")
    if not is_grouped:
        return frozenset([as_decimal])
    grouped = plain_digits(written)
    may_be_decimal = len(signs) == 1 and signs[0] in _decimal_signs(language)
    return frozenset([grouped, as_decimal] if may_be_decimal else [grouped])


@cache
def _decimal_signs(language: str) -> str:
    symbols: Mapping[str, Any] = locale_of(language).number_symbols
    return str(symbols.get("latn", symbols).get("decimal", ".")) + "·٫"


@cache
def _groups_with_space(language: str) -> bool:
    symbols: Mapping[str, Any] = locale_of(language).number_symbols
    return str(symbols.get("latn", symbols).get("group", ",")).isspace()


def _times(reading: str, by: int) -> str:
    """The product of a number as read and a power of ten, to the last digit."""
    if len(reading) > LONGEST_DIGITS:
        return reading
    whole, _, decimals = reading.partition(".")
    zeros = len(str(by)) - 1
    digits = whole + decimals.ljust(zeros, "0")[:zeros]
    rest = decimals[zeros:]
    return (digits.lstrip("0") or "0") + ("." + rest if rest else "")
