"""How many independent origins a claim rests on, however many articles repeat it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dossier.citations import Citation
from dossier.identifiers import STATED_ORIGINS
from dossier.records import Actor, Source


@dataclass(frozen=True, slots=True)
class Origin:
    """One publisher first-hand to a claim, with its documents that the claim goes back to."""

    publisher: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a list of citations amounts to; all are ids, in order of first citation.

    `documents` are the cited sources, `outlets` their publishers, `unknown` the sources at the end
    of a chain that does not say where it has its information from; `unstated` are the cited
    documents of which a passage ends so.
    """

    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]
    unknown: tuple[str, ...]
    unstated: tuple[str, ...]

    @property
    def verdict(self) -> Literal["none", "unknown", "single", "corroborated"]:
        """`corroborated` at two independent origins, `single` at one; unknown ones never count."""
        if not self.documents:
            return "none"
        if not self.origins:
            return "unknown"
        return "single" if len(self.origins) == 1 else "corroborated"


class Origins:
    """Resolves citations to the documents they go back to."""

    def __init__(self, sources: Mapping[str, Source], actors: Mapping[str, Actor]) -> None:
        self._sources = sources
        self._actors = actors
        self._roots: dict[str, tuple[str, ...]] = {}

    def weigh(self, citations: Iterable[Citation]) -> Evidence:
        """The evidence that citations amount to; those of unknown sources are passed over."""
        known = [c for c in citations if c.source in self._sources]
        documents = tuple(dict.fromkeys(c.source for c in known))
        outlets = tuple(dict.fromkeys(self.publisher(self._sources[d].outlet) for d in documents))
        ends = list(dict.fromkeys(end for c in known for end in self._ends_of(c)))
        first_hand: dict[str, list[str]] = {}
        for root in (source for source, is_own in ends if is_own):
            first_hand.setdefault(self.publisher(self._sources[root].outlet), []).append(root)
        return Evidence(
            documents,
            outlets,
            tuple(Origin(publisher, tuple(found)) for publisher, found in first_hand.items()),
            tuple(source for source, is_own in ends if not is_own),
            tuple(dict.fromkeys(c.source for c in known if not self._goes_back(c))),
        )

    def _goes_back(self, citation: Citation) -> bool:
        return all(is_own for _, is_own in self._ends_of(citation))

    def _ends_of(self, citation: Citation) -> list[tuple[str, bool]]:
        """The documents that a citation goes back to, and whether each is first-hand."""
        if citation.via in STATED_ORIGINS:
            return [(citation.source, citation.via == "own")]
        return [(root, self.is_own(root)) for root in self.roots(citation.via or citation.source)]

    def roots(self, source: str) -> tuple[str, ...]:
        """The documents at the ends of all chains from a source: first-hand, or of unknown origin.

        A chain that comes back to itself (an error elsewhere) ends there.
        """
        if source not in self._roots:
            self._roots[source] = tuple(dict.fromkeys(self._ends(source)))
        return self._roots[source]

    def _ends(self, source: str) -> Iterator[str]:
        seen = {source}
        stack = [source]
        while stack:
            document = stack.pop()
            below = [id for id in self.rests_on(document) if id in self._sources]
            if not below and document in self._sources:
                yield document
            for id in reversed(below):
                if id not in seen:
                    seen.add(id)
                    stack.append(id)

    def needed(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """The documents through which every way from citations to a first-hand one leads.

        Without any one of them no origin would be left. Where no first-hand document is known, it
        is every way to where the chains end.
        """
        known = [c for c in citations if c.source in self._sources]
        first_hand = [c for c in known if any(is_own for _, is_own in self._ends_of(c))]
        ways = [self._needed_by(citation) for citation in first_hand or known]
        return tuple(id for id in ways[0] if all(id in way for way in ways)) if ways else ()

    def _needed_by(self, citation: Citation) -> list[str]:
        if citation.via is None:
            return self._passed_from(citation.source)
        below = self._passed_from(citation.via_source) if citation.via_source else []
        return [citation.source, *(id for id in below if id != citation.source)]

    def _passed_from(self, source: str) -> list[str]:
        """A document and those that every way down from it leads through."""
        passed: list[str] = []
        step: str | None = source
        while step is not None and step in self._gates:
            passed.append(step)
            step = self._gates[step]
        return passed

    @cached_property
    def _gates(self) -> Mapping[str, str | None]:
        """For each document the next one that every way down from it to a first-hand one leads
        through; None where there is none.

        This is the tree of immediate dominators (Cooper, Harvey & Kennedy 2001), worked out from
        the ends up. A step that comes back to where it began is passed over.
        """
        gates: dict[str, str | None] = {}
        depths: dict[str | None, int] = {None: 0}
        leading: set[str] = set()
        for id in self._from_the_ends():
            below = [other for other in self.rests_on(id) if other in gates]
            known = [other for other in below if other in leading]
            if known or self.is_own(id):
                leading.add(id)
            gates[id] = _meeting(known or below, gates, depths)
            depths[id] = depths[gates[id]] + 1
        return gates

    def _from_the_ends(self) -> Iterator[str]:
        """Every document, those that it rests on before it."""
        seen: set[str] = set()
        for start in self._sources:
            stack = [(start, False)]
            while stack:
                id, left = stack.pop()
                if left:
                    yield id
                elif id not in seen and id in self._sources:
                    seen.add(id)
                    stack.append((id, True))
                    stack += [(other, False) for other in self.rests_on(id)]

    def rests_on(self, source: str) -> tuple[str, ...]:
        """The ids that a source states as its origin."""
        record = self._sources.get(source)
        return record.origin.sources if record and record.origin else ()

    def publisher(self, outlet: str) -> str:
        """The actor of which an outlet is part, at the end of the chain; else the outlet."""
        seen = {outlet}
        while (above := self._part_of(outlet)) and above not in seen:
            seen.add(above)
            outlet = above
        return outlet

    def _part_of(self, actor: str) -> str | None:
        record = self._actors.get(actor)
        relationships = record.relationships if record else ()
        return next((r.actor for r in relationships if r.type == "part-of"), None)

    def is_own(self, source: str) -> bool:
        """Whether a source states that its information is its own."""
        origin = self._sources[source].origin
        return origin is not None and origin.stated == "own"


def _meeting(
    ids: Sequence[str], gates: Mapping[str, str | None], depths: Mapping[str | None, int]
) -> str | None:
    """The first document that the ways down from all of `ids` have in common."""
    here: str | None = ids[0] if ids else None
    for id in ids[1:]:
        there: str | None = id
        while here != there:
            if depths[here] >= depths[there]:
                here = gates[here] if here else None
            else:
                there = gates[there] if there else None
    return here


def cycles(sources: Mapping[str, Source]) -> list[tuple[str, ...]]:
    """Chains of origin that come back to where they began, each once, from its first id on."""
    graph = {id: source.origin.sources if source.origin else () for id, source in sources.items()}
    done: set[str] = set()
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for start in sorted(graph):
        trail: list[str] = []
        steps = [iter([start])]
        while steps:
            id = next(steps[-1], None)
            if id is None:
                steps.pop()
                if trail:
                    done.add(trail.pop())
            elif id in trail:
                circle = trail[trail.index(id) :]
                first = circle.index(min(circle))
                found.setdefault(frozenset(circle), (*circle[first:], *circle[:first]))
            elif id in graph and id not in done:
                trail.append(id)
                steps.append(iter(graph[id]))
    return list(found.values())
