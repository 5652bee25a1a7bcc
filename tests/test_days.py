"""Days, months, weekdays and numbers, found in whatever way a language writes them."""

import pytest

from dossier.secondopinion.days import named_days, named_weekdays
from dossier.secondopinion.numbers import all_digits, numbers_in_digits
from dossier.secondopinion.numberwords import has_number_words, numbers_in_words

JULY = ["0000-07-13", "0000-07-14", "2022-07-15", "2022-07-16"]
RUSSIAN = ["2022-07-13", "0000-07-14", "0000-07-00"]


def days(language: str, text: str) -> list[str]:
    """The days of a text as 2022-07-13, 0000 where no year is named, day 00 for a month."""
    found = (day for named in named_days(text, language) for day in named.readings)
    return [f"{day.year:04}-{day.month:02}-{day.day:02}" for day in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The ship sailed on Wednesday 13 July 2022 at dawn.", ["2022-07-13"]),
        ("en", "It sailed on July 13, 2022, with 5 men.", ["2022-07-13"]),
        ("en", "Since the Feb. 24 storm, and before Sept. 11", ["0000-02-24", "0000-09-11"]),
        ("en", "on the 13th of July", ["0000-07-13"]),
        ("en", "13–14 July, and July 15-16, 2022", JULY),
        ("en-GB", "It may march on in May 2031, in March.", ["2031-05-00", "0000-03-00"]),
        ("en", "2022-07-13 and 7/13/2022", ["2022-07-13", "2022-07-13"]),
        ("en", "7/8/2022", ["2022-08-07", "2022-07-08"]),
        ("en-GB", "7/8/2022", ["2022-08-07", "2022-07-08"]),
        ("de", "am 13. Juli 2022 und am 14.07.2022", ["2022-07-13", "2022-07-14"]),
        ("de", "zwischen 13. und 14. Juli", ["0000-07-13", "0000-07-14"]),
        ("fr", "le 1er août et le 13 juillet 2022", ["0000-08-01", "2022-07-13"]),
        ("es", "el 13 de julio de 2022", ["2022-07-13"]),
        ("it", "il 13 luglio 2022", ["2022-07-13"]),
        ("pt", "em 13 de julho de 2022", ["2022-07-13"]),
        ("nl", "op 13 juli 2022", ["2022-07-13"]),
        ("pl", "13 lipca 2022, w lipcu", ["2022-07-13", "0000-07-00"]),
        ("ru", "13 июля 2022 года; 14-го июля; в июле", RUSSIAN),
        ("ru", "в мае 2022 года и в марте", ["2022-05-00", "0000-03-00"]),
        ("uk", "13 липня 2022 року, у липні", ["2022-07-13", "0000-07-00"]),
        ("zh", "2022年7月13日，七月十四日，十二月", ["2022-07-13", "0000-07-14", "0000-12-00"]),
        ("ja", "7月13日に、3月間も待った。", ["0000-07-13"]),
        ("ko", "2022년 7월 13일, 7월 14일", ["2022-07-13", "0000-07-14"]),
        ("hu", "2022. július 13-án", ["2022-07-13"]),
        ("vi", "ngày 13 tháng 7 năm 2022", ["2022-07-13"]),
        ("tr", "13 Temmuz 2022'de", ["2022-07-13"]),
        ("ar", "في 13 يوليو 2022", ["2022-07-13"]),
    ],
)
def test_days_are_found_as_each_language_writes_them(
    language: str, text: str, expected: list[str]
) -> None:
    assert days(language, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2031? No: 30.02.2031, 2031-13-01 and 45/45/2031.",
        "Version 1.2.3.4, the address 10.1.12.2031.5, a score of 3-2.",
        "He may sail; the march went on; Dec and Mar are short.",
    ],
)
def test_what_is_no_day_is_not_taken_for_one(text: str) -> None:
    assert days("en", text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On Wednesday, not on Monday.", {0, 2}),
        ("de", "am Mittwoch", {2}),
        ("ru", "в среду и во вторник", {1, 2}),
        ("uk", "у середу", {2}),
        ("pl", "w środę", {2}),
        ("zh", "周三", {2}),
        ("ja", "水曜日の水", {2}),
        ("ko", "수요일에", {2}),
        ("en", "They wed on a sunny day.", set()),
    ],
)
def test_weekdays_are_found_in_their_cases(language: str, text: str, expected: set[int]) -> None:
    assert named_weekdays(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "6,500 km", ["6500"]),
        ("en", "6.500 km", ["6.5", "6500"]),
        ("de", "6.500 km", ["6500"]),
        ("de", "6,500 km", ["6.5", "6500"]),
        ("fr", "6 500 km", ["6500"]),
        ("ru", "6 500 км", ["6500"]),
        ("en", "6\u202f500 km and 1’234’567", ["1234567", "6500"]),
        ("en", "1,234,567.80", ["1234567.8"]),
        ("en-IN", "1,00,000 rupees", ["100000"]),
        ("en", "1,2,3 and 007", ["1", "2", "3", "7"]),
        ("en", "In 2022 300 men", ["2022", "300"]),
        ("en", "4.5 million", ["4.5", "4500000"]),
        ("de", "4,5 Mio. Sack", ["4.5", "4500000"]),
        ("zh", "6500万吨", ["6500", "65000000"]),
        ("ar", "٣٤ سفينة", ["34"]),
    ],
)
def test_numbers_are_read_as_the_language_groups_them(
    language: str, text: str, expected: list[str]
) -> None:
    readings = {r for number in numbers_in_digits(text, language) for r in number.readings}
    assert sorted(readings) == expected


def test_a_text_may_part_thousands_by_spaces_or_have_two_numbers() -> None:
    assert {"6500", "6", "500"} <= all_digits("It is 6 500 miles away.", "en")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "twenty-one ships", 21),
        ("en", "two thousand three hundred and five sacks", 2305),
        ("en", "the third pilot", 3),
        ("fr", "quatre-vingt-dix-sept navires", 97),
        ("fr", "soixante-dix mille", 70_000),
        ("de", "dreihundertfünfundvierzig Schiffe", 345),
        ("de", "dreizehn Lotsen", 13),
        ("de", "zwei Millionen", 2_000_000),
        ("es", "treinta y cinco mil", 35_000),
        ("it", "ventuno navi e tremilacinquecento sacchi", 3500),
        ("pt", "vinte e cinco mil", 25_000),
        ("nl", "vijfentwintig schepen", 25),
        ("ru", "двадцать пять тысяч", 25_000),
        ("ru", "третьего судна", 3),
        ("uk", "п’ятсот двадцять", 520),
        ("pl", "dwóch pilotów", 2),
        ("zh", "三千五百吨", 3500),
        ("ja", "千五百万", 15_000_000),
        ("ko", "세 번째 배", 3),
    ],
)
def test_numbers_in_words_are_counted(language: str, text: str, expected: int) -> None:
    assert str(expected) in numbers_in_words(text, language)


def test_where_no_words_are_known_none_are_found() -> None:
    assert not has_number_words("th")
    assert numbers_in_words("three ships", "th") == frozenset()
