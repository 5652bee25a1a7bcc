"""The git repository that a content folder stands in: which commits changed it, and what it was.

Only commits are read, by git's plumbing commands; the index and the working tree are not. So no
program runs that a repository's own settings name (monitors, hooks, filters, differs, pagers), no
lock is taken, and nothing is fetched where a clone lacks objects.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from dossier.folders import LARGEST_FILE

Absence = Literal["no-git", "no-repository", "no-commit", "refused"]
"""Why there is no history: no git is installed; the folder is in no repository; no commit has
anything of it; git does not read the repository, such as one of another user."""

Tree = Mapping[str, str]
"""The files of a state by path in the content folder, each with the name of its blob."""

PATIENCE = 120


class RepositoryError(Exception):
    """git was not able to do what was asked; the message is its own."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that changed the content folder, and when it was committed, in UTC."""

    id: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Repository:
    """A content folder with a history. `head` is the commit that is checked out.

    A `shallow` clone has only the newest commits.
    """

    folder: Path
    head: str
    shallow: bool

    def commits(self) -> tuple[Commit, ...]:
        """The commits that changed the folder, newest first, each against its first parent.

        So what came in by a merge counts once, as of the merge: when the main line got it.
        """
        wanted = ("--first-parent", "--timestamp", self.head, "--", ".")
        lines = self._ask("rev-list", *wanted).decode().splitlines()
        return tuple(_commit(line) for line in lines)

    def commit(self, revision: str) -> str | None:
        """The name of the commit that a revision means, such as `v1`, `HEAD~3` or a date's."""
        try:
            found = self._ask("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
        except RepositoryError:
            return None
        return found.decode().strip()

    def tree(self, commit: str) -> Tree:
        """The files of the folder at a commit; no links, no modules."""
        return dict(_listed(self._ask("ls-tree", "-r", "-z", commit)))

    def differences(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Mapping[str, str | None]]:
        """For each pair of an older and a newer commit: the files that differ.

        Each with the name of its new blob; with None where it is gone, or has become a link.
        """
        asked = "".join(f"{newer} {older}\n" for older, newer in pairs)
        wanted = ("--stdin", "-r", "-z", "--raw", "--no-renames", "--relative", "--no-abbrev")
        answer = self._ask("diff-tree", *wanted, "--", ".", given=asked.encode())
        found = _by_commit(answer)
        return (found.get(newer, {}) for _, newer in pairs)

    def blobs(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """What stands in files of a record's size, by the names of their blobs.

        Those that are larger, or that the clone does not have, are passed over.
        """
        wanted = list(dict.fromkeys(ids))
        small = [id for id, size in self._sizes(wanted) if size <= LARGEST_FILE]
        answer = self._ask("cat-file", "--batch", given=_lines(small)) if small else b""
        at = 0
        while at < len(answer):
            end = answer.index(b"\n", at)
            id, _, size = answer[at:end].split(b" ")
            at = end + 1 + int(size)
            yield id.decode(), answer[end + 1 : at]
            at += 1

    def _sizes(self, ids: Sequence[str]) -> Iterator[tuple[str, int]]:
        answer = self._ask("cat-file", "--batch-check", given=_lines(ids)) if ids else b""
        for line in answer.decode().splitlines():
            id, sort, *size = line.split(" ")
            if sort == "blob":
                yield id, int(size[0])

    def blob_id(self, content: bytes) -> str:
        """The name that a blob of this content has in the repository."""
        algorithm = "sha1" if len(self.head) == 40 else "sha256"
        header = f"blob {len(content)}\0".encode()
        return hashlib.new(algorithm, header + content, usedforsecurity=False).hexdigest()

    def _ask(self, *words: str, given: bytes = b"") -> bytes:
        return _git(self.folder, *words, given=given)


def repository_of(folder: Path) -> Repository | Absence:
    """The repository in which a content folder stands, or why there is none to be read."""
    try:
        answer = _git(folder, "rev-parse", "--is-shallow-repository", "HEAD^{commit}")
        shallow, head = answer.decode().split()
        touched = _git(folder, "rev-list", "-1", head, "--", ".")
    except FileNotFoundError:
        return "no-git"
    except RepositoryError as fault:
        return next((why for words, why in _REASONS.items() if words in str(fault)), "refused")
    return Repository(folder, head, shallow == "true") if touched else "no-commit"


_REASONS: dict[str, Absence] = {
    "not a git repository": "no-repository",
    "unknown revision": "no-commit",
}


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """What a command of git answers; raises FileNotFoundError without git."""
    settings = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "protocol.allow=never")
    options = [option for each in settings for option in ("-c", each)]
    command = ["git", "--no-pager", *options, "-C", str(folder), *words]
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, env=_environment(), timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as fault:
        raise RepositoryError(f"git did not answer within {PATIENCE} seconds") from fault
    if done.returncode:
        raise RepositoryError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def _environment() -> dict[str, str]:
    """The environment without what would lead git elsewhere, or let it ask, lock or fetch."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name == "GIT_CEILING_DIRECTORIES"
    }
    return kept | {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_ALLOW_PROTOCOL": "none",
    }


def _commit(line: str) -> Commit:
    seconds, id = line.split(" ")
    return Commit(id, datetime.fromtimestamp(int(seconds), UTC))


_FILE_MODES = (b"100644", b"100755")


def _listed(answer: bytes) -> Iterator[tuple[str, str]]:
    """The files of `ls-tree -z`: each `MODE TYPE BLOB`, a tab, its path."""
    for entry in answer.split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        mode, _, blob = about.split(b" ")
        if mode in _FILE_MODES:
            yield os.fsdecode(path), blob.decode()


def _by_commit(answer: bytes) -> dict[str, dict[str, str | None]]:
    """What `diff-tree -z --raw` says of each commit: its name, then `:MODE MODE BLOB BLOB X`, path.

    Each of these is ended by a zero.
    """
    found: dict[str, dict[str, str | None]] = {}
    files: dict[str, str | None] = {}
    pieces = iter(answer.split(b"\0")[:-1])
    for piece in pieces:
        if not piece.startswith(b":"):
            files = found.setdefault(piece.decode(), {})
            continue
        _, mode, _, blob, _ = piece.split(b" ")
        files[os.fsdecode(next(pieces))] = blob.decode() if mode in _FILE_MODES else None
    return found


def _lines(ids: Iterable[str]) -> bytes:
    return "".join(f"{id}\n" for id in ids).encode()
