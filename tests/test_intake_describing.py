"""What can be said of a page, and what is left to the editor because it cannot be known."""

import datetime
import json
from typing import Any

import pytest

from dossier.intake.brought import Brought
from dossier.intake.describing import Description, describe
from dossier.intake.papers import open_paper
from dossier.records import Actor
from dossier.records.actors import Name

TODAY = datetime.date(2031, 7, 1)
TEXT = """
<p>The last two ferries of Port Alva left the closed harbour before dawn and sailed for the
northern port, where they will take on passengers until further notice, the pilots said.</p>
<p>The harbour has been closed since Monday, when the mayor said that no ship would leave it before
the end of the month. He gave no reason for it, and none of the pilots asked him for one.</p>
"""


def actor(id: str, name: str, website: str | None = None, *names: str) -> Actor:
    others = tuple(Name(text=each) for each in names)
    return Actor.model_construct(id=id, name=name, website=website, names=others)


ACTORS = [
    actor("gazette", "The Alva Gazette", "https://www.gazette.example/", "Вестник Альвы"),
    actor("gazette-sport", "Gazette Sport", "https://gazette.example/sport"),
    actor("herald", "The Alva Herald", "https://herald.example"),
    actor("pilot", "A pilot", "https://t.me/pilot"),
]


def described(
    head: str = "",
    under: str = "",
    *,
    title: str = "<h1>Ferries leave the harbour</h1>",
    above: str = "",
    text: str = TEXT,
    lang: str = "en",
    **brought: Any,
) -> Description:
    page = (
        f'<html lang="{lang}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{above}<article>{title}{under}{text}</article></body></html>"
    )
    given = Brought(page.encode(), "page.html", **brought)
    return describe(open_paper(given), given, ACTORS, TODAY)


def value(description: Description, name: str) -> str | None:
    finding = description.found.get(name)
    return finding.value if finding else None


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def linked_data(**fields: Any) -> str:
    item = {"@type": "NewsArticle", "headline": "Ferries leave the harbour", **fields}
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


PUBLISHED = "article:published_time"


def paragraph(text: str) -> str:
    return f"<p>{text * 6}</p>"


# The day of publication


@pytest.mark.parametrize(
    ("head", "under", "day"),
    [
        (meta(PUBLISHED, "2031-05-16T08:00:00+02:00"), "", "2031-05-16"),
        (meta("date", "Fri, 16 May 2031 08:00:00 +0200"), "", "2031-05-16"),
        (meta("DC.date.issued", "2031/05/16"), "", "2031-05-16"),
        (meta("pubdate", "20310516"), "", "2031-05-16"),
        (meta("date", "May 16, 2031"), "", "2031-05-16"),
        (linked_data(datePublished="2031-05-16"), "<p>16 May 2031</p>", "2031-05-16"),
        ("", "<p>16 May 2031</p>", "2031-05-16"),
        ("", "<p>Published: 16 May 2031</p><p>Updated: 18 May 2031</p>", "2031-05-16"),
        ("", "<p>Updated 18 May 2031, published 16 May 2031</p>", "2031-05-16"),
        (
            "",
            "<p>Published</p><p>16 May 2031</p><p>Last updated</p><p>18 May 2031</p>",
            "2031-05-16",
        ),
        ('<meta itemprop="datePublished" content="2031-05-16">', "", "2031-05-16"),
        ("", '<time itemprop="datePublished" datetime="2031-05-16">a day ago</time>', "2031-05-16"),
        # A later change is no disagreement.
        (meta(PUBLISHED, "2031-05-16"), "<p>18 May 2031</p>", "2031-05-16"),
        # The same moment, in universal time and in that of the place.
        (meta(PUBLISHED, "2031-05-15T22:30:00Z"), "<p>16 May 2031</p>", "2031-05-16"),
        (
            meta(PUBLISHED, "2031-05-15T22:30:00Z")
            + linked_data(datePublished="2031-05-16T00:30:00+02:00"),
            "",
            "2031-05-16",
        ),
        # Two days, of which another voice has one.
        (
            meta(PUBLISHED, "2031-05-20") + linked_data(datePublished="2031-05-16"),
            "<p>16 May 2031</p>",
            "2031-05-16",
        ),
    ],
)
def test_the_day_is_found_where_what_is_said_of_it_agrees(head: str, under: str, day: str) -> None:
    assert value(described(head, under), "published") == day


@pytest.mark.parametrize(
    ("head", "under", "reason"),
    [
        ("", "", ""),
        (
            meta(PUBLISHED, "2031-05-20") + linked_data(datePublished="2031-05-16"),
            "",
            "the page has several: 2031-05-16, 2031-05-20",
        ),
        (
            meta(PUBLISHED, "2031-05-20"),
            "<p>Published 16 May 2031</p>",
            "the page has several: 2031-05-16, 2031-05-20",
        ),
        (
            "",
            "<p>16 May 2031</p><p>12 May 2031</p>",
            "the page has several: 2031-05-12, 2031-05-16",
        ),
        ("", "<p>05/06/2031</p>", ""),
        ("", "<p>16 May</p>", ""),
        (meta(PUBLISHED, "2031-02-30"), "", ""),
        (meta(PUBLISHED, "1970-01-01T00:00:00Z"), "", ""),
        (meta(PUBLISHED, "2042-05-16"), "", ""),
        ("", "<figure><figcaption>The port, 16 May 2031</figcaption></figure>", ""),
        ("", "<p>Updated 16 May 2031</p>", ""),
    ],
)
def test_a_day_that_cannot_be_known_is_left_out(head: str, under: str, reason: str) -> None:
    found = described(head, under)
    assert (value(found, "published"), found.lacking["published"]) == (None, reason)


def test_the_address_tells_the_day_year_first_and_no_other_way() -> None:
    for path, day in (
        ("/2031/05/16/ferries", "2031-05-16"),
        ("/news/2031-05-16-ferries", "2031-05-16"),
        ("/20310516/ferries", "2031-05-16"),
        ("/news/14-6-2022", None),
        ("/2031/13/16/ferries", None),
        ("/id/120310516", None),
    ):
        found = described(address=f"https://gazette.example{path}", read=TODAY)
        assert value(found, "published") == day, path


def test_a_day_is_read_in_the_language_of_the_page() -> None:
    text = paragraph("Паромы ушли из закрытой гавани на рассвете, сообщили лоцманы порта. ")
    found = described("", "<p>Опубликовано: 16 мая 2031 г.</p>", text=text, lang="ru")
    assert value(found, "published") == "2031-05-16"


# The title


def test_the_heading_that_readers_see_is_the_title_though_others_differ() -> None:
    head = "<title>Alva ferries leave harbour for the north - The Alva Gazette</title>"
    found = described(head + meta("og:title", "Why the ferries leave Port Alva's harbour"))
    assert value(found, "title") == "Ferries leave the harbour"


def test_the_name_of_the_site_is_no_title_and_no_part_of_one() -> None:
    head = "<title>Ferries leave the harbour | Port | The Alva Gazette</title>"
    head += meta("og:site_name", "The Alva Gazette")
    found = described(
        head, title="<h1>The Alva Gazette</h1><h2>Ferries leave the harbour | Port</h2>"
    )
    assert value(found, "title") == "Ferries leave the harbour | Port"


def test_a_heading_of_another_rank_counts_where_the_page_calls_it_its_title() -> None:
    found = described(
        meta("og:title", "Ferries &amp;amp; fish"), title="<h1>Port</h1><h2>Ferries &amp; fish</h2>"
    )
    assert value(found, "title") == "Ferries & fish"


def test_titles_of_which_none_is_confirmed_are_left_to_the_editor() -> None:
    found = described(meta("og:title", "Sunday special"), title="<h1>Port life</h1>")
    assert value(found, "title") is None
    assert found.lacking["title"] == 'the page has several: "Port life", "Sunday special"'


def test_without_any_heading_two_that_agree_are_a_title() -> None:
    head = meta("og:title", "Ferries leave") + linked_data(headline="Ferries leave")
    assert value(described(head, title=""), "title") == "Ferries leave"


# Authors


@pytest.mark.parametrize(
    ("head", "under", "names"),
    [
        (linked_data(author={"@type": "Person", "name": "Ada Pike"}), "", ("Ada Pike",)),
        (
            linked_data(author=[{"name": "Ada Pike"}, {"name": "Jo Brandt"}]),
            "",
            ("Ada Pike", "Jo Brandt"),
        ),
        (meta("author", "By Ada Pike and Jo Brandt"), "", ("Ada Pike", "Jo Brandt")),
        ("", "<p>By Ada Pike</p>", ("Ada Pike",)),
        (meta("author", "Ada Pike"), "<p>By Ada Pike and Jo Brandt</p>", ("Ada Pike", "Jo Brandt")),
    ],
)
def test_authors_are_found(head: str, under: str, names: tuple[str, ...]) -> None:
    found = described(head, under).authors
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    ("head", "under"),
    [
        (meta("author", "admin"), ""),
        (meta("author", "ada.pike"), ""),
        (meta("author", "https://gazette.example/pike"), ""),
        (meta("author", "The Alva Gazette") + meta("og:site_name", "The Alva Gazette"), ""),
        (linked_data(author={"@type": "Organization", "name": "The News Desk"}), ""),
        ("", "<p>By the end of the week all will be well</p>"),
        (meta("author", "Ada Pike") + linked_data(author={"name": "Jo Brandt"}), ""),
    ],
)
def test_what_is_no_author_or_one_of_two_is_left_out(head: str, under: str) -> None:
    found = described(head, under)
    assert found.authors is None
    assert "author" in found.lacking


# Outlet and address


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://gazette.example/a", "gazette"),
        ("https://www.gazette.example/a", "gazette"),
        ("https://m.gazette.example/a", "gazette"),
        ("https://gazette.example/sport/a", "gazette-sport"),
        ("https://gazette.example/sports/a", "gazette"),
        ("https://t.me/pilot/17", "pilot"),
        ("https://t.me/mayor/17", None),
        ("https://notgazette.example/a", None),
    ],
)
def test_the_outlet_is_whose_website_has_the_address(address: str, outlet: str | None) -> None:
    assert value(described(address=address, read=TODAY), "outlet") == outlet


def test_the_outlet_is_who_has_the_name_that_the_page_gives() -> None:
    assert value(described(meta("og:site_name", "Вестник Альвы")), "outlet") == "gazette"
    assert value(described(linked_data(publisher={"name": "Alva Herald"})), "outlet") == "herald"


def test_a_page_of_one_outlet_at_the_address_of_another_is_left_to_the_editor() -> None:
    head = linked_data(publisher={"name": "The Alva Herald"})
    found = described(head, address="https://gazette.example/a", read=TODAY)
    assert found.lacking["outlet"] == 'its address is of "gazette", its name of "herald"'


def test_the_address_is_the_page_s_own_without_what_follows_readers() -> None:
    link = '<link rel="canonical" href="/a?id=7&amp;utm_source=mail#top">'
    found = described(link, address="https://gazette.example/a?id=7&fbclid=x", read=TODAY)
    assert value(found, "url") == "https://gazette.example/a?id=7"
    assert value(found, "accessed") == "2031-07-01"


def test_an_address_of_a_front_page_or_of_somebody_else_is_not_the_page_s_own() -> None:
    front = '<link rel="canonical" href="https://gazette.example/">'
    other = meta("og:url", "https://herald.example/b")
    for head in (front, other):
        found = described(head, address="https://gazette.example/a?utm_medium=x", read=TODAY)
        assert value(found, "url") == "https://gazette.example/a"
    assert value(described(front + linked_data()), "url") is None


def test_a_copy_in_an_archive_has_both_addresses_and_its_day() -> None:
    copy = "https://web.archive.org/web/20310520121314/https://gazette.example/a?b=1"
    found = described(address=copy, read=TODAY)
    assert value(found, "url") == "https://gazette.example/a?b=1"
    assert value(found, "archive_url") == copy
    assert value(found, "accessed") == "2031-05-20"


# Language


def test_a_language_that_the_letters_or_words_deny_is_left_out_or_set_right() -> None:
    german = paragraph(
        "Der Bürgermeister hat den Hafen geschlossen und nicht gesagt, wann er ihn wieder öffnet,"
        " und die Lotsen haben ihn auch nicht gefragt. "
    )
    assert value(described(text=german, lang="en-US"), "language") == "de"
    assert value(described(text=german, lang="de-AT"), "language") == "de"
    korean = paragraph(
        "알바항의 마지막 여객선 두 척이 금요일 새벽 폐쇄된 항구를 떠나 북쪽 항구로 향했다. "
    )
    assert value(described(text=korean, lang="en"), "language") == "ko"
    kazakh = paragraph(
        "Паромдар жабық айлақтан таң ата кетті деп хабарлады порт лоцмандары бүгін. "
    )
    found = described(text=kazakh, lang="en")
    assert value(found, "language") is None
    assert found.lacking["language"] == "the page says en, and its text does not bear that out"


def test_of_a_language_the_script_is_kept_and_the_country_is_not() -> None:
    chinese = paragraph("阿尔瓦港最后两艘渡轮周五黎明前离开关闭的港口，驶往北港，引航员说。")
    assert value(described(text=chinese, lang="zh-Hans-CN"), "language") == "zh-Hans"
    assert value(described(lang="en-GB"), "language") == "en"
    assert value(described(lang=""), "language") == "en"


# JSON-LD as it is found


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "datePublished": "2031-05-16"} -->',
        '{"@type": "NewsArticle", "datePublished": "2031-05-16",}',
        '[{"@type": ["Thing", "NewsArticle"], "datePublished": "2031-05-16"}];',
        '{"@graph": [{"mainEntity": {"@type": "Article", "datePublished": "2031-05-16"}}]}',
        '{"@type": "http://schema.org/Report", "about": "a\nb", "datePublished": "2031-05-16"}',
    ],
)
def test_linked_data_is_read_however_it_is_written(script: str) -> None:
    found = described(f'<script type="application/ld+json">{script}</script>')
    assert value(found, "published") == "2031-05-16"


@pytest.mark.parametrize("script", ["{", "[" * 20_000, '{"@type": {"a": 1}}', "null", '"x"'])
def test_linked_data_that_is_none_is_passed_over(script: str) -> None:
    found = described(f'<script type="application/ld+json">{script}</script>')
    assert value(found, "title") == "Ferries leave the harbour"
