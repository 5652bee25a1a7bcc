"""References as RIS, BibLaTeX, CSL-JSON and COinS, read back by programs that are not ours."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, get_args
from urllib.parse import parse_qsl

import bibtexparser
import pytest
import rispy
from bibliographies import ENGLISH, item, read_by_pandoc, set_by_pandoc
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml.html import fromstring
from markupsafe import Markup
from pylatexenc.latex2text import LatexNodes2Text

from dossier.bibliography import Item, biblatex, citation_tags, context_object, csl_json, ris
from dossier.bibliography.items import ItemType

# Titles and names of any language, and every sign that means something to a format.
TEXTS = (
    "Гавань закрыта: «ни одного корабля»",
    "항구가 폐쇄되었다",
    "أُغلق الميناء يوم الاثنين",
    "بندر بسته شد، گفت «شهردار»",
    "朝鲜承认两个“共和国”",
    "“We ‘closed’ it,” she said — don’t ask",
    "100 % of ships & boats_at #1 cost $5 {not 6} ~ \\emph{never} ^ `so'",
    "Ships -- and boats --- ?`or none' <<now>> ,,here'' ``so",
    "AU - not a tag, ER - neither",
    "and a storm and another",
    "@article{nothing, title = {x}}",
    "one } closes, another { opens",
)
ADDRESS = "https://herald.example/a_b/%D0%B3?x=1&y=~z#p-2"


def all_texts(text: str) -> Item:
    return item(title=text, authors=(text, "Ada Quill"), outlet=text, summary=text, url=ADDRESS)


# RIS


def from_ris(items: Iterable[Item]) -> list[dict[str, Any]]:
    return rispy.loads(ris(items, ENGLISH).decode())


@pytest.mark.parametrize("text", TEXTS)
def test_ris_gives_back_every_text(text: str) -> None:
    (read,) = from_ris([all_texts(text)])
    assert (read["title"], read["secondary_title"], read["abstract"]) == (text, text, text)
    assert read["authors"] == [text, "Ada Quill"]
    assert read["urls"] == [ADDRESS]
    assert (read["id"], read["type_of_reference"], read["language"]) == ("herald", "NEWS", "en")


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2031-05-14", ("2031", "2031/05/14/")),
        ("2031-05", ("2031", "2031/05//")),
        ("0987", ("0987", "0987///")),
        ("2031-05-14~", ("2031", "2031/05/14/about 14 May 2031")),
        ("2031-05-XX", ("2031", "2031/05//May 2031, day not known")),
        ("2031-05-14T14:30:00Z", ("2031", "2031/05/14/14 May 2031, 14:30 UTC")),
        ("2031-05-14/2031-05-16", ("2031", "2031/05/14/between 14 and 16 May 2031")),
        ("../2031-05", ("2031", "2031/05//in or before May 2031")),
        ("2031-22", ("2031", "2031///summer 2031")),
        ("203X", (None, "///2030s, year not known")),
        (None, (None, None)),
    ],
)
def test_ris_says_of_a_date_what_is_known(
    date: str | None, said: tuple[str | None, str | None]
) -> None:
    (read,) = from_ris([item(published=date)])
    assert (read.get("year"), read.get("date")) == said


def test_ris_has_lines_as_its_specification_has_them() -> None:
    data = ris([item(), item(id="wire")], ENGLISH)
    assert data.startswith(b"TY  - NEWS\r\nID  - herald\r\n")
    assert data.count(b"\r\nER  - \r\n\r\n") == 2 and b"\n" not in data.replace(b"\r\n", b"")


def test_what_speaks_for_its_outlet_is_by_it_and_has_no_container() -> None:
    post = item(type="webpage", authors=("The mayor",), outlet="The mayor", genre="post")
    (read,) = from_ris([post])
    assert (read["authors"], read.get("secondary_title")) == (["The mayor"], None)
    assert (read["type_of_reference"], read["type_of_work"]) == ("ELEC", "post")


# BibLaTeX


def from_biblatex(items: Iterable[Item]) -> dict[str, dict[str, str]]:
    """The entries as bibtexparser reads them, as they are written."""
    library = bibtexparser.parse_string(biblatex(items, ENGLISH).decode())
    assert not library.failed_blocks
    return {
        entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries
    }


def decoded(latex: str) -> str:
    """LaTeX as pylatexenc reads it, which lacks two of its names and takes one for another."""
    named = latex.replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")
    named = named.replace(r"\textasciicircum{}", "^")
    return str(LatexNodes2Text(keep_comments=True).latex_to_text(named))


@pytest.mark.parametrize("text", TEXTS)
def test_biblatex_gives_back_every_text(text: str) -> None:
    read = from_biblatex([all_texts(text)])["herald"]
    assert decoded(read["abstract"]) == text
    for name in ("title", "journaltitle"):
        assert read[name] == "{" + read["abstract"] + "}"
    assert read["author"] == "{" + read["abstract"] + "} and {Ada Quill}"
    assert read["url"] == ADDRESS


@pytest.mark.parametrize("text", [text for text in TEXTS if "one }" not in text])
def test_pandoc_reads_the_same_out_of_biblatex(text: str) -> None:
    read = read_by_pandoc(biblatex([all_texts(text)], ENGLISH), "biblatex")["herald"]
    for name in ("title", "container-title", "abstract"):
        assert even(read[name]) == even(text)
    assert [even(author["literal"]) for author in read["author"]] == [even(text), "Ada Quill"]
    assert (read["URL"], read["type"]) == (ADDRESS, "article-newspaper")


def even(text: str) -> str:
    """A text with all quotation marks alike, which LaTeX and Pandoc set for those of a typewriter.

    Pandoc's mark for letters that no style may change is taken off.
    """
    bare = text.removeprefix('<span class="nocase">').removesuffix("</span>")
    return re.sub("[`'‘’“”]+", "'", bare)


@pytest.mark.parametrize("date", ["2031-05-14", "2031-05", "2031", "2031-05-14~", "2031-05?"])
def test_biblatex_has_the_date_as_recorded_and_pandoc_reads_its_numbers(date: str) -> None:
    assert from_biblatex([item(published=date)])["herald"]["date"] == date
    read = read_by_pandoc(biblatex([item(published=date)], ENGLISH), "biblatex")["herald"]
    assert read["issued"]["date-parts"] == [[int(part) for part in date.rstrip("~?").split("-")]]


def test_biblatex_names_the_language_of_a_source() -> None:
    languages = {"ru": "russian", "ko": "korean", "uk-UA": "ukrainian", "ar": "arabic"}
    for tag, name in languages.items():
        assert from_biblatex([item(language=tag)])["herald"]["langid"] == name
    for tag in (None, "mul", "x-klingon", "nb"):
        assert "langid" not in from_biblatex([item(language=tag)])["herald"]


# CSL-JSON


def from_csl(items: Iterable[Item]) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = json.loads(csl_json(items, ENGLISH))
    return said


def test_csl_has_all_that_is_known() -> None:
    whole = item(
        authors=("Ada Quill",),
        genre="interview",
        accessed="2031-06-01",
        archive_url="https://archive.example/1",
        summary="The harbour is closed.",
    )
    assert from_csl([whole]) == [
        {
            "id": "herald",
            "type": "article-newspaper",
            "title": "Harbour closed",
            "author": [{"literal": "Ada Quill"}],
            "container-title": "The Alva Herald",
            "genre": "interview",
            "issued": {"date-parts": [[2031, 5, 14]]},
            "accessed": {"date-parts": [[2031, 6, 1]]},
            "URL": "https://herald.example/harbour",
            "language": "en",
            "abstract": "The harbour is closed.",
            "note": "Archived copy: https://archive.example/1",
        }
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_pandoc_reads_every_text_out_of_csl_json(text: str) -> None:
    read = read_by_pandoc(csl_json([all_texts(text)], ENGLISH), "csljson")["herald"]
    (said,) = from_csl([all_texts(text)])
    assert said["title"] == text and said["author"][0]["literal"] == text
    assert read["author"][0]["literal"] == text.replace("'", "’") and read["URL"] == ADDRESS


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2031-05-14", {"date-parts": [[2031, 5, 14]]}),
        ("2031-05-14T14:30:00Z", {"date-parts": [[2031, 5, 14]]}),
        ("2031-05-XX", {"date-parts": [[2031, 5]]}),
        ("2031-XX-XX", {"date-parts": [[2031]]}),
        ("2031~", {"date-parts": [[2031]], "circa": True}),
        ("2031-05?", {"date-parts": [[2031, 5]], "circa": True}),
        ("2031-24", {"date-parts": [[2031]], "season": 4}),
        ("2031-05-14/2031-06", {"date-parts": [[2031, 5, 14], [2031, 6]], "circa": True}),
        ("2031-05/..", {"literal": "in or after May 2031"}),
        ("/2031", {"literal": "until 2031, start not known"}),
        ("203X", {"literal": "2030s, year not known"}),
        ("20XX", {"literal": "between 2000 and 2099, year not known"}),
    ],
)
def test_csl_has_a_date_in_numbers_as_far_as_they_are_known(date: str, said: Any) -> None:
    assert from_csl([item(published=date)])[0]["issued"] == said


@pytest.mark.parametrize("style", [
    "apa", "chicago-author-date", "chicago-notes-bibliography",
    "chicago-notes-bibliography-17th-edition", "modern-language-association",
])  # fmt: skip
def test_no_style_leaves_a_source_out(style: str) -> None:
    """Whatever it is and however little is known of it."""
    types: tuple[ItemType, ...] = get_args(ItemType)
    items = [
        item(type=type, authors=by, url=url, published=date, genre="statement")
        for type in types
        for by in ((), ("The Alva Herald",), ("Ada Quill",))
        for url in (None, "https://herald.example/")
        for date in (None, "2031-05-14")
        if by or type in ("article-newspaper", "broadcast")
    ]
    titled = [replace(each, id=f"no-{n}", title=f"closed {n}") for n, each in enumerate(items, 10)]
    printed = set_by_pandoc(csl_json(titled, ENGLISH), style)
    missing = [e.id for e in titled if e.title not in printed.get(e.id, "").casefold()]
    assert missing == []


# COinS and the meta elements


def from_coins(one: Item) -> list[tuple[str, str]]:
    """The pairs as a program has them that reads the page."""
    page = fromstring(
        Markup('<p><span class="Z3988" title="{}"></span></p>').format(context_object(one, ENGLISH))
    )
    (title,) = page.xpath("//span[@class='Z3988']/@title")
    return parse_qsl(title, strict_parsing=True)


@pytest.mark.parametrize("text", TEXTS)
def test_a_context_object_gives_back_every_text(text: str) -> None:
    assert from_coins(all_texts(text)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", text),
        ("rft.creator", text),
        ("rft.creator", "Ada Quill"),
        ("rft.source", text),
        ("rft.date", "2031-05-14"),
        ("rft.language", "en"),
        ("rft.identifier", ADDRESS),
    ]


def test_no_sign_of_a_context_object_means_anything_to_zotero_s_own_splitting() -> None:
    """It splits at & and =, and takes + for a space, before it decodes."""
    pairs = context_object(all_texts("a=b&c d+e"), ENGLISH).split("&")
    assert {pair.count("=") for pair in pairs} == {1}
    assert not any("+" in pair for pair in pairs)


def test_the_meta_elements_say_what_zotero_s_embedded_metadata_takes() -> None:
    by_two = item(authors=("Ada Quill", "Ира Рид"), published="2031-05~", language="ru")
    assert citation_tags(by_two, ENGLISH) == (
        ("z:itemType", "newspaperArticle"),
        ("citation_title", "Harbour closed"),
        ("citation_author", "Ada Quill"),
        ("citation_author", "Ира Рид"),
        ("prism:publicationName", "The Alva Herald"),
        ("citation_publication_date", "about May 2031"),
        ("citation_language", "ru"),
        ("citation_public_url", "https://herald.example/harbour"),
    )
    order = item(type="document", authors=("The clerk",), outlet="The port", url=None)
    assert citation_tags(order, ENGLISH)[3:] == (
        ("citation_publisher", "The port"),
        ("citation_publication_date", "2031-05-14"),
        ("citation_language", "en"),
    )


# Whatever there may be in a text

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn", "Co")),
    min_size=1,
    max_size=30,
)
LINE = st.lists(TEXT, min_size=1, max_size=4).map(" ".join)


@given(LINE)
@settings(deadline=None)
def test_whatever_a_text_has_ris_gives_it_back(text: str) -> None:
    (read,) = from_ris([all_texts(text)])
    assert (read["title"], read["authors"], read["abstract"]) == (text, [text, "Ada Quill"], text)


@given(LINE)
@example("ˆ^")
@settings(deadline=None)
def test_whatever_a_text_has_biblatex_gives_it_back_and_its_braces_are_even(text: str) -> None:
    written = biblatex([all_texts(text)], ENGLISH).decode()
    depth = 0
    for sign in written:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert decoded(from_biblatex([all_texts(text)])["herald"]["abstract"]) == text


@given(LINE)
@settings(deadline=None)
def test_whatever_a_text_has_a_context_object_gives_it_back(text: str) -> None:
    assert dict(from_coins(all_texts(text)))["rft.title"] == text
