"""What a repair did, in figures and in words."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from arsplan.domain.extra_time import agreed_extra_time
from arsplan.domain.unit import Unit
from arsplan.planning.changes import Change, ExtraDuty
from arsplan.report.numbers import decimal, plain
from arsplan.report.sentences import retold
from arsplan.report.speech import _

if TYPE_CHECKING:
    from arsplan.planning.repair import Repair

__all__ = ["lawful_line", "repair_document", "repair_lines"]


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
        _("Proven: no other repair with so little uncovered costs less in changes and extra time.")
        if document["cheapest"]
        else _("A repair with fewer changes or less extra time may exist; more seconds may find it."),
        _("%(duties)s duties hold %(hours)s h of extra time, %(ask)s to be asked for; no overtime.")
        % {"duties": len(extra), "hours": decimal(document["extra_hours"], 1), "ask": ask},
        _("%(number)s changed days lie inside the notice period, each an exception with its reason (!).")
        % {"number": inside},
        *(_line(change, extra.get((change["employee"], change["date"]))) for change in others),
        _("Empty duties: %(number)s; replacements.csv says whom to ask.") % {"number": len(document["empty"])},
        lawful_line(document),
    ]


def lawful_line(document: dict[str, Any]) -> str:
    """Whether a changed plan is lawful."""
    return _("Lawful.") if document["lawful"] else _("Rules are broken; findings.csv says which.")


def _changed(document: dict[str, Any]) -> str:
    per = document["moved_per_lost"]
    numbers = {"lost": document["lost"], "moved": document["moved"], "most": document["most_moved"]}
    if per is None:
        return _("%(lost)s duties lost, %(moved)s other days changed.") % numbers
    said = _("%(lost)s duties lost, %(moved)s other days changed, %(per)s for each; at most %(most)s might have been.")
    return said % {**numbers, "per": plain(per)}


def _shortage(document: dict[str, Any]) -> str:
    bound, now = document["shortage_bound_hours"], document["shortage_hours"]
    if bound is None:
        proven = _("no least was proven")
    elif bound == now:
        proven = _("proven to be the least")
    else:
        proven = _("proven: at least %(hours)s h") % {"hours": decimal(bound, 1)}
    return _(
        "Repair window %(first)s to %(last)s: %(now)s h uncovered, %(proven)s with these rules, hours and so few "
        "changes; %(before)s h before the absence."
    ) % {
        "first": document["first"],
        "last": document["last"],
        "now": decimal(now, 1),
        "proven": proven,
        "before": decimal(document["shortage_before_hours"], 1),
    }


def _too_late(document: dict[str, Any]) -> list[str]:
    """What was not done because nobody knew in time."""
    late = document["too_late"]
    over = ", ".join(f"{duty['shift']} {duty['date']}" for duty in late)
    said = _(
        "%(number)s of the duties lost were over before the absence was known (%(first)s), so nobody could be asked, "
        "and their hours are not among those uncovered above: %(duties)s."
    ) % {"number": len(late), "first": document["first"], "duties": over}
    return [said] if late else []


def _line(change: dict[str, Any], extra: dict[str, Any] | None) -> str:
    was, now = change["before"] or _("free"), change["after"] or _("free")
    more = "" if extra is None else f"; {_beyond(extra)}"
    mark = "!" if change["inside_notice"] else " "
    why = f"{retold(change['reason'])}: {retold(change['text'])}{more}"
    return f" {mark} {change['date']}  {change['employee']}: {was} -> {now}  ({why})"


def _beyond(extra: dict[str, Any]) -> str:
    said = _("%(hours)s h extra, agreed") if extra["agreed"] else _("%(hours)s h extra, to be asked")
    return said % {"hours": decimal(extra["minutes"] / 60, 1)}
