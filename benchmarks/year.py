"""A whole year of whole units: the planner beside baselines, under the same time limit and rules.

Every run is a process of its own, one after the other. The exit code is 0 only if every run that claims a plan has a
lawful one, and none is better than what has been proven possible.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from others import Others
from record import Proof, Run, write
from table import table

HERE = Path(__file__).resolve().parent
METHODS = ("arsplan", "plain", "highs", "pyworkforce", "cyclic")
INSTALLED = tuple(name for name in METHODS if name != "pyworkforce" or find_spec(name) is not None)
GRACE = 300.0
"""Seconds beyond the limit after which a run is given up."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Prove, run, judge, write and print."""
    asked = _arguments(arguments)
    proofs: list[Proof] = []
    runs: list[Run] = []
    for place in asked.units:
        given = ["--seconds", str(asked.seconds), "--seed", str(asked.seed), "--cycle", str(asked.cycle)]
        proven = job(place, "bound", given, 10 * GRACE)
        if "error" in proven:
            print(f"{place.name}: {proven['error']}", file=sys.stderr)
        else:
            proofs.append(Proof(unit=place.name, **proven))
        for method in asked.methods:
            others = Others()
            found = job(place, method, given, asked.seconds + GRACE)
            if "error" in found:
                found = {"notes": found}
            runs.append(Run(place.name, method, others_cores=others.cores(), **_against(proven, found), **found))
            print(table(proofs, runs[-1:]).splitlines()[-1], flush=True)
    settings = {"seconds": asked.seconds, "seed": asked.seed, "cycle": asked.cycle, "methods": asked.methods}
    print(f"\n{table(proofs, runs)}\n\n{write(asked.out, settings, proofs, runs)}")
    return int(len(proofs) < len(asked.units) or not all(run.fine for run in runs))


def job(unit: Path, name: str, given: list[str], patience: float) -> dict[str, Any]:
    """Run one job in a process of its own; an `error` stands for its figures where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        command = [sys.executable, str(HERE / "one_run.py"), str(unit), name, str(out), *given]
        try:
            done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=patience)
        except subprocess.TimeoutExpired:
            return {"error": f"given up after {patience:.0f} s"}
        if done.returncode or not out.exists():
            said = [
                line for line in done.stderr.splitlines() if line[:1].strip()
            ]  # a traceback's own lines are indented
            return {"error": " ".join(said[-2:]) if said else f"ended with {done.returncode}"}
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return found


def _against(proven: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Bound and gap of a run; only a lawful plan can be measured against what lawful plans can reach."""
    if "error" in proven:
        return {}
    bound, demand, short = proven["bound_minutes"], proven["demand_minutes"], found.get("shortage_minutes")
    judged = bool(found.get("lawful")) and short is not None
    return {"bound_minutes": bound, "gap": (short - bound) / demand if judged and demand else None}


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    examples = HERE.parent / "examples" / "units"
    parser.add_argument("--units", nargs="+", type=Path, metavar="DIR", help="unit folders; the examples otherwise")
    parser.add_argument("--only", type=_list, help="names of units, separated by commas")
    parser.add_argument("--methods", type=_list, default=list(INSTALLED), help=", ".join(METHODS))
    parser.add_argument("--seconds", type=float, default=60.0, help="limit of each run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cycle", type=int, default=6, help="weeks of the cyclic base rota")
    parser.add_argument("--out", type=Path, default=HERE / "results")
    asked = parser.parse_args(arguments)
    places = asked.units or sorted(path.parent for path in examples.glob("*/unit.toml"))
    asked.units = [place for place in places if asked.only is None or place.name in asked.only]
    if not asked.units:
        parser.error(f"no unit is left of {', '.join(place.name for place in places)}")
    if unknown := set(asked.methods) - set(METHODS):
        parser.error(f"unknown method {', '.join(sorted(unknown))}; there are {', '.join(METHODS)}")
    return asked


def _list(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


if __name__ == "__main__":
    sys.exit(main())
