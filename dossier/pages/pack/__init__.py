"""The pack: the dossier as one document, for paper, for a tablet, and to be read offline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from markupsafe import Markup

from dossier import urls
from dossier.pages.brief_parts import all_citations, figures
from dossier.pages.composer import Composer
from dossier.pages.frame import frame
from dossier.pages.pack.acting import ActorsPart, actors_part
from dossier.pages.pack.differing import DisagreementsPart, disagreements_part
from dossier.pages.pack.documenting import (
    EvidencePart,
    ReferencesPart,
    evidence_part,
    references_part,
)
from dossier.pages.pack.happening import ChronologyPart, chronology_part
from dossier.pages.pack.reading import BriefPart, brief_part
from dossier.pages.parts import Heading, Page
from dossier.pages.site import Site
from dossier.prose import Prose

NO_STYLE = Markup()


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover: what the dossier is, of when, and what it comes to in a few lines."""

    summary: tuple[str, ...]
    bottom_line: tuple[str, ...]
    standing: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A part in the list of contents, with its sections."""

    href: str
    text: str
    sections: tuple[Heading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage(Page):
    """The whole pack. `style` is its style sheet with the fonts in it, `policy` what it allows."""

    template: ClassVar[str] = "pack.html"

    cover: Cover
    outline: tuple[OutlineLine, ...]
    brief: BriefPart
    chronology: ChronologyPart
    disagreements: DisagreementsPart
    actors: ActorsPart
    references: ReferencesPart
    evidence: EvidencePart
    style: Markup = NO_STYLE
    policy: str = ""


class _Part(Protocol):
    """What has an anchor and a title."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


def pack_page(site: Site) -> PackPage:
    """The pack of a dossier, without its style."""
    settings = site.dossier.settings
    brief = brief_part(site)
    chronology = chronology_part(site)
    disagreements = disagreements_part(site)
    actors = actors_part(site)
    references = references_part(site)
    evidence = evidence_part(site)
    sections: tuple[tuple[_Part, Sequence[_Part]], ...] = (
        (chronology, chronology.years),
        (disagreements, disagreements.sections),
        (actors, actors.sections),
        (references, references.sections),
    )
    return PackPage(
        frame=frame(Composer(site, urls.FRONT)),
        title=settings.title,
        description=" ".join(_paragraphs(settings.summary, site)) or brief.title,
        cover=_cover(site),
        outline=(
            OutlineLine(f"#{brief.id}", brief.title, brief.sections),
            *(_outline_line(part, below) for part, below in sections if below),
            OutlineLine(f"#{evidence.id}", evidence.title, ()),
        ),
        brief=brief,
        chronology=chronology,
        disagreements=disagreements,
        actors=actors,
        references=references,
        evidence=evidence,
        is_listed=False,
    )


def _outline_line(part: _Part, sections: Sequence[_Part]) -> OutlineLine:
    lines = tuple(Heading(f"#{section.id}", section.title) for section in sections)
    return OutlineLine(f"#{part.id}", part.title, lines)


def _cover(site: Site) -> Cover:
    dossier = site.dossier
    return Cover(
        summary=_paragraphs(dossier.settings.summary, site),
        bottom_line=_paragraphs(dossier.briefs[dossier.settings.lead].bottom_line, site),
        standing=figures(all_citations(dossier), site),
        address=site.base_url or "",
    )


def _paragraphs(prose: Prose | None, site: Site) -> tuple[str, ...]:
    """The paragraphs of a text without its notes, which the pack has elsewhere."""
    return tuple(prose.plain(site.dossier.title_of).split("\n\n")) if prose else ()
