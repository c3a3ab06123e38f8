"""Is a rota lawful, and what would one more duty break? python examples/03_check_a_rota.py [UNIT] [SECONDS]."""

import datetime as dt
import sys
from pathlib import Path

import arsplan
from arsplan.planning.stop import FirstLawful


def main(folder: Path, seconds: float) -> None:
    """Make a first rota, check it, then add an early duty on the morning after a late one and check again."""
    unit = arsplan.load(folder)
    plan = arsplan.plan(unit, stop=FirstLawful(seconds))
    if plan.roster is None or not plan.findings.lawful:
        sys.exit("No lawful rota in this time. Maybe give more seconds.")
    print(f"{len(plan.roster)} duties: lawful, {len(plan.findings)} verdicts")

    late = max(unit.shifts, key=lambda shift: (shift.use != "none", not shift.is_night, shift.finish))
    early = min(unit.shifts, key=lambda shift: (shift.use == "none", shift.is_night, shift.start))
    busy = {(duty.employee, duty.date) for duty in plan.roster}
    lates = [(duty.employee, duty.date, duty.date + dt.timedelta(1)) for duty in plan.roster if duty.shift == late.code]
    who, day, next_day = next(it for it in lates if it[2] in unit.horizon and (it[0], it[2]) not in busy)
    print(f"{who} works {late.code} on {day} and is free on {next_day}; what if {early.code} were added there?")

    changed = arsplan.Roster([*plan.roster, arsplan.Duty(who, next_day, early.code)])
    for finding in arsplan.check(plan.planned_unit, changed, around=(who, next_day)).broken:
        print(f"  broken {finding.rule}: {finding.text}")

    choices = arsplan.lawful_duties(plan.planned_unit, plan.roster, who, next_day)
    print(f"Lawful there: {', '.join(choices.lawful) or 'nothing'}")
    for code, reasons in choices.why_not.items():
        print(f"  not {code}: {reasons[0].rule}, {reasons[0].text}")


if __name__ == "__main__":
    UNIT = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "units" / "bjorkelia"
    main(UNIT, float(sys.argv[2]) if sys.argv[2:] else 60)
