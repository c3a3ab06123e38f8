"""A hundred units on a cluster of two workers: how close to twice as fast, and what is lost when a worker is killed.

    python benchmarks/sweep.py examples/units/bjorkelia [--units 100] [--weeks 8] [--phases alone,two,killed]

Every unit is a copy with other dates, demand and positions, worked out for closed form and bounds with one solver
thread. `alone` has one worker, `two` and `killed` have two; in `killed` one of them is killed after a third of the
units. Everything is timed from the first unit handed out to the last row, with the workers started before.

The ideal is half of the seconds of `alone`. Where other work takes processors meanwhile, that says little; so the share
of the ideal is also given without others: the share of the time in which the two workers had a unit, times the
processor time that the same units took alone to what they took in `two`.

The results of all phases of a day lie in one file; the exit code is 0 only if every unit has its row in every phase,
and the same row.
"""

import argparse
import hashlib
import json
import os
import signal
import tempfile
import time
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import distributed
from others import Others
from record import machine, versions

import arsplan
from arsplan.scenarios.task import Task, run

AS_IT_IS = arsplan.Scenario(name="as it is")
WORKERS = {"alone": 1, "two": 2, "killed": 2}
RESULTS = Path(__file__).resolve().parent / "results"
OPEN = ("seconds", "plan")
"""What two runs of the same unit may differ in."""


def main() -> int:
    """Run the phases asked for, and print and store what is known of all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("unit", type=Path)
    parser.add_argument("--units", type=int, default=100)
    parser.add_argument("--weeks", type=int, default=8)
    parser.add_argument("--phases", default="alone,two,killed")
    parser.add_argument("--out", type=Path, default=RESULTS)
    asked = parser.parse_args()
    unit = arsplan.load(asked.unit)
    units = {f"{unit.name} {k}": varied(unit, k, asked.weeks) for k in range(asked.units)}
    settings = {"unit": unit.name, "units": asked.units, "weeks": asked.weeks, "depth": "fast", "threads_per_worker": 1}
    record = Record(asked.out, settings)
    for phase in asked.phases.split(","):
        record.add(phase, swept(units, phase))
        print(f"{phase}: {record.phases[phase]['seconds']:.1f} s, {record.phases[phase]['rows']} rows")
    print(json.dumps(record.found(), indent=1))
    return int(not record.fine())


def varied(unit: arsplan.Unit, k: int, weeks: int) -> arsplan.Unit:
    """The unit from another Monday on, with a head more here and there and some present positions a little smaller."""
    gone: dict[str, Any] = dict.fromkeys(("absences", "activities", "locks", "wishes", "history"), ())
    staff = tuple(
        e.model_copy(
            update={"position": e.position * Fraction(100 - (k + n) % 7, 100), "wish_min": None, "wish_max": None}
        )
        for n, e in enumerate(unit.staff)
    )
    demand = tuple(
        row.model_copy(update={"heads": row.heads + ((k + n) % 5 == 0)}) if row.heads else row
        for n, row in enumerate(unit.demand)
    )
    start = unit.start + timedelta(weeks=k % 40)
    own = {"start": start, "weeks": weeks, "name": f"{unit.name} {k}", "staff": staff, "demand": demand}
    return unit.model_copy(update={**gone, **own})


def swept(units: dict[str, arsplan.Unit], phase: str) -> dict[str, Any]:
    """One phase: seconds, rows, and what a second run over the same folder takes."""
    others = Others()
    with (
        tempfile.TemporaryDirectory() as folder,
        distributed.LocalCluster(n_workers=WORKERS[phase], threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        processes = list(client.run(os.getpid).values())
        client.run(run, Task("warm", next(iter(units.values())), AS_IT_IS))

        def kill(_row: dict[str, Any], done: int, number: int) -> None:
            if phase == "killed" and len(processes) == WORKERS[phase] and done >= number // 3:
                os.kill(processes.pop(), signal.SIGKILL)

        began, before = time.monotonic(), client.run(time.process_time)
        rows = arsplan.sweep(units, (AS_IT_IS,), executor=client.get_executor(), folder=folder, on_row=kill)
        seconds = time.monotonic() - began
        took = [now - before[worker] for worker, now in client.run(time.process_time).items() if worker in before]
        again = arsplan.sweep(units, (AS_IT_IS,), executor=client.get_executor(), folder=folder)
        resumed = time.monotonic() - began - seconds
    figures = [{name: value for name, value in row.items() if name not in OPEN} for row in rows]
    return {
        "workers": WORKERS[phase],
        "killed": WORKERS[phase] - len(processes),
        "seconds": round(seconds, 2),
        "rows": sum(row["status"] == "bounds" for row in rows),
        "seconds_of_units": round(sum(row.get("seconds", 0.0) for row in rows), 2),
        "processor_seconds": round(sum(took), 2) if len(took) == WORKERS[phase] else None,
        "seconds_of_a_second_run": round(resumed, 2),
        "second_run_the_same": again == rows,
        "others_cores": others.cores(),
        "figures": hashlib.sha256(json.dumps(figures, sort_keys=True).encode()).hexdigest()[:16],
    }


class Record:
    """Today's file: the phases that have been run with these settings."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self.date = datetime.now(UTC).date().isoformat()
        self.file, self.settings = folder / f"{self.date}-sweep.json", settings
        self.phases: dict[str, dict[str, Any]] = {}
        if self.file.is_file():
            known = json.loads(self.file.read_text(encoding="utf-8"))
            if known["settings"] == settings:
                self.phases = known["phases"]

    def add(self, phase: str, found: dict[str, Any]) -> None:
        """Store a phase."""
        self.phases[phase] = found
        self.file.parent.mkdir(parents=True, exist_ok=True)
        document = {
            "benchmark": "sweep",
            "date": self.date,
            "versions": {**versions(), "distributed": distributed.__version__},
            "machine": machine(),
            "settings": self.settings,
            **self.found(),
        }
        self.file.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def found(self) -> dict[str, Any]:
        """The phases, and the shares of the ideal where both sides are known."""
        shares = {}
        if {"alone", "two"} <= self.phases.keys():
            alone, two = self.phases["alone"], self.phases["two"]
            busy = two["seconds_of_units"] / 2 / two["seconds"]
            shares = {
                "share_of_ideal": round(alone["seconds"] / 2 / two["seconds"], 3),
                "share_of_ideal_without_others": round(busy * alone["processor_seconds"] / two["processor_seconds"], 3),
            }
        return {**shares, "phases": self.phases}

    def fine(self) -> bool:
        """Whether every unit has its row in every phase, and the same one."""
        phases = self.phases.values()
        same = len({phase["figures"] for phase in phases}) == 1
        return same and all(p["rows"] == self.settings["units"] and p["second_run_the_same"] for p in phases)


if __name__ == "__main__":
    raise SystemExit(main())
