"""Which blocks of a page are its article."""

import logging
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from dossier.articles.markup import Placed
from dossier.intake.findings import folded
from dossier.scripts import is_mostly_spaceless

_LONG, _LONG_SPACELESS = 80, 30  # characters of a paragraph, not of a line of a menu
_TELLING = 20  # letters that stand in an article by no chance
_LINKED = 0.5
_FAR, _LITTLE = 8, 0.2  # blocks between two parts of an article; a share of its text
_ASIDE = frozenset(("nav", "aside", "footer", "form", "menu", "dialog"))
_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"]
)


@dataclass(frozen=True)
class Body:
    """The numbers of the blocks that are the article; `first` and `last` are paragraphs."""

    kept: frozenset[int]
    first: int
    last: int

    def below(self, title_at: int, blocks: Sequence[Placed]) -> "Body":
        """The article without the little that stands above its title."""
        above = {number for number in self.kept if number < title_at}
        rest = self.kept - above
        paragraphs = [number for number in sorted(rest) if is_paragraph(blocks[number])]
        if not paragraphs or _size(above, blocks) > _LITTLE * _size(self.kept, blocks):
            return self
        return Body(rest, paragraphs[0], self.last)

    def __bool__(self) -> bool:
        return bool(self.kept)


NO_BODY = Body(frozenset(), 0, -1)


def body_of(html: str, blocks: Sequence[Placed]) -> Body:
    """The article as trafilatura finds it, in the blocks that a reader sees.

    It is asked twice: what it finds when it is to miss nothing counts, but only as far down as what
    it finds of itself, since comments and the foot of a page come at the end.
    """
    kept = _kept(_extracted(html, everything=True), blocks)
    strict = _kept(_extracted(html, everything=False), blocks)
    if 2 * _size(strict, blocks) >= _size(kept, blocks) > 0:
        kept = {number for number in kept if number <= max(strict)}
    if not any(is_paragraph(blocks[number]) for number in kept):
        kept = {n for n, b in enumerate(blocks) if is_paragraph(b) and not is_aside(b.element)}
    kept = _without_far_end(kept, blocks)
    paragraphs = [number for number in sorted(kept) if is_paragraph(blocks[number])]
    return Body(frozenset(kept), paragraphs[0], max(kept)) if paragraphs else NO_BODY


def _kept(extracted: str, blocks: Sequence[Placed]) -> set[int]:
    lines = frozenset(map(folded, extracted.splitlines()))
    whole = folded(extracted)
    return {
        number
        for number, block in enumerate(blocks)
        if not is_aside(block.element) and _is_in(folded(block.text), lines, whole)
    }


def _size(numbers: Collection[int], blocks: Sequence[Placed]) -> int:
    return sum(len(blocks[number].text) for number in numbers)


def _without_far_end(kept: set[int], blocks: Sequence[Placed]) -> set[int]:
    """The blocks without those at the end that stand far below, and are little beside the rest."""
    numbers = sorted(kept)
    for before, after in reversed(list(pairwise(numbers))):
        below = {number for number in numbers if number >= after}
        if after - before > _FAR and _size(below, blocks) < _LITTLE * _size(kept, blocks):
            return _without_far_end(kept - below, blocks)
    return kept


def _is_in(block: str, lines: frozenset[str], whole: str) -> bool:
    return block in lines or (len(block) >= _TELLING and block in whole)


def _extracted(html: str, *, everything: bool) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.extract(html, include_comments=False, favor_recall=everything) or ""
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return ""  # a page that it stumbles over is read by its long paragraphs


def is_paragraph(block: Placed) -> bool:
    """Whether a block is a sentence or more of running text."""
    least = _LONG_SPACELESS if is_mostly_spaceless(block.text) else _LONG
    return len(block.text) >= least and not is_linked(block)


def is_linked(block: Placed) -> bool:
    """Whether most of a block leads elsewhere."""
    return block.linked > _LINKED * len(block.text)


def is_aside(element: etree._Element) -> bool:
    """Whether an element stands in what is by its markup beside the text of a page."""
    for each in (element, *element.iterancestors()):
        tag = str(each.tag)
        if tag in ("article", "main"):
            return False
        if (each.get("id") or "").startswith("wm-ipp"):  # the bar of the Wayback Machine
            return True
        if tag in _ASIDE or (each.get("role") or "").lower() in _ROLES:
            return True
        if tag == "header" and not any(p.tag in ("article", "main") for p in each.iterancestors()):
            return any(child.tag == "nav" for child in each.iter())
    return False


_HINT = re.compile(
    r"(?:^|[-_ ])(?:related|read-?(?:also|more|next)|recommend\w*|newsletter|subscri\w+|promo\w*"
    r"|share|sharing|social\w*|comments?|advert\w*|ads?|banner|sponsor\w*|paywall|cookie\w*"
    r"|consent"
    r"|donat\w+|breadcrumbs?|tags?|sidebar|outbrain|taboola|most-read|trending|signup|sign-up|toolbar"
    r"|skip(?:-?link)?|login|signin|popup|modal)(?:$|[-_ ])",
    re.IGNORECASE,
)


_BOX = re.compile(
    r"(?:^|[-_ ])(?:paywall|newsletter|subscri(?:be|ption)|sign-?up|related"
    r"|read-?(?:also|more|next)|recommend\w*|outbrain|taboola|cookie\w*|consent|comments?"
    r"|donat\w+|promo\w*)(?:$|[-_ ])",
    re.IGNORECASE,
)


def is_marked_as_box(element: etree._Element) -> bool:
    """Whether one of the nearest elements around a block is named for a box of something else."""
    for each, _ in zip((element, *element.iterancestors()), range(4), strict=False):
        if str(each.tag) in ("article", "main", "body"):
            return False
        if _BOX.search(f"{each.get('class') or ''} {each.get('id') or ''}"):
            return True
    return False


def is_marked_as_extra(element: etree._Element) -> bool:
    """Whether the nearest elements around a block are named for what is no article."""
    for each, _ in zip((element, *element.iterancestors()), range(4), strict=False):
        if str(each.tag) in ("article", "main", "body"):
            return False
        if str(each.tag) in _ASIDE or _HINT.search(
            f"{each.get('class') or ''} {each.get('id') or ''}"
        ):
            return True
    return False
