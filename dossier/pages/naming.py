"""Where an actor is named: sentences grouped by the record or source in which they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.collation import date_key
from dossier.linking import Dossier
from dossier.mentions import Mention
from dossier.pages.composer import Composer
from dossier.pages.parts import Link, Moment, Phrase
from dossier.quotes.folding import fold
from dossier.records import Actor, Record, Source, Statement
from dossier.words.quoting import within_marks


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
    count: int


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
        articles=words.number(sum(group.count for group in groups)),
        sources=words.count("evidence.documents", len(groups)),
        here=words.number(len(here)),
    )
    return Mentions(summary, tuple(_groups(here, composer)), groups)


def statements_about(actor: Actor, dossier: Dossier) -> list[Statement]:
    """The statements by others that name an actor or link to it, by date."""
    naming = [mention.record for mention in dossier.mentions.get(actor.id, ())]
    naming += dossier.linked_from.get(actor.key, ())
    statements = {record.id: record for record in naming if isinstance(record, Statement)}
    others = (each for each in statements.values() if each.speaker != actor.id)
    return sorted(others, key=lambda statement: (date_key(statement.date), statement.id))


def _groups(found: Iterable[Mention], composer: Composer) -> Iterator[MentionGroup]:
    by_record: dict[str, list[Mention]] = {}
    for mention in found:
        by_record.setdefault(mention.record.key, []).append(mention)
    for mentions in by_record.values():
        yield _group(mentions[0].record, mentions, composer)


def _group(record: Record, found: list[Mention], composer: Composer) -> MentionGroup:
    found = list(_told_apart(found, composer))
    shown = [mention for mention in found if _may_show(mention, composer)]
    hidden = len(found) - len(shown)
    source = record if isinstance(record, Source) and found[0].capture is not None else None
    return MentionGroup(
        composer.words.say(f"kind.{record.kind}"),
        composer.link(record),
        composer.actor(source.outlet) if source else None,
        composer.moment(source.published) if source and source.published else None,
        tuple(_sentence(mention, composer) for mention in shown),
        composer.words.count(_NOT_SHOWN[bool(shown)], hidden) if hidden else None,
        len(found),
    )


_NOT_SHOWN = {True: "actor.further-not-shown", False: "actor.not-shown"}


def _told_apart(found: list[Mention], composer: Composer) -> Iterator[Mention]:
    """The mentions without what a second capture of the article repeats, those shown first."""
    seen: set[str] = set()
    for mention in sorted(found, key=lambda mention: not _may_show(mention, composer)):
        sentence = fold(mention.sentence).skeleton
        if sentence not in seen:
            seen.add(sentence)
            yield mention


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
    text = within_marks(mention.sentence, composer.words) if archived else mention.sentence
    return NamedSentence(composer.phrase(text, language), archived, _shared(mention, composer))


def _shared(mention: Mention, composer: Composer) -> str | None:
    if not mention.shared_with:
        return None
    others = [composer.dossier.actors[id].name for id in mention.shared_with]
    names = composer.words.join(others)
    return composer.words.say("actor.shared-name", name=mention.name, actors=names)
