"""The documents that a source rests on, down to the first-hand ones, and those that rest on it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dossier.pages.composer import Composer
from dossier.pages.evidence_line import document_name
from dossier.pages.parts import Link
from dossier.records import Source
from dossier.verification import words_of

# A list nested deeper cannot be read on a phone; the ends of longer chains are named at once.
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Branch:
    """A document in a chain of origin; without a link, the words at which the chain ends.

    `further` are the documents at the ends of a chain too long to be shown step by step. Branches
    that stand elsewhere in the tree already are left out, and `above` says so.
    """

    link: Link | None
    about: str
    branches: tuple["Branch", ...] = ()
    further: tuple[Link, ...] = ()
    above: bool = False


def rests_on(source: Source, composer: Composer) -> tuple[Branch, ...]:
    """The chain of origin of a source; its first step includes what single passages come from."""
    origins = composer.dossier.origins
    stated = origins.rests_on(source.id)
    passages = _passages_by_origin(source, composer)
    tree = _Tree(composer, origins.rests_on, origins.roots, {source.id})
    branches = [
        tree.branch(id, passages[id] + (passages[""] if id in stated else 0))
        for id in dict.fromkeys((*stated, *(id for id in passages if id)))
    ]
    if not stated and (passages[""] or not branches):
        branches.insert(0, Branch(None, tree.about(_end(source, composer), passages[""])))
    return tuple(branches)


def resting_on(source: Source, composer: Composer) -> tuple[Branch, ...]:
    """The sources that have what they say from a source, and those that have it from them."""
    tree = _Tree(composer, lambda id: relays(id, composer), lambda id: (), {source.id})
    return tuple(tree.branch(id) for id in relays(source.id, composer))


def relays(id: str, composer: Composer) -> list[str]:
    """The sources that state a source as their origin, or of which a cited passage comes from it."""
    stated = (source.id for source in composer.dossier.relays.get(id, ()))
    passages = (use.citation.source for use in composer.site.audit.relayed_by.get(id, ()))
    return [other for other in dict.fromkeys((*stated, *passages)) if other != id]


def _passages_by_origin(source: Source, composer: Composer) -> Counter[str]:
    """The passages cited from a source by the id that they come from, "" for its stated origin."""
    uses = composer.dossier.cited_by.get(source.id, ())
    ways = dict.fromkeys((use.citation.via or "", words_of(use.citation)) for use in uses)
    return Counter(via for via, _ in ways if via != source.id)


@dataclass(frozen=True)
class _Tree:
    """Branches out from one source to the next; each source branches once."""

    composer: Composer
    step: Callable[[str], Iterable[str]]
    ends: Callable[[str], Iterable[str]]
    seen: set[str] = field(default_factory=set)

    def branch(self, id: str, passages: int = 0, depth: int = 1) -> Branch:
        """A document with what it leads to."""
        sources = self.composer.dossier.sources
        source = sources[id]
        below = [other for other in self.step(id) if other in sources]
        above = id in self.seen and bool(below)
        self.seen.add(id)
        ends_here = not below and bool(list(self.ends(id)))
        about = self.about(document_name(source, self.composer.dossier, self.composer.words), passages)
        return Branch(
            self.composer.link(source),
            self._joined(about, self._held(source), _end(source, self.composer) if ends_here else ""),
            self._branches(below, depth) if not above else (),
            self._further(id) if below and not above and depth == DEEPEST else (),
            above,
        )

    def _branches(self, below: list[str], depth: int) -> tuple[Branch, ...]:
        if depth == DEEPEST:
            return ()
        return tuple(self.branch(other, 0, depth + 1) for other in below)

    def _further(self, id: str) -> tuple[Link, ...]:
        sources = self.composer.dossier.sources
        return tuple(self.composer.link(sources[end]) for end in self.ends(id))

    def _held(self, source: Source) -> str:
        held = self.composer.dossier.is_held(source.id)
        return "" if held else self.composer.words.say("source.not-held")

    def about(self, text: str, passages: int) -> str:
        """What is said of a branch: its date or end, and how many passages come from there."""
        count = self.composer.words.count("counted.passages", passages) if passages else ""
        return self._joined(text, count)

    def _joined(self, *parts: str) -> str:
        return self.composer.words.say("punctuation.separator").join(part for part in parts if part)


def _end(source: Source, composer: Composer) -> str:
    """What is said where a chain ends: with first-hand reporting, or without any word of it."""
    own = source.origin is not None and source.origin.stated == "own"
    return composer.words.say("source.own" if own else "source.origin-not-stated")
