"""A hundred units on a cluster of two workers: how close to twice as fast, and what is lost when a worker is killed.

    python benchmarks/sweep.py examples/units/bjorkelia [--units 100] [--weeks 6]

Every unit is a copy with another start, planned for bounds with one thread each. The exit code is 0 only if both runs
give every row.
"""

import argparse
import os
import signal
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import distributed

import arsplan


def main() -> int:
    """Sweep twice, the second time with a worker killed in the middle, and print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("unit", type=Path)
    parser.add_argument("--units", type=int, default=100)
    parser.add_argument("--weeks", type=int, default=6)
    asked = parser.parse_args()
    unit = arsplan.load(asked.unit)
    units = {f"{unit.name} {k}": varied(unit, k, asked.weeks) for k in range(asked.units)}
    lost = 0
    for killing in (False, True):
        seconds, rows = swept(units, killing=killing)
        bad = [row for row in rows if row["status"] != "bounds"]
        lost += len(units) - len(rows) + len(bad)
        worked = sum(row.get("seconds", 0.0) for row in rows)
        said = f"{worked / seconds / 2:.0%} of twice as fast" if not killing else "a worker killed"
        print(f"{len(rows)} of {len(units)} rows in {seconds:.1f} s, {said}; {len(bad)} failed")
    return 1 if lost else 0


def varied(unit: arsplan.Unit, k: int, weeks: int) -> arsplan.Unit:
    """The unit from another Monday on, with nothing on dates outside of the plan."""
    start = unit.start + timedelta(weeks=k % 40)
    gone: dict[str, Any] = dict.fromkeys(("absences", "activities", "locks", "wishes", "history"), ())
    return unit.model_copy(update={**gone, "start": start, "weeks": weeks, "name": f"{unit.name} {k}"})


def swept(units: dict[str, arsplan.Unit], *, killing: bool) -> tuple[float, list[dict[str, Any]]]:
    """Seconds and rows; one worker is killed after a third of the rows where that is asked for."""
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        processes = list(client.run(os.getpid).values())
        client.run(__import__, "arsplan.scenarios.task")

        def kill(_row: dict[str, Any], done: int, number: int) -> None:
            if killing and processes and done == number // 3:
                os.kill(processes.pop(), signal.SIGKILL)

        began = time.monotonic()
        rows = arsplan.sweep(units, (arsplan.Scenario(name="as it is"),), executor=client.get_executor(), on_row=kill)
        return time.monotonic() - began, rows


if __name__ == "__main__":
    raise SystemExit(main())
