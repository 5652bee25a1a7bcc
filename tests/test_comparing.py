"""Two states of a dossier compared: what changed in it, and what is only said in other words."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from dossiers import linked, write_dossier

from dossier.changes import Changes, compare
from dossier.changes.news import grouped

Files = Mapping[str, str]

EVENT = """\
date: 2031-05-12
title: The harbour closed
summary: |
  No 3 ships left. [@herald "closed since Monday"] See [[actor:herald]].
place: Alva
topics: [harbour]
cite: [{source: herald, note: a remark}]
"""


def changes(folder: Path, before: Files, after: Files) -> Changes:
    states = (
        linked(write_dossier(folder / name, files))
        for name, files in (("before", before), ("after", after))
    )
    return compare(*states)


def sort_of(folder: Path, before: str, after: str, name: str = "events/closing.yaml") -> str | None:
    found = changes(folder, {name: before}, {name: after}).records
    return found[0].sort if found else None


# Only in other words


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("No 3 ships left.", "Of the ships, no 3 left."),
        ("No 3 ships left.", "3 ships left not."),
        ("title: The harbour closed", "title: The harbour was closed"),
        ("note: a remark", "note: another remark"),
    ],
)
def test_sentences_of_ours_may_be_put_in_other_words(tmp_path: Path, old: str, new: str) -> None:
    assert sort_of(tmp_path, EVENT, EVENT.replace(old, new)) == "reworded"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("No 3 ships left.", "No 4 ships left."),
        ("No 3 ships left.", "The 3 ships left."),
        ("closed since Monday", "closed since"),
        ('[@herald "closed since Monday"]', ""),
        ('[@herald "closed since Monday"]', '[@herald "closed since Monday" via own]'),
        ("See [[actor:herald]].", "See the Herald."),
        ("place: Alva", "place: Port Alva"),
        ("topics: [harbour]", "topics: [harbour, ships]"),
        ("date: 2031-05-12", "date: 2031-05"),
        (", note: a remark", ""),
    ],
)
def test_whatever_else_differs_is_a_change(tmp_path: Path, old: str, new: str) -> None:
    assert sort_of(tmp_path, EVENT, EVENT.replace(old, new)) == "changed"


def test_the_title_of_a_source_and_of_an_office_are_what_others_call_them(tmp_path: Path) -> None:
    actor = "name: The Herald\nkind: outlet\nroles: [{title: keeper}]\n"
    after = actor.replace("keeper", "master")
    assert sort_of(tmp_path, actor, after, "actors/herald.yaml") == "changed"


@pytest.mark.parametrize("after", [EVENT + "editor_note: Sure?\n", "# why\n" + EVENT])
def test_what_nobody_sees_is_no_change(tmp_path: Path, after: str) -> None:
    assert sort_of(tmp_path, EVENT, after) is None


# Counts of origins

WIRE = "title: Wire\noutlet: wire\norigin: {}\n"
RELAYED = {
    "actors/wire.yaml": "name: The Wire\nkind: outlet\n",
    "sources/wire.yaml": WIRE.format("[herald]"),
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        cite: [{source: herald}, {source: wire}]
        """,
}


def test_a_count_moves_where_only_a_source_says_something_else_of_its_origin(
    tmp_path: Path,
) -> None:
    found = changes(tmp_path, RELAYED, {**RELAYED, "sources/wire.yaml": WIRE.format("own")})
    (count,) = found.counts
    assert (count.key, count.before, count.after) == ("event:closing", 1, 2)
    assert [change.key for change in found.records] == ["source:wire"]


def test_a_count_moves_where_two_outlets_turn_out_to_be_parts_of_one(tmp_path: Path) -> None:
    own = {**RELAYED, "sources/wire.yaml": WIRE.format("own")}
    part = "name: The Wire\nkind: outlet\nrelationships: [{type: part-of, actor: herald}]\n"
    (count,) = changes(tmp_path, own, {**own, "actors/wire.yaml": part}).counts
    assert (count.before, count.after) == (2, 1)


BRIEF = """
    title: The harbour
    date: 2031-05-20
    bottom_line: It is closed.
    key_judgements:
      - {{text: "{}"}}
      - {{text: "{}"}}
    """


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ("It will open. [@herald; @wire]", "It was storm. [@herald]", [(1, 2)]),
        ("It was storm. [@herald]", "It will open. [@herald; @wire]", [(1, 2)]),
        ("It may open. [@herald; @wire]", "It was storm. [@herald]", [(1, 2)]),
        ("It will open. [@wire]", "It was storm. [@herald]", []),
    ],
)
def test_a_judgement_is_known_again_by_its_words_or_its_evidence_wherever_it_stands(
    tmp_path: Path, first: str, second: str, counts: list[tuple[int, int]]
) -> None:
    own = {**RELAYED, "sources/wire.yaml": WIRE.format("own")}
    old = BRIEF.format("It will open. [@herald]", "It was storm. [@herald]")
    found = changes(
        tmp_path,
        {**own, "briefs/harbour.yaml": old},
        {**own, "briefs/harbour.yaml": BRIEF.format(first, second)},
    )
    assert [(count.before, count.after) for count in found.counts] == counts
    assert found.claims_gone == ()


def test_a_judgement_that_is_dropped_is_told(tmp_path: Path) -> None:
    old = BRIEF.format("It will open.", "It was storm.")
    new = old.rpartition("      - ")[0]
    found = changes(tmp_path, {"briefs/harbour.yaml": old}, {"briefs/harbour.yaml": new})
    assert [(claim.key, claim.text) for claim in found.claims_gone] == [
        ("brief:harbour", "It was storm.")
    ]


# Names and states


def test_what_refers_to_a_renamed_record_has_not_changed_by_that(tmp_path: Path) -> None:
    page = "---\ntitle: A\n---\n[[event:closing|It]] closed. [@herald] [[closing]]\n"
    before = {"events/closing.yaml": EVENT, "pages/a.md": page}
    moved = EVENT + "former_ids: [closing]\n"
    after = {"events/shut.yaml": moved, "pages/a.md": page.replace("closing", "shut")}
    found = changes(tmp_path, before, after)
    assert [(c.sort, c.key, c.former) for c in found.records] == [
        ("renamed", "event:shut", "event:closing")
    ]


def test_a_disagreement_is_opened_settled_and_opened_again(tmp_path: Path) -> None:
    question = "question: When?\nanswers: [{answer: Now}, {answer: Then}]\n"
    settled = question + "status: resolved\nholds: 1\nnote: So.\n"
    name = "disagreements/when.yaml"
    found = {
        turn: list(grouped(changes(tmp_path / turn, before, after)))
        for turn, before, after in (
            ("new", {}, {name: question}),
            ("came settled", {}, {name: settled}),
            ("settled", {name: question}, {name: settled}),
            ("again", {name: settled}, {name: question}),
        )
    }
    assert found == {
        "new": ["opened"], "came settled": ["new"], "settled": ["settled"], "again": ["opened"],
    }  # fmt: skip


def test_a_record_is_withdrawn_and_taken_up_again(tmp_path: Path) -> None:
    gone = EVENT + "withdrawn: Not so.\n"
    assert sort_of(tmp_path / "a", EVENT, gone) == "withdrawn"
    assert sort_of(tmp_path / "b", gone, EVENT) == "reinstated"
    assert sort_of(tmp_path / "c", gone, gone.replace("Not so", "Not at all")) == "withdrawn"
    assert sort_of(tmp_path / "d", gone, gone.replace("Alva", "Elsewhere")) is None
