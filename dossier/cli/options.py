"""What every command is told, and the statuses that they end with."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dossier.pipeline import Where

PROJECT = Path(__file__).resolve().parent.parent.parent

CLEAN, PROBLEMS, WRONG_USE = 0, 1, 2


def options_of_all(command: Callable[..., Any]) -> Callable[..., Any]:
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


def merged(context: click.Context, options: dict[str, Any]) -> dict[str, Any]:
    """Options may stand before or after the command; what stands after wins."""
    return {**context.obj, **{name: value for name, value in options.items() if value}}


def where_of(options: dict[str, Any]) -> Where:
    """The folders that the options name, else those of the project."""
    own = (options["templates"],) if options["templates"] else ()
    for folder in own:
        if not folder.is_dir():
            raise click.BadParameter(f"there is no folder {folder}", param_hint="--templates")
    return Where(options["content"] or PROJECT / "content", (*own, PROJECT / "templates"))
