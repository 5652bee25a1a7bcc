"""From every number to its note, and from there to the very words, marked, in the article."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from conftest import Open
from dossiers import CONTENT, linked
from playwright.sync_api import Browser, Page, expect
from tour import Cited, Visit, tour
from websites import Website

from dossier.excerpts import passage_id
from dossier.verification import Verification, verify

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(built_site: Path) -> Website:
    return Website(built_site)


@pytest.fixture(scope="module")
def verification() -> Verification:
    return verify(linked(CONTENT))


@pytest.fixture(scope="module")
def plain_visits(browser: Browser, site: Website) -> dict[str, Visit]:
    """Every page of the site, opened with JavaScript off."""
    context = browser.new_context(java_script_enabled=False)
    found = tour(context, site.folder.as_uri() + "/", site.pages, listening=False)
    context.close()
    return found


@pytest.fixture(params=["scripts on", "scripts off"])
def visited(request: pytest.FixtureRequest) -> dict[str, Visit]:
    """The tour of the site, with JavaScript and without."""
    return request.getfixturevalue(  # type: ignore[no-any-return]
        "visits" if request.param == "scripts on" else "plain_visits"
    )


def test_every_number_leads_to_its_note(visited: dict[str, Visit]) -> None:
    cited = [(visit.file, each) for visit in visited.values() for each in visit.cited]
    assert len(cited) > 400
    assert [(file, each) for file, each in cited if each.note != each.number] == []


def test_every_note_leads_to_a_mark_that_holds_exactly_the_quoted_words(
    visited: dict[str, Visit], site: Website
) -> None:
    wrong = []
    count = 0
    for visit in visited.values():
        for cited in visit.cited:
            if cited.words:
                count += 1
                marked = marked_words(cited, visited, site)
                if marked is None or not same_words(cited.words, marked):
                    wrong.append(f"{visit.file} {cited.number}: {cited.words!r} -> {marked!r}")
    assert count > 400
    assert wrong == []


def test_every_quotation_that_was_verified_has_its_mark(
    visited: dict[str, Visit], verification: Verification
) -> None:
    """The marks are the spans that the quote check found, to the letter."""
    assert verification.verified == len(verification.quoted)
    for use in verification.quoted:
        passage = verification.passage(use.citation)
        assert passage is not None
        text = passage.found.article.text
        marks = visited[f"sources/{passage.source}/index.html"].marks
        id = passage_id(use.citation)
        shown = [marks.get(each) for each in pieces(id, marks)]
        expected = [text[span.start : span.end] for span in passage.found.spans]
        assert list(map(flat, shown)) == list(map(flat, expected)), use.citation


def test_no_mark_is_without_a_quotation(
    visited: dict[str, Visit], verification: Verification
) -> None:
    quoted = {passage_id(use.citation) for use in verification.quoted}
    found = {id for visit in visited.values() for id in visit.marks}
    assert {re.sub(r"(q-\w+)-\d+", r"\1", id) for id in found} == quoted


def marked_words(cited: Cited, visits: dict[str, Visit], site: Website) -> str | None:
    """The text of the mark at the end of a note's link, with the pieces that follow it."""
    file = site.file_at(cited.href, site.folder.as_uri() + "/")
    id = unquote(urldefrag(cited.href).fragment)
    marks = visits[file].marks if file else {}
    return " ".join(marks[each] for each in pieces(id, marks)) if id in marks else None


def pieces(id: str, marks: dict[str, str]) -> list[str]:
    """The id of a mark and those of its further pieces, in order."""
    found = [each for each in marks if re.fullmatch(rf"{id}(-\d+)?", each)]
    return sorted(found, key=lambda each: int(each[len(id) + 1 :] or 0))


def flat(text: str | None) -> str | None:
    """Paragraph ends aside, which a mark over several shows as breaks."""
    return re.sub(r"\s+", "", text) if text is not None else None


def same_words(quoted: str, marked: str) -> bool:
    """Whether two texts have the same words in the same order; worked out unlike the check.

    Words that the editor put in brackets are not in the article; a letter in brackets has another
    case there.
    """
    bare = re.sub(r"\[(\w)\](?=\w)", r"\1", quoted)
    with_brackets, without = words(bare), words(re.sub(r"\[[^\[\]]*\]", " ", bare))
    return words(marked) in (with_brackets, without)


def words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFC", text).casefold().replace("\u00ad", "")
    return re.findall(r"\w+", re.sub(r"(?<=\w)-\n(?=\w)", "", letters))


@pytest.mark.parametrize(
    ("quoted", "marked", "same"),
    [
        ("“[t]he lamp … was lit”", "The lamp was lit", True),
        ("he [the keeper] lit it", "he lit it", True),
        ("the lamp was lit", "the lamp was not lit", False),
        ("the lamp was lit", "the lamp was", False),
        ("two lamps", "10 lamps", False),
    ],
)
def test_the_comparison_of_words_is_strict(quoted: str, marked: str, same: bool) -> None:
    assert same_words(quoted, marked) is same


# Really clicked, once for each source


@pytest.fixture(params=[True, False], ids=["scripts on", "scripts off"])
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_a_reader_who_follows_the_links_sees_the_marked_words(
    tab: Page, visits: dict[str, Visit], site: Website, verification: Verification
) -> None:
    followed = 0
    for file, cited in one_for_each_source(visits).values():
        tab.goto((site.folder / file).as_uri())
        tab.locator(f"a.citation[href='#ref-{cited.note}']").first.focus()
        tab.keyboard.press("Enter")
        scripted = tab.locator(".citation-card")
        notes = scripted if scripted.count() else tab.locator(f"#ref-{cited.note}")
        notes.locator(".reference-check a").click()
        tab.wait_for_url(cited.href)
        mark = tab.locator("mark:target")
        assert same_words(cited.words, mark.inner_text()), cited
        assert in_view(mark.bounding_box(), tab), cited
        assert outline(mark) == ("2px", "solid"), cited
        followed += 1
    assert followed == len({source for source, *_ in verification.passages})


def one_for_each_source(visits: dict[str, Visit]) -> dict[str, tuple[str, Cited]]:
    """For each source a page, not its own, with a citation of one piece from it."""
    found: dict[str, tuple[str, Cited]] = {}
    for visit in visits.values():
        for cited in visit.cited:
            source = urldefrag(cited.href).url
            if cited.words and "…" not in cited.words and "#q-" in cited.href:
                found.setdefault(source, (visit.file, cited))
    return found


def in_view(box: object, tab: Page) -> bool:
    assert isinstance(box, dict) and tab.viewport_size
    return bool(box["y"] >= 0 and box["y"] + 10 <= tab.viewport_size["height"])


def outline(mark: object) -> tuple[str, str]:
    width, style = mark.evaluate(  # type: ignore[attr-defined]
        "(mark) => [getComputedStyle(mark).outlineWidth, getComputedStyle(mark).outlineStyle]"
    )
    return width, style


def test_a_note_leads_back_to_every_place_that_cites_it(site: Website) -> None:
    for name, page in site.pages.items():
        uses = defaultdict(set)
        for link in page.xpath("//a[contains(@class, 'citation')]"):
            uses[link.get("href").removeprefix("#")].add("#" + link.get("id"))
        notes = page.xpath("//li[@class='reference']")
        back = {
            note.get("id"): set(note.xpath(".//a[@role='doc-backlink']/@href")) for note in notes
        }
        assert back == uses, name


# The way back


def test_from_a_passage_the_browser_and_a_link_lead_back_to_the_very_number(
    open_page: Open, built_site: Path
) -> None:
    page = open_page("briefs/recognition-and-builders")
    number = page.locator("a.citation[id$='-b']").first
    id = number.get_attribute("id")
    number.click()
    page.locator(".citation-card .reference-check a").click()
    page.wait_for_url("**/sources/**")
    back = page.get_by_role("link", name="Back to where this is cited")
    expect(back).to_be_in_viewport()

    back.click()
    page.wait_for_url(f"**/briefs/recognition-and-builders/index.html#{id}")
    expect(number).to_be_in_viewport()
    expect(page.locator("a.citation:target")).to_have_id(str(id))
    expect(page.locator(".citation-card")).to_have_count(0)
    page.go_back()
    page.go_back()
    assert page.url.endswith(f"#{id}")
    expect(number).to_be_in_viewport()


def test_from_the_list_of_references_the_way_back_leads_to_its_entry(open_page: Open) -> None:
    page = open_page("briefs/recognition-and-builders")
    page.locator("#ref-3 .reference-check a").click()
    page.get_by_role("link", name="Back to where this is cited").click()
    page.wait_for_url("**/briefs/recognition-and-builders/index.html#ref-3")
    expect(page.locator("#ref-3")).to_be_in_viewport()


def test_the_way_back_is_offered_only_at_the_passage_that_was_come_to_see(
    open_page: Open,
) -> None:
    page = open_page("briefs/recognition-and-builders")
    page.locator("#ref-1 .reference-check a").click()
    back = page.locator(".way-back")
    expect(back).to_have_count(1)
    page.evaluate("location.hash = document.querySelector('mark:not(:target)').id")
    expect(back).to_have_count(0)
    page.evaluate("location.hash = ''")
    expect(back).to_have_count(0)


def test_the_way_back_never_leads_out_of_the_site(open_page: Open) -> None:
    page = open_page("briefs/recognition-and-builders")
    page.locator("#ref-1 .reference-check a").click()
    expect(page.locator(".way-back")).to_have_count(1)
    page.evaluate(
        "sessionStorage.setItem('way-back', JSON.stringify([location.href, 'https://evil.example/']))"
    )
    page.reload()
    expect(page.locator("mark:target")).to_have_count(1)
    expect(page.locator(".way-back")).to_have_count(0)


def test_without_scripts_the_browser_leads_back_and_no_dead_link_is_shown(open_page: Open) -> None:
    page = open_page("briefs/recognition-and-builders", java_script_enabled=False)
    note = page.locator("#ref-3")
    note.locator(".reference-check a").click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    expect(page.locator(".way-back")).to_have_count(0)
    page.go_back()
    expect(note).to_be_in_viewport()
