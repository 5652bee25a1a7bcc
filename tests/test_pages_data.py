"""/data/: every file to take away, explained."""

from pathlib import Path

import pytest
from dossiers import built, write_dossier
from websites import Website


@pytest.fixture(scope="module")
def site(built_site: Path) -> Website:
    return Website(built_site)


def test_every_file_of_data_is_explained_and_every_file_explained_is_there(site: Website) -> None:
    page = site.pages["data/index.html"]
    rows = page.xpath("//table[contains(@class, 'take-away-files')]/tbody/tr")
    linked = [row.xpath("string(th/a/@href)") for row in rows]
    there = [name.removeprefix("data/") for name in site.files if name.startswith("data/")]
    assert sorted(linked) == sorted(name for name in there if name != "index.html")
    for row in rows:
        assert [cell.text_content().strip() != "" for cell in row] == [True] * 5


def test_the_size_of_a_file_is_said_as_it_is(site: Website) -> None:
    page = site.pages["data/index.html"]
    for name in ("dossier.json", "roles.csv"):
        (size,) = page.xpath(f"//tr[th/a/@href='{name}']/td[@class='number']/text()")
        number, unit = str(size).split()
        assert unit == "kB"
        assert abs(float(number) * 1000 - len(site.files[f"data/{name}"])) <= 500


def test_search_engines_are_led_to_it(tmp_path: Path) -> None:
    site = built(write_dossier(tmp_path / "content"), tmp_path / "site", "https://alva.example/")
    assert "<loc>https://alva.example/data/</loc>" in (site / "sitemap.xml").read_text()


def test_every_page_leads_to_the_data(site: Website) -> None:
    for name, page in site.pages.items():
        (link,) = page.xpath("//footer//a[text()='Data']/@href")
        assert link.endswith("data/index.html") or name == "data/index.html", name
