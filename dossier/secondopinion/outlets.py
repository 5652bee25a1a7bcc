"""Where a text names an outlet, also where its language changes the endings of names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import ahocorasick

from dossier.linking import Dossier
from dossier.mentions import folded_name
from dossier.records import Actor
from dossier.scripts import is_name_boundary
from dossier.secondopinion.phrases import Phrases

_NEWS = frozenset({"interview", "wire-report", "broadcast"})


def outlets(dossier: Dossier) -> frozenset[str]:
    """The ids of the actors that publish news: outlets, and bodies with a wire report or the like.

    A person or state is none, nor is a ministry that publishes what it has to say itself.
    """
    published = {s.outlet for s in dossier.sources.values() if s.medium in _NEWS}
    return frozenset(
        id
        for id, actor in dossier.actors.items()
        if actor.actor_kind == "outlet"
        or (id in published and actor.actor_kind not in ("person", "state"))
    )


@dataclass(frozen=True, slots=True)
class Naming:
    """A stretch of a text, [start, end), that is a name of the actor with that id."""

    start: int
    end: int
    actor: str


@dataclass(frozen=True, slots=True)
class _Form:
    """A name as it may be written: for each word its stems, which endings follow; or as it is."""

    words: tuple[tuple[str, ...], ...]
    owner: str
    inflects: bool


Beginning = tuple[int, _Form]
"""Where in a text a form of a name may begin."""


class Names:
    """All names of actors, given by their ids, looked for in one pass in texts of one language."""

    def __init__(self, names: Iterable[tuple[str, Iterable[str]]], phrases: Phrases) -> None:
        forms: dict[str, list[_Form]] = defaultdict(list)
        for actor, spelled in names:
            for name in spelled:
                forms[name].append(_Form(((name,),), actor, False))
                stems = _stems(name, phrases.changes) if phrases.inflects else ()
                for stem in stems[0] if stems else ():
                    forms[stem].append(_Form(stems, actor, True))
        self._machine = ahocorasick.Automaton()
        for beginning, listed in forms.items():
            self._machine.add_word(beginning, (len(beginning), listed))
        if forms:
            self._machine.make_automaton()

    def beginnings(self, text: str) -> Iterator[Beginning]:
        """Where names may begin in a folded text."""
        found = self._machine.iter(text) if len(self._machine) else ()
        for last, (length, forms) in found:
            for form in forms:
                yield last + 1 - length, form


def namings(text: str, beginnings: Iterable[Beginning], phrases: Phrases) -> Iterator[Naming]:
    """The names that do begin there in a folded text, in order; of names within names the longest.

    A name that several actors have is passed over.
    """
    owners: dict[tuple[int, int], set[str]] = defaultdict(set)
    for start, form in beginnings:
        end = _end(text, start, form)
        if end and _begins_there(text, start, phrases) and _ends_there(text, end, phrases):
            owners[start, end].add(form.owner)
    done = 0
    for start, end in sorted(owners, key=lambda span: (span[0], -span[1])):
        if start >= done:
            done = end
            if len(owners[start, end]) == 1:
                yield Naming(start, end, *owners[start, end])


def _begins_there(text: str, start: int, phrases: Phrases) -> bool:
    """Whether a name may begin here, perhaps behind a little word written as one with it."""
    return is_name_boundary(text, start) or any(
        text.endswith(prefix, 0, start) and is_name_boundary(text, start - len(prefix))
        for prefix in phrases.prefixes
    )


def _ends_there(text: str, end: int, phrases: Phrases) -> bool:
    return is_name_boundary(text, end) or any(
        text.startswith(suffix, end) and is_name_boundary(text, end + len(suffix))
        for suffix in phrases.suffixes
    )


_ARTICLE = re.compile(r"(?:the|le|la|les|der|die|das|el|los|il|lo|i|o|os|as|de|het)\s+", re.I)


def spellings(actor: Actor) -> tuple[str, ...]:
    """The names of an actor; one with an article also with a small one, or if long without."""
    names: dict[str, None] = {}
    for name in (actor.name, *(name.text for name in actor.names)):
        folded = folded_name(name)
        names[folded] = None
        article = _ARTICLE.match(folded)
        if article:
            rest = folded[article.end() :]
            names[article[0].lower() + rest] = None
            if " " in rest:
                names[rest] = None
    return tuple(name for name in names if len(name) > 1)


_LEAST_STEM = 5  # letters of the stem of a name of one word
_LEAST_STEM_OF_MANY = 3
_VOWELS = "аеёиоуыэюяєіїўйьъaeiouyąęóáéíýúůěäô"
_ENDING = re.compile(r"[^\W\d_]{0,3}(?![\w'])")


def _stems(name: str, changes: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """For each word of a name its stems; empty where no word of it has any.

    A stem is the word without its last vowel, or within a name of several words without all that
    it ends with. Words in capitals and short ones have no endings.
    """
    words = name.split(" ")
    stems: list[tuple[str, ...]] = []
    inflected = False
    for word in words:
        stem = word.rstrip(_VOWELS) if len(words) > 1 else word[:-1] + word[-1].rstrip(_VOWELS)
        least = _LEAST_STEM_OF_MANY if len(words) > 1 else _LEAST_STEM
        changed = [s + new for old, new in changes.items() if (s := stem.removesuffix(old)) != stem]
        fixed = len(stem) < least or not stem.isalpha() or word.isupper()
        stems.append((word,) if fixed else (stem, *changed[:1]))
        inflected = inflected or not fixed
    return tuple(stems) if inflected else ()


def _end(text: str, start: int, form: _Form) -> int | None:
    """Where a name that begins at `start` ends; None where it is not that name."""
    at = start
    for number, stems in enumerate(form.words):
        if number:
            if not text.startswith(" ", at):
                return None
            at += 1
        stem = next((stem for stem in stems if text.startswith(stem, at)), None)
        if stem is None:
            return None
        at += len(stem)
        ending = _ENDING.match(text, at) if form.inflects else None
        if form.inflects:
            if ending is None or ending[0] != ending[0].lower():
                return None
            at = ending.end()
    return at
