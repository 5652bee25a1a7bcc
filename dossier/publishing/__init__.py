"""Puts a finished site in its folder: whole, checked, in one step, or not at all."""

import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dossier.loading import SITE_MARK as MARK
from dossier.publishing.exchanging import alone, exchange, flush, sibling, sweep
from dossier.publishing.premises import RENAME, check_names, choose, explain, folders_above
from dossier.publishing.premises import Refused as Refused

MARK_TEXT = (
    b"This folder is made by a dossier's build.py; the next build replaces all that is in it.\n"
)
FILE_MODE, FOLDER_MODE = 0o644, 0o755

Listing = dict[str, os.stat_result]


@dataclass(frozen=True, slots=True)
class Published:
    """What a publishing did, in files; `kept` are the names of `keep` that were there."""

    written: int
    unchanged: int
    removed: int
    kept: tuple[str, ...]


def publish(
    files: Mapping[str, bytes],
    out: Path,
    *,
    keep: Collection[str] = (),
    protected: Collection[Path] = (),
    waiting: Callable[[], None] = lambda: None,
) -> Published:
    """Make `out` hold exactly `files` and, of what it held before, the names in `keep`.

    Paths in `files` and `keep` are relative, with "/". `protected` are the folders that the site
    is made from. `waiting` is called if another build of the same folder has to be waited for.
    A folder that is right already is not touched. Raises Refused; `out` is then as it was.
    """
    if MARK in files:
        raise Refused(f'"{MARK}" is the name of the mark of the output folder', RENAME)
    check_names({MARK, *files}, keep)
    contents = {_on_disk(path): content for path, content in files.items()} | {MARK: MARK_TEXT}
    try:
        place = choose(out, protected)
        place.parent.mkdir(parents=True, exist_ok=True)
        with alone(place, waiting):
            sweep(place, MARK)
            old = _survey(place)
            carried = _carried(old, {_on_disk(name) for name in keep})
            _check_nothing_is_lost(out, old, carried)
            same = _same(place, old, contents)
            _replace(place, old, contents, same, carried)
    except OSError as fault:
        raise explain(fault, out) from fault
    return _sum(old, contents, same, carried, keep)


def _on_disk(path: str) -> str:
    """The text that stands for the path's UTF-8 bytes, whatever the locale's encoding."""
    return os.fsdecode(path.encode())


def _survey(folder: Path) -> Listing:
    """Everything under `folder`, links not followed, by relative path; itself under ""."""
    try:
        found = {"": folder.lstat()}
    except FileNotFoundError:
        return {}
    waiting = [""]
    for parent in waiting:
        with os.scandir(f"{folder}/{parent}") as entries:
            for entry in entries:
                path = f"{parent}/{entry.name}" if parent else entry.name
                found[path] = entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
    return found


def _carried(old: Listing, keep: Collection[str]) -> list[str]:
    """What of the old site is kept, parents before what they hold."""
    if not keep:
        return []
    return sorted(
        path for path in old if any(step in keep for step in (path, *folders_above(path)))
    )


def _check_nothing_is_lost(out: Path, old: Listing, carried: Collection[str]) -> None:
    """Refuse to empty a folder that no build has filled, or to delete a repository in one."""
    if len(old) > 1 and not (MARK in old and stat.S_ISREG(old[MARK].st_mode)):
        raise Refused(
            f'"{out}" is not empty and has no {MARK} file, so no build has made it',
            "name a new or an empty folder with --out",
        )
    for path in set(old).difference(carried):
        if PurePosixPath(path).name == ".git":
            raise Refused(
                f'"{out}/{path}" is a git repository, and the build would delete it',
                f'name "{path}" under "keep" in dossier.yaml, or move it away',
            )


def _same(folder: Path, listing: Listing, contents: Mapping[str, bytes]) -> set[str]:
    """The paths at which `folder` holds exactly what it is to hold."""
    if not listing:
        return set()
    with _opened(folder) as root:
        return {
            path
            for path, content in contents.items()
            if _fits(listing.get(path), content) and _read(root, path, len(content)) == content
        }


def _fits(status: os.stat_result | None, content: bytes) -> bool:
    if status is None or status.st_size != len(content):
        return False
    return status.st_mode == stat.S_IFREG | FILE_MODE


def _read(root: int, path: str, size: int) -> bytes:
    opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=root)
    try:
        with open(opened, "rb", buffering=0, closefd=False) as file:
            return file.read(size + 1)
    finally:
        os.close(opened)


def _replace(
    place: Path,
    old: Listing,
    contents: Mapping[str, bytes],
    same: Collection[str],
    carried: Collection[str],
) -> None:
    """Build the site beside `place`, check it there, and exchange the two."""
    folders = {folder for path in (*contents, *carried) for folder in folders_above(path)}
    folders -= set(carried)
    whole = {"", *contents, *folders, *carried}
    if len(same) == len(contents) and old.keys() == whole and _are_ours(old, {"", *folders}):
        return
    new = sibling(place, "new")
    try:
        new.mkdir()
        new.chmod(FOLDER_MODE)
        with _opened(new) as root, _opened(place if old else new) as source:
            _fill(root, source, contents, sorted(folders), same)
            _carry(root, source, old, carried)
        _verify(new, contents, whole)
        flush(new)
        exchange(new, place)
    finally:
        sweep(place, MARK)  # the old site by now, unless something went wrong


def _are_ours(old: Listing, folders: Iterable[str]) -> bool:
    return all(old[folder].st_mode == stat.S_IFDIR | FOLDER_MODE for folder in folders)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    """A folder to name its files from: quicker than whole paths, and it cannot be exchanged."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        yield opened
    finally:
        os.close(opened)


def _fill(
    root: int,
    source: int,
    contents: Mapping[str, bytes],
    folders: Iterable[str],
    same: Collection[str],
) -> None:
    _write(root, MARK, contents[MARK])  # first, so that half a site is known for what it is
    for folder in folders:
        os.mkdir(folder, dir_fd=root)
        os.chmod(folder, FOLDER_MODE, dir_fd=root)
    for path in sorted(contents.keys() - {MARK}):
        if path not in same or not _link(root, source, path):
            _write(root, path, contents[path])


def _link(root: int, source: int, path: str) -> bool:
    """Give an old file a second name; false where the file system has no such thing."""
    try:
        os.link(path, path, src_dir_fd=source, dst_dir_fd=root, follow_symlinks=False)
    except OSError:
        return False
    return True


def _write(root: int, path: str, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    opened = os.open(path, flags, FILE_MODE, dir_fd=root)
    try:
        os.fchmod(opened, FILE_MODE)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(opened, rest) :]
    finally:
        os.close(opened)


def _carry(root: int, source: int, old: Listing, carried: Iterable[str]) -> None:
    """Bring over what is kept, with times and modes; a link stays a link."""
    folders = []
    for path in carried:
        if stat.S_ISDIR(old[path].st_mode):
            os.mkdir(path, dir_fd=root)
            folders.append(path)
        elif not _link(root, source, path):
            _copy(root, source, path, old[path])
    for path in reversed(folders):
        _restore(root, path, old[path])


def _copy(root: int, source: int, path: str, status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        os.symlink(os.readlink(path, dir_fd=source), path, dir_fd=root)
        return
    _write(root, path, _read(source, path, status.st_size))
    _restore(root, path, status)


def _restore(root: int, path: str, status: os.stat_result) -> None:
    os.chmod(path, stat.S_IMODE(status.st_mode), dir_fd=root)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns), dir_fd=root)


def _verify(new: Path, contents: Mapping[str, bytes], whole: Collection[str]) -> None:
    """Refuse to publish anything but what was meant to be published."""
    found = _survey(new)
    wrong = (contents.keys() - _same(new, found, contents)) | (found.keys() ^ whole)
    if wrong:
        raise Refused(
            f'"{min(wrong)}" of the new site is not on the disk as it was made',
            "build again; if this stays, the disk is failing or another program writes there",
        )


def _sum(
    old: Listing,
    contents: Mapping[str, bytes],
    same: Collection[str],
    carried: Collection[str],
    keep: Iterable[str],
) -> Published:
    files = {path for path, status in old.items() if not stat.S_ISDIR(status.st_mode)}
    unchanged = len(set(same) - {MARK})
    return Published(
        written=len(contents) - 1 - unchanged,
        unchanged=unchanged,
        removed=len(files - contents.keys() - set(carried)),
        kept=tuple(sorted(name for name in keep if _on_disk(name) in old)),
    )
