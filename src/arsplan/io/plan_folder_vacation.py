"""Wishes for weeks of vacation in a plan, as a CSV text by name, and what plan.json says of them."""

from typing import Any

from arsplan.domain.unit import Unit
from arsplan.io.csv_table import csv_text
from arsplan.metrics.vacation_wishes import WishedWeek, wished_weeks

__all__ = ["VACATION_FILES", "vacation_figures", "vacation_files"]

VACATION_FILES = ("vacation_wishes.csv",)
"""Only where somebody wishes for weeks."""

_COLUMNS = ("employee", "week", "strength", "weight", "wishers", "places", "popular", "met", "why")


def vacation_files(unit: Unit) -> dict[str, str]:
    """The table; nothing where nobody wishes for weeks."""
    weeks = wished_weeks(unit)
    return {"vacation_wishes.csv": csv_text(_COLUMNS, map(_row, weeks))} if weeks else {}


def vacation_figures(unit: Unit) -> dict[str, Any] | None:
    """Weeks wished for, how many of them are met, and which are popular; None where nobody wishes for weeks."""
    weeks = wished_weeks(unit)
    if not weeks:
        return None
    popular = dict.fromkeys(one.week for one in weeks if one.popular)
    return {"weeks": len(weeks), "met": sum(one.met for one in weeks), "popular": list(popular)}


def _row(one: WishedWeek) -> tuple[str, ...]:
    places = "" if one.places is None else str(one.places)
    said = ("yes" if one.popular else "no", "yes" if one.met else "no")
    return (one.employee, one.week, one.strength, str(one.weight), str(one.wishers), places, *said, one.why)
