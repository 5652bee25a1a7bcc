"""How a page of the dossier itself is cited, in the styles that readers are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.bibliography.house import stop_after
from dossier.dates import Date
from dossier.words import Words
from dossier.words.quoting import within_marks


@dataclass(frozen=True, slots=True)
class CitedPage:
    """What a citation of a page says. The front page has no title besides the dossier's."""

    title: str | None
    dossier: str
    publisher: str | None
    as_of: Date
    revision: str
    address: str | None


@dataclass(frozen=True, slots=True)
class PageCitation:
    """A page as one style cites it, in plain words to copy."""

    style: str
    text: str


def page_citations(page: CitedPage, words: Words) -> tuple[PageCitation, ...]:
    """The citations of a page after Chicago (bibliography), APA and MLA.

    The date is that of what the page says, its cut-off; with the revision it leads back to exactly
    these words.
    """
    return (
        PageCitation(words.say("cite-page.chicago"), " ".join(_chicago(page, words))),
        PageCitation(words.say("cite-page.apa"), " ".join(_apa(page, words))),
        PageCitation(words.say("cite-page.mla"), _mla(page, words)),
    )


def _chicago(page: CitedPage, words: Words) -> Iterator[str]:
    """A site without a publisher stands in its place, as an outlet does where nobody signs."""
    revised = words.say("cite-page.revision", revision=page.revision)
    last = revised
    yield _stopped(page.publisher or page.dossier, words)
    if page.title:
        yield _quoted(page.title, words)
    if page.title and page.publisher:
        yield _stopped(revised, words)
        last = page.dossier
    elif page.publisher:
        yield _stopped(page.dossier, words)
    dated = words.say("cite-page.as-of", text=last, date=words.date(page.as_of))
    yield _stopped(dated, words)
    if page.address:
        yield page.address + words.say("bibliography.stop")


def _apa(page: CitedPage, words: Words) -> Iterator[str]:
    date = words.say("punctuation.brackets", text=words.date_year_first(page.as_of))
    revised = words.say("cite-page.revision", revision=page.revision)
    bracketed = words.say("punctuation.brackets", text=revised)
    title = _stopped(f"{page.title or page.dossier} {bracketed}", words)
    dated = _stopped(date, words)
    yield from (_stopped(page.publisher, words), dated, title) if page.publisher else (title, dated)
    if page.title:
        yield _stopped(page.dossier, words)
    if page.address:
        yield page.address


def _mla(page: CitedPage, words: Words) -> str:
    revision = words.say("cite-page.revision-within", revision=page.revision)
    date = words.date(page.as_of)
    parts = (page.dossier, revision, page.publisher, date, page.address)
    whole = words.say("list.separator").join(part for part in parts if part)
    start = f"{_quoted(page.title, words)} " if page.title else ""
    return start + _stopped(whole, words)


def _quoted(title: str, words: Words) -> str:
    inner = within_marks(title, words)
    return words.say("bibliography.title", title=inner, stop=stop_after(inner, words))


def _stopped(text: str, words: Words) -> str:
    return text + stop_after(text, words)
