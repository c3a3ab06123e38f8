"""Instances of a public suite: run, judged, and kept in a dated file that a later run goes on with."""

import csv
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from math import exp, log1p
from pathlib import Path
from typing import Any

from others import Others
from record import machine, versions
from suites import SUITES, Suite

HERE = Path(__file__).resolve().parent
GRACE = 300.0
"""Seconds beyond the limit after which a run is given up."""

SCHEMA = 1


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
    """Run every instance with every seed, write after each run, and print as it goes."""
    now = datetime.now(UTC).date().isoformat()
    file = asked.out / f"{now}-{asked.suite}-{asked.seconds:g}s.json"
    settings = {"seconds": asked.seconds}
    done = _earlier(file, settings)
    best = _best_known(asked.data)
    runs: list[dict[str, Any]] = []
    print(HEAD)
    for name, path in found.items():
        for seed in range(1, asked.seeds + 1):
            run = done.get((name, seed))
            if run is None or "error" in run:
                others = Others()
                run = {"instance": name, "seed": seed, **_run(asked, path, seed), "others_cores": others.cores()}
                run |= _against(run, best.get(name))
                done[name, seed] = run
                _write(file, asked.suite, now, settings, list(done.values()))
            runs.append(run)
            print(_row(run), flush=True)
    print(f"\n{_means(runs)}\n{file}")
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


def _earlier(file: Path, settings: dict[str, Any]) -> dict[tuple[str, int], dict[str, Any]]:
    """Runs of today that need not be done again: by the same version, with the same settings."""
    if not file.is_file():
        return {}
    record = json.loads(file.read_text(encoding="utf-8"))
    if record["settings"] != settings or record["versions"] != versions():
        return {}
    return {(run["instance"], run["seed"]): run for run in record["runs"]}


def _write(file: Path, suite: str, day: str, settings: dict[str, Any], runs: list[dict[str, Any]]) -> None:
    record = {
        "benchmark": suite,
        "schema": SCHEMA,
        "date": day,
        "versions": versions(),
        "machine": machine(),
        "settings": settings,
        "runs": runs,
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    whole = file.with_suffix(".part")
    whole.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    whole.replace(file)


COLUMNS = (10, 4, 8, 9, 9, 9, 8, 8, 7, 7, 7, 7, 7, 6, 6)
NAMES = (
    "instance",
    "seed",
    "accepted",
    "judged",
    "bound",
    "best",
    "gap",
    "own gap",
    "first s",
    "best s",
    "all s",
    "cpu s",
)
HEAD = " ".join(name.rjust(width) for name, width in zip((*NAMES, "read s", "MB", "others"), COLUMNS, strict=True))


def _row(run: dict[str, Any]) -> str:
    if "error" in run:
        return f"{run['instance']:>10} {run['seed']:>4} error: {run['error']}"
    cells = (
        run["instance"],
        run["seed"],
        "yes" if run["accepted"] else "NO",
        _number(run["judge"]["value"]),
        _number(run["bound"]),
        _number(run["best_known"]),
        _per_cent(run["gap"]),
        _per_cent(run["own_gap"]),
        _number(run["first_seconds"]),
        _number(run["best_seconds"]),
        _number(run["seconds"]),
        _number(run["cpu_seconds"]),
        _number(run["read_seconds"]),
        f"{run['peak_memory_bytes'] / 1e6:.0f}",
        _number(run["others_cores"]),
    )
    return " ".join(str(cell).rjust(width) for cell, width in zip(cells, COLUMNS, strict=True))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}" if isinstance(value, float) else str(value)


def _per_cent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.2f} %"


def _means(runs: list[dict[str, Any]]) -> str:
    """How many were accepted, and the geometric mean of value over best known, less one."""
    accepted = sum(run["accepted"] for run in runs)
    gaps = [run["gap"] for run in runs if run["gap"] is not None]
    text = f"{accepted} of {len(runs)} accepted"
    if gaps and len(gaps) == len(runs):
        mean = exp(sum(log1p(gap) for gap in gaps) / len(gaps)) - 1
        text += f"; geometric mean of the gaps to the best known values {100 * mean:.3f} %"
    return text
