"""Where an actor is named: sentences grouped by the record or source in which they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.linking import Dossier
from dossier.mentions import Mention
from dossier.pages.composer import Composer
from dossier.pages.parts import Link, Moment, Phrase
from dossier.records import Actor, Record, Source, Statement


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence that names the actor; `shared` says whose name it is as well."""

    text: Phrase
    quoted: bool
    shared: str | None


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """What one record says of an actor; `hidden` counts sentences that the site may not show."""

    what: str
    link: Link
    outlet: Link | None
    published: Moment | None
    sentences: tuple[NamedSentence, ...]
    hidden: str | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """Every mention of an actor: in the dossier's own words, and in archived articles."""

    summary: str
    here: tuple[MentionGroup, ...]
    articles: tuple[MentionGroup, ...]


def mentions(actor: Actor, composer: Composer) -> Mentions | None:
    """The mentions of an actor; none where nothing names it."""
    found = composer.dossier.mentions.get(actor.id, ())
    if not found:
        return None
    here = [mention for mention in found if mention.capture is None]
    articles = [mention for mention in found if mention.capture is not None]
    groups = tuple(_groups(articles, composer))
    words = composer.words
    summary = words.say(
        "actor.mentions-count",
        articles=words.number(len(articles)),
        sources=words.count("evidence.documents", len(groups)),
        here=words.number(len(here)),
    )
    return Mentions(summary, tuple(_groups(here, composer)), groups)


def statements_about(actor: Actor, dossier: Dossier) -> list[Statement]:
    """The statements by others that name an actor or link to it, by date."""
    naming = {m.record.id for m in dossier.mentions.get(actor.id, ())}
    naming |= {record.id for record in dossier.linked_from.get(actor.key, ())}
    found = [s for s in map(dossier.statements.get, naming) if s and s.speaker != actor.id]
    return sorted(found, key=lambda s: (s.date is None, s.date.order if s.date else (), s.id))


def _groups(found: Iterable[Mention], composer: Composer) -> Iterator[MentionGroup]:
    by_record: dict[str, list[Mention]] = {}
    for mention in found:
        by_record.setdefault(mention.record.key, []).append(mention)
    for mentions in by_record.values():
        yield _group(mentions[0].record, mentions, composer)


def _group(record: Record, found: list[Mention], composer: Composer) -> MentionGroup:
    shown = [mention for mention in found if _may_show(mention, composer)]
    hidden = len(found) - len(shown)
    source = record if isinstance(record, Source) and found[0].capture is not None else None
    return MentionGroup(
        composer.words.say(f"kind.{record.kind}"),
        composer.link(record),
        composer.actor(source.outlet) if source else None,
        composer.moment(source.published) if source and source.published else None,
        tuple(_sentence(mention, composer) for mention in shown),
        composer.words.count("actor.not-shown", hidden) if hidden else None,
    )


def _may_show(mention: Mention, composer: Composer) -> bool:
    """Whether a sentence is ours, or stands in a paragraph that its source's page shows whole."""
    if mention.capture is None:
        return True
    key = (mention.record.id, mention.capture)
    if mention.block not in composer.site.shown[key]:
        return False
    captured = composer.dossier.captures[mention.record.id][mention.capture]
    block = captured.folded.article.blocks[mention.block]
    return not any(cut.start < block.end and block.start < cut.end for cut in captured.omitted)


def _sentence(mention: Mention, composer: Composer) -> NamedSentence:
    archived = isinstance(mention.record, Source) and mention.capture is not None
    language = mention.record.language if archived and isinstance(mention.record, Source) else None
    return NamedSentence(
        composer.phrase(mention.sentence, language), archived, _shared(mention, composer)
    )


def _shared(mention: Mention, composer: Composer) -> str | None:
    if not mention.shared_with:
        return None
    others = [composer.dossier.actors[id].name for id in mention.shared_with]
    names = composer.words.join(others)
    return composer.words.say("actor.shared-name", name=mention.name, actors=names)
