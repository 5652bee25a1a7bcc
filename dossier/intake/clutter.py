"""Passages of a capture that are not the article: navigation, appeals, pointers elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from dossier.articles import Article, Span
from dossier.intake.bodies import is_aside, is_linked, is_marked_as_box, is_marked_as_extra
from dossier.intake.findings import one_line, writable
from dossier.intake.page import Page
from dossier.intake.signs import sign
from dossier.quotes import FoldedArticle, fold_article, locate_within
from dossier.scripts import is_mostly_spaceless

MOST = 60
_SHORT = 200  # characters of a line that is no paragraph of an article
_HEAD = 12  # blocks that a title, a byline, the day and a picture may be
_LAST = 3  # blocks at the end of an article that may be appeals
_LETTER = 20  # blocks of a letter of the editors to their readers
_EDGES = (6, 10, 16, 30)  # words at either end of a passage that are tried, so that it is found
_WHOLE = 16  # words of a passage that is written out


@dataclass(frozen=True, slots=True)
class Omission:
    """A passage as the record locates it, and what it is."""

    passage: str
    where: str


def omissions_of_page(article: Article, page: Page, title_at: int | None) -> list[Omission]:
    """The passages of a page that are not its article."""
    kinds = _kinds_of_page(page, title_at)
    letter = _letters_to_readers([block.text for block in page.blocks])
    return _omissions(article, {**kinds, **{n: k for n, k in letter.items() if n not in kinds}})


def omissions_of_text(article: Article) -> list[Omission]:
    """The passages of a text that are not its article."""
    texts = [article.text[block.start : block.end] for block in article.blocks]
    kinds = _letters_to_readers(texts)
    for number, text in enumerate(texts):
        if number not in kinds and (kind := _kind_of_line(text)):
            kinds[number] = kind
        elif number >= max(len(texts) - _LAST, 1) and _is_appeal_at_the_end(text):
            kinds[number] = "an appeal"
    for number in _addresses(texts):
        kinds.setdefault(number, "the address it was copied from")
    if len(kinds) > len(texts) // 2 and len(texts) > 2:
        return []  # a text that is mostly this is about it
    return _omissions(article, kinds)


def _kinds_of_page(page: Page, title_at: int | None) -> dict[int, str]:
    """What each block is that is not of the article."""
    body, blocks = page.body, page.blocks
    start = title_at if title_at is not None and title_at < body.first else min(body.kept)
    end = _end(page)
    kinds: dict[int, str] = {}
    for number, block in enumerate(blocks):
        if number < start:
            kinds[number] = "before the article"
        elif number > end:
            kinds[number] = "after the article"
        elif number not in body.kept and number != title_at and _is_extra(page, number, start):
            kinds[number] = "beside the article"
        elif number != title_at and (kind := _kind_of_line(block.text)):
            kinds[number] = kind
        elif number > end - _LAST and _is_appeal_at_the_end(block.text):
            kinds[number] = "an appeal"
    return kinds | _boxes(page, kinds)


def _boxes(page: Page, kinds: Mapping[int, str]) -> dict[int, str]:
    """The blocks of the article that stand in boxes named for what is none, where they are few:
    some pages have the whole article in one."""
    inside = [n for n in page.body.kept - kinds.keys() if is_marked_as_box(page.blocks[n].element)]
    size = sum(len(page.blocks[number].text) for number in inside)
    whole = sum(len(page.blocks[number].text) for number in page.body.kept)
    return dict.fromkeys(inside, "beside the article") if 2 * size < whole else {}


def _end(page: Page) -> int:
    """The last block of the article; what readers wrote below it is none of it."""
    for number in range(page.body.first + 1, page.body.last + 1):
        text = one_line(page.blocks[number].text)
        heads = page.blocks[number].kind == "heading" and sign("comments").fullmatch(_bare(text))
        if heads and 3 * number > 2 * page.body.first + page.body.last:
            return number - 1
    return page.body.last


def _bare(text: str) -> str:
    return text.strip(" 0123456789()[]:：#•·-–—")


def _is_extra(page: Page, number: int, start: int) -> bool:
    block = page.blocks[number]
    if page.body.first - start > _HEAD and start + 4 < number < page.body.first:
        return True  # far more than a byline stands between title and text
    if sign("byline").match(one_line(block.text)) and number < page.body.first:
        return False
    if is_linked(block) or is_aside(block.element) or is_marked_as_extra(block.element):
        return True
    return len(block.text) < _SHORT and sign("appeal").match(one_line(block.text)) is not None


def _kind_of_line(text: str) -> str:
    """What a short line is that is no part of an article; empty for what may be."""
    line = one_line(text)
    if len(line) > _SHORT:
        return ""
    pointer = sign("read-also").match(line)
    # French has a space before the colon.
    rest = line[pointer.end() :].lstrip() if pointer else line
    if pointer and (rest[:1] in (":", "：", "") or not rest.strip(" :>»→")):
        return "a pointer to other articles"
    appeals = {match[0].casefold() for match in sign("appeal").finditer(line)}
    if appeals and (len(appeals) > 1 or sign("appeal").fullmatch(line.strip(" .:!·•|"))):
        return "an appeal"
    return ""


def _is_appeal_at_the_end(text: str) -> bool:
    line = one_line(text)
    return len(line) <= _SHORT and sign("appeal").match(line) is not None


def _letters_to_readers(texts: Sequence[str]) -> dict[int, str]:
    """The blocks of a letter of the editors, from its opening to the last of its appeals."""
    for number, text in enumerate(texts):
        line = one_line(text)
        if (
            len(line) <= _SHORT
            and sign("opening").match(line)
            and 2 * number >= len(texts) - _LETTER
        ):
            following = range(number + 1, min(number + _LETTER, len(texts)))
            appeals = [n for n in following if sign("appeal").search(one_line(texts[n]))]
            if appeals:
                return dict.fromkeys(range(number, appeals[-1] + 1), "an appeal")
    return {}


def _addresses(texts: Sequence[str]) -> Iterator[int]:
    """The last lines that say where a text was copied from."""
    for number in range(max(len(texts) - 3, 1), len(texts)):
        line = one_line(texts[number]).strip(" <>")
        label, _, rest = line.partition(":")
        if (sign("address").fullmatch(label.strip()) and (not rest.strip() or "://" in rest)) or (
            "://" in line and " " not in line
        ):
            yield number


def _omissions(article: Article, kinds: dict[int, str]) -> list[Omission]:
    found: list[Omission] = []
    within = fold_article(article)
    for numbers in islice(_runs(kinds), MOST):
        reasons = dict.fromkeys(kinds[number] for number in numbers)
        where = ", ".join(reasons)
        found += [Omission(passage, where) for passage in _passages(within, numbers)]
    return found[:MOST]


def _runs(kinds: dict[int, str]) -> Iterator[list[int]]:
    """The numbers in rows of neighbours."""
    row: list[int] = []
    for number in sorted(kinds):
        if row and number != row[-1] + 1:
            yield row
            row = []
        row.append(number)
    if row:
        yield row


def _passages(within: FoldedArticle, numbers: Sequence[int]) -> Iterator[str]:
    """A passage that is found just there; where none is, those of its halves."""
    article = within.article
    span = Span(article.blocks[numbers[0]].start, article.blocks[numbers[-1]].end)
    if not any(map(str.isalnum, article.text[span.start : span.end])):
        return
    passage = _passage(within, span)
    if passage is not None:
        yield passage
    elif len(numbers) > 1:
        middle = len(numbers) // 2
        yield from _passages(within, numbers[:middle])
        yield from _passages(within, numbers[middle:])


def _passage(within: FoldedArticle, span: Span) -> str | None:
    text = " ".join(writable(within.article.text[span.start : span.end]).split())
    pieces, joint = (list(text), "") if is_mostly_spaceless(text) else (text.split(), " ")
    scale = 3 if not joint else 1
    tried = [text] if len(pieces) <= _WHOLE * scale else []
    for edge in _EDGES:
        count = edge * scale
        if len(pieces) > 2 * count + 2:
            tried.append(f"{joint.join(pieces[:count])} … {joint.join(pieces[-count:])}")
    tried += [text] if text not in tried and len(text) < 2000 else []
    return next((each for each in tried if _is_found(each, span, within)), None)


def _is_found(passage: str, span: Span, within: FoldedArticle) -> bool:
    found, text = locate_within(passage, within), within.article.text
    return found is not None and _inner(found, text) == _inner(span, text)


def _inner(span: Span, text: str) -> Span:
    """A stretch from its first letter or figure to its last."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)
