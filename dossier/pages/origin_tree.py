"""What documents rest on, down to the first-hand ones, as nested lists; and what rests on them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.lineage import UNKNOWN, Lineage, lineage_of_source, relays
from dossier.pages.composer import Composer
from dossier.pages.evidence_line import document_name
from dossier.pages.parts import Link
from dossier.records import Source

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
    lineage = lineage_of_source(source.id, composer.dossier)
    tree = _tree(lineage, composer)
    tree.seen.add(source.id)
    if source.id not in lineage.own:
        return tree.branches(source.id, 0)
    about = tree.about(composer.words.say(_END["own"]), lineage.own[source.id])
    return (Branch(None, about), *tree.branches(source.id, 0))


def cited_tree(lineage: Lineage, composer: Composer) -> tuple[Branch, ...]:
    """The documents cited, each with what it rests on."""
    tree = _tree(lineage, composer)
    return tuple(tree.branch(id) for id in lineage.tops)


def resting_on(source: Source, composer: Composer) -> tuple[Branch, ...]:
    """The sources that have what they say from a source, and those that have it from them."""
    dossier = composer.dossier
    tree = _Tree(composer, lambda id: dict.fromkeys(relays(id, dossier), 0), lambda id: (), {})
    tree.seen.add(source.id)
    return tuple(tree.branch(id) for id in relays(source.id, dossier))


def _tree(lineage: Lineage, composer: Composer) -> "_Tree":
    steps, roots = lineage.steps, composer.dossier.origins.roots
    return _Tree(composer, lambda id: steps.get(id, {}), roots, lineage.own)


@dataclass(frozen=True)
class _Tree:
    """Branches out from one source to the next; each source branches once.

    `step` gives what a document leads to, with the number of passages. `own` are first-hand.
    """

    composer: Composer
    step: Callable[[str], Mapping[str, int]]
    ends: Callable[[str], Sequence[str]]
    own: Mapping[str, int]
    seen: set[str] = field(default_factory=set)

    def branch(self, id: str, passages: int = 0, depth: int = 1) -> Branch:
        """A document with what it leads to."""
        if id == UNKNOWN:
            return Branch(None, self.about(self.composer.words.say(_END["unknown"]), passages))
        source = self.composer.dossier.sources[id]
        below = list(self.step(id))
        above = id in self.seen and bool(below)
        self.seen.add(id)
        name = document_name(source, self.composer.dossier, self.composer.words)
        own = self.composer.words.say(_END["own"]) if id in self.own else ""
        return Branch(
            self.composer.link(source),
            self._joined(self.about(name, passages), self._held(source), own),
            self.branches(id, depth) if not above and depth < DEEPEST else (),
            self._further(id) if below and not above and depth == DEEPEST else (),
            above,
        )

    def branches(self, id: str, depth: int) -> tuple[Branch, ...]:
        """What a document leads to."""
        steps = self.step(id).items()
        return tuple(self.branch(other, passages, depth + 1) for other, passages in steps)

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
    stated = "own" if composer.dossier.origins.is_own(source.id) else "unknown"
    return composer.words.say(_END[stated])


_END = {"own": "source.own", "unknown": "source.origin-not-stated"}
