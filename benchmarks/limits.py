"""Whether runs keep their time limit, and whether deterministic runs repeat themselves.

    python benchmarks/limits.py                        # 20 plans, 3 commands, 3 pairs: about ten minutes
    python benchmarks/limits.py --what plan --only solsiden,month --limits 5 10

Every run is a process of its own. `plan` is the call of `arsplan.plan`, whose limit holds for everything from the
unit to the checked plan. `command` is `arsplan plan` from its start to the folder written, for which the limit was not
made; it is shown and not judged. `twice` plans with `--deterministic`, the second time beside other work, and compares
duties, absences and positions. The exit code is 0 only if no plan took more than 5 % longer than its limit, and both
of each pair are the same.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from dated import Dated
from growth import grown
from others import Others

import arsplan
from arsplan.io.template import write_template

HERE = Path(__file__).resolve().parent
UNITS = HERE.parent / "examples" / "units"
WARDS = ("bjorkelia", "elvebredden", "solsiden")
SMALL = ("month", "prices")
"""Made by hand from the template: four weeks of it, and these with all goals in one sum."""

WHAT = ("plan", "command", "twice")
MOST_OVER = 0.05


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for, and print and keep every row."""
    asked = _arguments(arguments)
    settings = {"deterministic_seconds": asked.deterministic}
    record = Dated(asked.out, "limits", "limits", settings, {"runs": ("what", "unit", "limit", "seed")})
    rows = []
    print(f"{'what':>8} {'unit':>12} {'limit':>6} {'seed':>4} {'seconds':>8} {'over':>8} {'others':>6}")
    for what, unit, limit, seed in _jobs(asked):
        row = record.known("runs", what, unit, limit, seed)
        if row is None:
            others = Others()
            found = RUN[what](unit, limit, seed)
            row = {"what": what, "unit": unit, "limit": limit, "seed": seed, **found, "others_cores": others.cores()}
            record.keep("runs", row)
        rows.append(row)
        print(_line(row), flush=True)
    print(f"\n{_verdict(rows)}\n{record.file}")
    return int(not all(_fine(row) for row in rows))


def timed(name: str, limit: float, seed: int, *, deterministic: bool = False) -> dict[str, Any]:
    """Seconds of one plan, and a checksum of it."""
    unit = _unit(name)
    began = time.monotonic()
    plan = arsplan.plan(unit, stop=arsplan.MaxRuntime(limit), seed=seed, deterministic=deterministic)
    took = time.monotonic() - began
    text = repr((list(plan.roster or ()), plan.absences, sorted(plan.positions.items())))
    return {
        "seconds": round(took, 3),
        "over": round(took / limit - 1, 4),
        "status": plan.outcome.status,
        "search_seconds": plan.statistics.seconds,
        "first_seconds": plan.statistics.seconds_to_first,
        "shortage_minutes": plan.goals[0].value,
        "checksum": sha256(text.encode()).hexdigest()[:16],
    }


def _plan(name: str, limit: float, seed: int) -> dict[str, Any]:
    return _alone(name, limit, seed)


def _command(name: str, limit: float, seed: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        options = ["--out", f"{folder}/plan", "--seconds", str(limit), "--seed", str(seed), "--quiet"]
        began = time.monotonic()
        command = [sys.executable, "-m", "arsplan", "plan", str(UNITS / name), *options]
        ended = subprocess.run(command, check=False).returncode
    took = time.monotonic() - began
    return {"seconds": round(took, 3), "over": round(took / limit - 1, 4), "exit_code": ended}


def _twice(name: str, limit: float, seed: int) -> dict[str, Any]:
    """The same deterministic run, first alone and then beside a core of other work."""
    first = _alone(name, limit, seed, deterministic=True)
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as busy:
        try:
            second = _alone(name, limit, seed, deterministic=True)
        finally:
            busy.kill()
    same = first["checksum"] == second["checksum"]
    return {"seconds": first["seconds"], "beside_other_work": second["seconds"], "same": same}


RUN = {"plan": _plan, "command": _command, "twice": _twice}


def _alone(*given: Any, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever `timed` is given
    """In a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(timed, *given, **more).result()


def _unit(name: str) -> arsplan.Unit:
    if name not in SMALL:
        return arsplan.load(UNITS / name)
    with tempfile.TemporaryDirectory() as folder:
        write_template(f"{folder}/unit")
        unit = arsplan.load(f"{folder}/unit")
    month = grown(unit, len(unit.staff), 4)
    return month if name == "month" else month.model_copy(update={"prices": arsplan.Prices()})


def _jobs(asked: argparse.Namespace) -> list[tuple[str, str, float, int]]:
    """What, unit, limit, seed: plans with every limit and seed, small units and the rest with the shortest and once."""
    plans = [("plan", unit, limit, seed) for unit in WARDS for limit in asked.limits for seed in asked.seeds]
    shortest, seed = min(asked.limits), asked.seeds[0]
    plans += [("plan", unit, shortest, seed) for unit in SMALL]
    commands = [("command", unit, max(asked.limits), seed) for unit in WARDS]
    pairs = [("twice", unit, asked.deterministic, seed) for unit in WARDS]
    return [
        job
        for job in (*plans, *commands, *pairs)
        if job[0] in asked.what and (asked.only is None or job[1] in asked.only)
    ]


def _fine(row: dict[str, Any]) -> bool:
    if row["what"] == "plan":
        return bool(row["over"] <= MOST_OVER)
    return bool(row["same"]) if row["what"] == "twice" else row["exit_code"] == 0


def _line(row: dict[str, Any]) -> str:
    said = f"{'same' if row['same'] else 'DIFFER':>8}" if row["what"] == "twice" else f"{100 * row['over']:>6.1f} %"
    return (
        f"{row['what']:>8} {row['unit']:>12} {row['limit']:>6g} {row['seed']:>4} {row['seconds']:>8.2f} {said:>8} "
        f"{row['others_cores']!s:>6}"
    )


def _verdict(rows: list[dict[str, Any]]) -> str:
    plans, pairs = ([row for row in rows if row["what"] == what] for what in ("plan", "twice"))
    text = f"{sum(map(_fine, plans))} of {len(plans)} plans within {100 * MOST_OVER:.0f} % of their limit"
    if plans:
        text += f", the last one {100 * max(row['over'] for row in plans):+.1f} %"
    return f"{text}; {sum(map(_fine, pairs))} of {len(pairs)} deterministic pairs the same"


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--what", type=_list, default=list(WHAT), help=", ".join(WHAT))
    parser.add_argument("--only", type=_list, help="names of units, separated by commas")
    parser.add_argument("--limits", nargs="+", type=float, default=[5.0, 10.0, 20.0], help="seconds")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--deterministic", type=float, default=5.0, help="seconds of the solver's own time, for pairs")
    parser.add_argument("--out", type=Path, default=HERE / "results")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.what) - set(WHAT):
        parser.error(f"unknown {', '.join(sorted(unknown))}; there are {', '.join(WHAT)}")
    if not _jobs(asked):
        parser.error(f"no unit is left of {', '.join((*WARDS, *SMALL))}")
    return asked


def _list(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


if __name__ == "__main__":
    sys.exit(main())
