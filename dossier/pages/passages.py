"""The archived text of a source as far as it is shown: its marked words, and what each carries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dossier.excerpts import Extract, Gap, extracts, passage_id, passages_in_order, publication
from dossier.pages.claims import Supported, supported_by
from dossier.pages.composer import Composer
from dossier.records import Source
from dossier.uses import Use
from dossier.verification import Words, words_of


@dataclass(frozen=True, slots=True)
class PassageMark:
    """The number of marked words, the way to them, and the claims that they carry, one at least."""

    number: str
    href: str
    label: str
    first: Supported
    further: tuple[Supported, ...]


@dataclass(frozen=True, slots=True)
class PassageText:
    """A paragraph of the text: `kind` is that of an article's block."""

    kind: str
    html: Markup
    marks: tuple[PassageMark, ...]
    again: bool


@dataclass(frozen=True, slots=True)
class Elision:
    """Where paragraphs are not shown."""

    text: str


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One capture. `heading` is there where there are several."""

    heading: str | None
    introduction: str
    language: str | None
    direction: str | None
    parts: tuple[PassageText | Elision, ...]


def articles(source: Source, composer: Composer) -> tuple[ArticleText, ...]:
    """The captures of a source, from which something is shown."""
    captures = composer.dossier.captures.get(source.id, ())
    order = passages_in_order(composer.site.verification, source)
    numbers = {words: composer.words.number(n) for n, words in enumerate(order, 1)}
    carried = _Carried(composer, _uses_by_words(source, composer), numbers)
    return tuple(
        _article(source, number, len(captures), carried, composer)
        for number in range(len(captures))
    )


def _uses_by_words(source: Source, composer: Composer) -> Mapping[Words, list[Use]]:
    table: dict[Words, list[Use]] = defaultdict(list)
    for use in composer.site.verification.quoted_from.get(source.id, ()):
        table[words_of(use.citation)].append(use)
    return table


@dataclass(frozen=True)
class _Carried:
    """What the marked words of a page carry, and their numbers in the order in which they stand."""

    composer: Composer
    uses: Mapping[Words, list[Use]]
    numbers: Mapping[Words, str]

    def mark(self, words: Words) -> PassageMark:
        number = self.numbers[words]
        uses = self.uses[words]
        first, *further = supported_by(uses, self.composer)
        return PassageMark(
            number,
            f"#{passage_id(uses[0].citation)}",
            self.composer.words.say("source.passage", n=number),
            first,
            tuple(further),
        )


def _article(
    source: Source, number: int, of: int, carried: _Carried, composer: Composer
) -> ArticleText:
    words = composer.words
    shown = extracts(composer.site.verification, source, number, carried.numbers)
    language = composer.phrase("", source.language)
    heading = None
    if of > 1:
        heading = words.say("source.capture", n=words.number(number + 1), total=words.number(of))
    return ArticleText(
        heading,
        _introduction(source, shown, composer),
        language.language,
        language.direction,
        tuple(_parts(shown, carried, composer)),
    )


_INTRODUCTIONS = {
    "excerpts": "source.passages-introduction",
    "full": "source.whole-text-introduction",
    "none": "source.quotations-introduction",
}


def _introduction(source: Source, shown: tuple[Extract | Gap, ...], composer: Composer) -> str:
    allowed = publication(composer.site.verification, source)
    nothing = not any(isinstance(part, Extract) for part in shown)
    return composer.words.say("source.capture-unquoted" if nothing else _INTRODUCTIONS[allowed])


def _parts(
    shown: tuple[Extract | Gap, ...], carried: _Carried, composer: Composer
) -> Iterator[PassageText | Elision]:
    for place, part in enumerate(shown):
        if isinstance(part, Extract):
            marks = tuple(carried.mark(words) for words in part.citations)
            yield PassageText(part.kind, part.html, marks, part.again)
        else:
            where = "before" if place == 0 else "rest" if place == len(shown) - 1 else "paragraphs"
            where = "paragraphs" if len(shown) == 1 else where
            yield Elision(composer.words.count(f"elision.{where}", part.paragraphs))


def whole_citations(source: Source, composer: Composer) -> tuple[Supported, ...]:
    """What cites a source as a whole, without a word of it."""
    uses = composer.dossier.cited_by.get(source.id, ())
    return supported_by([use for use in uses if use.citation.quote is None], composer)


def passages_carried(source: Source, composer: Composer) -> int:
    """How many passages of a source are quoted."""
    return len(composer.site.verification.passages_in.get(source.id, ()))
