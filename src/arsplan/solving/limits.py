"""Largest positions once the pace has chosen: nobody beyond the unit's steps, all together within its budget."""

from collections.abc import Sequence
from fractions import Fraction

from arsplan.domain.absences import OFF
from arsplan.domain.paid import paid_on
from arsplan.domain.unit import Unit
from arsplan.rules.entitlement import account
from arsplan.rules.positions import position_after, position_range, size_within


def limits(
    unit: Unit, wanted: Sequence[Fraction], first: Sequence[int] = (), *, by_month: bool
) -> dict[str, Fraction] | None:
    """Share out what may be given; None where everybody may come to the largest position.

    Where the hours of months are bound, nobody's is larger than wanted, unless a budget is shared out.

    Those who are to reach the position aimed at come first, whole or not at all; then the others as far as they are
    wanted, and what is left of the budget lifts all alike.

    Parameters
    ----------
    unit
        With the present positions.
    wanted
        By place in the staff, the position that each should have room for.
    first
        Places of those who are to reach their largest position, in order.
    by_month
        Whether the hours of months are bound. A part of a unit cannot be asked: what the unit says may name others.
    """
    most = [position_range(unit, e)[1] for e in unit.staff]
    budget = unit.positions.budget
    if unit.positions.steps != "full-time" and not by_month and (budget is None or sum(most) <= budget):
        return None
    given = [position_after(unit, e, minutes) for e, minutes in zip(unit.staff, _sure(unit), strict=True)]
    left = (sum(most, Fraction(0)) if budget is None else budget) - sum(given)

    def grow(e: int, share: Fraction, *, whole: bool) -> None:
        nonlocal left
        size = size_within(unit, unit.staff[e], min(share, given[e] + max(Fraction(0), left)))
        if size > given[e] and not (whole and size < share):
            left -= size - given[e]
            given[e] = size

    for e in first:
        grow(e, most[e], whole=True)
    for e, share in enumerate(wanted):
        grow(e, min(share, most[e]), whole=False)
    missing = sum(most) - sum(given)
    lifted = unit.positions.steps != "full-time" and not (by_month and budget is None)
    if lifted and missing > 0 and left > 0:
        lift = min(Fraction(1), left / missing)
        for e, share in enumerate(given):
            grow(e, share + lift * (most[e] - share), whole=False)
    return {employee.id: share for employee, share in zip(unit.staff, given, strict=True)}


def _sure(unit: Unit) -> list[int]:
    """Paid minutes that everybody may come to in any case: those of the smallest position, of locks and activities."""
    minutes = dict.fromkeys(unit.person, 0)
    for lock in unit.locks:
        if lock.shift != OFF:
            minutes[lock.employee] += paid_on(unit, lock.date, unit.shift_by_code[lock.shift])
    for activity in unit.activities:
        minutes[activity.employee] += activity.paid_minutes
    return [max(account(unit, e, position_range(unit, e)[0]).room, minutes[e.id]) for e in unit.staff]
