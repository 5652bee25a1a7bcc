"""A git repository made in a test, with the dates and the author that the test gives."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dossiers import write_dossier

_QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ines Solm",
    "GIT_AUTHOR_EMAIL": "ines@alva.example",
    "GIT_COMMITTER_NAME": "Ines Solm",
    "GIT_COMMITTER_EMAIL": "ines@alva.example",
}


@dataclass(frozen=True)
class Repo:
    """A repository; `content` is a folder in it, at first not there."""

    folder: Path
    content: Path

    def git(self, *words: str, at: str = "2031-05-20T12:00:00+00:00") -> str:
        """What a command of git says."""
        dates = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
        done = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], **_QUIET, **dates},
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self, at: str, files: Mapping[str, str | None] = {}) -> str:
        """Write files of the content, delete those that are None, and commit all that is there.

        `at` is a day, or a moment with its offset from UTC. The commit's name comes back.
        """
        for name in (name for name, text in files.items() if text is None):
            (self.content / name).unlink()
        given = {name: text for name, text in files.items() if text is not None}
        write_dossier(self.content, given, bare=True)
        self.git("add", "--all")
        moment = at if "T" in at else f"{at}T12:00:00+00:00"
        self.git("commit", "--quiet", "--allow-empty", "--message", "Edit", at=moment)
        return self.git("rev-parse", "HEAD")


def repo(folder: Path, content: str = "content") -> Repo:
    """A new repository whose content folder holds the harbour dossier, yet to be committed."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Repo(folder, folder / content)
    made.git("init", "--quiet", "--initial-branch", "main")
    write_dossier(made.content)
    return made
