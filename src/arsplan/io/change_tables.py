"""The tables of a plan that was rolled or repaired, as CSV texts; ids only, never names."""

from collections.abc import Iterable

from arsplan.domain.extra_time import agreed_extra_time, ground_of_extra_time
from arsplan.domain.unit import Unit
from arsplan.io.csv_table import csv_text
from arsplan.planning.changes import Change, ExtraDuty
from arsplan.planning.replacements import Replacement

__all__ = ["asks_csv", "changes_csv", "extra_csv", "replacements_csv"]


def changes_csv(changes: Iterable[Change]) -> str:
    """Each day of a person that is not as it was planned, with the reason."""
    rows = ((c.employee, c.date.isoformat(), c.before, c.after, c.reason, c.text) for c in changes)
    return csv_text(("employee", "date", "before", "after", "reason", "text"), rows)


def extra_csv(extra: Iterable[ExtraDuty]) -> str:
    """Duties beyond the position of part-timers."""
    rows = ((duty.employee, duty.date.isoformat(), duty.shift, str(duty.minutes)) for duty in extra)
    return csv_text(("employee", "date", "shift", "extra_minutes"), rows)


def asks_csv(unit: Unit, extra: Iterable[ExtraDuty]) -> str:
    """The same duties, each with whether it has been agreed to."""
    columns = ("employee", "date", "shift", "consent", "text")
    rows = (
        (
            duty.employee,
            duty.date.isoformat(),
            duty.shift,
            "to ask" if agreed_extra_time(unit, duty.employee) is None else "agreed",
            ground_of_extra_time(unit, duty.employee),
        )
        for duty in extra
    )
    return csv_text(columns, rows)


def replacements_csv(found: Iterable[Replacement]) -> str:
    """Who could take an empty duty, the first choice first."""
    columns = ("date", "shift", "place", "employee", "competence", "hours", "extra_minutes", "overtime_minutes")
    more = ("covers_minutes", "left_minutes", "rest_before_minutes", "rest_after_minutes", "known", "reason")
    rows = (
        (
            one.date.isoformat(),
            one.shift,
            str(one.place),
            one.employee,
            one.competence,
            one.hours,
            *map(str, (one.extra_minutes, one.overtime_minutes, one.covers, one.left_minutes)),
            *("" if rest is None else str(rest) for rest in (one.rest_before, one.rest_after)),
            str(one.known),
            one.reason,
        )
        for one in found
    )
    return csv_text((*columns, *more), rows)
