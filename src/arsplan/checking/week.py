"""Weeks that begin on Monday 00:00, or some hours before it."""

from datetime import timedelta

from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Window
from arsplan.clock.instants import utc_minute

_DAY = 24 * 60


def begins(person: PersonRota, week: int, week_start: int) -> int:
    """The real time at which a week begins, in UTC minutes; weeks are counted from the plan's first.

    Parameters
    ----------
    week_start
        Minutes from Monday 00:00, none or fewer.
    """
    return utc_minute(person.monday(week) - timedelta(1), _DAY + week_start, person.unit.timezone)


def dates(person: PersonRota, first: int, last: int, week_start: int) -> Window:
    """First and last date that some weeks in a row touch."""
    return person.monday(first) - timedelta(week_start < 0), person.sunday(last) - timedelta(week_start == -_DAY)
