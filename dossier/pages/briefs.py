"""A brief: bottom line, key judgements, narrative, and what is not known."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.pages.brief_parts import Judgement, figures, judgements
from dossier.pages.composer import Composer
from dossier.pages.frame import frame
from dossier.pages.parts import Badge, Heading, Link, Moment, Page
from dossier.pages.site import Site
from dossier.prose.html import prose_headings
from dossier.records import Brief

_BODY = "text-"


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPage(Page):
    """`/briefs/ID/`"""

    template: ClassVar[str] = "brief.html"

    date: Moment
    standing: tuple[str, ...]
    badges: tuple[Badge, ...]
    bottom_line: Markup
    judgements: tuple[Judgement, ...]
    body: Markup | None
    gaps: tuple[str, ...]
    disagreements: tuple[Link, ...]


def brief_page(brief: Brief, site: Site) -> BriefPage:
    """The page of a brief."""
    composer = Composer(site, urls.address(brief))
    dossier = site.dossier
    cited = [use.citation for use in dossier.uses[brief.key]]
    bottom_line = composer.prose(brief.bottom_line, heading_level=3)
    found = judgements(brief, composer)
    body = composer.prose(brief.body, id_prefix=_BODY) if brief.body else None
    return BriefPage(
        frame=frame(composer, record=brief),
        title=brief.title,
        description=brief.bottom_line.plain(dossier.title_of),
        contents=tuple(_contents(brief, site)),
        date=composer.moment(brief.date),
        standing=figures(cited, site),
        badges=composer.badges(brief),
        bottom_line=bottom_line,
        judgements=found,
        body=body,
        gaps=brief.gaps,
        disagreements=composer.disagreements(brief),
        notes=composer.notes(),
        sentences=composer.sentences(),
    )


def _contents(brief: Brief, site: Site) -> Iterator[Heading]:
    say, dossier = site.words.say, site.dossier
    yield Heading("#bottom-line", say("brief.bottom-line"))
    if brief.key_judgements:
        yield Heading("#judgements", say("brief.key-judgements"))
    if brief.body:
        lines = prose_headings(brief.body, id_prefix=_BODY, title_of=dossier.title_of)
        yield from (Heading(f"#{line.id}", line.text) for line in lines if line.level == 2)
    if brief.gaps:
        yield Heading("#gaps", say("brief.gaps"))
    if brief.key in dossier.disagreements_about:
        yield Heading("#disagreements", say("event.disagreements"))
    if dossier.uses[brief.key]:
        yield Heading("#references", say("note.references"))
