"""Claims in two states of a dossier: which are the same, and on how many origins they rest."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier.citations import Citation
from dossier.claims import Asserted, asserted
from dossier.linking import Dossier
from dossier.records import Actor, Source


class CountChange(NamedTuple):
    """A claim that rests on more independent origins than before, or on fewer."""

    key: str
    kind: str
    text: str
    before: int
    after: int


class ClaimGone(NamedTuple):
    """A key judgement or answer that its record no longer has."""

    key: str
    kind: str
    text: str


def claim_changes(
    before: Dossier, after: Dossier, touched: Mapping[str, str]
) -> tuple[tuple[CountChange, ...], tuple[ClaimGone, ...]]:
    """What became of claims: counts that moved, and claims that are gone.

    `touched` are the records that differ, by their new key the old one. Counts also move where
    only a source says something else of its origin.
    """
    counts: list[CountChange] = []
    gone: list[ClaimGone] = []
    moved = _moved_sources(before, after)
    resting = {key: key for key in _resting_on(moved, after) if key in before.records}
    for key, old_key in {**resting, **touched}.items():
        said = list(asserted(before.records[old_key], before))
        says = list(asserted(after.records[key], after))
        for old, new in _matched(said, says):
            if new is None:
                gone.append(ClaimGone(key, old.kind, old.text))
                continue
            numbers = (
                len(before.weigh(old.citations).origins),
                len(after.weigh(new.citations).origins),
            )
            if numbers[0] != numbers[1]:
                counts.append(CountChange(key, new.kind, new.text, *numbers))
    return tuple(counts), tuple(gone)


def _matched(
    said: Sequence[Asserted], says: Sequence[Asserted]
) -> Iterator[tuple[Asserted, Asserted | None]]:
    """Each claim of a record as it was, with the one of today that is the same.

    The same words come first, then the same evidence, then the same place among as many.
    """
    left = list(says)
    pairs: dict[int, Asserted] = {}
    for is_same in (_same_words, _same_evidence, _same_place):
        if is_same is _same_place and len(said) != len(says):
            continue
        for at, old in enumerate(said):
            found = next((new for new in left if at not in pairs and is_same(old, new)), None)
            if found:
                left.remove(found)
                pairs[at] = found
    return ((old, pairs.get(at)) for at, old in enumerate(said))


def _same_words(old: Asserted, new: Asserted) -> bool:
    return old.text == new.text


def _same_evidence(old: Asserted, new: Asserted) -> bool:
    return any(citation in new.citations for citation in old.citations)


def _same_place(old: Asserted, new: Asserted) -> bool:
    return old.number == new.number


# Sources that go back to other origins than before


def _moved_sources(before: Dossier, after: Dossier) -> frozenset[str]:
    if not _has_other_origins(before, after):
        return frozenset()
    both = before.sources.keys() & after.sources.keys()
    return frozenset(id for id in both if _ends(id, before) != _ends(id, after))


def _has_other_origins(before: Dossier, after: Dossier) -> bool:
    """Whether any record says something else of where a source has its information from."""
    return any(
        _origin_stated(old) != _origin_stated(new)
        for olds, news in ((before.sources, after.sources), (before.actors, after.actors))
        for id, new in news.items()
        if (old := olds.get(id)) is not None and old is not new
    )


def _origin_stated(record: Source | Actor) -> object:
    if isinstance(record, Source):
        return record.origin, record.outlet
    return [tie.actor for tie in record.relationships if tie.type == "part-of"]


def _ends(id: str, state: Dossier) -> object:
    found = state.weigh([Citation(source=id)])
    return found.outlets, {origin.publisher for origin in found.origins}


def _resting_on(sources: frozenset[str], state: Dossier) -> Iterator[str]:
    if sources:
        for key, uses in state.uses.items():
            if any(not sources.isdisjoint((u.citation.source, u.citation.via)) for u in uses):
                yield key
