"""Plan a unit and say where it stays short: python examples/01_plan_a_unit.py [UNIT] [SECONDS]."""

import sys
from pathlib import Path

import arsplan
from arsplan.planning.stop import MaxRuntime


def main(folder: Path, seconds: float) -> None:
    """Plan the unit for so many seconds and write the plan to plans/, beside where you stand."""
    unit = arsplan.load(folder)
    print(f"Planning {unit.name}, {len(unit.staff)} people, {unit.weeks} weeks: at most {seconds:g} seconds ...")
    plan = arsplan.plan(unit, stop=MaxRuntime(seconds))
    out = Path("plans") / folder.resolve().name
    figures = arsplan.write_plan(plan, out)

    short = figures["shortage"]
    print(f"{plan.outcome.status}: {figures['findings']['broken']} rules broken, {figures['findings']['kept']} kept")
    print(f"Hours demanded {figures['hours']['demand']:.0f}, not covered {short['hours']:.1f} ({short['share']:.1%})")
    for week, hours in list(short["by_week"].items())[:3]:
        print(f"  {week}: {hours:.1f} h short")
    bound = plan.goals[0].bound
    if bound is not None:
        print(f"No rota under these rules leaves less than {bound / 60:.1f} hours uncovered")
    print(f"The plan lies in {out}: open rota.csv, or days.csv for every day of everybody")


if __name__ == "__main__":
    UNIT = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "units" / "bjorkelia"
    main(UNIT, float(sys.argv[2]) if sys.argv[2:] else 60)
