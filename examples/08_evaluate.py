"""What became of a plan, and how far are its targets? python examples/08_evaluate.py [UNIT] [SECONDS]."""

import datetime as dt
import sys
from pathlib import Path

import arsplan


def main(folder: Path, seconds: float) -> None:
    """Plan, let every twentieth duty of the first half be lost to sickness, and hold it against three targets."""
    plan = arsplan.plan(arsplan.load(folder), stop=arsplan.MaxRuntime(seconds))
    unit = plan.planned_unit
    to = unit.start + dt.timedelta(weeks=unit.weeks // 2)
    before = [duty for duty in plan.roster or () if duty.date < to]
    absences = [arsplan.Absence(employee=d.employee, first=d.date, last=d.date, kind="sick") for d in before[::20]]

    by, ward = dt.date(unit.start.year, 12, 31), "the ward"
    wanted = {"mean_position": "3/4", "shortage": "1/50", "sickness": "2/25"}
    targets = [arsplan.Target(measure=name, value=value, by=by, decided_by=ward) for name, value in wanted.items()]
    found = arsplan.evaluate(
        plan,
        actual=arsplan.Roster(duty for k, duty in enumerate(before) if k % 20),
        absences=absences,
        targets=arsplan.Targets(tuple(targets)),
        to=to,
    )
    for result in found.results:
        verdict = "reached" if result.reached else f"{float(result.lacking or 0):.1%} away"
        print(f"{result.target.measure}: {float(result.value or 0):.1%}, {verdict}")
    for one in found.accounts[:3]:
        print(f"{one.employee}: worked {one.worked.to_date / 60:.1f} of {one.planned / 60:.1f} h before {to}")
    print(f"The page is {arsplan.write_evaluation(found, Path('evaluations') / folder.name, lang='en')}")


if __name__ == "__main__":
    UNIT = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "units" / "solsiden"
    main(UNIT, float(sys.argv[2]) if sys.argv[2:] else 60)
