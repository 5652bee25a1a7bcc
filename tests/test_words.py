import pickle
import re
from pathlib import Path
from typing import get_args

import pytest
from markupsafe import Markup

from dossier.records.actors import ActorKind, RelationshipType
from dossier.records.briefs import Confidence, Likelihood
from dossier.records.happenings import DisagreementStatus, WordingMode
from dossier.records.sources import Medium
from dossier.words import Words, WordsError, load_words, text_direction

ROOT = Path(__file__).parent.parent
OURS = ROOT / "templates"


@pytest.fixture(scope="module")
def english() -> Words:
    return load_words("en", [OURS])


def words_in(folder: Path, language: str, text: str) -> Words:
    (folder / "words").mkdir()
    (folder / "words" / f"{language}.yaml").write_text(text, encoding="utf-8")
    return load_words(language, [folder, OURS])


def test_our_own_catalogue_has_no_fault(english: Words) -> None:
    assert english.problems == ()
    assert english.missing == ()
    assert (english.language, english.direction, english.catalogue) == ("en", "ltr", "en")


@pytest.mark.parametrize(
    ("section", "choices"),
    [
        ("relationship", get_args(RelationshipType)),
        ("relationship-inverse", get_args(RelationshipType)),
        ("relation-sort", get_args(RelationshipType)),
        ("actor-kind", get_args(ActorKind)),
        ("actor-kinds", get_args(ActorKind)),
        ("medium", get_args(Medium)),
        ("medium-of", get_args(Medium)),
        ("mode", get_args(WordingMode)),
        ("mode-meaning", get_args(WordingMode)),
        ("disagreement-status", get_args(DisagreementStatus)),
        ("disagreement-status-meaning", get_args(DisagreementStatus)),
        ("likelihood", get_args(Likelihood)),
        ("likelihood-range", get_args(Likelihood)),
        ("confidence", get_args(Confidence)),
        ("confidence-meaning", get_args(Confidence)),
        ("reliability", tuple("ABCDEF")),
    ],
)
def test_everything_a_record_may_choose_has_words(
    english: Words, section: str, choices: tuple[str, ...]
) -> None:
    keys = {key.partition(".")[2] for key in english.wordings if key.startswith(f"{section}.")}
    assert keys - {"label"} == set(choices)


def test_every_key_that_a_template_or_page_names_has_words(english: Words) -> None:
    written = re.compile(
        r"""\b(?:say|count|markup|count_markup)\(\s*["']([a-z-]+\.[a-z0-9 -]+)["']"""
    )
    for path in [*OURS.rglob("*.html"), *(ROOT / "dossier").rglob("*.py")]:
        for key in written.findall(path.read_text(encoding="utf-8")):
            assert key in english, f"{path.relative_to(ROOT)} asks for {key}"


def test_a_value_takes_the_place_of_its_name(english: Words) -> None:
    assert english.say("relationship.recognises", actor="Freedonia") == "recognises Freedonia"
    assert english.say("relationship.recognises", actor="{actor}") == "recognises {actor}"


def test_markup_keeps_links_and_escapes_all_else(english: Words) -> None:
    link = Markup('<a href="f">Freedonia</a>')
    said = english.markup("relationship-inverse.recognises", actor=link)
    assert said == 'is recognised by <a href="f">Freedonia</a>'
    assert isinstance(said, Markup)
    assert english.markup("relationship.backs", actor="<b>") == "backs &lt;b&gt;"
    assert not isinstance(english.say("relationship.backs", actor=link), Markup)


def test_the_pattern_itself_is_escaped_in_markup(tmp_path: Path) -> None:
    words = words_in(tmp_path, "en", 'relationship:\n  backs: "<script>{actor}"\n')
    assert words.markup("relationship.backs", actor="x") == "&lt;script&gt;x"


def test_a_number_chooses_the_plural_form_of_the_language(tmp_path: Path) -> None:
    russian = words_in(
        tmp_path,
        "ru",
        "evidence:\n  documents:\n    one: '{n} документ'\n    few: '{n} документа'\n"
        "    many: '{n} документов'\n    other: '{n} документа'\n",
    )
    assert [russian.count("evidence.documents", n) for n in (1, 3, 5, 21, 1112)] == [
        "1 документ",
        "3 документа",
        "5 документов",
        "21 документ",
        "1\u00a0112 документов",
    ]
    assert russian.count("evidence.outlets", 1) == "1 outlet"


def test_none_of_a_thing_may_have_its_own_words(english: Words) -> None:
    assert english.count("counted.captures", 0) == "not held"
    assert english.count("evidence.documents", 0) == "0 documents"
    assert english.count_markup("search.results", 2, query="<i>") == "2 results for “&lt;i&gt;”"


def test_lists_are_joined_as_the_catalogue_or_the_language_has_it(
    english: Words, tmp_path: Path
) -> None:
    assert [english.join(items) for items in ("", "a", "ab", "abc", "abcd")] == [
        "",
        "a",
        "a and b",
        "a, b and c",
        "a, b, c and d",
    ]
    japanese = words_in(tmp_path, "ja", "footer:\n  data: データ\n")
    assert japanese.join("abc") == "a、b、c"
    assert load_words("ko", [OURS]).join("abc") == "a, b and c"


def test_a_list_of_links_stays_links(english: Words) -> None:
    joined = english.join_markup([Markup("<i>a</i>"), "<b>", "c"])
    assert joined == "<i>a</i>, &lt;b&gt; and c"
    assert isinstance(joined, Markup)
    assert english.join_markup([]) == ""


def test_a_list_pattern_is_escaped_in_markup(tmp_path: Path) -> None:
    words = words_in(tmp_path, "en", 'list:\n  middle: "{first}<br>{last}"\n')
    assert words.join_markup("abc") == "a&lt;br&gt;b and c"


def test_languages_are_named_in_the_language_of_the_words(english: Words) -> None:
    assert english.language_name("ko") == "Korean"
    assert load_words("ar", [OURS]).language_name("ko") == "Korean"


def test_the_direction_is_the_dossiers_even_where_the_words_are_english() -> None:
    arabic = load_words("ar", [OURS])
    assert (arabic.language, arabic.direction, arabic.catalogue) == ("ar", "rtl", "en")
    assert "footer.data" in arabic.missing
    assert text_direction("ar") == "rtl"


def test_words_that_no_catalogue_has_are_an_error_with_a_guess(english: Words) -> None:
    with pytest.raises(WordsError) as raised:
        english.say("evidence.document")
    assert str(raised.value) == (
        'no catalogue has the words "evidence.document"; did you mean "evidence.documents"?'
    )


def test_a_value_left_out_is_an_error(english: Words) -> None:
    with pytest.raises(WordsError) as raised:
        english.markup("relationship.heads")
    assert str(raised.value) == 'the words "relationship.heads" need a value for {actor}'


def test_words_travel_between_processes(english: Words) -> None:
    assert pickle.loads(pickle.dumps(english)) == english
    with pytest.raises(AttributeError):
        english.language = "fr"  # type: ignore[misc]
