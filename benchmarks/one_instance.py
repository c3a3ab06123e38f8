"""One instance of a public suite in a process of its own: read, plan, check, and write what the judge is given."""

import argparse
import json
import resource
import time
from pathlib import Path
from typing import Any

from one_run import KILOBYTE
from suites import SUITES, Suite


def measure(suite: Suite, instance: Path, handed_in: Path, *, seconds: float, seed: int) -> dict[str, Any]:
    """Plan an instance; the figures are ours, the judge's come later."""
    began = time.monotonic()
    unit = suite.unit_of(instance)
    read = time.monotonic() - began
    plan = suite.plan(unit, seconds=seconds, seed=seed)
    took = time.monotonic() - began - read
    used = resource.getrusage(resource.RUSAGE_SELF)
    handed_in.write_text(suite.submission(plan), encoding="utf-8")
    return {
        "people": len(unit.staff),
        "weeks": unit.weeks,
        "shifts": len(unit.shifts),
        **suite.figures(plan),
        "build_seconds": round(read, 2),
        "seconds": round(took, 2),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 2),
        "peak_memory_bytes": used.ru_maxrss * KILOBYTE,
    }


def main() -> None:
    """Read the job from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suite", choices=SUITES)
    parser.add_argument("instance", type=Path)
    parser.add_argument("handed_in", type=Path)
    parser.add_argument("figures", type=Path)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    asked = parser.parse_args()
    found = measure(SUITES[asked.suite], asked.instance, asked.handed_in, seconds=asked.seconds, seed=asked.seed)
    asked.figures.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
