"""The most red days that a person can work at all: what is further than that from even has a reason."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from math import floor

from arsplan.clock.holidays import red_spans
from arsplan.domain.absences import OFF, Wish
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit

__all__ = ["most_red_days"]

_SATURDAY, _SUNDAY = 5, 6


def most_red_days(unit: Unit) -> dict[str, int]:
    """Sundays as often as weekends may be worked, and every other red day, where the person is there and has the hours.

    Parameters
    ----------
    unit
        With vacation as placed, if it is.

    Returns
    -------
    dict
        By id; nobody can work more, and few can work as many.
    """
    reds = [red.day for red in red_spans(unit.horizon.start, unit.horizon.end)]
    shortest = min(
        (shift.paid_minutes for shift in unit.shifts if shift.use != "none" and shift.paid_minutes), default=1
    )
    found = {}
    for employee in unit.staff:
        there = _there(unit, employee)
        weekends = _most_weekends(unit, [_weekend(unit, week, there) for week in range(unit.weeks)])
        others = sum(day in there and day.weekday() != _SUNDAY for day in reds)
        duties = floor(employee.position * unit.full_time_week * unit.weeks / shortest)
        others = min(others, duties)
        each = 2 if unit.arrangement.whole_weekends else 1
        found[employee.id] = others + min(weekends, (duties - others) // each)
    return found


def _there(unit: Unit, employee: Employee) -> set[date]:
    """The days on which the person may be at work: employed, not away, and not against a wish that binds."""
    off = {lock.date for lock in unit.locks if lock.employee == employee.id and lock.shift == OFF}
    away = [(a.first, a.last) for a in unit.absences if a.employee == employee.id]
    off |= {first + timedelta(k) for first, last in away for k in range((last - first).days + 1)}
    binding = [wish for wish in unit.wishes if wish.employee == employee.id and wish.strength == "must"]
    return {
        day
        for day in unit.horizon.dates
        if day not in off and employee.employed_on(day) and not any(_against(wish, day) for wish in binding)
    }


def _against(wish: Wish, day: date) -> bool:
    week = day.isocalendar().week
    if wish.kind == "available_weeks":
        return week % 2 != (wish.value == "odd")
    inside = wish.from_week is None or wish.to_week is None or wish.from_week <= week <= wish.to_week
    return wish.kind == "unavailable" and not wish.shift and inside and wish.weekday in {None, day.weekday()}


def _weekend(unit: Unit, week: int, there: Collection[date]) -> bool:
    """Whether the Sunday of a week may be worked; with its Saturday where weekends are whole."""
    days = unit.horizon.dates[7 * week + _SATURDAY : 7 * week + _SUNDAY + 1]
    return all(day in there for day in (days if unit.arrangement.whole_weekends else days[1:]))


def _most_weekends(unit: Unit, possible: Sequence[bool]) -> int:
    """As many as the arrangement allows: each as early as it can be, which leaves most room for the next."""
    asked = unit.arrangement
    if asked.weekend_rhythm is not None:
        return max(sum(possible[phase :: asked.weekend_rhythm]) for phase in range(asked.weekend_rhythm))
    chosen: list[int] = []
    for week, free in enumerate(possible):
        near = sum(week - other < asked.weekends_of for other in chosen)
        apart = not chosen or week - chosen[-1] >= (asked.weekend_distance or 1)
        if free and near < asked.weekends and apart:
            chosen.append(week)
    return min(len(chosen), unit.weeks if asked.weekends_in_plan is None else asked.weekends_in_plan)
