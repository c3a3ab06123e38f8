"""Whether a person could be given a shift on a day, seen without all other duties."""

from datetime import date, timedelta
from typing import Literal

from arsplan.clock.holidays import is_red
from arsplan.domain.absences import OFF
from arsplan.domain.shifts import ShiftType
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.rules.packs import pack

__all__ = ["Unavailable", "unavailable"]

Unavailable = Literal["away", "weekend_post", "not_planned", "wish", "consent"]

_NOON = 12 * 60
_SATURDAY = 5


def unavailable(unit: Unit, employee: Employee, shift: ShiftType, day: date) -> Unavailable | None:
    """What makes a person unavailable for a shift of the own rota on a day.

    Parameters
    ----------
    unit
        With the vacation as placed.
    employee
        The person.
    shift
        A shift of the person's rota.
    day
        A date of the plan.

    Returns
    -------
    str or None
        ``away`` (absent, given off, not employed), ``weekend_post`` (not a day of such posts), ``not_planned`` (not a
        day of the shift), ``wish`` (refused by one that must be met), ``consent`` (a long shift without it); None
        where nothing of this stands in the way.
    """
    if _away(unit, employee, day):
        return "away"
    evening = shift.start >= _NOON and _free(day + timedelta(1))
    if unit.rota_by_name[employee.rota].days == "weekend" and not (_free(day) or evening):
        return "weekend_post"
    weekend = day.weekday() >= _SATURDAY
    if shift.use == "none" or (shift.use == "weekend" and not weekend) or (shift.use == "weekday" and weekend):
        return "not_planned"
    if _refused(unit, employee, shift, day):
        return "wish"
    long = max(pack()["R24"].limit["long"], employee.long_shift_minutes or 0)
    return "consent" if shift.paid_minutes > long else None


def _away(unit: Unit, employee: Employee, day: date) -> bool:
    absent = any(a.first <= day <= a.last for a in unit.absences if a.employee == employee.id)
    given_off = any((lock.employee, lock.date, lock.shift) == (employee.id, day, OFF) for lock in unit.locks)
    return absent or given_off or not employee.employed_on(day)


def _refused(unit: Unit, employee: Employee, shift: ShiftType, day: date) -> bool:
    week = day.isocalendar().week
    for wish in unit.wishes:
        inside = wish.from_week is None or wish.to_week is None or wish.from_week <= week <= wish.to_week
        if wish.employee != employee.id or wish.strength != "must" or not inside:
            continue
        if wish.kind == "available_weeks" and week % 2 != (wish.value == "odd"):
            return True
        if wish.kind == "unavailable" and wish.shift in {"", shift.code} and wish.weekday in {None, day.weekday()}:
            return True
    return False


def _free(day: date) -> bool:
    return day.weekday() >= _SATURDAY or is_red(day)
