"""The rota behind a position as an advertisement prints it: 28.17 % is three nights of 10 h every third weekend."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

__all__ = ["PositionCycle", "explain_percentage"]

CYCLES = (3, 4, 6, 8, 12)
"""Weeks after which rotas commonly repeat."""

QUARTERS = 4
_ROUNDING = Fraction(1, 200)
_HOURS_OF_A_WEEK = 168

Number = int | float | str | Decimal | Fraction


class PositionCycle(NamedTuple):
    """Hours that a position amounts to in a rota that repeats.

    Attributes
    ----------
    weeks
        Weeks after which the rota repeats.
    quarters
        Quarter hours worked in them.
    """

    weeks: int
    quarters: int

    @property
    def hours(self) -> Fraction:
        """Hours worked in the cycle."""
        return Fraction(self.quarters, QUARTERS)

    @property
    def weekly_hours(self) -> Fraction:
        """Hours worked in a week, on average."""
        return self.hours / self.weeks

    def __str__(self) -> str:
        return f"{float(self.hours):g} h in {self.weeks} weeks"


def explain_percentage(percentage: Number, full_time_hours: Number = "35.5") -> tuple[PositionCycle, ...]:
    """Rotas that a printed position may stand for: whole quarter hours in a cycle of a few weeks.

    Parameters
    ----------
    percentage
        Position in per cent, as printed: 28.17.
    full_time_hours
        Full-time week in hours (T).

    Returns
    -------
    tuple of PositionCycle
        One for each cycle of 3, 4, 6, 8 or 12 weeks that agrees with the percentage to two decimals, shortest
        first; empty if the base is another one, or the position was not made from a rota.

    Raises
    ------
    ValueError
        If the percentage is not above 0 and at most 100, or the week not above 0 and at most 168 hours.

    Notes
    -----
    About one percentage in six agrees with some number of quarter hours in 12 weeks by chance. The more
    cycles agree, and the rounder their hours, the surer the explanation.
    """
    share, week = _number(percentage) / 100, _number(full_time_hours)
    if not 0 < share <= 1:
        raise ValueError(f"A position of {percentage} % is not one.\nMaybe it is more than one position, or a share.")
    if not 0 < week <= _HOURS_OF_A_WEEK:
        raise ValueError(
            f"A full-time week of {full_time_hours} h is not one.\nMaybe it is meant in minutes: 60 to the hour."
        )
    found = []
    for weeks in CYCLES:
        full = QUARTERS * week * weeks
        quarters = round(share * full)
        if quarters and abs(quarters / full - share) * 100 <= _ROUNDING:
            found.append(PositionCycle(weeks, quarters))
    return tuple(found)


def _number(value: Number) -> Fraction:
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"'{value}' is not a number.\nMaybe write it with a decimal point: 28.17.") from None
