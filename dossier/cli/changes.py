"""The command that tells what changed since a revision."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from dossier.changes.news import Item, grouped
from dossier.changes.since import Since, SinceError, changes_since
from dossier.cli.options import CLEAN, WRONG_USE, merged, options_of_all, where_of
from dossier.records import Record
from dossier.reports import number
from dossier.words import Words, load_words


@click.command("changes")
@click.option(
    "--since", required=True, metavar="REV", help="A commit, by any name that git has for it."
)
@options_of_all
@click.pass_context
def changes_command(context: click.Context, /, since: str, **options: Any) -> None:
    """Tell what changed since a commit, up to the files as they are, committed or not."""
    options = merged(context, options)
    where = where_of(options)
    try:
        found = changes_since(where.content, since)
    except SinceError as fault:
        click.echo(f"{fault.message}\n  {fault.hint}", err=True)
        context.exit(WRONG_USE)
    teller = _Teller(found, load_words("en", where.templates))
    if options["form"] == "json":
        click.echo(json.dumps(list(teller.as_json()), ensure_ascii=False, indent=2))
    else:
        for line in teller.lines():
            click.echo(line)
    context.exit(CLEAN)


@dataclass(frozen=True)
class _Teller:
    """Tells changes to an editor, group by group, each record with the lines that differ."""

    since: Since
    words: Words

    def lines(self) -> Iterator[str]:
        """What is printed."""
        for group, items in grouped(self.since.changes).items():
            title = self.words.say(f"changes-group.{group}")
            yield click.style(f"{title} ({len(items):,})", bold=True)
            for item in items:
                yield from self._item(item)
        if not self.since.changes.records and not self.since.changes.counts:
            yield "nothing has changed"
        pending = len(self.since.pending)
        if pending:
            yield f"{number(pending, 'record')} not committed yet, marked *"
        if self.since.unread:
            yield f"not read, in one of the two states: {', '.join(sorted(self.since.unread))}"

    def _item(self, item: Item) -> Iterator[str]:
        mark = "*" if item.key in self.since.pending else " "
        yield f"{mark} {item.key}  {self._label(item)}".rstrip()
        yield from (f"    {detail}" for detail in self._details(item))
        yield from (f"    {_coloured(line)}" for line in _difference(item))

    def as_json(self) -> Iterator[dict[str, Any]]:
        """One object for each piece of news."""
        for group, items in grouped(self.since.changes).items():
            for item in items:
                yield {
                    "group": group,
                    "record": item.key,
                    "former": item.change.former if item.change else None,
                    "title": self._label(item),
                    "text": item.text or None,
                    "before": item.before,
                    "after": item.after,
                    "difference": _difference(item),
                    "committed": item.key not in self.since.pending,
                }

    def _label(self, item: Item) -> str:
        record = self._record(item)
        return self.since.now.label(record) if record else ""

    def _details(self, item: Item) -> Iterator[str]:
        from dossier.pages.tidings import details

        record = self._record(item)
        return details(item, record, self._label(item), self.words) if record else iter(())

    def _record(self, item: Item) -> Record | None:
        now = self.since.now
        return now.records.get(item.key) or now.withdrawn.get(item.key)


def _difference(item: Item) -> list[str]:
    from dossier.pages.differences import difference_lines

    return difference_lines(item.change, lambda fields: fields) if item.change else []


def _coloured(line: str) -> str:
    return click.style(line, fg={"+": "green", "-": "red"}.get(line[:1]))
