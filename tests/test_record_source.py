"""A record as readers see it: its published fields, as YAML that reads back the same."""

from pathlib import Path

import yaml
from dossiers import linked, write_dossier

from dossier.pages.record_source import as_yaml, record_source


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
    shown = record_source(dossier.events[0], dossier)
    assert shown
    text = shown.html.striptags()
    assert "closed since Monday" in text
    for private in ("a comment", "ask the pilot", "the harbour has been", "Nobody knows"):
        assert private not in text


def test_texts_that_look_like_other_types_read_back_as_they_were() -> None:
    value = {"a": "NO", "b": "12:30", "c": ["- x", "# y", "", "null"], "d": "two\nlines", "e": "é"}
    loader = type("Text", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
    assert yaml.load(as_yaml(value), loader) == value


def test_a_record_with_markup_in_it_is_escaped(tmp_path: Path) -> None:
    event = "date: 2031\ntitle: <script>alert(1)</script>\n"
    dossier = linked(write_dossier(tmp_path, {"events/odd.yaml": event}))
    shown = record_source(dossier.events[0], dossier)
    assert shown and "<script" not in shown.html
