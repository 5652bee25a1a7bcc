"""What a source states to rest on: all documents of its chain, and those of single passages."""

from collections.abc import Iterable
from functools import cached_property

from dossier.linking import Dossier


class Declared:
    """Resolves a source to everything that the editors name as its origin, near or far."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._chains: dict[str, frozenset[str]] = {}

    def documents(self, source: str) -> frozenset[str]:
        """The ids that are reached by `origin` from a source and from what `via` names for it."""
        if source not in self._chains:
            self._chains[source] = frozenset(self._reached(source))
        return self._chains[source]

    def publishers(self, source: str) -> frozenset[str]:
        """The publishers of those documents."""
        sources, publisher = self._dossier.sources, self._dossier.origins.publisher
        known = (sources[id] for id in self.documents(source) if id in sources)
        return frozenset(publisher(document.outlet) for document in known)

    def are_related(self, one: str, other: str) -> bool:
        """Whether one source rests on the other, or both on a third document."""
        return not {one, *self.documents(one)}.isdisjoint({other, *self.documents(other)})

    def _reached(self, source: str) -> Iterable[str]:
        rests_on = self._dossier.origins.rests_on
        stack = [*rests_on(source), *self._by_passage.get(source, ())]
        seen: set[str] = set()
        while stack:
            id = stack.pop()
            if id not in seen:
                seen.add(id)
                stack += rests_on(id)
        return seen

    @cached_property
    def _by_passage(self) -> dict[str, set[str]]:
        """The sources that `via` names for passages of each source."""
        table: dict[str, set[str]] = {}
        for source, uses in self._dossier.cited_by.items():
            named = {use.citation.via_source for use in uses} - {None, source}
            table[source] = {id for id in named if id is not None}
        return table
