"""How each page presents itself elsewhere: its description, its card, its data."""

import json
import re
from pathlib import Path

import pytest
from dossiers import CONTENT, TEMPLATES, write_dossier
from lxml.html import HtmlElement, document_fromstring
from playwright.sync_api import Browser

from dossier.pages.sharing import LONGEST, as_json, one_sentence
from dossier.pipeline import Where, Wishes, make

BASE = "https://alva.example/dossiers/harbour/"

FILES = {
    "actors/mayor.yaml": """
        name: Ines Solm
        kind: person
        """,
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        summary: |
          Nobody went out that day. [@herald "the harbour has been closed since Monday"]
          The band played on.
        """,
    "statements/closed.yaml": """
        speaker: mayor
        date: 2031-05-14
        gist: The harbour is closed.
        wordings:
          - {source: herald, quote: the harbour has been closed since Monday, mode: direct}
        """,
    "disagreements/opening.yaml": """
        question: When does the harbour open?
        answers: [{answer: On Friday}, {answer: Nobody knows}]
        """,
}


def pages(folder: Path, files: dict[str, str] = FILES, **wishes: object) -> dict[str, HtmlElement]:
    content = write_dossier(folder, files)
    made = make(Where(content, (TEMPLATES,)), Wishes(**wishes))  # type: ignore[arg-type]
    assert made.files is not None, "\n".join(map(str, made.problems))
    return {
        name.removesuffix("index.html"): document_fromstring(data.decode())
        for name, data in made.files.items()
        if name.endswith(".html")
    }


def said(page: HtmlElement) -> dict[str, str]:
    """The `meta` elements of Open Graph and Twitter."""
    metas = page.xpath("//head/meta[@property or starts-with(@name, 'twitter:')]")
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in metas}


def described(page: HtmlElement) -> str:
    (found,) = page.xpath("//head/meta[@name='description']/@content")
    return str(found)


# The card


def test_a_page_has_a_card_with_its_picture_where_the_sites_address_is_known(
    tmp_path: Path,
) -> None:
    card = said(pages(tmp_path, base_url=BASE)["events/closing/"])
    picture = card.pop("og:image")
    assert card == {
        "og:type": "article",
        "og:site_name": "The harbour of Port Alva",
        "og:locale": "en_US",
        "og:title": "The harbour closed",
        "og:description": "Nobody went out that day.",
        "og:url": f"{BASE}events/closing/",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Event · 12 May 2031: The harbour closed",
        "twitter:card": "summary_large_image",
    }
    assert re.fullmatch(re.escape(BASE) + r"assets/pictures/[0-9a-f]{16}\.png", picture)


def test_a_page_names_no_address_where_the_sites_is_not_known(tmp_path: Path) -> None:
    card = said(pages(tmp_path)["events/closing/"])
    assert {"og:url", "og:image", "og:image:alt"}.isdisjoint(card)
    assert card["twitter:card"] == "summary"


def test_the_type_is_that_of_the_page(tmp_path: Path) -> None:
    found = pages(tmp_path)
    addresses = ("", "actors/", "actors/mayor/", "actors/herald/", "events/closing/")
    assert [said(found[address])["og:type"] for address in addresses] == [
        "website", "website", "profile", "article", "article",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en-GB", "en_GB"), ("ko", "ko_KR"), ("zh-Hant", "zh_TW"), ("tlh", "tlh")],
)
def test_the_locale_has_a_territory(tmp_path: Path, language: str, locale: str) -> None:
    settings = f"title: Alva\nas_of: 2031-05-20\nlead: harbour\nlanguage: {language}\n"
    assert said(pages(tmp_path, {"dossier.yaml": settings})[""])["og:locale"] == locale


def test_where_nothing_stands_nothing_is_shared(tmp_path: Path) -> None:
    moved = {"events/closing.yaml": "{date: 2031-05-12, title: Shut, former_ids: [shut]}"}
    found = pages(tmp_path, moved, base_url=BASE)
    for address in ("404.html", "events/shut/"):
        assert said(found[address]) == {}
        assert found[address].xpath("//script[@type='application/ld+json']") == []


def test_the_colours_around_the_page_are_those_of_its_paper(tmp_path: Path) -> None:
    tokens = (TEMPLATES / "assets" / "css" / "10-tokens.css").read_text()
    match = re.search(r"--paper: light-dark\((#\w+), (#\w+)\)", tokens)
    assert match
    for page in pages(tmp_path).values():
        metas = page.xpath("//head/meta[@name='theme-color']")
        assert [(meta.get("content"), meta.get("media")) for meta in metas] == [
            (match[1], "(prefers-color-scheme: light)"),
            (match[2], "(prefers-color-scheme: dark)"),
        ]


def test_every_picture_that_a_page_names_is_in_the_site_and_no_other() -> None:
    made = make(Where(CONTENT, (TEMPLATES,)), Wishes(base_url=BASE))
    assert made.files is not None
    html = [data.decode() for name, data in made.files.items() if name.endswith(".html")]
    named = {said(document_fromstring(page)).get("og:image") for page in html} - {None}
    assert named == {BASE + name for name in made.files if name.endswith(".png")}
    assert len(named) > 50


# The description


def test_a_description_is_one_sentence_and_says_more_than_the_title(tmp_path: Path) -> None:
    found = pages(tmp_path)
    addresses = ("events/closing/", "statements/closed/", "disagreements/opening/", "actors/mayor/")
    assert [described(found[address]) for address in addresses] == [
        "Nobody went out that day.",
        "Said by Ines Solm, 14 May 2031: the wording of one source, and what it rests on.",
        "The sources give different answers: On Friday · Nobody knows",
        "Ines Solm (person), in “The harbour of Port Alva”.",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("The harbour\nclosed.  It rained.", "The harbour closed."),
        ("Dr. Solm left.\n\nAll is well.", "Dr. Solm left."),
        ("港は閉まった。雨が降った。", "港は閉まった。"),
        ("x" * 200, "x" * (LONGEST - 1) + "…"),
        ("pilot " * 26 + "pilots, and", "pilot " * 26 + "…"),
        ("a" * (LONGEST - 2) + "; and so on and so on", "a" * (LONGEST - 2) + "…"),
    ],
)
def test_the_first_sentence_is_taken_and_a_long_one_cut_at_a_word(text: str, sentence: str) -> None:
    found = one_sentence(text)
    assert found == sentence.replace(" …", "…")
    assert len(found) <= LONGEST


def test_no_description_of_the_real_site_is_long(built_site: Path) -> None:
    for file in built_site.rglob("*.html"):
        text = described(document_fromstring(file.read_text()))
        assert 0 < len(text) <= LONGEST, file


# The data


def test_nothing_in_the_data_ends_its_element(tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script><!-- & it's"
    event = f'date: 2031-05-12\ntitle: "{evil}"\n'
    page = pages(tmp_path, {"events/closing.yaml": event})["events/closing/"]
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    assert not set("<>&") & set(text)
    assert json.loads(text)["name"] == evil
    assert "alert" not in "".join(page.xpath("//script[not(@type)]/text()"))


def test_nothing_in_the_data_ends_a_line() -> None:
    assert as_json({"a\u2028": "б\u2029\n"}) == r'{"a\u2028":"б\u2029\n"}'


def test_the_policy_of_the_page_has_nothing_against_its_data(browser: Browser) -> None:
    made = make(Where(CONTENT, (TEMPLATES,)), Wishes(pictures=False))
    assert made.files is not None
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.route("**/*", lambda route: route.fulfill(body=b"", content_type="text/javascript"))
    front = made.files["index.html"]
    page.route("**/front", lambda route: route.fulfill(body=front, content_type="text/html"))
    page.goto("http://alva.example/front")
    assert json.loads(page.inner_text("script[type='application/ld+json']"))["@type"] == "WebPage"
    assert [text for text in told if "Content Security Policy" in text] == []
    page.close()
