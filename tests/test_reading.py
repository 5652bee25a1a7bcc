"""From fields to records: whatever is wrong is told in an editor's words, all of it at once."""

from pathlib import Path

import pytest
from dossiers import problems_of, write_dossier

from dossier.reading import read_record, read_settings
from dossier.records import Actor, Brief, Disagreement, Event, Source, Statement
from dossier.yamlfile import read_yaml

KINDS = {kind.kind: kind for kind in (Actor, Brief, Disagreement, Event, Source, Statement)}


def told(kind: str, text: str) -> list[str]:
    document, problems = read_yaml("f.yaml", text.encode())
    assert document is not None
    record, faults = read_record(KINDS[kind], "x", document)
    assert (record is None) == bool([*problems, *faults])
    return [str(problem) for problem in faults]


def test_a_record_gets_the_id_of_its_file() -> None:
    document, _ = read_yaml("f.yaml", b"name: The mayor\nkind: person\n")
    assert document
    record, problems = read_record(Actor, "mayor", document)
    assert (record and record.key, problems) == ("actor:mayor", [])


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (
            "actor",
            "name: A\nkind: person\nnmaes: []\n",
            'f.yaml:3:1: error: an actor has no field "nmaes" [unknown-field]\n'
            '  did you mean "names"?',
        ),
        (
            "event",
            "date: 2031\ntitle: A\nactors:\n  - actor: a\n    prt: b\n",
            'f.yaml:5:5: error: a participant has no field "prt" [unknown-field]\n'
            '  did you mean "part"?',
        ),
        (
            "actor",
            "name: A\nkind: person\nzzzz: 1\n",
            'f.yaml:3:1: error: an actor has no field "zzzz" [unknown-field]\n'
            "  its fields are draft, former_ids, withdrawn, editor_note, name, kind, names,"
            " summary, roles, relationships, status_note, not_to_be_confused_with, website",
        ),
        (
            "brief",
            "title: A\ndate: 2031\nbottom_line: B\nkey_judgements:\n"
            "  - {text: C, assessment: maybe}\n",
            'f.yaml:5:27: error: true or false belongs here, not "maybe" [wrong-type]\n'
            "  write true or false, in one value",
        ),
        (
            "disagreement",
            "question: A?\nanswers: [{answer: b}, {answer: c}]\nholds: first\n",
            'f.yaml:3:8: error: a whole number belongs here, not "first" [wrong-type]\n'
            "  write a whole number, in one value",
        ),
        (
            "source",
            "title: A\noutlet: a\norigin: []\n",
            "f.yaml:3:9: error: this says no origin [unknown-value]\n"
            "  write `own`, `unknown`, or a list of source ids, such as [izvestia-interview]",
        ),
        (
            "source",
            "title: A\noutlet: a\norigin: [The Wire]\n",
            'f.yaml:3:10: error: "The Wire" is not an id [bad-id]\n'
            '  did you mean "the-wire"?\n'
            "  an id is the name of the record's file without its ending: a–z, 0–9 and single"
            " hyphens, at most 80",
        ),
        (
            "disagreement",
            "question: A?\nanswers: [{answer: b}, {answer: c}]\nabout: [recognition]\n",
            'f.yaml:3:9: error: "recognition" names no record [bad-id]\n'
            "  write kind:id, such as event:recognition",
        ),
        (
            "actor",
            'name: " "\nkind: person\n',
            "f.yaml:1:7: error: the text is empty [empty-value]\n  write one, or delete the line",
        ),
        (
            "actor",
            "name: [[event:a]]\nkind: person\n",
            "f.yaml:1:7: error: text belongs here, not a list [wrong-type]\n"
            '  put the text in quotation marks:  "[[event:a]]"',
        ),
        (
            "actor",
            "name: A\nkind: [person]\n",
            "f.yaml:2:7: error: a word belongs here, not a list [wrong-type]\n"
            "  choose one of person, organisation, state, de-facto-authority, outlet",
        ),
        (
            "statement",
            "speaker: a\ngist: B\nwordings:\n  - {source: c, quote: D}\n",
            'f.yaml:4:5: error: "mode" is missing [missing-field]\n'
            "  add `mode`: whether it gives the speaker's words whole, in part, or in its own"
            " words (direct, partial, paraphrase)",
        ),
    ],
)
def test_a_fault_is_told_with_its_place_and_the_way_out(
    kind: str, text: str, expected: str
) -> None:
    assert told(kind, text) == [expected]


def test_all_faults_of_a_record_are_told_together() -> None:
    text = "id: x\nname: A\nkind: man\nroles:\n  - {since: soon}\nwebsite:\nsumary: B\n"
    assert [line.partition(": error")[0] for line in told("actor", text)] == [
        "f.yaml:1:1",
        "f.yaml:6:1",
        "f.yaml:3:7",
        "f.yaml:5:5",
        "f.yaml:5:13",
        "f.yaml:7:1",
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("event", "date:\ntitle: A\n"),
        ("event", "date: 2031\ntitle: A\nactors:\n  -\n"),
        ("event", "date: 2031\ntitle: A\ncite:\n  -\n"),
        ("source", "title: A\noutlet: a\norigin:\n  -\n"),
        ("source", "title: A\noutlet: a\ncaptures:\n  - file:\n"),
    ],
)
def test_a_value_left_out_is_one_fault_and_no_other(kind: str, text: str) -> None:
    (only,) = told(kind, text)
    assert "[empty-value]" in only


def test_an_alias_or_merge_key_is_told_once_by_the_reading_of_yaml() -> None:
    text = "name: A\nkind: person\nsummary: *a\n<<: {website: b}\n"
    assert told("actor", text) == []


def test_a_value_as_long_as_a_book_is_not_repeated_whole() -> None:
    (only,) = told("actor", f"name: A\nkind: {'x' * 100_000}\n")
    assert len(only) < 400
    assert "x…" in only


def test_a_value_of_several_lines_is_told_in_one() -> None:
    (only,) = told("event", "date: |\n  2031\n  2032\ntitle: A\n")
    assert only.splitlines()[0].endswith("[bad-date]")


def test_settings_with_a_fault_keep_what_is_right_in_them() -> None:
    document, _ = read_yaml("f.yaml", b"title: A\nas_of: soon\nlead: The Lead\nkeep: [CNAME]\n")
    assert document
    settings, problems = read_settings(document)
    assert [problem.code for problem in problems] == ["bad-date", "bad-id"]
    assert (settings.title, settings.keep, settings.lead) == ("A", ("CNAME",), None)


def test_a_required_field_that_is_misspelt_is_told_once(tmp_path: Path) -> None:
    event = "date: 2031\ntitel: Closing\ncite: [{source: herald}]\n"
    assert problems_of(write_dossier(tmp_path, {"events/closing.yaml": event})) == [
        'events/closing.yaml:2:1: error: an event has no field "titel" [unknown-field]\n'
        '  did you mean "title"?'
    ]
