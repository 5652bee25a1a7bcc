"""Pages of text, the page for unknown addresses, redirects; and values that mean harm."""

from dataclasses import replace
from pathlib import Path

from dossiers import TEMPLATES, site_of, write_dossier

from dossier.pages import Site, plan
from dossier.pages.texts import text_page
from dossier.pages.wayposts import moved_pages, not_found_page
from dossier.rendering import Renderer

SHEET = b"""
:root { --sans: "Port Sans" }
@font-face { font-family: "Port Sans"; src: url("../fonts/port.woff2") }
"""


def _html(page: object, site: Site) -> str:
    html = Renderer((TEMPLATES,), site.words).render(page)  # type: ignore[arg-type]
    assert isinstance(html, bytes), html
    return html.decode()


def test_a_text_page_lists_its_highest_headings(tmp_path: Path) -> None:
    text = "---\ntitle: Method\n---\nFirst.\n\n# One\n\n## Deeper\n\n# Two\n\nEnd.\n"
    site = site_of(write_dossier(tmp_path, {"pages/method.md": text}))
    page = text_page(site.dossier.pages["method"], site)
    assert [(each.href, each.text) for each in page.contents] == [
        ("#section-one", "One"),
        ("#section-two", "Two"),
    ]
    assert '<h2 id="section-one">One</h2>' in _html(page, site)
    assert page.description == "First."


def test_the_page_for_unknown_addresses_leads_home_from_every_depth(tmp_path: Path) -> None:
    assets = {"assets/css/site.css": SHEET, "assets/fonts/port.woff2": b""}
    site = replace(site_of(write_dossier(tmp_path)), base_url="https://example.org/alva/")
    site = replace(site, assets=assets)
    page = not_found_page(site)
    assert page.frame.fonts == ("/alva/assets/fonts/port.woff2",)
    html = _html(page, site)
    assert '<a href="/alva/chronology/">chronology</a>' in html
    assert 'href="/alva/assets/css/site.css"' in html
    assert page.style_sheets == ()
    assert 'href="../' not in html


def test_without_a_known_address_its_links_are_relative_to_the_top(tmp_path: Path) -> None:
    assets = {"assets/css/site.css": SHEET, "assets/fonts/port.woff2": b""}
    site = replace(site_of(write_dossier(tmp_path)), assets=assets)
    html = _html(not_found_page(site), site)
    assert 'rel="preload"' not in html
    assert '<a href="chronology/index.html">chronology</a>' in html
    assert '<link rel="stylesheet" href="../../assets/css/site.css">' in html


def test_a_former_address_leads_to_the_present_one(tmp_path: Path) -> None:
    actor = {"actors/herald.yaml": "name: The Herald\nkind: outlet\nformer_ids: [alva-herald]\n"}
    site = replace(site_of(write_dossier(tmp_path, actor)), base_url="https://example.org/alva")
    page, of_record = moved_pages(site)
    html = _html(page, site)
    assert page.frame.address == "actors/alva-herald/"
    assert of_record.frame.address == "actors/alva-herald/record/"
    assert of_record.target.href == "../../herald/record/index.html"
    assert not page.is_listed
    assert '<meta http-equiv="refresh" content="0; url=../herald/index.html">' in html
    assert '<link rel="canonical" href="https://example.org/alva/actors/herald/">' in html


EVIL = "<script>alert(1)</script>\\\"'&"


def test_no_value_of_a_record_becomes_markup(tmp_path: Path) -> None:
    evil = f'"{EVIL}"'
    files = {
        "dossier.yaml": f"""
            title: {evil}
            as_of: 2031
            lead: harbour
            publisher: {evil}
            licence: {evil}
            """,
        "actors/herald.yaml": f"""
            name: {evil}
            kind: outlet
            names: [{{text: {evil}, language: ru}}]
            summary: {evil}
            status_note: {evil}
            roles: [{{title: {evil}, organisation: herald, since: 2030}}]
            relationships: [{{type: owns, actor: other, note: {evil}}}]
            website: https://example.org/
            """,
        "actors/other.yaml": f"name: {evil}\nkind: person\n",
        "sources/log.yaml": f"""
            title: {evil}
            outlet: herald
            author: [{evil}]
            summary: {evil}
            descriptor: {evil}
            origin: [herald]
            """,
        "events/closing.yaml": f"""
            date: 2031
            title: {evil}
            actors: [{{actor: herald, part: {evil}}}]
            place: {evil}
            cite: [{{source: log, note: {evil}}}]
            """,
        "statements/said.yaml": f"speaker: herald\ngist: {evil}\nvenue: {evil}\nnote: {evil}\n",
        "disagreements/why.yaml": f"""
            question: {evil}
            about: ["actor:herald", "source:log"]
            answers: [{{answer: {evil}, note: {evil}}}, {{answer: Other, cite: [{{source: log}}]}}]
            """,
        "pages/method.md": f"---\ntitle: {evil}\n---\n# {EVIL}\n\n{EVIL}\n",
    }
    site = site_of(write_dossier(tmp_path, files))
    for page in plan(site):
        html = _html(page, site)
        assert "<script>alert" not in html, page.frame.address
        assert html.count("<script") == html.count("</script>")
