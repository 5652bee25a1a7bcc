"""A capture and its record put into the content: both of them, or neither.

The capture is linked into place first, then the record that names it. As long as the hidden copy
of a capture stands beside it, its record is still on the way, and `check` does not ask for it
(`dossier.loading`). So a death at any moment leaves nothing that `check` would trip over, and the
next import takes back what was left.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dossier.folders import arriving, is_arriving
from dossier.publishing.exchanging import flush_names

ARRIVING_FOLDERS = ("articles", "sources")


@contextmanager
def alone(content: Path) -> Iterator[None]:
    """Keep other imports into the same content waiting; raises OSError where there is no folder."""
    held = os.open(content, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def sweep(content: Path) -> None:
    """Take back what an import left that was killed: a capture without its record, and drafts."""
    for folder in ARRIVING_FOLDERS:
        for hidden in sorted((content / folder).glob(".*")):
            if is_arriving(hidden):
                place = hidden.with_name(arrived_name(hidden))
                if (
                    folder == "articles"
                    and _is_one(hidden, place)
                    and not _is_named(content, place)
                ):
                    place.unlink()
                hidden.unlink()


def arrived_name(hidden: Path) -> str:
    """The name that a file on the way is going to have."""
    return hidden.name.removeprefix(".").rpartition(".")[0]


def _is_one(hidden: Path, place: Path) -> bool:
    return place.exists() and place.samefile(hidden)


def _is_named(content: Path, capture: Path) -> bool:
    """Whether the record that came with a capture has arrived."""
    record = content / "sources" / f"{capture.stem}.yaml"
    return record.exists()


def put(capture: Path, content: bytes | None, record: Path, text: str) -> None:
    """Put a capture (None: it is there already) and its record in place.

    Raises FileExistsError rather than overwrite anything, and OSError; both are then as they were.
    """
    hidden, draft = arriving(capture), arriving(record)
    linked = False
    try:
        if content is not None:
            _write(hidden, content)
        _write(draft, text.encode())
        if content is not None:
            _place(hidden, capture)
            linked = True
            flush_names(capture.parent)
        _place(draft, record)
    except OSError:
        if linked:
            capture.unlink()
        raise
    finally:
        draft.unlink(missing_ok=True)
        hidden.unlink(missing_ok=True)
    flush_names(record.parent)
    flush_names(capture.parent)


def _write(path: Path, content: bytes) -> None:
    """Write a file that is on the disk, whole, when this returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _place(hidden: Path, place: Path) -> None:
    """Give a file its name, unless another has it."""
    try:
        os.link(hidden, place)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links; imports are alone here
        if os.path.lexists(place):
            raise FileExistsError(errno.EEXIST, "File exists", str(place)) from None
        hidden.rename(place)
