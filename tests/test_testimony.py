"""Numbers and days of a sentence are looked for in all ways in which a text may have them."""

from pathlib import Path

import pytest
from claiming import missing


@pytest.mark.parametrize(
    ("sentence", "article", "expected"),
    [
        ("It carried 6,500 sacks.", "It had 6,500 sacks.", []),
        ("It carried 6,500 sacks.", "It had 6500 sacks.", []),
        ("It carried 6,500 sacks.", "It had 6 500 sacks.", []),
        ("It carried 6,500 sacks.", "It had 5,600 sacks.", ["6,500"]),
        ("It carried 6.5 tons.", "It had 65 tons.", ["6.5"]),
        ("3 pilots came.", "All three came.", []),
        ("The 3rd pilot came.", "The third came.", []),
        ("21 pilots came.", "Twenty-one came.", []),
        ("4 million came.", "Some 4,000,000 came.", []),
        ("4 million came.", "Some 4 thousand came.", []),
        ("4,000 came.", "Some four thousand came.", []),
        ("12% agreed.", "12 per cent agreed.", []),
        ("13% agreed.", "12 per cent agreed.", ["13"]),
        ("An F-16 came over pier B7.", "A plane came.", []),
        ("In 1998 it was built.", "It is old.", ["1998"]),
        ("In 1998 it was built.", "It was built on 3 May 1998.", []),
        ("In 2031 it sank.", "It sank.", []),
    ],
)
def test_a_number_is_looked_for_in_digits_and_in_words(
    tmp_path: Path, sentence: str, article: str, expected: list[str]
) -> None:
    assert missing(tmp_path, sentence, article) == expected


@pytest.mark.parametrize(
    ("sentence", "article", "expected"),
    [
        ("It sank on 13 May 2031.", "It sank on May 13.", []),
        ("It sank on 13 May 2031.", "It sank on 13.05.2031.", []),
        ("It sank on 13 May.", "It sank on 12 May.", ["13 May"]),
        ("It sank on 13 May 2030.", "It sank on 13 May 2031.", ["13 May 2030"]),
        ("It sank on 13 May 2029.", "It sank on May 13.", ["13 May 2029"]),
        ("It sank on 24 December.", "It sank on Dec. 24.", []),
        ("It sank on Tuesday 13 May 2031.", "It sank on Tuesday.", []),
        ("It sank on 13 May.", "It sank on Tuesday.", []),
        ("It sank on 20 May.", "It sank on Tuesday.", []),
        ("It sank on 27 May.", "It sank on Tuesday.", ["27 May"]),
        ("It sank on 13 May.", "It sank on Monday.", ["13 May"]),
        ("It sank on 14 May 2031.", "It sank.", []),
        ("It sank between 13 and 15 May.", "It sank on 13 May.", ["13 and 15 May"]),
        ("It sank in May.", "It sank on 3 May.", []),
        ("It sank in May 2031.", "It sank.", []),
        ("It sank in April.", "It sank on 3 May.", ["April"]),
        ("It sank on 3 April.", "It sank in April.", ["3 April"]),
        ("May it never sink.", "It will not.", []),
    ],
)
def test_a_day_is_looked_for_by_its_date_or_by_the_weekday_near_a_date(
    tmp_path: Path, sentence: str, article: str, expected: list[str]
) -> None:
    assert missing(tmp_path, sentence, article) == expected


def test_without_a_day_of_publication_weekdays_are_counted_from_days_in_the_text(
    tmp_path: Path,
) -> None:
    article = "May 15 (Wire) - The Petrel sank on Tuesday."
    assert missing(tmp_path / "a", "It sank on 13 May 2031.", article, published="") == []
    assert missing(tmp_path / "b", "It sank on 6 May 2031.", article, published="") == [
        "6 May 2031"
    ]
    assert missing(tmp_path / "c", "It sank on 13 May 2031.", "On Tuesday.", published="") == [
        "13 May 2031"
    ]


def test_an_article_that_looks_back_counts_weekdays_from_the_day_beside_them(
    tmp_path: Path,
) -> None:
    beside = "She left on 1 May. On Tuesday she sank."
    apart = "She left on 1 May.\n\nOn Tuesday we wrote this."
    looking_back = {"published": "2031-08-20"}
    assert missing(tmp_path / "a", "It sank on 6 May 2031.", beside, **looking_back) == []
    assert missing(tmp_path / "b", "It sank on 6 May 2031.", apart, **looking_back) == [
        "6 May 2031"
    ]


@pytest.mark.parametrize(
    ("ours", "sentence", "language", "article", "expected"),
    [
        ("en", "It sank on 13 July with 5 men.", "ru", "13 июля затонул, пять человек.", []),
        ("en", "It sank on 14 May.", "ru", "В среду затонул.", []),
        ("en", "It sank in July.", "uk", "У липні затонув.", []),
        ("en", "It sank on 13 July with 35 men.", "ja", "7月13日、三十五人。", []),
        ("en", "It sank on 13 July with 3 men.", "ko", "7월 13일 세 명.", []),
        ("en", "6,500 sacks", "de", "6.500 Säcke", []),
        ("en", "345 sacks", "de", "dreihundertfünfundvierzig Säcke", []),
        ("en", "4 sacks", "th", "สี่ถุง", []),
        ("en", "4,711 sacks", "th", "สี่ถุง", ["4,711"]),
        ("en", "It sank on 13 July.", "und", "13 липня.", []),
        ("de", "Am 13. Juli 2030 sank sie mit 6.500 Sack.", "en", "July 13, 2030: 6,500.", []),
        ("de", "Am 13. Juli sank sie mit 6.500 Sack.", "en", "July 12: 65.", ["13. Juli", "6.500"]),
        ("ru", "Судно затонуло 13 июля.", "en", "It sank on 12 July.", ["13 июля"]),
        ("ja", "7月13日に沈んだ。", "en", "It sank on 12 July.", ["7月13日"]),
        ("ko", "7월 13일에 가라앉았다.", "en", "It sank on 12 July.", ["7월 13일"]),
    ],
)
def test_each_text_is_read_in_its_own_language(
    tmp_path: Path, ours: str, sentence: str, language: str, article: str, expected: list[str]
) -> None:
    assert missing(tmp_path, sentence, article, language=language, ours=ours) == expected
