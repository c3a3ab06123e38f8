"""A pool in the terminal: each unit alone and with people of the others, and who worked where."""

from collections.abc import Mapping
from typing import Any

from arsplan.checking.findings import Findings
from arsplan.planning.pool import Pooled
from arsplan.planning.pool_balance import balances
from arsplan.report.capacity_text import TextTable
from arsplan.report.numbers import thousands

__all__ = ["pool_blocks", "pool_document", "verdict_lines"]

_SHOWN = 20

_FIGURES = {
    "h_uncovered_alone": "own people only",
    "h_uncovered": "with the others",
    "h_lent": "hours lent",
    "h_borrowed": "borrowed",
    "h_bound": "proven least",
}


def pool_document(made: Pooled) -> dict[str, Any]:
    """The figures of a pool, for programs.

    Hours uncovered are of each unit with its own people only, and with those of the others. Units that were planned
    together have a line of their own, with what no lawful plan of them leaves less than uncovered.
    """
    lines = [
        {
            "unit": " + ".join(line.units),
            "status": line.status,
            "h_uncovered_alone": _in_hours(line.alone),
            "h_uncovered": _in_hours(line.short),
            "h_lent": line.lent / 60,
            "h_borrowed": line.borrowed / 60,
            "h_bound": _in_hours(line.bound),
        }
        for line in balances(made)
    ]
    return {
        "lawful": made.lawful,
        "units": lines[: len(made.plans)],
        "together": lines[len(made.plans) :],
        "not_kept": [" + ".join(each.units) for each in made.together if not each.kept],
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


def _in_hours(minutes: int | None) -> float | None:
    return None if minutes is None else minutes / 60


def pool_blocks(document: Mapping[str, Any]) -> list[str | TextTable]:
    """Lay the units side by side, then everybody's duties by unit.

    Parameters
    ----------
    document
        Of `pool_document`.
    """
    units = tuple(
        (each["unit"], each["status"], *(_hours(each[figure]) for figure in _FIGURES))
        for each in (*document["units"], *document["together"])
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
    kept = document["not_kept"]
    heads = ("employee", "home", "unit", "duties", "hours", "share", "at most")
    return [
        TextTable("Hours uncovered", ("unit", "outcome", *_FIGURES.values()), units),
        *(
            f"{units}: one plan of all was no better in this time; what came one after the other stands."
            for units in kept
        ),
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
