"""What a repair did, in figures and in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from arsplan.planning.repair import Repair

__all__ = ["repair_document", "repair_lines"]


def repair_document(found: Repair, empty: Iterable[tuple[date, str]]) -> dict[str, Any]:
    """The figures of a repair as plain values.

    Parameters
    ----------
    empty
        Duties that nobody has taken.
    """
    return {
        "first": found.first.isoformat(),
        "last": found.last.isoformat(),
        "lost": len(found.lost),
        "moved": found.moved,
        "shortage_before_hours": found.before / 60,
        "shortage_hours": found.shortage / 60,
        "shortage_bound_hours": None if found.bound is None else found.bound / 60,
        "extra_hours": sum(duty.minutes for duty in found.extra) / 60,
        "lawful": found.plan.findings.lawful,
        "changes": [{**change._asdict(), "date": change.date.isoformat()} for change in found.changes],
        "empty": [{"date": day.isoformat(), "shift": shift} for day, shift in empty],
    }


def repair_lines(document: dict[str, Any]) -> list[str]:
    """The same for a person."""
    bound = document["shortage_bound_hours"]
    proven = "no bound was proven" if bound is None else f"proven: at least {bound:.1f} h"
    others = [change for change in document["changes"] if change["reason"] not in {"absence", "employment"}]
    done = f"{document['lost']} duties lost, {document['moved']} other days changed"
    left = f"Uncovered from {document['first']} to {document['last']}: {document['shortage_hours']:.1f} h"
    return [
        f"{done}, {document['extra_hours']:.1f} h of extra time.",
        f"{left} ({document['shortage_before_hours']:.1f} h before; {proven} with these hours and so few changes).",
        *map(_line, others),
        f"Empty duties: {len(document['empty'])}; replacements.csv says whom to ask.",
        "Lawful." if document["lawful"] else "Rules are broken; findings.csv says which.",
    ]


def _line(change: dict[str, Any]) -> str:
    was, now = change["before"] or "free", change["after"] or "free"
    return f"  {change['date']}  {change['employee']}: {was} -> {now}  ({change['reason']}: {change['text']})"
