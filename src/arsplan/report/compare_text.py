"""Arrangements side by side in the terminal, from the JSON form of `arsplan.compare`."""

from collections.abc import Mapping
from typing import Any

from arsplan.report.capacity_text import TextTable
from arsplan.report.numbers import thousands

__all__ = ["compare_blocks"]

_BOUNDS = (
    "arrangement",
    "fewest people",
    "their mean position",
    "h uncovered, at least",
    "full-time eq., at most",
    "at aim, at most",
    "consents more",
    "depends most on",
)
_ROTAS = (
    "arrangement",
    "mean position",
    "worked (at most)",
    "full time",
    "class",
    "h uncovered (at least)",
    "weekends, h each",
    "long",
    "short rests",
    "staff in 14 days",
    "open if sick",
)
_COSTS = ("arrangement", "supplements, kr", "uncovered, kr")


def compare_blocks(document: Mapping[str, Any]) -> list[str | TextTable]:
    """Lay the arrangements side by side, the present one first.

    Parameters
    ----------
    document
        `Comparison.as_json()`.

    Returns
    -------
    list of str and TextTable
        Lines and tables in order.
    """
    rows = document["rows"]
    told = [row for row in rows if row["status"] not in {"failed", "no lawful rota"}]
    proposed = [row for row in told if row["depth"] != "given"]
    rotas = [row for row in told if row["depth"] != "fast"]
    blocks: list[str | TextTable] = [
        f"{unit}: arrangements side by side" for unit in {row["unit"]: None for row in rows}
    ]
    blocks += ["", TextTable("What the closed form gives, and what no lawful rota passes", _BOUNDS, _bounds(proposed))]
    if rotas:
        title = (
            "A lawful rota behind each" if any(row["depth"] == "full" for row in rotas) else "The rota that is worked"
        )
        blocks += ["", TextTable(title, _ROTAS, tuple(map(_rota, rotas)))]
        blocks += [f"{row['scenario']}: {row['status']}; {row['why']}." for row in rotas if row["why"]]
    priced = [row for row in rotas if "supplements_kr" in row]
    if priced:
        blocks += ["", TextTable("At the rates given", _COSTS, tuple(map(_cost, priced)))]
    if any(row.get("difference") for row in told):
        blocks += ["", "Why the mean position is not that of the closed form, in percentage points:"]
        blocks += [line for row in told if row.get("difference") for line in _parts(row)]
    blocks += [f"{row['scenario']}: {row['status']}. {row['why']}" for row in rows if row not in told]
    return blocks


def _bounds(rows: list[Mapping[str, Any]]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            row["scenario"],
            str(row["closed_form_heads"]),
            _points(row, "closed_form_mean_pct"),
            _figure(row.get("shortage_bound_h")),
            "-" if row.get("fte_bound") is None else f"{row['fte_bound']:.2f}",
            "-" if row.get("heads_at_aim_bound") is None else f"{row['heads_at_aim_bound']:g}",
            str(row["consents_more"]),
            row["depends_on"],
        )
        for row in rows
    )


def _rota(row: Mapping[str, Any]) -> tuple[str, ...]:
    worked, bound = row.get("mean_worked_pct"), row.get("mean_worked_bound_pct")
    return (
        row["scenario"],
        _points(row, "mean_position_pct"),
        "-" if worked is None else f"{worked:.1f} %" + ("" if bound is None else f" ({bound:.1f})"),
        "-" if row["full_time_share_pct"] is None else f"{row['full_time_share_pct']:.0f} %",
        f"{row['class_by_full_time_share']}/{row['class_by_mean_position']}",
        f"{_figure(row['shortage_h'])} ({_figure(row.get('shortage_bound_h'))})",
        f"{row['weekends_per_person']:.1f}, {row['weekend_h_per_person']:.0f}",
        str(row["long_shifts"]),
        str(row["short_rests"]),
        f"{row['staff_per_fortnight']:.1f}",
        _figure(row.get("sick_uncovered_h")),
    )


def _cost(row: Mapping[str, Any]) -> tuple[str, ...]:
    return row["scenario"], *(_kroner(row, name) for name in ("supplements_kr", "uncovered_kr"))


def _kroner(row: Mapping[str, Any], name: str) -> str:
    change = row.get(f"{name}_change")
    more = f" ({'+' if change > 0 else '-'}{thousands(abs(change))})" if change else ""
    return _figure(row.get(name)) + more


def _points(row: Mapping[str, Any], name: str) -> str:
    if row.get(name) is None:
        return "-"
    change = row.get(f"{name}_change")
    return f"{row[name]:.1f} %" + (f" {change:+.1f}" if change else "")


def _figure(value: float | None) -> str:
    return "-" if value is None else thousands(value)


def _parts(row: Mapping[str, Any]) -> list[str]:
    found, said = row.get("mean_position_pct"), "in the rota"
    if found is None:
        found, said = row["mean_worked_bound_pct"], "at most"
    head = f"{row['scenario']}: {row['closed_form_mean_pct']:.1f} in the closed form, {found:.1f} {said}"
    return [f"  {head}", *(f"    {share:+6.1f}  {reason}" for reason, share in row["difference"])]
