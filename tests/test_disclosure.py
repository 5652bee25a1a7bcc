"""What of a record may be shown, and of what it once said."""

from pathlib import Path

import pytest
from dossiers import linked, write_dossier

from dossier.disclosure import Disclosure, published


def test_context_is_left_out_of_citations_in_prose_and_all_else_stays_as_written() -> None:
    text = (
        'It closed.[@herald "the  harbour" prefix "said that" via wire; @crier] Then\n'
        '[@herald   "since \\"Monday\\"" suffix "Nobody"] and [@herald  "as written"] \\[@ `[@x`'
    )
    assert published({"summary": [text]}) == {
        "summary": [
            'It closed.[@herald "the harbour" via wire; @crier] Then\n'
            '[@herald "since \\"Monday\\""] and [@herald  "as written"] \\[@ `[@x`'
        ]
    }


FILES = {
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        summary: It closed.[@herald "the harbour has been closed since Monday"]
        """
}


@pytest.fixture
def disclosure(tmp_path: Path) -> Disclosure:
    return Disclosure(linked(write_dossier(tmp_path, FILES)))


def test_what_is_quoted_still_is_shown_and_all_other_quotations_are_not(
    disclosure: Disclosure,
) -> None:
    past = {
        "summary": 'Closed.[@herald "has been closed since"; @herald "Nobody knows" via own] Yes.',
        "cite": [
            {"source": "herald", "quote": "closed  since\nMonday"},
            {"source": "herald", "quote": "the pilots told", "note": "ours"},
            {"source": "crier", "quote": "closed since Monday"},
            {"source": ["herald"], "quote": "closed since Monday"},
        ],
        "original": {"text": "Nobody knows", "language": "en", "source": "herald"},
        "names": [{"text": "Alva", "language": "pt"}],
        "editor_note": "ask",
    }
    assert disclosure.of(past) == {
        "summary": 'Closed.[@herald "has been closed since"; @herald "[…]" via own] Yes.',
        "cite": [
            {"source": "herald", "quote": "closed  since\nMonday"},
            {"source": "herald", "quote": "[…]", "note": "ours"},
            {"source": "crier", "quote": "[…]"},
            {"source": ["herald"], "quote": "[…]"},
        ],
        "original": {"text": "[…]", "language": "en", "source": "herald"},
        "names": [{"text": "Alva", "language": "pt"}],
    }


def test_what_only_begins_like_a_citation_is_not_shown(disclosure: Disclosure) -> None:
    past = {
        "summary": 'So [@herald "zwords of an article, and no end\n\nMore. [@herald zwords] End.'
    }
    assert disclosure.of(past) == {"summary": "So […]More. […] End."}


def test_a_source_that_was_renamed_is_quoted_under_its_old_id_too(tmp_path: Path) -> None:
    source = "title: T\noutlet: herald\nformer_ids: [alva]\ncaptures: [{file: herald.txt}]\n"
    content = write_dossier(tmp_path, {**FILES, "sources/herald.yaml": source})
    fields = {"cite": [{"source": "alva", "quote": "closed since Monday"}]}
    assert Disclosure(linked(content)).of(fields) == fields


def test_records_that_are_not_to_be_named_are_left_out_wherever_they_are_referred_to(
    tmp_path: Path,
) -> None:
    draft = {"actors/zebulon-quint.yaml": "name: Zebulon Quint\nkind: person\ndraft: true\n"}
    dossier = linked(write_dossier(tmp_path, {**FILES, **draft}))
    past = {
        "actors": ["zebulon-quint", {"actor": "herald", "part": "zebulon-quint was there"}],
        "about": ["actor:zebulon-quint", "event:ball"],
        "summary": "Of [[actor:zebulon-quint|Z. Quint]], [[ball]], [[herald]].[@ball] [@herald]",
    }
    assert Disclosure(dossier, frozenset({"event:ball", "source:herald"})).of(past) == {
        "actors": ["[…]", {"actor": "herald", "part": "zebulon-quint was there"}],
        "about": ["[…]", "[…]"],
        "summary": "Of […], […], [[herald]].[[…]] [@herald]",
    }
