"""What a source says of names, numbers and days: in its archived text, and in its own record."""

import datetime
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from dossier.archive import Captured
from dossier.articles import Span
from dossier.dates import Date
from dossier.mentions import folded_name
from dossier.prose.sentences import sentence_spans
from dossier.records import Source
from dossier.secondopinion.calendars import has_calendar
from dossier.secondopinion.days import Day, named_days, named_weekdays
from dossier.secondopinion.numbers import all_digits
from dossier.secondopinion.numberwords import has_number_words, numbers_in_words

# In days. An article that says Wednesday means one of those about it, not one of another month.
NEAR = 7
# 24 February without a year is the last one, or one that is soon to come.
LONG_AGO, SOON = 366, 183
# From what is dated no closer, no weekday can be counted.
LONGEST_UNSURE = 31
# Korea, Korean, Koreans; Россия, России: what may follow all but the last vowel of a name.
LONGEST_ENDING = 4
SHORTEST_STEM = 4
# A script with less of the text is that of a few foreign words.
LEAST_OF_SCRIPT = 0.1
SAMPLE = 2000  # characters that show the scripts of a text


@dataclass(frozen=True)
class Testimony:
    """What one source says; all is read once, when it is first asked for.

    `as_of` is a day on which it was there already.
    """

    source: Source
    language: str
    captures: tuple[Captured, ...]
    as_of: datetime.date

    @cached_property
    def text(self) -> str:
        """Its archived texts without what is not the article, and its title and authors."""
        metadata = [self.source.title, *self.source.author]
        return "\n\n".join([*metadata, *map(_visible, self.captures)])

    def has_number(self, readings: frozenset[str]) -> bool | None:
        """Whether it has the number, in digits or words; None where that cannot be told."""
        if readings & self._digits or readings & self._worded:
            return True
        may_be_worded = any(len(reading) < 3 or reading.endswith("00") for reading in readings)
        is_unclear = may_be_worded and bool(self.captures) and not has_number_words(self.language)
        return None if is_unclear else False

    def has_day(self, day: Day) -> bool | None:
        """Whether it names the day or month, by its date or, near a date, by its weekday; None
        where that cannot be told."""
        if any(_is_same(day, named) and self._may_mean(day, named) for named in self._days):
            return True
        if day.day and self._has_weekday(day):
            return True
        return None if self.captures and not has_calendar(self.language) else False

    def names(self, name: str) -> bool:
        """Whether a sentence of it has all words of a name but "of" and the like, in any case."""
        words = _WORD.findall(name)
        telling = [word for word in words if not word[0].islower()] or words
        stems = [_stem(_folded(word)) for word in telling if len(word) > 1]
        if not stems or not all(_has_stem(self._vocabulary, stem) for stem in stems):
            return False
        return len(stems) == 1 or any(
            all(_has_stem(each, stem) for stem in stems) for each in self._sentences
        )

    def says(self, words: str) -> bool:
        """Whether it has the words as they are written, letter case aside."""
        return _folded(words) in self._folded

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The scripts that its archived texts are in, or its title where none is held."""
        archived = "".join(_visible(captured)[:SAMPLE] for captured in self.captures)
        return scripts_of(archived or self.source.title)

    @cached_property
    def _folded(self) -> str:
        return _folded(self.text)

    @cached_property
    def _vocabulary(self) -> Sequence[str]:
        return _words(self._folded)

    @cached_property
    def _sentences(self) -> Sequence[Sequence[str]]:
        return [_words(_folded(self.text[a:b])) for a, b in sentence_spans(self.text)]

    @cached_property
    def _digits(self) -> frozenset[str]:
        years = {str(day.year) for day in self._days if day.year}
        return all_digits(self.text, self.language) | years

    @cached_property
    def _worded(self) -> frozenset[str]:
        return numbers_in_words(self.text, self.language)

    @cached_property
    def _days(self) -> frozenset[Day]:
        return _days_in(self.text, self.language).union(_days_of(self.source.published))

    @cached_property
    def _weekdays(self) -> frozenset[int]:
        return named_weekdays(self.text, self.language)

    def _may_mean(self, day: Day, named: Day) -> bool:
        """Whether a day or month named without a year may be that of the year asked for."""
        if not day.year or named.year:
            return True
        date = _date(day._replace(day=day.day or 15))
        if date is None:
            return False
        first, last = self._published_between or (None, self.as_of)
        is_past = first is None or (first - date).days <= LONG_AGO
        return is_past and (date - last).days <= SOON

    def _has_weekday(self, day: Day) -> bool:
        """Whether it names the weekday of a day that is near its publication, or near another day
        in the same paragraph; anywhere in the text, where its publication is not known."""
        if not self._weekdays:
            return False
        years = [day.year] if day.year else self._years
        dates = filter(None, (_date(day._replace(year=year)) for year in years))
        return any(date.weekday() in self._weekdays and self._is_near(date) for date in dates)

    def _is_near(self, date: datetime.date) -> bool:
        if self._published_between:
            first, last = self._published_between
            if (first - date).days <= NEAR and (date - last).days <= NEAR:
                return True
        elif (date - self.as_of).days > SOON:
            return False
        around = [date + datetime.timedelta(n) for n in range(-NEAR, NEAR + 1)]
        near = {Day(year, day.month, day.day) for day in around for year in (day.year, 0)}
        return any(
            date.weekday() in weekdays and not near.isdisjoint(days)
            for weekdays, days in self._together
        )

    @cached_property
    def _together(self) -> Sequence[tuple[frozenset[int], frozenset[Day]]]:
        """The weekdays and the days that are named together, from which the ones are counted."""
        if not self._published_between:
            return [(self._weekdays, self._days)]
        pairs = ((named_weekdays(p, self.language), p) for p in self.text.split("\n\n"))
        return [(weekdays, _days_in(p, self.language)) for weekdays, p in pairs if weekdays]

    @cached_property
    def _published_between(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and last day on which it may have been published, where that is a few weeks."""
        published = self.source.published
        if published is None or (published.latest - published.earliest).days > LONGEST_UNSURE:
            return None
        return _clear(published.earliest), _clear(published.latest)

    @cached_property
    def _years(self) -> Sequence[int]:
        """The years in which a day without one may lie."""
        between = self._published_between or (self.as_of, self.as_of)
        return sorted({date.year for date in between})


def _visible(captured: Captured) -> str:
    """The text of a capture with a paragraph's end for each stretch that is not the article."""
    text = captured.folded.article.text
    parts: list[str] = []
    done = 0
    for span in sorted(captured.omitted, key=_start):
        if span.end > done:
            parts.append(text[done : max(done, span.start)])
            done = span.end
    return "\n\n".join([*parts, text[done:]])


def _start(span: Span) -> int:
    return span.start


def _days_in(text: str, language: str) -> frozenset[Day]:
    return frozenset(day for named in named_days(text, language) for day in named.readings)


def _is_same(day: Day, named: Day) -> bool:
    """Whether the day or month asked for is the one named, as far as both say."""
    same_year = day.year == named.year or not (day.year and named.year)
    return same_year and day.month == named.month and day.day in (0, named.day)


def _days_of(date: Date | None) -> Iterator[Day]:
    """The days, months and years (month 0) that a date names."""
    if date is None:
        return
    if date.precision == "interval":
        yield from _days_of(date.start)
        yield from _days_of(date.end)
    elif not date.unspecified and date.precision in ("day", "month", "year"):
        first = date.earliest
        depth = ("year", "month", "day").index(date.precision)
        yield Day(first.year, first.month if depth else 0, first.day if depth == 2 else 0)
    elif date.precision == "month":
        yield Day(date.earliest.year, date.earliest.month, 0)


def _date(day: Day) -> datetime.date | None:
    """The day in the calendar, kept away from its ends so that one may count on from it."""
    try:
        return _clear(datetime.date(*day))
    except ValueError:  # 29 February, a year of five figures
        return None


def _clear(date: datetime.date) -> datetime.date:
    return min(max(date, datetime.date(3, 1, 1)), datetime.date(9996, 1, 1))


_WORD = re.compile(r"\w+")


def _words(folded: str) -> Sequence[str]:
    return sorted(set(_WORD.findall(folded)))


def _folded(text: str) -> str:
    """A text without letter case and diacritics: Erdoğan is also Erdogan."""
    decomposed = unicodedata.normalize("NFKD", folded_name(text).casefold())
    if decomposed.isascii():
        return decomposed
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def _stem(word: str) -> str:
    """A word without the vowels at its end, which change with its case."""
    bare = word.rstrip(_LAST_LETTERS)
    return word[: max(len(bare), SHORTEST_STEM)]


_LAST_LETTERS = "aeiouyаеёиіїйоуыьэюя"


def _has_stem(words: Sequence[str], stem: str) -> bool:
    """Whether one of the words, in order, begins with the stem and has no long ending."""
    at = bisect_left(words, stem)
    longest = len(stem) + (LONGEST_ENDING if len(stem) >= SHORTEST_STEM else 0)
    while at < len(words) and words[at].startswith(stem):
        if len(words[at]) <= longest:
            return True
        at += 1
    return False


@lru_cache(maxsize=4096)
def scripts_of(text: str) -> frozenset[str]:
    """The scripts of which a text has more than a few words: LATIN, CYRILLIC, CJK …"""
    counts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if character.isalpha():
            counts[_script(character)] += count
    least = LEAST_OF_SCRIPT * counts.total()
    return frozenset(script for script, count in counts.items() if count >= least)


@cache
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "UNKNOWN").partition(" ")[0]
    return "CJK" if name in ("HIRAGANA", "KATAKANA") else name
