"""Who could take an empty duty, in the order in which to ask, each with what the order goes by."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from arsplan.planning.replacements import Replacement
from arsplan.report.headings import HOURS
from arsplan.report.numbers import decimal
from arsplan.report.sentences import retold
from arsplan.report.speech import _

__all__ = ["replacements_document", "replacements_lines"]


def replacements_document(day: date, shift: str, found: Sequence[Replacement]) -> dict[str, Any]:
    """The duty and who could take it, as plain values."""
    ranked = [{**one._asdict(), "date": one.date.isoformat()} for one in found]
    return {"date": day.isoformat(), "shift": shift, "replacements": ranked}


def replacements_lines(document: dict[str, Any]) -> list[str]:
    """The same for a person, three lines for everybody who could be asked."""
    ranked = document["replacements"]
    head = f"{document['date']} {document['shift']}: "
    if not ranked:
        return [head + _("nobody on the list may take it; what is left is hired help.")]
    may = _("%(number)s may take it; ask in this order.") % {"number": len(ranked)}
    return [head + may, *(line for one in ranked for line in _lines(one))]


def _lines(one: dict[str, Any]) -> list[str]:
    beyond = one["extra_minutes"] + one["overtime_minutes"]
    more = ", " + _("%(hours)s h beyond the position") % {"hours": _hours(beyond)} if beyond else ""
    covers = "; " + _("covers %(hours)s h") % {"hours": _hours(one["covers"])} if one["covers"] else ""
    figures = {
        "left": _hours(one["left_minutes"]),
        "before": _rest(one["rest_before"]),
        "after": _rest(one["rest_after"]),
        "times": one["known"],
        "shift": one["shift"],
    }
    left = _(
        "%(left)s h of the position left; rest %(before)s before and %(after)s after; %(times)s times on %(shift)s in "
        "the two weeks before and after"
    )
    return [
        f"{one['place']:3}. {one['employee']} ({one['competence']}): {retold(HOURS[one['hours']])}{more}{covers}",
        f"     {retold(one['reason'])}",
        f"     {left % figures}",
    ]


def _hours(minutes: int) -> str:
    return decimal(minutes / 60, 1)


def _rest(minutes: int | None) -> str:
    return _("open") if minutes is None else _("%(hours)s h") % {"hours": _hours(minutes)}
