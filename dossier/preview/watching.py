"""Tells when the content or the templates have changed, whatever becomes of their folders."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import Event
from time import monotonic, sleep

from watchfiles import Change, watch

# In milliseconds. A save of many files is one change if they follow each other within a step.
STEP, LONGEST, TICK = 20, 400, 100

# In seconds, between two looks at all files; a longer look is followed by a longer rest.
REST, SETTLING = 0.2, 0.05

Stamp = tuple[int, int, int, int]


def follow(
    folders: Sequence[Path], stop: Event, *, files: Sequence[Path] = (), poll: bool = False
) -> Iterator[None]:
    """Yield once the folders are watched, then after every change in them, until `stop` is set.

    What changes while the caller is busy leads to another yield. The folders may be missing, and
    may be deleted, moved or exchanged. With `poll`, or where the system can watch no more files,
    all of them are looked at again and again. So are `files`, of which there should be few.
    """
    roots = [folder.absolute() for folder in folders]
    while not stop.is_set() and not poll:
        try:
            yield from _until_moved(roots, files, stop)
        except FileNotFoundError:
            stop.wait(TICK / 1000)  # gone since it was looked for
        except OSError:
            poll = True
    yield from _poll([*roots, *files], stop)


def commit_files(folder: Path) -> list[Path]:
    """Files that any commit to the repository around a folder changes, and any checkout."""
    for top in (folder.absolute(), *folder.absolute().parents):
        git = top / ".git"
        with suppress(OSError, UnicodeError):
            if git.is_file():  # a working tree of its own, whose repository is elsewhere
                git = top / git.read_text(encoding="utf-8").strip().removeprefix("gitdir: ")
            if git.is_dir():
                return [git / "HEAD", git / "logs" / "HEAD"]
    return []


def _until_moved(roots: Sequence[Path], files: Sequence[Path], stop: Event) -> Iterator[None]:
    """Follow the folders that are there now; end when one of them is no longer the same."""
    seen, stamps = _identities(roots), _look(files)
    rounds = watch(
        *(root for root, identity in zip(roots, seen, strict=True) if identity),
        watch_filter=lambda _, path: _matters(Path(path), roots),
        debounce=LONGEST,
        step=STEP,
        stop_event=stop,
        rust_timeout=TICK,
        yield_on_timeout=True,  # the first round says that the watch has begun
        force_polling=False,  # its polling misses a second save within a second
        ignore_permission_denied=True,
    )
    with closing(rounds):
        for number, changes in enumerate(rounds):
            gone = any(c is Change.deleted and Path(path) in roots for c, path in changes)
            if gone or _identities(roots) != seen:
                return
            before, stamps = stamps, _look(files)
            if changes or not number or stamps != before:
                yield


def _identities(roots: Sequence[Path]) -> list[tuple[int, int] | None]:
    return [_identity(root) for root in roots]


def _identity(root: Path) -> tuple[int, int] | None:
    try:
        status = root.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _poll(roots: Sequence[Path], stop: Event) -> Iterator[None]:
    seen = None
    while not stop.is_set():
        began = monotonic()
        now = _look(roots)
        if now != seen:
            seen = _settled(roots, now)
            yield
        else:
            stop.wait(max(REST, 4 * (monotonic() - began)))


def _settled(roots: Sequence[Path], before: dict[str, Stamp]) -> dict[str, Stamp]:
    """Look again until nothing moves, so that no save shares its time stamp with the next."""
    for _ in range(10):
        sleep(SETTLING)
        now = _look(roots)
        if now == before:
            break
        before = now
    return before


def _look(roots: Sequence[Path]) -> dict[str, Stamp]:
    """Every file and folder in the roots with what tells it from a later state of it."""
    found: dict[str, Stamp] = {}
    waiting = [str(root) for root in roots]
    for folder in waiting:
        if Path(folder).is_file():
            with suppress(OSError):
                found[folder] = _stamp(Path(folder).stat())
            continue
        with suppress(OSError), os.scandir(folder) as entries:
            found[folder] = (0, 0, 0, 0)
            for entry in entries:
                if _is_kept_aside(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    found[entry.path] = _stamp(entry.stat(follow_symlinks=False))
    return found


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _matters(path: Path, roots: Sequence[Path]) -> bool:
    """Whether a path can be part of a dossier."""
    root = max(
        (r for r in roots if path.is_relative_to(r)), key=lambda r: len(r.parts), default=path
    )
    return not any(_is_kept_aside(part) for part in path.relative_to(root).parts)


def _is_kept_aside(name: str) -> bool:
    """Hidden files, and what editors keep beside the file they are changing."""
    return name.startswith((".", "#")) or name.endswith("~")
