"""Citations and record links are read as an editor's keyboard writes them."""

import pytest

from dossier.citations import Citation
from dossier.prose.citing import CitingError, parse_citation, parse_link


def fault(text: str) -> tuple[str, str]:
    with pytest.raises(CitingError) as raised:
        (parse_citation if text.startswith("[@") else parse_link)(text)
    return raised.value.message, raised.value.hint


def cited(text: str) -> list[Citation]:
    group = parse_citation(text)
    assert group.end == len(text)
    return list(group.citations)


def test_a_source_is_cited_as_a_whole() -> None:
    assert cited("[@harbour-news-1921]") == [Citation(source="harbour-news-1921")]


def test_several_sources_stand_in_one_pair_of_brackets() -> None:
    group = parse_citation('[@a "one"; @b;\n@c "three"] and more')
    assert [citation.source for citation in group.citations] == ["a", "b", "c"]
    assert group.offsets == (1, 11, 15)
    assert group.end == 26


def test_what_follows_a_quote_may_come_in_any_order() -> None:
    text = '[@a "it rained" note "from memory" suffix "all day" via b-2 prefix "they say"]'
    assert cited(text) == [
        Citation(
            source="a",
            quote="it rained",
            via="b-2",
            prefix="they say",
            suffix="all day",
            note="from memory",
        )
    ]
    assert cited("[@a via b]") == [Citation(source="a", via="b")]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('"it rained"', "it rained"),
        ('"he said \\"no\\", and \\\\ left"', 'he said "no", and \\ left'),
        ('"a “typographic” one"', "a “typographic” one"),
        ("“it “rained” here”", "it “rained” here"),
        ("“sie sagte „nein“ dazu”", "sie sagte „nein“ dazu"),
        ("„es regnete“", "es regnete"),
        ("„padało”", "padało"),
        ("«шёл «сильный» дождь»", "шёл «сильный» дождь"),
        ("« il pleuvait »", "il pleuvait"),
        ("»es regnete«", "es regnete"),
        ("”det regnade”", "det regnade"),
        ("「雨が『降った』」", "雨が『降った』"),
        ('"over\n   two\tlines"', "over two lines"),
        ('"*no* [Markdown] _in_ `here`; @x"', "*no* [Markdown] _in_ `here`; @x"),
        ('""', ""),
        ('"مطر"', "مطر"),
    ],
)
def test_quotation_marks_are_those_of_any_keyboard(written: str, words: str) -> None:
    assert cited(f"[@a {written}]") == [Citation(source="a", quote=words)]


ID = (
    "an id is the name of the record's file without its ending: a–z, 0–9 and single hyphens, at"
    " most 80"
)
CLOSE = "end the citation with ], and write \\[@ for brackets that are plain text"
FIELDS = 'a source is followed by "its words", via id, prefix "…", suffix "…", note "…"'


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("[@a", "a citation is not closed", CLOSE),
        ('[@a "x" . Next', 'a citation is not closed before "."', CLOSE),
        (
            '[@a "x and on',
            'the quotation mark " is not closed in a citation',
            'close it in the same paragraph; \\" is a quotation mark inside a quote',
        ),
        (
            "[@a “x and on]",
            "the quotation mark “ is not closed in a citation",
            'close it in the same paragraph; \\" is a quotation mark inside a quote',
        ),
        (
            "[@Harbour_News.]",
            '"Harbour_News." is not a source id',
            f'did you mean "harbour-news"?\n{ID}',
        ),
        ("[@a.]", '"a." is not a source id', 'write the id alone: "a"'),
        (
            "[@гавань]",
            '"гавань" is not a source id',
            ID,
        ),
        (
            "[@]",
            "a citation names no source",
            'write the id of a source, as in [@moscow-times-2022-07-19 "its words"]',
        ),
        (
            '[@a "x" via]',
            '"via" names no source',
            "write the id of the source that this passage has its information from",
        ),
        ('[@a "x" via @b]', '"@b" is not a source id', 'write the id alone: "b"'),
        (
            '[@a "x" vai b]',
            '"vai" is not understood in a citation',
            f'did you mean "via"?\n{CLOSE}',
        ),
        ('[@a "x"; @b "y" and more', 'a citation is not closed before "and"', CLOSE),
        ('[@a "x" and [@b "y"]', 'a citation is not closed before "and"', CLOSE),
        ("[@a page 3]", '"page" is not understood in a citation', f"{FIELDS}\n{CLOSE}"),
        (
            '[@a "he said "no" twice"]',
            'the quote ends at the quotation mark before "no"',
            'write \\" for a quotation mark inside a quote',
        ),
        (
            '[@a "x" "y"]',
            "two quotes stand after one source",
            'name the source before each, as in [@a "…"; @a "…"]',
        ),
        ("[@a via b via c]", '"via" stands twice after one source', "keep one of them"),
        (
            "[@a note x]",
            'no quotation marks stand after "note" in a citation',
            'write note "…"',
        ),
        (
            '[@a "x" @b]',
            "no ; stands between two sources of a citation",
            'write [@a "…"; @b "…"]',
        ),
        (
            "[@a; ]",
            "no source stands after the ; of a citation",
            "write each source as @id, or take the ; away",
        ),
    ],
)
def test_a_slip_in_a_citation_is_named_with_a_way_out(
    written: str, message: str, hint: str
) -> None:
    assert fault(written) == (message, hint)


def test_record_links_have_a_kind_an_id_and_a_label() -> None:
    link = parse_link("[[event:recognition|the\n recognition]] and more")
    assert (link.kind, link.id, link.label, link.end) == (
        "event",
        "recognition",
        "the recognition",
        38,
    )
    bare = parse_link("[[denis-pushilin]]")
    assert (bare.kind, bare.id, bare.label) == (None, "denis-pushilin", None)


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("[[evnt:x]]", '"evnt" is no kind of record', 'did you mean "event"?'),
        (
            "[[zzz:x]]",
            '"zzz" is no kind of record',
            "the kinds are source, actor, event, statement, disagreement, brief, page",
        ),
        (
            "[[Old Harbour]]",
            '"Old Harbour" is not a record id',
            f'did you mean "old-harbour"?\n{ID}',
        ),
        (
            "[[]]",
            "a record link names no record",
            "write kind:id, such as [[event:recognition]]; \\[[ is plain text",
        ),
        (
            "[[event:x| ]]",
            "the label of a record link is empty",
            "write one after the |, or take the | away",
        ),
        (
            "[[event:x]",
            "a record link is not closed",
            "end it with ]], and write \\[[ for brackets that are plain text",
        ),
    ],
)
def test_a_slip_in_a_record_link_is_named_with_a_way_out(
    written: str, message: str, hint: str
) -> None:
    assert fault(written) == (message, hint)
