"""The title of a document, as it was published."""

import re
from collections.abc import Iterator, Sequence

from dossier.articles import Article
from dossier.intake.findings import NOT_SAID, Finding, Lack, folded, one_line
from dossier.intake.jsonld import texts_of
from dossier.intake.page import Page

LONGEST = 300
_SUFFIX = re.compile(r"\s+[|–—\-·:•»/\\]+\s+|\s*[|｜_]\s*|::")
_ALIKE = 0.4  # of the words of the shorter of two titles of one article


def title_of_page(page: Page) -> Finding | Lack:
    """The headline that a reader sees, if what the page says of itself agrees that it is one.

    Titles for search engines and for sharing are often worded otherwise. So a heading counts that
    has words in common with them; without any such, two of them that agree.
    """
    said = list(_said(page))
    titles = {folded(title) for title, _ in said}
    for block in page.blocks:
        if block.kind == "heading" and folded(block.text) in titles:
            return Finding(one_line(block.text), "its heading")
    heads = list(_headings(page)) or list(_headings_above(page))
    alike = [head for head in heads if any(_are_alike(head, title) for title, _ in said)]
    within = [(t, w) for t, w in said for h in alike if _is_all_but_a_kicker(t, h)]
    if within:
        return Finding(*within[0])
    if len(alike) == 1 or (len(heads) == 1 and not said):
        return Finding((alike or heads)[0], "its heading")
    agreed = [(t, w) for n, (t, w) in enumerate(said) if any(_agree(t, o) for o, _ in said[:n])]
    if agreed or (len(said) == 1 and not heads):
        title, where = agreed[0] if agreed else said[0]
        return Finding(title, where)
    if not said and not heads:
        return NOT_SAID
    return Lack("the page has several: " + ", ".join(f'"{t}"' for t in _distinct(heads, said)))


def _distinct(heads: Sequence[str], said: Sequence[tuple[str, str]]) -> Sequence[str]:
    titles = {folded(title): title for title in [*heads, *(title for title, _ in said)]}
    return list(titles.values())[:4]


def _said(page: Page) -> Iterator[tuple[str, str]]:
    """The titles that the page gives itself, each with where, without the name of the site."""
    metadata = page.metadata
    if metadata.article is not None:
        for text in texts_of(metadata.article.get("headline"))[:1]:
            yield from _title(text, "its JSON-LD (headline)", page)
    names = ("og:title", "twitter:title", "citation_title", "dc.title", "parsely-title", "title")
    for name, text in metadata.named(*names):
        yield from _title(text, f"its meta element {name}", page)
    for element in metadata.properties("headline"):
        yield from _title("".join(map(str, element.itertext())), "its microdata (headline)", page)
    for element in metadata.root.iter("title"):
        if not any(parent.tag == "svg" for parent in element.iterancestors()):
            yield from _title("".join(map(str, element.itertext())), "its title element", page)
            break


def _title(text: str, where: str, page: Page) -> Iterator[tuple[str, str]]:
    title = _without_site(one_line(text), page)
    if title and len(title) <= LONGEST and folded(title) not in page.site:
        yield title, where


def _without_site(title: str, page: Page) -> str:
    """A title without the site's name before or after it."""
    for separator in reversed(list(_SUFFIX.finditer(title))):
        if _names_site(title[separator.end() :], page):
            title = title[: separator.start()].strip()
    first = _SUFFIX.search(title)
    if first and _names_site(title[: first.start()], page):
        return title[first.end() :].strip()
    return title


def _names_site(words: str, page: Page) -> bool:
    bare = folded(words)
    return bool(bare) and any(
        bare == name or (len(name) > 3 and name in bare and len(bare) < 2 * len(name) + 8)
        for name in page.site
    )


def _headings(page: Page) -> Iterator[str]:
    """The headings of the first rank that a reader sees, and any that stands as a title may."""
    seen: set[str] = set()
    for number, block in enumerate(page.blocks):
        rank = _rank(page, number)
        text = one_line(block.text)
        is_name = folded(text) in page.site
        if rank and text and not is_name and len(text) <= LONGEST and folded(text) not in seen:
            seen.add(folded(text))
            yield text


def _headings_above(page: Page) -> Iterator[str]:
    """The headings of any rank above the first paragraph."""
    for block in page.blocks[: page.body.first]:
        text = one_line(block.text)
        if block.kind == "heading" and 0 < len(text) <= LONGEST and folded(text) not in page.site:
            yield text


def _is_all_but_a_kicker(title: str, heading: str) -> bool:
    """Whether a heading is a title with a word or two before it, set in the same line."""
    short, long = folded(title), folded(heading)
    return short != long and long.endswith(short) and len(short) > 0.6 * len(long)


def _rank(page: Page, number: int) -> bool:
    """Whether a block stands in the heading of the first rank."""
    element = page.blocks[number].element
    return any(str(each.tag) == "h1" for each in (element, *element.iterancestors()))


def _agree(one: str, other: str) -> bool:
    a, b = folded(one), folded(other)
    return a == b or (min(len(a), len(b)) > 12 and (a in b or b in a))


def _are_alike(one: str, other: str) -> bool:
    """Whether two titles have so many words in common that they are of one article."""
    if _agree(one, other):
        return True
    words = [set(_pieces(text)) for text in (one, other)]
    fewer = min(map(len, words))
    return fewer > 0 and len(words[0] & words[1]) >= _ALIKE * fewer


def _pieces(text: str) -> list[str]:
    """The words of a text; of scripts without spaces, pairs of characters."""
    words = [word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2]
    bare = folded(text)
    pairs = [bare[n : n + 2] for n in range(len(bare) - 1)]
    return words if len(words) > 2 else pairs


LONGEST_LINE = 160


def title_of_text(article: Article, told: Sequence[tuple[str, str]] = ()) -> Finding | Lack:
    """The title of a text: its first heading, or a first line that is no sentence.

    `told` is what a file says of it besides; it counts where it stands in the text too.
    """
    blocks = [(b.kind, one_line(article.text[b.start : b.end])) for b in article.blocks]
    opening = blocks[:8]
    for title, where in told:
        if any(folded(title) == folded(text) for _, text in opening):
            return Finding(one_line(title), where)
    headings = [text for kind, text in opening if kind == "heading"]
    if headings:
        return Finding(headings[0], "its first heading")
    if len(blocks) > 1 and _is_headline(blocks[0][1]):
        return Finding(blocks[0][1], "its first line")
    return NOT_SAID


def _is_headline(line: str) -> bool:
    return (
        len(line) <= LONGEST_LINE
        and line[-1] not in ".,;:。，；：؛"
        and any(map(str.isalpha, line))
    )
