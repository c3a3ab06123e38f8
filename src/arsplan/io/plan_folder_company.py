"""The tables of a plan that tell who works with whom and who is responsible, and what plan.json says of them."""

from typing import Any

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.io.csv_table import csv_text
from arsplan.metrics.pairs import PairRow, pair_rows
from arsplan.metrics.responsible import charges_by_person, responsible

__all__ = ["COMPANY_FILES", "company_figures", "company_files"]

COMPANY_FILES = ("pairs.csv", "responsible.csv")
"""The first only where the unit has pairs, the second where it says which skill the responsible ones hold."""


def company_files(unit: Unit, roster: Roster) -> dict[str, str]:
    """Both tables, as far as the unit asks for them."""
    files = {}
    if unit.pairs:
        columns = ("employee", "other", "kind", "duties", "together", "apart", "share_pct")
        rows = ((*map(str, row[:-1]), _percent(row)) for row in pair_rows(unit, roster))
        files["pairs.csv"] = csv_text(columns, rows)
    if unit.arrangement.responsible is not None:
        charges = (
            (str(one.date), one.shift, one.start.isoformat(), one.end.isoformat(), one.employee)
            for one in responsible(unit, roster)
        )
        files["responsible.csv"] = csv_text(("date", "shift", "start", "end", "employee"), charges)
    return files


def company_figures(unit: Unit, roster: Roster | None) -> dict[str, Any]:
    """Pairs, and shifts with nobody responsible; None where the unit does not ask, or has no plan."""
    return {"pairs": _pairs(unit, roster), "responsible": _responsible(unit, roster)}


def _pairs(unit: Unit, roster: Roster | None) -> list[dict[str, Any]] | None:
    if not unit.pairs or roster is None:
        return None
    return [
        {**row._asdict(), "share": None if row.share is None else float(row.share)} for row in pair_rows(unit, roster)
    ]


def _responsible(unit: Unit, roster: Roster | None) -> dict[str, Any] | None:
    if unit.arrangement.responsible is None or roster is None:
        return None
    charges = responsible(unit, roster)
    return {
        "skill": unit.arrangement.responsible,
        "shifts": len(charges),
        "missing": sum(one.duty is None for one in charges),
        "people": [one._asdict() for one in charges_by_person(unit, roster)],
    }


def _percent(row: PairRow) -> str:
    return "" if row.share is None else f"{float(100 * row.share):.1f}"
