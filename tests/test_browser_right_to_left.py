"""A dossier written from right to left, with words and names of every width, in a real browser."""

import pytest
from conftest import Serve
from dossiers import built, write_dossier
from playwright.sync_api import Browser
from tour import WIDTHS, at_every_width, tour
from websites import Website

pytestmark = pytest.mark.browser

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

HARBOUR = {
    "dossier.yaml": f"""
        title: ميناء ألفا
        language: ar
        as_of: 2031-05
        lead: harbour
        publisher: {LONG}
        """,
    "briefs/harbour.yaml": f"""
        title: الميناء مغلق
        date: 2031-05-20
        bottom_line: الميناء مغلق منذ يوم الاثنين. [@herald "أغلق الميناء منذ يوم الاثنين"]
        body: |
          ## ما حدث

          كتبت [[actor:herald]] عن ذلك.[@herald "ولا أحد يعرف متى سيفتح … كما قال المرشدون"]

          | {LONG} | {LONG} |
          |---|---|
          | {LONG} | https://harbour.example/{LONG.lower()}/{LONG.lower()} |

              {LONG} {LONG} {LONG}
        key_judgements:
          - text: سيبقى الميناء مغلقا. [@herald "أغلق الميناء منذ يوم الاثنين"]
            likelihood: likely
        gaps: [متى سيفتح الميناء؟]
        """,
    "sources/herald.yaml": f"""
        title: إغلاق الميناء
        outlet: herald
        published: 2031-05-14
        language: ar
        origin: own
        url: https://harbour.example/{LONG.lower()}/{"a" * 120}
        """,
    "articles/herald.txt": (
        "قال رئيس البلدية: أغلق الميناء منذ يوم الاثنين بسبب الإضراب.\n\n"
        "ولا أحد يعرف متى سيفتح مرة أخرى، كما قال المرشدون للصحيفة.\n\n"
        "كان الطقس جميلا، وعزفت الفرقة على الرصيف حتى المساء.\n"
    ),
    "actors/herald.yaml": f"""
        name: صحيفة ألفا
        kind: outlet
        former_ids: [gazette]
        names:
          - {{text: Der Herold von Alva, language: de}}
          - {{text: {LONG}, language: de}}
          - {{text: アルヴァ・ヘラルド, language: ja}}
        """,
    "events/closing.yaml": """
        date: 2031-05-12
        title: أغلق الميناء
        actors: [herald]
        topics: [الميناء]
        cite: [{source: herald, quote: أغلق الميناء منذ يوم الاثنين}]
        """,
    "events/opening.yaml": """
        date: 2031-05/..
        title: سيفتح الميناء
        """,
    "statements/mayor.yaml": """
        speaker: herald
        gist: أغلق الميناء.
        wordings:
          - {source: herald, quote: أغلق الميناء منذ يوم الاثنين, mode: direct}
        """,
    "disagreements/day.yaml": f"""
        question: متى أغلق الميناء؟ {LONG}
        about: [event:closing, actor:herald]
        answers:
          - {{answer: يوم الاثنين, cite: [{{source: herald, quote: منذ يوم الاثنين}}]}}
          - {{answer: {LONG}}}
        """,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Website:
    folder = tmp_path_factory.mktemp("rtl")
    content = write_dossier(folder / "content", HARBOUR, bare=True)
    return Website(built(content, folder / "site"))


def test_every_page_says_its_language_and_runs_from_right_to_left(site: Website) -> None:
    assert {(page.get("lang"), page.get("dir")) for page in site.pages.values()} == {("ar", "rtl")}
    german = site.pages["actors/herald/index.html"].xpath("//bdi[@lang='de']")
    assert [name.get("dir") for name in german] == ["ltr", "ltr"]


def test_no_page_scrolls_sideways_in_either_direction(browser: Browser, site: Website) -> None:
    leads_on = "//meta[@http-equiv='refresh']"
    files = [name for name, page in site.pages.items() if not page.xpath(leads_on)]
    assert len(files) == len(site.pages) - 2
    assert len(files) >= 15
    assert at_every_width(browser, [f"{site.folder.as_uri()}/{name}" for name in files]) == []


def test_a_quotation_leads_to_its_marked_words(browser: Browser, site: Website) -> None:
    context = browser.new_context()
    front = site.folder.as_uri() + "/"
    visits = tour(context, front, ["briefs/harbour/index.html", "sources/herald/index.html"])
    brief, source = visits.values()
    assert brief.faults + source.faults == []
    assert [cited.words for cited in brief.cited] == [
        "أغلق الميناء منذ يوم الاثنين",
        "أغلق الميناء منذ يوم الاثنين",
        "ولا أحد يعرف متى سيفتح … كما قال المرشدون",
    ]
    ids = [cited.href.partition("#")[2] for cited in brief.cited]
    assert source.marks[ids[0]] == "أغلق الميناء منذ يوم الاثنين"
    assert source.marks[ids[2]] == "ولا أحد يعرف متى سيفتح"
    assert source.marks[f"{ids[2]}-1"] == "كما قال المرشدون"
    context.close()


def test_an_open_card_stays_inside_the_window(browser: Browser, site: Website) -> None:
    context = browser.new_context()
    page = context.new_page()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto((site.folder / "briefs/harbour/index.html").as_uri())
        for number in page.locator("a.citation").all():
            number.click()
            box = page.locator(".citation-card").bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
            page.keyboard.press("Escape")
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_former_address_leads_to_the_present_one(
    browser: Browser, site: Website, serve: Serve, scripts: bool
) -> None:
    top = serve(site.folder, "/some/path/")
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(top + "actors/gazette/", wait_until="commit")
    page.wait_for_url(top + "actors/herald/index.html")
    assert page.locator("h1").inner_text() == "صحيفة ألفا"
    context.close()
