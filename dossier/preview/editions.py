"""A site as the preview has it: in memory, and perhaps with pages that are still to be made."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b


@dataclass(frozen=True)
class Edition:
    """The site of one state of the content, as far as it is made.

    `files` are there, by their paths; `promised` are the pages to come. `style` names the style
    sheets that pages are shown with, `core` the scripts, fonts and icons; `growth` names this
    edition from its first page to its last. Once it is whole, nothing else comes.
    """

    files: Mapping[str, bytes]
    promised: frozenset[str] = frozenset()
    core: str = ""
    style: str = ""
    growth: str = ""
    is_whole: bool = True

    def has_yet_to_make(self, file: str) -> bool:
        """Whether a file that is not there may still come."""
        if self.is_whole or file in self.files:
            return False
        return file in self.promised or not file.endswith(".html")

    def name_of(self, file: str) -> str:
        """A name for exactly this page, which it keeps for as long as it stays the same."""
        content = self.files.get(file)
        return digest([(self.core + self.style, content)]) if content is not None else ""

    @cached_property
    def data(self) -> str:
        """A name for exactly what is no page; empty while some of it is to be made."""
        others = (file for file in sorted(self.files) if not file.endswith(".html"))
        return digest((file, self.files[file]) for file in others) if self.is_whole else ""


NOTHING = Edition({})


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """A name for files of these names, in this order, and with this content."""
    found = blake2b(digest_size=8)
    for file, content in files:
        found.update(os.fsencode(f"{file}\0{len(content)}\0"))
        found.update(content)
    return found.hexdigest()
