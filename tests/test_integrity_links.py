"""The website of the real dossier: every link leads somewhere, and every page is reached."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from dossiers import CONTENT, built
from websites import NOT_FOUND, Reference, Website, inside, is_external, resolved, unresolved, where

BASE = "https://dossier.example/some/path/"


@pytest.fixture(scope="module")
def site(built_site: Path) -> Website:
    return Website(built_site)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """The site as it is published where its address is known."""
    out = tmp_path_factory.mktemp("published") / "site"
    return Website(built(CONTENT, out, BASE))


def test_every_link_and_anchor_resolves_from_disk(site: Website) -> None:
    assert len(site.references) > 5000
    assert unresolved(site, "file:///home/reader/site/") == []


def test_every_link_names_a_file_since_no_server_looks_for_an_index_on_disk(site: Website) -> None:
    ending = [str(each) for each in inside(site) if urldefrag(each.target).url.endswith("/")]
    assert ending == []


def test_every_link_and_anchor_resolves_under_a_path(site: Website, published: Website) -> None:
    assert unresolved(site, "http://127.0.0.1:8000/some/path/") == []
    assert unresolved(published, BASE) == []


def test_the_check_of_links_sees_a_dead_link_a_dead_anchor_and_a_way_out_of_the_site(
    tmp_path: Path,
) -> None:
    (tmp_path / "index.html").write_text(
        '<p id="a"><a href="#a"></a><a href="#b"></a><a href="gone.html"></a>'
        '<a href="../above/index.html"></a><a href="/root.html"></a><img srcset="one.png 2x">'
    )
    assert unresolved(Website(tmp_path), "http://x/some/path/") == [
        "index.html -> #b",
        "index.html -> gone.html",
        "index.html -> ../above/index.html",
        "index.html -> /root.html",
        "index.html -> one.png",
    ]


@pytest.mark.parametrize(
    "depth", ["slip", "slip/", "events/slip", "events/slip/", "a/b/c/slip", "a/b/c/d/slip/"]
)
def test_the_page_for_unknown_addresses_works_at_any_depth(published: Website, depth: str) -> None:
    found = [each for each in published.references if each.file == NOT_FOUND]
    assert found
    wrong = [
        str(each)
        for each in found
        if not each.target.startswith("#")
        and published.file_at(urljoin(BASE + depth, each.target), BASE) is None
    ]
    assert wrong == []


def test_where_the_address_is_not_known_the_style_sheet_is_found_from_each_likely_depth(
    site: Website,
) -> None:
    sheets = site.pages[NOT_FOUND].xpath("//link[@rel='stylesheet']/@href")
    for depth in ("", "events/", "events/slip/", "a/b/c/"):
        found = {urljoin(f"{BASE}{depth}", sheet) for sheet in sheets}
        assert f"{BASE}assets/css/site.css" in found


def test_only_the_canonical_address_and_links_to_the_web_are_absolute(
    site: Website, published: Website
) -> None:
    for each in (*site.references, *published.references):
        if is_external(each.target) and each.rel != "canonical":
            assert re.match(r"https?://[^/\s]+", each.target), str(each)
            assert "external" in each.rel.split(), str(each)


def test_every_page_names_its_canonical_address_where_the_sites_is_known(
    site: Website, published: Website
) -> None:
    assert where(site, "//link[@rel='canonical']") == []
    for name, page in published.pages.items():
        found = page.xpath("//link[@rel='canonical']/@href")
        expected = BASE + name.removesuffix("index.html")
        assert found == ([] if name == NOT_FOUND else [expected]), name


def test_the_sitemap_lists_once_every_page_that_may_be_listed(published: Website) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", published.files["sitemap.xml"].decode())
    pages = {
        BASE + name.removesuffix("index.html")
        for name, page in published.pages.items()
        if not page.xpath("//meta[@name='robots' and @content='noindex']")
    }
    assert Counter(listed) == Counter(pages - {BASE + NOT_FOUND})
    records = [page for page in published.pages if page.endswith("/record/index.html")]
    assert len(published.pages) == len(listed) + len(records) + 1
    assert f"Sitemap: {BASE}sitemap.xml" in published.files["robots.txt"].decode()


def test_every_page_is_reached_from_the_front_page(site: Website) -> None:
    top = "file:///site/"
    links: dict[str, set[str]] = {name: set() for name in site.pages}
    for name, page in site.pages.items():
        for target in page.xpath("//a/@href"):
            file = site.file_at(resolved(Reference(name, target), top), top)
            links[name] |= {file} & site.pages.keys() if file else set()
    reached, left = {"index.html"}, ["index.html"]
    while left:
        further = links[left.pop()] - reached
        reached |= further
        left += further
    assert site.pages.keys() - reached == {NOT_FOUND}
