"""Who is linked to whom: every relation once, in words; names in rows, and lines that tell them."""

import re
from dataclasses import replace
from pathlib import Path

from dossiers import TEMPLATES, site_of, write_dossier

from dossier.pages import Site
from dossier.pages.actors import actor_page
from dossier.pages.bond_drawing import MOST_ACTORS, MOST_NEIGHBOURS, BondDrawing
from dossier.pages.bond_layout import Bus, Lanes, Port, Strand, in_buses, in_rows
from dossier.pages.relations_page import RelationsPage, relations_page
from dossier.rendering import Renderer
from dossier.words import load_words

HARBOUR = {
    "actors/mayor.yaml": """
        name: Ada Ørn
        kind: person
        roles:
          - title: mayor
            organisation: port
            since: 2030
            cite: [{source: herald, quote: The mayor said that the harbour has been closed}]
          - title: poet
        relationships:
          - type: allied-with
            actor: pilots
            cite: [{source: herald, quote: The mayor said that the harbour has been closed}]
          - type: owns
            actor: herald
            until: 2029
            note: She sold it.
        """,
    "actors/pilots.yaml": """
        name: The Pilots
        kind: organisation
        relationships:
          - type: allied-with
            actor: mayor
            note: Or so they say.
            cite: [{source: herald, quote: the pilots told the Herald}]
          - type: part-of
            actor: port
        """,
    "actors/port.yaml": """
        name: Port Alva
        kind: de-facto-authority
        relationships:
          - {type: in-conflict-with, actor: inland, since: 2031-05-12}
        """,
    "actors/inland.yaml": "name: Inland\nkind: state\n",
}


def harbour(folder: Path, files: dict[str, str] = HARBOUR) -> Site:
    return site_of(write_dossier(folder, files))


def table(page: RelationsPage) -> list[tuple[str, str, str, str]]:
    return [(each.actor.text, each.words, each.other.text, each.dates) for each in page.bonds]


def said(drawing: BondDrawing | None) -> list[tuple[str, list[str]]]:
    """The names of a drawing from the top down, each with the words under it."""
    assert drawing
    return [
        (written(row.name), [written(saying.lines) for saying in row.sayings])
        for row in drawing.rows
    ]


def written(lines: tuple[tuple[float, str], ...]) -> str:
    return " ".join(line for _, line in lines)


def crowd(links: list[tuple[int, int]], number: int) -> dict[str, str]:
    """Pilots with numbers for names, those of each pair working for each other."""
    files = {}
    for each in range(number):
        ties = [f"  - {{type: works-for, actor: p{b}}}\n" for a, b in links if a == each]
        stated = "relationships:\n" + "".join(ties) if ties else ""
        files[f"actors/p{each}.yaml"] = f"name: Pilot {each:03}\nkind: person\n{stated}"
    return files


# The table


def test_every_relation_and_office_stands_in_the_table_once_by_name_and_sort(
    tmp_path: Path,
) -> None:
    assert table(relations_page(harbour(tmp_path))) == [
        ("Ada Ørn", "owns", "The Alva Herald", "until 2029"),
        ("Ada Ørn", "is allied with", "The Pilots", ""),
        ("Ada Ørn", "mayor", "Port Alva", "since 2030"),
        ("Port Alva", "is in conflict with", "Inland", "since 12 May 2031"),
        ("The Pilots", "is part of", "Port Alva", ""),
    ]


def test_what_both_sides_state_has_the_notes_and_remarks_of_both(tmp_path: Path) -> None:
    page = relations_page(harbour(tmp_path))
    allied = page.bonds[1]
    assert allied.remark == "Or so they say."
    assert re.findall(r">(\d+)<", allied.marks) == ["1", "2"]
    assert [note.quote and note.quote.text for note in page.notes] == [
        "The mayor said that the harbour has been closed",
        "the pilots told the Herald",
    ]


def test_the_same_relation_at_two_times_is_two(tmp_path: Path) -> None:
    files = {
        "actors/mayor.yaml": """
            name: Ada Ørn
            kind: person
            relationships:
              - {type: works-for, actor: herald, since: 2020, until: 2022}
              - {type: works-for, actor: herald, since: 2025}
            """
    }
    page = relations_page(harbour(tmp_path, files))
    assert [row[3] for row in table(page)] == ["2020–2022", "since 2025"]
    assert said(page.drawing) == [
        ("Ada Ørn", ["works for", "works for"]),
        ("The Alva Herald", []),
    ]


def test_words_stand_whole_where_a_language_has_the_name_amid_them(tmp_path: Path) -> None:
    own = tmp_path / "own" / "words"
    own.mkdir(parents=True)
    (own / "en.yaml").write_text('relationship:\n  works-for: "has {actor} as employer"\n')
    site = harbour(tmp_path / "content", crowd([(0, 1)], 2))
    site = replace(site, words=load_words("en", (own.parent, TEMPLATES)))
    assert relations_page(site).bonds[0].words == "has … as employer"


def test_an_office_that_an_actor_holds_in_itself_links_it_to_nobody(tmp_path: Path) -> None:
    files = {
        "actors/crown.yaml": """
            name: The Crown
            kind: state
            roles: [{title: head of state, organisation: crown}]
            """
    }
    site = harbour(tmp_path, files)
    assert table(relations_page(site)) == []
    assert actor_page(site.dossier.actors["crown"], site).neighbourhood is None


def test_without_relations_the_page_says_so(tmp_path: Path) -> None:
    site = harbour(tmp_path, {})
    page = relations_page(site)
    html = Renderer((TEMPLATES,), site.words).render(page)
    assert isinstance(html, bytes)
    assert (page.drawing, page.standing) == (None, ())
    assert b"No relation between actors is recorded." in html


# What is drawn


def test_all_that_one_has_to_do_with_another_is_one_line_but_what_has_ended(
    tmp_path: Path,
) -> None:
    files = {
        "actors/mayor.yaml": """
            name: Ada Ørn
            kind: person
            roles:
              - {title: editor, organisation: herald}
              - {title: errand girl, organisation: herald, until: 2001}
            relationships: [{type: owns, actor: herald}]
            """
    }
    drawing = relations_page(harbour(tmp_path, files)).drawing
    assert said(drawing) == [("Ada Ørn", ["owns · editor", "errand girl"]), ("The Alva Herald", [])]
    assert drawing
    assert sorted(ended for _, ended in drawing.lines) == [False, True]
    assert [saying.label for saying in drawing.rows[0].sayings] == [
        "Ada Ørn owns · editor: The Alva Herald",
        "Ada Ørn errand girl: The Alva Herald (ended)",
    ]


def test_words_lead_to_their_row_of_the_table_and_names_to_the_actor(tmp_path: Path) -> None:
    page = relations_page(harbour(tmp_path))
    assert page.drawing
    rows = {row.label: row for row in page.drawing.rows}
    mayor = rows["Ada Ørn: person"]
    assert mayor.href == "../actors/mayor/index.html"
    ids = {line.id: line.words for line in page.bonds}
    found = {written(each.lines): ids[(each.href or "#")[1:]] for each in mayor.sayings}
    assert found == {word: word for word in ("owns", "is allied with", "mayor")}


def test_each_kind_of_actor_has_a_sign_of_its_own_and_the_legend_those_of_the_drawing(
    tmp_path: Path,
) -> None:
    drawing = relations_page(harbour(tmp_path)).drawing
    assert drawing
    assert [sign.meaning for sign in drawing.signs] == [
        "person",
        "organisation",
        "state",
        "de facto authority",
        "outlet",
    ]
    assert len({(sign.path, sign.hollow) for sign in drawing.signs}) == 5


def test_a_large_dossier_is_drawn_as_far_as_its_most_linked_actors(tmp_path: Path) -> None:
    most = MOST_ACTORS
    ring = [(each, (each + 1) % most) for each in range(most)]
    spokes = [(each, each % 3) for each in range(most, most + 30)]
    page = relations_page(harbour(tmp_path, crowd(ring + spokes, most + 30)))
    assert len(page.bonds) == most + 30
    assert page.drawing
    assert page.drawing.left_out == "Only the 40 most linked actors are drawn; the table has all."
    assert {name for name, _ in said(page.drawing)} == {f"Pilot {each:03}" for each in range(most)}


def test_a_neighbourhood_has_the_actor_first_then_whom_it_leads_to_and_who_leads_to_it(
    tmp_path: Path,
) -> None:
    site = harbour(tmp_path)
    port = actor_page(site.dossier.actors["port"], site)
    assert said(port.neighbourhood) == [
        ("Port Alva", ["is in conflict with"]),
        ("Inland", []),
        ("The Pilots", ["is part of"]),
        ("Ada Ørn", ["mayor"]),
    ]
    assert port.neighbourhood
    assert [row.is_here for row in port.neighbourhood.rows] == [True, False, False, False]


def test_what_links_the_neighbours_with_each_other_is_left_to_their_own_pages(
    tmp_path: Path,
) -> None:
    site = harbour(tmp_path, crowd([(0, 1), (0, 2), (1, 2)], 3))
    drawing = actor_page(site.dossier.actors["p0"], site).neighbourhood
    assert said(drawing) == [("Pilot 000", ["works for"]), ("Pilot 001", []), ("Pilot 002", [])]


def test_an_actor_without_relations_has_no_drawing_and_one_with_many_says_what_is_left_out(
    tmp_path: Path,
) -> None:
    links = [(each, 0) for each in range(1, MOST_NEIGHBOURS + 3)]
    site = harbour(tmp_path, crowd(links, MOST_NEIGHBOURS + 3))
    assert actor_page(site.dossier.actors["herald"], site).neighbourhood is None
    drawing = actor_page(site.dossier.actors["p0"], site).neighbourhood
    assert drawing
    assert len(drawing.rows) == 1 + MOST_NEIGHBOURS
    assert drawing.left_out == "2 more actors are not drawn; the lists have all."


def test_the_page_of_an_actor_says_which_of_its_roles_are_not_dated(tmp_path: Path) -> None:
    site = harbour(tmp_path)
    html = Renderer((TEMPLATES,), site.words).render(actor_page(site.dossier.actors["mayor"], site))
    assert isinstance(html, bytes)
    line = html.decode().partition('<h2 id="roles">')[2].partition("</ol>")[0]
    assert re.findall(r'<span class="when">(.*?)</span>', line) == ["since 2030", "date not known"]


# Rows


def test_those_that_are_linked_stand_near_each_other_and_the_largest_group_first() -> None:
    assert in_rows([("x", "y"), ("a", "c"), ("c", "e"), ("e", "d"), ("d", "b")]) == [
        *("a", "c", "e", "d", "b"),
        *("x", "y"),
    ]


def test_one_that_many_are_linked_with_stands_amid_them() -> None:
    order = in_rows([("hub", each) for each in "abcdef"])
    assert order.index("hub") in (3, 4)
    assert length(order, [("hub", each) for each in "abcdef"]) == 12


def length(order: list[str], pairs: list[tuple[str, str]]) -> int:
    return sum(abs(order.index(a) - order.index(b)) for a, b in pairs)


# Lanes


def strand(start: str, end: str, words: str = "backs", *, ended: bool = False) -> Strand:
    return Strand(Port(start, words, ended), Port(end))


def test_lines_from_one_or_to_one_share_a_lane_and_what_has_ended_has_its_own() -> None:
    many_to_one = [strand("a", "d"), strand("b", "d"), strand("c", "d", "owns")]
    assert len(list(in_buses(many_to_one))) == 1
    assert len(list(in_buses([*many_to_one, strand("e", "d", ended=True)]))) == 2
    one_to_many = [strand("a", "b"), strand("a", "c")]
    assert list(in_buses(one_to_many)) == [
        Bus((Port("a", "backs"),), (Port("b"), Port("c")), False)
    ]


def test_no_lane_links_those_that_are_not_linked() -> None:
    strands = [strand(a, b) for a, b in ("ab", "ac", "db", "dc", "cb", "ba")]
    told = [
        (start.id, end.id) for bus in in_buses(strands) for start in bus.starts for end in bus.ends
    ]
    assert sorted(told) == sorted((each.start.id, each.end.id) for each in strands)


def test_lanes_that_run_side_by_side_are_apart_and_the_short_one_is_inside() -> None:
    lanes = Lanes.between(list("abcd"), [strand("a", "d"), strand("b", "c")], mirrored=False)
    assert [
        (bus.starts[0].id, lane) for bus, lane in zip(lanes.buses, lanes.lanes, strict=True)
    ] == [
        ("b", 0),
        ("a", 1),
    ]


def test_the_drawing_is_mirrored_for_scripts_from_the_right() -> None:
    strands = [strand("a", "b")]
    y = {Port("a"): 10.0, Port("a", "backs"): 25.0, Port("b"): 50.0}
    left = Lanes.between(["a", "b"], strands, mirrored=False)
    right = Lanes.between(["a", "b"], strands, mirrored=True)
    assert list(left.paths(y)) == [
        (
            "M30.0 25.0H7.0Q2.0 25.0 2.0 30.0M8.0 50.0H7.0Q2.0 50.0 2.0 45.0M2.0 30.0V45.0",
            False,
        )
    ]
    assert list(left.heads(y)) == ["M6.5 46.5V53.5L12.5 50.0Z"]
    assert list(right.heads(y)) == ["M313.5 46.5V53.5L307.5 50.0Z"]


def test_many_lanes_draw_closer_so_that_names_keep_their_room() -> None:
    order = [f"p{each}" for each in range(60)]
    crossed = [strand(f"p{each}", f"p{each + 30}") for each in range(30)]
    lanes = Lanes.between(order, crossed, mirrored=False)
    assert max(lanes.lanes) == 29
    assert lanes.text < 160
