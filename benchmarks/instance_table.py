"""Runs of a public suite as a table, and what they come to together."""

from itertools import groupby
from math import exp, log1p
from statistics import median
from typing import Any

from record import circumstances

COLUMNS = {
    "instance": 10,
    "seed": 4,
    "accepted": 8,
    "judged": 9,
    "bound": 9,
    "best": 9,
    "gap": 8,
    "own gap": 8,
    "first s": 7,
    "best s": 7,
    "all s": 7,
    "cpu s": 7,
    "build s": 7,
    "MB": 6,
    "others": 6,
}
HEAD = " ".join(name.rjust(width) for name, width in COLUMNS.items())


def table(record: dict[str, Any]) -> str:
    """A stored file as text: the circumstances, a row a run, and what they come to."""
    runs = sorted(record["runs"], key=lambda run: (len(run["instance"]), run["instance"], run["seed"]))
    lines = [circumstances(record), "", HEAD, *map(row, runs)]
    return "\n".join([*lines, "", below(runs)])


def row(run: dict[str, Any]) -> str:
    """One run."""
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
        _number(run["build_seconds"]),
        f"{run['peak_memory_bytes'] / 1e6:.0f}",
        _number(run["others_cores"]),
    )
    return " ".join(str(cell).rjust(width) for cell, width in zip(cells, COLUMNS.values(), strict=True))


def below(runs: list[dict[str, Any]]) -> str:
    """Seeds beside each other, and all runs together; a mean leaves no run out."""
    accepted = sum(run["accepted"] for run in runs)
    text = f"{accepted} of {len(runs)} accepted"
    gaps = [run["gap"] for run in runs if run["gap"] is not None]
    if gaps and len(gaps) == len(runs):
        mean = exp(sum(map(log1p, gaps)) / len(gaps)) - 1
        text += f"; geometric mean of the gaps to the best known values {100 * mean:.3f} %"
    seconds = [run["seconds"] for run in runs if run["accepted"]]
    if seconds:
        text += f"; median {median(seconds):.1f} s, longest {max(seconds):.1f} s"
    return "\n".join([*_seeds(runs), text])


def _seeds(runs: list[dict[str, Any]]) -> list[str]:
    """Best, median and worst of the seeds of each instance."""
    lines = []
    for instance, group in groupby(runs, key=lambda run: run["instance"]):
        same = list(group)
        values = sorted(run["judge"]["value"] for run in same if run["accepted"] and run["judge"]["value"] is not None)
        if len(same) > 1 and values:
            found = f"best {values[0]}, median {median(values):g}, worst {values[-1]}"
            lines.append(f"{instance:>10} {len(values)} of {len(same)} seeds: {found}")
    return [*lines, ""] if lines else []


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}" if isinstance(value, float) else str(value)


def _per_cent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.2f} %"
