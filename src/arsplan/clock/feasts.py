"""The great feasts, which come in pairs of one season."""

from datetime import date, timedelta
from typing import NamedTuple

from arsplan.clock.holidays import eves

__all__ = ["Feasts", "feast_days", "feast_pairs"]


class Feasts(NamedTuple):
    """Two feasts of one season; who has the one free works on the other, if needed."""

    one: tuple[date, ...]
    other: tuple[date, ...]


def feast_pairs(year: int) -> tuple[Feasts, ...]:
    """Good Friday to Easter Monday and 17 May; Christmas Eve and Day, New Year's Eve and Day.

    Parameters
    ----------
    year
        Calendar year; New Year's Day is that of the next.
    """
    eve = next(day for day, name in eves(year).items() if name == "Påskeaften")
    easter = tuple(eve + timedelta(k) for k in (-1, 0, 1, 2))
    return (
        Feasts(easter, (date(year, 5, 17),)),
        Feasts((date(year, 12, 24), date(year, 12, 25)), (date(year, 12, 31), date(year + 1, 1, 1))),
    )


def feast_days(year: int) -> tuple[date, ...]:
    """All days of these feasts, in an order that is the same every year."""
    return tuple(day for pair in feast_pairs(year) for feast in pair for day in feast)
