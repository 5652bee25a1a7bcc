"""A source: what it says, how far it can be trusted, what it rests on, and what rests on it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.bibliography import citation_tags
from dossier.pages.addresses import WebLink, web_link
from dossier.pages.chain_drawing import ChainDrawing, source_drawing
from dossier.pages.claims import ClaimLine, Supported, claim_lines
from dossier.pages.composer import Composer
from dossier.pages.contents import headings
from dossier.pages.frame import frame
from dossier.pages.languages import language_in_words
from dossier.pages.origin_tree import Branch, resting_on, rests_on
from dossier.pages.parts import Badge, Link, Moment, Page, Phrase, ReferencePart
from dossier.pages.passages import ArticleText, articles, passages_carried, whole_citations
from dossier.pages.site import Site
from dossier.records import Source
from dossier.words import Words


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What a bibliography says of a source."""

    outlet: Link
    authors: tuple[str, ...]
    published: Moment | None
    accessed: Moment | None
    language: str
    medium: str
    reliability: str | None
    address: WebLink | None
    archive_address: WebLink | None
    captures: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage(Page):
    """`/sources/ID/`"""

    template: ClassVar[str] = "source.html"

    meta: tuple[tuple[str, str], ...]
    name: Phrase
    reference: tuple[ReferencePart, ...]
    files: tuple[Link, ...]
    standing: tuple[str, ...]
    badges: tuple[Badge, ...]
    facts: SourceFacts
    summary: Markup | None
    descriptor: str | None
    drawing: ChainDrawing | None
    rests_on: tuple[Branch, ...]
    rests_on_documents: bool
    resting_on: tuple[Branch, ...]
    articles: tuple[ArticleText, ...]
    whole: tuple[Supported, ...]
    cited: bool
    only_document: tuple[ClaimLine, ...]
    lost_without: tuple[ClaimLine, ...]
    disagreements: tuple[Link, ...]


def source_page(source: Source, site: Site) -> SourcePage:
    """The page of a source."""
    composer = Composer(site, urls.address(source))
    dossier, audit = site.dossier, site.audit
    summary = (
        composer.prose(source.summary, heading_level=3, id_prefix="summary-")
        if source.summary
        else None
    )
    only_document = audit.only_document.get(source.id, ())
    lost = audit.lost_without.get(source.id, ())
    chain = rests_on(source, composer)
    page = SourcePage(
        frame=frame(composer, record=source),
        title=source.title,
        description=source.summary.plain(dossier.title_of) if source.summary else source.title,
        notes=composer.notes(),
        sentences=composer.sentences(),
        meta=citation_tags(site.items[source.id], site.words),
        name=composer.title(source),
        reference=composer.reference(source),
        files=reference_links(lambda form: urls.reference_file(source, form), composer),
        standing=_standing(source, composer),
        badges=composer.badges(source),
        facts=facts_of(source, composer),
        summary=summary,
        descriptor=source.descriptor,
        drawing=source_drawing(source, composer),
        rests_on=chain,
        rests_on_documents=any(branch.link for branch in chain),
        resting_on=resting_on(source, composer),
        articles=articles(source, composer) if dossier.is_held(source.id) else (),
        whole=whole_citations(source, composer),
        cited=source.id in dossier.cited_by or source.id in dossier.relayed_by,
        only_document=claim_lines(only_document, composer),
        lost_without=claim_lines([c for c in lost if c not in only_document], composer),
        disagreements=composer.disagreements(source),
    )
    return _with_contents(page, site)


def reference_links(address: Callable[[str], str], composer: Composer) -> tuple[Link, ...]:
    """The links to references in each form, at the address of a form."""
    return tuple(
        Link(composer.href(address(form)), composer.words.say(f"reference.{name}"))
        for name, form in urls.REFERENCE_FORMS.items()
    )


def _standing(source: Source, composer: Composer) -> tuple[str, ...]:
    dossier, words = composer.dossier, composer.words
    origins = dossier.origins.roots(source.id)
    own = [id for id in origins if id != source.id]
    return (
        words.count("counted.passages-cited", passages_carried(source, composer)),
        words.count("counted.captures", len(dossier.captures.get(source.id, ()))),
        *([words.count("source.rests-on-documents", len(own))] if own else []),
    )


def facts_of(source: Source, composer: Composer) -> SourceFacts:
    """What is known of a source as a document."""
    words, dossier = composer.words, composer.dossier
    return SourceFacts(
        outlet=composer.actor(source.outlet),
        authors=source.author,
        published=composer.moment(source.published) if source.published else None,
        accessed=composer.moment(source.accessed) if source.accessed else None,
        language=language_in_words(source, composer),
        medium=words.say(f"medium.{source.medium}"),
        reliability=_reliability(source, words),
        address=web_link(source.url),
        archive_address=web_link(source.archive_url),
        captures=words.count("counted.captures", len(dossier.captures.get(source.id, ()))),
    )


def _reliability(source: Source, words: Words) -> str | None:
    """The Admiralty grade with its meaning."""
    if source.reliability is None:
        return None
    meaning = words.say(f"reliability.{source.reliability}")
    return words.say("source.reliability-grade", letter=source.reliability, meaning=meaning)


def _with_contents(page: SourcePage, site: Site) -> SourcePage:
    has = {
        "summary": page.summary,
        "reference": page.reference,
        "descriptor": page.descriptor,
        "rests-on": page.rests_on,
        "supported-by-this": page.resting_on,
        "alone": page.only_document or page.lost_without,
        "passages": True,
        "cited-whole": page.whole,
        "disagreements": page.disagreements,
    }
    return replace(page, contents=headings("source", has, site, notes=page.notes))
