from pathlib import Path

import pytest

from dossier.words.catalogues import Catalogue, read_catalogue

ENGLISH = """
greeting:
  hello: "Hello {name}"
  bye: Goodbye
counted:
  ships: {one: "{n} ship", other: "{n} ships"}
date-patterns:
  day: d MMMM y
list:
  last: "{first} and {last}"
"""


def catalogue(folder: Path, language: str, **files: str) -> Catalogue:
    (folder / "words").mkdir(exist_ok=True)
    for tag, text in {"en": ENGLISH, **files}.items():
        (folder / "words" / f"{tag.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return read_catalogue(language, [folder])


def said(found: Catalogue, key: str) -> str:
    return found.wordings[key].fill({"name": "Ada", "n": "2"})


def told(found: Catalogue, folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in found.problems]


def test_an_exact_tag_goes_before_its_language_and_that_before_english(tmp_path: Path) -> None:
    found = catalogue(
        tmp_path,
        "pt-br",
        pt="greeting:\n  hello: Olá {name}\n  bye: Adeus\n",
        pt_BR="greeting:\n  bye: Tchau\n",
    )
    assert said(found, "greeting.bye") == "Tchau"
    assert said(found, "greeting.hello") == "Olá Ada"
    assert said(found, "counted.ships") == "2 ships"
    assert found.language == "pt-BR"
    assert found.problems == ()


def test_what_is_said_in_english_for_want_of_a_translation_is_listed(tmp_path: Path) -> None:
    found = catalogue(tmp_path, "fr", fr="greeting:\n  bye: Adieu\n")
    assert found.missing == ("greeting.hello", "counted.ships", "date-patterns.day")
    assert catalogue(tmp_path, "en-GB").missing == ()


def test_a_language_without_a_catalogue_is_served_in_english(tmp_path: Path) -> None:
    found = catalogue(tmp_path, "ko")
    assert found.language == "en"
    assert found.wordings["date-patterns.day"].language == "en"
    assert len(found.missing) == 4


def test_a_readers_own_folder_is_laid_over_ours_key_by_key(tmp_path: Path) -> None:
    ours, own = tmp_path / "ours", tmp_path / "own"
    catalogue_folder(ours, ENGLISH)
    catalogue_folder(own, "greeting:\n  bye: So long\nharbour:\n  open: The harbour is open\n")
    found = read_catalogue("en", [own, ours])
    assert said(found, "greeting.bye") == "So long"
    assert said(found, "greeting.hello") == "Hello Ada"
    assert said(found, "harbour.open") == "The harbour is open"
    assert found.problems == ()


def catalogue_folder(folder: Path, text: str) -> None:
    (folder / "words").mkdir(parents=True)
    (folder / "words" / "en.yaml").write_text(text, encoding="utf-8")


def test_words_that_yaml_takes_for_values_stay_words(tmp_path: Path) -> None:
    found = catalogue(tmp_path, "no", no="greeting:\n  bye: no\n")
    assert said(found, "greeting.bye") == "no"


def test_a_doubled_brace_is_a_brace(tmp_path: Path) -> None:
    found = catalogue(tmp_path, "fr", fr='greeting:\n  hello: "{{{name}}} {{x}}"\n')
    assert said(found, "greeting.hello") == "{Ada} {x}"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (
            'greeting:\n  hello: "Salut {nom}"\n',
            'words/fr.yaml:2:10: error: "greeting.hello": {nom} has no value here; the English'
            " entry has {name} [bad-wording]\n  compare the entry in words/en.yaml",
        ),
        (
            'greeting:\n  hello: "Salut {name.__class__}"\n',
            'words/fr.yaml:2:10: error: "greeting.hello": a brace stands alone; {name} is the'
            " place of a value, {{ a brace [bad-wording]\n  compare the entry in words/en.yaml",
        ),
        (
            "counted:\n  ships: {un: navire, other: navires}\n",
            'words/fr.yaml:2:10: error: "counted.ships": "un" is no plural form; these are zero,'
            " one, two, few, many, other [bad-wording]\n  compare the entry in words/en.yaml",
        ),
        (
            "counted:\n  ships: {one: navire}\n",
            'words/fr.yaml:2:10: error: "counted.ships": the plural form "other" is missing'
            " [bad-wording]\n  compare the entry in words/en.yaml",
        ),
        (
            "greeting:\n  bye: {one: Adieu, other: Adieux}\n",
            'words/fr.yaml:2:8: error: "greeting.bye": nothing is counted here, so it has no'
            " plural forms [bad-wording]\n  compare the entry in words/en.yaml",
        ),
        (
            "greeting:\n  bye: [Adieu]\n",
            'words/fr.yaml:2:8: error: "greeting.bye": words stand here, or one text for each'
            " plural form [bad-wording]\n  compare the entry in words/en.yaml",
        ),
        (
            "greeting: Salut\n",
            'words/fr.yaml:1:11: error: the section "greeting" has no entries [bad-wording]\n'
            "  write them below it, indented, each as `key: words`",
        ),
        (
            "date-patterns:\n  day: le d MMMM y\n",
            'words/fr.yaml:2:8: error: "date-patterns.day": "le d MMMM y" is no date pattern; the'
            " fields are d, M, L, E, c, y and G, and other letters stand between single quotation"
            " marks [bad-wording]\n  compare the entry in words/en.yaml",
        ),
        (
            "greeting:\n  hallo: Salut\n",
            'words/fr.yaml:2:10: warning: no page uses the words "greeting.hallo"'
            ' [unknown-wording]\n  did you mean "greeting.hello"?',
        ),
        (
            "counted:\n  ships: {other: navires, few: x}\n",
            'words/fr.yaml:2:10: warning: "counted.ships" lacks the plural form "one"; "other"'
            " stands in for it [bad-wording]\n  add it",
        ),
    ],
)
def test_an_entry_at_fault_is_named_with_its_place(
    tmp_path: Path, entry: str, problem: str
) -> None:
    assert told(catalogue(tmp_path, "fr", fr=entry), tmp_path) == [problem]


def test_an_entry_at_fault_leaves_the_one_below_it_standing(tmp_path: Path) -> None:
    found = catalogue(tmp_path, "fr", fr="greeting:\n  hello: '{x}'\n  bye: Adieu\n")
    assert said(found, "greeting.hello") == "Hello Ada"
    assert said(found, "greeting.bye") == "Adieu"


def test_a_file_that_is_no_yaml_or_cannot_be_read_is_a_problem_and_no_more(
    tmp_path: Path,
) -> None:
    found = catalogue(tmp_path, "fr", fr="greeting:\n\tbye: Adieu\n")
    assert [problem.code for problem in found.problems] == ["yaml-syntax"]
    (tmp_path / "words" / "de.yaml").mkdir()
    found = read_catalogue("de", [tmp_path])
    assert [problem.code for problem in found.problems] == ["unreadable-file"]
    assert said(found, "greeting.bye") == "Goodbye"


def test_folders_without_words_give_an_empty_catalogue(tmp_path: Path) -> None:
    assert read_catalogue("en", [tmp_path / "nowhere"]).wordings == {}
    assert read_catalogue("../../etc", [tmp_path]).wordings == {}
