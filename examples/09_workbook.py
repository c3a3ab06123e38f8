"""A unit and a plan in Excel, there and back: python examples/09_workbook.py [UNIT] [SECONDS]."""

import sys
from pathlib import Path

from openpyxl import load_workbook

import arsplan
from arsplan.io.plan_folder import read_stored_plan
from arsplan.report.plan_workbook import write_plan_workbook


def main(folder: Path, seconds: float) -> None:
    """Write the unit as a workbook, plan from it, change a day as somebody would in Excel, and read it back."""
    book = Path("plans") / f"{folder.name}.xlsx"
    arsplan.write_unit_workbook(arsplan.load(folder), book, "nb")
    unit = arsplan.load(book)
    print(f"{book}: {len(unit.staff)} people, {unit.weeks} weeks")
    for step in arsplan.planning_calendar(unit, "en"):
        if step.dated_by == "law":
            print(f"  {step.date} {step.text} ({step.source.paragraph})")

    plan = arsplan.plan(unit, stop=arsplan.FirstLawful(seconds))
    place = Path("plans") / f"{folder.name}-excel"
    arsplan.write_plan(plan, place)
    write_plan_workbook(read_stored_plan(place), place / "plan.xlsx")
    rota = load_workbook(place / "plan.xlsx")
    rota["Turnus"]["G4"] = "F1" if rota["Turnus"]["G4"].value == unit.shifts[0].code else unit.shifts[0].code
    rota.save(place / "plan.xlsx")

    edits = arsplan.read_edits(place)
    for change in edits.changes:
        print(f"{change.date} {change.employee}: {change.before or 'free'} -> {change.after or 'free'}")
    print(f"Given for the next plan: {', '.join(f'{lock.employee} {lock.shift}' for lock in edits.locks)}")


if __name__ == "__main__":
    UNIT = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "units" / "solsiden"
    main(UNIT, float(sys.argv[2]) if sys.argv[2:] else 60)
