"""The id of a new source, from its outlet and day, else from its title, else from its file."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from dossier.identifiers import LONGEST_ID, STATED_ORIGINS
from dossier.intake.describing import Description
from dossier.intake.page import site_label

_LONGEST_STEM = 60


def names_of(described: Description, file: str) -> Iterator[str]:
    """What a source may be called by, the best first; `file` is the name of what was brought."""
    found = {name: finding.value for name, finding in described.found.items()}
    outlet = found.get("outlet") or site_label(found.get("url", ""))
    title = found.get("title", "").split()
    if outlet and "published" in found:
        yield f"{outlet}-{found['published']}"
    if len(as_id(" ".join(title))) >= _TELLING:
        yield from [f"{outlet}-{' '.join(title[:5])}"] if outlet else []
        yield " ".join(title[:7])
    stem = file.rpartition(".")[0] or file
    if stem not in _ANY_PAGE:
        yield stem
    yield outlet


_ANY_PAGE = ("index", "page", "article", "default", "document", "download", "untitled")
_TELLING = 8  # letters of a title without those that an id cannot have


def proposed_id(parts: Iterable[str], is_taken: Callable[[str], bool]) -> str:
    """The first of the names that is free; of the first one a numbered one, if none is."""
    ids = [id for part in parts if (id := as_id(part))] or ["source"]
    free = next((id for id in ids if not is_taken(id)), None)
    if free:
        return free
    number = 2
    while is_taken(f"{ids[0]}-{number}"):
        number += 1
    return f"{ids[0]}-{number}"


def as_id(words: str) -> str:
    """Words as the id of a record; empty where they have no letter of it."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    groups = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    id = "-".join(groups)
    while len(id) > _LONGEST_STEM and "-" in id:
        id = id.rpartition("-")[0]
    id = id[:LONGEST_ID].strip("-")
    return "" if id in STATED_ORIGINS or len(id) < 3 or id.isdigit() else id
