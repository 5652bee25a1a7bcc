"""The history of a dossier, day by day, as the commits of its content tell it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import Path

from dossier.changes import Changes, RecordChange, compare
from dossier.changes.states import States
from dossier.disclosure import published
from dossier.linking import Dossier
from dossier.recall import Recall, afresh
from dossier.recordfile import keys_of
from dossier.repository import Absence, Commit, Repository, RepositoryError, repository_of

MOST_DAYS = 100
"""So many days of work are compared; of what is older only the dates of files are known."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of work: what the dossier said at its end, compared with the end of the one before.

    The day is that of UTC, `moment` when its last commit was made. `name` is the date, with a
    number where the clock of a committer went back to it.
    """

    name: str
    moment: datetime
    changes: Changes


@dataclass(frozen=True)
class History:
    """The days on which a dossier changed, newest first.

    `begins` is the end of the first day whose state is known; no day tells what came before it.
    It is the dossier's first day only where the history is `whole`: a shallow clone does not have
    the first commits, and no more than the last days are compared. `earlier` is how many more
    there are. `unread` are the records of which some state cannot be read any longer. `latest` is
    the state of the commit that is checked out, and `touched` when the file of a record changed
    last, before the days that are compared.
    """

    days: tuple[Day, ...]
    begins: datetime
    whole: bool
    shallow: bool
    earlier: int
    unread: frozenset[str]
    latest: Dossier
    touched: Mapping[str, datetime]

    def last_changed(self, key: str, dossier: Dossier) -> datetime | None:
        """When what is published of a record changed last.

        None where that is not committed yet, or no longer known, as in a shallow clone.
        """
        if not self.has(key, dossier):
            return None
        found = self._changed.get(key)
        return found[0][0].moment if found else self.touched.get(key)

    def has(self, key: str, dossier: Dossier) -> bool:
        """Whether a record is published as it was committed."""
        now, then = dossier.documents[key], self.latest.documents.get(key)
        return now is then or (then is not None and published(now.value) == published(then.value))

    def of(self, key: str) -> Sequence[tuple[Day, RecordChange]]:
        """The days on which a record changed, also under earlier ids, newest first."""
        return self._changed.get(key, ())

    @property
    def gone(self) -> frozenset[str]:
        """The keys of records that once were published and are no longer there."""
        changes = (change for day in self.days for change in day.changes.records)
        gone = (change.key for change in changes if change.sort == "gone")
        return frozenset(gone) - self.latest.records.keys() - self.latest.withdrawn.keys()

    def now(self, key: str) -> str:
        """The key that a record has today."""
        return self._later.get(key, key)

    @cached_property
    def _later(self) -> Mapping[str, str]:
        later: dict[str, str] = {}
        for change in (change for day in self.days for change in day.changes.records):
            if change.former:
                later[change.former] = later.get(change.key, change.key)
        return later

    @cached_property
    def _changed(self) -> Mapping[str, list[tuple[Day, RecordChange]]]:
        found: dict[str, list[tuple[Day, RecordChange]]] = defaultdict(list)
        for day in self.days:
            for change in day.changes.records:
                found[self.now(change.key)].append((day, change))
        return found


def past_of(folder: Path, dossier: Dossier, recall: Recall = afresh) -> History | Absence:
    """The history of a content folder, or why there is none.

    A commit never changes: a preview reads the history once, and again when there is a new one.
    """
    try:
        repository = repository_of(folder)
        if isinstance(repository, str):
            return repository
        return recall(_history, _Reading(repository, dossier.settings.language, dossier))
    except RepositoryError:
        return "refused"


@dataclass(frozen=True)
class _Reading:
    """What a history is read from; the dossier as it is now only spares reading again."""

    repository: Repository
    language: str
    dossier: Dossier = field(compare=False)


def _history(reading: _Reading) -> History:
    """The history up to the commit that is checked out; not what is yet to be committed."""
    repository, dossier = reading.repository, reading.dossier
    commits = repository.commits()
    ends = _ends_of_days(commits)
    compared = ends[MOST_DAYS::-1]
    states = States(repository, dossier)
    along = states.along([commit.id for commit in compared])
    latest = next(along)
    days: list[Day] = []
    for commit, state in zip(compared[1:], along, strict=True):
        days.append(Day(_name(commit, days), commit.moment, compare(latest, state)))
        latest = state
    earlier = len(ends) - len(compared)
    return History(
        days=tuple(reversed(days)),
        begins=compared[0].moment,
        whole=not earlier and not repository.shallow,
        shallow=repository.shallow,
        earlier=earlier,
        unread=frozenset(states.unread),
        latest=latest,
        touched=_touched(repository, commits, since=compared[0]),
    )


def _ends_of_days(commits: Sequence[Commit]) -> list[Commit]:
    """The last commit of each day, newest first. A clock that went wrong makes a day of its own."""
    return [next(group) for _, group in groupby(commits, lambda commit: commit.moment.date())]


def _name(commit: Commit, days: Sequence[Day]) -> str:
    date = commit.moment.date().isoformat()
    before = sum(day.moment.date() == commit.moment.date() for day in days)
    return f"{date}-{before + 1}" if before else date


def _touched(
    repository: Repository, commits: Sequence[Commit], since: Commit
) -> Mapping[str, datetime]:
    """When the files of records changed last, before the days that are compared.

    What no commit touched after the first one came with that, unless there are earlier ones.
    """
    older = commits[commits.index(since) :]
    found: dict[str, datetime] = {}
    pairs = [(commit.id, later.id) for later, commit in pairwise(older)]
    for commit, files in zip(older, repository.differences(pairs), strict=False):
        for key in keys_of(files):
            found.setdefault(key, commit.moment)
    if not repository.shallow:
        for key in keys_of(repository.tree(older[-1].id)):
            found.setdefault(key, older[-1].moment)
    return found
