"""What a link in the text shows of its record before it is followed: a small script a record.

A script, because a page opened from disk may load one and may read no other file; a record,
because a page then weighs nothing for the records that its reader passes over.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from dossier import urls
from dossier.pages.composer import Composer
from dossier.pages.parts import Phrase
from dossier.pages.site import Site
from dossier.prose import Prose
from dossier.records import Actor, Brief, Disagreement, Event, Page, Record, Source, Statement

# More does not fit a card.
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class PreviewBadge:
    """A badge without its link."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A record on a card: its title, what it is and of when, one sentence, its badges."""

    title: Phrase
    about: str
    sentence: str
    badges: tuple[PreviewBadge, ...]


def previews(site: Site) -> dict[str, bytes]:
    """The previews of the records that prose links to, by their path in the site."""
    linked = (site.dossier.records[key] for key in site.dossier.linked_from)
    return {urls.preview(record): _script(preview(record, site)) for record in linked}


def preview(record: Record, site: Site) -> Preview:
    """What a card shows of a record."""
    composer = Composer(site, urls.address(record))
    return Preview(
        title=composer.title(record)
        if isinstance(record, Source)
        else Phrase(composer.label(record)),
        about=site.words.say("punctuation.separator").join(_about(record, composer)),
        sentence=_shortened(_sentence(record, composer)),
        badges=tuple(
            PreviewBadge(badge.kind, f"{badge.sign} {badge.text}")
            for badge in composer.badges(record)
        ),
    )


def _script(shown: Preview) -> bytes:
    fields = json.dumps(asdict(shown), ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.preview = {fields};\n".encode()


def _about(record: Record, composer: Composer) -> Iterator[str]:
    """What a record is, whose, and of when."""
    dossier, words = composer.dossier, composer.words
    if isinstance(record, Actor):
        yield words.say(f"actor-kind.{record.actor_kind}")
        return
    yield words.say(f"kind.{record.kind}")
    if isinstance(record, Source):
        yield dossier.actors[record.outlet].name
    if isinstance(record, Statement):
        yield dossier.actors[record.speaker].name
    if isinstance(record, Disagreement):
        yield words.say(f"disagreement-status.{record.status}")
    date = record.published if isinstance(record, Source) else getattr(record, "date", None)
    if date:
        yield words.date(date)


def _sentence(record: Record, composer: Composer) -> str:
    """The sentence that says most of a record; nothing where its title says all."""
    match record:
        case Actor() | Event() | Source():
            return _first(record.summary, composer)
        case Brief():
            return _first(record.bottom_line, composer)
        case Page():
            return _first(record.body, composer)
        case Disagreement():
            separator = composer.words.say("punctuation.separator")
            return separator.join(answer.answer for answer in record.answers)
        case _:
            return ""


def _first(prose: Prose | None, composer: Composer) -> str:
    sentences = prose.sentences(composer.dossier.title_of) if prose else ()
    return sentences[0].text if sentences else ""


def _shortened(text: str) -> str:
    """`text`, where it is too long for a card without its end; cut between words if it has any."""
    if len(text) <= _LONGEST:
        return text
    cut = text[:_LONGEST]
    words = cut.rpartition(" ")[0]
    return (words if len(words) > _LONGEST // 2 else cut).rstrip(" ,;:·–—") + " …"
