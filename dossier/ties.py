"""How actors stand to one another, each tie seen from both its ends."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.records import Actor, Relationship, Role
from dossier.yamlfile import Path


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship as it looks from one of its two actors."""

    actor: Actor
    other: Actor
    relationship: Relationship
    inverse: bool
    path: Path


@dataclass(frozen=True, slots=True)
class Office:
    """A role in an organisation, and who holds it."""

    holder: Actor
    role: Role


def ties_among(actors: Mapping[str, Actor]) -> Iterator[Tie]:
    """Every relationship between known actors, from the side that states it and from the other."""
    for actor in actors.values():
        for index, relationship in enumerate(actor.relationships):
            other = actors.get(relationship.actor)
            if other is not None:
                path: Path = ("relationships", index)
                yield Tie(actor, other, relationship, False, path)
                yield Tie(other, actor, relationship, True, path)


def offices_among(actors: Iterable[Actor]) -> Iterator[tuple[str, Office]]:
    """Every role held in an organisation, with the id of the organisation."""
    for actor in actors:
        for role in actor.roles:
            if role.organisation:
                yield role.organisation, Office(actor, role)
