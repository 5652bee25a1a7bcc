"""Search in a real browser: what finds what, and that the keyboard alone does it all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Open, Serve
from dossiers import built, write_dossier
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

WANTED = {
    "LNR": "Luhansk People’s Republic",
    "Matsegora": "Alexander Matsegora",
    "Мацегора": "Alexander Matsegora",
    "최선희": "Choe Son Hui",
    "choe sonhui": "Choe Son Hui",
    "Choe Son Hui": "Choe Son Hui",
}

HARBOUR = {
    "actors/maren.yaml": """
        name: Ana-María Ó’Brien Łukasz
        kind: person
        names:
          - {text: 朝鲜外务相安娜, language: zh}
          - {text: 조선중앙통신, language: ko}
          - {text: วิทยุอัลวา, language: th}
        """,
    "actors/marine.yaml": "name: Marine guard\nkind: organisation\nnames: [{text: MG}]\n",
    "actors/tower.yaml": "name: Tower\nkind: organisation\nsummary: Saw MG and Ana-María.\n",
    "events/closing.yaml": """
        date: 2031-05-12
        title: The captains’ dispute with the Marine guard
        summary: Ships of the year 2024 left, and those of 2025 came, the pilots’ guild said.
        topics: [Straße]
        """,
    "events/names.yaml": """
        date: 2031-05-13
        title: 独立した共和国の外務省が発表した
        """,
}


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    content = write_dossier(folder / "content", HARBOUR)
    return built(content, folder / "site") / "search" / "index.html"


@pytest.fixture
def search(browser: Browser, harbour: Path) -> Iterator[Page]:
    """The search page of a small dossier, its index built."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(harbour.as_uri())
    page.evaluate("searching.ready")
    yield page
    context.close()


def found(page: Page, query: str) -> list[str]:
    """The titles of what is found, the best first."""
    return page.evaluate(  # type: ignore[no-any-return]
        "(query) => searching.find(query).map((hit) => hit.record.title || hit.record.text)", query
    )


def results(page: Page) -> list[str]:
    return page.locator(".found li a").all_inner_texts()


# What finds what


@pytest.mark.parametrize("query", WANTED)
def test_the_right_actor_is_the_very_first_result_from_disk(open_page: Open, query: str) -> None:
    page = open_page("chronology")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type(query)
    expect(page.locator(".found li a").first).to_have_text(WANTED[query])
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(WANTED[query])


def test_the_right_actor_is_the_very_first_result_under_a_path(
    browser: Browser, built_site: Path, serve: Serve
) -> None:
    top = serve(built_site, "/some/path/")
    context = browser.new_context()
    page = context.new_page()
    for query, name in WANTED.items():
        page.goto(top + "evidence/")
        page.keyboard.press("/")
        page.wait_for_url(top + "search/index.html")
        page.keyboard.type(query)
        expect(page.locator(".found li a").first).to_have_text(name)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(name)
        assert page.url.startswith(top + "actors/")
    context.close()


@pytest.mark.parametrize(
    "query",
    [
        "ana maría",
        "ANA MARIA",
        "anamaria",
        "Ana‑María",
        "obrien",
        "o'brien",
        "o brien",
        "lukasz",
        "Lukas obrian",
        "brie",
        "łukasz ana",
        "朝鲜",
        "外务相",
        "安娜",
        "중앙통신",
        "조선 중앙 통신",
        "통신",
        "วิทยุ",
    ],
)
def test_a_name_is_found_however_it_is_written(search: Page, query: str) -> None:
    assert found(search, query)[:1] == ["Ana-María Ó’Brien Łukasz"]


@pytest.mark.parametrize(
    "query", ["captains dispute", "captain's", "pilots guild", "strasse", "12 May", "guards"]
)
def test_a_text_is_found_by_its_words_with_or_without_their_marks(search: Page, query: str) -> None:
    assert "The captains’ dispute with the Marine guard" in found(search, query)


@pytest.mark.parametrize("query", ["独立", "共和国", "外務省"])
def test_words_inside_a_run_without_spaces_are_found(search: Page, query: str) -> None:
    assert found(search, query) == ["独立した共和国の外務省が発表した"]


def test_a_name_goes_before_a_text_that_has_it_oftener(search: Page) -> None:
    assert found(search, "MG") == ["Marine guard", "Tower", HARBOUR_EVENT]


HARBOUR_EVENT = "The captains’ dispute with the Marine guard"


def test_a_slip_is_forgiven_in_a_long_word_and_not_in_a_number_or_a_short_one(
    search: Page,
) -> None:
    assert found(search, "dissputte") == [HARBOUR_EVENT]
    assert found(search, "2026") == []
    assert "Marine guard" not in found(search, "GM")


def test_every_word_must_be_there(search: Page) -> None:
    assert found(search, "captains tower") == []
    assert found(search, "?!") == []


# What is shown


def test_the_words_found_are_marked_and_counted(open_page: Open) -> None:
    page = open_page("search")
    page.keyboard.type("matse")
    marks = page.locator(".found mark")
    expect(marks.first).to_have_text("Matsegora")
    assert set(marks.all_inner_texts()) == {"Matsegora"}
    number = len(page.evaluate("searching.find('matse').map(() => 1)"))
    expect(page.get_by_role("status")).to_have_text(f"{number} results for “matse”")
    expect(page.locator(".a-to-z")).to_be_hidden()


def test_an_alias_that_was_found_is_shown_and_marked_in_its_language(open_page: Open) -> None:
    page = open_page("search")
    page.keyboard.type("최선희")
    expect(page.locator(".found bdi[lang=ko] mark")).to_have_text("최선희")


def test_a_long_text_is_cut_around_the_words_found(open_page: Open) -> None:
    page = open_page("search")
    page.keyboard.type("shingle")
    text = page.locator(".found-text").first
    expect(text.locator("mark").first).to_be_visible()
    assert len(text.inner_text()) < 300


def test_nothing_found_is_said_with_a_way_on_and_the_register_stays(open_page: Open) -> None:
    page = open_page("search")
    page.keyboard.type("<b>zzzz")
    expect(page.get_by_role("status")).to_have_text(
        "Nothing was found for “<b>zzzz”. Fewer words, or another spelling of a name, find more."
    )
    expect(page.locator(".a-to-z")).to_be_visible()


def test_a_kind_with_many_results_shows_the_first_and_unfolds_the_rest(open_page: Open) -> None:
    page = open_page("search")
    page.keyboard.type("korea")
    section = page.locator(".found section").filter(has_text="Statements").first
    expect(section.locator("li")).to_have_count(6)
    heading = section.locator("h2").inner_text()
    section.get_by_role("button").click()
    assert heading == f"Statements {section.locator('li').count()}"
    expect(section.locator("li a").nth(6)).to_be_focused()


# The keyboard, the address


def test_arrows_walk_through_the_results_and_escape_clears(open_page: Open) -> None:
    page = open_page("search")
    field = page.locator("#search")
    expect(field).to_be_focused()
    page.keyboard.type("matsegora")
    links = page.locator(".found li a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(links).to_have_count(0)
    assert "?" not in page.url


def test_the_query_is_kept_in_the_address_and_found_again_by_it(open_page: Open) -> None:
    page = open_page("search")
    page.keyboard.type("choe sonhui & “peace”")
    page.wait_for_url("**/search/index.html?q=*peace*")
    address = page.url
    page.locator("#search").fill("LNR")
    page.wait_for_url("**?q=LNR")
    page.goto(address)
    expect(page.locator("#search")).to_have_value("choe sonhui & “peace”")
    page.locator("#search").fill("choe sonhui")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/choe-son-hui/index.html")
    page.go_back()
    expect(page.locator("#search")).to_have_value("choe sonhui")
    assert results(page)[0] == "Choe Son Hui"


def test_a_slash_in_a_field_is_a_slash(open_page: Open) -> None:
    page = open_page("search")
    page.keyboard.type("1/2")
    expect(page.locator("#search")).to_have_value("1/2")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    expect(page.locator("#search")).to_have_value("1/2")


def test_without_scripts_there_is_the_register_and_no_field(open_page: Open) -> None:
    page = open_page("search", java_script_enabled=False)
    expect(page.locator("form")).to_be_hidden()
    expect(page.get_by_text("Searching needs JavaScript.")).to_be_visible()
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="М").click()
    page.get_by_role("link", name="Ольга Макеева").click()
    expect(page.locator("h1")).to_have_text("Olga Makeyeva")
