"""What a citation carries: the claim in words, and the way to the place where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier import urls
from dossier.claims import Claim
from dossier.pages.composer import Composer
from dossier.pages.parts import EvidenceLine, Link
from dossier.records import Actor, Brief, Disagreement, Event, Record, Relationship
from dossier.uses import Use
from dossier.words import Words


@dataclass(frozen=True, slots=True)
class Supported:
    """A claim that rests on a citation: what it is (an event, key judgement 2), and its words."""

    what: str
    link: Link


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim of the audit, and what it rests on."""

    what: str
    link: Link
    evidence: EvidenceLine


def supported_by(uses: Iterable[Use], composer: Composer) -> tuple[Supported, ...]:
    """What citations carry, each claim once, in the order of the records."""
    return tuple(dict.fromkeys(_supported(use, composer) for use in uses))


def claim_lines(claims: Iterable[Claim], composer: Composer) -> tuple[ClaimLine, ...]:
    """Claims as lists have them."""
    return tuple(_claim_line(claim, composer) for claim in claims)


def relationship_words(relationship: Relationship, *, inverse: bool) -> str:
    """The key of the words for a relationship as it looks from one of its sides."""
    return f"relationship{'-inverse' if inverse else ''}.{relationship.type}"


def _claim_line(claim: Claim, composer: Composer) -> ClaimLine:
    words = composer.words
    fragment = f"{claim.kind}-{claim.number}" if claim.number else ""
    what = words.say(f"kind.{claim.record.kind}")
    if claim.kind == "judgement":
        what = words.say("front.key-judgement", n=words.number(claim.number))
    elif isinstance(claim.record, Disagreement):
        what = words.say("punctuation.colon", label=what, text=claim.record.question)
    link = _link(claim.record, fragment, claim.text, composer)
    line = composer.evidence_line(claim.evidence)
    return ClaimLine(what, link, line)


def _supported(use: Use, composer: Composer) -> Supported:
    record, path, words = use.record, use.path, composer.words
    what, fragment = words.say(f"kind.{record.kind}"), ""
    if isinstance(record, Brief) and path[0] == "key_judgements":
        what, fragment = _numbered("front.key-judgement", "judgement", path[1], words)
    elif isinstance(record, Disagreement) and path[0] == "answers":
        what, fragment = _numbered("disagreement.answer", "answer", path[1], words)
    elif isinstance(record, Actor) and use.sentence:
        # What a summary says of "it" or "the agency" is clear only with the name before it.
        what = record.name
    text = use.sentence or _field_in_words(use, composer)
    return Supported(what, _link(record, fragment, text, composer))


def _numbered(key: str, anchor: str, index: str | int, words: Words) -> tuple[str, str]:
    """What the entry at an index of a list is called, and its anchor; readers count from 1."""
    number = int(index) + 1
    return words.say(key, n=words.number(number)), f"{anchor}-{number}"


def _link(record: Record, fragment: str, text: str, composer: Composer) -> Link:
    address = urls.address(record) + (f"#{fragment}" if fragment else "")
    return Link(composer.href(address), text, record.kind, composer.badges(record))


def _field_in_words(use: Use, composer: Composer) -> str:
    """The claim that a citation carries which stands in a field, not in running text."""
    record, path, words = use.record, use.path, composer.words
    if isinstance(record, Disagreement) and path[0] == "answers":
        answer = record.answers[int(path[1])].answer
        return words.say("claim.answer", question=record.question, answer=answer)
    if isinstance(record, Actor):
        return _of_actor(record, str(path[0]), int(path[1]), composer)
    return record.title if isinstance(record, Event) else composer.label(record)


def _of_actor(actor: Actor, field: str, index: int, composer: Composer) -> str:
    words = composer.words
    if field == "relationships":
        said = _relationship_sentence(actor.relationships[index], composer)
        return words.say("claim.of-actor", actor=actor.name, said=said)
    if field == "roles":
        role = actor.roles[index]
        span = words.date_range(role.since, role.until)
        return words.say("claim.role", actor=actor.name, role=_dated(role.title, span, words))
    return words.say("claim.name", actor=actor.name, name=actor.names[index].text)


def _relationship_sentence(relationship: Relationship, composer: Composer) -> str:
    other = composer.dossier.actors[relationship.actor].name
    said = composer.words.say(relationship_words(relationship, inverse=False), actor=other)
    span = composer.words.date_range(relationship.since, relationship.until)
    return _dated(said, span, composer.words)


def _dated(text: str, span: str, words: Words) -> str:
    return words.say("claim.dated", text=text, dates=span) if span else text
