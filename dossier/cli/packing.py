"""The command that writes the dossier as one document."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from dossier.cli.options import (
    CLEAN,
    PROBLEMS,
    PROJECT,
    WRONG_USE,
    merged,
    options_of_all,
    where_of,
)
from dossier.cli.reporting import as_text, report
from dossier.packing import FORMS, CannotPackError, Form
from dossier.pipeline import Wishes, bind
from dossier.problems import as_shown
from dossier.reports import number

NAME = "dossier-pack"
_MOST_LETTERS = 20


@click.command("pack")
@options_of_all
@click.option(
    "--to",
    "files",
    type=click.Path(dir_okay=False, path_type=Path),
    multiple=True,
    metavar="FILE",
    help="The file to write, ending in .pdf or .html; may be given twice.",
)
@click.pass_context
def pack_command(context: click.Context, /, files: tuple[Path, ...], **options: Any) -> None:
    """Write the dossier as one document: a PDF, and a page that opens offline.

    Without --to these are dossier-pack.pdf and dossier-pack.html.
    """
    wanted = files or tuple(PROJECT / f"{NAME}.{form}" for form in FORMS)
    context.exit(_pack(wanted, merged(context, options)))


def _pack(files: Sequence[Path], options: dict[str, Any]) -> int:
    forms = {file: _form(file) for file in files}
    wishes = Wishes(strict=options["strict"], base_url=options["base_url"])
    try:
        made, pack = bind(where_of(options), wishes, list(dict.fromkeys(forms.values())))
    except CannotPackError as fault:
        click.echo(f"{fault.message}\n  {fault.hint}", err=True)
        return WRONG_USE
    status = report(made, options, "no pack is written", done=pack is not None)
    if pack is None:
        return status
    if pack.missing:
        click.echo(_told(pack.missing), err=True)
        if options["strict"]:
            click.echo("  --strict lets no letter pass; no pack is written", err=True)
            return PROBLEMS
    for file, form in forms.items():
        try:
            _write(file, pack.files[form])
        except OSError as fault:
            click.echo(f"{as_shown(file)} cannot be written: {fault.strerror}", err=True)
            return WRONG_USE
        if as_text(options):
            click.echo(f"{as_shown(file)}: {len(pack.files[form]) // 1024:,} KB")
    return CLEAN


def _form(file: Path) -> Form:
    found = next((form for form in FORMS if file.suffix.lower() == f".{form}"), None)
    if found is None:
        raise click.BadParameter(f"{file} ends in neither .pdf nor .html", param_hint="--to")
    return found


def _told(letters: Sequence[str]) -> str:
    """Which letters are boxes, by name, so that they can be found in the content."""
    names = [
        f"{letter} (U+{ord(letter):04X}, {unicodedata.name(letter, 'without a name').lower()})"
        for letter in letters[:_MOST_LETTERS]
    ]
    more = f" and {len(letters) - len(names):,} more" if len(letters) > len(names) else ""
    these = number(len(letters), "letter")
    return f"no font of the pack has {these}, printed as boxes: {', '.join(names)}{more}"


def _write(file: Path, data: bytes) -> None:
    """Put a file into its place whole, or leave what is there."""
    new = file.with_name(f".{file.name}.new")
    try:
        new.write_bytes(data)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


PACKING = [pack_command]
