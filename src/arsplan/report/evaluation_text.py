"""An evaluation in a few lines: every target, and how far it is."""

from collections.abc import Mapping
from typing import Any

from arsplan.domain.targets import MEASURES
from arsplan.report.capacity_text import TextTable
from arsplan.report.numbers import count

__all__ = ["evaluation_blocks"]


def evaluation_blocks(document: Mapping[str, Any]) -> list[str | TextTable]:
    """Say what was reached.

    Parameters
    ----------
    document
        Of `evaluation_document`.
    """
    total, results = document["total"], document["targets"]
    what = "worked" if document["worked"] else "planned; what was worked is not known"
    side = total["actual"] or total["planned"]
    need, short, empty = (count(hours) for hours in (total["need_hours"], side["short_hours"], side["open_hours"]))
    planned = count(total["planned"]["short_hours"])
    lines: list[str | TextTable] = [
        f"{document['unit']}: {total['days']} days from {document['start']}, {what}.",
        f"{need} h needed; the list leaves {short} h (planned {planned} h), {empty} h stand empty.",
    ]
    if total["happened"]:
        done = total["happened"]
        lines.append(
            f"Hired shifts: {done['hired_shifts']}, {count(done['hired_hours'])} h. "
            f"Extra time {count(done['extra_hours'])} h, overtime {count(done['overtime_hours'])} h."
        )
    if results:
        columns = ("what", "target", "planned", "so far", "lacking", "by")
        lines += ["", TextTable("Targets", columns, tuple(map(_row, results)), words=(5,))]
    return lines


def _row(result: Mapping[str, Any]) -> tuple[str, ...]:
    measure = MEASURES[result["measure"]]
    name = f"{measure.title}: {result['group']}" if result["group"] else measure.title
    lacking = "no figure yet" if result["reached"] is None else _apart(result["lacking"], measure.unit)
    return (
        name,
        f"{'at least' if measure.at_least else 'at most'} {_shown(result['target'], measure.unit)}",
        *(_shown(result[key], measure.unit) for key in ("planned", "actual")),
        "reached" if result["reached"] else lacking,
        result["by"],
    )


def _apart(value: float, unit: str) -> str:
    return f"{value * 100:.1f} points" if unit == "share" else _shown(value, unit)


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    return {"share": f"{value * 100:.1f} %", "hours": f"{count(value)} h", "count": count(value)}[unit]
