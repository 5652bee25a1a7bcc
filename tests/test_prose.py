"""Running text: citations, record links and Markdown, parsed once and rendered without a leak."""

import pickle
import random
from collections.abc import Sequence

import lxml.html
import pytest
from markupsafe import Markup
from pydantic import BaseModel

from dossier.citations import Citation
from dossier.prose import Prose, locate, parse_prose
from dossier.prose.html import prose_headings, render_prose


class Page:
    """Citations as source ids with their sentence, links as the address and the words."""

    def cite(self, citations: Sequence[Citation], sentence: str) -> Markup:
        sources = " ".join(citation.source for citation in citations)
        return Markup('<sup title="{}">{}</sup>').format(sentence, sources)

    def link(self, kind: str | None, id: str, label: str | None) -> Markup:
        return Markup('<a href="#/{}/{}">{}</a>').format(kind, id, label or id.title())


def html(text: str, **how: object) -> str:
    return render_prose(parse_prose(text), Page(), **how)  # type: ignore[arg-type]


def faults(text: str) -> list[tuple[str, str, int | None]]:
    prose = parse_prose(text)
    return [(f.code, f.message, locate(f.needle, f.nth, text)) for f in prose.faults]


def test_citations_and_links_are_found_in_the_order_of_the_text() -> None:
    prose = parse_prose('Rain [@a "x"; @b]. [[actor:kim|Kim]] left. [@a]')
    assert [(c.citation.source, c.citation.quote, c.group) for c in prose.citations] == [
        ("a", "x", 0),
        ("b", None, 0),
        ("a", None, 1),
    ]
    assert [(link.kind, link.id, link.label) for link in prose.links] == [("actor", "kim", "Kim")]
    assert prose.faults == ()


def test_nothing_inside_a_quote_is_markdown() -> None:
    prose = parse_prose('He [@a "*x* _y_ ]; `z` <b> [q](r)\n- one\n# two\n> three\n| four"] left.')
    quote = "*x* _y_ ]; `z` <b> [q](r) - one # two > three | four"
    assert prose.citations[0].citation.quote == quote
    assert prose.plain() == "He left."


@pytest.mark.parametrize(
    "text",
    [
        '\\[@a "x"]',
        "\\[[event:x]]",
        '`[@a "x"]`',
        '```\n[@a "x"] [[event:x]]\n```',
        '    [@a "x"]',
        "a@b.example and @a",
    ],
)
def test_escaped_text_and_code_hold_no_citations(text: str) -> None:
    prose = parse_prose(text)
    assert (prose.citations, prose.links, prose.faults) == ((), (), ())


def test_a_markdown_link_whose_words_begin_with_an_at_sign_stays_one() -> None:
    prose = parse_prose("[@harbour](https://example.org/harbour) and [[1]](https://example.org/1)")
    assert (prose.citations, prose.links, prose.faults) == ((), (), ())


def test_a_citation_before_a_colon_is_no_link_definition() -> None:
    assert [c.citation.source for c in parse_prose("[@a]: rain").citations] == ["a"]


def test_every_place_is_found_in_the_text_and_in_its_yaml() -> None:
    text = '`@a` [@a-b "@a"] [@a\n"x"] [[event:x-y]] [[event:x]] > [@A.] <javascript:1>'
    raw = 'summary: "' + text.replace('"', '\\"').replace("\n", "\\n") + '"'
    prose = parse_prose(text)
    parts = (*prose.citations, *prose.links, *prose.faults)
    for written in (text, raw):
        places = [locate(part.needle, part.nth, written) for part in parts]
        assert places == sorted(place for place in places if place is not None)
        assert [written[place or 0 :][:11] for place in places][2:] == [
            "[[event:x-y",
            "[[event:x]]",
            "@A.] <javas",
            "<javascript",
        ]
        assert written[places[0] or 0 :].startswith("@a-b")
        assert written[(places[1] or 0) - 1 :].startswith("[@a")
    assert locate("@nowhere", 0, text) is None


def test_places_are_right_in_quotations_lists_tables_and_notes() -> None:
    text = (
        '> one [@x "a\n> b"]\n> and [@x]\n\n- item `[@x]` [@x]\n  1. deep [@x]\n\n'
        '| a | b |\n|---|---|\n| [@x "p\\|q"] | two [@x] |\n\n## Head [@x] ##\n\n'
        "note[^n] [@x]\n\n[^n]: said [@x]"
    )
    prose = parse_prose(text)
    places = [locate(c.needle, c.nth, text) for c in prose.citations]
    outside_code = text.replace("`[@x]`", "`____`")
    assert places == [i for i in range(len(text)) if outside_code.startswith("@x", i)]


def test_the_sentence_of_a_citation_is_the_one_it_stands_in_or_after() -> None:
    prose = parse_prose(
        "[@a] The *U.S.* envoy [@b] left. [@c] [@d] Nobody saw [[actor:kim]] go.[@e]\nIt rained"
        "\n\n# Head [@f]\n\n- one [@g]\n- two\n\n| x | y |\n|---|---|\n| said | [@h] |"
    )
    sentences = {c.citation.source: prose.sentence(c) for c in prose.citations}
    assert sentences == {
        "a": "The U.S. envoy left.",
        "b": "The U.S. envoy left.",
        "c": "The U.S. envoy left.",
        "d": "The U.S. envoy left.",
        "e": "Nobody saw kim go.",
        "f": "Head",
        "g": "one",
        "h": "said",
    }
    texts = [(s.text, len(s.citations)) for s in prose.sentences(lambda kind, id: "Kim, A.")]
    assert ("Nobody saw Kim, A. go.", 1) in texts
    assert ("It rained", 0) in texts


def test_the_plain_text_has_no_markdown_and_no_citations() -> None:
    text = '# Rain\n\nIt *rained* [@a "x"] in [[place]] & [the port](https://example.org).'
    assert parse_prose(text).plain() == "Rain\n\nIt rained in place & the port."
    titled = parse_prose(text).plain(lambda kind, id: "the Town")
    assert titled == "Rain\n\nIt rained in the Town & the port."


def test_citation_marks_stand_at_the_word_before_them() -> None:
    assert html("Rain [@a]\n[@b], it said.") == (
        '<p>Rain<sup title="Rain, it said.">a</sup><sup title="Rain, it said.">b</sup>,'
        " it said.</p>\n"
    )


def test_a_text_can_be_rendered_for_the_inside_of_a_paragraph() -> None:
    assert html("Rain & [[event:x|wind]]", inline=True) == (
        'Rain &amp; <a href="#/event/x">wind</a>'
    )
    assert html("# Rain\n\n- *wind*\n\n```\n<b>\n```", inline=True) == (
        "Rain <em>wind</em> <code>&lt;b&gt;</code>"
    )


def test_headings_get_ids_in_any_script_and_the_levels_of_the_page() -> None:
    text = "## Дождь и *ветер*\n\n#### हिन्दी\n\n## Дождь и ветер [@a]\n\n[up](#дождь-и-ветер)"
    prose = parse_prose(text)
    assert prose_headings(prose, heading_level=3, id_prefix="b-") == [
        (3, "Дождь и ветер", "b-дождь-и-ветер"),
        (5, "हिन्दी", "b-हिन्दी"),
        (3, "Дождь и ветер", "b-дождь-и-ветер-1"),
    ]
    shown = html(text, heading_level=3, id_prefix="b-")
    assert '<h3 id="b-дождь-и-ветер">Дождь и <em>ветер</em></h3>' in shown
    assert '<a href="#b-дождь-и-ветер">up</a>' in shown


def test_tables_need_no_inline_style() -> None:
    shown = html("| a | b |\n|--:|---|\n| 1 | 2 |")
    assert '<th scope="col" class="align-right">a</th>' in shown
    assert "style" not in shown


def test_footnotes_link_both_ways() -> None:
    shown = html("Rain[^a] and wind[^a].\n\n[^a]: It is *said*.", id_prefix="s-", back_label="up")
    assert '<a href="#s-fn-1" id="s-fnref-1-2" role="doc-noteref">1</a>' in shown
    assert '<li id="s-fn-1"><p>It is <em>said</em>. ' in shown
    assert '<a href="#s-fnref-1" role="doc-backlink" aria-label="up">↩' in shown


def test_code_is_highlighted_with_classes_only() -> None:
    assert '<span class="kn">import</span>' in html("```python\nimport rain\n```")
    assert html('```"><script>\n<i>\n```') == (
        '<pre class="highlight" tabindex="0"><code>&lt;i&gt;\n</code></pre>\n'
    )


def test_links_to_the_web_are_marked_as_such() -> None:
    assert html('[a](https://example.org/?a&b "t\\"><b>") <me@example.org>') == (
        '<p><a href="https://example.org/?a&amp;b" title="t&#34;&gt;&lt;b&gt;" class="external"'
        ' rel="external">a</a> <a href="mailto:me@example.org">me@example.org</a></p>\n'
    )


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


def test_a_text_is_a_value() -> None:
    prose = parse_prose("Rain [@a].")
    assert prose == parse_prose("Rain [@a].") != parse_prose("Rain")
    assert hash(prose) == hash(parse_prose("Rain [@a]."))
    again = pickle.loads(pickle.dumps(prose))
    assert again == prose and again.citations == prose.citations
    assert parse_prose(" \n").is_empty and not prose.is_empty


def test_a_text_is_a_field_of_a_record() -> None:
    class Note(BaseModel):
        text: Prose

    note = Note.model_validate({"text": "Rain [@a]"})
    assert note.text.citations[0].citation.source == "a"
    assert note.model_dump() == {"text": "Rain [@a]"}
    assert Note(text=note.text).text is note.text
    assert Note.model_json_schema()["properties"]["text"]["type"] == "string"
