"""One utterance recorded as two statements is found, and two utterances are not taken for one."""

from pathlib import Path

import pytest
from dossiers import linked, write_dossier

from dossier.checks.details import repeated_statements
from dossier.verification import Verification, verify

HERALD = (
    "“The harbour stays closed until the wreck is moved, and the pilots stay at home,” the mayor"
    " said.\n\nShe added that the council had voted for new cranes on the north quay.\n"
)
EVENING = (
    "The harbour stays closed until the wreck is moved, the mayor told us yesterday.\n\n"
    "Until somebody moves the Petrel no ship will enter, said the mayor, who sent pilots home.\n"
)
SOURCE = "title: News\noutlet: herald\norigin: own\n"
WHOLE = "The harbour stays closed until the wreck is moved, and the pilots stay at home"
PART = "until the wreck is moved, and the pilots stay at home"
OTHER = "the council had voted for new cranes on the north quay"
SAME_ELSEWHERE = "The harbour stays closed until the wreck is moved"
TRANSLATED = "Until somebody moves the Petrel no ship will enter"


def verified(folder: Path, statements: dict[str, str]) -> Verification:
    files = {
        "articles/herald.txt": HERALD,
        "sources/herald.yaml": SOURCE,
        "articles/evening.txt": EVENING,
        "sources/evening.yaml": SOURCE,
        "actors/mayor.yaml": "name: The mayor\nkind: person\n",
        "actors/pilot.yaml": "name: The pilot\nkind: person\n",
        "briefs/harbour.yaml": "title: A\ndate: 2031\nbottom_line: It is closed.\n",
        **{f"statements/{id}.yaml": text for id, text in statements.items()},
    }
    return verify(linked(write_dossier(folder, files)))


def statement(quote: str, source: str = "herald", speaker: str = "mayor", date: str = "") -> str:
    return (
        f"speaker: {speaker}\ngist: It is closed.\n"
        + (f"date: {date}\n" if date else "")
        + "wordings:"
        f"\n  - {{source: {source}, mode: direct, quote: '{quote}'}}\n"
    )


def told(folder: Path, **statements: str) -> list[str]:
    return [problem.message for problem in repeated_statements(verified(folder, statements))]


def test_two_that_have_one_passage_are_told_at_the_later(tmp_path: Path) -> None:
    (problem,) = repeated_statements(
        verified(tmp_path, {"b": statement(WHOLE), "a": statement(PART), "c": statement(OTHER)})
    )
    assert str(problem).replace(f"{tmp_path}/", "") == (
        'statements/b.yaml:1:1: warning: "b" may be the same utterance as "a": both have one'
        ' passage of "herald" [repeated-statement]\n'
        "  move its wordings into statements/a.yaml and delete it, with `former_ids: [b]` there; or"
        " accept the warning"
    )


def test_two_that_are_worded_alike_in_two_outlets_are_told(tmp_path: Path) -> None:
    one, other = statement(WHOLE), statement(SAME_ELSEWHERE, "evening")
    assert told(tmp_path, a=one, b=other) == [
        '"b" may be the same utterance as "a": their wordings in "herald" and "evening" are alike'
    ]


@pytest.mark.parametrize(
    "other",
    [
        statement(OTHER),
        statement(TRANSLATED, "evening"),
        statement(PART, speaker="pilot"),
        statement("The harbour stays closed", "evening"),
    ],
    ids=["another passage", "another translation", "another speaker", "too short to tell"],
)
def test_two_utterances_are_not_taken_for_one(tmp_path: Path, other: str) -> None:
    assert told(tmp_path, a=statement(WHOLE), b=other) == []


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("2031-05-14", "2031-05-15", 0),
        ("2031-05-14", "2031-05", 1),
        ("2031-05-14~", "", 1),
        ("", "", 1),
        ("2031-05/..", "2031-04", 0),
    ],
)
def test_dates_that_cannot_be_one_part_two_utterances(
    tmp_path: Path, one: str, other: str, count: int
) -> None:
    statements = {"a": statement(WHOLE, date=one), "b": statement(PART, date=other)}
    assert len(told(tmp_path, **statements)) == count


def test_wordings_of_one_statement_may_be_alike(tmp_path: Path) -> None:
    both = statement(WHOLE) + f"  - {{source: evening, mode: direct, quote: '{SAME_ELSEWHERE}'}}\n"
    assert told(tmp_path, a=both) == []


def test_a_few_words_at_the_edge_are_no_common_passage(tmp_path: Path) -> None:
    edge = "and the pilots stay at home,” the mayor said"
    assert (
        told(tmp_path, a=statement("until the wreck is moved, and the pilots"), b=statement(edge))
        == []
    )


def test_scripts_without_spaces_are_compared_by_character(tmp_path: Path) -> None:
    said = "港は沈没船が撤去されるまで閉鎖される"
    files = {"articles/herald.txt": f"市長は「{said}と水先人は家にいる」と述べた。\n"}
    write_dossier(tmp_path, {"articles/evening.txt": f"{said}、と市長。\n", **files})
    verification = verified(
        tmp_path, {"a": statement(said, "herald"), "b": statement(said, "evening")}
    )
    assert [problem.message for problem in repeated_statements(verification)] == [
        '"b" may be the same utterance as "a": their wordings in "herald" and "evening" are alike'
    ]


def test_of_a_thousand_alike_each_but_the_first_is_named_once(tmp_path: Path) -> None:
    verification = verified(tmp_path, {f"s-{n}": statement(WHOLE) for n in range(1000)})
    assert len(list(repeated_statements(verification))) == 999
