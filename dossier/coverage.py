"""What the dossier rests on as a whole: documents, outlets, dates, languages that are lacking."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.dates import Date, parse_date
from dossier.linking import Dossier

_NO_LANGUAGE = frozenset({"mis", "mul", "und", "zxx"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """The documents of a dossier; where some are held, all but `documents` is about those.

    `published` is the time in which they came out, as far as that is known; of `undated` it is not.
    `languages` are those of the documents, the most frequent first. `lacking` are the languages in
    which actors have names and no document is written. All are tags of a language alone: en-GB
    counts as en.
    """

    documents: int
    held: int
    outlets: int
    published: Date | None
    undated: int
    languages: tuple[str, ...]
    lacking: tuple[str, ...]


def coverage(dossier: Dossier) -> Coverage:
    """Count the sources, and compare their languages with those of the actors' names."""
    held = [source for source in dossier.sources.values() if dossier.is_held(source.id)]
    sources = held or list(dossier.sources.values())
    dates = [source.published for source in sources if source.published]
    written = Counter(_primary(s.language or dossier.settings.language) for s in sources)
    return Coverage(
        documents=len(dossier.sources),
        held=len(held),
        outlets=len({dossier.origins.publisher(source.outlet) for source in sources}),
        published=_stretch(dates),
        undated=len(sources) - len(dates),
        languages=tuple(sorted(written, key=lambda tag: (-written[tag], tag))),
        lacking=tuple(sorted(_languages_of_names(dossier) - written.keys() - _NO_LANGUAGE)),
    )


def _stretch(dates: Sequence[Date]) -> Date | None:
    """The shortest time in which all dates lie; None where one of them has no end, or none is."""
    if not dates:
        return None
    earliest = min(date.earliest for date in dates)
    latest = max(date.latest for date in dates)
    if earliest == datetime.date.min or latest == datetime.date.max:
        return None
    return parse_date(f"{earliest}/{latest}")


def _languages_of_names(dossier: Dossier) -> set[str]:
    names = (name for actor in dossier.actors.values() for name in actor.names)
    return {_primary(name.language) for name in names if name.language}


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
