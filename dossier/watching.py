"""Tells when the content or the templates have changed, whatever becomes of their folders."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

# In milliseconds. A save of many files is one change if they follow each other within a step.
STEP, LONGEST, TICK, POLL = 20, 400, 100, 200


def follow(folders: Sequence[Path], stop: Event, *, poll: bool = False) -> Iterator[None]:
    """Yield once the folders are watched, then after every change in them, until `stop` is set.

    What changes while the caller is busy leads to another yield. The folders may be missing, and
    may be deleted, moved or exchanged. With `poll`, or where the system can watch no more files,
    all of them are looked at again and again.
    """
    roots = [folder.absolute() for folder in folders]
    while not stop.is_set():
        try:
            yield from _until_moved(roots, stop, poll)
        except FileNotFoundError:
            stop.wait(TICK / 1000)  # gone since it was looked for
        except OSError:
            stop.wait(TICK / 1000)
            poll = True


def _until_moved(roots: Sequence[Path], stop: Event, poll: bool) -> Iterator[None]:
    """Follow the folders that are there now; end when one of them is no longer the same."""
    seen = _identities(roots)
    rounds = watch(
        *(root for root, identity in zip(roots, seen, strict=True) if identity),
        watch_filter=lambda _, path: _matters(Path(path), roots),
        debounce=LONGEST,
        step=STEP,
        stop_event=stop,
        rust_timeout=TICK,
        yield_on_timeout=True,  # the first round says that the watch has begun
        force_polling=poll or None,
        poll_delay_ms=POLL,
        ignore_permission_denied=True,
    )
    with closing(rounds):
        for number, changes in enumerate(rounds):
            gone = any(c is Change.deleted and Path(path) in roots for c, path in changes)
            if gone or _identities(roots) != seen:
                return
            if changes or not number:
                yield


def _identities(roots: Sequence[Path]) -> list[tuple[int, int] | None]:
    return [_identity(root) for root in roots]


def _identity(root: Path) -> tuple[int, int] | None:
    try:
        status = root.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _matters(path: Path, roots: Sequence[Path]) -> bool:
    """Whether a path can be part of a dossier: editors keep hidden files beside what they edit."""
    root = max(
        (r for r in roots if path.is_relative_to(r)), key=lambda r: len(r.parts), default=path
    )
    parts = path.relative_to(root).parts
    return not any(part.startswith((".", "#")) or part.endswith("~") for part in parts)
