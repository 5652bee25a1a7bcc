"""What a reader does on a page: switches colours, reads at any width and by keyboard."""

from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Open
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


# Colours


@pytest.mark.parametrize(("system", "other"), [("light", "dark"), ("dark", "light")])
def test_the_choice_of_colours_is_remembered_on_the_next_page(
    open_page: Open, built_site: Path, system: str, other: str
) -> None:
    page = open_page(color_scheme=system)
    first = paper(page)
    switch = page.locator(".masthead-theme")
    assert switch.get_attribute("aria-pressed") == str(system == "dark").lower()

    switch.click()
    second = paper(page)
    assert second != first
    assert switch.get_attribute("aria-pressed") == str(other == "dark").lower()
    page.goto((built_site / "evidence" / "index.html").as_uri())
    assert paper(page) == second
    page.locator(".masthead-theme").click()
    page.reload()
    assert paper(page) == first


def test_the_colours_follow_the_system_where_nothing_was_chosen(open_page: Open) -> None:
    light, dark = (paper(open_page(color_scheme=scheme)) for scheme in ("light", "dark"))
    assert light != dark
    without = paper(open_page(color_scheme="dark", java_script_enabled=False))
    assert without == dark


def paper(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")  # type: ignore[no-any-return]


# Reading on screens of every width


def test_notes_stand_in_the_margin_where_there_is_one(open_page: Open) -> None:
    notes = ".margin-note:visible"
    wide = open_page(viewport={"width": 1280, "height": 900})
    assert wide.locator(notes).count() > 3
    text = wide.locator(".bottom-line p").first.bounding_box()
    beside = wide.locator(notes).first.bounding_box()
    assert text and beside and beside["x"] >= text["x"] + text["width"]
    narrow = open_page(viewport={"width": 768, "height": 900})
    assert narrow.locator(notes).count() == 0


def test_notes_in_the_margin_do_not_lie_over_each_other(open_page: Open) -> None:
    page = open_page(viewport={"width": 1440, "height": 900})
    boxes = sorted(
        (box["y"], box["y"] + box["height"])
        for note in page.locator(".margin-note:visible").all()
        if (box := note.bounding_box())
    )
    overlaps = [(one, two) for one, two in pairwise(boxes) if two[0] < one[1] - 1]
    assert overlaps == []


def test_notes_in_the_margin_do_not_part_numbers_that_stand_together(open_page: Open) -> None:
    """A number parted from the sentence would need a target of 24 px of its own (WCAG 2.5.8)."""
    page = open_page(viewport={"width": 1280, "height": 900})
    numbers = page.locator(".noted a.citation.also")
    assert numbers.count() > 1
    parted = "numbers => numbers.filter(each => !each.previousSibling.matches?.('.citation'))"
    assert numbers.evaluate_all(parted + ".length") == 0


def test_margin_notes_are_for_the_eye_only(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    assert page.locator(".margin-note:not([aria-hidden=true])").count() == 0
    assert page.locator(".margin-note :is(a, button, [tabindex], [id])").count() == 0


def test_nothing_moves_for_readers_who_asked_for_that(open_page: Open) -> None:
    page = open_page(reduced_motion="reduce")
    page.locator("a.citation").first.hover()
    page.locator(".citation-card").wait_for()
    moving = page.evaluate(
        """() => document.getAnimations().length
+ [...document.querySelectorAll('*')].filter((element) => {
  const style = getComputedStyle(element);
  return style.animationName !== 'none' || style.scrollBehavior === 'smooth'
    || parseFloat(style.transitionDuration) > 0.001;
}).length"""
    )
    assert moving == 0


# The keyboard


@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_tab_offers_to_skip_to_the_text(open_page: Open, scripts: bool) -> None:
    page = open_page("chronology", java_script_enabled=scripts)
    skip = page.get_by_role("link", name="Skip to the text")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box and box["width"] > 40 and box["y"] >= 0
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_every_link_and_control_is_reached_by_tab_and_shows_that_it_is(open_page: Open) -> None:
    page = open_page("chronology")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        place, seen = page.evaluate(
            """() => {
  const now = document.activeElement;
  const style = getComputedStyle(now);
  return [[...document.querySelectorAll('*')].indexOf(now), style.outlineStyle !== 'none'
    && parseFloat(style.outlineWidth) >= 2];
}"""
        )
        assert seen, place
        reached.add(place)
    assert len(reached) == 40
