"""Night work: who works at night in the sense of the law, and how much they may work (AML § 10-11, and art. 8)."""

from arsplan.domain.night import night_minutes
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.rules.measures import WeekMinutes
from arsplan.rules.packs import PackRow
from arsplan.rules.rule import Rule

_DAY, _WEEK = 24 * 60, 7 * 24 * 60


def night_average(unit: Unit, row: PackRow, name: str = "R14") -> list[Rule]:
    """R14 (or E05) for those who work at night; none where the parties have waived it, or where nobody does.

    So many hours for each 24 on average, the weekly rest left out of what is averaged over: with 35 hours of weekly
    rest, 8 x (28 x 24 - 4 x 35) / 24 = 177 h 20 min in four weeks.
    """
    people = tuple(employee.id for employee in unit.staff if works_at_night(unit, employee))
    if not people or unit.agreements.night_average_waived:
        return []
    return [row.rule(name, night_limit(row), people)]


def night_limit(row: PackRow) -> WeekMinutes:
    """What those who work at night may work at most, of the row R14 or E05."""
    weeks = row.limit["period"] // _WEEK
    most = row.limit["average"] * (row.limit["period"] - weeks * row.limit["weekly_rest"]) // _DAY
    return WeekMinutes(most=most, weeks=weeks)


def works_at_night(unit: Unit, employee: Employee) -> bool:
    """Whether every shift of the person's rota that is in use has more than three hours of the night."""
    shifts = [unit.shift_by_code[code] for code in unit.rota_by_name[employee.rota].shifts]
    used = [shift for shift in shifts if shift.use != "none"]
    night = unit.agreements.night_from, unit.agreements.night_to
    return bool(used) and all(night_minutes(shift.start, shift.finish, *night) > 3 * 60 for shift in used)
