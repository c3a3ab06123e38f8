"""What binds a unit, as a sentence and a table, from the JSON form of `arsplan.binds`."""

from collections.abc import Mapping
from typing import Any

from arsplan.report.capacity_text import TextTable
from arsplan.report.numbers import thousands

__all__ = ["binds_blocks"]

_COLUMNS = ("change", "h uncovered", "full-time eq.", "mean position", "at aim", "heads there", "needs")


def binds_blocks(document: Mapping[str, Any]) -> list[str | TextTable]:
    """Say what binds, what each change would give, and what the proof rests on.

    Parameters
    ----------
    document
        `Binds.as_json()`.

    Returns
    -------
    list of str and TextTable
        Lines and tables in order.
    """
    blocks: list[str | TextTable] = [f"What binds {document['unit']}: {document['headline']}."]
    if document["now"] is None:
        return [*blocks, "Maybe more time: --seconds"]
    now = document["now"]
    rows = [("as it is", *_figures(now, "", ""), str(now["heads_at_aim"]), _there(document["where"]), "")]
    rows += [
        (
            row["change"],
            *_figures(row, f" ({row['shortage_change_h']:+.1f})", f" ({row['mean_change_points']:+.1f})"),
            "-" if row["heads_change"] is None else str(row["heads_at_aim"]),
            "" if row["gives_there"] is None else f"{row['gives_there']:.2f}",
            row["needs"],
        )
        for row in document["changes"]
    ]
    missing = document["changes_asked"] - len(document["changes"])
    return [
        *blocks,
        "",
        TextTable("What no lawful rota passes, one change at a time", _COLUMNS, tuple(rows)),
        *([f"There was no time for {missing} more changes. Maybe more: --seconds"] if missing else []),
        "",
        "What the proof rests on, as the unit is:",
        *(f"  {sentence}." for sentence in document["rests_on"]),
    ]


def _there(where: Mapping[str, Any] | None) -> str:
    """Heads given and needed where the unit is short."""
    return "" if where is None else f"{where['gives']:.2f} of {where['need']:g}"


def _figures(row: Mapping[str, Any], hours: str, points: str) -> tuple[str, ...]:
    """Shortage, sum and mean of positions, each with what the change adds."""
    shortage, mean = thousands(row["shortage_h"]), f"{row['mean_position_pct']:.1f} %"
    return (shortage + hours, f"{row['fte']:.2f}", mean + points)
