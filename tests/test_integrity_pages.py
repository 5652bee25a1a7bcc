"""The website of the real dossier: whole, well-formed, and within its own policy."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from dossiers import CONTENT
from lxml.html import HtmlElement
from websites import NOT_FOUND, Website, where

from dossier.loading import load
from dossier.urls import address, file_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)


@pytest.fixture(scope="module")
def site(built_site: Path) -> Website:
    return Website(built_site)


# What the site consists of


def test_every_record_of_every_kind_has_its_page(site: Website) -> None:
    content = load(CONTENT)
    kinds = Counter(record.kind for record in content.records)
    assert kinds.keys() == {
        "source", "actor", "event", "statement", "disagreement", "brief", "page",
    }  # fmt: skip
    missing = [r.key for r in content.records if file_of(address(r)) not in site.pages]
    assert missing == []
    for kind in {type(record) for record in content.records}:
        folder = sorted(path.stem for path in (CONTENT / kind.folder).rglob("*.*"))
        built = sorted(name.split("/")[1] for name in site.pages if is_record(name, kind.folder))
        assert built == folder


def is_record(name: str, folder: str) -> bool:
    return name.startswith(f"{folder}/") and name.count("/") == 2


def test_the_addresses_of_the_design_answer(site: Website) -> None:
    lists = ("chronology", "actors", "statements", "disagreements", "sources", "evidence")
    expected = {"index.html", NOT_FOUND, *(f"{name}/index.html" for name in lists)}
    assert expected <= site.pages.keys()
    assert {"robots.txt", ".nojekyll"} <= site.files.keys()


def test_no_file_is_empty_but_the_one_that_says_something_by_being_there(site: Website) -> None:
    assert [name for name, content in site.files.items() if not content.strip()] == [".nojekyll"]


def test_every_page_is_one_whole_document(site: Website) -> None:
    for name in site.pages:
        content = site.files[name]
        assert content.startswith(b"<!doctype html>\n"), name
        assert content.endswith(b"</html>\n"), name
        assert b"\r" not in content, name


# Every page


def test_no_page_weighs_more_than_thirty_kilobytes_with_its_styles_and_scripts(
    site: Website,
) -> None:
    """As sent, that is packed; fonts come to it once, and stay with the reader. What the search
    looks through grows with the dossier, and is asked for on that page alone."""
    packed = {name: len(gzip.compress(content, 9)) for name, content in site.files.items()}
    styles = packed["assets/css/site.css"]
    for name, page in site.pages.items():
        scripts = [src.rpartition("assets/")[2] for src in page.xpath("//script/@src")]
        scripts = [script for script in scripts if script != "search/records.js"]
        weight = packed[name] + styles + sum(packed[f"assets/{script}"] for script in scripts)
        assert weight < 30 * 1024, f"{name}: {weight}"


def test_ids_are_unique_on_a_page(site: Website) -> None:
    for name, page in site.pages.items():
        twice = [id for id, count in Counter(page.xpath("//@id")).items() if count > 1]
        assert twice == [], name


@pytest.mark.parametrize(
    "name",
    ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers"],
)
def test_what_names_another_element_names_one_that_is_there(site: Website, name: str) -> None:
    for file, page in site.pages.items():
        named = {id for value in page.xpath(f"//@{name}") for id in value.split()}
        assert named <= site.anchors[file], file


def test_each_page_has_one_main_heading_and_no_level_is_left_out(site: Website) -> None:
    for name, page in site.pages.items():
        headings = page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")
        levels = [int(heading.tag[1]) for heading in headings]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(below <= above + 1 for above, below in pairwise(levels)), (name, levels)
        assert all(heading.text_content().strip() for heading in headings), name


def test_every_page_says_its_language_and_direction(site: Website) -> None:
    found = {(page.get("lang"), page.get("dir")) for page in site.pages.values()}
    assert found == {("en", "ltr")}


def test_titles_are_unique_and_descriptions_are_there(site: Website) -> None:
    titles = Counter(page.findtext(".//title") for page in site.pages.values())
    assert [title for title, count in titles.items() if count > 1 or not title] == []
    descriptions = [
        page.xpath("//meta[@name='description']/@content") for page in site.pages.values()
    ]
    assert all(len(found) == 1 and found[0].strip() for found in descriptions)


def test_every_page_has_the_landmarks(site: Website) -> None:
    for name, page in site.pages.items():
        counts = [len(page.xpath(f"//{tag}")) for tag in ("main", "body/header", "body/footer")]
        assert counts == [1, 1, 1], name


def test_every_list_holds_only_items_and_no_table_lacks_its_headings(site: Website) -> None:
    assert where(site, "(//ul|//ol)/*[not(self::li)]") == []
    assert where(site, "(//ul|//ol)[not(li)]") == []
    assert where(site, "//p[ul or ol or p or div]|//a//a|//button//a|//a//button") == []
    assert where(site, "//tbody/tr[not(th)]|//th[not(@scope)]") == []


def test_every_image_control_and_section_has_a_name(site: Website) -> None:
    assert where(site, "//img[not(@alt)]") == []
    assert where(site, "//*[self::nav or self::aside][not(@aria-label|@aria-labelledby)]") == []
    controls = "//*[self::select or self::input][not(ancestor::label) and not(@aria-label)]"
    assert where(site, controls) == []
    assert where(site, "//a[not(normalize-space()) and not(@aria-label)]") == []


def test_every_machine_readable_date_is_one(site: Website) -> None:
    values = {value for page in site.pages.values() for value in page.xpath("//time/@datetime")}
    assert len(values) > 5
    assert [value for value in sorted(values) if not is_date(value)] == []
    assert where(site, "//time[not(@datetime)]") == []


def is_date(value: str) -> bool:
    """A year, a month or a day as HTML has them."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if match is None or match[1] == "0000":
        return False
    try:
        date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        return False
    return True


def test_no_place_for_a_value_is_left_unfilled(site: Website) -> None:
    # The count of what a filter shows is filled by its script.
    filled_later = {"{shown}"}
    for name, page in site.pages.items():
        texts = [*page.itertext(), *page.xpath("//@*")]
        found = {place for text in texts for place in re.findall(r"\{\w*\}|\{[{%#]", text)}
        assert found <= (filled_later if page.xpath("//form") else set()), name
        slips = {text.strip() for text in texts} & {"None", "True", "False", "Undefined"}
        assert not slips, name
        assert not re.search(r"<\w+ object at|&(amp|lt|gt|quot|#\d+);", " ".join(shown(page))), name


def shown(page: HtmlElement) -> Iterator[str]:
    """The texts of a page that are not quoted from a record's file."""
    for text in page.xpath("//body//text()[not(ancestor::pre)]"):
        yield str(text)


# The policy


def test_every_page_carries_the_policy_before_anything_it_governs(site: Website) -> None:
    for name, page in site.pages.items():
        head = [child.tag for child in page.find("head")]
        metas = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert metas == [POLICY], name
        assert head[:2] == ["meta", "meta"], name


def test_no_page_has_an_inline_script_style_or_handler(site: Website) -> None:
    data = "@type='application/ld+json' and not(@src)"
    assert where(site, f"//script[not({data})][not(@src) or normalize-space()]") == []
    assert where(site, "//style|//*[@style]") == []
    assert where(site, "//@*[starts-with(name(), 'on')]") == []
    assert where(site, "//base|//iframe|//object|//embed|//form[@action]") == []
    assert [str(each) for each in site.references if "script:" in each.target.lower()] == []
