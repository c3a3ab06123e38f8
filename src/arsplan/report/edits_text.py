"""What was changed in a plan by hand, in figures and in words."""

from datetime import date
from itertools import groupby
from typing import Any

from arsplan.checking import Findings
from arsplan.io.edits import Edits
from arsplan.report.sentences import retold
from arsplan.report.speech import _, many

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
        "unread": [cell._asdict() for cell in edits.unread],
        "locks": len(edits.locks),
        "lawful": findings.lawful,
        "broken": len(findings.broken),
    }


def edits_lines(edits: Edits) -> list[str]:
    """The changes person by person, for a person to read."""
    if not edits.changes and not edits.vacation:
        return _unread(edits) or [_("Nothing was changed.")]
    unit = edits.before.unit
    by_person = sorted(edits.changes, key=lambda change: list(unit.person).index(change.employee))
    lines = [many("%(num)s day changed:", "%(num)s days changed:", len(edits.changes))]
    for employee, found in groupby(by_person, key=lambda change: change.employee):
        label = unit.person[employee].label
        lines.append(f"  {label}" if label == employee else f"  {label} ({employee})")
        lines += [f"    {_weekday(c.date)} {c.date}: {c.before or _('free')} -> {c.after or _('free')}" for c in found]
    for absence in edits.vacation:
        label = unit.person[absence.employee].label
        span = {"name": label, "first": absence.first, "last": absence.last}
        lines.append("  " + _("%(name)s: vacation from %(first)s to %(last)s") % span)
    return [*lines, *_unread(edits)]


def _unread(edits: Edits) -> list[str]:
    """What was typed beside the days, where it changes nothing; it has to be changed where it comes from."""
    if not edits.unread:
        return []
    head = _("Not read back: a plan's workbook gives who works when. Maybe change these in the unit and plan again:")
    form = _("  sheet %(sheet)s, cell %(cell)s: %(before)s -> %(after)s")
    return [head, *(form % {**cell._asdict(), "after": cell.after or "–"} for cell in edits.unread)]


def _weekday(day: date) -> str:
    return retold(f"{day:%A}")[:3]
