"""What an editor brings in: the bytes of a file, or what stands at an address."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from dossier.folders import LARGEST_ARTICLE
from dossier.intake.refusal import RefusedError


@dataclass(frozen=True)
class Brought:
    """Bytes as they came, and what is known of them from outside.

    `name` is the name of the file, or the last part of the address. `address`, `media_type` and
    `charset` (as the server said) are empty for a file, `read` is None. `sheets` are the style
    sheets of a page that stand in other files.
    """

    content: bytes
    name: str
    address: str = ""
    media_type: str = ""
    charset: str = ""
    read: datetime.date | None = None
    sheets: tuple[str, ...] = ()


def read_file(path: Path) -> Brought:
    """A file of any folder; raises `RefusedError`."""
    try:
        if path.is_dir():
            raise RefusedError(f"{path} is a folder", "name the file in it")
        size = path.stat().st_size
        if size > LARGEST_ARTICLE:
            raise RefusedError(too_long(str(path), size), TOO_LONG_HINT)
        return Brought(path.read_bytes(), path.name)
    except (OSError, ValueError) as fault:
        reason = (getattr(fault, "strerror", None) or str(fault)).lower()
        raise RefusedError(
            f"{path} cannot be read: {reason}", "name a file, or an address"
        ) from None


def too_long(name: str, size: int) -> str:
    """What is said of something larger than an archived text may be."""
    return f"{name} has {size:,} bytes; at most {LARGEST_ARTICLE:,} are read"


TOO_LONG_HINT = "save the page without pictures, or its text alone"
