"""The days that a reader sees beside a title."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from dossier.articles import Article
from dossier.intake.days import days_in
from dossier.intake.page import Page
from dossier.intake.signs import sign
from dossier.secondopinion.days import named_days

_LONGEST_LINE = 160  # characters of a line that has the day under a title
_LONGEST_REST = 70  # of which what is no day: a label, the time, a name
_FARTHEST = 14  # blocks from a title to the first paragraph


@dataclass(frozen=True, slots=True)
class Shown:
    """A day that a reader sees beside the title; `label` is published, updated or empty."""

    day: datetime.date
    label: str


def days_shown(page: Page, title_at: int | None) -> list[Shown]:
    """The days in short lines between the title and the first paragraph; if none, right above."""
    first = page.body.first
    start = title_at if title_at is not None and title_at < first else max(first - _FARTHEST, -1)
    below = [page.blocks[n] for n in range(start + 1, first) if n - start <= _FARTHEST]
    under = [block.text for block in below if not _is_caption(block.element)]
    found = _shown(under, page.language)
    if title_at is None and len({each.day for each in _everywhere(page)}) > 1:
        return []  # of which article, is not known
    above = [page.blocks[n].text for n in range(max(start - 2, 0), start)]
    return found or [each for each in _shown(above, page.language) if each.label]


def _everywhere(page: Page) -> Iterable[Shown]:
    """The days in short lines of the whole page, but those that are of a later change."""
    shown = _shown((block.text for block in page.blocks), page.language)
    return (each for each in shown if each.label != "updated")


def _is_caption(element: etree._Element) -> bool:
    return any(
        str(each.tag) in ("figure", "figcaption") for each in (element, *element.iterancestors())
    )


def _shown(texts: Iterable[str], language: str) -> list[Shown]:
    found: list[Shown] = []
    label = ""
    for text in texts:
        if len(text) > _LONGEST_LINE or _says_more(text, language):
            label = ""
            continue
        found += _in_line(text, label, language)
        alone = not found or not named_days(text, language or "en")
        label = _label(text) if alone else ""
    return found


def _says_more(text: str, language: str) -> bool:
    """Whether a line that names a day is a sentence, as of a picture."""
    named = named_days(text, language or "en")
    rest = len(text) - sum(each.end - each.start for each in named)
    return bool(named) and rest > _LONGEST_REST


def _in_line(text: str, label: str, language: str) -> Iterator[Shown]:
    """The days of a line, each with the label before it, which may stand on the line above."""
    before = 0
    for named in named_days(text, language or "en"):
        own = _label(text[before : named.start]) or label
        before = named.end
        days = days_in(named)
        if len(days) == 1:
            yield Shown(days[0], own)


def _label(text: str) -> str:
    labels = [
        (match.end(), topic)
        for topic in ("published", "updated")
        for match in sign(topic).finditer(text)
    ]
    return max(labels)[1] if labels else ""


def days_shown_in_text(article: Article, language: str) -> list[Shown]:
    """The days in the short lines above the first paragraph of a text."""
    lines: list[str] = []
    for block in article.blocks[:_FARTHEST]:
        text = article.text[block.start : block.end]
        if len(text) > _LONGEST_LINE:
            break
        lines.append(text)
    return _shown(lines, language)
