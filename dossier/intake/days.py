"""Days of the calendar in what is written."""

import datetime

from dossier.secondopinion.days import Named


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """The day, if there is one."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def days_in(named: Named) -> list[datetime.date]:
    """The whole days that the words may mean."""
    whole = (each for each in named.readings if each.year and each.day)
    return [day for each in whole if (day := day_of(*each)) is not None]
