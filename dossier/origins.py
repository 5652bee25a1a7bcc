"""How many independent origins a claim rests on, however many articles repeat it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
        return [(root, self._is_own(root)) for root in self.roots(citation.via or citation.source)]

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

    def _is_own(self, source: str) -> bool:
        origin = self._sources[source].origin
        return origin is not None and origin.stated == "own"


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
