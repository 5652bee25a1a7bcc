"""The names of months and weekdays in a language, with the endings that they take in its texts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Any, NamedTuple

from dossier.scripts import is_spaceless
from dossier.words.languages import fallbacks, locale_of


class Hit(NamedTuple):
    """A name at [start, end) of a text, and the number of the month or weekday it stands for.

    `is_whole` says that it is no shortened name, which a figure beside it would have to explain.
    """

    start: int
    end: int
    number: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Names, lower case, with what each stands for; `endings` are how many letters may follow one
    that is not shortened."""

    numbers: Mapping[str, int]
    endings: Mapping[str, int]

    def find(self, text: str) -> list[Hit]:
        """Where they stand, in order, the longest at each place."""
        folded = _lower(text)
        hits = [hit for name in self.numbers if name in folded for hit in self._hits(name, folded)]
        kept: list[Hit] = []
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, not hit.is_whole)):
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def _hits(self, name: str, folded: str) -> Iterator[Hit]:
        pattern = _shape(name, self.endings.get(name, 0))
        for match in pattern.finditer(folded):
            yield Hit(*match.span(), self.numbers[name], name in self.endings)


def _lower(text: str) -> str:
    """A text in lower case, as long as it was."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(_lower_letter(c) for c in text)


def _lower_letter(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


@cache
def _shape(name: str, ending: int) -> re.Pattern[str]:
    text = re.escape(name)
    if is_spaceless(name[0]) or "\uac00" <= name[0] <= "\ud7a3":
        return re.compile(text)
    after = rf"\w{{0,{ending}}}(?!\w)" if ending else r"(?!\w)"
    return re.compile(rf"{text}(?<!\w{text}){after}")


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a language names months (from 1) and weekdays (from 0, Monday)."""

    months: Names
    weekdays: Names
    is_capital: bool
    may_begin_with_month: bool


@cache
def calendar_of(language: str) -> Calendar:
    """The calendar of a language by its BCP 47 tag, from Unicode's data (CLDR)."""
    locale: Any = locale_of(language)
    suffix = 4 if locale.language in _AGGLUTINATIVE else 0
    widths = locale.months["format"]["wide"], locale.months["stand-alone"]["wide"]
    cases = _CASES if locale.language in _INFLECTED else ""
    whole = _with_endings(widths, suffix, cases) | dict.fromkeys(
        _FURTHER.get(locale.language, {}), 0
    )
    numbers = {**_numbers(widths, whole), **_FURTHER.get(locale.language, {})}
    short = [locale.months[use]["abbreviated"] for use in ("format", "stand-alone")]
    brief = _numbers(short, _with_endings(short, 0))
    pattern = str(locale.date_formats["long"].pattern)
    return Calendar(
        months=_months({**_cut(numbers), **brief, **numbers}, whole),
        weekdays=_weekdays(locale, suffix, cases),
        is_capital=str(widths[0][1])[:1].isupper(),
        may_begin_with_month=locale.language == "en" or _begins_with_month(pattern),
    )


def has_calendar(language: str) -> bool:
    """Whether the names of months in the language are known; else those of English are taken."""
    return locale_of(language).language != "en" or fallbacks(language)[-1] == "en"


# Forms that are no name of the month with another ending.
_FURTHER: Mapping[str, Mapping[str, int]] = {"ru": {"мае": 5, "маем": 5}}
# Languages in which a name takes endings.
_AGGLUTINATIVE = ("hu", "tr", "fi", "et", "eu", "ka", "az", "kk", "uz", "mn", "ky", "tk")
# Languages in which the last letters of a name change with its case.
_INFLECTED = ("ru", "uk", "be", "bg", "mk", "sr", "pl", "cs", "sk", "hr", "bs", "sl", "lv")
_CASES = "аяоуеиіьйaąeęoyi"
# Languages that write a weekday shorter than its name in the middle of a sentence.
_BRIEF_WEEKDAYS = ("zh", "yue")

_Forms = Sequence[Mapping[int, str]]


def _begins_with_month(pattern: str) -> bool:
    return "M" in pattern and pattern.index("M") < pattern.index("d")


def _months(numbers: Mapping[str, int], whole: Mapping[str, int]) -> Names:
    """Without the months that are written 7月 or 7월, which need no names."""
    named = {
        name: number
        for name, number in numbers.items()
        if not is_spaceless(name[0]) and not name.endswith("월")
    }
    return Names(named, whole)


def _weekdays(locale: Any, suffix: int, cases: str) -> Names:
    forms = [locale.days[use]["wide"] for use in ("format", "stand-alone")]
    whole = _with_endings(forms, suffix, cases)
    numbers = _numbers(forms, whole)
    if locale.language in _BRIEF_WEEKDAYS:
        brief = [locale.days["format"]["abbreviated"]]
        numbers |= _numbers(brief, _with_endings(brief, 0))
    return Names(numbers, whole)


def _with_endings(forms: _Forms, suffix: int, last_letters: str = "") -> dict[str, int]:
    """The names as listed, and what their cases have in common, each with how many letters may
    follow it."""
    endings: dict[str, int] = {}
    for number in forms[0]:
        written = [_name(form, number) for form in forms]
        endings |= dict.fromkeys(filter(None, written), suffix)
        shared = _common_beginning(written)
        bare = written[0].rstrip(last_letters)
        if len(shared) >= 3 and len(set(written)) > 1:
            endings[shared] = 4
        if not suffix and 3 <= len(bare) < len(written[0]):
            endings[bare] = 3
    return endings


def _name(form: Mapping[int, str], number: int) -> str:
    return str(form[number]).lower().rstrip(".")


def _common_beginning(words: Iterable[str]) -> str:
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    return "".join(letters[0] for letters in same)


def _numbers(forms: _Forms, names: Iterable[str]) -> dict[str, int]:
    """What each name, or beginning of a name, stands for."""
    listed = [(_name(form, number), number) for form in forms for number in form]
    exact = dict(listed)
    return {
        name: exact.get(name) or next((n for whole, n in listed if whole.startswith(name)), 0)
        for name in names
    }


def _cut(numbers: Mapping[str, int]) -> dict[str, int]:
    """Names cut to their first letters, as in Sept., where one month only begins so."""
    cut: dict[str, int] = {}
    for name, number in numbers.items():
        for beginning in (name[:3], name[:4]):
            same = {n for other, n in numbers.items() if other.startswith(beginning)}
            if same == {number} and len(beginning) < len(name) and beginning.isalpha():
                cut[beginning] = number
    return cut
