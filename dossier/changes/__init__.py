"""What changed between two states of a dossier, in terms of what it says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from dossier.changes.counting import ClaimGone, CountChange, claim_changes
from dossier.changes.renamed import renamed_ids, under_new_ids
from dossier.changes.rewording import is_reworded
from dossier.disclosure import published
from dossier.linking import Dossier
from dossier.records import Disagreement, Record

__all__ = ["Changes", "ClaimGone", "CountChange", "RecordChange", "StatusChange", "compare"]

Sort = Literal["new", "changed", "reworded", "renamed", "withdrawn", "reinstated", "gone"]
"""`gone` is what is no longer there, or a draft again."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that is not as it was: its published fields in both states, None where it was not.

    `key` is that of the later state, and `former` that of the earlier one where they differ.
    """

    sort: Sort
    key: str
    before: Any = None
    after: Any = None
    former: str | None = None


class StatusChange(NamedTuple):
    """A disagreement that has another status than before; `before` is None for a new one."""

    key: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All differences between two states, each sort in the order of kinds and ids."""

    records: tuple[RecordChange, ...] = ()
    counts: tuple[CountChange, ...] = ()
    statuses: tuple[StatusChange, ...] = ()
    claims_gone: tuple[ClaimGone, ...] = ()


def compare(before: Dossier, after: Dossier) -> Changes:
    """What changed from one state to a later one."""
    records = tuple(_Comparison(before, after, renamed_ids(before, after)).changes())
    kept = [c for c in records if c.key in after.records and (c.former or c.key) in before.records]
    counts, gone = claim_changes(before, after, {c.key: c.former or c.key for c in kept})
    return Changes(records, counts, tuple(_status_changes(records, before, after)), gone)


@dataclass(frozen=True)
class _Comparison:
    """Two states, and the records that have another id in the later one: new keys by old ones."""

    before: Dossier
    after: Dossier
    renamed: Mapping[str, str]

    def changes(self) -> Iterator[RecordChange]:
        """What became of each record."""
        former = {new: old for old, new in self.renamed.items()}
        earlier, later = _all(self.before), _all(self.after)
        for key, record in later.items():
            old_key = former.get(key, key)
            if old_key not in earlier:
                yield self._new(record)
            elif self.before.documents[old_key] is not self.after.documents[key]:
                yield from self._change(earlier[old_key], record)
        for key in earlier:
            if key not in later and key not in self.renamed:
                yield RecordChange("gone", key)

    def _new(self, record: Record) -> RecordChange:
        if record.withdrawn:
            return RecordChange("withdrawn", record.key)
        return RecordChange("new", record.key, after=self._fields(record, self.after))

    def _change(self, old: Record, new: Record) -> Iterator[RecordChange]:
        former = old.key if old.key != new.key else None
        if new.withdrawn:
            if old.withdrawn != new.withdrawn:
                yield RecordChange("withdrawn", new.key, former=former)
            return
        says = self._fields(new, self.after)
        if old.withdrawn:
            yield RecordChange("reinstated", new.key, None, says, former)
            return
        said = self._fields(old, self.before)
        if sort := self._sort(old, new, said, says):
            yield RecordChange(sort, new.key, said, says, former)

    def _sort(self, old: Record, new: Record, said: Any, says: Any) -> Sort | None:
        """How a record changed that stays published; None where nobody can see it."""
        is_renamed = old.key != new.key
        said = under_new_ids(said, self.renamed)
        if is_renamed:
            said, says = ({**fields, "former_ids": None} for fields in (said, says))
        if said == says:
            return "renamed" if is_renamed else None
        language = self.after.settings.language
        return "reworded" if is_reworded(old, new, language) else "changed"

    @staticmethod
    def _fields(record: Record, state: Dossier) -> Any:
        return published(state.documents[record.key].value)


def _all(state: Dossier) -> Mapping[str, Record]:
    return {**state.records, **state.withdrawn}


def _status_changes(
    changes: Iterable[RecordChange], before: Dossier, after: Dossier
) -> Iterator[StatusChange]:
    for change in changes:
        record = after.records.get(change.key)
        if isinstance(record, Disagreement):
            earlier = before.records.get(change.former or change.key)
            status = earlier.status if isinstance(earlier, Disagreement) else None
            if status != record.status:
                yield StatusChange(change.key, status, record.status)
