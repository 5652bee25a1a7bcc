"""What a page is that has no article, and that a page which has one is taken though it looks so."""

import datetime

import pytest

from dossier.intake.brought import Brought
from dossier.intake.describing import Description, describe
from dossier.intake.papers import open_paper
from dossier.intake.refusal import RefusedError

TODAY = datetime.date(2031, 7, 1)
STORY = (
    "<p>The last two ferries of Port Alva left the closed harbour before dawn on Friday and sailed"
    " for the northern port, where they will take on passengers, the pilots said.</p>"
)
CONSENT = (
    "<h2>Your privacy</h2><p>We and our 200 partners use cookies. Accept all, or manage your"
    " preferences; you can withdraw your consent at any time.</p><button>Accept all</button>"
)
FORM = '<form><input name="name"><input type="password"><button>Log in</button></form>'
LINKS = "".join(f'<li><a href="/{n}">Section number {n} of the site</a></li>' for n in range(20))


def looked_at(body: str, title: str = "Ferries leave", head: str = "") -> Description:
    page = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    brought = Brought(page.encode(), "page.html")
    return describe(open_paper(brought), brought, (), TODAY)


def refusal(body: str, title: str = "Ferries leave", head: str = "") -> str:
    with pytest.raises(RefusedError) as caught:
        looked_at(body, title, head)
    return caught.value.message


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (CONSENT, "the page asks for consent, and shows nothing else"),
        (f"<h1>Log in</h1>{FORM}", "the page asks to log in"),
        (f"<ul>{LINKS}</ul>{FORM}<p>Please log in to read.</p>", "the page asks to log in"),
        ("<h1>Sorry</h1><p>Page not found.</p>", "the page says that there is no such article"),
        (f"<h1>Page not found</h1>{STORY * 9}", "the page says that there is no such article"),
        ("<h1>Pagina non trovata</h1>", "the page says that there is no such article"),
        ("<h1>Access denied</h1><p>Ray ID: 7</p>", "the page asks whether a human being reads it,"),
        ("<div id=app></div><script src=a.js></script>", "the page has no text of its own: a"),
        ("<noscript>Please enable JavaScript</noscript><p>Loading…</p>", "the page has no text"),
        (f"<ul>{LINKS}</ul>", "the page is a list of links, not an article"),
        ("", "the page has no text"),
    ],
)
def test_what_is_no_article_is_told_by_what_it_says(body: str, message: str) -> None:
    assert refusal(body).startswith(message)


@pytest.mark.parametrize("title", ["404", "Page not found - The Alva Gazette", "Gazette | 404"])
def test_the_title_tells_that_a_page_is_missing_whatever_else_it_shows(title: str) -> None:
    assert refusal(STORY * 9, title) == "the page says that there is no such article"


@pytest.mark.parametrize(
    "body",
    [
        f"{CONSENT}<h1>Ferries leave</h1>{STORY * 2}",
        f"<header>{FORM}</header><h1>Ferries leave</h1>{STORY * 2}",
        f"<h1>How “page not found” became a joke</h1>{STORY * 2}",
        f"<h1>Ferries leave</h1>{STORY * 2}<p>Access denied, said the mayor.</p>",
        f"<h1>Ferries leave</h1>{STORY * 2}<script src=a.js></script><noscript>JS</noscript>",
        f"<nav><ul>{LINKS}</ul></nav><h1>Ferries leave</h1>{STORY * 2}",
    ],
)
def test_an_article_among_such_things_is_taken(body: str) -> None:
    assert looked_at(body).found["language"].value == "en"


def test_the_front_page_of_a_site_is_refused_unless_it_describes_an_article() -> None:
    link = '<link rel="canonical" href="https://gazette.example/">'
    assert refusal(STORY * 3, head=link) == "the page is the front page of a site, not an article"
    item = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
    assert looked_at(STORY * 3, head=link + item).found


def test_of_a_list_of_articles_no_title_and_no_day_is_proposed() -> None:
    stories = (
        f"<article><h2>Story {n}</h2><p>1{n} May 2031</p>{STORY}</article>" for n in range(5)
    )
    found = looked_at("".join(stories), "Port news")
    assert found.lacking["title"] == 'the page has several: "Story 0", "Port news"'
    assert "published" in found.lacking


def test_a_word_before_the_headline_is_no_part_of_it() -> None:
    title = '<meta property="og:title" content="Ferries leave the harbour">'
    found = looked_at(f"<h1><b>NEWS</b> FERRIES LEAVE THE HARBOUR</h1>{STORY * 2}", head=title)
    assert found.found["title"].value == "Ferries leave the harbour"


def test_the_beginning_of_an_article_for_payers_is_said_to_be_one() -> None:
    item = '<script type="application/ld+json">{"@type": "Report", "isAccessibleForFree": "False"}'
    box = "<div class=paywall><p>Subscribe to continue reading.</p></div>"
    found = looked_at(f"<h1>Ferries leave</h1>{STORY * 2}{box}", head=f"{item}</script>")
    assert found.remarks == (
        "the page shows only the beginning of the article; the rest is for payers",
    )
    assert found.omissions[-1].passage == "Subscribe to continue reading."
