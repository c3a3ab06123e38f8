"""Plans cut at every week and joined again: does the checker say of the parts what it says of the whole.

Run it as `python -m benchmarks.seams PLAN_DIR...`.
"""

import sys
from datetime import timedelta
from fractions import Fraction

from arsplan.checking import check
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.io.plan_folder import read_stored_plan
from arsplan.planning.seam import continued


def handed_on(unit: Unit, roster: Roster) -> list[tuple[Fraction, Fraction, Fraction]]:
    """Hours, vacation and senior days of everybody when the plan ends."""
    after = continued(unit, roster, unit.horizon.end + timedelta(1), weeks=unit.weeks)
    left = (after.balance_of(employee.id) for employee in unit.staff)
    return [(balance.minutes, balance.vacation, balance.senior_days) for balance in left]


def seams(folder: str) -> tuple[int, int, int]:
    """Seams tried, those at which the rest of a lawful plan is not lawful, and accounts that do not add up.

    What the plan hands on to the next one counts: a day of vacation that no longer fits into the last week waits with
    its hours.
    """
    stored = read_stored_plan(folder)
    unit, roster = stored.planned_unit, stored.roster
    whole = handed_on(unit, roster)
    broken = lost = 0
    for week in range(1, unit.weeks):
        to = unit.start + timedelta(weeks=week)
        rest = continued(unit, roster, to)
        later = Roster(duty for duty in roster if duty.date >= to)
        fixed = tuple(absence for absence in stored.unit.absences if absence.last >= to)
        broken += not check(rest, later, fixed=fixed).lawful
        lost += sum(left != once for left, once in zip(handed_on(rest, later), whole, strict=True))
    return unit.weeks - 1, broken, lost


if __name__ == "__main__":
    for path in sys.argv[1:]:
        tried, broken, lost = seams(path)
        print(f"{path}: {tried} seams, {broken} unlawful, {lost} accounts that do not add up")
