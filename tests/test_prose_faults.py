"""Running text that is wrong or hostile: its faults are named, and nothing of it leaks."""

import random

import lxml.html
import pytest
from texts import Page, faults, html

from dossier.prose import locate, parse_prose
from dossier.prose.html import render_prose


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](< javascript:alert(1)>)",
        "[x](javascript%3Aalert(1))",
        "[x](java%0ascript:alert(1))",
        "[x](java\u200bscript:alert(1))",
        "[x](vbscript:x)",
        "[x](data:text/html,x)",
        "[x](data:image/png;base64,AAAA)",
        "[x](file:///etc/passwd)",
        "[x](ftp://example.org)",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "[x]\n\n[x]: javascript:alert(1)",
        "*[x](javascript:alert(1))*",
    ],
)
def test_addresses_of_other_schemes_are_refused_and_never_rendered(text: str) -> None:
    assert [code for code, _, _ in faults(text)] == ["unsafe-link"]
    assert "href" not in html(text)


def test_what_cannot_be_published_is_named_with_its_place() -> None:
    text = (
        "[x](../a) [y](#no) ![i](https://example.org/i.png) [^n] //\n\n[^m]: Rain.\n\n[z](https:a)"
    )
    assert faults(text) == [
        ("relative-link", 'the address "../a" is not whole', 0),
        ("unknown-heading", 'there is no heading "#no" in this text', 10),
        ("image", "a text holds no images", 19),
        ("unknown-footnote", 'there is no footnote "n"', 51),
        ("unused-footnote", 'nothing refers to the footnote "m"', 60),
        ("relative-link", 'the address "https:a" is not whole', 73),
    ]


def test_a_footnote_is_written_once() -> None:
    text = "Rain[^a].\n\n[^a]: One.\n\n[^a]: Two."
    assert faults(text) == [("duplicate-footnote", 'the footnote "a" is written twice', 23)]


def test_each_slip_is_reported_once_and_the_rest_is_still_read() -> None:
    text = '[@A] [[evnt:x]] [@b "y"] [@c "z'
    assert faults(text) == [
        ("citation-syntax", '"A" is not a source id', 1),
        ("link-syntax", '"evnt" is no kind of record', 5),
        ("citation-syntax", 'the quotation mark " is not closed in a citation', 26),
    ]
    assert [c.citation.source for c in parse_prose(text).citations] == ["b"]


TAGS = {"a", "blockquote", "br", "code", "div", "em", "hr", "li", "ol", "p", "pre", "section"}
TAGS |= {"span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"}
TAGS |= {"h1", "h2", "h3", "h4", "h5", "h6"}
ATTRIBUTES = {"class", "href", "id", "rel", "role", "scope", "start", "tabindex", "title"}
PIECES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=y>",
    '" onclick="x',
    "&lt;b&gt;&#60;b&#62;",
    "<!-- ]]>",
    "[x](javascript:y)",
    "[x](https://a.example 't\"<b>')",
    "![x](https://a.example)",
    "<https://a.example/\"'>",
    "<b@a.example>",
    "`<b>`",
    "```<b>\n",
    '[@a "<b>"]',
    '[@a "x" via b note "n"]',
    "[@a “",
    "[@",
    '[[actor:x"<b>]]',
    "[[actor:x]]",
    "[[x\\|<b>]]",
    "[[",
    "[^1]",
    "\n\n[^1]: <b>",
    "\n\n",
    "\n|a|b|\n|-|-|\n|",
    *"#->*_|()[]<\\\n\0é核。“„",
)


def test_nothing_written_becomes_markup_or_stops_the_parser() -> None:
    chance = random.Random(7)
    for _ in range(800):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 12)))
        prose = parse_prose(text)
        for inline in (False, True):
            shown = render_prose(prose, Page(), inline=inline)
            root = lxml.html.fragment_fromstring(shown, create_parent="div")
            assert {element.tag for element in root.iter()} <= TAGS, text
            assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES, text
            assert not root.xpath("//a//a"), text
        for part in (*prose.citations, *prose.links, *prose.faults):
            assert locate(part.needle, part.nth, text) is not None, (text, part)


@pytest.mark.parametrize(
    "piece",
    ["[@", "[@a “", '[@a "', '[@a "x"]\n', "[@a](", "[@a; ", "[[", "[[a|", "![](", "[^", "> - `"],
)
def test_long_hostile_texts_are_read_and_their_faults_are_limited(piece: str) -> None:
    assert len(parse_prose(piece * 1500).faults) <= 100
