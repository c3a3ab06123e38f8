"""What rolling a plan changed, in figures and in words."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from arsplan.domain.roster import Roster
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.report.numbers import decimal
from arsplan.report.repair_text import lawful_line
from arsplan.report.sentences import retold
from arsplan.report.speech import _

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
    by = _("%(number)s by %(reason)s")
    each = (by % {"number": count, "reason": retold(reason)} for reason, count in document["by_reason"].items())
    changed = {"number": document["changes"], "reasons": ", ".join(each) or _("none")}
    hours = {"all": decimal(document["shortage_hours"], 1), "new": decimal(document["shortage_hours_new"], 1)}
    return [
        _("From %(start)s to %(end)s; weeks from %(new_from)s are new.") % document,
        _("Changes in what was planned: %(number)s (%(reasons)s).") % changed,
        _("Inside the notice period: %(number)s; exceptions.csv names them.") % {"number": len(document["exceptions"])},
        _("Uncovered: %(all)s h, %(new)s h of it in new weeks.") % hours,
        lawful_line(document),
    ]
