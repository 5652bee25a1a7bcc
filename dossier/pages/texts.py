"""Pages of free text, such as the method."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.pages.composer import Composer
from dossier.pages.contents import FEWEST
from dossier.pages.frame import frame
from dossier.pages.parts import Heading, Link, Page
from dossier.pages.site import Site
from dossier.prose.html import prose_headings
from dossier.records import Page as TextRecord

_HEADINGS = 2
# Keeps a heading of the text, such as "References", apart from the page's own sections.
_PREFIX = "section-"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage(Page):
    """`/pages/ID/`"""

    template: ClassVar[str] = "text.html"

    body: Markup
    disagreements: tuple[Link, ...]


def text_page(record: TextRecord, site: Site) -> TextPage:
    """The page of a text."""
    composer = Composer(site, urls.address(record))
    plain = record.body.plain(site.dossier.title_of)
    return TextPage(
        body=composer.prose(record.body, heading_level=_HEADINGS, id_prefix=_PREFIX),
        frame=frame(composer, record=record),
        title=record.title,
        description=plain.partition("\n\n")[0] or record.title,
        contents=_contents(record, site),
        notes=composer.notes(),
        sentences=composer.sentences(),
        disagreements=composer.disagreements(record),
    )


def _contents(record: TextRecord, site: Site) -> tuple[Heading, ...]:
    """The highest headings of the text."""
    lines = prose_headings(
        record.body,
        heading_level=_HEADINGS,
        id_prefix=_PREFIX,
        title_of=site.dossier.title_of,
    )
    found = tuple(Heading(f"#{line.id}", line.text) for line in lines if line.level == _HEADINGS)
    return found if len(found) >= FEWEST else ()
