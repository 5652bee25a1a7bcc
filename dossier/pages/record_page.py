"""A record as its editors keep it, on a page of its own beside the page made from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.pages.composer import Composer
from dossier.pages.differences import difference
from dossier.pages.frame import frame
from dossier.pages.parts import Moment, Page, Phrase
from dossier.pages.record_source import highlighted, published_yaml
from dossier.pages.site import Site
from dossier.records import Record

# Who wants to know more has the repository.
MOST_DAYS = 20


@dataclass(frozen=True, slots=True)
class RecordDay:
    """A day on which a record changed: what it came to, and the lines that differ."""

    date: Moment
    words: str
    difference: Markup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(Page):
    """`/KIND/ID/record/`, for those who check or correct the dossier; no search engine lists it."""

    template: ClassVar[str] = "record.html"

    of: Phrase
    file: str
    history: tuple[RecordDay, ...]
    notices: tuple[str, ...]
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
        history=tuple(_history(record, composer)),
        notices=tuple(_notices(record, composer)),
        yaml=highlighted(published_yaml(document)),
    )


def _history(record: Record, composer: Composer) -> Iterator[RecordDay]:
    past = composer.site.past
    if isinstance(past, str):
        return
    for day, change in past.of(record.key)[:MOST_DAYS]:
        yield RecordDay(
            composer.day(day.moment.date()),
            composer.words.say(f"record-change.{change.sort}"),
            difference(change, composer.site.disclosure),
        )


def _notices(record: Record, composer: Composer) -> Iterator[str]:
    """Since when the record is known, and what is not told of it."""
    words, past = composer.words, composer.site.past
    if isinstance(past, str):
        yield words.say(f"no-history.{past}")
        return
    if not past.has(record.key, composer.dossier):
        yield words.say("record.uncommitted")
    days = past.of(record.key)
    first = past.touched.get(record.key)
    if len(days) > MOST_DAYS:
        yield words.count("history.earlier", len(days) - MOST_DAYS)
    elif first and not any(change.sort == "new" for _, change in days):
        yield words.say(
            "record.since" if past.whole else "record.before", date=composer.day(first.date()).text
        )
    if past.shallow:
        yield words.say("history.shallow")
    if days:
        yield words.say("history.quotations")
