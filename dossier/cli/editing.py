"""The commands that help those who write records: to find words, to have schemas."""

import json
from functools import partial
from typing import Any

import click

from dossier.cli.options import CLEAN, PROBLEMS, merged, options_of_all, where_of
from dossier.problems import as_shown


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


EDITING = [find_command, schema_command]
