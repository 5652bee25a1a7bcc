"""Which documents and origins a drawing of the whole dossier shows, and in which order."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

MOST_DOCUMENTS, MOST_ORIGINS = 8, 10

UNKNOWN, FURTHER = "", "…"
"""What stands for an origin that is not known, and for all that are not drawn apart."""

OUTLET = "outlet:"
"""Stands before the id of an outlet in the place of its documents; ids of sources have no colon."""

Flows = Mapping[tuple[str, str], int]
"""The passages that lead from each document to each origin."""


def gathered(flows: Flows, outlets: Mapping[str, str]) -> Flows:
    """The flows of few enough documents and origins to be drawn.

    Too many documents are put together by outlet (`outlets` has that of each); of the outlets, and
    of the origins, those that carry least.
    """
    if len({document for document, _ in flows}) > MOST_DOCUMENTS:
        flows = _by_outlet(flows, outlets)
    documents = _largest(flows, 0, MOST_DOCUMENTS)
    origins = _largest({flow: n for flow, n in flows.items() if flow[1]}, 1, MOST_ORIGINS)
    found: Counter[tuple[str, str]] = Counter()
    for (document, origin), passages in flows.items():
        start = document if document in documents else FURTHER
        end = origin if origin in origins or origin == UNKNOWN else FURTHER
        found[start, end] += passages
    return dict(found)


def _by_outlet(flows: Flows, outlets: Mapping[str, str]) -> Flows:
    found: Counter[tuple[str, str]] = Counter()
    for (document, origin), passages in flows.items():
        found[OUTLET + outlets[document], origin] += passages
    return found


def _largest(flows: Flows, side: int, most: int) -> set[str]:
    """What carries most; one is put together with others only if it does not stand alone then."""
    ranked = ranking(flows, side)
    return set(ranked if len(ranked) <= most else ranked[: most - 1])


def ranking(flows: Flows, side: int) -> list[str]:
    """The documents (side 0) or origins (side 1), those that carry most first."""
    weights: Counter[str] = Counter()
    for flow, passages in flows.items():
        weights[flow[side]] += passages
    return sorted(weights, key=lambda id: (id == FURTHER, -weights[id], id))


def untangled(flows: Flows, documents: Sequence[str]) -> list[str]:
    """The origins, each as near to its documents as can be, so that few lines cross.

    The order is that of their middles, as in Sugiyama's method; what is put together comes after,
    and what is not known comes last.
    """
    place = {id: number for number, id in enumerate(documents)}
    pulls: dict[str, list[int]] = defaultdict(list)
    for (document, origin), passages in flows.items():
        pulls[origin] += [place[document]] * passages
    last = (FURTHER, UNKNOWN)

    def key(origin: str) -> tuple[int, float, int, str]:
        pulled = pulls[origin]
        rank = last.index(origin) + 1 if origin in last else 0
        return rank, sum(pulled) / len(pulled), -len(pulled), origin

    return sorted(pulls, key=key)
