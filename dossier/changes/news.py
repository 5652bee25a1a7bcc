"""Changes put together by what they mean to a reader, the gravest first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from dossier.changes import Changes, RecordChange, StatusChange

Group = Literal[
    "withdrawn",
    "reinstated",
    "opened",
    "settled",
    "lowered",
    "raised",
    "claims-gone",
    "sources",
    "new",
    "changed",
    "reworded",
    "renamed",
    "gone",
]


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news about a record.

    `text` has the words of a claim; `before` and `after` are counts of origins, or statuses of a
    disagreement. `change` is what changed in the record, where that belongs to the news.
    """

    group: Group
    key: str
    change: RecordChange | None = None
    text: str = ""
    before: int | str | None = None
    after: int | str | None = None


def grouped(changes: Changes) -> Mapping[Group, list[Item]]:
    """All news by group, in the order of the groups; those without any are left out."""
    found: dict[Group, list[Item]] = {group: [] for group in get_args(Group)}
    for item in _items(changes):
        found[item.group].append(item)
    return {group: items for group, items in found.items() if items}


def _items(changes: Changes) -> Iterator[Item]:
    statuses = {status.key: status for status in changes.statuses}
    for change in changes.records:
        status = statuses.get(change.key)
        group = (status and _of_status(status)) or _of_record(change)
        turn = (status.before, status.after) if status else (None, None)
        yield Item(group, change.key, change, "", *turn)
    for count in changes.counts:
        group = "raised" if count.after > count.before else "lowered"
        yield Item(group, count.key, None, count.text, count.before, count.after)
    for claim in changes.claims_gone:
        yield Item("claims-gone", claim.key, None, claim.text)


def _of_status(status: StatusChange) -> Group | None:
    """A question that came settled is a new record, and no news of a dispute."""
    if status.after == "open":
        return "opened"
    return "settled" if status.before else None


def _of_record(change: RecordChange) -> Group:
    return "sources" if change.sort == "new" and change.key.startswith("source:") else change.sort
