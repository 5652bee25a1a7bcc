"""The command that takes documents in, and what it says of them."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossier.cli.options import CLEAN, PROBLEMS, WRONG_USE, merged, options_of_all, where_of
from dossier.identifiers import LONGEST_ID, is_record_id
from dossier.problems import as_shown

if TYPE_CHECKING:
    from dossier.intake import Brought, TakenIn


@click.command("import")
@click.argument("document", help="A file, or an address that begins with http:// or https://.")
@click.option("--id", "id", metavar="ID", help="The id of the new source.")
@click.option(
    "--encoding", metavar="NAME", help="The encoding of its letters, such as windows-1251."
)
@click.option(
    "--private", is_flag=True, help="Fetch from hosts of this machine or its network too."
)
@options_of_all
@click.pass_context
def import_command(
    context: click.Context,
    /,
    document: str,
    id: str | None,
    encoding: str | None,
    private: bool,
    **options: Any,
) -> None:
    """Take a saved page, a text, a PDF or an address in, as a capture with a prefilled record.

    Nothing is overwritten. What is written is a proposal: the record says where each value was
    found, and what was not found is listed. What is no article is refused, with the reason.
    """
    from dossier.intake import RefusedError, take_in

    content = where_of(merged(context, options)).content
    if id is not None and not is_record_id(id):
        hint = f"lower-case letters a–z and digits, joined by single hyphens, up to {LONGEST_ID}"
        context.exit(_refuse(f'"{id}" is not an id', hint, WRONG_USE))
    today = datetime.datetime.now(datetime.UTC).date()
    try:
        brought = _bring(document, private=private)
        taken = take_in(brought, content, today=today, id=id or "", encoding=encoding or "")
    except RefusedError as refusal:
        context.exit(_refuse(f"{document}: {refusal.message}", refusal.hint, PROBLEMS))
    except OSError as fault:
        reason = (fault.strerror or "unknown error").lower()
        name = fault.filename or content
        context.exit(
            _refuse(f"{name} cannot be written: {reason}", "nothing is taken in", WRONG_USE)
        )
    _tell(taken)
    context.exit(CLEAN)


def _bring(document: str, *, private: bool) -> "Brought":
    from dossier.intake.brought import read_file
    from dossier.intake.fetching import Limits, fetch, is_address
    from dossier.intake.sheets import LARGEST, reader_beside, with_sheets

    if not is_address(document):
        return with_sheets(read_file(Path(document)), reader_beside(Path(document)))

    def read(address: str) -> bytes:
        return fetch(address, private=private, limits=Limits(5.0, LARGEST)).content

    return with_sheets(fetch(document, private=private), read)


def _tell(taken: "TakenIn") -> None:
    for path in (taken.record, taken.capture):
        click.echo(str(as_shown(path)))
    width = max(map(len, taken.found), default=0)
    for name, (value, where) in taken.found.items():
        click.echo(f"  {name:<{width}}  {value}  ({where})")
    unsaid = [name for name, reason in taken.lacking.items() if not reason]
    for name, reason in taken.lacking.items():
        if reason:
            click.echo(f"  not found: {name} ({reason})")
    if unsaid:
        click.echo(f"  not found: {', '.join(unsaid)}")
    for remark in taken.remarks:
        click.echo(f"  note: {remark}")
    click.echo("  look it over and fill in the rest; `python build.py check` says what is lacking")


def _refuse(message: str, hint: str, status: int) -> int:
    click.echo(f"{message}\n  {hint}", err=True)
    return status


INTAKE = [import_command]
