"""Instances of a public suite: run, judged, and kept in a dated file that a later run goes on with."""

import csv
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dated import Dated
from instance_table import HEAD, below, row
from others import Others
from suites import SUITES, Suite

HERE = Path(__file__).resolve().parent
GRACE = 300.0
"""Seconds beyond the limit after which a run is given up."""


@dataclass(frozen=True)
class Asked:
    """What to run, and where the results go."""

    suite: str
    data: Path
    seconds: float
    seeds: int
    out: Path


def instances(suite: Suite, data: Path, only: list[str] | None) -> dict[str, Path]:
    """Files by what the star of the pattern stands for, in order of number."""
    before, _, after = suite.pattern.partition("*")
    found = {path.name.removeprefix(before).removesuffix(after): path for path in data.glob(suite.pattern)}
    kept = [name for name in found if only is None or name in only]
    return {name: found[name] for name in sorted(kept, key=lambda name: (len(name), name))}


def run_all(asked: Asked, found: dict[str, Path]) -> list[dict[str, Any]]:
    """Run every instance with every seed, keep each run as it is there, and print as it goes."""
    name = f"{asked.suite}-{asked.seconds:g}s"
    settings = {"seconds": asked.seconds}
    record = Dated(asked.out, asked.suite, name, settings, {"runs": ("instance", "seed")})
    best = _best_known(asked.data)
    runs: list[dict[str, Any]] = []
    print(HEAD)
    for instance, path in found.items():
        for seed in range(1, asked.seeds + 1):
            run = record.known("runs", instance, seed)
            if run is None:
                others = Others()
                run = {"instance": instance, "seed": seed, **_run(asked, path, seed), "others_cores": others.cores()}
                run |= _against(run, best.get(instance))
                record.keep("runs", run)
            runs.append(run)
            print(row(run), flush=True)
    print(f"\n{below(runs)}\n{record.file}")
    return runs


def _run(asked: Asked, instance: Path, seed: int) -> dict[str, Any]:
    """Plan in one process and judge in another; an `error` stands for the figures where it fails."""
    suite = SUITES[asked.suite]
    with tempfile.TemporaryDirectory() as folder:
        handed_in, figures = Path(folder) / "handed_in.csv", Path(folder) / "figures.json"
        limits = ["--seconds", str(asked.seconds), "--seed", str(seed)]
        job = [str(HERE / "one_instance.py"), asked.suite, str(instance), str(handed_in), str(figures)]
        try:
            planned = _ran([*job, *limits], asked.seconds + GRACE)
            if planned.returncode or not figures.exists():
                return {"error": " ".join(planned.stderr.splitlines()[-2:]), "accepted": False}
            judged = _ran([str(asked.data / "judge.py"), str(instance), str(handed_in)], GRACE)
        except subprocess.TimeoutExpired as late:
            return {"error": f"given up after {late.timeout:.0f} s", "accepted": False}
        found: dict[str, Any] = json.loads(figures.read_text(encoding="utf-8"))
    said = judged.stdout + judged.stderr
    value = suite.value(judged.stdout)
    same = value is None or value == found["value"]
    within = value is None or found["bound"] is None or value >= found["bound"]
    return found | {
        "judge": {"value": value, "exit_code": judged.returncode, "said": said.splitlines()[:12]},
        "accepted": judged.returncode == 0 and found["lawful"] and same and within,
    }


def _ran(program: list[str], patience: float) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *program], check=False, capture_output=True, text=True, timeout=patience)


def _against(run: dict[str, Any], best: int | None) -> dict[str, Any]:
    """Gap to the best value known, and to our own bound, as shares."""
    value = run.get("judge", {}).get("value") if run["accepted"] else None
    bound = run.get("bound")
    return {
        "best_known": best,
        "gap": None if value is None or not best else (value - best) / best,
        "own_gap": None if value is None or bound is None else (value - bound) / value if value else 0.0,
    }


def _best_known(data: Path) -> dict[str, int]:
    file = data / "best_known.csv"
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8", newline="") as stream:
        return {row["instance"]: int(row["best_known"]) for row in csv.DictReader(stream)}
