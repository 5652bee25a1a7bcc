"""The documents that a source rests on, down to the first-hand ones, and those that rest on it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
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
    stated = origins.rests_on(source.id) or (_stated(source),)
    passages = _passages_by_origin(source, composer)
    for id in stated:
        passages[id] += passages[""]
    tree = _Tree(composer, origins.rests_on, origins.roots, {source.id})
    return tuple(
        tree.branch(id, passages[id])
        if id in composer.dossier.sources
        else Branch(None, tree.about(composer.words.say(_END[id]), passages[id]))
        for id in dict.fromkeys((*stated, *passages))
        if id
    )


def resting_on(source: Source, composer: Composer) -> tuple[Branch, ...]:
    """The sources that have what they say from a source, and those that have it from them."""
    tree = _Tree(composer, lambda id: relays(id, composer), lambda id: (), {source.id})
    return tuple(tree.branch(id) for id in relays(source.id, composer))


def relays(id: str, composer: Composer) -> list[str]:
    """The sources that state a source as their origin, or that have a cited passage from it."""
    stated = (source.id for source in composer.dossier.relays.get(id, ()))
    passages = (use.citation.source for use in composer.site.audit.relayed_by.get(id, ()))
    return [other for other in dict.fromkeys((*stated, *passages)) if other != id]


def _passages_by_origin(source: Source, composer: Composer) -> Counter[str]:
    """The passages quoted from a source by the id that they come from, "" for its stated origin."""
    cited = [use.citation for use in composer.dossier.cited_by.get(source.id, ())]
    ways = {(c.via or "", words_of(c)) for c in cited if c.quote is not None}
    found = Counter(via for via, _ in ways)
    # Cited as a whole, it has that origin all the same.
    found.update(dict.fromkeys((c.via or "" for c in cited), 0))
    return Counter({via: found[via] for via in sorted(found) if via != source.id})


@dataclass(frozen=True)
class _Tree:
    """Branches out from one source to the next; each source branches once."""

    composer: Composer
    step: Callable[[str], Iterable[str]]
    ends: Callable[[str], Sequence[str]]
    seen: set[str] = field(default_factory=set)

    def branch(self, id: str, passages: int = 0, depth: int = 1) -> Branch:
        """A document with what it leads to."""
        sources = self.composer.dossier.sources
        source = sources[id]
        below = [other for other in self.step(id) if other in sources]
        above = id in self.seen and bool(below)
        self.seen.add(id)
        name = document_name(source, self.composer.dossier, self.composer.words)
        end = end_in_words(source, self.composer) if not below and self.ends(id) else ""
        return Branch(
            self.composer.link(source),
            self._joined(self.about(name, passages), self._held(source), end),
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


def end_in_words(source: Source, composer: Composer) -> str:
    """What is said where a chain ends: with first-hand reporting, or without any word of it."""
    return composer.words.say(_END[_stated(source)])


_END = {"own": "source.own", "unknown": "source.origin-not-stated"}


def _stated(source: Source) -> str:
    return "own" if source.origin is not None and source.origin.stated == "own" else "unknown"
