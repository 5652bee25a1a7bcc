import contextlib
import datetime
import io
import pickle
import re
from calendar import isleap

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.dates import Date, date_attribute, parse_date

day = datetime.date.fromisoformat


def refusal(text: str) -> str:
    with pytest.raises(ValueError) as raised:
        parse_date(text)
    return str(raised.value)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "unspecified"),
    [
        ("2022-07-13", "2022-07-13", "2022-07-13", "day", ""),
        ("2022-02", "2022-02-01", "2022-02-28", "month", ""),
        ("2024-02", "2024-02-01", "2024-02-29", "month", ""),
        ("2022", "2022-01-01", "2022-12-31", "year", ""),
        ("0001", "0001-01-01", "0001-12-31", "year", ""),
        ("9999-12-31", "9999-12-31", "9999-12-31", "day", ""),
        ("201X", "2010-01-01", "2019-12-31", "decade", "year"),
        ("20XX", "2000-01-01", "2099-12-31", "century", "year"),
        ("2004-XX", "2004-01-01", "2004-12-31", "year", "month"),
        ("1985-04-XX", "1985-04-01", "1985-04-30", "month", "day"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31", "year", "month-and-day"),
        ("2022-21", "2022-03-01", "2022-05-31", "season", ""),
        ("2022-23", "2022-09-01", "2022-11-30", "season", ""),
        ("2022-24", "2022-12-01", "2023-02-28", "season", ""),
        ("9999-24", "9999-12-01", "9999-12-31", "season", ""),
    ],
)
def test_a_date_reaches_from_the_first_to_the_last_day_it_may_mean(
    text: str, earliest: str, latest: str, precision: str, unspecified: str
) -> None:
    date = parse_date(text)
    assert (date.earliest, date.latest) == (day(earliest), day(latest))
    assert (date.precision, date.unspecified, date.text) == (precision, unspecified, text)
    assert str(date) == text


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2022-07-12", False, False),
        ("2022-07-12~", True, False),
        ("2022-07?", False, True),
        ("2022%", True, True),
        ("201X~", True, False),
        ("1985-04-XX?", False, True),
    ],
)
def test_a_qualifier_holds_for_the_whole_date(
    text: str, approximate: bool, uncertain: bool
) -> None:
    date = parse_date(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)
    assert date.qualified is (approximate or uncertain)


def test_an_interval_has_two_dates_and_reaches_over_both() -> None:
    date = parse_date("2022-07~/2022-08-02?")
    assert date.precision == "interval"
    assert date.start == parse_date("2022-07~")
    assert date.end == parse_date("2022-08-02?")
    assert (date.earliest, date.latest) == (day("2022-07-01"), day("2022-08-02"))
    assert (date.approximate, date.uncertain) == (True, True)


def test_an_open_end_and_an_unknown_end_are_told_apart() -> None:
    later, unknown = parse_date("2022-07-18/.."), parse_date("2022-07-18/")
    assert (later.open_end, later.unknown_end, later.end) == (True, False, None)
    assert (unknown.open_end, unknown.unknown_end, unknown.end) == (False, True, None)
    assert later.latest == unknown.latest == datetime.date.max
    earlier, start_unknown = parse_date("../2022"), parse_date("/2022")
    assert (earlier.open_start, earlier.unknown_start, earlier.start) == (True, False, None)
    assert (start_unknown.open_start, start_unknown.unknown_start) == (False, True)
    assert earlier.earliest == datetime.date.min


@pytest.mark.parametrize("time", ["14:30:00", "14:30:00Z", "14:30:00+09", "00:00:00-03:30"])
def test_a_time_is_kept_and_does_not_move_the_day(time: str) -> None:
    date = parse_date(f"2022-07-18T{time}")
    assert date.time == time
    assert (date.precision, date.earliest, date.latest) == (
        "day",
        day("2022-07-18"),
        day("2022-07-18"),
    )


def test_dates_stand_in_order_of_their_earliest_then_their_latest_day() -> None:
    in_order = [
        "../2022",
        "2022",
        "2022-07",
        "2022-07-13",
        "2022-07-13~",
        "2022-07-13/2022-07-14",
    ]
    assert [date.text for date in sorted(map(parse_date, reversed(in_order)))] == in_order


def test_a_date_is_one_value_and_survives_pickling() -> None:
    date = parse_date("2022-07-13/2022-07-14")
    assert parse_date("2022-07-13/2022-07-14") is date
    assert pickle.loads(pickle.dumps(date)) == date
    assert {date: 1}[pickle.loads(pickle.dumps(date))] == 1
    with pytest.raises(AttributeError):
        date.text = "2023"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the date is empty"),
        ("2022-13", '"2022-13": there is no month 13'),
        ("2022-00", '"2022-00": there is no month 00'),
        ("2022-02-30", '"2022-02-30": 2022-02 has the days 01 to 28'),
        ("2022-07-00", '"2022-07-00": 2022-07 has the days 01 to 31'),
        ("0000", '"0000": years run from 0001 to 9999'),
        ("-0044", '"-0044": years run from 0001 to 9999'),
        ("Y17000", '"Y17000": years run from 0001 to 9999'),
        (
            "2022-07-14/2022-07-13",
            '"2022-07-14/2022-07-13" ends before it starts: 2022-07-13 begins earlier than'
            " 2022-07-14",
        ),
        ("../..", '"../.." has no date; one end of an interval must be known'),
        ("/", '"/" has no date; one end of an interval must be known'),
        (
            "2022/2023/2024",
            '"2022/2023/2024": an interval has two ends, with one slash between',
        ),
        (
            "2022-07-XX/2022-08",
            '"2022-07-XX/2022-08" has an X at one end, which is EDTF level 2',
        ),
        ("2022-22~", '"2022-22~" qualifies a season, which is imprecise by itself'),
        (
            "2022-07-13T25:00:00",
            '"25:00:00" is not a time such as 14:30:00Z or 14:30:00+09:00',
        ),
        (
            "2022-07-18T09:00:00/2022-07-19",
            '"2022-07-18T09:00:00/2022-07-19" has a time; an interval runs between days, months'
            " or years",
        ),
        ("1985-XX-12", '"1985-XX-12" gives a day of an unspecified month, which is EDTF level 2'),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, message: str) -> None:
    assert refusal(text) == message


@pytest.mark.parametrize(
    "text",
    ["[2021,2022]", "{2021,2022}", "2022?-07", "1950S2", "2022-25", "2XXX", "2004-06-1X"],
)
def test_level_two_is_refused_as_such(text: str) -> None:
    assert refusal(text) == f'"{text}": this is EDTF level 2; a dossier uses levels 0 and 1'


@pytest.mark.parametrize(
    "text", ["2022-07-13\n", " 2022", "２０２２", "٢٠٢٢", "2022-07-13T14:30:00z", "2022–07"]
)
def test_nothing_but_the_plain_characters_of_edtf_is_taken(text: str) -> None:
    refusal(text)


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("2022-07-13", "2022-07-13"),
        ("2022-07", "2022-07"),
        ("2022", "2022"),
        ("2022-07-18T14:30:00+09", "2022-07-18"),
        ("2022-07-13~", None),
        ("2022-07-XX", None),
        ("201X", None),
        ("2022-22", None),
        ("2022-07-13/2022-07-14", None),
    ],
)
def test_only_a_date_known_as_such_has_a_machine_readable_form(
    text: str, attribute: str | None
) -> None:
    assert date_attribute(parse_date(text)) == attribute


LEVEL_ONE = {
    "Date",
    "DateAndTime",
    "UncertainOrApproximate",
    "Unspecified",
    "Season",
    "Interval",
    "Level1Interval",
}


def oracle(text: str) -> object | None:
    """What the `edtf` package reads, where it is of level 0 or 1."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            found = parse_edtf(text)
    except Exception:
        return None
    return found if type(found).__name__ in LEVEL_ONE else None


def refused_by_design(text: str) -> bool:
    """Years outside of 0001 to 9999, level 2, and slips of the package."""
    year_zero = re.search(r"(^|/)(-|00[0X][0X])", text)
    level_two = re.search(r"[0-9]XXX|X.*/|/.*X", text)
    time_without_day = "T" in text and not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T", text)
    leap_days = re.findall(r"([0-9]{4})-02-29", text)
    no_such_day = not all(isleap(int(year)) for year in leap_days)
    return bool(year_zero or level_two or time_without_day or no_such_day) or text == "../.."


years = st.sampled_from(["2022", "0001", "1999", "2000", "2024", "1900", "201X", "20XX", "0000"])
months = st.sampled_from(["", "-01", "-02", "-07", "-12", "-13", "-00", "-21", "-24", "-25", "-XX"])
days = st.sampled_from(["", "-01", "-28", "-29", "-30", "-31", "-32", "-00", "-XX"])
signs = st.sampled_from(["", "?", "~", "%", "?~"])
singles = st.builds("{}{}{}{}".format, years, months, days, signs)
times = st.sampled_from(["T14:30:00", "T14:30:00Z", "T23:59:59+14:00", "T24:00:00", "T14:30"])
ends = st.one_of(singles, st.sampled_from(["", ".."]))
expressions = st.one_of(
    singles,
    st.builds("{}{}".format, singles, times),
    st.builds("{}/{}".format, ends, ends),
    st.text("0123456789-/.XTZ~?%: ", max_size=12),
)


@settings(max_examples=200, deadline=None)
@given(expressions)
@example("2022/..")
@example("2022?/2021")
def test_the_edtf_package_agrees_on_what_is_a_date_and_how_far_it_reaches(text: str) -> None:
    expected = oracle(text)
    try:
        date = parse_date(text)
    except ValueError as fault:
        assert expected is None or refused_by_design(text) or "ends before it starts" in str(fault)
        return
    assert expected is not None
    if date.precision != "interval" and date.season != 24:
        assert date.earliest.timetuple()[:3] == expected.lower_strict()[:3]
        assert date.latest.timetuple()[:3] == expected.upper_strict()[:3]


@settings(max_examples=500, deadline=None)
@given(st.one_of(expressions, st.text(max_size=70)))
def test_any_text_is_a_date_or_a_plain_refusal(text: str) -> None:
    try:
        date = parse_date(text)
    except ValueError as fault:
        assert str(fault)
        assert "\n" not in str(fault)
    else:
        assert isinstance(date, Date)
        assert date.earliest <= date.latest
