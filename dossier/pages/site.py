"""What all pages of a site are made from."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dossier import urls
from dossier.audit import Audit
from dossier.bibliography import Item, item_of
from dossier.changes.history import History
from dossier.disclosure import Disclosure
from dossier.disputes import Disputes
from dossier.excerpts import shown_blocks
from dossier.faces import fonts_of
from dossier.linking import Dossier
from dossier.problems import Problem
from dossier.records import Actor, Record, Source
from dossier.repository import Absence
from dossier.verification import Verification
from dossier.words import Words

NAVIGATION = (
    ("navigation.brief", urls.FRONT),
    ("navigation.chronology", urls.CHRONOLOGY),
    ("navigation.actors", urls.register(Actor)),
    ("navigation.sources", urls.register(Source)),
    ("navigation.evidence", urls.EVIDENCE),
)
"""What the head of every page leads to: the key of its words, and its address."""


@dataclass(frozen=True)
class Site:
    """What all pages are made from. `accepted` are the warnings that dossier.yaml lets stand.

    `past` is the dossier's history, or why it is not known; what is not committed yet is told only
    where `uncommitted` is wanted, since a site is that of a commit. `assets` are the style sheet,
    scripts, fonts and icons by their paths in the site.
    """

    verification: Verification
    words: Words
    accepted: tuple[Problem, ...] = ()
    base_url: str | None = None
    past: History | Absence = "no-repository"
    uncommitted: bool = False
    assets: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def dossier(self) -> Dossier:
        return self.verification.dossier

    @cached_property
    def audit(self) -> Audit:
        """What all evidence of the dossier amounts to."""
        return Audit(self.verification, self.accepted)

    @cached_property
    def fonts(self) -> tuple[str, ...]:
        """The files of the fonts that every page is sure to need, by the words at its head.

        Other words are of one page, or may be out of sight.
        """
        navigation = "".join(self.words.say(key) for key, _ in NAVIGATION)
        needed = (
            *fonts_of(self.dossier.settings.title, "serif", 600, self.assets),
            *fonts_of(navigation, "sans", 400, self.assets),
        )
        return tuple(dict.fromkeys(needed))

    def last_changed(self, record: Record) -> datetime.date | None:
        """The day in UTC on which a record changed last, as far as its history is known."""
        if isinstance(self.past, str):
            return None
        moment = self.past.last_changed(record.key, self.dossier)
        return moment.date() if moment else None

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Each source as an item of a bibliography, by its id."""
        sources = self.dossier.sources
        return {id: item_of(sources[id], self.dossier, self.words) for id in sorted(sources)}

    @cached_property
    def disclosure(self) -> Disclosure:
        """What may be shown of what records once said."""
        gone = frozenset[str]() if isinstance(self.past, str) else self.past.gone
        return Disclosure(self.dossier, gone)

    @cached_property
    def disputes(self) -> Disputes:
        """Which answers texts take their evidence from."""
        return Disputes(self.verification)

    @cached_property
    def shown(self) -> Mapping[tuple[str, int], frozenset[int]]:
        """By source and number of the capture: the blocks whose text the site may show."""
        return {
            (source, number): shown_blocks(self.verification, self.dossier.sources[source], number)
            for source, captures in self.dossier.captures.items()
            for number in range(len(captures))
        }
