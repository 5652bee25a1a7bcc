"""What pages tell other programs in schema.org's words, held to schema.org's own vocabulary."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from dossiers import CONTENT, PROJECT, TEMPLATES, write_dossier
from lxml.html import HtmlElement, document_fromstring
from websites import NOT_FOUND

from dossier.pipeline import Where, Wishes, make

BASE = "https://alva.example/dossiers/harbour/"
SCRIPT = "//script[@type='application/ld+json']"

Data = dict[str, Any]

VOCABULARY: Data = json.loads((PROJECT / "tests/vendor/schema/vocabulary.json").read_text())


# The vocabulary


def faults(value: Any, where: str = "") -> Iterator[str]:
    """What schema.org does not have: classes, properties of a class, values of a property."""
    if isinstance(value, list):
        for each in value:
            yield from faults(each, where)
    if not isinstance(value, dict) or "@value" in value or value.keys() == {"@id"}:
        return
    kinds = types(value)
    yield from (f"{where}: there is no {kind}" for kind in kinds if kind not in VOCABULARY)
    allowed = {name: range_ for kind in lineage(kinds) for name, range_ in own(kind).items()}
    for name, inner in value.items():
        if not name.startswith("@"):
            path = f"{where}/{name}"
            if name not in allowed:
                yield f"{path}: no property of {' or '.join(kinds)}"
            elif not all(fits(each, allowed[name]) for each in listed(inner)):
                yield f"{path}: {allowed[name]} are wanted, not {inner}"
            yield from faults(inner, path)


def types(value: Data) -> list[str]:
    return listed(value.get("@type", "nothing"))


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def lineage(kinds: list[str]) -> set[str]:
    """Classes with all that they are kinds of."""
    above = [name for kind in kinds for name in VOCABULARY.get(kind, {"is": []})["is"]]
    return {*kinds, *(lineage(above) if above else ())}


def own(kind: str) -> dict[str, list[str]]:
    return VOCABULARY.get(kind, {"properties": {}})["properties"]


def fits(value: Any, wanted: list[str]) -> bool:
    if isinstance(value, dict) and "@value" not in value:
        return value.keys() == {"@id"} or not lineage(types(value)).isdisjoint(wanted)
    if isinstance(value, int):
        return "Integer" in wanted
    text = value["@value"] if isinstance(value, dict) else value
    return (
        "Text" in wanted
        or ("URL" in wanted and text.startswith(("http://", "https://")))
        or ("Date" in wanted and re.fullmatch(r"\d{4}(-\d\d){0,2}", text) is not None)
    )


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"@type": "Lamp"}, ": there is no Lamp"),
        ({"@type": "Event", "headline": "Lit"}, "/headline: no property of Event"),
        ({"@type": "Event", "startDate": "about noon"}, "/startDate: ['Date', 'DateTime'] are"),
        ({"@type": "Event", "about": {"@type": "Lamp"}}, "/about: ['Thing'] are wanted, not"),
        (
            {"@type": "Claim", "appearance": {"@type": "Person"}},
            "/appearance: ['CreativeWork'] are",
        ),
    ],
)
def test_the_check_sees_what_the_vocabulary_does_not_have(data: Data, fault: str) -> None:
    assert next(faults(data)).startswith(fault)


@pytest.mark.parametrize("base_url", [None, BASE])
def test_every_page_of_the_real_site_keeps_to_the_vocabulary(base_url: str | None) -> None:
    files = make(Where(CONTENT, (TEMPLATES,)), Wishes(base_url=base_url, pictures=False)).files
    assert files
    pages = {name: data_of(files[name]) for name in files if name.endswith(".html")}
    silent = {name for name, data in pages.items() if not data}
    assert silent == {NOT_FOUND, *(name for name in pages if name.endswith("/record/index.html"))}
    wrong = {name: found for name, data in pages.items() if (found := [*faults(data)]) and data}
    assert wrong == {}
    kinds = {
        kind for data in pages.values() for kind in re.findall(r'"@type": "(\w+)"', dumped(data))
    }
    assert kinds >= {"Event", "NewsArticle", "Person", "Question", "Quotation", "Report", "WebSite"}


def dumped(data: Data) -> str:
    return json.dumps(data)


def data_of(page: bytes | HtmlElement) -> Data:
    tree = document_fromstring(page.decode()) if isinstance(page, bytes) else page
    found = tree.xpath(SCRIPT)
    return json.loads(found[0].text) if found else {}


def test_every_identifier_is_an_address_of_the_site() -> None:
    made = make(Where(CONTENT, (TEMPLATES,)), Wishes(base_url=BASE, pictures=False))
    assert made.files
    pages = {name: data_of(made.files[name]) for name in made.files if name.endswith(".html")}
    for name, data in pages.items():
        for address in re.findall(r'"@id": "(.*?)"', dumped(data)):
            page = address.removeprefix(BASE).partition("#")[0]
            assert f"{page}index.html" in pages, (name, address)


# What is said of each record

HARBOUR = {
    "dossier.yaml": f"""
        title: The harbour of Port Alva
        as_of: 2031-05-20
        lead: harbour
        publisher: The Alva Institute
        base_url: {BASE}
        """,
    "actors/alva.yaml": """
        name: Alva
        kind: state
        """,
    "actors/pilots.yaml": """
        name: The Guild of Pilots
        kind: organisation
        website: https://pilots.example/
        relationships: [{type: part-of, actor: alva}]
        """,
    "actors/mayor.yaml": """
        name: Ines Solm
        kind: person
        summary: Mayor of Port Alva. She was a pilot before.
        names: [{text: Инес Зольм, language: ru}, {text: I. Solm}]
        roles:
          - {title: mayor, organisation: alva, since: 2030}
          - {title: pilot, organisation: pilots, until: 2029}
        """,
    "sources/herald.yaml": None,
    "sources/told.yaml": """
        title: "[What the pilots were told]"
        outlet: pilots
        author: [Jon Marr]
        published: 2031-05
        url: https://pilots.example/told
        medium: post
        language: ru
        origin: [herald]
        """,
    "events/closing.yaml": """
        date: 2031-05-12/2031-05-14~
        title: The harbour closed
        summary: Nobody went out. [@herald "the harbour has been closed since Monday"]
        place: Port Alva
        actors: [mayor, {actor: pilots, part: kept ashore}]
        topics: [harbour]
        """,
    "statements/closed.yaml": """
        speaker: mayor
        date: 2031-05-14
        gist: The harbour is closed.
        wordings:
          - {source: herald, quote: the harbour has been closed since Monday, mode: direct}
        """,
    "statements/opening.yaml": """
        speaker: mayor
        gist: Nobody knows when the harbour opens.
        wordings:
          - {source: herald, quote: Nobody knows when it will open again, mode: paraphrase}
        """,
    "disagreements/day.yaml": """
        question: When did the harbour close?
        answers:
          - answer: On Monday
            cite: [{source: herald, quote: the harbour has been closed since Monday}]
          - answer: On Tuesday
            cite: [{source: told}]
        status: resolved
        holds: 1
        note: The pilots were told late.
        """,
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Data]:
    """The data of each page by its address."""
    files = {name: text for name, text in HARBOUR.items() if text}
    folder = write_dossier(tmp_path_factory.mktemp("harbour"), files)
    found = make(Where(folder, (TEMPLATES,)), Wishes(pictures=False))
    assert found.files is not None, "\n".join(map(str, found.problems))
    return {
        name.removesuffix("index.html"): data_of(content)
        for name, content in found.files.items()
        if name.endswith("index.html")
    }


def named(kind: str | list[str], address: str, name: str) -> Data:
    return {"@type": kind, "@id": BASE + address, "name": name}


ALVA = named(["Country", "Organization"], "actors/alva/#actor", "Alva")
HERALD = named("NewsArticle", "sources/herald/#source", "Harbour closed")
MAYOR = named("Person", "actors/mayor/#actor", "Ines Solm")
PILOTS = named("Organization", "actors/pilots/#actor", "The Guild of Pilots")


def test_a_page_says_where_in_which_site_it_stands(pages: dict[str, Data]) -> None:
    page = pages["events/closing/"]
    assert page["@context"] == "https://schema.org"
    assert page["@type"] == "WebPage"
    assert page["url"] == f"{BASE}events/closing/"
    assert page["isPartOf"] == {
        **named("WebSite", "", "The harbour of Port Alva"),
        "publisher": {"@type": "Organization", "name": "The Alva Institute"},
    }
    assert page["breadcrumb"]["itemListElement"] == [
        step(1, "The harbour of Port Alva", ""),
        step(2, "Chronology", "chronology/"),
        step(3, "The harbour closed", "events/closing/"),
    ]
    assert page["citation"] == [HERALD]


def step(position: int, name: str, address: str) -> Data:
    item = {"@id": BASE + address}
    return {"@type": "ListItem", "position": position, "name": name, "item": item}


def test_lists_are_collections_and_the_front_page_is_about_the_lead_brief(
    pages: dict[str, Data],
) -> None:
    kinds = {address: pages[address]["@type"] for address in ("", "actors/", "evidence/")}
    assert kinds == {"": "WebPage", "actors/": "CollectionPage", "evidence/": "WebPage"}
    brief = named("Report", "briefs/harbour/#brief", "The harbour closes")
    assert pages[""]["mainEntity"] == brief
    assert len(pages[""]["breadcrumb"]["itemListElement"]) == 1


def test_an_event_begins_and_ends_only_where_a_day_is_known(pages: dict[str, Data]) -> None:
    event = pages["events/closing/"]["mainEntity"]
    assert event == {
        **named("Event", "events/closing/#event", "The harbour closed"),
        "startDate": "2031-05-12",
        "location": {"@type": "Place", "name": "Port Alva"},
        "about": [MAYOR, PILOTS],
        "keywords": ["harbour"],
        "description": "Nobody went out.",
    }


def test_a_person_has_names_in_their_languages_and_what_it_holds_today(
    pages: dict[str, Data],
) -> None:
    assert pages["actors/mayor/"]["mainEntity"] == {
        **MAYOR,
        "alternateName": [{"@value": "Инес Зольм", "@language": "ru"}, "I. Solm"],
        "jobTitle": ["mayor"],
        "memberOf": [ALVA],
        "description": "Mayor of Port Alva.",
    }


def test_an_organisation_has_its_website_and_what_it_is_part_of(pages: dict[str, Data]) -> None:
    found = pages["actors/pilots/"]["mainEntity"]
    assert (found["sameAs"], found["memberOf"]) == ("https://pilots.example/", [ALVA])


def test_a_source_has_its_publisher_and_what_it_rests_on(pages: dict[str, Data]) -> None:
    """No date where only the month is known; no headline where the editor supplied the title."""
    told = pages["sources/told/"]["mainEntity"]
    assert told.pop("description") == (
        "[What the pilots were told] (post), in “The harbour of Port Alva”."
    )
    assert told == {
        **named("SocialMediaPosting", "sources/told/#source", "[What the pilots were told]"),
        "author": [{"@type": "Person", "name": "Jon Marr"}],
        "publisher": PILOTS,
        "inLanguage": "ru",
        "url": "https://pilots.example/told",
        "citation": [HERALD],
    }
    herald = pages["sources/herald/"]["mainEntity"]
    assert (herald["headline"], herald["datePublished"]) == ("Harbour closed", "2031-05-14")


def test_only_words_that_are_the_speakers_own_are_quoted(pages: dict[str, Data]) -> None:
    closed, opening = (pages[f"statements/{id}/"]["mainEntity"] for id in ("closed", "opening"))
    assert closed["text"] == "the harbour has been closed since Monday"
    assert (closed["isPartOf"], closed["spokenByCharacter"]) == (HERALD, MAYOR)
    assert (closed["dateCreated"], closed["abstract"]) == ("2031-05-14", "The harbour is closed.")
    assert "text" not in opening


def test_no_answer_is_accepted_but_one_that_holds(pages: dict[str, Data]) -> None:
    question = pages["disagreements/day/"]["mainEntity"]
    assert question["name"] == "When did the harbour close?"
    assert question["acceptedAnswer"] == {
        "@type": ["Answer", "Claim"],
        "text": "On Monday",
        "appearance": [HERALD],
    }
    assert [answer["text"] for answer in question["suggestedAnswer"]] == ["On Tuesday"]


def test_a_brief_is_a_report(pages: dict[str, Data]) -> None:
    assert pages["briefs/harbour/"]["mainEntity"] == {
        "@type": "Report",
        "@id": f"{BASE}briefs/harbour/#brief",
        "headline": "The harbour closes",
        "datePublished": "2031-05-20",
        "abstract": "The harbour is closed.",
    }
