"""More to do while a third is away: python examples/08_busy_weeks.py [UNIT] [SECONDS] [FIRST_WEEK] [LAST_WEEK]."""

import datetime as dt
import sys
from fractions import Fraction
from pathlib import Path

import arsplan
from arsplan.metrics import coverage, shortage


def main(folder: Path, seconds: float, first: int, last: int) -> None:
    """Lay 15 % more demand and the vacation of every third person over some weeks, plan, and say what is missing."""
    unit = arsplan.load(folder)
    weeks = [k for k in range(unit.weeks) if first <= unit.horizon.iso_week(k) <= last]
    start, end = unit.horizon.monday(weeks[0]), unit.horizon.monday(weeks[-1]) + dt.timedelta(6)
    more = arsplan.DemandChange(first=start, last=end, change=Fraction(15, 100), text="visitors")
    away = [arsplan.Absence(employee=person.id, first=start, last=end) for person in unit.staff[::3]]
    busy = arsplan.with_changes(unit, [more]).with_absences((*unit.absences, *away))
    print(f"{start} to {end}: 15 % more to do, {len(away)} of {len(unit.staff)} people on vacation")

    plan = arsplan.plan(busy, stop=arsplan.MaxRuntime(seconds))
    if plan.roster is None:
        sys.exit("No rota in this time. Maybe give more seconds.")
    found = shortage(busy, coverage(plan.planned_unit, plan.roster))
    print(f"{plan.outcome.status}: {found.minutes / 60:.0f} h short in {unit.weeks} weeks")
    for label in map(unit.horizon.label, weeks):
        people = found.to_close[label].full_time if label in found.to_close else {}
        asked = ", ".join(f"{slot} {float(count):.1f}" for slot, count in people.items()) or "nobody"
        print(f"  {label}: {found.by_week.get(label, 0) / 60:.0f} h short; to close it, on full time: {asked}")
    print(arsplan.binds(busy, seconds=seconds).headline)


if __name__ == "__main__":
    given = sys.argv[1:]
    UNIT = Path(given[0]) if given else Path(__file__).parent / "units" / "elvebredden"
    main(UNIT, float(given[1]) if given[1:] else 60, *(map(int, given[2:4]) if given[3:] else (28, 31)))
