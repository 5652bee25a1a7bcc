"""What the style sheets of a page hide is not seen, and cannot be quoted."""

import pytest

from dossier.articles import read_article
from dossier.articles.hiding import hiding_rules


def seen(body: str, style: str = "", media: str = "") -> list[str]:
    page = f'<html><head><style media="{media}">{style}</style></head><body>{body}</body></html>'
    article = read_article("a.html", page.encode())
    return [article.text[block.start : block.end] for block in article.blocks]


TWO = '<p>The mill turns.</p><p class="b note" id="n">It is old.</p>'


@pytest.mark.parametrize(
    "style",
    [
        ".note { display: none }",
        ".note{display:none!important}.note{display:block}",
        "p.note, h1 { color: red; VISIBILITY : Hidden }",
        "#n { display: none }",
        "body p.b { display: none } /* .b { display: block } */",
        "body > #n { visibility: collapse }",
        ".b.note { position: absolute; left: -9999px }",
        ".note { clip: rect(0 0 0 0); height: 1px }",
        ".note { clip-path: inset(50%) }",
        ".note { text-indent: -999em }",
        ".note { font-size: 0 }",
        "@charset 'utf-8'; .note { display: none }",
        ".a { color: red } .note { display: none",
        ".b { display: block } #n { display: none } .note { display: block }",
    ],
)
def test_what_a_rule_hides_is_not_seen(style: str) -> None:
    assert seen(TWO, style) == ["The mill turns."]


@pytest.mark.parametrize(
    "style",
    [
        ".note { display: block }",
        ".note { display: none } .note { display: block }",
        ".note { display: none } #n { display: inline }",
        "@media print { .note { display: none } }",
        "@media (max-width: 600px) { p { color: red } .note { display: none } }",
        "@keyframes fade { from { visibility: hidden } to { visibility: visible } }",
        "div .note { display: none }",
        "div > p { display: none }",
        ".note:hover { display: none }",
        ".note::after { display: none }",
        ".notes { display: none }",
        ".note { opacity: 0 }",
        ".note { font-size: 0.9em; left: -2px; clip: auto }",
        "body { display: none } html { visibility: hidden }",
        "}} { ;; .note",
    ],
)
def test_what_may_well_be_seen_is_seen(style: str) -> None:
    assert seen(TWO, style) == ["The mill turns.", "It is old."]


def test_rules_for_paper_hide_nothing_and_those_for_screens_do() -> None:
    assert len(seen(TWO, ".note { display: none }", media="print")) == 2
    assert len(seen(TWO, ".note { display: none }", media="screen")) == 1


def test_what_an_element_says_itself_outweighs_a_rule() -> None:
    shown = '<p class="note" style="display:block">It is old.</p>'
    assert seen(shown, ".note { display: none }") == ["It is old."]
    assert seen('<p style="left:-5000px">It is old.</p><p>So.</p>') == ["So."]


def test_all_that_is_in_something_hidden_is_hidden() -> None:
    page = '<div class="x"><p>One.</p><div><p>Two.</p></div>tail</div>after<p>Three.</p>'
    assert seen(page, ".x { display: none }") == ["after", "Three."]


def test_what_follows_the_end_of_a_body_is_seen() -> None:
    page = "<html><body><p>The mill turns.</p></body></html>\n<p>It is old.</p></html>"
    article = read_article("a.html", page.encode())
    assert article.text == "The mill turns.\n\nIt is old."


def test_a_link_that_is_never_closed_does_not_end_the_text() -> None:
    page = "<p><a href=x>Home<a href=y>Mill<p>The mill turns.<p>It is old."
    article = read_article("a.html", page.encode())
    assert article.text == "HomeMill\n\nThe mill turns.\n\nIt is old."


def test_of_style_sheets_in_other_files_the_rules_that_hide_or_show_are_kept() -> None:
    sheets = [
        "p { color: red } .a, .b { display: none; color: blue }",
        ".a { display: block } </style><script>alert(1)</script>",
        "@media print { .c { display: none } }",
    ]
    assert hiding_rules(sheets).splitlines() == [
        ".a { display: none; color: blue }",
        ".b { display: none; color: blue }",
        ".a { display: block }",
    ]
