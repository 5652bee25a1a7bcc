"""One folder put in the place of another in a single step, by one program at a time."""

import ctypes
import errno
import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # of renameat2 on Linux; renamex_np on macOS has the same value
NOT_OFFERED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def sibling(place: Path, role: str) -> Path:
    """The hidden name beside `place` that a build uses: `.site.new`, `.site.old`, `.site.lock`."""
    return place.with_name(f".{place.name}.{role}")


@contextmanager
def alone(place: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Keep every other build of `place` out; `waiting` is called if one has to be waited for."""
    lock = sibling(place, "lock")
    held = _lock(lock, waiting)
    try:
        yield
    finally:
        # Removed while it is held: whoever waits for it finds the name gone and starts afresh.
        lock.unlink(missing_ok=True)
        os.close(held)


def has_mark(folder: Path, mark: str) -> bool:
    """Whether `folder` carries the file by which a build knows its own work."""
    try:
        return stat.S_ISREG((folder / mark).lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def sweep(place: Path, mark: str) -> None:
    """Take back what a killed build left beside `place`.

    Raises FileExistsError where a hidden name is taken by a folder that no build has made.
    """
    new, old = sibling(place, "new"), sibling(place, "old")
    if _is_leftover(old, mark) and not os.path.lexists(place):
        old.rename(place)
    for leftover in (new, old):
        if _is_leftover(leftover, mark):
            remove(leftover, mark)


def exchange(new: Path, place: Path) -> None:
    """Put `new` in the place of `place`; what stood there, if anything, is then called `new`."""
    try:
        new.rename(place)  # enough where nothing, or an empty folder, stands there
    except OSError as fault:
        if fault.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
        if not _swap(new, place):
            _swap_in_two_steps(new, place)
    flush_names(place.parent)


def remove(folder: Path, mark: str) -> None:
    """Delete a folder without following links, its mark last, so that half of it is still known."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _empty(opened, mark)
    finally:
        os.close(opened)
    (folder / mark).unlink(missing_ok=True)
    folder.rmdir()


def flush(folder: Path) -> None:
    """Have the file system of `folder` on the disk, or learn now that it had no room."""
    libc = _libc()
    if not hasattr(libc, "syncfs"):
        os.sync()
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        if libc.syncfs(opened) != 0:
            raise _last_error(folder)
    finally:
        os.close(opened)


def _empty(root: int, mark: str) -> None:
    folders = ["."]
    for current in folders:
        _open_up(root, current)
        for name, is_folder in _entries(root, current):
            path = f"{current}/{name}"
            if is_folder:
                folders.append(path)
            elif path != f"./{mark}":
                os.unlink(path, dir_fd=root)
    for current in reversed(folders[1:]):
        os.rmdir(current, dir_fd=root)


def _open_up(root: int, folder: str) -> None:
    """Let the owner delete what is in a folder that was made read-only."""
    mode = os.stat(folder, dir_fd=root, follow_symlinks=False).st_mode
    if mode & stat.S_IRWXU != stat.S_IRWXU:
        os.chmod(folder, stat.S_IMODE(mode) | stat.S_IRWXU, dir_fd=root)


def _entries(root: int, folder: str) -> list[tuple[str, bool]]:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=root)
    try:
        with os.scandir(opened) as entries:
            return [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    finally:
        os.close(opened)


def _lock(path: Path, waiting: Callable[[], None]) -> int:
    while True:
        opened = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            _wait_for(opened, waiting)
            if _is_still(path, opened):
                return opened
        except BaseException:
            os.close(opened)
            raise
        os.close(opened)


def _wait_for(opened: int, waiting: Callable[[], None]) -> None:
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(opened, fcntl.LOCK_EX)


def _is_still(path: Path, opened: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(opened))
    except FileNotFoundError:
        return False


def _is_leftover(path: Path, mark: str) -> bool:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(status.st_mode) and (has_mark(path, mark) or not any(path.iterdir())):
        return True
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _swap(new: Path, place: Path) -> bool:
    """Exchange two folders in one step; false where system or file system does not offer it."""
    first, second, libc = os.fsencode(new), os.fsencode(place), _libc()
    if hasattr(libc, "renameat2"):
        failed = libc.renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE)
    elif hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(first, second, RENAME_EXCHANGE)
    else:
        return False
    if failed and ctypes.get_errno() not in NOT_OFFERED:
        raise _last_error(place)
    return not failed


def _swap_in_two_steps(new: Path, place: Path) -> None:
    """The closest there is: killed between the steps, `sweep` brings the old folder back."""
    old = sibling(place, "old")
    place.rename(old)
    try:
        new.rename(place)
    except BaseException:
        old.rename(place)
        raise
    old.rename(new)


def flush_names(folder: Path) -> None:
    """Have the names in a folder on the disk too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _last_error(path: Path) -> OSError:
    code = ctypes.get_errno()
    return OSError(code, os.strerror(code), str(path))
