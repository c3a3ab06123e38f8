"""How weekends, red days and nights fall on each person."""

from collections.abc import Sequence
from typing import NamedTuple

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.red_work import Red, pieces_on, reds
from arsplan.metrics.work import Work, work

__all__ = ["Burden", "burdens", "makes_weekend"]

_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
_EVENING = 20 * 60


class Burden(NamedTuple):
    """What one person works inside the plan.

    Attributes
    ----------
    employee
        Id.
    duties
        Shifts; activities are not among them.
    paid_minutes
        Of shifts.
    weekends
        Worked weekends, as the unit's arrangement defines them.
    weekend_minutes
        Paid minutes of shifts that start on Saturday or Sunday.
    red_days
        Sundays and public holidays worked: a duty overlaps their hours by more than the arrangement's
        threshold.
    nights
        Night shifts.
    """

    employee: str
    duties: int
    paid_minutes: int
    weekends: int
    weekend_minutes: int
    red_days: int
    nights: int


def burdens(unit: Unit, roster: Roster) -> list[Burden]:
    """Count what each person works inside the plan.

    Parameters
    ----------
    unit
        The unit; its activities count for weekends and red days.
    roster
        Who works which duty.

    Returns
    -------
    list of Burden
        Everybody, in the order of the staff.
    """
    red_days = reds(unit.horizon.start, unit.horizon.end, unit.timezone)
    return [
        _burden(unit, person, [piece for piece in pieces if piece.date in unit.horizon], pieces, red_days)
        for person, pieces in work(unit, roster).items()
    ]


def _burden(unit: Unit, person: str, inside: list[Work], pieces: Sequence[Work], red_days: Sequence[Red]) -> Burden:
    shifts = [piece for piece in inside if piece.shift]
    least = unit.arrangement.red_day_minutes
    return Burden(
        employee=person,
        duties=len(shifts),
        paid_minutes=sum(piece.paid for piece in shifts),
        weekends=len({unit.horizon.week_of(piece.date) for piece in inside if makes_weekend(unit, piece)}),
        weekend_minutes=sum(piece.paid for piece in shifts if piece.date.weekday() >= _SATURDAY),
        red_days=sum(bool(pieces_on(red, pieces, least)) for red in red_days),
        nights=sum(piece.night for piece in shifts),
    )


def makes_weekend(unit: Unit, piece: Work) -> bool:
    """Whether a duty or activity makes its weekend a worked one, as the unit's arrangement defines it."""
    weekday, asked = piece.date.weekday(), unit.arrangement
    if weekday == _FRIDAY:
        return asked.friday_evening and bool(piece.shift) and piece.clock_end > _EVENING
    if weekday == _SUNDAY:
        return asked.sunday_night or not piece.night
    return weekday == _SATURDAY
