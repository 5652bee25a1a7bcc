import pytest

from dossier.dates import parse_date


def refusal(text: str) -> str:
    with pytest.raises(ValueError) as raised:
        parse_date(text)
    return str(raised.value)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("19.07.2022", "2022-07-19"),
        ("7/19/2022", "2022-07-19"),
        ("19/7/2022", "2022-07-19"),
        ("2022-7-9", "2022-07-09"),
        ("2022/07/19", "2022-07-19"),
        ("20220719", "2022-07-19"),
        ("2022–07–19", "2022-07-19"),
        ("２０２２-07-19", "2022-07-19"),
        ("٢٠٢٢-٠٧-١٩", "2022-07-19"),
        ("July 2022", "2022-07"),
        ("19 July 2022", "2022-07-19"),
        ("Sept. 3rd, 2022", "2022-09-03"),
        ("13 июля 2022 г.", "2022-07-13"),
        ("12 de mayo de 2022", "2022-05-12"),
        ("2022年7月13日", "2022-07-13"),
        ("2022년 7월 13일", "2022-07-13"),
        ("circa 2022", "2022~"),
        ("c. July 2022", "2022-07~"),
        ("~2022", "2022~"),
        ("possibly 13 July 2022", "2022-07-13?"),
        ("2022 ?", "2022?"),
        ("201x", "201X"),
        ("2004-uu", "2004-XX"),
        ("2022-07-??", "2022-07-XX"),
        ("2010s", "201X"),
        ("summer 2022", "2022-22"),
        ("Q3 2022", "2022-07/2022-09"),
        ("2022-07-13 – 2022-07-14", "2022-07-13/2022-07-14"),
        ("2022-07-13/14", "2022-07-13/2022-07-14"),
        ("2011-2014", "2011/2014"),
        ("between 13 and 14 July 2022", "2022-07-13/2022-07-14"),
        ("30 June to 2 July 2022", "2022-06-30/2022-07-02"),
        ("after 18 July 2022", "2022-07-18/.."),
        ("2022-07-13/open", "2022-07-13/.."),
        ("before 2022", "../2022"),
        ("unknown/2022", "/2022"),
        ("2022-07-18 14:30", "2022-07-18T14:30:00"),
        ("2022-07-18T14:30:00.5+0900", "2022-07-18T14:30:00+09:00"),
    ],
)
def test_the_way_to_write_what_was_meant_is_said(written: str, meant: str) -> None:
    assert refusal(written).endswith(f"; write {meant}")
    assert parse_date(meant).text == meant


def test_the_whole_message_names_the_date_as_written() -> None:
    assert refusal("19.07.2022") == '"19.07.2022" is not a date; write 2022-07-19'


@pytest.mark.parametrize(
    ("written", "meant"),
    [("7/8/2022", "2022-08-07 or 2022-07-08"), ("1900s", "190X or 19XX")],
)
def test_where_two_things_may_be_meant_both_are_offered(written: str, meant: str) -> None:
    assert refusal(written) == f'"{written}" is not a date; write {meant}, whichever is meant'


@pytest.mark.parametrize("written", ["today", "13 Smarch 2022", "31.02.2022"])
def test_nothing_is_offered_for_what_is_no_day(written: str) -> None:
    assert refusal(written) == f'"{written}" is not a date'


@pytest.mark.parametrize("written", ["13.7.22", "7/13/22", "13-7-22"])
def test_of_a_year_of_two_digits_the_four_are_asked_for(written: str) -> None:
    assert refusal(written) == f'"{written}": a year has four digits'


def test_a_long_text_is_not_repeated() -> None:
    assert refusal("1" * 100_000) == "a date has at most 60 characters, not 100,000"
