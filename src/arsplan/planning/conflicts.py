"""Positions that the plan could not fill, and what stands in the way of each."""

from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.planning.plan_types import Conflict
from arsplan.rules.entitlement import account


def conflicts(unit: Unit, roster: Roster, short_lines: set[str]) -> tuple[Conflict, ...]:
    """Name everybody with at least one shift's worth of hours left over, most hours first.

    Parameters
    ----------
    unit
        With the vacation as placed.
    roster
        The plan.
    short_lines
        Demand lines that still have open slots.
    """
    paid = {shift.code: shift.paid_minutes for shift in unit.shifts}
    worked = dict.fromkeys(unit.person, 0)
    for duty in roster:
        worked[duty.employee] += paid_on(unit, duty.date, unit.shift_by_code[duty.shift])
    for activity in unit.activities:
        worked[activity.employee] += activity.paid_minutes
    found = []
    for person, employee in unit.person.items():
        left = account(unit, employee, roster=roster).room - worked[person]
        codes = [c for c in unit.rota_by_name[employee.rota].shifts if unit.shift_by_code[c].use != "none"]
        if codes and left >= min(paid[code] for code in codes):
            found.append(Conflict(person, left, _reason(unit, person, codes, short_lines)))
    return tuple(sorted(found, key=lambda conflict: -conflict.minutes))


def _reason(unit: Unit, person: str, codes: list[str], short_lines: set[str]) -> str:
    covered = {c.line for code in codes for c in unit.shift_by_code[code].covers} or short_lines
    if not covered & short_lines:
        return "no open duty is left: the need is covered, and the plan may not staff above it"
    for wish in unit.wishes:
        if wish.employee == person and wish.strength == "must" and wish.kind == "available_weeks":
            return f"available in {wish.value} weeks only: no lawful place for the rest was found in those weeks"
    if unit.rota_by_name[unit.person[person].rota].days == "weekend":
        return "weekend post: no more lawful weekends or red days were found in the time given"
    return "no lawful place beside rest, weekends and weekly limits was found in the time given"
