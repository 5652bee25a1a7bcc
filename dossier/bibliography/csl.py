"""References as CSL-JSON, the form that word processors' citation tools and Pandoc read."""

import json
from collections.abc import Iterable
from typing import Any

from dossier.bibliography.items import Item
from dossier.dates import Date
from dossier.dates.parts import interval_parts
from dossier.words import Words


def csl_json(items: Iterable[Item], words: Words) -> bytes:
    """The items as CSL-JSON, by the schema `csl-data.json` of CSL 1.0.2, an item a line."""
    lines = ",\n".join(json.dumps(_item(item, words), ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]\n".encode()


def _item(item: Item, words: Words) -> dict[str, Any]:
    said = {
        "id": item.id,
        "type": item.type,
        "title": item.title,
        "author": [{"literal": name} for name in item.authors],
        "container-title": None if item.publisher else item.container,
        "publisher": item.publisher,
        "genre": item.genre,
        "issued": csl_date(item.published, words),
        "accessed": csl_date(item.accessed, words),
        "URL": item.url,
        "language": item.language,
        "abstract": item.summary,
        "note": archived(item, words),
    }
    return {name: value for name, value in said.items() if value}


def csl_date(date: Date | None, words: Words) -> dict[str, Any] | None:
    """A date in numbers as far as CSL has them, in words where it has not.

    An interval is uncertain: a document appeared on one of its days, not on all of them.
    """
    if date is None:
        return None
    parts = interval_parts(date)
    if len(parts) < (2 if date.precision == "interval" else 1):
        return {"literal": words.date(date)}
    said: dict[str, Any] = {"date-parts": [list(each) for each in parts]}
    if date.season:
        said["season"] = date.season - 20
    uncertain = date.qualified or date.precision == "interval"
    return {**said, "circa": True} if uncertain else said


def archived(item: Item, words: Words) -> str | None:
    """Where a copy stands in a public archive, for formats that have no field for it."""
    if item.archive_url is None:
        return None
    return words.say("punctuation.colon", label=words.say("note.archived"), text=item.archive_url)
