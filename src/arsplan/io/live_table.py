"""Live accounts as a table and as plain values; ids only, never names."""

from collections.abc import Iterable
from datetime import date
from math import floor
from typing import Any

from arsplan.io.csv_table import csv_text
from arsplan.io.plan_folder_tables import decimal, percent
from arsplan.planning.live import Count, LiveAccount

__all__ = ["LIVE_COLUMNS", "live_csv", "live_document"]

_MINUTES = ("planned", "worked", "credited", "left", "extra", "overtime", "overtime_7_days", "overtime_4_weeks")
_COUNTS = ("red_days", "weekends", "nights", "short_rests", "below_agreed")

LIVE_COLUMNS = (
    "employee",
    "position_pct",
    "planned_minutes",
    "worked_minutes",
    "worked_at_end_minutes",
    "credited_minutes",
    "left_minutes",
    "extra_minutes",
    "extra_52_weeks_minutes",
    "overtime_minutes",
    "overtime_52_weeks_minutes",
    "overtime_7_days_minutes",
    "overtime_4_weeks_minutes",
    "overtime_kept",
    *(name for count in _COUNTS for name in (count, f"{count}_at_end")),
    "beyond_12_months_minutes",
    "beyond_12_months",
    "larger_pct",
)


def live_csv(accounts: Iterable[LiveAccount]) -> str:
    """Everybody's accounts as CSV; what is left is rounded down to hundredths of a minute."""
    return csv_text(LIVE_COLUMNS, map(_row, accounts))


def live_document(accounts: Iterable[LiveAccount], to: date) -> dict[str, Any]:
    """The same as plain values: hours, shares and counts."""
    return {"to": to.isoformat(), "people": [_values(one) for one in accounts]}


def _row(one: LiveAccount) -> tuple[str, ...]:
    return (
        one.employee,
        percent(one.position),
        str(one.planned),
        *map(str, one.worked),
        str(one.credited),
        decimal(floor(one.left * 100), 2),
        *map(str, (*one.extra, *one.overtime, one.overtime_7_days, one.overtime_4_weeks)),
        "true" if one.overtime_kept else "false",
        *(str(value) for name in _COUNTS for value in getattr(one, name)),
        str(one.extra_year),
        str(one.extra_months),
        "" if one.larger is None else percent(one.larger),
    )


def _values(one: LiveAccount) -> dict[str, Any]:
    found: dict[str, Any] = {"employee": one.employee, "position": float(one.position)}
    found |= {f"{name}_hours": _both(getattr(one, name), hours=True) for name in _MINUTES}
    found["overtime_kept"] = one.overtime_kept
    found |= {name: _both(getattr(one, name), hours=False) for name in _COUNTS}
    larger = None if one.larger is None else round(float(one.larger), 6)
    more = {"hours": one.extra_year / 60, "months": one.extra_months, "points_to": larger}
    return {**found, "beyond_12_months": more}


def _both(value: Any, *, hours: bool) -> Any:  # noqa: ANN401 - a number, or one to date and one at the end
    if isinstance(value, Count):
        return {name: _both(each, hours=hours) for name, each in value._asdict().items()}
    return round(float(value) / 60, 4) if hours else value
