"""What rolling a plan changed, in figures and in words."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from arsplan.domain.roster import Roster
from arsplan.metrics.coverage import coverage, shortage_minutes

if TYPE_CHECKING:
    from arsplan.planning.roll import Rolled

__all__ = ["roll_document", "roll_lines"]


def roll_document(found: "Rolled") -> dict[str, Any]:
    """The figures of a rolled plan as plain values."""
    unit = found.plan.unit
    rows = coverage(unit, found.plan.roster or Roster())
    return {
        "start": unit.start.isoformat(),
        "end": unit.horizon.end.isoformat(),
        "new_from": found.new_from.isoformat(),
        "lawful": found.plan.findings.lawful,
        "shortage_hours": found.plan.goals[0].value / 60,
        "shortage_hours_new": shortage_minutes(row for row in rows if row.date >= found.new_from) / 60,
        "changes": len(found.changes),
        "by_reason": dict(sorted(Counter(change.reason for change in found.changes).items())),
        "by_person": dict(sorted(Counter(change.employee for change in found.changes).items())),
        "exceptions": [{**change._asdict(), "date": change.date.isoformat()} for change in found.exceptions],
    }


def roll_lines(document: dict[str, Any]) -> list[str]:
    """The same for a person."""
    reasons = ", ".join(f"{count} by {reason}" for reason, count in document["by_reason"].items()) or "none"
    return [
        f"From {document['start']} to {document['end']}; weeks from {document['new_from']} are new.",
        f"Changes in what was planned: {document['changes']} ({reasons}).",
        f"Inside the notice period: {len(document['exceptions'])}; exceptions.csv names them.",
        f"Uncovered: {document['shortage_hours']:.1f} h, {document['shortage_hours_new']:.1f} h of it in new weeks.",
        "Lawful." if document["lawful"] else "Rules are broken; findings.csv says which.",
    ]
