"""Where a site may be put and what its files may be called, so that nobody loses anything."""

import errno
import os
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

LONGEST_NAME, LONGEST_PATH = 255, 1000  # in bytes; what every usual file system can hold
RENAME = "rename one of the records or files that it is made from"
UNKEEP = 'a name in "keep" is for what the build does not make; take it out of the list'
ELSEWHERE = "a build replaces all that is in its output folder; name one of its own with --out"
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
FIXED = {errno.EBUSY, errno.EXDEV}


class Refused(Exception):  # noqa: N818  (refusing is what the writer is right to do)
    """Nothing was published. `message` is one lower-case sentence, `hint` the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


def check_names(paths: Collection[str], keep: Collection[str]) -> None:
    """Raises Refused where two paths would meet on some file system, or one leads elsewhere."""
    spellings: dict[str, str] = {}
    for path in sorted(paths):
        _check_name(path)
        _claim(path, spellings)
    for folder in sorted({folder for path in paths for folder in folders_above(path)}):
        if folder in paths:
            raise Refused(f'"{folder}" would be both a file and a folder', RENAME)
        _claim(folder, spellings)
    for name in keep:
        _check_kept(name, paths, spellings)


def folders_above(path: str) -> Iterator[str]:
    """`a/b`, then `a`, for `a/b/c`."""
    end = path.rfind("/")
    while end > 0:
        yield path[:end]
        end = path.rfind("/", 0, end)


def choose(out: Path, protected: Collection[Path]) -> Path:
    """The real path of `out`. Raises Refused where a build would do harm, or could not work."""
    if "\0" in str(out):
        raise Refused("the name of the output folder has a null character in it", ELSEWHERE)
    _check_links(out)
    place = Path(os.path.realpath(out))
    _check_folders(out, place)
    for name, fenced in _fences():
        if _holds(place, fenced):
            is_it = "is" if _are_one(place, fenced) else "contains"
            raise Refused(f'"{out}" {is_it} {name}', ELSEWHERE)
    for fenced in (*protected, *_program()):
        _check_apart(out, place, fenced)
    return place


def explain(fault: OSError, out: Path) -> Refused:
    """What went wrong with a disk, and the way out."""
    known = isinstance(fault.filename, (str, bytes, os.PathLike))
    at = os.fsdecode(fault.filename) if known else str(out)
    reason = (fault.strerror or str(fault)).lower()
    if fault.errno in FULL:
        return Refused(
            f'there is no room for the new site beside "{out}": {reason}',
            "free some space; the new site stands beside the old one until it is whole",
        )
    if fault.errno in FORBIDDEN:
        return Refused(
            f'"{at}" cannot be written: {reason}',
            "let your user write there, or name another folder with --out",
        )
    if fault.errno in FIXED:
        return Refused(
            f'"{out}" cannot be exchanged as a whole: {reason}',
            "it may be a mount point; name a folder inside it with --out",
        )
    if fault.errno == errno.EEXIST and Path(at).is_absolute():
        return Refused(
            f'"{at}" is in the way: builds use that name, and no build has made it',
            "move it away",
        )
    return Refused(f'"{at}" cannot be used: {reason}', "name another folder with --out")


def _check_name(path: str) -> None:
    """Refuse what is no plain way down from the site's folder."""
    names = path.split("/")
    if {"", ".", ".."} & set(names) or "\\" in path or _has_control(path):
        raise Refused(f"{_quoted(path)} is no address inside a site", RENAME)
    sizes = [len(name.encode()) for name in names]
    if max(sizes) > LONGEST_NAME or sum(sizes) + len(sizes) > LONGEST_PATH:
        raise Refused(f"{_quoted(path)} is longer than the name of a file may be", RENAME)


def _has_control(path: str) -> bool:
    return any(unicodedata.category(sign) in ("Cc", "Cs") for sign in path)


def _quoted(path: str) -> str:
    shown = path if len(path) <= 80 else path[:80] + "…"
    return f'"{shown.encode("unicode_escape").decode() if _has_control(path) else shown}"'


def _claim(path: str, spellings: dict[str, str]) -> None:
    other = spellings.setdefault(_folded(path), path)
    if other != path:
        raise Refused(f'"{other}" and "{path}" differ only in case or in Unicode form', RENAME)


def _folded(path: str) -> str:
    """Canonical caseless form (Unicode 3.13, D145): what a file system may take for one name."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())


def _check_kept(name: str, paths: Collection[str], spellings: dict[str, str]) -> None:
    _check_name(name)
    for step in (name, *folders_above(name)):
        made = spellings.get(_folded(step))
        if made and (step == name or made in paths):
            raise Refused(f'"{name}" is to be kept, but the build makes "{made}"', UNKEEP)


def _check_links(out: Path) -> None:
    if out.is_symlink():
        raise Refused(f'"{out}" is a symbolic link', "name the folder that it leads to with --out")
    for step in out.parents:
        if step.is_symlink() and not step.exists():
            raise Refused(
                f'"{out}" leads through "{step}", a link to nothing',
                "mend the link, or name another folder with --out",
            )


def _check_folders(out: Path, place: Path) -> None:
    if os.path.lexists(place) and not place.is_dir():
        raise Refused(f'"{out}" is a file, not a folder', "name a folder with --out")
    for step in place.parents:
        if step.exists() and not step.is_dir():
            raise Refused(f'"{out}" leads through "{step}", a file', "name a folder with --out")
    if ".git" in place.parts:
        raise Refused(f'"{out}" is inside a git repository\'s own folder', ELSEWHERE)


def _fences() -> Iterator[tuple[str, Path]]:
    """What an output folder may never be or contain, by the words a person has for it."""
    yield "the root of the file system", Path("/")
    yield "the project folder", _project()
    with suppress(RuntimeError):  # an account without a home
        yield "your home folder", Path.home().resolve()
    yield "the folder that this command runs in", Path.cwd()


def _project() -> Path:
    return Path(__file__).resolve().parent.parent.parent


def _program() -> tuple[Path, ...]:
    return _project() / "dossier", _project() / "templates"


def _check_apart(out: Path, place: Path, fenced: Path) -> None:
    real = Path(os.path.realpath(fenced))
    if _are_one(place, real):
        how = "is"
    elif _holds(place, real):
        how = "contains"
    elif _holds(real, place):
        how = "is inside"
    else:
        return
    raise Refused(f'"{out}" {how} "{fenced}", which the site is made from', ELSEWHERE)


def _holds(folder: Path, path: Path) -> bool:
    """Whether `path` is `folder` or lies in it, by whatever name the file system knows them."""
    return any(_are_one(folder, step) for step in (path, *path.parents))


def _are_one(first: Path, second: Path) -> bool:
    if first == second:
        return True
    try:
        return first.samefile(second)
    except OSError:
        return False
