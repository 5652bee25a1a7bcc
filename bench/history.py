"""How reading a history grows with the dossier and its commits: `python -m bench.history`."""

import random
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.build import write_dossier
from dossier.archive import Archive
from dossier.changes.history import History, past_of
from dossier.linking import link
from dossier.loading import load

# Sources and commits; a commit changes ten records, and there are two on a day.
SIZES = ((500, 100), (2000, 100), (2000, 400))
CHANGED = 10
HALF_A_DAY = 43_200


def main() -> None:
    """Print the seconds for some sizes."""
    for sources, commits in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            records = write_repository(Path(folder), sources, commits)
            seconds, days = _timed(Path(folder, "content"))
        print(f"{records:>7,} records, {commits:>4} commits: {seconds:6.2f} s for {days} days")


def _timed(folder: Path) -> tuple[float, int]:
    content = load(folder)
    assert content.settings
    dossier = link(content, Archive({}, frozenset(), ()), content.settings, "bench")
    start = time.perf_counter()
    found = past_of(folder, dossier)
    assert isinstance(found, History), found
    return time.perf_counter() - start, len(found.days)


def write_repository(folder: Path, sources: int, commits: int) -> int:
    """A repository with a dossier of `sources` sources in `content`; gives how many records."""
    content = folder / "content"
    write_dossier(content, sources)
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(content.rglob("*.yaml"))
    }
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    names = [name for name in files if name.count("/") == 2]
    chance = random.Random(commits)
    stream = [_commit(1_900_000_000, files, names)]
    for number in range(commits):
        changed = chance.sample(names, CHANGED)
        for name in changed:
            files[name] = files[name].partition(b"# edition")[0] + _edition(number, name)
        stream.append(_commit(1_900_000_000 + number * HALF_A_DAY, files, changed))
    command = ["git", "-C", str(folder), "fast-import", "--quiet"]
    subprocess.run(command, input=b"".join(stream), check=True)
    branch = ["git", "-C", str(folder), "symbolic-ref", "HEAD", "refs/heads/bench"]
    subprocess.run(branch, check=True)
    for name in names:
        (folder / name).write_bytes(files[name])
    return len(names)


def _edition(number: int, name: str) -> bytes:
    field = f"summary: Edition {number}.\n" if "/sources/" in name else f"editor_note: {number}\n"
    return f"# edition\n{field}".encode()


def _commit(seconds: int, files: Mapping[str, bytes], names: Iterable[str]) -> bytes:
    about = f"commit refs/heads/bench\ncommitter B <b@b.example> {seconds} +0000\ndata 1\n.\n"
    changes = (
        f"M 100644 inline {name}\ndata {len(files[name])}\n".encode() + files[name] + b"\n"
        for name in names
    )
    return about.encode() + b"".join(changes)


if __name__ == "__main__":
    main()
