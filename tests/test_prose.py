"""Running text: citations, record links and Markdown, parsed once."""

import pickle

import pytest
from pydantic import BaseModel

from dossier.prose import Prose, locate, parse_prose


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
