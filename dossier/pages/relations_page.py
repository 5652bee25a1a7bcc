"""All relations between actors: who is linked to whom and how, drawn and as a table."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.pages.bond_drawing import BondDrawing, network
from dossier.pages.bonds import Bond, bonds
from dossier.pages.composer import Composer
from dossier.pages.frame import frame
from dossier.pages.parts import Link, Page
from dossier.pages.site import Site


@dataclass(frozen=True, slots=True)
class BondLine:
    """A row of the table; the drawing leads to its `id`."""

    id: str
    actor: Link
    words: str
    other: Link
    dates: str
    remark: str | None
    marks: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationsPage(Page):
    """`/relations/`"""

    template: ClassVar[str] = "relations.html"

    standing: tuple[str, ...]
    drawing: BondDrawing | None
    bonds: tuple[BondLine, ...]


def relations_page(site: Site) -> RelationsPage:
    """The page of all relations."""
    composer = Composer(site, urls.RELATIONS)
    words = site.words
    found = bonds(site.dossier, words)
    lines = tuple(_line(number, bond, composer) for number, bond in enumerate(found, 1))
    linked = {actor.id for bond in found for actor in (bond.actor, bond.other)}
    standing = (
        words.count("counted.relations", len(found)),
        words.count("relations.linked", len(linked)),
    )
    return RelationsPage(
        frame=frame(composer),
        title=words.say("relations.title"),
        description=words.say("relations.introduction"),
        notes=composer.notes(),
        standing=standing if found else (),
        drawing=network(found, composer),
        bonds=lines,
    )


def _line(number: int, bond: Bond, composer: Composer) -> BondLine:
    return BondLine(
        f"bond-{number}",
        composer.link(bond.actor),
        bond.words,
        composer.link(bond.other),
        composer.words.date_range(bond.since, bond.until),
        bond.note,
        composer.marks(bond.cite),
    )
