"""The documents that a source rests on, down to the first-hand ones, and those that rest on it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dossier.pages.composer import Composer
from dossier.pages.evidence_line import document_name
from dossier.pages.parts import Link
from dossier.records import Source
from dossier.verification import words_of

# A list nested deeper cannot be read on a phone; the ends of longer chains are named at once.
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Branch:
    """A document in a chain of origin, or in words where a chain ends without one.

    `further` are the documents at the ends of a chain too long to be shown step by step. A document
    whose own branches stand elsewhere in the tree has `above` set and none here.
    """

    link: Link | None
    about: str
    branches: tuple["Branch", ...] = ()
    further: tuple[Link, ...] = ()
    above: bool = False


Next = Callable[[str], Iterable[str]]


def rests_on(source: Source, composer: Composer) -> tuple[Branch, ...]:
    """The chain of origin of a source; its first step includes what single passages come from."""
    origins, words = composer.dossier.origins, composer.words
    passages = _passages_by_origin(source, composer)
    own = passages.pop("", 0)
    seen = {source.id}
    first = dict.fromkeys((*origins.rests_on(source.id), *passages))
    branches = [
        _branch(id, origins.rests_on, composer, seen, passages.get(id, own if id not in passages else 0))
        for id in first
        if id in composer.dossier.sources
    ]
    if not origins.rests_on(source.id):
        branches.insert(0, Branch(None, _joined([_end(source, composer), _carrying(own, composer)], words)))
    return tuple(branches)


def resting_on(source: Source, composer: Composer) -> tuple[Branch, ...]:
    """The sources that have what they say from a source, and those that have it from them."""
    seen = {source.id}
    return tuple(
        _branch(id, lambda id: relays(id, composer), composer, seen)
        for id in relays(source.id, composer)
        if id not in seen
    )


def relays(id: str, composer: Composer) -> list[str]:
    """The sources that state a source as their origin, or of which a cited passage comes from it."""
    stated = (source.id for source in composer.dossier.relays.get(id, ()))
    passages = (use.citation.source for use in composer.site.audit.relayed_by.get(id, ()))
    return [other for other in dict.fromkeys((*stated, *passages)) if other != id]


def _passages_by_origin(source: Source, composer: Composer) -> Counter[str]:
    """The passages quoted from a source by the id they come from, "" for its stated origin."""
    uses = composer.site.verification.quoted_from.get(source.id, ())
    ways = {(words_of(use.citation), use.citation.via or "") for use in uses}
    found: Counter[str] = Counter(via for _, via in sorted(ways))
    for use in composer.dossier.cited_by.get(source.id, ()):
        found.setdefault(use.citation.via or "", 0)
    return found


def _branch(
    id: str, step: Next, composer: Composer, seen: set[str], passages: int = 0, depth: int = 1
) -> Branch:
    source = composer.dossier.sources[id]
    about = [document_name(source, composer.dossier, composer.words)]
    if not composer.dossier.is_held(id):
        about.append(composer.words.say("source.not-held"))
    about.append(_carrying(passages, composer))
    below = [other for other in step(id) if other in composer.dossier.sources]
    above = id in seen and bool(below)
    seen.add(id)
    if not below:
        about.append(_end(source, composer) if step == composer.dossier.origins.rests_on else "")
    further: tuple[Link, ...] = ()
    branches: tuple[Branch, ...] = ()
    if not above and depth < DEEPEST:
        branches = tuple(_branch(other, step, composer, seen, 0, depth + 1) for other in below)
    elif not above and below and step == composer.dossier.origins.rests_on:
        ends = composer.dossier.origins.roots(id)
        further = tuple(composer.link(composer.dossier.sources[end]) for end in ends)
    return Branch(composer.link(source), _joined(about, composer.words), branches, further, above)
