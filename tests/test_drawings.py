"""Drawings of what rests on what: every document in its place, every line to where it belongs."""

import re
from pathlib import Path

import pytest
from dossiers import site_of, write_dossier

from dossier import urls
from dossier.citations import Citation
from dossier.lineage import UNKNOWN, Lineage
from dossier.pages.chain_drawing import Chain, ChainDrawing, chain, source_drawing
from dossier.pages.chain_layout import Lines, in_rows
from dossier.pages.composer import Composer
from dossier.pages.flow_drawing import FlowDrawing, flow_drawing
from dossier.pages.flow_layout import FURTHER, gathered, ranking, untangled
from dossier.pages.merging import merged
from dossier.pages.sources import source_page

SOURCE = "title: Report {id}\noutlet: herald\norigin: {origin}\npublished: 2031-05-14\n"


def reports(**origins: str) -> dict[str, str]:
    return {
        f"sources/{id}.yaml": SOURCE.format(id=id, origin=origin) for id, origin in origins.items()
    }


def lineage(*tops: str, **steps: str) -> Lineage:
    """`lineage("a", a="b ?", b="")`: a rests on b and on what is not known, b is first-hand."""
    found = {
        id: dict.fromkeys((UNKNOWN if step == "?" else step for step in below.split()), 0)
        for id, below in steps.items()
    }
    own = {id: 0 for id, below in steps.items() if not below}
    return Lineage(tops, {id: below for id, below in found.items() if below}, own)


def composer(folder: Path, files: dict[str, str]) -> Composer:
    return Composer(site_of(write_dossier(folder, files)), urls.FRONT)


def drawn(folder: Path, files: dict[str, str], *sources: str) -> Chain:
    found = chain([Citation(source=id) for id in sources], composer(folder, files))
    assert found
    return found


def names(drawing: ChainDrawing) -> list[str]:
    return [" ".join(line for _, line in row.name) for row in drawing.rows]


# Chains


def test_each_document_stands_below_all_that_rest_on_it() -> None:
    found = lineage("a", "b", "c", a="e", b="d", c="e ?", d="e", e="")
    assert in_rows(found) == ["a", "b", "d", "c", "e", UNKNOWN]


def test_a_document_cited_and_relayed_stands_once_below_its_relay() -> None:
    assert in_rows(lineage("b", "a", a="b", b="")) == ["a", "b"]


def test_a_circle_is_drawn_as_far_as_it_has_a_beginning() -> None:
    assert in_rows(lineage("a", a="b", b="a")) == []
    assert in_rows(lineage("c", a="b", b="a", c="a")) == ["c"]


def test_a_line_to_the_next_row_runs_straight_and_others_share_a_lane() -> None:
    lines = Lines.between(
        ["a", "b", "c", "d"],
        lineage("a", "b", a="d", b="c d", c="d", d=""),
        mirrored=False,
    )
    assert lines.into == {2: [1], 3: [0, 1, 2]}
    assert lines.lanes == {3: 0}


def test_lines_that_run_side_by_side_have_lanes_of_their_own() -> None:
    order = ["a", "b", "c", "d", "e"]
    lines = Lines.between(order, lineage("a", "b", a="d e", b="d e", d="", e=""), mirrored=False)
    assert lines.lanes == {3: 0, 4: 1}
    assert lines.text > lines.axis > 0


def test_a_row_says_what_its_sign_shows(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, reports(a="[herald, b]", b="unknown"), "a").drawing
    assert [(row.sign, row.ring > 0, row.label) for row in drawing.rows] == [
        ("not-held", False, "The Alva Herald: 14 May 2031 · not held"),
        ("held", True, "The Alva Herald: 14 May 2031 · held · first-hand"),
        ("not-held", False, "The Alva Herald: 14 May 2031 · not held"),
        ("unknown", False, "origin not stated"),
    ]
    assert [row.href for row in drawing.rows] == [
        "sources/a/index.html",
        "sources/herald/index.html",
        "sources/b/index.html",
        None,
    ]


def test_rows_do_not_overlap_and_stand_within_the_drawing(tmp_path: Path) -> None:
    files = reports(a="[b, c]", b="own", c="own")
    files["actors/herald.yaml"] = "name: The Alva Herald and Gazette of the Harbour\nkind: outlet\n"
    drawing = drawn(tmp_path, files, "a").drawing
    baselines = [y for row in drawing.rows for y, _ in (*row.name, *row.about)]
    assert baselines == sorted(baselines)
    assert baselines[-1] < drawing.height
    assert all(0 < row.x < row.text_x < drawing.width for row in drawing.rows)
    assert len(drawing.rows[0].name) == 2


def test_each_line_ends_in_an_arrowhead_at_what_it_leads_to(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, reports(a="[c]", b="[c]", c="own"), "a", "b").drawing
    # From a by a lane, from b straight down: two lines, the lane's end, and two heads.
    assert (len(drawing.lines), len(drawing.heads)) == (3, 2)
    foot = drawing.rows[2].y
    tips = [float(re.findall(r"[\d.]+", head)[-1]) for head in drawing.heads]
    assert all(abs(tip - foot) <= 8.5 for tip in tips)


def test_for_a_script_from_right_to_left_all_is_mirrored(tmp_path: Path) -> None:
    (tmp_path / "left").mkdir()
    files = reports(a="[b]", b="own")
    rtl = {"dossier.yaml": "title: Alva\nas_of: 2031-05-20\nlead: harbour\nlanguage: fa\n"}
    left = drawn(tmp_path / "left", files, "a").drawing
    right = drawn(tmp_path / "right", files | rtl, "a").drawing
    assert [row.x for row in right.rows] == [left.width - row.x for row in left.rows]


def test_the_list_has_every_document_of_the_drawing(tmp_path: Path) -> None:
    found = drawn(tmp_path, reports(a="[b, c]", b="[d]", c="[d]", d="unknown"), "a", "c")
    listed = set()
    left = list(found.branches)
    while left:
        branch = left.pop()
        listed.add(branch.link.href if branch.link else None)
        left += branch.branches
    assert listed == {row.href for row in found.drawing.rows}


def test_what_cites_nothing_has_no_drawing(tmp_path: Path) -> None:
    assert chain([], composer(tmp_path, {})) is None


def test_a_source_stands_between_what_rests_on_it_and_what_it_rests_on(tmp_path: Path) -> None:
    site = composer(tmp_path, reports(a="[b]", b="[c]", c="own", d="[b]"))
    drawing = source_drawing(site.dossier.sources["b"], site)
    assert drawing
    assert [row.href for row in drawing.rows] == [
        f"sources/{id}/index.html" for id in ("a", "d", "b", "c")
    ]
    assert [row.is_here for row in drawing.rows] == [False, False, True, False]


def test_a_source_of_its_own_reporting_that_nothing_rests_on_needs_no_drawing(
    tmp_path: Path,
) -> None:
    site = site_of(write_dossier(tmp_path, reports(a="own")))
    page = source_page(site.dossier.sources["a"], site)
    assert page.drawing is None
    assert [branch.about for branch in page.rests_on] == ["its own reporting"]


def test_a_claim_of_hundreds_of_documents_is_still_a_drawing_to_read(tmp_path: Path) -> None:
    origins = {f"r{n}": f"[own{n % 20}, step{n % 9}]" for n in range(200)}
    origins |= {f"step{n}": f"[own{n}]" for n in range(9)} | {f"own{n}": "own" for n in range(20)}
    found = drawn(tmp_path, reports(**origins), *(f"r{n}" for n in range(200)))
    assert len(found.branches) == 200
    grouped = [name for name, row in zip(names(found.drawing), found.drawing.rows, strict=True)
               if row.sign == "several"]  # fmt: skip
    assert grouped == ["192 further documents cited", "9 documents between", "12 further documents"]
    assert len(found.drawing.rows) == 8 + 8 + 3


def test_documents_put_together_never_lead_to_themselves() -> None:
    steps = {f"m{n}": f"m{n + 1}" for n in range(8)}
    found = merged(lineage("a", a="m0", **steps, m8="end", end=""))
    assert found.lineage.steps == {
        "a": {"group:between": 0},
        "group:between": {"end": 0},
    }
    assert found.groups["group:between"].ids == tuple(f"m{n}" for n in range(9))


# The whole dossier

CITED = """
    date: 2031-05-12
    title: It closed
    cite:
      - {source: herald, quote: the harbour has been closed since Monday}
      - {source: herald, quote: Nobody knows when it will open again, via: pilots}
      - {source: herald, quote: The weather was fair, via: unknown}
      - {source: pilots}
    """
PILOTS = {
    "actors/pilots.yaml": "name: The pilots\nkind: organisation\n",
    "sources/pilots.yaml": "title: Letter\noutlet: pilots\norigin: own\n",
    "events/closing.yaml": CITED,
}


def flow(folder: Path, files: dict[str, str]) -> FlowDrawing:
    found = flow_drawing(composer(folder, files))
    assert found
    return found


def test_the_drawing_of_the_whole_leads_from_documents_to_publishers(tmp_path: Path) -> None:
    drawing = flow(tmp_path, PILOTS)
    assert [(bar.at_end, bar.label) for bar in drawing.bars] == [
        (False, "The Alva Herald: 14 May 2031 · 3 passages"),
        (False, "The pilots: not held · 1 passage"),
        (True, "The Alva Herald: 1 claim · 1 passage"),
        (True, "The pilots: 1 claim · 2 passages"),
        (True, "origin not stated: 1 passage"),
    ]
    assert [bar.held for bar in drawing.bars] == [True, False, True, False, None]
    assert len(drawing.streams) == 4


def test_a_bar_is_as_high_as_the_lines_that_meet_it(tmp_path: Path) -> None:
    drawing = flow(tmp_path, PILOTS)
    thickness = sum(stream.thickness for stream in drawing.streams)
    for at_end in (False, True):
        heights = sum(bar.height for bar in drawing.bars if bar.at_end == at_end)
        assert heights == pytest.approx(thickness)


def test_the_same_stands_in_words(tmp_path: Path) -> None:
    lines = flow(tmp_path, PILOTS).lines
    assert [
        (line.document.text, [(origin.name, origin.passages) for origin in line.origins])
        for line in lines
    ] == [
        (
            "The Alva Herald, 14 May 2031",
            [
                ("The Alva Herald", "1 passage"),
                ("The pilots", "1 passage"),
                ("origin not stated", "1 passage"),
            ],
        ),
        ("The pilots", [("The pilots", "1 passage")]),
    ]


def test_a_dossier_that_cites_nothing_has_no_drawing(tmp_path: Path) -> None:
    brief = "title: It closes\ndate: 2031-05-20\nbottom_line: It is closed.\n"
    assert flow_drawing(composer(tmp_path, {"briefs/harbour.yaml": brief})) is None


def test_what_carries_least_is_put_together() -> None:
    flows = {(f"d{n:02}", f"o{n:02}"): n for n in range(1, 31)} | {("d30", ""): 5}
    found = gathered(flows, {f"d{n:02}": f"paper-{n}" for n in range(1, 31)})
    assert len({document for document, _ in found}) == 8
    assert all(document.startswith("outlet:") or document == FURTHER for document, _ in found)
    assert len({origin for _, origin in found}) == 11
    assert sum(found.values()) == sum(flows.values())
    assert ranking(found, 0)[-1] == FURTHER


def test_of_too_many_documents_those_of_one_outlet_are_put_together() -> None:
    flows = {(f"d{n}", "o"): 1 for n in range(20)}
    found = gathered(flows, {f"d{n}": f"paper-{n % 2}" for n in range(20)})
    assert found == {("outlet:paper-0", "o"): 10, ("outlet:paper-1", "o"): 10}


def test_origins_stand_near_their_documents_and_the_unknown_last() -> None:
    flows = {("a", "z"): 3, ("b", "y"): 3, ("a", ""): 9, ("b", FURTHER): 1}
    assert untangled(flows, ["a", "b"]) == ["z", "y", FURTHER, ""]
