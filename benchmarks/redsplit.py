"""Two years in a row: how evenly red days are shared, and who works on the same feast twice running.

The first year is planned, then rolled on by a whole year, so the first one is the history of the second. Whether a
feast had to be worked again is proven by a model of the feast days alone: their rules and their need, with everybody
free on all other days and no vacation placed. What even that cannot avoid, no plan can.
"""

import argparse
import json
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from others import Others
from record import machine, versions
from rolling import settings, short

from arsplan.domain.absences import VACATION
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.io.atomic import write_text
from arsplan.io.load import load
from arsplan.metrics.red_days import red_day_rows
from arsplan.planning.feasts_needed import feasts_needed
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.roll import roll
from arsplan.planning.stop import MaxRuntime

HERE = Path(__file__).resolve().parent
UNITS = HERE.parent / "examples" / "units"
NAMES = ("solsiden", "elvebredden", "bjorkelia")
EVES = {"christmas_eves": (12, 24), "new_years_eves": (12, 31)}

SHOWN = ("start", "within_one", "sharing", "furthest", "far", *EVES)


def two_years(unit: Unit, *, seconds: float, a_roll: float, seed: int) -> list[dict[str, Any]]:
    """Plan a year, roll it on by its whole length, and judge both."""
    began = time.monotonic()
    first = plan(unit, stop=MaxRuntime(seconds), seed=seed)
    took = time.monotonic() - began
    began = time.monotonic()
    second = roll(first, unit.horizon.end + timedelta(1), seconds=a_roll, seed=seed).plan
    return [judged(first, took), judged(second, time.monotonic() - began)]


def judged(made: Plan, seconds: float) -> dict[str, Any]:
    """What a year is like."""
    unit, roster = made.planned_unit, made.roster or Roster()
    rows = [row for row in red_day_rows(unit, roster) if row.even is not None]
    off = {row.employee: float(abs(row.worked - (row.even or 0))) for row in rows}
    far = [
        {"employee": row.employee, "worked": row.worked, "even": round(float(row.even or 0), 2)}
        for row in sorted(rows, key=lambda row: -off[row.employee])
        if off[row.employee] > 1
    ]
    feasts = [
        {
            "days": [day.isoformat() for day in need.days],
            "people": need.people,
            "spared": need.spared,
            "again": [[person, day.isoformat()] for person, day in need.again],
            "needed": need.needed,
            "needed_at_best": need.needed_at_best,
        }
        for need in feasts_needed(_without_vacation(made.unit), roster)
    ]
    return {
        "start": unit.start.isoformat(),
        "seconds": round(seconds, 1),
        "lawful": made.findings.lawful,
        "short": round(short(unit, roster, unit.start, date.max), 1),
        "sharing": len(rows),
        "within_one": len(rows) - len(far),
        "furthest": round(max(off.values(), default=0.0), 2),
        "far": far,
        **{name: _both(unit, roster, *day) for name, day in EVES.items()},
        "feasts": feasts,
    }


def _without_vacation(unit: Unit) -> Unit:
    """What was placed could lie elsewhere."""
    kept = tuple(absence for absence in unit.absences if absence.kind != VACATION)
    return unit.model_copy(update={"absences": kept})


def _both(unit: Unit, roster: Roster, month: int, day: int) -> list[str]:
    """Who is at work on the same day of two years."""
    people: dict[int, set[str]] = {}
    for duty in (*unit.history, *roster):
        if (duty.date.month, duty.date.day) == (month, day):
            people.setdefault(duty.date.year, set()).add(duty.employee)
    return sorted({person for year, own in people.items() for person in own & people.get(year + 1, set())})


def fine(year: dict[str, Any]) -> bool:
    """Lawful, everybody within one of even, and no feast worked again that somebody else could have worked."""
    apart = all(len(feast["again"]) <= max(feast["needed"], feast["needed_at_best"]) for feast in year["feasts"])
    return bool(year["lawful"] and year["within_one"] == year["sharing"] and apart)


def main(arguments: Sequence[str] | None = None) -> int:
    """Plan, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(NAMES), help="example units, by comma")
    parser.add_argument("--weeks", type=int, help="of a year; those of the unit otherwise")
    parser.add_argument("--seconds", type=float, default=60.0, help="limit of the first plan")
    parser.add_argument("--roll", type=float, default=60.0, help="limit of the second")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=HERE / "results")
    asked = parser.parse_args(arguments)
    now = datetime.now(UTC).date().isoformat()
    file = asked.out / f"{now}-redsplit.json"
    same = {key: value for key, value in settings(asked).items() if key != "only"}
    record = {"benchmark": "redsplit", "date": now, "versions": versions(), "machine": machine(), "settings": same}
    units = _of_today(file, record)
    for name in asked.only.split(","):
        others, unit = Others(), load(UNITS / name)
        unit = unit if asked.weeks is None else unit.model_copy(update={"weeks": asked.weeks})
        years = two_years(unit, seconds=asked.seconds, a_roll=asked.roll, seed=asked.seed)
        units[name] = {"others_cores": others.cores(), "years": years}
        for year in years:
            print(name, *(f"{key} {year[key]}" for key in SHOWN))
            print(*(f"  again {f['again']} needed {f['needed']}, {f['needed_at_best']}" for f in year["feasts"]))
        write_text(file, json.dumps(record | {"units": units}, indent=1) + "\n")
    bad = [f"{name} {year['start']}" for name, unit in units.items() for year in unit["years"] if not fine(year)]
    print(
        f"not as it should be: {', '.join(bad)}" if bad else "all within one red day of even, no feast needlessly again"
    )
    return int(bool(bad))


def _of_today(file: Path, record: dict[str, Any]) -> dict[str, Any]:
    """Units that the same command has done today."""
    if not file.exists():
        return {}
    before = json.loads(file.read_text(encoding="utf-8"))
    return dict(before["units"]) if all(before.get(key) == value for key, value in record.items()) else {}


if __name__ == "__main__":
    raise SystemExit(main())
