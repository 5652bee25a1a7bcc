"""Finding the slip that keeps a file from being YAML: mended, it lets the parser read on.

The parser complains where it can go no further, which is often lines below the slip. So the usual
slips are looked for around that place, each is mended on trial, and the one is told whose mending
brings the parser furthest. What is told to type has thus been read by the parser.
"""

from collections.abc import Callable, Iterator
from math import inf
from typing import NamedTuple

from dossier.yamlfile.decoding import line_and_column
from dossier.yamlfile.lines import Mend
from dossier.yamlfile.trials import trials

# What trying may cost for a file, in characters read.
MOST_READ = 5_000_000
# A file with more slips than that is no YAML at all.
MOST_SLIPS = 10


class Stop(NamedTuple):
    """Where the parser gave up, as an offset of the text, and why, in its own words.

    `begun` is where that began which it was reading.
    """

    at: int
    begun: int
    complaint: str


Read = Callable[[str], Stop | None]


class Slip(NamedTuple):
    """A slip at a line and column, from 1: where the parser stopped for it, and its mending."""

    line: int
    column: int
    stop: Stop
    mend: Mend | None


def slips_in(text: str, stop: Stop, read: Read) -> Iterator[Slip]:
    """Each slip of a text that the parser stopped at, one a line, with its mending if one is found.

    `read` tells where the parser stops in a text, and None where it reads all of it.
    """
    told = 0
    left: Stop | None = stop
    budget = iter(range(MOST_READ // (len(text) + 1)))
    for _ in range(MOST_SLIPS):
        if left is None:
            return
        mend = _furthest(text, left, read, budget)
        line, column = line_and_column(text, mend.at if mend else left.at)
        if line > told:
            yield Slip(line, column, left, mend)
        if mend is None:
            return
        told, text = line, mend.text
        left = read(text)


def _furthest(text: str, stop: Stop, read: Read, budget: Iterator[int]) -> Mend | None:
    """The mending that lets the parser read furthest, beyond the stop; of equal ones the first."""
    lines = text.split("\n")
    best, furthest = None, _reached(lines, text, stop)
    for _, mend in zip(budget, trials(text, stop.at, stop.begun), strict=False):
        if mend.is_last_resort and best and not best.is_last_resort:
            break
        left = read(mend.text)
        reached = _reached(lines, mend.text, left)
        if reached > furthest:
            best, furthest = mend, reached
        if left is None:
            break
    return best


def _reached(lines: list[str], text: str, stop: Stop | None) -> tuple[float, int]:
    """Line and column of a stop, as they were in the lines before a mending."""
    if stop is None:
        return inf, 0
    line, column = line_and_column(text, stop.at)
    grown = len(text.split("\n", line)[line - 1]) - len(lines[line - 1])
    return line, column - grown
