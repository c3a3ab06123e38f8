"""The benchmark suites: whole years of our own units, and public instances judged by the judge in their folder.

    python benchmarks/run.py --suite curtois --data DIR --seconds 60 --only 1,2,3 --seeds 3
    python benchmarks/run.py --suite year --seconds 60
    python benchmarks/run.py --table benchmarks/results/2026-11-22-curtois-60s.json

Every run is a process of its own. What is done already in today's file with the same settings is not run again. The
exit code is 0 only if every result was accepted, by the suite's own judge and by our checker.
"""

import argparse
import json
import sys
from pathlib import Path

import year
from instance_table import table
from instances import Asked, instances, run_all
from suites import SUITES

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run a suite; what follows `--suite year` goes to that benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--suite", choices=("year", *SUITES))
    what.add_argument("--table", type=Path, metavar="FILE", help="print the table of a stored file; nothing is run")
    first, rest = parser.parse_known_args()
    if first.table is not None:
        record = json.loads(first.table.read_text(encoding="utf-8"))
        print(year.stored(record) if record["benchmark"] == "year" else table(record))
        return 0
    if first.suite == "year":
        return year.main(rest)
    parser.add_argument("--data", type=Path, required=True, help="folder with instances, judge.py and best_known.csv")
    parser.add_argument("--seconds", type=float, default=60.0, help="limit of each run")
    parser.add_argument("--only", type=_list, help="names of instances, separated by commas")
    parser.add_argument("--seeds", type=int, default=1, help="runs of each instance, with seeds from 1")
    parser.add_argument("--out", type=Path, default=HERE / "results")
    given = parser.parse_args()
    found = instances(SUITES[given.suite], given.data, given.only)
    if not found:
        parser.error(f"no instance is left in {given.data}")
    runs = run_all(Asked(given.suite, given.data, given.seconds, given.seeds, given.out), found)
    return int(not all(run["accepted"] for run in runs))


def _list(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


if __name__ == "__main__":
    sys.exit(main())
