"""What changed since a revision, up to the files as they are."""

from dataclasses import dataclass
from pathlib import Path

from dossier.changes import Changes, compare
from dossier.changes.states import NO_ARTICLES, States
from dossier.linking import Dossier, link
from dossier.loading import load
from dossier.problems import as_shown
from dossier.repository import Absence, RepositoryError, repository_of


class SinceError(ValueError):
    """Why nothing can be compared; `hint` is the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class Since:
    """The state of the files, and what changed in it since a state of the past.

    `pending` are the keys of records that differ from the commit that is checked out; `unread`
    those of which one of the states cannot be understood.
    """

    now: Dossier
    changes: Changes
    pending: frozenset[str]
    unread: frozenset[str]


def changes_since(folder: Path, revision: str) -> Since:
    """Compare a content folder with what it was at a commit; raises SinceError."""
    repository = repository_of(folder)
    if isinstance(repository, str):
        raise SinceError(_ABSENCES[repository].format(folder=as_shown(folder)), _HINT)
    commit = repository.commit(revision)
    if commit is None:
        hint = f"`git log --oneline -- {as_shown(folder)}` lists those that changed the dossier"
        raise SinceError(f'there is no commit "{revision}"', hint)
    content = load(folder)
    if content.settings is None:
        raise SinceError("dossier.yaml cannot be read", "`python build.py check` says why")
    now = link(content, NO_ARTICLES, content.settings, "")
    states = States(repository, now)
    try:
        then, latest = states.along([commit, repository.head])
    except RepositoryError as fault:
        raise SinceError("git cannot read what is asked", str(fault)) from fault
    pending = frozenset(change.key for change in compare(latest, now).records)
    unread = content.unread | states.unread
    return Since(now, compare(then, now), pending, frozenset(unread))


_HINT = "the history is read from the git repository in which the folder stands"
_ABSENCES: dict[Absence, str] = {
    "no-git": "git is not installed",
    "no-repository": "{folder}/ stands in no git repository",
    "no-commit": "nothing in {folder}/ has been committed yet",
    "refused": "git does not read the repository of {folder}/",
}
