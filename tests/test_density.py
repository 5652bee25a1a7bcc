"""The density strip: every event where it can have happened, and nowhere else."""

from collections.abc import Mapping

from dossier.chronology import in_order
from dossier.pages.density import HEIGHT, Density, density
from dossier.records import Event


def strip(dates: Mapping[str, str], *, right_to_left: bool = False) -> Density:
    events = [Event(id=id, title=id, date=date) for id, date in dates.items()]  # type: ignore[arg-type]
    found = density(in_order(events), right_to_left=right_to_left)
    assert found
    return found


def test_without_events_there_is_no_strip() -> None:
    assert density(()) is None


def test_events_of_one_month_stand_on_each_other() -> None:
    lower, upper = strip({"storm": "2031-05-02", "wreck": "2031-05-30"}).marks
    assert lower.x == upper.x and upper.y + upper.height < lower.y < HEIGHT


def test_months_stand_to_scale() -> None:
    january, july = strip({"storm": "2031-01-09", "wreck": "2031-07"}).marks
    assert round(july.x - january.x, 2) == 50


def test_an_event_known_to_the_year_is_a_line_as_long_as_the_year() -> None:
    _, year = strip({"storm": "2030-01", "wreck": "2031"}).marks
    assert (year.stretch, year.x, year.x + year.width, year.y > HEIGHT) == (True, 50, 100, True)


def test_an_end_that_is_open_does_not_stretch_the_strip() -> None:
    found = strip({"storm": "2030-06-01", "strike": "2031-01/..", "feud": "../2030"})
    assert (found.first, found.last) == (2030, 2031)
    assert all(mark.x >= 0 and mark.x + mark.width <= 100 for mark in found.marks)


def test_lines_that_overlap_stand_in_two_rows() -> None:
    rows = [mark.y for mark in strip({"a": "2030", "b": "2030/2031", "c": "2031"}).marks]
    assert len(set(rows)) == 2


def test_however_many_events_a_month_has_its_column_keeps_within_the_strip() -> None:
    found = strip({f"event-{n}": "2031-05" for n in range(500)})
    assert min(mark.y for mark in found.marks) >= 0 and len(found.marks) == 1
    assert all(mark.height > 0 for mark in found.marks)


def test_of_many_events_those_in_one_place_share_a_mark() -> None:
    days = {f"day-{n}": f"2031-05-{1 + n % 28:02}" for n in range(300)}
    years = {f"year-{n}": "2030" for n in range(20)}
    month, year = strip(days | years).marks
    assert (len(month.events), month.y + month.height, month.stretch) == (300, HEIGHT, False)
    assert (len(year.events), year.stretch) == (20, True)


def test_centuries_are_drawn_in_wider_columns_and_few_labels() -> None:
    found = strip({"founding": "1204-05-01", "closing": "2031-05-01"})
    assert len(found.ticks) <= 9
    assert all(mark.width > 0.3 and not mark.stretch for mark in found.marks)


def test_in_right_to_left_pages_time_runs_to_the_left() -> None:
    earlier, later = strip({"storm": "2030-01", "wreck": "2031-12"}, right_to_left=True).marks
    assert earlier.x > 90 and later.x < 10
