"""News of records in words, and how far the history reaches that they come from."""

from collections.abc import Iterator

from dossier.changes.news import Item
from dossier.pages.composer import Composer
from dossier.records import Disagreement, Record
from dossier.words import Words


def now_known_as(key: str, composer: Composer) -> Record | None:
    """The record of today that had a key once; None for what is no longer published.

    Of that nothing is told, not even its name: it may have been taken out for its sake.
    """
    past, dossier = composer.site.past, composer.dossier
    now = key if isinstance(past, str) else past.now(key)
    return dossier.records.get(now) or dossier.withdrawn.get(now)


def details(item: Item, record: Record, label: str, words: Words) -> Iterator[str]:
    """What is said of a piece of news about a record, besides its `label`."""
    if record.withdrawn:
        yield record.withdrawn
        return
    if item.text and item.text != label:
        yield words.say("changes.claim", text=item.text)
    if item.before is not None:
        yield words.say(
            "changes.turn", before=_said(item.before, words), after=_said(item.after, words)
        )
    if item.after == "resolved" and isinstance(record, Disagreement) and record.holds:
        yield words.say("changes.holds", answer=record.answers[record.holds - 1].answer)
    if item.change and item.change.former:
        yield words.say("changes.former", id=item.change.former.partition(":")[2])


def _said(value: int | str | None, words: Words) -> str:
    """A count of origins, or the status of a disagreement."""
    if isinstance(value, int):
        return words.count("evidence.origins", value)
    return words.say(f"disagreement-status.{value}")


def notices(composer: Composer, told: int) -> Iterator[str]:
    """How far the history reaches, and what it lacks; `told` is how many of its days are told."""
    words, past = composer.words, composer.site.past
    if isinstance(past, str):
        yield words.say(f"no-history.{past}")
        return
    begins = composer.day(past.begins.date()).text
    yield words.say("history.begins" if past.whole else "history.reaches", date=begins)
    if told:
        yield words.say("history.quotations")
    if past.shallow:
        yield words.say("history.shallow")
    left = len(past.days) - told + past.earlier
    if left > 0 and not past.shallow:
        yield words.count("history.earlier", left)
    if composer.site.base_url is None:
        yield words.say("feed.none")
    if past.unread:
        yield words.count("history.unread", len(past.unread))
