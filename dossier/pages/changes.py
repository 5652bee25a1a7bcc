"""What changed in the dossier, by the day: what is taken back, settled, better founded, new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.changes import Changes, compare
from dossier.changes.history import History
from dossier.changes.news import Item, grouped
from dossier.pages.composer import Composer
from dossier.pages.differences import difference
from dossier.pages.frame import frame
from dossier.pages.parts import Link, Moment, Page
from dossier.pages.site import Site
from dossier.pages.tidings import details, notices, now_known_as

# So much is read, and so much of it loads in a moment.
MOST_ENTRIES, MOST_IN_GROUP, MOST_DIFFERENCES = 200, 40, 25


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A record that changed, with what is to be said of it, and the lines of it that differ."""

    link: Link
    kind: str
    details: tuple[str, ...]
    difference: Markup | None


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one sort; `more` says how many more there are than are listed."""

    title: str
    lines: tuple[ChangeLine, ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """A day of changes; `gone` says how many records were taken out without a notice."""

    id: str
    date: Moment
    groups: tuple[ChangeGroup, ...]
    gone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage(Page):
    """`/changes/`; `notices` say how far back it reaches, or why it has nothing."""

    template: ClassVar[str] = "changes.html"

    days: tuple[ChangeDay, ...]
    nothing: str | None
    notices: tuple[str, ...]


def changes_page(site: Site) -> ChangesPage:
    """The page of all changes."""
    composer = Composer(site, urls.CHANGES)
    words, past = site.words, site.past
    days = () if isinstance(past, str) else tuple(_Teller(composer, past).days())
    return ChangesPage(
        frame=frame(composer),
        title=words.say("changes.title"),
        description=words.say("changes.introduction"),
        days=days,
        nothing=None if days or isinstance(past, str) else words.say("changes.none"),
        notices=tuple(notices(composer, len(days))),
    )


class _Teller:
    """Tells the days of a history, as far as they fit a page."""

    def __init__(self, composer: Composer, past: History) -> None:
        self._composer = composer
        self._past = past
        self._entries = MOST_ENTRIES
        self._differences = MOST_DIFFERENCES

    def days(self) -> Iterator[ChangeDay]:
        """The days, newest first; before them, where it is wanted, what is not committed yet."""
        for id, date, changes in self._states():
            if self._entries > 0:
                day = self._day(id, date, changes)
                if day.groups or day.gone:
                    yield day

    def _states(self) -> Iterator[tuple[str, Moment, Changes]]:
        if self._composer.site.uncommitted:
            title = self._composer.words.say("changes.uncommitted")
            changes = compare(self._past.latest, self._composer.dossier)
            yield "uncommitted", Moment(title, None), changes
        for day in self._past.days:
            yield day.name, self._composer.day(day.moment.date()), day.changes

    def _day(self, id: str, date: Moment, changes: Changes) -> ChangeDay:
        words = self._composer.words
        groups: list[ChangeGroup] = []
        gone = 0
        for group, items in grouped(changes).items():
            known = [item for item in items if now_known_as(item.key, self._composer)]
            gone += len(items) - len(known) if group == "gone" else 0
            if known:
                groups.append(self._group(words.say(f"changes-group.{group}"), known))
        return ChangeDay(
            id, date, tuple(groups), words.count("changes.gone", gone) if gone else None
        )

    def _group(self, title: str, items: Sequence[Item]) -> ChangeGroup:
        room = max(1, min(MOST_IN_GROUP, self._entries))
        self._entries -= min(room, len(items))
        more = len(items) - room
        return ChangeGroup(
            title,
            tuple(map(self._line, items[:room])),
            self._composer.words.count("changes.more", more) if more > 0 else None,
        )

    def _line(self, item: Item) -> ChangeLine:
        composer = self._composer
        record = now_known_as(item.key, composer)
        assert record, "what is no longer published is not told"
        link = composer.link(record)
        return ChangeLine(
            link,
            composer.words.say(f"kind.{record.kind}"),
            tuple(details(item, record, link.text, composer.words)),
            self._difference(item),
        )

    def _difference(self, item: Item) -> Markup | None:
        if item.change is None or self._differences <= 0:
            return None
        found = difference(item.change, self._composer.site.disclosure)
        self._differences -= found is not None
        return found
