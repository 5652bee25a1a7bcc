"""The files of a content folder as the disk has them: no link followed, nothing too large read."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.problems import Place, Problem, error

LARGEST_FILE = 1_000_000
LARGEST_ARTICLE = 20_000_000


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file where it is and as shown to a person; `problem` says why it must not be read."""

    path: Path
    shown: str
    problem: Problem | None = None


def files_below(folder: Path, shown: str) -> Iterator[ContentFile]:
    """The files below a folder, by name; nothing if there is no such folder.

    A folder that cannot be looked into comes as a file with a problem.
    """
    if not os.path.lexists(folder):
        return
    waiting = [_looked_at(folder, shown, is_top=True)]
    while waiting:
        found = waiting.pop()
        if found.problem is not None or not is_folder(found.path):
            yield found
            continue
        try:
            names = sorted((path.name for path in found.path.iterdir()), reverse=True)
        except OSError as fault:
            closed = cannot_be_read(found.shown, fault, "the folder")
            yield ContentFile(found.path, found.shown, closed)
            continue
        shown_names = ((name, f"{found.shown}/{as_printed(name)}") for name in names)
        waiting += [
            _looked_at(found.path / name, path)
            for name, path in shown_names
            if not is_passed_over(name)
        ]


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; not if that cannot be found out."""
    try:
        return path.is_dir()
    except OSError:
        return False


def file_at(path: Path, shown: str) -> ContentFile:
    """One file of the content by its path."""
    found = _looked_at(path, shown)
    if found.problem is None and is_folder(path):
        return ContentFile(path, shown, _folder_for_file(shown))
    return found


def bytes_of(file: ContentFile, largest: int = LARGEST_FILE) -> bytes | Problem:
    """What stands in a file, unless it has more than `largest` bytes or cannot be read."""
    if file.problem is not None:
        return file.problem
    try:
        size = file.path.stat().st_size
        return file.path.read_bytes() if size <= largest else too_large(file.shown, size, largest)
    except OSError as fault:
        return cannot_be_read(file.shown, fault)


def too_large(shown: str, size: int, largest: int = LARGEST_FILE) -> Problem:
    """What is said of a file of `size` bytes, more than `largest`."""
    message = f"the file has {size:,} bytes; at most {largest:,} are read"
    return error("too-large", Place(shown), message, "split it, or shorten it")


def cannot_be_read(shown: str, fault: OSError, what: str = "the file") -> Problem:
    """What is said of a file or folder that the operating system does not give out."""
    reason = (fault.strerror or "unknown error").lower()
    return _unreadable(shown, f"{what} cannot be read: {reason}", "check its permissions")


def is_passed_over(name: str) -> bool:
    """Hidden files, and what editors leave beside the file they are changing."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".bak", ".tmp", ".orig"))


def arriving(path: Path) -> Path:
    """The hidden name beside `path` that a file has while it is written and its record is not
    there yet (`dossier.intake.writing`)."""
    return path.with_name(f".{path.name}{_ARRIVING}")


def is_arriving(path: Path) -> bool:
    """Whether a name is one that `arriving` gives."""
    return path.name.startswith(".") and path.name.endswith(_ARRIVING)


_ARRIVING = ".arriving"


def as_printed(name: str) -> str:
    """A file's name without what would garble a line: controls, and bytes that are no text."""
    if name.isprintable():  # as most are, which is known much sooner
        return name
    return "".join(
        sign if _is_printable(sign) else sign.encode("unicode_escape").decode() for sign in name
    )


def _folder_for_file(shown: str) -> Problem:
    return _unreadable(shown, "this is a folder, not a file", "put the file itself in its place")


def _looked_at(path: Path, shown: str, *, is_top: bool = False) -> ContentFile:
    return ContentFile(path, shown, _fault(path, shown, is_top))


def _fault(path: Path, shown: str, is_top: bool) -> Problem | None:
    if as_printed(path.name) != path.name:
        message = "the file's name has characters that cannot be printed"
        return error("bad-name", Place(shown), message, "rename the file")
    try:
        mode = path.lstat().st_mode
    except OSError as fault:
        return cannot_be_read(shown, fault)
    if stat.S_ISLNK(mode):
        hint = "put the file itself here; nothing from outside of the folder is published"
        return error("symbolic-link", Place(shown), "links are not followed", hint)
    if is_top and not stat.S_ISDIR(mode):
        hint = "make it a folder, and put one record a file into it"
        return _unreadable(shown, "this is a file, not a folder", hint)
    if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        return _unreadable(shown, "this is neither a file nor a folder", "take it away")
    return None


def _unreadable(shown: str, message: str, hint: str) -> Problem:
    return error("unreadable-file", Place(shown), message, hint)


def _is_printable(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp")
