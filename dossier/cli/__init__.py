"""The commands, and what they print."""

import os
import sys
import traceback
import webbrowser
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from threading import Thread
from typing import Any, TextIO

import click

from dossier.cli.changes import changes_command
from dossier.cli.editing import EDITING
from dossier.cli.intake import INTAKE
from dossier.cli.options import (
    PROJECT,
    WRONG_USE,
    merged,
    options_of_all,
    where_of,
)
from dossier.cli.packing import PACKING
from dossier.cli.reporting import as_text, report
from dossier.pipeline import Made, Wishes, build, make
from dossier.problems import as_shown
from dossier.publishing import Published, Refused
from dossier.reports import number


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    commands=[*EDITING, *INTAKE, *PACKING, changes_command],
)
@options_of_all
@click.pass_context
def commands(context: click.Context, /, **options: Any) -> None:
    """Turn a briefing dossier into a website.

    Without a command, builds the website. Exit status: 0 clean, 1 problems in the content, 2 wrong
    use.
    """
    context.obj = options
    if context.invoked_subcommand is None:
        context.exit(_build(options))


@commands.command("build")
@options_of_all
@click.pass_context
def build_command(context: click.Context, /, **options: Any) -> None:
    """Check everything, then write the website (what happens without a command)."""
    context.exit(_build(merged(context, options)))


@commands.command("check")
@options_of_all
@click.option(
    "--accept-captures",
    is_flag=True,
    help="Record the checksums of the archived articles as they are.",
)
@click.option(
    "--publish",
    is_flag=True,
    help="Check the finished website too: its links, and names and sizes that hosts can serve.",
)
@click.option(
    "--changed",
    type=click.File(encoding="utf-8"),
    metavar="FILE",
    help="Names of files, one a line, whose problems --format github tells first.",
)
@click.pass_context
def check_command(
    context: click.Context,
    /,
    accept_captures: bool,
    publish: bool,
    changed: TextIO | None,
    **options: Any,
) -> None:
    """Check everything, write nothing."""
    options = merged(context, options)
    options["changed"] = frozenset(changed.read().splitlines()) if changed else frozenset()
    if accept_captures and not _accept_captures(where_of(options).content):
        context.exit(WRONG_USE)
    out = (options["out"] or PROJECT / "site") if publish else None
    made = make(where_of(options), replace(_wishes(options), pictures=publish, publish_to=out))
    context.exit(report(made, options, "nothing is written by check"))


@commands.command("serve")
@options_of_all
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen, on this machine only; 0 is any free port.",
)
@click.option("--open", "in_browser", is_flag=True, help="Open the front page in the browser.")
@click.option(
    "--poll",
    is_flag=True,
    help="Look at all files again and again, for network drives and containers.",
)
@click.option(
    "--base-path",
    default="/",
    metavar="/PATH/",
    help="Rehearse a site that is published in a folder, as on GitHub Pages.",
)
@click.option("--drafts", is_flag=True, help="Show drafts too.")
@click.option(
    "--editor",
    metavar="NAME",
    help="Let problems link to their places in vscode, idea, sublime, textmate, emacs, …, or by an"
    " address of your own, such as 'my-editor://open?{path}:{line}:{column}'.",
)
@click.pass_context
def serve_command(
    context: click.Context,
    /,
    port: int,
    in_browser: bool,
    poll: bool,
    base_path: str,
    drafts: bool,
    editor: str | None,
    **options: Any,
) -> None:
    """Preview the website; it follows every save, and writes nothing."""
    from dossier.preview.address import read_base
    from dossier.preview.editors import no_link, read_editor
    from dossier.serve import Look, PortError, serve

    options = merged(context, options)
    where = where_of(options)
    try:
        base = read_base(base_path)
    except ValueError as fault:
        raise click.BadParameter(str(fault), param_hint="--base-path") from fault
    try:
        link = read_editor(editor) if editor else no_link
    except ValueError as fault:
        raise click.BadParameter(str(fault), param_hint="--editor") from fault

    def opened(url: str) -> None:
        click.echo(f"preview at {url} (Ctrl-C ends it)")
        if in_browser:
            Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    def built(result: Made | Exception) -> None:
        _report_preview(result, options)

    # What is not published yet has no revision that anybody could cite.
    wishes = replace(_wishes(options), drafts=drafts, pictures=False, revision="preview")
    wishes = replace(wishes, uncommitted=True)
    look = Look(port, base, poll, link)
    try:
        serve(where, wishes, look, opened=opened, built=built)
    except PortError as fault:
        click.echo(f"{fault.message}\n  {fault.hint}", err=True)
        context.exit(WRONG_USE)


def _build(options: dict[str, Any]) -> int:
    out = options["out"] or PROJECT / "site"
    name = str(as_shown(out))
    try:
        made, published = build(where_of(options), _wishes(options), out, _say_waiting)
    except Refused as refusal:
        click.echo(f"{refusal.message}\n  {refusal.hint}", err=True)
        return WRONG_USE
    status = report(made, options, f"{name}/ is as it was")
    if published is not None and as_text(options):
        click.echo(_summary(name, made, published))
    return status


def _wishes(options: dict[str, Any]) -> Wishes:
    return Wishes(strict=options["strict"], base_url=options["base_url"])


def _say_waiting() -> None:
    click.echo("another build is writing this site; waiting for it", err=True)


def _report_preview(result: Made | Exception, options: dict[str, Any]) -> None:
    if isinstance(result, Exception):
        _tell_fault(result)
        return
    report(result, options, "the preview shows the last good state")
    if result.files is not None and as_text(options):
        click.echo(f"the preview shows {number(result.pages, 'page')}")


def _summary(name: str, made: Made, published: Published) -> str:
    pages = number(made.pages, "page")
    if not published.written and not published.removed:
        return f"{name}/: {pages}, nothing changed"
    changes = f"{number(published.written, 'file')} written, {published.unchanged:,} unchanged"
    removed = f", {published.removed:,} removed" if published.removed else ""
    return f"{name}/: {pages}, {changes}{removed}"


def _accept_captures(content: Path) -> bool:
    """Whether every record could be written; told apart from the problems on the error stream."""
    from dossier.checksums import record_checksums

    try:
        for file in record_checksums(content):
            click.echo(f"{file}: checksum recorded", err=True)
    except OSError as fault:
        reason = (fault.strerror or "unknown error").lower()
        click.echo(f"{fault.filename}: cannot be written: {reason}", err=True)
        return False
    return True


def main() -> None:
    """Run a command; a fault of the program itself is told in one line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that has no letter for something still shows everything else.
            stream.reconfigure(errors="backslashreplace")
    try:
        commands(prog_name="build.py")
    except Exception as fault:
        if "DOSSIER_TRACEBACK" in os.environ:
            raise
        _tell_fault(fault)
        sys.exit(3)


def _tell_fault(fault: Exception) -> None:
    kind = type(fault).__name__
    click.echo(f"build.py stopped by a fault of its own: {kind}: {fault}", err=True)
    click.echo("  set DOSSIER_TRACEBACK=1 to see where, and report it", err=True)
    if "DOSSIER_TRACEBACK" in os.environ:
        traceback.print_exception(fault)
