"""How time and memory grow with people and weeks: one kind of unit in many sizes.

    python benchmarks/growth.py [--unit UNIT] [--people 20 40 80 160] [--weeks 13 26 52] [--seconds 120]

Each size is a process of its own. People, demand and minima grow together, and the kinds of people keep their shares.
Seconds are those to the first lawful plan and to a shortage within 1 % of the demand above its proven bound; a
picture of both is written beside the dated JSON, and the power of the size with which they grow is fitted. Sizes that
today's file has by the same versions and settings are not run again. The exit code is 0 only if every size has a lawful
plan.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

from dated import Dated
from growth_curve import draw, verdict
from others import Others
from year import GRACE, HERE, job

import arsplan
from arsplan.io.load import load

FIRST = ("skeleton", "positions", "windows")
"""Stages of the first roster; what follows begins with another one."""

NEAR = 0.01
"""Share of the demand: how close to the bound counts as near."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every size, the small ones first; print, keep and draw as it goes."""
    asked = _arguments(arguments)
    unit = load(asked.unit)
    settings = {"unit": asked.unit.name, "seconds": asked.seconds, "seed": asked.seed}
    record = Dated(asked.out, "growth", f"growth-{asked.seconds:g}s", settings, {"runs": ("people", "weeks")})
    runs: list[dict[str, Any]] = []
    print(f"{'people':>6} {'weeks':>5} {'lawful':>6} {'first s':>8} {'1 % s':>8} {'gap':>8} {'MB':>6} {'others':>6}")
    sizes = ((people, weeks) for people in asked.people for weeks in asked.weeks)
    for people, weeks in sorted(sizes, key=lambda size: (size[0] * size[1], size)):
        run = record.known("runs", people, weeks)
        if run is None:
            run = sized(grown(unit, people, weeks), asked.seconds, asked.seed)
            record.keep("runs", run)
        runs.append(run)
        print(_row(run), flush=True)
    picture = record.file.with_suffix(".svg")
    draw(runs, asked.seconds, picture)
    print(f"\n{verdict(runs)}\n{record.file}\n{picture}")
    return int(not all(run["lawful"] for run in runs))


def grown(unit: arsplan.Unit, people: int, weeks: int) -> arsplan.Unit:
    """The unit with so many people for its first weeks, and with demand for as many."""
    had, last = len(unit.staff), unit.start + timedelta(weeks=weeks)
    twice: dict[str, list[str]] = {}
    staff = []
    for k in range(people):
        person = unit.staff[k * had // people]
        twice.setdefault(person.id, []).append(f"{person.id}-{k}")
        staff.append(person.model_copy(update={"id": twice[person.id][-1]}))

    def rows(facts: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(f.model_copy(update={"employee": name}) for f in facts for name in twice.get(f.employee, ()))

    def share(heads: int) -> int:
        return round(heads * people / had)

    demand = []
    for row in unit.demand:
        minima = {code: share(heads) for code, heads in row.minima.items()}
        demand.append(row.model_copy(update={"heads": max(share(row.heads), sum(minima.values())), "minima": minima}))
    absences = tuple(a for a in unit.absences if a.last < last)
    dated = {name: tuple(f for f in getattr(unit, name) if f.date < last) for name in ("locks", "activities")}
    return unit.model_copy(
        update={
            "name": f"{unit.name} {people} x {weeks}",
            "weeks": weeks,
            "staff": tuple(staff),
            "demand": tuple(demand),
            "absences": rows(absences),
            **{name: rows(facts) for name, facts in dated.items()},
            **dict.fromkeys(("wishes", "history", "balances"), ()),
        }
    )


def sized(unit: arsplan.Unit, seconds: float, seed: int) -> dict[str, Any]:
    """Bound and plan of one size, each in a process of its own."""
    given = ["--seconds", str(seconds), "--seed", str(seed)]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "unit.json"
        place.write_text(unit.model_dump_json(), encoding="utf-8")
        proven = job(place, "bound", given, 10 * GRACE)
        others = Others()
        found = job(place, "arsplan", given, seconds + GRACE)
    size = {"people": len(unit.staff), "weeks": unit.weeks, "others_cores": others.cores()}
    errors = [part["error"] for part in (proven, found) if "error" in part]
    if errors:
        return size | {"error": errors[0], "lawful": False}
    bound, demand = proven["bound_minutes"], proven["demand_minutes"]
    near = [moment for moment, short in found["trace"] if short - bound <= NEAR * demand]
    kept = ("lawful", "first_seconds", "seconds", "shortage_minutes", "peak_memory_bytes", "trace")
    return size | {
        "bound_minutes": bound,
        "bound_seconds": proven["seconds"],
        "demand_minutes": demand,
        "near_seconds": near[0] if near else None,
        "gap": None if found["shortage_minutes"] is None else (found["shortage_minutes"] - bound) / demand,
        "stages": _first(found["notes"]["stages"]),
        **{name: found[name] for name in kept},
    }


def _first(stages: list[dict[str, Any]]) -> dict[str, float]:
    """Seconds by stage on the way to the first roster, all parts of the unit together."""
    found: dict[str, float] = {}
    for stage in takewhile(lambda stage: stage["stage"] in FIRST, stages):
        found[stage["stage"]] = round(found.get(stage["stage"], 0.0) + stage["seconds"], 2)
    return found


def _row(run: dict[str, Any]) -> str:
    if "error" in run:
        return f"{run['people']:>6} {run['weeks']:>5} error: {run['error']}"

    def seconds(name: str) -> str:
        return "–" if run[name] is None else f"{run[name]:.1f}"

    gap = "–" if run["gap"] is None else f"{100 * run['gap']:.2f} %"
    memory = f"{run['peak_memory_bytes'] / 1e6:.0f}"
    lawful = "yes" if run["lawful"] else "NO"
    cells = (run["people"], run["weeks"], lawful, seconds("first_seconds"), seconds("near_seconds"), gap, memory)
    widths = (6, 5, 6, 8, 8, 8, 6)
    return (
        " ".join(str(cell).rjust(width) for cell, width in zip(cells, widths, strict=True))
        + f" {run['others_cores']:>6}"
    )


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unit", type=Path, default=HERE.parent / "examples" / "units" / "solsiden")
    parser.add_argument("--people", nargs="+", type=int, default=[20, 40, 80, 160])
    parser.add_argument("--weeks", nargs="+", type=int, default=[13, 26, 52])
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=HERE / "results")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
