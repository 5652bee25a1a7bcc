"""What a document has to do with those that the dossier holds: copies of it, and its origins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.archive import Captured
from dossier.linking import Dossier
from dossier.records import Source
from dossier.secondopinion.attribution import attributions_of
from dossier.secondopinion.reuse import LEAST_SHARE
from dossier.secondopinion.shingles import Words, likeness, shingled

SAME = 0.75  # of the shorter text; two captures of one article have more in common


@dataclass(frozen=True, slots=True)
class Kin:
    """A held text with much of the same words: `share` of the shorter one's, from 0 to 1."""

    source: str
    file: str
    share: float

    @property
    def is_copy(self) -> bool:
        """Whether it is the same article, as far as anyone can see."""
        return self.share >= SAME


@dataclass(frozen=True, slots=True)
class Lead:
    """A phrase of the text that gives something to an outlet, and what is recorded of that."""

    phrase: str
    outlet: str
    sources: tuple[str, ...]


def kin_of(captured: Captured, held: Iterable[tuple[str, Captured]]) -> list[Kin]:
    """The held texts, each with its source, that have much in common with a new one, the likest
    first."""
    known = Words()
    new = shingled(captured, known)
    marks = new.fingerprints()
    found: list[Kin] = []
    for source, text in held:
        other = shingled(text, known)
        alike = likeness(new, other) if not marks.isdisjoint(other.fingerprints()) else None
        if alike and alike.share >= LEAST_SHARE:
            found.append(Kin(source, text.file, alike.share))
    return sorted(found, key=lambda kin: (-kin.share, kin.source, kin.file))


def leads_of(source: Source, dossier: Dossier) -> list[Lead]:
    """Where the text says that it has something from, each outlet once; `dossier` has the source
    and its text already."""
    return [
        Lead(each.phrase, each.outlet, tuple(_earlier(source, each.outlet, dossier)))
        for each in attributions_of(source, dossier)
    ]


def _earlier(source: Source, outlet: str, dossier: Dossier) -> Iterator[str]:
    """The documents of an outlet that one may rest on: not those that are later."""
    for other in dossier.published_by.get(outlet, ()):
        is_later = (
            source.published
            and other.published
            and other.published.earliest > source.published.latest
        )
        if other.id != source.id and not is_later:
            yield other.id


def origin_of(leads: Sequence[Lead]) -> tuple[str, ...]:
    """The documents that may be proposed: for each outlet the only one that is recorded."""
    return tuple(dict.fromkeys(lead.sources[0] for lead in leads if len(lead.sources) == 1))
