"""Search, and what stands beneath it and without it: the register of all records from A to Z."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from dossier import urls
from dossier.collation import collation_key, initial
from dossier.pages.composer import Composer
from dossier.pages.evidence_line import document_name
from dossier.pages.frame import frame
from dossier.pages.parts import Link, Page
from dossier.pages.site import Site
from dossier.records import Actor, Brief, Disagreement, Event, Record, Source, Statement

# What stands for a letter over titles that begin with a digit, and over those of signs alone.
_HEADINGS = {"0": "0–9", "": "…"}


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A record by its title, or an actor by one of its names; `about` says what or who it is."""

    link: Link
    about: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The lines that begin with one letter, of whatever script."""

    id: str
    text: str
    lines: tuple[RegisterLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """`/search/`; `records` is the address of the script that says what there is to find."""

    template: ClassVar[str] = "search.html"

    records: str
    standing: tuple[str, ...]
    letters: tuple[Letter, ...]


def search_page(site: Site) -> SearchPage:
    """Search, with the register of all records."""
    composer = Composer(site, urls.SEARCH)
    words = site.words
    return SearchPage(
        frame=frame(composer),
        title=words.say("search.title"),
        description=words.say("search.introduction"),
        records=composer.href(urls.SEARCH_RECORDS),
        standing=(words.count("counted.records", len(site.dossier.records)),),
        letters=tuple(_by_letter(_lines(composer))),
    )


def about(record: Record, composer: Composer) -> str:
    """What tells a record from others of its kind: its date, its speaker, its outlet."""
    words = composer.words
    match record:
        case Actor():
            role = record.roles[0].title if record.roles else None
            return role or words.say(f"actor-kind.{record.actor_kind}")
        case Event() | Brief():
            return words.date(record.date)
        case Statement():
            speaker = composer.dossier.actors[record.speaker].name
            if record.date is None:
                return speaker
            return words.say("statement.by", speaker=speaker, date=words.date(record.date))
        case Disagreement():
            return words.say(f"disagreement-status.{record.status}")
        case Source():
            return document_name(record, composer.dossier, words)
    return ""


def _lines(composer: Composer) -> Iterator[RegisterLine]:
    separator = composer.words.say("list.separator")
    for record in composer.dossier.records.values():
        kind, detail = composer.words.say(f"kind.{record.kind}"), about(record, composer)
        told = detail if isinstance(record, Actor) else separator.join(filter(None, (kind, detail)))
        link = composer.link(record)
        yield RegisterLine(link, told)
        if isinstance(record, Actor):
            yield from _by_other_names(record, link, composer)


def _by_other_names(actor: Actor, link: Link, composer: Composer) -> Iterator[RegisterLine]:
    """The actor under each name that stands elsewhere in the alphabet than its own."""
    own = collation_key(actor.name)[0]
    for name in actor.names:
        if collation_key(name.text)[0] != own:
            phrase = composer.phrase(name.text, name.language)
            other = Link(link.href, name.text, link.kind, (), phrase.language, phrase.direction)
            yield RegisterLine(other, actor.name)


def _by_letter(lines: Iterable[RegisterLine]) -> Iterator[Letter]:
    ordered = sorted(lines, key=lambda line: (collation_key(line.link.text), line.about))
    groups: dict[str, list[RegisterLine]] = {}
    for line in ordered:
        groups.setdefault(initial(line.link.text), []).append(line)
    for letter, found in groups.items():
        heading = _HEADINGS.get(letter, letter)
        yield Letter(f"letter-{letter.casefold()}", heading, tuple(found))
