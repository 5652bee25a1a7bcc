"""Problems where a pull request shows them: on its lines, and in a table on the page of the run.

The first are workflow commands, the second is a step summary of GitHub Actions. Neither needs a
right or a secret, so that both also work for pull requests from forks.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from urllib.parse import quote

from dossier.problems import Place, Problem
from dossier.reports import count_of

# https://docs.github.com/en/actions/reference/limits: so many of each severity are shown a step,
# the first that are told.
MOST_SHOWN = 10
# A summary may have 1 MiB.
MOST_BYTES = 900_000


def annotations(problems: Sequence[Problem], changed: Collection[str]) -> Iterator[str]:
    """A command for each problem, those in changed files first; then how many are not shown."""
    for problem in sorted(problems, key=lambda each: each.place.file not in changed):
        yield annotation(problem)
    told = Counter(problem.severity for problem in problems)
    if any(count > MOST_SHOWN for count in told.values()):
        text = f"{count_of(problems)}; on their lines stand the first {MOST_SHOWN} of each sort"
        yield f"::notice title=more problems::{_escaped(text)}, in the summary of the run all"


def annotation(problem: Problem) -> str:
    """A workflow command, which shows the problem on its line."""
    place = problem.place
    line = f",line={place.line},col={place.column}" if place.line else ""
    title = _escaped(problem.code).replace(",", "%2C").replace(":", "%3A")
    file = _escaped(place.file).replace(",", "%2C").replace(":", "%3A")
    text = _escaped("\n".join(filter(None, (problem.message, problem.hint))))
    return f"::{problem.severity} file={file}{line},title={title}::{text}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def lines_at(environment: Mapping[str, str]) -> str | None:
    """The address of the files of the commit that a workflow runs for, where that is known."""
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, commit = (environment.get(name, "") for name in names)
    known = server and repository and commit
    return f"{server}/{repository}/blob/{commit}" if known else None


def summary(
    problems: Sequence[Problem], verified: int, quoted: int, lines: str | None = None
) -> str:
    """All problems as a table in Markdown; `lines` is the address of the files of the commit."""
    count = f"{count_of(problems)}. " if problems else "No problems. "
    text = f"### Dossier\n\n{count}{verified:,} of {quoted:,} quotes verified.\n\n"
    if problems:
        text += "| place | problem | what to do |\n|---|---|---|\n"
    size = len(text.encode())
    for number, problem in enumerate(problems):
        row = _row(problem, lines)
        size += len(row.encode())
        if size > MOST_BYTES:
            return f"{text}\nand {len(problems) - number:,} more, in the log of the run\n"
        text += row
    return text + "\n" if problems else text


def _row(problem: Problem, lines: str | None) -> str:
    place = problem.place
    shown = _verbatim(str(place))
    if lines:
        shown = f'<a href="{_address(place, lines)}">{shown}</a>'
    said = f"{problem.severity}: {_verbatim(problem.message)} ({problem.code})"
    return f"| {shown} | {said} | {_verbatim(problem.hint)} |\n"


def _address(place: Place, lines: str) -> str:
    return f"{lines}/{quote(place.file)}" + (f"#L{place.line}" if place.line else "")


def _verbatim(text: str) -> str:
    """Text in a table of Markdown, in which no sign means anything and nobody is mentioned."""
    signs = re.sub(r"[!-/:-@\[-`{-~]", lambda sign: f"&#{ord(sign[0])};", text)
    return f"<code>{signs.replace(chr(10), '<br>')}</code>" if text else ""
