"""Arrangements side by side in the terminal, from the JSON form of `arsplan.compare`."""

from collections.abc import Mapping
from typing import Any

from arsplan.report.capacity_text import TextTable
from arsplan.report.headings import BOUNDS, COSTS, ROTAS
from arsplan.report.numbers import decimal, plain, thousands
from arsplan.report.sentences import retold
from arsplan.report.speech import _

__all__ = ["arrangement_name", "compare_blocks"]

_OURS = ("As it is", "Today's rota")


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
        _("%(unit)s: arrangements side by side") % {"unit": unit} for unit in {row["unit"]: None for row in rows}
    ]
    blocks += [
        "",
        TextTable(_("What the closed form gives, and what no lawful rota passes"), _told(BOUNDS), _bounds(proposed)),
    ]
    if rotas:
        made = any(row["depth"] == "full" for row in rotas)
        title = _("A lawful rota behind each") if made else _("The rota that is worked")
        blocks += ["", TextTable(title, _told(ROTAS), tuple(map(_rota, rotas)))]
        blocks += [f"{_ended(row)}." for row in rotas if row["why"]]
    priced = [row for row in rotas if "supplements_kr" in row]
    if priced:
        blocks += ["", TextTable(_("At the rates given"), _told(COSTS), tuple(map(_cost, priced)))]
    if any(row.get("difference") for row in told):
        blocks += ["", _("Why the mean position is not that of the closed form, in percentage points:")]
        blocks += [line for row in told if row.get("difference") for line in _parts(row)]
    blocks += [_ended(row) for row in rows if row not in told]
    return blocks


def _ended(row: Mapping[str, Any]) -> str:
    why = " ".join(map(retold, row["why"].splitlines()))
    return f"{arrangement_name(row)}: {retold(row['status'])}. {why}"


def _told(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(retold, columns))


def arrangement_name(row: Mapping[str, Any]) -> str:
    """What an arrangement is called: the user's own words, or ours for the unit as it is and for today's rota."""
    return retold(row["scenario"]) if row["scenario"] in _OURS else str(row["scenario"])


def _bounds(rows: list[Mapping[str, Any]]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            arrangement_name(row),
            str(row["closed_form_heads"]),
            _points(row, "closed_form_mean_pct"),
            _figure(row.get("shortage_bound_h")),
            "-" if row.get("fte_bound") is None else decimal(row["fte_bound"], 2),
            "-" if row.get("heads_at_aim_bound") is None else plain(row["heads_at_aim_bound"]),
            str(row["consents_more"]),
            retold(row["depends_on"]),
        )
        for row in rows
    )


def _rota(row: Mapping[str, Any]) -> tuple[str, ...]:
    worked, bound = row.get("mean_worked_pct"), row.get("mean_worked_bound_pct")
    return (
        arrangement_name(row),
        _points(row, "mean_position_pct"),
        "-" if worked is None else f"{decimal(worked, 1)} %" + ("" if bound is None else f" ({decimal(bound, 1)})"),
        "-" if row["full_time_share_pct"] is None else f"{row['full_time_share_pct']:.0f} %",
        f"{row['class_by_full_time_share']}/{row['class_by_mean_position']}",
        f"{_figure(row['shortage_h'])} ({_figure(row.get('shortage_bound_h'))})",
        f"{decimal(row['weekends_per_person'], 1)}, {row['weekend_h_per_person']:.0f}",
        str(row["long_shifts"]),
        str(row["short_rests"]),
        decimal(row["staff_per_fortnight"], 1),
        _figure(row.get("sick_uncovered_h")),
    )


def _cost(row: Mapping[str, Any]) -> tuple[str, ...]:
    return arrangement_name(row), *(_kroner(row, name) for name in ("supplements_kr", "uncovered_kr"))


def _kroner(row: Mapping[str, Any], name: str) -> str:
    change = row.get(f"{name}_change")
    more = f" ({'+' if change > 0 else '-'}{thousands(abs(change))})" if change else ""
    return _figure(row.get(name)) + more


def _points(row: Mapping[str, Any], name: str) -> str:
    if row.get(name) is None:
        return "-"
    change = row.get(f"{name}_change")
    return f"{decimal(row[name], 1)} %" + (f" {decimal(change, 1, '+')}" if change else "")


def _figure(value: float | None) -> str:
    return "-" if value is None else thousands(value)


def _parts(row: Mapping[str, Any]) -> list[str]:
    found, form = row.get("mean_position_pct"), _("%(name)s: %(first)s in the closed form, %(last)s in the rota")
    if found is None:
        found, form = row["mean_worked_bound_pct"], _("%(name)s: %(first)s in the closed form, %(last)s at most")
    ends = {"first": decimal(row["closed_form_mean_pct"], 1), "last": decimal(found, 1)}
    reasons = (f"    {decimal(share, 1, '+'):>6}  {retold(reason)}" for reason, share in row["difference"])
    return ["  " + form % {"name": arrangement_name(row), **ends}, *reasons]
