"""The commands that help those who write records: to find words, to have schemas."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import click

from dossier.cli.options import CLEAN, PROBLEMS, WRONG_USE, merged, options_of_all, where_of
from dossier.identifiers import LONGEST_ID, is_record_id
from dossier.problems import as_shown, guess
from dossier.records import KINDS
from dossier.reports import number


@click.command("find")
@click.argument("words", nargs=-1, required=True, help="The words, as they may stand there.")
@options_of_all
@click.pass_context
def find_command(context: click.Context, /, words: tuple[str, ...], **options: Any) -> None:
    """List where words stand in the archived articles, with citations to paste."""
    from dossier import finding

    options = merged(context, options)
    archive = finding.archive_at(where_of(options).content)
    if options["form"] == "json":
        places = [finding.as_json(each) for each in finding.find_words(" ".join(words), archive)]
        said, found = json.dumps(places, ensure_ascii=False, indent=2), bool(places)
    else:
        said, found = finding.told(" ".join(words), archive, partial(click.style, bold=True))
    click.echo(said)
    context.exit(CLEAN if found else PROBLEMS)


@click.command("schema")
@options_of_all
@click.pass_context
def schema_command(context: click.Context, /, **options: Any) -> None:
    """Write JSON Schemas into the content, by which an editor completes and checks records."""
    from dossier.schemas import modeline, write_schemas

    content = where_of(merged(context, options)).content
    written = write_schemas(content)
    for path in written:
        click.echo(str(as_shown(path)))
    click.echo("the schemas are new" if written else "the schemas are current")
    click.echo("  a record has its schema by its first line, such as")
    click.echo(f"  {modeline(content / 'events' / 'ID.yaml', content)}")


@click.command("new")
@click.argument(
    "kind", help="The kind: source, actor, event, statement, disagreement, brief or page."
)
@click.argument("id", help="The id of the record; with the word dossier before it, a folder.")
@options_of_all
@click.pass_context
def new_command(context: click.Context, /, kind: str, id: str, **options: Any) -> None:
    """Write a new record to be filled in, or a whole small dossier (new dossier DIR).

    Nothing is overwritten. What `check` then says of the record is what only you can fill in.
    """
    if kind == "dossier":
        context.exit(_new_dossier(Path(id)))
    context.exit(_new_record(kind, id, where_of(merged(context, options)).content))


def _new_record(kind: str, id: str, content: Path) -> int:
    from dossier.skeletons import TakenError, write_skeleton

    fault = _kind_fault(kind) or _id_fault(id)
    if fault:
        return _refuse(*fault)
    model = next(each for each in KINDS if each.kind == kind)
    try:
        path = write_skeleton(model, id, content)
    except TakenError as fault:
        return _refuse(f"{as_shown(Path(str(fault)))} is there already", "choose another id")
    except OSError as fault:
        return _refuse(f"{fault.filename} cannot be written", (fault.strerror or "").lower())
    click.echo(f"{as_shown(path)}\n  fill it in; `python build.py check` says what is lacking")
    return CLEAN


def _new_dossier(folder: Path) -> int:
    from dossier.starting import NotEmptyError, start_dossier

    try:
        written = start_dossier(folder)
    except NotEmptyError:
        return _refuse(f"{folder} is not empty", "name a folder that is new or empty")
    except OSError as fault:
        return _refuse(f"{fault.filename} cannot be written", (fault.strerror or "").lower())
    for path in written:
        click.echo(str(as_shown(path)))
    click.echo(f"  see it: python build.py serve --content {folder}")
    return CLEAN


@click.command("rename")
@click.argument(
    "kind", help="The kind: source, actor, event, statement, disagreement, brief or page."
)
@click.argument("old", help="The id as it is.")
@click.argument("new", help="The id as it shall be.")
@options_of_all
@click.pass_context
def rename_command(
    context: click.Context, /, kind: str, old: str, new: str, **options: Any
) -> None:
    """Give a record another id, in its file and wherever it is named; all of it or nothing."""
    from dossier.renaming import RenameError, rename

    content = where_of(merged(context, options)).content
    fault = _kind_fault(kind) or _id_fault(new)
    if fault:
        context.exit(_refuse(*fault))
    try:
        done = rename(kind, old, new, content)
    except RenameError as refusal:
        context.exit(_refuse(refusal.message, refusal.hint))
    except OSError as refusal:
        reason = (refusal.strerror or "").lower()
        context.exit(_refuse(f"{as_shown(content)}/ is as it was: {reason}", "nothing is renamed"))
    click.echo(
        f"{as_shown(done.file)}: {number(done.references, 'reference')} in"
        f" {number(len(done.files), 'other file')} changed, the old address kept"
    )
    context.exit(CLEAN)


def _kind_fault(kind: str) -> tuple[str, str] | None:
    names = [each.kind for each in KINDS]
    if kind in names:
        return None
    hint = guess(kind, [*names, "dossier"]) or f"the kinds are {', '.join(names)}"
    return f'there is no kind of record "{kind}"', hint


def _id_fault(id: str) -> tuple[str, str] | None:
    if is_record_id(id):
        return None
    hint = f"lower-case letters a–z and digits, joined by single hyphens, up to {LONGEST_ID}"
    return f'"{id}" is not an id', hint


def _refuse(message: str, hint: str) -> int:
    click.echo(f"{message}\n  {hint}", err=True)
    return WRONG_USE


EDITING = [find_command, new_command, rename_command, schema_command]
