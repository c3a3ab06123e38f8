"""What was changed in a plan by hand, in figures and in words."""

from itertools import groupby
from typing import Any

from arsplan.checking import Findings
from arsplan.io.edits import Edits

__all__ = ["edits_document", "edits_lines"]


def edits_document(edits: Edits, findings: Findings) -> dict[str, Any]:
    """The changes as plain values.

    Parameters
    ----------
    edits
        What was changed.
    findings
        The checker's, of the plan with the changes.
    """
    return {
        "changes": [
            {"employee": c.employee, "date": c.date.isoformat(), "before": c.before, "after": c.after}
            for c in edits.changes
        ],
        "vacation": [
            {"employee": a.employee, "first": a.first.isoformat(), "last": a.last.isoformat()} for a in edits.vacation
        ],
        "locks": len(edits.locks),
        "lawful": findings.lawful,
        "broken": len(findings.broken),
    }


def edits_lines(edits: Edits) -> list[str]:
    """The changes person by person, for a person to read."""
    if not edits.changes and not edits.vacation:
        return ["Nothing was changed."]
    unit = edits.before.unit
    by_person = sorted(edits.changes, key=lambda change: list(unit.person).index(change.employee))
    lines = [f"{len(edits.changes)} {'day' if len(edits.changes) == 1 else 'days'} changed:"]
    for employee, found in groupby(by_person, key=lambda change: change.employee):
        label = unit.person[employee].label
        lines.append(f"  {label}" if label == employee else f"  {label} ({employee})")
        lines += [f"    {c.date:%a} {c.date}: {c.before or 'free'} -> {c.after or 'free'}" for c in found]
    for absence in edits.vacation:
        label = unit.person[absence.employee].label
        lines.append(f"  {label}: vacation from {absence.first} to {absence.last}")
    return lines
