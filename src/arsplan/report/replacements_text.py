"""Who could take an empty duty, in the order in which to ask, each with what the order goes by."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from arsplan.planning.replacements import Replacement

__all__ = ["replacements_document", "replacements_lines"]

_HOURS = {"own": "own hours", "extra": "extra time", "overtime": "overtime"}


def replacements_document(day: date, shift: str, found: Sequence[Replacement]) -> dict[str, Any]:
    """The duty and who could take it, as plain values."""
    ranked = [{**one._asdict(), "date": one.date.isoformat()} for one in found]
    return {"date": day.isoformat(), "shift": shift, "replacements": ranked}


def replacements_lines(document: dict[str, Any]) -> list[str]:
    """The same for a person, three lines for everybody who could be asked."""
    ranked = document["replacements"]
    head = f"{document['date']} {document['shift']}: "
    if not ranked:
        return [head + "nobody on the list may take it; what is left is hired help."]
    return [f"{head}{len(ranked)} may take it; ask in this order.", *(line for one in ranked for line in _lines(one))]


def _lines(one: dict[str, Any]) -> list[str]:
    beyond = one["extra_minutes"] + one["overtime_minutes"]
    more = f", {beyond / 60:.1f} h beyond the position" if beyond else ""
    covers = f"; covers {one['covers'] / 60:.1f} h" if one["covers"] else ""
    known = f"{one['known']} times on {one['shift']} in the two weeks before and after"
    rest = f"rest {_rest(one['rest_before'])} before and {_rest(one['rest_after'])} after"
    return [
        f"{one['place']:3}. {one['employee']} ({one['competence']}): {_HOURS[one['hours']]}{more}{covers}",
        f"     {one['reason']}",
        f"     {one['left_minutes'] / 60:.1f} h of the position left; {rest}; {known}",
    ]


def _rest(minutes: int | None) -> str:
    return "open" if minutes is None else f"{minutes / 60:.1f} h"
