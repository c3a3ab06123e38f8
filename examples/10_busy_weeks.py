"""More to do while a third is away: python examples/10_busy_weeks.py [UNIT] [SECONDS] [FIRST_WEEK] [LAST_WEEK]."""

import datetime as dt
import sys
from fractions import Fraction
from pathlib import Path

import arsplan
from arsplan.metrics import coverage, shortage


def main(folder: Path, seconds: int = 60, first: int = 28, last: int = 31) -> None:
    """Lay 15 % more demand and the vacation of a third over some weeks, plan, and say what is missing."""
    unit = arsplan.load(folder)
    weeks = [k for k in range(unit.weeks) if first <= unit.horizon.iso_week(k) <= last]
    start, end = unit.horizon.monday(weeks[0]), unit.horizon.monday(weeks[-1]) + dt.timedelta(6)
    more = arsplan.DemandChange(first=start, last=end, change=Fraction(15, 100), text="visitors")
    # Three weeks for a third, then for the next, so that the last third finds room in the weeks of the main vacation.
    turns = [(e, start + dt.timedelta(21 * third)) for third in (0, 1) for e in unit.staff[third::3]]
    until = {day: min(day + dt.timedelta(20), unit.horizon.end) for _, day in turns if day <= end}
    away = [arsplan.Absence(employee=e.id, first=day, last=until[day]) for e, day in turns if day in until]
    busy = arsplan.with_changes(unit, [more]).with_absences((*unit.absences, *away))
    print(f"{start} to {end}: 15 % more to do, {len(unit.staff[::3])} of {len(unit.staff)} people on vacation")
    plan = arsplan.plan(busy, stop=arsplan.MaxRuntime(seconds))
    if plan.roster is None:
        sys.exit("No rota in this time. Maybe give more seconds.")
    found = shortage(busy, coverage(plan.planned_unit, plan.roster))
    print(f"{plan.outcome.status}: {found.minutes / 60:.0f} h short in {unit.weeks} weeks")
    for label in map(unit.horizon.label, weeks):
        people = found.to_close[label].full_time if label in found.to_close else {}
        asked = ", ".join(f"{slot} {float(count):.1f}" for slot, count in people.items()) or "nobody"
        print(f"  {label}: {found.by_week.get(label, 0) / 60:.0f} h short; to close it, on full time: {asked}")
    binds = arsplan.binds(busy, seconds=2 * seconds)
    best = sorted(binds.rows, key=lambda row: row["shortage_h"])[:3]
    print(binds.headline, *(f"  {row['shortage_change_h']:+.0f} h proven: {row['change']}" for row in best), sep="\n")


if __name__ == "__main__":
    main(Path(*(sys.argv[1:2] or [Path(__file__).parent, "units", "elvebredden"])), *map(int, sys.argv[2:5]))
