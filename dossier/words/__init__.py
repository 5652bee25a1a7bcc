"""Everything the interface itself says, in the language of the dossier."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from markupsafe import Markup, escape

from dossier.dates import Date
from dossier.problems import Problem, guess
from dossier.recall import Recall, Very, afresh
from dossier.words import datewording, languages
from dossier.words.catalogues import Catalogue, Pieces, Wording, read_catalogue
from dossier.words.languages import Direction, text_direction

__all__ = ["Words", "WordsError", "load_words", "text_direction"]


class WordsError(LookupError):
    """A template asks for words that no catalogue has, or leaves out a value that they need."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; keys are `section.key`.

    `language` is the dossier's, `catalogue` that of most words: `en` where the dossier's own has
    no catalogue. `missing` are the keys said in English for want of a translation; `problems`
    is what is wrong in the catalogues (an entry at fault is passed over).
    """

    language: str
    direction: Direction
    catalogue: str
    missing: tuple[str, ...] = field(repr=False)
    problems: tuple[Problem, ...] = field(repr=False)
    wordings: Mapping[str, Wording] = field(repr=False)

    def __contains__(self, key: str) -> bool:
        return key in self.wordings

    def say(self, key: str, **values: object) -> str:
        """The words at `key` as plain text, with plain values in their places."""
        return _filled(key, self._pieces(key), values)

    def markup(self, key: str, **values: object) -> Markup:
        """The words at `key` as HTML: all is escaped but values that are Markup."""
        return _filled_markup(key, self._pieces(key), values)

    def count(self, key: str, n: int, **values: object) -> str:
        """The words at `key` in the plural form for `n`; `{n}` is the number as written."""
        return _filled(key, self._pieces(key, n), {"n": self.number(n), **values})

    def count_markup(self, key: str, n: int, **values: object) -> Markup:
        """As `count`, as HTML."""
        return _filled_markup(key, self._pieces(key, n), {"n": self.number(n), **values})

    def date(self, date: Date) -> str:
        """A date that stands alone: `about 12 July 2022`."""
        return datewording.full(date, self.wordings)

    def short_date(self, date: Date) -> str:
        """A date beneath the heading of its year: `13–14 July`."""
        return datewording.short(date, self.wordings)

    def heading_date(self, date: Date) -> str:
        """A year, or a month beneath its year, as a heading: `July`."""
        return datewording.heading(date, self.wordings)

    def date_range(self, since: Date | None, until: Date | None) -> str:
        """`2011–2014`, `since 2011`, `until 2014`; empty where neither is known."""
        return datewording.span(since, until, self.wordings)

    def date_with_weekday(self, date: Date) -> str:
        """As `date`; a day known as such with its day of the week: `Wednesday, 13 July 2022`."""
        return datewording.with_weekday(date, self.wordings)

    def date_year_first(self, date: Date) -> str:
        """As `date`; a day or month known as such with its year first: `2022, July 13`."""
        return datewording.year_first(date, self.wordings)

    def month(self, month: int) -> str:
        """The name of a month (1 to 12) as a heading."""
        return datewording.month(month, self.wordings)

    def year(self, year: int) -> str:
        """A year as a heading."""
        return datewording.year(year, self.wordings)

    def number(self, n: int) -> str:
        """A whole number with its groups of digits set apart."""
        return languages.number_text(n, self.catalogue)

    def size(self, bytes: int) -> str:
        """How large a file is, such as `12 kB`."""
        return languages.size_text(bytes, self.catalogue)

    def language_name(self, tag: str) -> str:
        """The name of a language, in the words' own; the tag itself where it has none."""
        return languages.language_name(tag, self.catalogue)

    def join(self, items: Iterable[object]) -> str:
        """A list in running text: `a, b and c`."""
        return self._listed([str(item) for item in items])

    def join_markup(self, items: Iterable[object]) -> Markup:
        """As `join`, as HTML: all is escaped but items that are Markup."""
        return Markup(self._listed([escape(item) for item in items]))

    def _pieces(self, key: str, n: int | None = None) -> Pieces:
        """The text at `key`, in the form for `n`; `zero`, where there is one, is for 0 itself."""
        wording = self.wordings.get(key)
        if wording is None:
            near = guess(key, self.wordings)
            raise WordsError(f'no catalogue has the words "{key}"' + (f"; {near}" if near else ""))
        if n is None:
            return wording.pieces()
        if n == 0 and "zero" in wording.forms:
            return wording.pieces("zero")
        return wording.pieces(languages.plural_category(wording.language, n))

    def _listed(self, items: list[str]) -> str:
        if len(items) < 2:
            return items[0] if items else ""
        _, between, _ = self._around("middle")
        before, last, after = self._around("two" if len(items) == 2 else "last")
        # Items that are Markup escape what is added to them.
        return before + (items[0][:0] + between).join(items[:-1]) + last + items[-1] + after

    def _around(self, join: Literal["two", "middle", "last"]) -> tuple[str, str, str]:
        """What stands before, between and after two parts of a list."""
        own = self.wordings.get(f"list.{join}")
        if own and own.language == self.catalogue and len(own.pieces()) == 5:
            return own.pieces()[0], own.pieces()[2], own.pieces()[4]
        return languages.list_pattern(self.catalogue, join)


def _filled(key: str, pieces: Pieces, values: Mapping[str, object]) -> str:
    return "".join(
        str(_value(key, piece, values)) if place % 2 else piece
        for place, piece in enumerate(pieces)
    )


def _filled_markup(key: str, pieces: Pieces, values: Mapping[str, object]) -> Markup:
    return Markup("").join(
        escape(_value(key, piece, values)) if place % 2 else piece
        for place, piece in enumerate(pieces)
    )


def _value(key: str, name: str, values: Mapping[str, object]) -> object:
    if name not in values:
        raise WordsError(f'the words "{key}" need a value for {{{name}}}')
    return values[name]


def load_words(language: str, folders: Sequence[Path], recall: Recall = afresh) -> Words:
    """The words for a language, from words/LANG.yaml in `folders`, earlier laid over later.

    A tag that has no catalogue falls back to what it shortens to (pt-BR to pt), then to English,
    key by key. Never raises for what the files say; see `Words.problems`.
    """
    return recall(_words, language, Very(read_catalogue(language, folders, recall)))


def _words(language: str, read: Very[Catalogue]) -> Words:
    catalogue = read.value
    return Words(
        language,
        text_direction(language),
        catalogue.language,
        catalogue.missing,
        catalogue.problems,
        catalogue.wordings,
    )
