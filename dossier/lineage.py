"""Where the documents behind a claim have it from, step by step, down to the first-hand ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier.citations import Citation
from dossier.linking import Dossier
from dossier.verification import Words, words_of

UNKNOWN = ""
"""Stands for an origin that is not stated."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Documents and what each rests on, all as ids of sources.

    `tops` are the documents cited. `steps` leads from a document to those it rests on, `UNKNOWN`
    among them, with the number of quoted passages that are known to come from there (0 where none
    is quoted). `own` are the documents that are first-hand, with the passages that are theirs.
    """

    tops: tuple[str, ...]
    steps: Mapping[str, Mapping[str, int]]
    own: Mapping[str, int]

    def below(self, id: str) -> tuple[str, ...]:
        """The documents that one rests on."""
        return tuple(step for step in self.steps.get(id, ()) if step != UNKNOWN)


def lineage_of(citations: Iterable[Citation], dossier: Dossier) -> Lineage:
    """The documents cited, and all that they rest on for these citations."""
    drawn = _Drawn(dossier)
    for citation in citations:
        if citation.source in dossier.sources:
            drawn.cite(citation)
    return drawn.lineage()


def lineage_of_source(id: str, dossier: Dossier) -> Lineage:
    """A document and what it rests on: for its own origin, and for each passage cited from it."""
    drawn = _Drawn(dossier)
    drawn.cite(Citation(source=id))
    for use in dossier.cited_by.get(id, ()):
        drawn.cite(use.citation)
    return drawn.lineage()


@dataclass
class _Drawn:
    """A lineage so far: for each step, the passages that take it."""

    dossier: Dossier
    tops: dict[str, None] = field(default_factory=dict)
    steps: dict[str, dict[str, set[Words]]] = field(default_factory=dict)
    own: dict[str, set[Words]] = field(default_factory=dict)
    followed: set[str] = field(default_factory=set)

    def cite(self, citation: Citation) -> None:
        source, via = citation.source, citation.via
        passages = {words_of(citation)} if citation.quote is not None else set()
        self.tops[source] = None
        if via is None:
            self._follow(source)
            for step in self._stated(source):
                self.steps[source][step] |= passages
            if source in self.own:
                self.own[source] |= passages
        elif via == "own":
            self.own.setdefault(source, set()).update(passages)
        else:
            step = citation.via_source or UNKNOWN
            self.steps.setdefault(source, {}).setdefault(step, set()).update(passages)
            self._follow(step)

    def _follow(self, start: str) -> None:
        """Take every step that documents state from here on."""
        left = [start]
        while left:
            id = left.pop()
            if id in self.followed or id not in self.dossier.sources:
                continue
            self.followed.add(id)
            if self.dossier.origins.is_own(id):
                self.own.setdefault(id, set())
            for step in self._stated(id):
                self.steps.setdefault(id, {}).setdefault(step, set())
            left += reversed(self._stated(id))

    def _stated(self, id: str) -> list[str]:
        below = [o for o in self.dossier.origins.rests_on(id) if o in self.dossier.sources]
        if below or self.dossier.origins.is_own(id):
            return below
        return [UNKNOWN]

    def lineage(self) -> Lineage:
        steps = {id: _counted(found) for id, found in self.steps.items()}
        return Lineage(tuple(self.tops), steps, _counted(self.own))


def _counted(passages: Mapping[str, set[Words]]) -> dict[str, int]:
    return {id: len(found) for id, found in passages.items()}


def relays(id: str, dossier: Dossier) -> tuple[str, ...]:
    """The documents that state one as their origin, or that have a cited passage from it."""
    stated = (source.id for source in dossier.relays.get(id, ()))
    passages = (use.citation.source for use in dossier.relayed_by.get(id, ()))
    return tuple(other for other in dict.fromkeys((*stated, *passages)) if other != id)


def resting_on(id: str, dossier: Dossier) -> Mapping[str, tuple[str, ...]]:
    """The documents that rest on one, step by step: each with what it rests on among them."""
    steps: dict[str, dict[str, None]] = {}
    left, seen = [id], {id}
    while left:
        here = left.pop(0)
        for other in relays(here, dossier):
            steps.setdefault(other, {})[here] = None
            if other not in seen:
                seen.add(other)
                left.append(other)
    return {other: tuple(below) for other, below in steps.items()}
