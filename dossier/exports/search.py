"""What can be found, for the script of the search page: names, titles, summaries, quoted words."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dossier import urls
from dossier.mentions import folded_name
from dossier.pages import Site
from dossier.pages.composer import Composer
from dossier.pages.evidence_line import document_name
from dossier.pages.parts import Phrase
from dossier.pages.search import about
from dossier.prose import Prose
from dossier.records import (
    Actor,
    Brief,
    Disagreement,
    Event,
    Page,
    Record,
    Source,
    Statement,
)
from dossier.scripts import is_name_boundary
from dossier.verification import words_of
from dossier.words import Words
from dossier.words.quoting import within_marks
from dossier.yamlfile import Path

_KINDS = (
    "actor", "event", "statement", "disagreement", "judgement", "quotation", "source", "brief",
    "page",
)  # fmt: skip
_PLACES = {"n": "{n}", "query": "{query}"}


def search_records(site: Site) -> bytes:
    """A script that sets `window.SEARCH`, so that it can be read from disk as well.

    `records` are what can be found: `title` and `text` are shown and searched, `names` are other
    names, `note` tells one record from another, `actors` are the actors it is about, by their
    places in the list (actors come first). Addresses are relative to the search page. `words` are
    what the script says, with the places of values and a text for each plural form.
    """
    composer = Composer(site, urls.SEARCH)
    words = site.words
    found = {
        "language": words.catalogue,
        "words": {
            "results": _forms("search.results", words),
            "more": _forms("search.more", words),
            "hint": words.say("search.hint"),
            "kinds": {kind: words.say(f"search-kinds.{kind}") for kind in _KINDS},
        },
        "records": list(_records(composer)),
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"window.SEARCH = {text};\n".encode()


def _forms(key: str, words: Words) -> dict[str, str]:
    """A counted wording in all its plural forms, the places of values left open."""
    wording = words.wordings[key]
    return {form: wording.fill(_PLACES, form) for form in wording.forms}


def _records(composer: Composer) -> Iterator[dict[str, Any]]:
    dossier = composer.dossier
    naming = _Naming(composer)
    for actor in dossier.actors.values():
        yield _record(actor, composer, naming)
    for record in dossier.records.values():
        if not isinstance(record, Actor):
            yield _record(record, composer, naming)
        if isinstance(record, Brief):
            yield from _judgements(record, composer, naming)
    yield from _quotations(composer, naming)


class _Naming:
    """Which actors a record is about: those that take part in it, and those that it names."""

    def __init__(self, composer: Composer) -> None:
        dossier = composer.dossier
        self._places = {id: place for place, id in enumerate(dossier.actors)}
        self._in_records: Mapping[str, list[tuple[Path, str]]] = defaultdict(list)
        self._in_articles: Mapping[str, set[tuple[str, str]]] = defaultdict(set)
        for id, mentions in dossier.mentions.items():
            for mention in mentions:
                if mention.capture is None:
                    self._in_records[mention.record.key].append((mention.path, id))
                else:
                    self._in_articles[mention.record.id].add((mention.name, id))

    def record(self, record: Record, path: Path = ()) -> list[int]:
        """The places of the actors of a record, or of the field at `path` in it."""
        named = [id for at, id in self._in_records[record.key] if at[: len(path)] == path]
        match record:
            case Event():
                named += [each.actor for each in record.actors]
            case Statement():
                named.append(record.speaker)
            case Source():
                named.append(record.outlet)
        return self._placed(named)

    def quotation(self, source: str, quote: str) -> list[int]:
        """The places of the actors that quoted words name."""
        text = folded_name(quote)
        return self._placed(id for name, id in self._in_articles[source] if _names(text, name))

    def _placed(self, ids: Iterable[str]) -> list[int]:
        return sorted({self._places[id] for id in ids})


def _names(text: str, name: str) -> bool:
    at = text.find(name)
    while at >= 0:
        if is_name_boundary(text, at) and is_name_boundary(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _record(record: Record, composer: Composer, naming: _Naming) -> dict[str, Any]:
    names = record.names if isinstance(record, Actor) else ()
    title = composer.title(record) if isinstance(record, Source) else Phrase(composer.label(record))
    return _kept(
        kind=record.kind,
        href=composer.href(urls.address(record)),
        title=title.text,
        **_language(title),
        names=[
            {"text": name.text, **_language(composer.phrase(name.text, name.language))}
            for name in names
        ],
        text=_plain(_texts(record), composer),
        note=_note(record, composer),
        actors=naming.record(record),
    )


def _judgements(brief: Brief, composer: Composer, naming: _Naming) -> Iterator[dict[str, Any]]:
    for number, judgement in enumerate(brief.key_judgements):
        yield _kept(
            kind="judgement",
            href=composer.href(f"{urls.address(brief)}#judgement-{number + 1}"),
            title=_plain([judgement.text], composer),
            text=judgement.basis or "",
            note=brief.title,
            actors=naming.record(brief, ("key_judgements", number)),
        )


def _quotations(composer: Composer, naming: _Naming) -> Iterator[dict[str, Any]]:
    """The quoted words that have been found in their articles, each passage once."""
    verification, words = composer.site.verification, composer.words
    passages = {words_of(use.citation): use.citation for use in verification.quoted}
    for key, citation in passages.items():
        if key in verification.passages and citation.quote:
            source = composer.dossier.sources[citation.source]
            quote = words.say("quotation.open") + within_marks(citation.quote, words)
            yield _kept(
                kind="quotation",
                href=composer.passage_href(citation),
                text=quote + words.say("quotation.close"),
                **_language(composer.phrase(quote, source.language)),
                note=document_name(source, composer.dossier, words),
                actors=naming.quotation(source.id, citation.quote),
            )


def _texts(record: Record) -> Sequence[Prose | str | None]:
    """What is published of a record besides its title, without what it quotes."""
    match record:
        case Actor():
            titles = [role.title for role in record.roles]
            return [record.summary, record.status_note, *titles]
        case Event():
            return [record.summary]
        case Statement():
            return [record.note]
        case Disagreement():
            return [*(answer.answer for answer in record.answers), record.note]
        case Source():
            return [record.summary, record.descriptor, *record.author]
        case Brief():
            return [record.bottom_line, record.body, *record.gaps]
        case Page():
            return [record.body]
    return []


def _plain(texts: Iterable[Prose | str | None], composer: Composer) -> str:
    """The texts as one line; what does not end as a sentence is set apart from what follows."""
    title_of, separator = composer.dossier.title_of, composer.words.say("punctuation.separator")
    plain = (text.plain(title_of) if isinstance(text, Prose) else text for text in texts if text)
    line = ""
    for block in (" ".join(block.split()) for text in plain for block in text.split("\n\n")):
        ended = unicodedata.category(line[-1:] or ".") == "Po"
        line += (" " if ended else separator) * bool(line) + block
    return line


def _note(record: Record, composer: Composer) -> str:
    """What tells a record from others, and in a word or two what it is about."""
    found = [about(record, composer)]
    if isinstance(record, Event | Statement):
        place = record.place if isinstance(record, Event) else record.venue
        found += [place] if place and place not in composer.dossier.sources else []
        found.append(composer.words.say("list.separator").join(record.topics))
    return composer.words.say("punctuation.separator").join(filter(None, found))


def _language(phrase: Phrase) -> dict[str, str]:
    return _kept(lang=phrase.language, dir=phrase.direction)


def _kept(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value}
