"""What a repair did, in figures and in words."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from arsplan.domain.extra_time import agreed_extra_time
from arsplan.domain.unit import Unit
from arsplan.planning.changes import Change, ExtraDuty

if TYPE_CHECKING:
    from arsplan.planning.repair import Repair

__all__ = ["repair_document", "repair_lines"]


def repair_document(found: "Repair", empty: Iterable[tuple[date, str]]) -> dict[str, Any]:
    """The figures of a repair as plain values.

    Parameters
    ----------
    empty
        Duties that nobody has taken.
    """
    window = found.window
    exceptions = set(found.exceptions)
    return {
        "first": window.first.isoformat(),
        "last": window.last.isoformat(),
        "lost": window.lost,
        "moved": window.moved,
        "moved_per_lost": round(window.moved / window.lost, 2) if window.lost else None,
        "most_moved": window.most,
        "cheapest": window.cheapest,
        "shortage_before_hours": window.before / 60,
        "shortage_hours": window.shortage / 60,
        "shortage_bound_hours": None if window.bound is None else window.bound / 60,
        "extra_hours": sum(duty.minutes for duty in found.extra) / 60,
        "lawful": found.plan.findings.lawful,
        "changes": [_change(change, change in exceptions) for change in found.changes],
        "extra": [_extra(found.plan.unit, duty) for duty in found.extra],
        "empty": [{"date": day.isoformat(), "shift": shift} for day, shift in empty],
        "too_late": [{"date": duty.date.isoformat(), "shift": duty.shift} for duty in found.too_late],
    }


def _change(change: Change, exception: bool) -> dict[str, Any]:  # noqa: FBT001 - one of the row's values
    return {**change._asdict(), "date": change.date.isoformat(), "inside_notice": exception}


def _extra(unit: Unit, duty: ExtraDuty) -> dict[str, Any]:
    agreed = agreed_extra_time(unit, duty.employee) is not None
    return {**duty._asdict(), "date": duty.date.isoformat(), "agreed": agreed}


def repair_lines(document: dict[str, Any]) -> list[str]:
    """The same for a person."""
    others = [change for change in document["changes"] if change["reason"] not in {"absence", "employment"}]
    extra = {(duty["employee"], duty["date"]): duty for duty in document["extra"]}
    ask = sum(not duty["agreed"] for duty in extra.values())
    inside = sum(change["inside_notice"] for change in document["changes"])
    return [
        _changed(document),
        _shortage(document),
        *_too_late(document),
        "Proven: no other repair with so little uncovered costs less in changes and extra time."
        if document["cheapest"]
        else "A repair with fewer changes or less extra time may exist; more seconds may find it.",
        f"{len(extra)} duties hold {document['extra_hours']:.1f} h of extra time, {ask} to be asked for; no overtime.",
        f"{inside} changed days lie inside the notice period, each an exception with its reason (!).",
        *(_line(change, extra.get((change["employee"], change["date"]))) for change in others),
        f"Empty duties: {len(document['empty'])}; replacements.csv says whom to ask.",
        "Lawful." if document["lawful"] else "Rules are broken; findings.csv says which.",
    ]


def _changed(document: dict[str, Any]) -> str:
    done = f"{document['lost']} duties lost, {document['moved']} other days changed"
    per = document["moved_per_lost"]
    return f"{done}." if per is None else f"{done}, {per:g} for each; at most {document['most_moved']} might have been."


def _shortage(document: dict[str, Any]) -> str:
    bound, now = document["shortage_bound_hours"], document["shortage_hours"]
    if bound is None:
        proven = "no least was proven"
    elif bound == now:
        proven = "proven to be the least"
    else:
        proven = f"proven: at least {bound:.1f} h"
    return (
        f"Repair window {document['first']} to {document['last']}: {now:.1f} h uncovered, {proven} with these rules, "
        f"hours and so few changes; {document['shortage_before_hours']:.1f} h before the absence."
    )


def _too_late(document: dict[str, Any]) -> list[str]:
    """What was not done because nobody knew in time."""
    late = document["too_late"]
    over = ", ".join(f"{duty['shift']} {duty['date']}" for duty in late)
    said = (
        f"{len(late)} of the duties lost were over before the absence was known ({document['first']}), so nobody could "
        f"be asked, and their hours are not among those uncovered above: {over}."
    )
    return [said] if late else []


def _line(change: dict[str, Any], extra: dict[str, Any] | None) -> str:
    was, now = change["before"] or "free", change["after"] or "free"
    more = "" if extra is None else f"; {extra['minutes'] / 60:.1f} h extra, {_consent(extra)}"
    mark = "!" if change["inside_notice"] else " "
    why = f"{change['reason']}: {change['text']}{more}"
    return f" {mark} {change['date']}  {change['employee']}: {was} -> {now}  ({why})"


def _consent(extra: dict[str, Any]) -> str:
    return "agreed" if extra["agreed"] else "to be asked"
