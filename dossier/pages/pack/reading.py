"""What is read first in the pack: the lead brief."""

from dataclasses import dataclass

from markupsafe import Markup

from dossier.pages.brief_parts import Judgement, figures, judgements
from dossier.pages.pack.composing import BRIEF, PackComposer
from dossier.pages.parts import Badge, Heading, Link, Moment, Note
from dossier.pages.site import Site
from dossier.prose.html import prose_headings

_BODY = f"{BRIEF}."


@dataclass(frozen=True, slots=True)
class BriefPart:
    """The lead brief; `sections` are the headings of its narrative."""

    id: str
    title: str
    date: Moment
    standing: tuple[str, ...]
    badges: tuple[Badge, ...]
    bottom_line: Markup
    judgements: tuple[Judgement, ...]
    body: Markup | None
    sections: tuple[Heading, ...]
    gaps: tuple[str, ...]
    disagreements: tuple[Link, ...]
    notes: tuple[Note, ...]


def brief_part(site: Site) -> BriefPart:
    """The lead brief, from its bottom line to what is not known."""
    composer, dossier = PackComposer(site, BRIEF), site.dossier
    brief = dossier.briefs[dossier.settings.lead]
    bottom_line = composer.prose(brief.bottom_line, heading_level=4)
    found = judgements(brief, composer)
    body = composer.prose(brief.body, heading_level=3, id_prefix=_BODY) if brief.body else None
    lines = (
        prose_headings(brief.body, heading_level=3, id_prefix=_BODY, title_of=dossier.title_of)
        if brief.body
        else []
    )
    return BriefPart(
        id=BRIEF,
        title=brief.title,
        date=composer.moment(brief.date),
        standing=figures([use.citation for use in dossier.uses[brief.key]], site),
        badges=composer.badges(brief),
        bottom_line=bottom_line,
        judgements=found,
        body=body,
        sections=tuple(Heading(f"#{line.id}", line.text) for line in lines if line.level == 3),
        gaps=brief.gaps,
        disagreements=composer.disagreements(brief),
        notes=composer.notes(),
    )
