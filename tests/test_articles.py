import codecs

import pytest

from dossier.articles import Article, ArticleError, Block, read_article


def blocks(file: str, text: str) -> list[tuple[str, str]]:
    article = read_article(file, text.encode("utf-8"))
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def texts(file: str, text: str) -> list[str]:
    return [text for _, text in blocks(file, text)]


def refusal(file: str, content: bytes) -> str:
    with pytest.raises(ArticleError) as caught:
        read_article(file, content)
    return str(caught.value)


def test_blank_lines_part_the_paragraphs_of_a_text() -> None:
    assert read_article(
        "a.txt", b"\xef\xbb\xbfThe mill turns.\r\n\r\n \r\nIt is old.\n"
    ) == Article(
        "a.txt",
        "The mill turns.\n\nIt is old.",
        (Block("paragraph", 0, 15), Block("paragraph", 17, 27)),
    )


def test_each_long_line_of_a_text_is_a_paragraph() -> None:
    first = "The mill on the river has been turning since before the war, its owner said, and " * 2
    assert texts("a.txt", f"{first}\nDear readers,\nWe need help.") == [
        first.strip(),
        "Dear readers,",
        "We need help.",
    ]


def test_the_lines_of_a_hard_wrapped_text_join() -> None:
    text = (
        "The mill on the river has been turning since\nbefore the war, its owner said on Tuesday,"
        " and\nit will go on turning when the war is over.\n\nNobody doubts it."
    )
    assert texts("a.txt", text) == [text.partition("\n\n")[0], "Nobody doubts it."]


def test_a_hard_wrapped_chinese_text_joins() -> None:
    line = "大使周二表示朝鲜建筑工人可能在春天到达港口帮助重建工作并在当地停留一年"
    assert len(texts("a.txt", f"{line}\n{line}\n{line}\n{line}\n{line[:5]}")) == 1


def test_short_lines_are_paragraphs() -> None:
    assert texts("a.txt", "The mill\nThe river\nThe bridge") == [
        "The mill",
        "The river",
        "The bridge",
    ]


def test_a_word_broken_at_a_line_s_end_joins_its_lines() -> None:
    assert texts("a.txt", "The recon-\nstruction.") == ["The recon-\nstruction."]


def test_a_text_is_read_in_canonical_form() -> None:
    assert read_article("a.txt", "cafe\u0301".encode()).text == "café"


def test_markdown_is_read_as_it_is_shown() -> None:
    text = (
        "# The *mill*\n\nSaid [Ines](#) and ![a](b.png) **Varga** to `us` &amp; <b>them</b>."
        "\n\n> She laughed.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n    code  here\n"
        "\n<!-- hidden -->\n\n<div hidden>\n\nnot seen\n\n</div>\n\n<https://mill.example/>\n"
    )
    assert blocks("a.md", text) == [
        ("heading", "The mill"),
        ("paragraph", "Said Ines and Varga to us & them."),
        ("quotation", "She laughed."),
        ("item", "one"),
        ("item", "two"),
        ("paragraph", "a\tb"),
        ("paragraph", "c\td"),
        ("preformatted", "code  here"),
        ("paragraph", "https://mill.example/"),
    ]


def test_a_link_of_any_address_shows_its_text() -> None:
    assert texts("a.md", "She [said](javascript:void) so.") == ["She said so."]


def test_a_word_broken_at_a_line_s_end_of_markdown_keeps_the_line_s_end() -> None:
    assert texts("a.md", "The recon-\nstruction of\nthe mill.") == [
        "The recon-\nstruction of the mill."
    ]


def test_a_page_is_read_without_what_is_not_seen() -> None:
    page = """<!doctype html><html><head><title>Mill</title><style>p{}</style></head><body>
      <script>var a</script><noscript>b</noscript><template>c</template><!-- d -->
      <p>The <b>mill</b> turns<span hidden>e</span>&nbsp;<span style="DISPLAY : none">f</span>
      slowly,
      <i style="visibility:hidden">g</i><span aria-hidden="true">all</span> day.
      <svg><text>h</text></svg>
      <input value="i"><dialog>j</dialog></p>tail</body></html>"""
    assert texts("a.html", page) == ["The mill turns\xa0 slowly, all day.", "tail"]


def test_blocks_part_the_text_of_a_page_and_a_break_ends_a_line() -> None:
    page = (
        "<h2>Mill</h2>one<p>two<br> three <div>four</div>five<ul><li>six<p>seven</ul>"
        "<blockquote><p>eight</blockquote><pre>\n  nine\n ten\n</pre>"
        "<table><tr><th>a<td>b<tr><td>c</table>漢<ruby>字<rp>(</rp><rt>じ</rt></ruby>"
    )
    assert blocks("a.html", page) == [
        ("heading", "Mill"),
        ("paragraph", "one"),
        ("paragraph", "two\nthree"),
        ("paragraph", "four"),
        ("paragraph", "five"),
        ("item", "six"),
        ("item", "seven"),
        ("quotation", "eight"),
        ("preformatted", "  nine\n ten"),
        ("paragraph", "a\tb"),
        ("paragraph", "c"),
        ("paragraph", "漢字"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        '<meta charset="windows-1251"><p>Мельница</p>'.encode("cp1251"),
        '<meta http-equiv=Content-Type content="text/html; charset=koi8-r"><p>Мельница'.encode(
            "koi8-r"
        ),
        '<?xml version="1.0" encoding="utf-8"?><html><p>Мельница</p></html>'.encode(),
        codecs.BOM_UTF8 + "<p>Мельница".encode(),
        "<p>Мельница".encode("utf-16"),
        "<p>Мельница".encode(),
    ],
)
def test_a_page_may_declare_its_encoding(content: bytes) -> None:
    assert read_article("a.html", content).text == "Мельница"


@pytest.mark.parametrize(
    "content", [b"", b"  ", b"<!-- -->", b"<html></html>", b"<script>x</script>"]
)
def test_an_empty_page_is_an_article_without_text(content: bytes) -> None:
    assert read_article("a.html", content) == Article("a.html", "", ())


def test_bytes_that_are_no_text_are_refused_with_their_place() -> None:
    assert refusal("a.txt", b"one\ntwo \xe9") == "byte 0xe9 on line 2 (offset 8) is not UTF-8"
    assert refusal("a.md", "two".encode("utf-16")) == "the file is UTF-16; save it as UTF-8"
    assert refusal("a.html", b"<meta charset=klingon>") == (
        'the page declares the encoding "klingon", which none is'
    )


def test_a_file_of_another_kind_is_refused() -> None:
    assert refusal("a.pdf", b"") == 'an article ends in .txt, .md or .html, not in "pdf"'


def test_a_page_too_deep_to_read_is_refused_not_read_in_part() -> None:
    assert refusal("a.html", b"<div>" * 100_000 + b"x") == (
        "the page has more elements inside one another than can be read"
    )
