"""The figures as a table that reads in a terminal and as Markdown."""

from collections.abc import Sequence

from record import Proof, Run

HEADS = (
    "unit",
    "method",
    "seed",
    "lawful",
    "first, s",
    "in all, s",
    "build, s",
    "short, h",
    "bound, h",
    "gap",
    "at goal",
    "most",
    "FTE",
    "most",
    "memory, MB",
    "others",
)

LEFT = 4
"""Columns of words."""


def table(proofs: Sequence[Proof], runs: Sequence[Run]) -> str:
    """One row a run."""
    proven = {proof.unit: proof for proof in proofs}
    rows = [HEADS, *(_row(run, proven.get(run.unit)) for run in runs)]
    widths = [max(len(row[k]) for row in rows) for k in range(len(HEADS))]
    lines = ["| " + " | ".join(_pad(cell, widths[k], k) for k, cell in enumerate(row)) + " |" for row in rows]
    rule = "|" + "|".join("-" * (width + 1) + ("-" if k < LEFT else ":") for k, width in enumerate(widths)) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _pad(cell: str, width: int, column: int) -> str:
    return cell.ljust(width) if column < LEFT else cell.rjust(width)


def _row(run: Run, proof: Proof | None) -> tuple[str, ...]:
    return (
        run.unit,
        run.method,
        str(run.seed),
        "error" if "error" in run.notes else {True: "yes", False: "no", None: "no plan"}[run.lawful],
        _number(run.first_seconds),
        _number(run.seconds),
        _number(run.build_seconds),
        _hours(run.shortage_minutes),
        _hours(None if proof is None else proof.bound_minutes),
        "–" if run.gap is None else f"{100 * run.gap:.2f} %",
        _plain(run.people_at_goal),
        _plain(None if proof is None else proof.most_at_goal),
        _plain(run.full_time_equivalents),
        _plain(None if proof is None else proof.most_full_time_equivalents),
        "–" if run.peak_memory_bytes is None else f"{run.peak_memory_bytes / 1e6:.0f}",
        _number(run.others_cores),
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _plain(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def _hours(minutes: int | None) -> str:
    return "–" if minutes is None else f"{minutes / 60:.0f}"
