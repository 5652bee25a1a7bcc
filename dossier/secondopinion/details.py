"""Names, numbers and days of our own sentences that occur nowhere in what the sentences cite.

A name is supported where any name of its actor stands in a cited text, a number in digits or in
words, a day by its date or its weekday. What cannot be told is passed over: sentences that cite a
source whose text is not held, names in a script that a cited text is not in.
"""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import ahocorasick

from dossier.archive import Captured
from dossier.linking import Dossier
from dossier.mentions import Mention, folded_name
from dossier.prose import Prose
from dossier.recall import Very
from dossier.records import Actor, Record, Source, leaves
from dossier.scripts import is_name_boundary
from dossier.secondopinion.days import Named, named_days
from dossier.secondopinion.numbers import Number, numbers_in_digits
from dossier.secondopinion.sayings import Saying, sayings
from dossier.secondopinion.testimony import Testimony, scripts_of
from dossier.yamlfile import Path


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A saying, and what in it stands nowhere in what it cites, as written and in order."""

    saying: Saying
    details: tuple[str, ...]


def unsupported(dossier: Dossier) -> Iterator[Unsupported]:
    """The sayings of a dossier that have such details."""
    reader = _Reader(dossier)
    for saying in sayings(dossier):
        cited = tuple(dict.fromkeys(citation.source for citation in saying.citations))
        if cited and all(dossier.is_held(id) and id in dossier.sources for id in cited):
            details = sorted({*reader.names(saying), *reader.figures(saying)})
            if details:
                yield Unsupported(saying, tuple(dict.fromkeys(text for _, text in details)))


_Detail = tuple[int, str]
"""Where in a saying a detail stands, and its words."""


@dataclass(frozen=True)
class _Reader:
    """Reads sayings against what they cite; each source is read once."""

    dossier: Dossier

    def names(self, saying: Saying) -> Iterator[_Detail]:
        """The names of actors whom no cited source names."""
        text = unicodedata.normalize("NFC", saying.text)
        folded = folded_name(text)
        seen = _tied_to(saying.record)
        for actor, mention in self._mentioned.get((saying.record.key, text.strip()), ()):
            owners = (actor, *mention.shared_with)
            if actor not in seen and not any(self._is_named(id, saying) for id in owners):
                at = max(folded.find(mention.name), 0)
                yield at, text[at : at + len(mention.name)]
            seen.update(owners)
        for at, label, actor in self._linked(saying, folded):
            if actor not in seen and not self._is_named(actor, saying, label):
                yield at, text[at : at + len(label)]
            seen.add(actor)

    def figures(self, saying: Saying) -> Iterator[_Detail]:
        """The numbers and days that no cited source names."""
        text, language = saying.text, self.dossier.settings.language
        days = named_days(text, language)
        cited = self._testimonies(saying)
        for named in days:
            # A month's name that begins a sentence may be another word: May, March.
            is_plain = named.start > 0 or any(reading.day for reading in named.readings)
            if is_plain and not _has_day(named, cited):
                yield named.start, text[named.start : named.end]
        starts = [named.start for named in days]
        for number in numbers_in_digits(text, language):
            at = bisect_left(starts, number.end)
            is_date = at > 0 and days[at - 1].end > number.start
            if not is_date and not _is_of_name(text, number) and not _has_number(number, cited):
                yield number.start, text[number.start : number.end]

    def _linked(self, saying: Saying, folded: str) -> Iterator[tuple[int, str, str]]:
        """Where the label of a link stands in a saying, and to which actor its field links it."""
        machine = self._labels.get((saying.record.key, saying.path))
        if machine is not None:
            for last, (label, actor) in machine.iter(folded):
                at = last + 1 - len(label)
                if is_name_boundary(folded, at) and is_name_boundary(folded, last + 1):
                    yield at, label, actor

    def _is_named(self, id: str, saying: Saying, label: str = "") -> bool:
        """Whether a source that the saying cites names the actor, or nothing can be said."""
        actor = self.dossier.actors[id]
        cited = {citation.source for citation in saying.citations}
        if any(source in self._named_in[id] or self._is_outlet(source, id) for source in cited):
            return True
        if any(self._is_outlet(via, id) for via in _via(saying)):
            return True
        return any(self._may_name(source, actor, label) for source in cited)

    def _may_name(self, id: str, actor: Actor, label: str) -> bool:
        testimony = self._texts[id]
        spellings = [name for name in _names(actor) if scripts_of(name) & testimony.scripts]
        return (
            not spellings
            or any(map(testimony.names, spellings))
            or bool(label and testimony.says(label))
        )

    def _is_outlet(self, source: str, actor: str) -> bool:
        known = self.dossier.sources.get(source)
        return known is not None and known.outlet == actor

    def _testimonies(self, saying: Saying) -> Sequence[Testimony]:
        """What the sources cited say, and what is recorded of those that they have it from."""
        cited = dict.fromkeys(citation.source for citation in saying.citations)
        relayed = [id for id in _via(saying) if id in self._records]
        return [*(self._texts[id] for id in cited), *(self._records[id] for id in relayed)]

    @cached_property
    def _texts(self) -> Mapping[str, Testimony]:
        return {id: self._read(source, held=True) for id, source in self.dossier.sources.items()}

    @cached_property
    def _records(self) -> Mapping[str, Testimony]:
        return {id: self._read(source, held=False) for id, source in self.dossier.sources.items()}

    def _read(self, source: Source, *, held: bool) -> Testimony:
        settings = self.dossier.settings
        captures = self.dossier.captures.get(source.id, ()) if held else ()
        language, as_of = source.language or settings.language, settings.as_of.latest
        opened = tuple(map(Very, captures))
        return self.dossier.recall(_testimony, Very(source), language, opened, as_of)

    @cached_property
    def _named_in(self) -> Mapping[str, frozenset[str]]:
        """The sources that name each actor, in their text or title."""
        found: dict[str, set[str]] = defaultdict(set)
        for actor, mentions in self.dossier.mentions.items():
            for mention in mentions:
                says = mention.capture is not None or mention.path == ("title",)
                if says and isinstance(mention.record, Source):
                    found[actor].add(mention.record.id)
        return defaultdict(frozenset, {id: frozenset(sources) for id, sources in found.items()})

    @cached_property
    def _mentioned(self) -> Mapping[tuple[str, str], Sequence[tuple[str, Mention]]]:
        """The actors that each sentence of a record names, by the record's key and the sentence."""
        found: dict[tuple[str, str], list[tuple[str, Mention]]] = defaultdict(list)
        for actor, mentions in self.dossier.mentions.items():
            for mention in mentions:
                if mention.capture is None:
                    found[mention.record.key, mention.sentence].append((actor, mention))
        return found

    @cached_property
    def _labels(self) -> Mapping[tuple[str, Path], ahocorasick.Automaton]:
        """By field, the words under which it links to actors."""
        found: dict[tuple[str, Path], ahocorasick.Automaton] = {}
        for key, record in self.dossier.records.items():
            for path, labels in _linked_labels(record):
                machine = ahocorasick.Automaton()
                for label, actor in labels:
                    if f"actor:{actor}" in self.dossier.records and f"actor:{actor}" != key:
                        machine.add_word(label, (label, actor))
                if len(machine):
                    machine.make_automaton()
                    found[key, path] = machine
        return found


def _testimony(
    source: Very[Source], language: str, captures: tuple[Very[Captured], ...], as_of: date
) -> Testimony:
    return Testimony(source.value, language, tuple(each.value for each in captures), as_of)


def _tied_to(record: Record) -> set[str]:
    """The actors that an actor's own record ties it to, with evidence of their own."""
    if not isinstance(record, Actor):
        return set()
    tied = {role.organisation for role in record.roles if role.organisation}
    return tied | {relationship.actor for relationship in record.relationships}


def _linked_labels(record: Record) -> Iterator[tuple[Path, list[tuple[str, str]]]]:
    for path, value, _ in leaves(record):
        if isinstance(value, Prose):
            links = [link for link in value.links if link.label and link.kind in ("actor", None)]
            if links and value.citations:
                yield path, [(folded_name(link.label or ""), link.id) for link in links]


def _via(saying: Saying) -> Sequence[str]:
    return [id for id in dict.fromkeys(c.via_source for c in saying.citations) if id]


def _names(actor: Actor) -> Iterator[str]:
    """The names of an actor, and the last word of each name of a person."""
    for name in (actor.name, *(name.text for name in actor.names)):
        yield name
        if actor.actor_kind == "person" and " " in name:
            yield name.split()[-1]


def _has_day(named: Named, cited: Iterable[Testimony]) -> bool:
    """Whether a text names the day, or may name it in a language that is not known."""
    return any(t.has_day(day) is not False for t in cited for day in named.readings)


def _has_number(number: Number, cited: Iterable[Testimony]) -> bool:
    """Whether a text has the number, or one may have it in words that are not known."""
    return any(t.has_number(number.readings) is not False for t in cited)


def _is_of_name(text: str, number: Number) -> bool:
    """Whether a number belongs to a name, as in F-16 and G7."""
    before = text[max(0, number.start - 2) : number.start]
    return before[-1:].isalpha() or (before[-1:] in ("-", "‑") and before[:1].isalpha())
