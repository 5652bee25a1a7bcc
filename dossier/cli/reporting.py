"""Problems and verdicts, as the commands print them."""

import json
import os
from pathlib import Path
from typing import Any

import click

from dossier.cli.options import CLEAN, PROBLEMS
from dossier.pipeline import Made
from dossier.problems import Problem
from dossier.pullrequests import annotations, lines_at, summary
from dossier.reports import as_json, count_of


def report(made: Made, options: dict[str, Any], otherwise: str, *, done: bool = False) -> int:
    """Print problems and verdict; `otherwise` ends the closing line of an unclean run.

    What was asked for is there if it is `done`, or if the site is made.
    """
    strict = options["strict"]
    failed = made.files is None and not done
    if options["form"] == "json":
        click.echo(json.dumps([as_json(p) for p in made.problems], ensure_ascii=False, indent=2))
    elif options["form"] == "github":
        _annotate(made, options.get("changed", frozenset()))
    if as_text(options):
        for problem in made.problems:
            click.echo(_coloured(problem))
        click.echo(
            f"{made.verified:,} of {made.quoted:,} quotes verified, {made.skipped:,} skipped"
        )
        if made.problems:
            click.echo(count_of(made.problems) + (f"; {otherwise}" if failed else ""))
            if strict and failed and all(p.severity == "warning" for p in made.problems):
                click.echo(
                    "  --strict lets no warning pass; mend them, or accept them in dossier.yaml"
                )
    return PROBLEMS if failed else CLEAN


def _annotate(made: Made, changed: frozenset[str]) -> None:
    """Problems on the lines of a pull request, and in a table on the page of the run."""
    for command in annotations(made.problems, changed):
        click.echo(command)
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as page:
            page.write(summary(made.problems, made.verified, made.quoted, lines_at(os.environ)))


def as_text(options: dict[str, Any]) -> bool:
    """Whether what is printed is for a person."""
    return options["form"] in (None, "text")


def _coloured(problem: Problem) -> str:
    colour = {"error": "red", "warning": "yellow"}[problem.severity]
    word = f": {problem.severity}:"
    return str(problem).replace(word, ": " + click.style(problem.severity, fg=colour) + ":", 1)
