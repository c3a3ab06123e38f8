"""A whole year of whole units: the planner beside baselines, under the same time limit and rules.

Every run is a process of its own, one after the other, and is kept as it is there; what is done already in today's
file by the same versions and settings is not run again. The exit code is 0 only if every run that claims a plan has a
lawful one, and none is better than what has been proven possible.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dated import Dated
from others import Others
from record import Proof, Run, circumstances
from table import table

HERE = Path(__file__).resolve().parent
METHODS = ("arsplan", "plain", "highs", "pyworkforce", "cyclic")
INSTALLED = tuple(name for name in METHODS if name != "pyworkforce" or find_spec(name) is not None)
GRACE = 300.0
"""Seconds beyond the limit after which a run is given up."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Prove, run, judge, keep and print."""
    asked = _arguments(arguments)
    settings = {"seconds": asked.seconds, "cycle": asked.cycle, "positions": asked.positions}
    fixed = "" if asked.positions == "free" else "-fixed"
    name = f"year-{asked.seconds:g}s{fixed}"
    record = Dated(asked.out, "year", name, settings, {"bounds": ("unit",), "runs": ("unit", "method", "seed")})
    given = ["--seconds", str(asked.seconds), "--cycle", str(asked.cycle), "--positions", asked.positions]
    proofs: list[Proof] = []
    runs: list[Run] = []
    for place in asked.units:
        proven = record.known("bounds", place.name) or {"unit": place.name, **job(place, "bound", given, 10 * GRACE)}
        if "error" in proven:
            print(f"{place.name}: {proven['error']}", file=sys.stderr)
        else:
            record.keep("bounds", proven)
            proofs.append(Proof(**proven))
        for seed in range(asked.seed, asked.seed + asked.seeds):
            for method in asked.methods:
                run = record.known("runs", place.name, method, seed)
                if run is None:
                    run = asdict(measured(place, method, seed, proven, given, asked.seconds))
                    record.keep("runs", run)
                runs.append(Run(**run))
                print(table(proofs, runs[-1:]).splitlines()[-1], flush=True)
    print(f"\n{table(proofs, runs)}\n\n{record.file}")
    return int(len(proofs) < len(asked.units) or not all(run.fine for run in runs))


def stored(record: dict[str, Any]) -> str:
    """A stored file as text."""
    proofs, runs = [Proof(**proof) for proof in record["bounds"]], [Run(**run) for run in record["runs"]]
    runs.sort(key=lambda run: (run.unit, METHODS.index(run.method), run.seed))
    return f"{circumstances(record)}\n\n{table(proofs, runs)}"


def measured(place: Path, method: str, seed: int, proven: dict[str, Any], given: list[str], seconds: float) -> Run:
    """One run, held against what is proven."""
    others = Others()
    found = job(place, method, [*given, "--seed", str(seed)], seconds + GRACE)
    if "error" in found:
        found = {"notes": found}
    return Run(place.name, method, seed, others_cores=others.cores(), **_against(proven, found), **found)


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
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--seeds", type=int, default=1, help="how many runs of each, with seeds from the first on")
    parser.add_argument("--positions", choices=("free", "fixed"), default="free", help="within wishes, or as they are")
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
