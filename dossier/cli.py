"""The commands, and what they print."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from dossier.pipeline import Made, Where, Wishes, build, make
from dossier.problems import Problem, as_shown
from dossier.publishing import Published, Refused

PROJECT = Path(__file__).resolve().parent.parent

CLEAN, PROBLEMS, WRONG_USE = 0, 1, 2


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command has."""
    folder = click.Path(file_okay=False, path_type=Path)
    for option in (
        click.option(
            "--content", type=folder, help="The folder of records and articles.", metavar="DIR"
        ),
        click.option(
            "--templates",
            type=folder,
            help="Your own templates, laid over ours file by file.",
            metavar="DIR",
        ),
        click.option("--out", type=folder, help="The folder of the website.", metavar="DIR"),
        click.option("--strict", is_flag=True, help="Let no warning pass."),
        click.option(
            "--base-url", help="The address at which the site is published.", metavar="URL"
        ),
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "json", "github"]),
            help="How problems are written.",
        ),
    ):
        command = option(command)
    return command


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@_options
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
@_options
@click.pass_context
def build_command(context: click.Context, /, **options: Any) -> None:
    """Check everything, then write the website (what happens without a command)."""
    context.exit(_build(_merged(context, options)))


@commands.command("check")
@_options
@click.option(
    "--accept-captures",
    is_flag=True,
    help="Record the checksums of the archived articles as they are.",
)
@click.pass_context
def check_command(context: click.Context, /, accept_captures: bool, **options: Any) -> None:
    """Check everything, write nothing."""
    options = _merged(context, options)
    if accept_captures:
        _accept_captures(_where(options).content)
    made = make(_where(options), _wishes(options))
    context.exit(_report(made, options, "nothing is written by check"))


def _merged(context: click.Context, options: dict[str, Any]) -> dict[str, Any]:
    """Options may stand before or after the command; what stands after wins."""
    return {**context.obj, **{name: value for name, value in options.items() if value}}


def _build(options: dict[str, Any]) -> int:
    out = options["out"] or PROJECT / "site"
    name = str(as_shown(out))
    try:
        made, published = build(_where(options), _wishes(options), out, _say_waiting)
    except Refused as refusal:
        click.echo(f"{name}: {refusal.message}\n  {refusal.hint}", err=True)
        return WRONG_USE
    status = _report(made, options, f"{name}/ is as it was")
    if published is not None and _as_text(options):
        click.echo(_summary(name, made, published))
    return status


def _where(options: dict[str, Any]) -> Where:
    own = (options["templates"],) if options["templates"] else ()
    for folder in own:
        if not folder.is_dir():
            raise click.BadParameter(f"there is no folder {folder}", param_hint="--templates")
    return Where(options["content"] or PROJECT / "content", (*own, PROJECT / "templates"))


def _wishes(options: dict[str, Any]) -> Wishes:
    return Wishes(strict=options["strict"], base_url=options["base_url"])


def _say_waiting() -> None:
    click.echo("another build is writing this site; waiting for it", err=True)


def _report(made: Made, options: dict[str, Any], otherwise: str) -> int:
    """Print problems and verdict; `otherwise` ends the closing line of an unclean run."""
    strict = options["strict"]
    failed = made.files is None
    if options["form"] == "json":
        click.echo(json.dumps([_as_json(p) for p in made.problems], ensure_ascii=False, indent=2))
    elif options["form"] == "github":
        for problem in made.problems:
            click.echo(_annotation(problem))
    if _as_text(options):
        for problem in made.problems:
            click.echo(_coloured(problem))
        click.echo(
            f"{made.verified:,} of {made.quoted:,} quotes verified, {made.skipped:,} skipped"
        )
        if made.problems:
            click.echo(_count(made.problems) + (f"; {otherwise}" if failed else ""))
            if strict and failed and all(p.severity == "warning" for p in made.problems):
                click.echo(
                    "  --strict lets no warning pass; mend them, or accept them in dossier.yaml"
                )
    return PROBLEMS if failed else CLEAN


def _as_text(options: dict[str, Any]) -> bool:
    return options["form"] in (None, "text")


def _count(problems: Sequence[Problem]) -> str:
    """Such as `3 errors, 1 warning in 2 files`."""
    counts = Counter(problem.severity for problem in problems)
    files = len({problem.place.file for problem in problems})
    sorts = ", ".join(_number(counts[s], s) for s in ("error", "warning") if counts[s])
    return f"{sorts} in {_number(files, 'file')}"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _summary(name: str, made: Made, published: Published) -> str:
    pages = _number(made.pages, "page")
    if not published.written and not published.removed:
        return f"{name}/: {pages}, nothing changed"
    changes = f"{_number(published.written, 'file')} written, {published.unchanged:,} unchanged"
    removed = f", {published.removed:,} removed" if published.removed else ""
    return f"{name}/: {pages}, {changes}{removed}"


def _coloured(problem: Problem) -> str:
    colour = {"error": "red", "warning": "yellow"}[problem.severity]
    word = f": {problem.severity}:"
    return str(problem).replace(word, ": " + click.style(problem.severity, fg=colour) + ":", 1)


def _as_json(problem: Problem) -> dict[str, str | int]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _annotation(problem: Problem) -> str:
    """A workflow command of GitHub Actions, which shows the problem on its line."""
    place = problem.place
    line = f",line={place.line},col={place.column}" if place.line else ""
    title = _escaped(problem.code).replace(",", "%2C").replace(":", "%3A")
    file = _escaped(place.file).replace(",", "%2C").replace(":", "%3A")
    text = _escaped("\n".join(filter(None, (problem.message, problem.hint))))
    return f"::{problem.severity} file={file}{line},title={title}::{text}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _accept_captures(content: Path) -> None:
    from dossier.checksums import record_checksums

    for file in record_checksums(content):
        click.echo(f"{file}: checksum recorded")


def main() -> None:
    """Run a command; a fault of the program itself is told in one line."""
    try:
        commands(prog_name="build.py")
    except Exception as fault:
        if "DOSSIER_TRACEBACK" in os.environ:
            raise
        kind = type(fault).__name__
        click.echo(f"build.py stopped by a fault of its own: {kind}: {fault}", err=True)
        click.echo("  set DOSSIER_TRACEBACK=1 to see where, and report it", err=True)
        sys.exit(3)
