"""A pool in the terminal: each unit alone and with help, and who worked where."""

from collections.abc import Mapping
from typing import Any

from arsplan.checking.findings import Findings
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.planning.plan_types import Plan
from arsplan.planning.pool import Pooled
from arsplan.report.capacity_text import TextTable
from arsplan.report.numbers import thousands

__all__ = ["pool_blocks", "pool_document", "verdict_lines"]

_SHOWN = 20


def pool_document(made: Pooled) -> dict[str, Any]:
    """The figures of a pool, for programs.

    Hours uncovered are of each unit with its own people only, and with those of the others.
    """
    return {
        "lawful": made.lawful,
        "units": [
            {
                "unit": name,
                "status": plan.outcome.status,
                "h_uncovered_alone": _short(made.alone[name]),
                "h_uncovered": _short(plan),
            }
            for name, plan in made.plans.items()
        ],
        "people": [
            {
                "employee": line.shared.employee,
                "home": line.shared.unit,
                "unit": line.unit,
                "duties": line.duties,
                "hours": line.minutes / 60,
                "share": float(line.share),
                "largest_share": None if line.unit == line.shared.unit else float(line.shared.share),
            }
            for line in made.shares
        ],
        "findings": verdict_lines(made.findings),
    }


def _short(plan: Plan) -> float | None:
    return None if plan.roster is None else shortage_minutes(coverage(plan.planned_unit, plan.roster)) / 60


def pool_blocks(document: Mapping[str, Any]) -> list[str | TextTable]:
    """Lay the units side by side, then everybody's duties by unit.

    Parameters
    ----------
    document
        Of `pool_document`.
    """
    units = tuple(
        (each["unit"], each["status"], _hours(each["h_uncovered_alone"]), _hours(each["h_uncovered"]))
        for each in document["units"]
    )
    people = tuple(
        (
            line["employee"],
            line["home"],
            line["unit"],
            str(line["duties"]),
            _hours(line["hours"]),
            f"{100 * line['share']:.1f} %",
            "" if line["largest_share"] is None else f"{100 * line['largest_share']:.1f} %",
        )
        for line in document["people"]
    )
    heads = ("employee", "home", "unit", "duties", "hours", "share", "at most")
    return [
        TextTable("Hours uncovered", ("unit", "outcome", "own people only", "with the others"), units),
        "",
        TextTable("Who worked where", heads, people),
        "",
        *document["findings"],
    ]


def _hours(hours: float | None) -> str:
    return "-" if hours is None else thousands(round(hours))


def verdict_lines(findings: Findings) -> list[str]:
    """What the check over all units together says: every breach, the first ones in words."""
    broken = findings.broken
    if not broken:
        return ["All units together: lawful, and as agreed for those who are shared."]
    more = [f"and {len(broken) - _SHOWN} more."] if len(broken) > _SHOWN else []
    told = [f"  {f.rule}, {f.employee}, {f.first}: {f.text}" for f in broken[:_SHOWN]]
    return [f"All units together: {len(broken)} {'breach' if len(broken) == 1 else 'breaches'}.", *told, *more]
