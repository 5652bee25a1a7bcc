"""Who is linked to whom: each relation between two actors once, in words, as one of them has it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from dossier.citations import Citation
from dossier.collation import collation_key, date_key
from dossier.dates import Date
from dossier.linking import Dossier
from dossier.pages.claims import relationship_words
from dossier.records import Actor, Relationship, Role
from dossier.records.actors import RelationshipType
from dossier.words import Words

SORTS: Sequence[str] = get_args(RelationshipType)
_OFFICE = len(SORTS)


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation of `actor` to `other`, or its office there.

    `words` say which: "recognises", "foreign minister". `sort` is its place among all sorts;
    `mutual` ones could as well be said of the other.
    """

    actor: Actor
    other: Actor
    words: str
    sort: int
    mutual: bool
    since: Date | None
    until: Date | None
    cite: tuple[Citation, ...]
    note: str | None


def bonds(dossier: Dossier, words: Words) -> tuple[Bond, ...]:
    """Every relation and office between actors, by the name of the one that has it."""
    stated = (
        bond
        for actor in sorted(dossier.actors.values(), key=_name)
        for bond in _stated_by(actor, dossier, words)
    )
    return tuple(sorted(_merged(stated, words), key=lambda b: (_name(b.actor), *_order(b))))


def bonds_of(actor: Actor, dossier: Dossier, words: Words) -> tuple[Bond, ...]:
    """The relations and offices of an actor, then those that others have to it or in it."""
    ties = (tie for tie in dossier.ties.get(actor.id, ()) if tie.inverse)
    stated = [
        *_stated_by(actor, dossier, words),
        *(_of_relationship(tie.relationship, tie.other, actor, words) for tie in ties),
        *(_of_role(each.role, each.holder, actor) for each in dossier.offices.get(actor.id, ())),
    ]
    found = _merged(stated, words)
    return tuple(sorted(found, key=lambda bond: (bond.actor is not actor, *_order(bond))))


def is_mutual(relationship: Relationship, words: Words) -> bool:
    """Whether both sides of it are worded alike, as in "is allied with"."""
    keys = (relationship_words(relationship, inverse=inverse) for inverse in (False, True))
    return len({words.say(key, actor="") for key in keys}) == 1


def _stated_by(actor: Actor, dossier: Dossier, words: Words) -> Iterator[Bond]:
    """What an actor's own record says of it; other actors that are not known are passed over."""
    for relationship in actor.relationships:
        if relationship.actor in dossier.actors:
            yield _of_relationship(relationship, actor, dossier.actors[relationship.actor], words)
    for role in actor.roles:
        if role.organisation and role.organisation in dossier.actors:
            yield _of_role(role, actor, dossier.actors[role.organisation])


def _of_relationship(relationship: Relationship, actor: Actor, other: Actor, words: Words) -> Bond:
    # The dots stand where a language has the other's name amid the words.
    said = words.say(relationship_words(relationship, inverse=False), actor="…").strip("… ")
    mutual = is_mutual(relationship, words)
    since, until, sort = relationship.since, relationship.until, SORTS.index(relationship.type)
    cite, note = relationship.cite, relationship.note
    return Bond(actor, other, said, sort, mutual, since, until, cite, note)


def _of_role(role: Role, actor: Actor, other: Actor) -> Bond:
    return Bond(actor, other, role.title, _OFFICE, False, role.since, role.until, role.cite, None)


def _merged(stated: Iterable[Bond], words: Words) -> Iterator[Bond]:
    """What is said twice, perhaps of either side, made one with the notes of both.

    An office in itself links an actor to nobody.
    """
    same: dict[object, list[Bond]] = {}
    for bond in (bond for bond in stated if bond.actor is not bond.other):
        pair = (bond.actor.id, bond.other.id)
        ends = frozenset(pair) if bond.mutual else pair
        same.setdefault((ends, bond.words, bond.since, bond.until), []).append(bond)
    for first, *others in same.values():
        if not others:
            yield first
            continue
        found = (first, *others)
        cite = tuple(dict.fromkeys(citation for bond in found for citation in bond.cite))
        notes = dict.fromkeys(bond.note for bond in found if bond.note)
        note = words.say("punctuation.separator").join(notes) or None
        yield replace(first, cite=cite, note=note)


def _order(bond: Bond) -> tuple[object, ...]:
    dates = (date_key(bond.since), date_key(bond.until))
    return (bond.sort, *dates, _name(bond.actor), _name(bond.other), bond.words)


def _name(actor: Actor) -> tuple[object, ...]:
    return (collation_key(actor.name), actor.id)
