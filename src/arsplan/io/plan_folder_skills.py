"""The tables of a plan that tell of skills, as CSV texts by name, and what plan.json says of them."""

from typing import Any

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.io.csv_table import csv_text
from arsplan.metrics.skills import skill_expiries, skill_rows

__all__ = ["SKILL_FILES", "skill_figures", "skill_files"]

SKILL_FILES = ("skill_cover.csv", "skill_expiry.csv")
"""Only where the unit has skills."""


def skill_files(unit: Unit, roster: Roster) -> dict[str, str]:
    """Both tables; nothing where the unit has no skills."""
    if not unit.skills:
        return {}
    cover = (
        (
            row.start.isoformat(),
            row.end.isoformat(),
            row.shift,
            row.skill,
            *map(str, (row.need, row.planned, row.short)),
        )
        for row in skill_rows(unit, roster)
    )
    expiry = (tuple(map(str, row)) for row in skill_expiries(unit))
    return {
        "skill_cover.csv": csv_text(("start", "end", "shift", "skill", "need", "planned", "short"), cover),
        "skill_expiry.csv": csv_text(("skill", "employee", "valid_until", "holders_after", "need_after"), expiry),
    }


def skill_figures(unit: Unit, roster: Roster | None) -> dict[str, Any] | None:
    """Minutes missing by skill, and what runs out when; None where the unit has no skills."""
    if not unit.skills:
        return None
    missing: dict[str, int] = {}
    for row in () if roster is None else skill_rows(unit, roster):
        missing[row.skill] = missing.get(row.skill, 0) + row.short * row.minutes
    return {
        "short_minutes": missing,
        "expiring": [{**row._asdict(), "valid_until": row.valid_until.isoformat()} for row in skill_expiries(unit)],
    }
