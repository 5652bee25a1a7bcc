"""States that a dossier once was in, read from its commits by the rules of today."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dossier.archive import Archive
from dossier.linking import Dossier, link
from dossier.loading import Content
from dossier.recordfile import Revision, read_revision, record_at
from dossier.records import KINDS, Record
from dossier.repository import Repository

NO_ARTICLES = Archive({}, frozenset(), ())


class States:
    """Reads past states of a dossier, each revision of a file once however many states have it.

    Articles are not read: what a state says, and the origins it counts, stand in its records.
    Where a revision of a record cannot be understood any longer, the record counts as it was
    before; `unread` are those of which no earlier one could be.
    """

    def __init__(self, repository: Repository, present: Dossier) -> None:
        self.unread: set[str] = set()
        self._repository = repository
        self._present = present
        self._revisions: dict[tuple[str, str], Revision] = {}
        for record in (*present.records.values(), *present.withdrawn.values()):
            if record.draft:
                continue
            document = present.documents[record.key]
            blob = repository.blob_id(document.text.encode())
            self._revisions[record.key, blob] = Revision(document, record, draft=False)

    def along(self, commits: Sequence[str]) -> Iterator[Dossier]:
        """The states at some commits, the oldest first."""
        tree = self._repository.tree(commits[0])
        changes = [tree, *self._repository.differences(list(pairwise(commits)))]
        self._read([_records(change) for change in changes])
        files: dict[str, dict[str, str]] = {}
        state: dict[str, Revision] = {}
        for change in changes:
            for path, (key, blob) in _records(change).items():
                claimants = files.setdefault(key, {})
                claimants.pop(path, None)
                if blob:
                    claimants[path] = blob
                self._update(state, key, claimants)
            yield self._linked(state)

    def _read(self, changes: Iterable[Mapping[str, tuple[str, str | None]]]) -> None:
        """Read all revisions that are not known yet, in one go."""
        wanted: dict[str, list[tuple[str, str]]] = {}
        for change in changes:
            for path, (key, blob) in change.items():
                if blob and (key, blob) not in self._revisions:
                    wanted.setdefault(blob, []).append((key, path))
        for blob, content in self._repository.blobs(wanted):
            for key, path in wanted[blob]:
                found = record_at(path)
                if found and (key, blob) not in self._revisions:
                    self._revisions[key, blob] = read_revision(*found, path, content)

    def _update(self, state: dict[str, Revision], key: str, claimants: Mapping[str, str]) -> None:
        if not claimants:
            state.pop(key, None)
            return
        revision = self._revisions.get((key, claimants[min(claimants)]))
        if revision and (revision.record or revision.draft):
            state[key] = revision
        elif key not in state:
            self.unread.add(key)

    def _linked(self, state: Mapping[str, Revision]) -> Dossier:
        records = [each.record for each in state.values() if each.record]
        content = Content(
            folder=self._present.folder,
            settings=self._present.settings,
            records=tuple(sorted(records, key=_place)),
            documents={key: each.document for key, each in state.items() if each.document},
            drafts=frozenset(key for key, each in state.items() if each.draft),
            unread=frozenset(),
            articles={},
            problems=(),
        )
        return link(content, NO_ARTICLES, self._present.settings, "")


def _place(record: Record) -> tuple[int, str]:
    return KINDS.index(type(record)), record.id


def _records(files: Mapping[str, str | None]) -> dict[str, tuple[str, str | None]]:
    """The records among files, each with its key and the name of its blob."""
    found = ((path, record_at(path), blob) for path, blob in files.items())
    return {path: (f"{at[0].kind}:{at[1]}", blob) for path, at, blob in found if at}
