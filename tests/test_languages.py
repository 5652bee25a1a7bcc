import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.words.languages import (
    canonical_tag,
    fallbacks,
    language_name,
    list_pattern,
    locale_of,
    number_text,
    plural_categories,
    text_direction,
)


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("ar", "rtl"),
        ("he", "rtl"),
        ("iw", "rtl"),
        ("ckb", "rtl"),
        ("dv", "rtl"),
        ("nqo", "rtl"),
        ("az-Arab", "rtl"),
        ("az-IR", "rtl"),
        ("pa-PK", "rtl"),
        ("AZ-arab-ir", "rtl"),
        ("und-Hebr", "rtl"),
        ("en", "ltr"),
        ("az", "ltr"),
        ("ar-Latn", "ltr"),
        ("ko", "ltr"),
        ("x-private", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction_goes_by_the_script_of_the_tag_or_the_usual_one(tag: str, direction: str) -> None:
    assert text_direction(tag) == direction


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("ko", "en", "Korean"),
        ("ko", "ru", "корейский"),
        ("zh-Hans", "en", "Simplified Chinese"),
        ("zh-hans-cn", "en", "Simplified Chinese (China)"),
        ("az-Arab", "en", "Azerbaijani (Arabic)"),
        ("iw", "en", "Hebrew"),
        ("ru-petr1708", "en", "Russian (petr1708)"),
        ("de-u-co-phonebk", "en", "German"),
        ("qaa", "en", "qaa"),
        ("x-private", "en", "x-private"),
        ("ko", "tlh", "Korean"),
    ],
)
def test_a_language_is_named_in_the_language_of_the_page(
    tag: str, language: str, name: str
) -> None:
    assert language_name(tag, language) == name


def test_a_tag_is_shortened_from_its_end_and_never_ends_in_a_singleton() -> None:
    assert fallbacks("zh-hant-TW") == ("zh-Hant-TW", "zh-Hant", "zh")
    assert fallbacks("de-u-co-phonebk") == ("de-u-co-phonebk", "de-u-co", "de")


def test_plural_forms_are_those_whole_numbers_need() -> None:
    assert plural_categories("ru") == {"one", "few", "many"}
    assert plural_categories("ko") == {"other"}
    assert plural_categories("ar") == {"zero", "one", "two", "few", "many", "other"}


def test_numbers_and_lists_are_written_as_the_language_has_them() -> None:
    assert number_text(1234567, "en") == "1,234,567"
    assert number_text(1234567, "de") == "1.234.567"
    assert list_pattern("ti", "two") == ("", "ን ", "ን")
    assert list_pattern("ko", "last") == ("", " 및 ", "")


@given(st.from_regex(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,5}", fullmatch=True))
def test_no_tag_is_too_strange(tag: str) -> None:
    assert text_direction(tag) in ("ltr", "rtl")
    assert language_name(tag, tag)
    assert fallbacks(tag)[0] == canonical_tag(tag)
    assert locale_of(tag)
