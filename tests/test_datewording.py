from pathlib import Path

import pytest

from dossier.dates import parse_date
from dossier.words import Words, load_words

OURS = Path(__file__).parent.parent / "templates"


@pytest.fixture(scope="module")
def english() -> Words:
    return load_words("en", [OURS])


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("2022-07-13", "13 July 2022", "13 July"),
        ("2022-07", "July 2022", "July"),
        ("2022", "2022", "2022"),
        ("0987-03", "March 987", "March"),
        ("2022-07-12~", "about 12 July 2022", "about 12 July"),
        ("2022-07-12?", "possibly 12 July 2022", "possibly 12 July"),
        ("2022-07-12%", "about 12 July 2022 (uncertain)", "about 12 July (uncertain)"),
        ("2022-07-XX", "July 2022, day not known", "July, day not known"),
        ("2022-XX", "2022, month not known", "2022, month not known"),
        ("2022-XX-XX",) + ("2022, month and day not known",) * 2,
        ("201X",) + ("2010s, year not known",) * 2,
        ("20XX",) + ("between 2000 and 2099, year not known",) * 2,
        ("2022-22",) + ("summer 2022",) * 2,
        ("2022-07-13/2022-07-14", "between 13 and 14 July 2022", "13–14 July"),
        ("2022-06-30/2022-07-02", "between 30 June and 2 July 2022", "30 June – 2 July"),
        ("2021-12-30/2022-01-02",) + ("between 30 December 2021 and 2 January 2022",) * 2,
        ("2022-06/2022-07", "between June and July 2022", "June–July"),
        ("2011/2014",) + ("between 2011 and 2014",) * 2,
        ("2011/2014-03",) + ("between 2011 and March 2014",) * 2,
        ("2022-07-13/2022-07-13", "13 July 2022", "13 July"),
        (
            "2022-07-13~/2022-07-15",
            "between about 13 July 2022 and 15 July 2022",
            "about 13 July – 15 July",
        ),
        ("2022-07-18/..",) + ("on or after 18 July 2022",) * 2,
        ("../2022-07-18",) + ("on or before 18 July 2022",) * 2,
        ("2022-07/..",) + ("in or after July 2022",) * 2,
        ("../2022~",) + ("in or before about 2022",) * 2,
        ("2022-07-18/",) + ("from 18 July 2022, end not known",) * 2,
        ("/2022-07-18",) + ("until 18 July 2022, start not known",) * 2,
        ("2022-07-18T14:30:00Z", "18 July 2022, 14:30 UTC", "18 July"),
        ("2022-07-18T14:30:05+05:30", "18 July 2022, 14:30:05 UTC+5:30", "18 July"),
        ("2022-07-18T14:30:00-03", "18 July 2022, 14:30 UTC−3", "18 July"),
        ("2022-07-18T14:30:00", "18 July 2022, 14:30", "18 July"),
    ],
)
def test_a_date_is_worded_no_more_precisely_than_it_is_known(
    english: Words, text: str, full: str, short: str
) -> None:
    assert english.date(parse_date(text)) == full
    assert english.short_date(parse_date(text)) == short


@pytest.mark.parametrize(
    ("since", "until", "worded"),
    [
        ("2011", "", "since 2011"),
        ("", "2014", "until 2014"),
        ("2011", "2014", "2011–2014"),
        ("2011", "2011", "2011"),
        ("2011-07", "2014-03-02", "July 2011 – 2 March 2014"),
        ("2022-07-14", "2022-07-19", "14–19 July 2022"),
        ("2011~", "2014", "about 2011 – 2014"),
        ("2022-07-18/..", "", "on or after 18 July 2022"),
        ("", "", ""),
    ],
)
def test_how_long_something_lasted_is_worded_as_far_as_it_is_known(
    english: Words, since: str, until: str, worded: str
) -> None:
    ends = [parse_date(text) if text else None for text in (since, until)]
    assert english.date_range(*ends) == worded


def test_only_a_day_known_as_such_has_a_day_of_the_week(english: Words) -> None:
    assert english.date_with_weekday(parse_date("2022-07-13")) == "Wednesday, 13 July 2022"
    assert english.date_with_weekday(parse_date("2022-07-13~")) == "about 13 July 2022"
    assert english.date_with_weekday(parse_date("2022-07")) == "July 2022"


def test_a_day_or_month_known_as_such_may_have_its_year_first(english: Words) -> None:
    dates = ("2022-07-13", "2022-07", "2022", "2022-07~", "2022-07-XX", "2022-07-13T14:30:00Z")
    assert [english.date_year_first(parse_date(date)) for date in dates] == [
        "2022, July 13",
        "2022, July",
        "2022",
        "about July 2022",
        "July 2022, day not known",
        "13 July 2022, 14:30 UTC",
    ]


def test_months_and_years_have_headings(english: Words) -> None:
    assert (english.month(7), english.year(2022)) == ("July", "2022")


def words_in(folder: Path, language: str, text: str) -> Words:
    (folder / "words").mkdir()
    (folder / "words" / f"{language}.yaml").write_text(text, encoding="utf-8")
    return load_words(language, [folder, OURS])


def test_another_language_has_its_own_months_and_its_own_order(tmp_path: Path) -> None:
    korean = words_in(
        tmp_path,
        "ko",
        """
date-patterns:
  day: y년 M월 d일
  short-day: M월 d일
  days-in-month-from: y년 M월 d일
  days-in-month-to: d일
  short-days-in-month-from: M월 d일
  short-days-in-month-to: d일
dates:
  about: "{date}경"
  between: "{start}~{end} 사이"
  range: "{start}~{end}"
""",
    )
    assert korean.problems == ()
    assert korean.date(parse_date("2022-07-13~")) == "2022년 7월 13일경"
    assert korean.date(parse_date("2022-07-13/2022-07-14")) == "2022년 7월 13일~14일 사이"
    assert korean.short_date(parse_date("2022-07-13/2022-07-14")) == "7월 13일~14일"


def test_months_stand_in_the_case_that_the_pattern_asks_for(tmp_path: Path) -> None:
    russian = words_in(
        tmp_path, "ru", "date-patterns:\n  day: d MMMM y 'г'.\n  month: LLLL y 'г'.\n"
    )
    assert russian.date(parse_date("2022-07-13")) == "13 июля 2022 г."
    assert russian.date(parse_date("2022-07")) == "июль 2022 г."


def test_an_untranslated_pattern_keeps_english_months(tmp_path: Path) -> None:
    russian = words_in(tmp_path, "ru", "footer:\n  data: Данные\n")
    assert russian.date(parse_date("2022-07-13")) == "13 July 2022"
