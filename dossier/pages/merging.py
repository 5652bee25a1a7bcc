"""A chain of origin with so many documents that some of them have to be drawn as one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.lineage import UNKNOWN, Lineage

MOST_CITED, MOST_BETWEEN, MOST_ENDS = 8, 6, 8

Sort = Literal["cited", "between", "ends"]


@dataclass(frozen=True, slots=True)
class Group:
    """Documents drawn as one: cited ones, those between, or those where chains end."""

    sort: Sort
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """A lineage in which the ids of `groups` stand for several documents."""

    lineage: Lineage
    groups: Mapping[str, Group]


def merged(lineage: Lineage, keep: str | None = None) -> Merged:
    """The lineage with few enough documents to be read; `keep` always stands alone.

    Cited documents and ends beyond the first are put together; documents between all or none, so
    that no line can lead from a group back to it.
    """
    reached = {step for steps in lineage.steps.values() for step in steps}
    every = dict.fromkeys((*lineage.tops, *lineage.steps, *reached))
    documents = [id for id in every if id not in (UNKNOWN, keep)]
    cited = [id for id in documents if id not in reached and lineage.below(id)]
    ends = [id for id in documents if not lineage.below(id)]
    between = [id for id in documents if id in reached and lineage.below(id)]
    groups = [
        Group("cited", tuple(cited[MOST_CITED:])),
        Group("between", tuple(between) if len(between) > MOST_BETWEEN else ()),
        Group("ends", tuple(ends[MOST_ENDS:])),
    ]
    # A group's name is no id of a record, as these have no colon.
    named = {f"group:{group.sort}": group for group in groups if len(group.ids) > 1}
    stands_for = {id: name for name, group in named.items() for id in group.ids}
    return Merged(_renamed(lineage, stands_for), named) if named else Merged(lineage, {})


def _renamed(lineage: Lineage, names: Mapping[str, str]) -> Lineage:
    steps: dict[str, dict[str, int]] = {}
    for id, found in lineage.steps.items():
        into = steps.setdefault(names.get(id, id), {})
        for step, passages in found.items():
            name = names.get(step, step)
            if name != names.get(id, id):
                into[name] = into.get(name, 0) + passages
    own = {id: passages for id, passages in lineage.own.items() if id not in names}
    return Lineage(_distinct(names.get(id, id) for id in lineage.tops), steps, own)


def _distinct(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
