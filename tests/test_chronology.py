"""Events in order, under the headings that their dates allow."""

from dossier.chronology import by_year
from dossier.records import Event


def headings(*dates: str) -> list[tuple[int, int, str]]:
    events = [Event(id=f"event-{n}", title="E", date=date) for n, date in enumerate(dates)]  # type: ignore[arg-type]
    return [
        (year.year, month.month, event.date.text)
        for year in by_year(events)
        for month in year.months
        for event in month.events
    ]


def test_an_event_known_to_the_year_stands_before_those_of_a_month() -> None:
    assert headings("2031-05-02", "2031") == [(2031, 0, "2031"), (2031, 5, "2031-05-02")]


def test_an_interval_within_a_year_stands_where_it_may_have_begun() -> None:
    assert headings("2031-02/2031-07-13") == [(2031, 2, "2031-02/2031-07-13")]


def test_an_interval_whose_end_is_open_stands_at_its_beginning() -> None:
    assert headings("2031-02-03/..") == [(2031, 2, "2031-02-03/..")]


def test_an_interval_whose_beginning_is_open_stands_at_its_end() -> None:
    assert headings("../2031-02-03", "/2031") == [(2031, 0, "/2031"), (2031, 2, "../2031-02-03")]


def test_an_interval_over_several_years_stands_in_no_month() -> None:
    assert headings("2030-11-01/2031-02-03") == [(2030, 0, "2030-11-01/2031-02-03")]


def test_a_season_stands_in_no_month() -> None:
    assert headings("2031-21") == [(2031, 0, "2031-21")]
