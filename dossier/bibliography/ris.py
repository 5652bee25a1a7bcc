"""References as RIS, which every reference manager reads."""

from collections.abc import Iterable, Iterator

from dossier.bibliography.csl import archived
from dossier.bibliography.items import Item, ItemType
from dossier.dates import Date
from dossier.dates.parts import interval_parts, is_plain
from dossier.words import Words

# There is no type for a broadcast: it too is what stands at an address on the web.
_TYPES: dict[ItemType, str] = {
    "article-newspaper": "NEWS",
    "broadcast": "ELEC",
    "webpage": "ELEC",
    "document": "GEN",
}


def ris(items: Iterable[Item], words: Words) -> bytes:
    """The items as RIS. A value never breaks its line: what followed would be taken for a tag."""
    return "".join(_record(item, words) for item in items).encode()


def _record(item: Item, words: Words) -> str:
    lines = (f"{tag}  - {value}\r\n" for tag, value in _tags(item, words))
    return "".join(lines) + "ER  - \r\n\r\n"


def _tags(item: Item, words: Words) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[item.type]
    yield "ID", item.id
    for name in item.authors:
        yield "AU", name
    yield "TI", item.title
    if item.type == "document":
        yield "PB", item.outlet
    elif item.container:
        yield "T2", item.container
    if item.published:
        parts = interval_parts(item.published)
        if parts:
            yield "PY", f"{parts[0][0]:04}"
        yield "DA", _date(item.published, words)
    if item.genre:
        yield "M3", item.genre
    if item.language:
        yield "LA", item.language
    if item.url:
        yield "UR", item.url
        if item.accessed:
            yield "Y2", _date(item.accessed, words)
    if item.summary:
        yield "AB", item.summary
    if note := archived(item, words):
        yield "N1", note


def _date(date: Date, words: Words) -> str:
    """YYYY/MM/DD/ as far as it is known; then in words what these do not say."""
    parts = interval_parts(date)
    year, month, day = [*(f"{n:02}" for n in (parts[0] if parts else ())), "", "", ""][:3]
    told = "" if is_plain(date) else words.date(date).replace("/", " ")
    return f"{year.zfill(4) if year else ''}/{month}/{day}/{told}"
