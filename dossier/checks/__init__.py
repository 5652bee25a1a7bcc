"""What must hold in a dossier before it is published."""

from collections.abc import Iterator

from dossier.checks import (
    addresses,
    derivation,
    details,
    estimates,
    meaning,
    quotations,
    references,
    sides,
)
from dossier.problems import Problem
from dossier.verification import Verification

RULES = (
    *references.RULES,
    *addresses.RULES,
    *quotations.RULES,
    *meaning.RULES,
    *sides.RULES,
    *estimates.RULES,
    *derivation.RULES,
    *details.RULES,
)


def check(verification: Verification) -> Iterator[Problem]:
    """Every problem that shows once the records are joined and the quotations looked for."""
    for rule in RULES:
        yield from rule(verification)
