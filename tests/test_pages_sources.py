"""The pages of sources, the bibliography, and the audit's page."""

from pathlib import Path

from dossiers import TEMPLATES, site_of, write_dossier

from dossier.pages.bibliography import sources_page
from dossier.pages.evidence import evidence_page
from dossier.pages.origin_tree import Branch
from dossier.pages.passages import Elision, PassageText
from dossier.pages.sources import SourcePage, source_page
from dossier.problems import Problem
from dossier.rendering import Renderer


def _page(tmp_path: Path, files: dict[str, str], id: str = "herald") -> SourcePage:
    site = site_of(write_dossier(tmp_path, files))
    return source_page(site.dossier.sources[id], site)


def _outline(branches: tuple[Branch, ...]) -> list[object]:
    return [
        (b.link.text if b.link else b.about, _outline(b.branches)) if b.branches else
        (b.link.text if b.link else b.about)
        for b in branches
    ]  # fmt: skip


def _chain(**origins: str) -> dict[str, str]:
    """Sources that are not held, each with its origin."""
    return {
        f"sources/{id}.yaml": f"title: Report {id}\noutlet: herald\norigin: {origin}\n"
        for id, origin in origins.items()
    }


def test_marked_words_say_which_claims_they_carry(tmp_path: Path) -> None:
    files = {
        "disagreements/why.yaml": """
            question: Is it closed?
            answers:
              - answer: It is
                cite: [{source: herald, quote: the harbour has been closed since Monday}]
              - answer: It is not
            """
    }
    (article,) = _page(tmp_path, files).articles
    text, gap = article.parts
    assert isinstance(text, PassageText) and isinstance(gap, Elision)
    (mark,) = text.marks
    assert (
        f'<mark id="{mark.href[1:]}" data-number="1">the harbour has been closed since Monday'
        "</mark>" in text.html
    )
    claims = [mark.first, *mark.further]
    assert sorted((each.what, each.link.text, each.link.href) for each in claims) == [
        ("Answer 1", "Is it closed? It is", "../../disagreements/why/index.html#answer-1"),
        ("Brief", "The harbour is closed.", "../../briefs/harbour/index.html"),
    ]
    assert gap.text == "The rest of the article, 2 paragraphs, is not shown."


def test_citations_in_fields_are_put_into_words(tmp_path: Path) -> None:
    cite = "cite: [{source: herald, quote: Nobody knows when it will open again}]"
    files = {
        "actors/mayor.yaml": f"""
            name: Ada Ørn
            kind: person
            names: [{{text: Ada, {cite}}}]
            roles: [{{title: mayor, since: 2030, {cite}}}]
            relationships: [{{type: owns, actor: herald, {cite}}}]
            """
    }
    parts = _page(tmp_path, files).articles[0].parts
    claims = [
        claim.link.text
        for part in parts
        if isinstance(part, PassageText)
        for mark in part.marks
        for claim in (mark.first, *mark.further)
    ]
    assert claims[1:] == [
        "Ada Ørn is called “Ada”",
        "Ada Ørn: mayor (since 2030)",
        "Ada Ørn owns The Alva Herald",
    ]


def test_a_source_cited_as_a_whole_says_by_what(tmp_path: Path) -> None:
    event = {"events/closing.yaml": "date: 2031\ntitle: It closed\ncite: [{source: herald}]\n"}
    (found,) = _page(tmp_path, event).whole
    assert (found.what, found.link.text) == ("Event", "It closed")


def test_the_chain_of_origin_leads_to_first_hand_documents(tmp_path: Path) -> None:
    files = _chain(a="[b, c]", b="[d]", c="[d]", d="own")
    (b, c) = _page(tmp_path, files, "a").rests_on
    assert _outline((b, c)) == [("Report b", ["Report d"]), ("Report c", ["Report d"])]
    assert b.branches[0].about == "The Alva Herald · not held · its own reporting"


def test_a_document_branches_once_however_often_it_is_reached(tmp_path: Path) -> None:
    files = _chain(a="[b, c]", b="[d]", c="[d]", d="[e]", e="own")
    b, c = _page(tmp_path, files, "a").rests_on
    assert (b.branches[0].above, c.branches[0].above) == (False, True)
    assert c.branches[0].branches == ()


def test_a_chain_that_comes_back_to_itself_ends(tmp_path: Path) -> None:
    files = _chain(a="[b]", b="[a]")
    page = _page(tmp_path, files, "a")
    assert _outline(page.rests_on) == [("Report b", ["Report a"])]
    assert page.rests_on[0].branches[0].above


def test_a_chain_too_long_to_read_names_its_end(tmp_path: Path) -> None:
    origins = {f"s{n}": f"[s{n + 1}]" for n in range(2000)} | {"s2000": "own"}
    branch = _page(tmp_path, _chain(**origins), "s0").rests_on[0]
    depth = 1
    while branch.branches:
        branch, depth = branch.branches[0], depth + 1
    assert depth == 8
    assert [link.text for link in branch.further] == ["Report s2000"]


def test_a_passage_from_elsewhere_is_a_branch_of_its_own(tmp_path: Path) -> None:
    files = _chain(pilots="own") | {
        "events/complaint.yaml": """
            date: 2031
            title: The pilots complained
            cite: [{source: herald, quote: Nobody knows when it will open again, via: pilots}]
            """
    }
    own, pilots = _page(tmp_path, files).rests_on
    assert (own.link, own.about) == (None, "its own reporting · 1 passage")
    assert pilots.about == "The Alva Herald · 1 passage · not held · its own reporting"
    assert _outline(_page(tmp_path, files, "pilots").resting_on) == ["Harbour closed"]


def test_a_source_that_is_not_held_says_so_in_place_of_its_text(tmp_path: Path) -> None:
    site = site_of(write_dossier(tmp_path, _chain(log="unknown")))
    html = Renderer((TEMPLATES,), site.words).render(source_page(site.dossier.sources["log"], site))
    assert isinstance(html, bytes)
    assert b"Its text has not been archived, so nothing is quoted from it." in html
    assert b"Nothing in this dossier cites this document." in html


def test_quoted_words_stand_alone_where_no_more_may_be_shown(tmp_path: Path) -> None:
    settings = "title: Harbour\nas_of: 2031\nlead: harbour\npublish_articles: none\n"
    (article,) = _page(tmp_path, {"dossier.yaml": settings}).articles
    assert [part.html.striptags() for part in article.parts if isinstance(part, PassageText)] == [
        "the harbour has been closed since Monday"
    ]


def test_the_text_of_a_source_has_its_language_and_direction(tmp_path: Path) -> None:
    import hashlib

    text = "قال رئيس البلدية إن الميناء مغلق منذ يوم الاثنين.\n"
    files = {
        "sources/herald.yaml": f"""
            title: الميناء مغلق
            outlet: herald
            language: ar
            origin: own
            captures: [{{file: h.txt, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}]
            """,
        "articles/h.txt": text,
        "briefs/harbour.yaml": """
            title: The harbour
            date: 2031
            bottom_line: It is closed. [@herald "الميناء مغلق منذ يوم الاثنين"]
            """,
    }
    page = _page(tmp_path, files)
    assert (page.articles[0].language, page.articles[0].direction) == ("ar", "rtl")
    assert (page.name.language, page.name.direction) == ("ar", "rtl")


def test_the_bibliography_parts_what_is_held_from_what_is_not(tmp_path: Path) -> None:
    page = sources_page(site_of(write_dossier(tmp_path, _chain(log="[herald]"))))
    assert [(each.id, each.counts) for each in page.held] == [
        ("source-herald", ("1 passage cited", "origin of 1 document"))
    ]
    assert [(each.id, each.held_words) for each in page.not_held] == [("source-log", "not held")]
    assert page.standing[2:4] == ("1 held, in 1 capture", "1 not held")


def test_the_audit_page_shows_its_figures_and_reasons(tmp_path: Path) -> None:
    from dataclasses import replace

    from dossier.problems import Place

    accepted = Problem(
        Place("x"), "warning", "short-quote", "too short", "It says no more.", "source:herald"
    )
    site = replace(site_of(write_dossier(tmp_path)), accepted=(accepted,))
    page = evidence_page(site)
    assert page.standing == ("1 of 1 quotes verified", "0 skipped", "0 claims")
    assert page.accepted[0].reason == "It says no more."
    html = Renderer((TEMPLATES,), site.words).render(page)
    assert isinstance(html, bytes)
    assert b"No claim is recorded." in html and b"It says no more." in html
