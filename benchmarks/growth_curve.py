"""How fast something grows with the size of a unit: the power that fits best, and a picture."""

from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogFormatter, NullLocator, ScalarFormatter

Run = dict[str, Any]

MEASURED = {
    "first_seconds": "first lawful plan",
    "near_seconds": "within 1 % of the bound",
    "bound_seconds": "bound alone",
    "peak_memory_bytes": "memory",
}
LINEAR = 1.2
"""Up to this power growth counts as near-linear: twice the size takes 2.3 times as much."""


def power(runs: list[Run], name: str) -> float | None:
    """The power of people x weeks that fits best, by least squares of logarithms; None with fewer than two sizes."""
    points = _points(runs, name)
    if len({size for size, _ in points}) < 2:
        return None
    sizes, values = np.log(np.array(points)).T
    return float(np.polyfit(sizes, values, 1)[0])


def verdict(runs: list[Run]) -> str:
    """A line for everything that was measured, and for each stage on the way to the first plan."""
    lines = []
    for name, label in MEASURED.items():
        found, count = power(runs, name), len(_points(runs, name))
        if found is not None:
            judged = "near-linear or less" if found <= LINEAR else "more than linear"
            lines.append(f"{label}: grows with people x weeks to the power {found:.2f} ({judged}; {count} sizes)")
        if name == "first_seconds":
            lines += _stages(runs)
        if name == "near_seconds" and count < len(runs):
            lines.append(f"{label}: not reached in {len(runs) - count} of {len(runs)} sizes")
    return "\n".join(lines)


def _stages(runs: list[Run]) -> list[str]:
    """What the time to the first plan goes to: which stage grows how, and its share in the largest size."""
    lines = []
    for stage in dict.fromkeys(stage for run in runs for stage in run.get("stages", ())):
        spent = [{**run, "spent": run["stages"].get(stage)} for run in runs if run.get("stages")]
        found, largest = power(spent, "spent"), max(spent, key=_size)
        if found is not None and largest["spent"] and largest["first_seconds"]:
            share = largest["spent"] / largest["first_seconds"]
            lines.append(f"  {stage}: to the power {found:.2f}; {100 * share:.0f} % of the time in the largest size")
    return lines


def draw(runs: list[Run], limit: float, file: Path) -> None:
    """Seconds and memory over people x weeks, each beside a line in proportion to the size."""
    figure = Figure(figsize=(10, 4.5), layout="constrained")
    times, memory = figure.subplots(1, 2)
    for name, marker, size in (("first_seconds", "o", 6), ("near_seconds", "s", 11)):
        _scatter(times, _points(runs, name), marker, size, MEASURED[name])
    missed = [_size(run) for run in runs if run.get("near_seconds") is None]
    if missed:
        times.plot(missed, [limit] * len(missed), "^", color="tab:red", label=f"not within 1 % in {limit:g} s")
    _in_proportion(times, _points(runs, "first_seconds"))
    megabytes = [(size, value / 1e6) for size, value in _points(runs, "peak_memory_bytes")]
    _scatter(memory, megabytes, "o", 6, "highest resident memory")
    _in_proportion(memory, megabytes)
    for axes, label in ((times, "seconds"), (memory, "MB")):
        sizes = sorted({_size(run) for run in runs})
        axes.set(xlabel="people x weeks", ylabel=label, xscale="log", yscale="log", xticks=sizes)
        axes.xaxis.set_major_formatter(ScalarFormatter())
        axes.xaxis.set_minor_locator(NullLocator())
        axes.yaxis.set_major_formatter(LogFormatter())
        axes.yaxis.set_minor_formatter(LogFormatter(minor_thresholds=(2, 0.5)))
        axes.tick_params(axis="x", rotation=45)
        axes.grid(visible=True, which="both", alpha=0.25)
        axes.legend()
    figure.savefig(file, metadata={"Date": None})


def _size(run: Run) -> int:
    return int(run["people"] * run["weeks"])


def _points(runs: list[Run], name: str) -> list[tuple[int, float]]:
    return sorted((_size(run), run[name]) for run in runs if run.get(name))


def _scatter(axes: Axes, points: list[tuple[int, float]], marker: str, width: float, label: str) -> None:
    """Points that show both where they coincide: the wider ones are hollow."""
    if points:
        axes.plot(
            *zip(*points, strict=True), marker, markersize=width, fillstyle="none" if width > 6 else "full", label=label
        )


def _in_proportion(axes: Axes, points: list[tuple[int, float]]) -> None:
    """A straight line through the middle of the points."""
    if not points:
        return
    sizes, values = np.array(points).T
    factor = np.exp(np.mean(np.log(values / sizes)))
    ends = np.array([sizes.min(), sizes.max()])
    axes.plot(ends, factor * ends, ":", color="grey", label="in proportion to the size")
