"""The bibliography: every document that is cited, and those that are known only through them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from dossier import urls
from dossier.bibliography import context_object
from dossier.collation import collation_key, date_key
from dossier.lineage import relays
from dossier.pages.composer import Composer
from dossier.pages.evidence_line import document_name
from dossier.pages.filters import Filters, filters
from dossier.pages.flow_drawing import FlowDrawing, flow_drawing
from dossier.pages.frame import frame
from dossier.pages.languages import language_in_words
from dossier.pages.origin_tree import end_in_words
from dossier.pages.parts import Badge, Heading, Link, Page, ReferencePart
from dossier.pages.passages import passages_carried
from dossier.pages.site import Site
from dossier.pages.sources import reference_links
from dossier.records import Source
from dossier.words.languages import NOT_KNOWN


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source as the bibliography has it; `context` is its reference for Zotero and its kin."""

    id: str
    reference: tuple[ReferencePart, ...]
    badges: tuple[Badge, ...]
    context: str
    sort: tuple[str, ...]
    held: bool
    held_words: str
    rests_on: tuple[Link, ...]
    origin: str | None
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage(Page):
    """`/sources/`"""

    template: ClassVar[str] = "sources.html"

    standing: tuple[str, ...]
    flow: FlowDrawing | None
    files: tuple[Link, ...]
    filters: Filters | None
    held: tuple[SourceEntry, ...]
    not_held: tuple[SourceEntry, ...]


def sources_page(site: Site) -> SourcesPage:
    """The bibliography."""
    composer = Composer(site, urls.register(Source))
    words, dossier = site.words, site.dossier
    ordered = in_bibliographic_order(composer)
    held = [source for source in ordered if dossier.is_held(source.id)]
    not_held = [source for source in ordered if not dossier.is_held(source.id)]
    sections = {"held": held, "not-held": not_held}
    return SourcesPage(
        frame=frame(composer),
        title=words.say("source.register-title"),
        description=words.say("source.register-introduction"),
        contents=_contents(sections, composer),
        standing=_standing(held, not_held, composer),
        flow=flow_drawing(composer),
        files=reference_links(urls.references_file, composer) if ordered else (),
        filters=filters("sources", len(ordered), words, entries=".bibliography > li"),
        held=tuple(source_entry(source, composer) for source in held),
        not_held=tuple(source_entry(source, composer) for source in not_held),
    )


def _contents(sections: Mapping[str, Sequence[Source]], composer: Composer) -> tuple[Heading, ...]:
    words = composer.words
    found = [Heading(f"#{id}", words.say(f"sources.{id}")) for id, each in sections.items() if each]
    if composer.site.audit.flows:
        found.insert(0, Heading("#rests-on", words.say("front.rests-on")))
    return tuple(found)


def in_bibliographic_order(composer: Composer) -> list[Source]:
    """All sources by what their references begin with, so that the list is alphabetical."""

    def order(source: Source) -> tuple[object, ...]:
        item = composer.site.items[source.id]
        first = composer.words.join(item.authors) if item.authors else item.outlet
        published = date_key(source.published)
        return (collation_key(first), published, collation_key(source.title), source.id)

    return sorted(composer.dossier.sources.values(), key=order)


def _standing(held: list[Source], not_held: list[Source], composer: Composer) -> tuple[str, ...]:
    words, dossier = composer.words, composer.dossier
    sources = [*held, *not_held]
    captures = sum(len(dossier.captures.get(source.id, ())) for source in held)
    languages = Counter(language_in_words(s, composer) for s in sources if s.language != NOT_KNOWN)
    named = sorted(languages, key=lambda name: (-languages[name], name))
    return (
        words.count("evidence.documents", len(sources)),
        words.count("evidence.outlets", len({source.outlet for source in sources})),
        words.count(
            "sources.held-count", len(held), captures=words.count("sources.captures", captures)
        ),
        words.count("sources.not-held-count", len(not_held)),
        *([words.say("sources.languages", languages=words.join(named))] if named else []),
    )


def source_entry(source: Source, composer: Composer) -> SourceEntry:
    """A source as the bibliography has it."""
    dossier, words = composer.dossier, composer.words
    captures = len(dossier.captures.get(source.id, ()))
    stated = dossier.origins.rests_on(source.id)
    return SourceEntry(
        id=f"source-{source.id}",
        reference=composer.reference(source, address=False),
        badges=composer.badges(source),
        context=context_object(composer.site.items[source.id], words),
        sort=(words.say(f"medium.{source.medium}"), language_in_words(source, composer)),
        held=captures > 0,
        held_words=words.count("sources.held-in", captures),
        rests_on=_documents(stated, composer),
        origin=None if stated else end_in_words(source, composer),
        counts=_counts(source, composer),
    )


def _documents(ids: Iterable[str], composer: Composer) -> tuple[Link, ...]:
    found = (composer.dossier.sources[id] for id in ids)
    return tuple(
        composer.link(source, document_name(source, composer.dossier, composer.words))
        for source in found
    )


def _counts(source: Source, composer: Composer) -> tuple[str, ...]:
    words = composer.words
    passages = passages_carried(source, composer)
    relaying = len(relays(source.id, composer.dossier))
    return (
        *([words.count("counted.passages-cited", passages)] if passages else []),
        *([words.count("sources.origin-of", relaying)] if relaying else []),
    )
