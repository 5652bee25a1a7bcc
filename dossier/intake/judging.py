"""Whether a page has an article to take in, or what else it is."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from dossier.articles.markup import Placed
from dossier.intake.bodies import Body, is_linked
from dossier.intake.findings import one_line
from dossier.intake.metadata import Metadata
from dossier.intake.refusal import RefusedError
from dossier.intake.signs import sign
from dossier.scripts import extent, is_spaceless

AGAIN = "open it in a browser, save it (as one file, .mhtml), and import that"
COPY = "; or copy its text into a .txt file"
# Words of running text below which a page is looked at with suspicion; a page of an error or a
# wall says less.
FEW = 45
ENOUGH = 1000  # of which it is not asked how many more there are


def refuse_what_is_no_article(
    root: etree._Element | None, blocks: Sequence[Placed], body: Body, *, is_front_page: bool
) -> None:
    """Raises `RefusedError` for a page without an article, with the likeliest reason."""
    if root is None or not blocks:
        raise _without_text(root)
    text = " \n ".join(block.text for block in blocks)
    running = _words(text for text in _article_like(blocks, body))
    head = " \n ".join(
        [_title(root), *(block.text for block in blocks if block.kind == "heading")][:4]
    )
    if _is_named_missing(root, blocks):
        raise _missing()
    if running < FEW and (fault := _wall(root, head, text, running)):
        raise fault
    if is_front_page:
        raise RefusedError(
            "the page is the front page of a site, not an article",
            "open the article, and bring that",
        )
    if not body or (running < 12 and _words(block.text for block in blocks) < FEW):
        linked = sum(map(is_linked, blocks))
        if linked > 10 and 2 * linked > len(blocks):
            raise RefusedError("the page is a list of links, not an article", "open one of them")
        raise _without_text(root)


_WALLS = ("log-in", "consent", "cookie", "challenge", "missing", "script")


def _article_like(blocks: Sequence[Placed], body: Body) -> Iterator[str]:
    """The paragraphs that do not speak as walls do: an article may stand behind one."""
    for number in sorted(body.kept):
        text = blocks[number].text
        if sum(len(sign(topic).findall(text)) for topic in _WALLS) <= len(text) // 300:
            yield text


def _wall(root: etree._Element, head: str, text: str, running: int) -> RefusedError | None:
    """What a page with little text is, if it says so."""
    if sign("challenge").search(head) or sign("challenge").search(text):
        return RefusedError(
            "the page asks whether a human being reads it, or lets nobody in", AGAIN + COPY
        )
    if _says_it_is_missing(head, text, running):
        return _missing()
    if _asks_for_password(root) and sign("log-in").search(text):
        return RefusedError("the page asks to log in", f"log in, and {AGAIN}{COPY}")
    if sign("log-in").search(head):
        return RefusedError("the page asks to log in", f"log in, and {AGAIN}{COPY}")
    consents = len(sign("consent").findall(text))
    if consents >= 3 and sign("cookie").search(text):
        return RefusedError(
            "the page asks for consent, and shows nothing else", f"answer it, then {AGAIN}{COPY}"
        )
    if sign("script").search(_unseen(root) + text) and _words([text]) < FEW:
        return _without_text(root)
    return None


def _missing() -> RefusedError:
    return RefusedError(
        "the page says that there is no such article",
        "look for it in a web archive, such as web.archive.org, and import that",
    )


def _is_named_missing(root: etree._Element, blocks: Sequence[Placed]) -> bool:
    """Whether the title of the page, or the heading, is little but that it is not there."""
    names = [part for part in re.split(r"\s[|–—:·-]\s", _title(root)) if part]
    names += [block.text for block in blocks if str(block.element.tag) == "h1"][:1]
    return any(
        sum(len(found[0]) for found in sign("missing").finditer(name)) > _MOST_OF_IT * len(name)
        for name in names
    )


_MOST_OF_IT = 0.6


def _says_it_is_missing(head: str, text: str, running: int) -> bool:
    """Whether it is the page of an error, and no article about one."""
    if sign("missing").search(head):
        return True
    return running < 25 and len(sign("missing").findall(text)) >= (1 if _words([text]) < FEW else 2)


def _without_text(root: etree._Element | None) -> RefusedError:
    scripts = 0 if root is None else sum(1 for _ in root.iter("script"))
    if scripts:
        return RefusedError(
            "the page has no text of its own: a program in it fetches that when it is shown",
            AGAIN + COPY,
        )
    return RefusedError("the page has no text", AGAIN + COPY)


def _asks_for_password(root: etree._Element) -> bool:
    return any((field.get("type") or "").lower() == "password" for field in root.iter("input"))


def _unseen(root: etree._Element) -> str:
    parts = ["".join(map(str, element.itertext())) for element in root.iter("noscript")]
    return one_line(" ".join(parts)[:2000])


def _title(root: etree._Element) -> str:
    return next((one_line("".join(map(str, each.itertext()))) for each in root.iter("title")), "")


def _words(texts: Iterable[str]) -> int:
    """How many words there are; of scripts without spaces two characters stand for one."""
    total = 0
    for text in texts:
        total += max(extent(text)[0], sum(map(is_spaceless, text)) // 2)
        if total > ENOUGH:
            break
    return total


_FOOT = 10_000  # characters at the end of a page


def is_teaser(metadata: Metadata, text: str) -> bool:
    """Whether a page shows no more than the beginning of its article."""
    item = metadata.article or {}
    free = str(item.get("isAccessibleForFree", "")).lower()
    tiers = " ".join(content for _, content in metadata.named("article:content_tier"))
    says = sign("teaser").search(text[-_FOOT:]) is not None
    return says and (free in ("false", "no") or tiers in ("locked", "metered") or _ends_early(text))


def _ends_early(text: str) -> bool:
    return len(text) < 3000 or re.search(r"(?:…|\.\.\.)\s", text) is not None
