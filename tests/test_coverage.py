"""What a dossier rests on, computed from its records."""

from pathlib import Path

from dossiers import linked, write_dossier

from dossier.coverage import coverage

ACTOR = """
    name: {name}
    kind: organisation
    names:
      - {{text: {other}, language: {language}}}
    """


def test_languages_of_names_in_which_no_document_is_written_are_lacking(tmp_path: Path) -> None:
    files = {
        "actors/pilots.yaml": ACTOR.format(name="Pilots", other="Лоцманы", language="ru"),
        "actors/guild.yaml": ACTOR.format(name="Guild", other="The Guild", language="en-GB"),
    }
    found = coverage(linked(write_dossier(tmp_path, files)))
    assert (found.languages, found.lacking) == (("en",), ("ru",))


def test_where_documents_are_held_only_they_count(tmp_path: Path) -> None:
    files = {"sources/wire.yaml": "title: A wire\noutlet: herald\nlanguage: fr\n"}
    found = coverage(linked(write_dossier(tmp_path, files)))
    assert (found.documents, found.held, found.outlets, found.languages) == (2, 1, 1, ("en",))


def test_the_time_of_publication_is_as_wide_as_what_is_known_of_it(tmp_path: Path) -> None:
    files = {
        "sources/herald-2.yaml": "title: Again\noutlet: herald\npublished: 2031-06\n",
        "articles/herald-2.txt": "The harbour is open again.\n",
        "sources/herald-3.yaml": "title: Once more\noutlet: herald\n",
        "articles/herald-3.txt": "The harbour is closed again.\n",
    }
    found = coverage(linked(write_dossier(tmp_path, files)))
    assert found.published and found.published.text == "2031-05-14/2031-06-30"
    assert found.undated == 1


def test_a_date_without_end_says_nothing_of_the_time_of_publication(tmp_path: Path) -> None:
    files = {
        "sources/herald-2.yaml": "title: Again\noutlet: herald\npublished: 2031-06/..\n",
        "articles/herald-2.txt": "The harbour is open again.\n",
    }
    assert coverage(linked(write_dossier(tmp_path, files))).published is None
