"""A record as its editors keep it, on a page of its own beside the page made from it."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.pages.composer import Composer
from dossier.pages.frame import frame
from dossier.pages.parts import Page, Phrase
from dossier.pages.record_source import highlighted, published_yaml
from dossier.pages.site import Site
from dossier.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(Page):
    """`/KIND/ID/record/`, for those who check or correct the dossier; no search engine lists it."""

    template: ClassVar[str] = "record.html"

    of: Phrase
    file: str
    yaml: Markup


def record_page(record: Record, site: Site) -> RecordPage:
    """The page with a record's published fields."""
    composer = Composer(site, urls.record_page(record))
    of = composer.link(record)
    document = site.dossier.documents[record.key]
    return RecordPage(
        frame=frame(composer, record=record),
        title=site.words.say("record.title"),
        description=site.words.say("record.introduction"),
        is_listed=False,
        of=Phrase(of.text, of.language, of.direction),
        file=site.dossier.file_in_content(record),
        yaml=highlighted(published_yaml(document)),
    )
