"""A record as readers see it: its published fields, as YAML that reads back the same."""

from pathlib import Path

import yaml
from dossiers import linked, site_of, write_dossier

from dossier.pages.record_page import record_page
from dossier.pages.record_source import as_yaml, highlighted, published_yaml


def test_private_fields_and_comments_are_left_out(tmp_path: Path) -> None:
    event = """
        # a comment
        date: 2031-05
        title: Closing
        editor_note: ask the pilot
        cite:
          - source: herald
            quote: closed since Monday
            prefix: the harbour has been
            suffix: Nobody knows
        """
    dossier = linked(write_dossier(tmp_path, {"events/closing.yaml": event}))
    text = published_yaml(dossier.documents["event:closing"])
    assert "closed since Monday" in text
    for private in ("a comment", "ask the pilot", "the harbour has been", "Nobody knows"):
        assert private not in text


def test_texts_that_look_like_other_types_read_back_as_they_were() -> None:
    value = {"a": "NO", "b": "12:30", "c": ["- x", "# y", "", "null"], "d": "two\nlines", "e": "é"}
    loader = type("Text", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
    assert yaml.load(as_yaml(value), loader) == value


def test_a_record_with_markup_in_it_is_escaped() -> None:
    assert "<script" not in highlighted("title: <script>alert(1)</script>\n")


def test_a_record_has_a_page_of_its_own_beside_the_page_made_from_it(tmp_path: Path) -> None:
    event = "date: 2031\ntitle: Closing\n"
    site = site_of(write_dossier(tmp_path, {"events/2031/closing.yaml": event}))
    page = record_page(site.dossier.events[0], site)
    assert page.frame.address == "events/closing/record/"
    assert page.file == "events/2031/closing.yaml"
    crumbs = [(crumb.href, crumb.text) for crumb in page.frame.breadcrumbs]
    assert crumbs == [
        ("../../../chronology/index.html", "Chronology"),
        ("../index.html", "Closing"),
    ]
    assert page.yaml.striptags() == "date: 2031 title: Closing"


def test_the_record_of_a_page_of_text_has_its_text_too(tmp_path: Path) -> None:
    files = {"pages/method.md": "---\ntitle: Method\n---\nFirst.\n\n# Second\n"}
    dossier = linked(write_dossier(tmp_path, files))
    expected = "title: Method\nbody: |\n  First.\n\n  # Second\n"
    assert published_yaml(dossier.documents["page:method"]) == expected
