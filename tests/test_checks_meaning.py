"""Rules on meaning, each with what it lets pass and what it does not."""

from pathlib import Path

import pytest
from dossiers import made, write_dossier

CITED = "date: {date}\ntitle: It closed\nsummary: Closed.[@herald]\n"
BRIEF = "title: It closes\ndate: 2031-05-20\nbottom_line: Closed.\nkey_judgements:\n  - {}\n"
STATEMENT = "speaker: mayor\ngist: It is closed.\n"
WORDS = "{source: herald, mode: direct, quote: the harbour has been closed since Monday}"
QUESTION = (
    "question: Which day?\nanswers:\n"
    "  - {{answer: a, cite: [{{source: herald}}]}}\n  - {{answer: b{}}}\n{}"
)
CITE = ", cite: [{source: herald}]"
SOURCE = "title: A report\noutlet: herald\n"
PERSON = "name: {}\nkind: person\n"


def told(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """The place and code of each problem."""
    mayor = {"actors/mayor.yaml": "name: The mayor\nkind: person\n"}
    problems = made(write_dossier(folder, {**mayor, **files})).problems
    return [(str(p.place).removeprefix(f"{folder}/"), p.code) for p in problems]


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("events/e.yaml", CITED.format(date="2031-05"), None),
        ("events/e.yaml", "date: 2031-05\ntitle: A\ncite: [{source: herald}]\n", None),
        ("events/e.yaml", "date: 2031-05\ntitle: A\n", "1:1 uncited-event"),
        ("events/e.yaml", CITED.format(date="2031-05/2032"), None),
        ("briefs/harbour.yaml", BRIEF.format("{text: 'A.[@herald]', likelihood: likely}"), None),
        ("briefs/harbour.yaml", BRIEF.format("{text: A., assessment: true}"), None),
        ("briefs/harbour.yaml", BRIEF.format("text: A."), "5:5 uncited-judgement"),
        (
            "briefs/harbour.yaml",
            BRIEF.format("{text: A., assessment: true, likelihood: likely, confidence: low}"),
            "5:54 likelihood-and-confidence",
        ),
        ("statements/s.yaml", STATEMENT + f"wordings: [{WORDS}]\n", None),
        (
            "statements/s.yaml",
            STATEMENT + "original: {source: herald, language: en, text: the harbour has been closed"
            " since Monday}\n",
            None,
        ),
        ("statements/s.yaml", STATEMENT, "1:1 unworded-statement"),
        ("disagreements/d.yaml", QUESTION.format(CITE, ""), None),
        ("disagreements/d.yaml", QUESTION.format("", ""), "4:5 uncited-answer"),
        (
            "disagreements/d.yaml",
            QUESTION.format(CITE, "status: resolved\nholds: 2\nnote: So.\n"),
            None,
        ),
        (
            "disagreements/d.yaml",
            QUESTION.format(CITE, "status: resolved\nnote: So.\n"),
            "5:9 disagreement-status",
        ),
        ("disagreements/d.yaml", QUESTION.format(CITE, "holds: 1\n"), "5:8 disagreement-status"),
        (
            "disagreements/d.yaml",
            QUESTION.format(CITE, "status: resolved\nholds: 0\nnote: So.\n"),
            "6:8 disagreement-status",
        ),
        (
            "disagreements/d.yaml",
            QUESTION.format(CITE, "status: resolved\nholds: 3\nnote: So.\n"),
            "6:8 disagreement-status",
        ),
        ("disagreements/d.yaml", QUESTION.format(CITE, "status: unresolvable\nnote: So.\n"), None),
        (
            "disagreements/d.yaml",
            QUESTION.format(CITE, "status: unresolvable\n"),
            "5:9 disagreement-status",
        ),
        ("sources/s.yaml", SOURCE + "origin: unknown\n", None),
        ("sources/s.yaml", SOURCE + "origin: [herald]\n", None),
        ("sources/s.yaml", SOURCE, "1:1 origin-not-stated"),
        ("sources/s.yaml", SOURCE + "origin: [s]\n", "3:9 cyclic-origin"),
        (
            "actors/a.yaml",
            PERSON.format("Ada") + "relationships: [{type: backs, actor: mayor}]\n",
            None,
        ),
        (
            "actors/a.yaml",
            PERSON.format("Ada") + "relationships: [{type: backs, actor: a}]\n",
            "3:38 self-reference",
        ),
        (
            "actors/a.yaml",
            PERSON.format("Ada") + "roles: [{title: b, since: 2031-05, until: 2031}]\n",
            None,
        ),
        (
            "actors/a.yaml",
            PERSON.format("Ada") + "roles: [{title: b, since: 2031-05, until: 2030}]\n",
            "3:43 date-order",
        ),
        ("actors/a.yaml", PERSON.format("Ada") + "roles: [{title: b, until: 2030}]\n", None),
        (
            "actors/a.yaml",
            PERSON.format("Ada")
            + "relationships: [{type: backs, actor: mayor, since: 2031, until: 2030~}]\n",
            "3:65 date-order",
        ),
        ("actors/a.yaml", PERSON.format("The mayor") + "not_to_be_confused_with: [mayor]\n", None),
        ("events/e.yaml", "date: 2031-05\ntitle: A\ncite: [{source: herald, via: own}]\n", None),
        (
            "events/e.yaml",
            "date: 2031-05\ntitle: A\ncite: [{source: herald, via: herald}]\n",
            "3:8 self-reference",
        ),
    ],
)
def test_a_rule_passes_what_holds_and_tells_what_does_not(
    tmp_path: Path, file: str, text: str, expected: str | None
) -> None:
    place, _, code = (expected or "").partition(" ")
    assert told(tmp_path, {file: text}) == ([(f"{file}:{place}", code)] if expected else [])


def test_an_event_later_than_the_cut_off_is_later_than_its_source_too(tmp_path: Path) -> None:
    assert told(tmp_path, {"events/e.yaml": CITED.format(date="2031-06")}) == [
        ("events/e.yaml:1:7", "after-cut-off"),
        ("events/e.yaml:1:7", "event-after-source"),
    ]


def test_two_actors_of_one_name_are_told_at_one_of_them(tmp_path: Path) -> None:
    files = {
        "actors/a.yaml": PERSON.format("Ada"),
        "actors/b.yaml": PERSON.format("Bo") + "names: [{text: Ada}]\n",
    }
    assert told(tmp_path, files) == [("actors/b.yaml:1:1", "shared-name")]


def test_two_circles_of_origin_are_two_problems(tmp_path: Path) -> None:
    rests_on = {"a": "b", "b": "a", "c": "d", "d": "e", "e": "c"}
    files = {f"sources/{s}.yaml": SOURCE + f"origin: [{t}]\n" for s, t in rests_on.items()}
    assert told(tmp_path, files) == [
        ("sources/a.yaml:3:9", "cyclic-origin"),
        ("sources/c.yaml:3:9", "cyclic-origin"),
    ]


def test_an_acceptance_needs_the_code_of_a_warning(tmp_path: Path) -> None:
    settings = (
        "title: A\nas_of: 2031-05-20\nlead: harbour\n"
        "accepted: [{code: date-order, reason: B}, {code: uncited-evnt, reason: C}]\n"
    )
    assert told(tmp_path, {"dossier.yaml": settings}) == [
        ("dossier.yaml:4:19", "unknown-value"),
        ("dossier.yaml:4:50", "unknown-value"),
    ]
