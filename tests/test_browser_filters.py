"""The filters of the chronology and the registers, and what they leave to be taken away."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Open, Serve
from dossiers import built, write_dossier
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

FILES = {
    "actors/mayor.yaml": """
        name: Søren Ibáñez
        kind: person
        names: [{text: Сёрен Ибаньес, language: ru}, {text: Old Ibáñez}]
        roles: [{title: mayor of Port Alva}]
        """,
    "actors/pilots.yaml": "name: The pilots’ guild\nkind: organisation\n",
    **{
        f"actors/{id}.yaml": f"name: {id.title()}\nkind: outlet\n"
        for id in ("courier", "gazette", "mercury", "observer", "telegraph")
    },
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        actors: [mayor]
        topics: [port traffic]
        summary: It closed. The STRASSE to the quay, too, said the pilots’ guild.
        cite: [{source: herald, quote: the harbour has been closed since Monday}]
        """,
    "events/opening.yaml": """
        date: 2031-05-20
        title: The harbour opened again
        actors: [mayor, pilots]
        topics: [port traffic]
        """,
    "events/storm.yaml": "date: 2031-04~\ntitle: A storm\nactors: [pilots]\n",
    "events/founding.yaml": "date: 1904\ntitle: The harbour was built for a café\n",
    "disagreements/cause.yaml": """
        question: Was there a storm?
        about: [event:storm, event:opening]
        answers: [{answer: Yes}, {answer: No}]
        """,
    "disagreements/day.yaml": """
        question: Which day was it?
        answers: [{answer: Monday}, {answer: Tuesday}]
        """,
    "statements/soon.yaml": "speaker: mayor\ngist: It will open soon.\n",
    "statements/never.yaml": "speaker: pilots\ngist: It will never open.\n",
    "sources/log.yaml": "title: The pilots’ log\noutlet: pilots\norigin: own\n",
}


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small dossier."""
    folder = tmp_path_factory.mktemp("harbour")
    return built(write_dossier(folder / "content", FILES), folder / "site")


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(accept_downloads=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def chronology(tab: Page, harbour: Path) -> Page:
    """The small dossier's chronology, opened from disk."""
    return at(tab, harbour, "chronology")


def at(tab: Page, site: Path, address: str) -> Page:
    folder, mark, query = address.partition("?")
    tab.goto((site / folder / "index.html").as_uri() + mark + query)
    return tab


def titles(page: Page) -> list[str]:
    """The titles of the events that are shown."""
    return page.locator(".chronology-title > a:not(.badge):visible").all_inner_texts()


def counted(page: Page, text: str) -> None:
    expect(page.locator(".filters output")).to_have_text(text)


# By text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("HARBOUR", ["The harbour was built for a café", "The harbour closed",
                     "The harbour opened again"]),
        ("harbour cafe", ["The harbour was built for a café"]),
        ("opened the", ["The harbour opened again"]),
        ("straße", ["The harbour closed"]),
        ("pilots' guild", ["The harbour closed"]),
        ("  ", ["The harbour was built for a café", "A storm", "The harbour closed",
                "The harbour opened again"]),
        ("herald", []),
    ],
)  # fmt: skip
def test_every_word_is_looked_for_in_title_and_summary_whatever_its_case_and_accents(
    chronology: Page, text: str, shown: list[str]
) -> None:
    chronology.get_by_label("Text").fill(text)
    assert titles(chronology) == shown


def test_how_many_are_shown_is_said_and_announced(chronology: Page) -> None:
    counted(chronology, "4 events")
    chronology.get_by_label("Text").fill("harbour")
    counted(chronology, "3 of 4 events")
    chronology.get_by_label("Text").fill("lighthouse")
    counted(chronology, "0 of 4 events: nothing fits")
    assert chronology.get_by_role("status").count() == 1


def test_text_is_kept_in_the_address_and_typing_is_one_step(tab: Page, harbour: Path) -> None:
    at(tab, harbour, "")
    page = at(tab, harbour, "chronology")
    page.get_by_label("Text").press_sequentially("Café & storm")
    assert page.url.endswith("?text=Caf%C3%A9+%26+storm")
    page.reload()
    expect(page.get_by_label("Text")).to_have_value("Café & storm")
    counted(page, "0 of 4 events: nothing fits")
    page.go_back()
    assert "chronology" not in page.url


def test_enter_does_not_send_the_form_away(chronology: Page) -> None:
    chronology.get_by_label("Text").fill("storm")
    chronology.keyboard.press("Enter")
    assert titles(chronology) == ["A storm"]


# By actor, topic, dispute and origin


def test_filters_are_put_together_and_the_way_back_takes_them_off_one_by_one(
    chronology: Page,
) -> None:
    page = chronology
    page.get_by_label("Actor").select_option(label="Søren Ibáñez")
    page.get_by_role("checkbox", name="disputed").check()
    page.get_by_label("Text").fill("again")
    assert titles(page) == ["The harbour opened again"]
    assert page.url.endswith("?text=again&actor=mayor&disputed=1")

    page.go_back()
    assert page.url.endswith("?actor=mayor")
    assert titles(page) == ["The harbour closed", "The harbour opened again"]
    expect(page.get_by_role("checkbox", name="disputed")).not_to_be_checked()
    page.go_back()
    assert len(titles(page)) == 4
    page.go_forward()
    expect(page.get_by_label("Actor")).to_have_value("mayor")


def test_show_all_takes_every_filter_off(chronology: Page) -> None:
    page = chronology
    page.get_by_label("Topic").select_option("port-traffic")
    page.get_by_role("checkbox", name="single origin").check()
    page.get_by_label("Text").fill("closed")
    counted(page, "1 of 4 events")
    page.get_by_role("button", name="Show all").click()
    counted(page, "4 events")
    assert "?" not in page.url
    expect(page.get_by_label("Text")).to_have_value("")
    page.go_back()
    counted(page, "1 of 4 events")


def test_a_filter_of_the_real_chronology_shows_what_fits(open_page: Open) -> None:
    page = open_page("chronology")
    page.get_by_label("Actor").select_option("ukraine")
    page.get_by_role("checkbox", name="disputed").check()
    found = page.locator(".chronology-entry").evaluate_all(
        """(all) => all.map((e) => [e.checkVisibility(),
          e.dataset.actor.split(" ").includes("ukraine") && e.dataset.disputed === "1"])"""
    )
    assert all(shown == fits for shown, fits in found)
    assert 0 < sum(shown for shown, _ in found) < len(found)


def test_months_and_years_with_nothing_to_show_are_hidden(chronology: Page) -> None:
    chronology.get_by_label("Text").fill("closed")
    headings = chronology.locator(".chronology :is(h2, h3):visible").all_inner_texts()
    assert headings == ["2031", "May"]


def test_an_address_with_words_that_no_filter_knows_shows_everything(
    tab: Page, harbour: Path
) -> None:
    assert len(titles(at(tab, harbour, "chronology?actor=nobody&colour=red"))) == 4
    assert len(titles(at(tab, harbour, "chronology?actor=%3Cb%3E&disputed=1"))) == 2


def test_a_link_to_an_entry_that_is_filtered_out_takes_the_filter_off(
    tab: Page, harbour: Path
) -> None:
    page = at(tab, harbour, "chronology?text=storm#event-closing")
    expect(page.locator("#event-closing")).to_be_in_viewport()
    page.get_by_label("Text").fill("storm")
    page.get_by_role("link", name="1904: The harbour was built").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#event-founding")).to_be_in_viewport()
    counted(page, "4 events")


# The strip


def test_what_is_filtered_out_is_dimmed_in_the_strip(chronology: Page) -> None:
    def heights() -> dict[str, float]:
        bars = chronology.locator(".density .bar:not(.dimmed)")
        return dict(
            bars.evaluate_all(
                "(all) => all.map((e) => [e.closest('a').ariaLabel, e.getBBox().height])"
            )
        )

    before = heights()
    assert len(before) == 4 and all(before.values())
    chronology.get_by_label("Text").fill("harbour")
    assert [label for label, height in heights().items() if not height] == [
        "about April 2031: A storm (disputed)"
    ]
    assert chronology.locator(".density .dimmed:visible").count() == 4
    chronology.get_by_label("Text").fill("")
    assert heights() == before


# Files


@pytest.mark.parametrize("served", [False, True], ids=["from disk", "under a path"])
def test_the_files_of_what_is_shown_have_it_and_no_more(
    tab: Page, harbour: Path, serve: Serve, served: bool
) -> None:
    top = serve(harbour, "/some/path/") if served else harbour.as_uri() + "/"
    tab.goto(top + "chronology/index.html?text=harbour+again")
    name, content = taken(tab, "CSV")
    assert name == "chronology-1-of-4.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [(row["id"], row["actors"]) for row in rows] == [
        ("opening", "Søren Ibáñez; The pilots’ guild")
    ]
    name, content = taken(tab, "JSON")
    (event,) = json.loads(content)["events"]
    assert (name, event["title"]) == ("chronology-1-of-4.json", "The harbour opened again")
    name, content = taken(tab, "calendar (ICS)")
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert (name, str(entry["summary"])) == ("chronology-1-of-4.ics", "The harbour opened again")


def test_lines_of_a_part_are_those_of_the_whole_file(chronology: Page, harbour: Path) -> None:
    chronology.get_by_role("checkbox", name="disputed").check()
    for name, form in (("CSV", "csv"), ("JSON", "json"), ("calendar (ICS)", "ics")):
        whole = (harbour / f"data/chronology.{form}").read_bytes().splitlines()
        part = taken(chronology, name)[1].splitlines()
        assert {line.rstrip(b",") for line in part} < {line.rstrip(b",") for line in whole}, form


def test_where_all_is_shown_the_whole_file_is_taken(tab: Page, harbour: Path, serve: Serve) -> None:
    tab.goto(serve(harbour, "/some/path/") + "chronology/index.html")
    for name, form in (("CSV", "csv"), ("JSON", "json"), ("calendar (ICS)", "ics")):
        whole = (harbour / f"data/chronology.{form}").read_bytes()
        assert taken(tab, name) == (f"chronology.{form}", whole)


def taken(page: Page, name: str) -> tuple[str, bytes]:
    """The name and the bytes of the file behind a link."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


# Registers


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?kind=person", ["Søren Ibáñez"]),
        ("?letter=M", ["Mercury"]),
        ("?text=ibanez", ["Søren Ibáñez"]),
        ("?text=old", ["Søren Ibáñez"]),
        ("?text=ибаньес", ["Søren Ibáñez"]),
        ("?text=mayor+alva", ["Søren Ibáñez"]),
        ("?text=pilots", ["The pilots’ guild"]),
        ("?letter=T&kind=outlet", ["Telegraph", "The Alva Herald"]),
    ],
)
def test_actors_are_found_by_kind_letter_and_all_their_names(
    tab: Page, harbour: Path, query: str, shown: list[str]
) -> None:
    page = at(tab, harbour, "actors" + query)
    assert page.locator(".register > li:visible div > a").all_inner_texts() == shown
    counted(page, f"{len(shown)} of 8 actors")
    for section in page.locator("main section:visible").all():
        assert section.locator("li:visible").count()


@pytest.mark.parametrize(
    ("address", "text", "count"),
    [
        ("statements", "ibanez", "1 of 2 statements"),
        ("statements", "never", "1 of 2 statements"),
        ("disagreements", "tuesday", "1 of 2 questions"),
        ("sources", "log", "1 of 2 sources"),
        ("sources", "herald", "1 of 2 sources"),
    ],
)
def test_a_register_is_filtered_by_what_its_entries_and_their_heading_say(
    tab: Page, harbour: Path, address: str, text: str, count: str
) -> None:
    page = at(tab, harbour, address)
    page.get_by_label("Text").fill(text)
    counted(page, count)
    page.reload()
    counted(page, count)


def test_letters_lead_to_the_first_of_their_kind_without_a_script(
    browser: Browser, harbour: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 800, "height": 200})
    page = at(context.new_page(), harbour, "actors")
    outlets = page.get_by_role("region", name="Outlets")
    assert outlets.locator(".letters a").all_inner_texts() == ["C", "G", "M", "O", "T"]
    outlets.get_by_role("link", name="T", exact=True).click()
    expect(page.get_by_role("link", name="Telegraph")).to_be_in_viewport()
    context.close()


# Paper


def test_on_paper_no_entry_is_split_and_the_filters_are_left_out(chronology: Page) -> None:
    chronology.emulate_media(media="print")
    entries = chronology.locator(".chronology-entry")
    breaks = entries.evaluate_all("(all) => all.map((e) => getComputedStyle(e).breakInside)")
    assert breaks == ["avoid"] * 4
    assert chronology.locator(".filters:visible, .take-away:visible").count() == 0


# Many entries


def test_a_keystroke_costs_no_more_than_a_look_at_each_entry(tab: Page, tmp_path: Path) -> None:
    """What each entry says is folded once; what stays as it is is not touched."""
    number = 400
    events = {
        f"events/event-{n}.yaml": f"date: 2031-{n % 12 + 1:02}-{n % 28 + 1:02}\ntitle: Tide {n}\n"
        for n in range(number)
    }
    page = at(tab, built(write_dossier(tmp_path / "content", events), tmp_path / "site"),
              "chronology")  # fmt: skip
    page.evaluate(
        """() => {
  window.work = {folded: 0, changed: 0};
  const normalize = String.prototype.normalize;
  String.prototype.normalize = function (form) {
    work.folded += 1;
    return normalize.call(this, form);
  };
  new MutationObserver((found) => { work.changed += found.length; }).observe(
    document.querySelector(".chronology"), {attributes: true, subtree: true});
}"""
    )

    def work(text: str) -> dict[str, int]:
        page.evaluate("Object.assign(work, {folded: 0, changed: 0})")
        page.get_by_label("Text").fill(text)
        return page.evaluate("work")  # type: ignore[no-any-return]

    first, same, other = work("tide"), work("tide "), work("tide 39")
    assert first == {"folded": number + 1, "changed": 0}
    assert same == {"folded": 1, "changed": 0}
    assert other["folded"] == 1
    counted(page, f"14 of {number} events")
    groups = page.locator(".chronology section").count()
    assert other["changed"] <= number - 14 + groups
