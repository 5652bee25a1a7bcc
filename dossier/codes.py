"""The catalogue of problems: every code a build can report, and what to do about it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from dossier.problems import Severity


class Code(NamedTuple):
    """One sort of problem, as the reference explains it."""

    severity: Severity
    meaning: str
    example: str
    way_out: str


@cache
def catalogue() -> Mapping[str, Code]:
    """Every code, in the order of the reference."""
    text = Path(__file__).with_name("codes.yaml").read_text(encoding="utf-8")
    return {code: Code(**entry) for code, entry in yaml.load(text, yaml.CSafeLoader).items()}
