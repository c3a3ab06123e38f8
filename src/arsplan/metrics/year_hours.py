"""What a full position is in a year: gross, and what is left after vacation and a day worker's holidays."""

from collections.abc import Collection
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from arsplan.clock.holidays import is_holiday

__all__ = ["YearHours", "year_hours"]

_SATURDAY = 5


class YearHours(NamedTuple):
    """Minutes of a full position over some days; exact.

    Attributes
    ----------
    gross
        A day worker's weekdays at a fifth of a week's hours; for others every day at a seventh.
    vacation
        Virkedager at a sixth.
    holidays
        A day worker's holidays from Monday to Friday at a fifth; nothing for others.
    """

    gross: Fraction
    vacation: Fraction
    holidays: Fraction

    @property
    def net(self) -> Fraction:
        """What is left to work."""
        return self.gross - self.vacation - self.holidays


def year_hours(
    days: Collection[date], full_time_week: int | Fraction, virkedager: int, *, day_work: bool = False
) -> YearHours:
    """Gross and net minutes of a full position.

    Parameters
    ----------
    days
        Local dates, such as those of a calendar year or of a plan.
    full_time_week
        Minutes.
    virkedager
        Of vacation.
    day_work
        Whether it is a day worker's position; rota workers have no holidays off without owing the hours.

    Returns
    -------
    YearHours
        In minutes.
    """
    week = Fraction(full_time_week)
    weekdays = [day for day in days if day.weekday() < _SATURDAY]
    return YearHours(
        gross=week * len(weekdays) / 5 if day_work else week * len(days) / 7,
        vacation=week * virkedager / 6,
        holidays=week * sum(map(is_holiday, weekdays)) / 5 if day_work else Fraction(0),
    )
