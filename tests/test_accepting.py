"""Accepted warnings: set apart with their reason, and told of when nothing is left to accept."""

from pathlib import Path

import pytest
from dossiers import made, problems_of, write_dossier

SETTINGS = """
    title: The harbour
    as_of: 2031-05-20
    lead: harbour
    accepted:
      - code: {code}
        record: {record}
        reason: Everybody in Alva has seen it.
    """
EVENT = "date: 2031-05-12\ntitle: The harbour closed\n"


def with_acceptance(folder: Path, code: str, record: str, event: str = EVENT) -> Path:
    settings = SETTINGS.format(code=code, record=record)
    return write_dossier(folder, {"dossier.yaml": settings, "events/closing.yaml": event})


def test_a_warning_is_accepted_for_its_record(tmp_path: Path) -> None:
    folder = with_acceptance(tmp_path, "uncited-event", "event:closing")
    assert problems_of(folder) == []
    assert made(folder, strict=True).files is not None


def test_it_is_not_accepted_for_another_record(tmp_path: Path) -> None:
    folder = with_acceptance(tmp_path, "uncited-event", "brief:harbour")
    assert [problem.partition("\n")[0] for problem in problems_of(folder)] == [
        'dossier.yaml:5:5: warning: brief:harbour has no warning "uncited-event" to accept'
        " [accepted-unused]",
        'events/closing.yaml:1:1: warning: event "closing" cites no source [uncited-event]',
    ]


def test_a_warning_of_the_whole_dossier_is_accepted_without_a_record(tmp_path: Path) -> None:
    settings = """
        title: The harbour
        as_of: 2031-05-20
        lead: harbour
        language: fo
        accepted: [{code: missing-wording, reason: Nobody has translated it yet.}]
        """
    assert problems_of(write_dossier(tmp_path, {"dossier.yaml": settings})) == []


@pytest.mark.parametrize(
    ("code", "record", "event", "told"),
    [
        ("uncited-event", "event:closing", "date: 2031-05-12\n", "missing-field"),
        ("uncited-event", "event:closing", EVENT + "draft: true\n", "draft-link"),
        ("uncited-event", "event:opening", EVENT + "summary: Closed.[@herald]\n", "unknown-record"),
        (
            "quote-not-found",
            "event:closing",
            EVENT + "summary: Closed.[@herald]\n",
            "unknown-value",
        ),
        ("uncited", "event:closing", EVENT + "summary: Closed.[@herald]\n", "unknown-value"),
    ],
)
def test_that_nothing_is_left_to_accept_is_told_only_where_it_is_known(
    tmp_path: Path, code: str, record: str, event: str, told: str
) -> None:
    problems = made(with_acceptance(tmp_path, code, record, event)).problems
    assert [problem.code for problem in problems] == [told]
