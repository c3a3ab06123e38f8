"""A plan in a few lines that a ward leader understands, from the content of its plan.json."""

from collections.abc import Iterable, Mapping
from typing import Any

from arsplan.report.numbers import count

__all__ = ["plan_lines"]

_OUTCOMES = {
    "PROVEN_BEST": "A lawful plan, and proof that none leaves fewer hours uncovered.",
    "LAWFUL": "A lawful plan.",
    "NO_LAWFUL_PLAN": "No lawful plan was found.",
}
_CHEAPEST = "A lawful plan, and proof that none comes to a smaller sum of prices."
_REASONS = {
    "gap_closed": "Value and proven bound have met.",
    "time_limit": "Planning stopped when its time was up.",
    "stopped_by_user": "Planning was stopped from outside; this is the best so far.",
    "good_enough": "Planning stopped when the plan was good enough.",
    "no_improvement": "Planning stopped when nothing more was gained.",
    "infeasible": "Maybe the time was too short, or what is settled beforehand breaks a rule; findings.csv says which.",
}
_NO_LAW = "No law and no tariff was read: the unit has only rules of its own (rule_packs is empty)."
_DAYS = {"weekday": "Monday to Friday", "weekend": "weekends and red days"}
_SHOWN_WEEKS, _SHOWN_WEEKENDS, _SHOWN_CONFLICTS, _SHOWN_LINES = 3, 20, 10, 6


def plan_lines(document: Mapping[str, Any]) -> list[str]:
    """Say what a plan gives: positions, hours, what is missing and where, and what could not be placed.

    Parameters
    ----------
    document
        The content of plan.json.

    Returns
    -------
    list of str
        Lines of plain text.
    """
    unit, outcome = document["unit"], document["outcome"]
    lawful = outcome["status"] != "NO_LAWFUL_PLAN"
    made_up = " (a made-up unit)" if unit["constructed"] else ""
    return [
        f"{unit['name']}{made_up}: {unit['weeks']} weeks from {unit['start']}, {unit['people']} on the list",
        f"{_status(document)} {_REASONS[outcome['reason']]}",
        *([] if unit.get("rule_packs", True) else [_NO_LAW]),
        "",
        *_positions(document),
        *_hours(document),
        *_bounds(document["goals"]),
        *(_conflicts(document["conflicts"]) if lawful else []),
        *(
            f"Outside:    {line['line']} is kept out of the plan, {count(line['hours'])} h."
            for line in document["outside"]
        ),
        *_agreements(document["agreements"]),
        *_findings(document["findings"]),
        *([f"Demand:     {unit['demand_from']}"] if unit["demand_from"] else []),
    ]


def _status(document: Mapping[str, Any]) -> str:
    """What came of it; where a unit weighs its goals in one sum, it is the sum that is proven."""
    status = document["outcome"]["status"]
    priced = any(goal["name"] == "priced" for goal in document["goals"])
    return _CHEAPEST if priced and status == "PROVEN_BEST" else _OUTCOMES[status]


def _positions(document: Mapping[str, Any]) -> list[str]:
    before, after = document["positions"]["before"], document["positions"]["after"]
    if not after["heads"]:
        return []
    if document["hours"] is None:
        after = before
    people = f"{after['heads']} permanent employees, {after['fte']:.2f} full-time equivalents"
    mean = f"{after['mean_pct']:.1f} % on average (now {before['mean_pct']:.1f} %)"
    full_time = f"{after['full_time']} with full time (now {before['full_time']})"
    return [
        f"People:     {people} (now {before['fte']:.2f})",
        *_without_duty(after["without_duty"]),
        f"Positions:  {mean}, {full_time}",
        f"Culture:    {_culture(before, after)}",
        *_offers(document["offers"]),
    ]


def _without_duty(people: int) -> list[str]:
    if not people:
        return []
    who = "1 permanent employee has" if people == 1 else f"{people} permanent employees have"
    return [f"            {who} no duty in the plan and {'is' if people == 1 else 'are'} in no mean"]


def _culture(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    planned, now = after["culture_class"], before["culture_class"]
    share, mean = "by_full_time_share", "by_mean_position"
    return (
        f"{after['full_time_pct']:.1f} % have full time (now {before['full_time_pct']:.1f} %): "
        f"class {planned[share]} of 7 (now {now[share]}); by mean position class {planned[mean]} of 7 (now {now[mean]})"
    )


def _offers(offers: Mapping[str, Any] | None) -> list[str]:
    if offers is None or not (offers["larger"] or offers["passed_over"]):
        return []
    larger, passed = offers["larger"], offers["passed_over"]
    line = (
        f"Offers:     {larger} larger position{'' if larger == 1 else 's'}, {offers['fte']:.2f} full-time equivalents"
    )
    who = f"; {passed} who asked {'gets' if passed == 1 else 'get'} nothing, offers.csv says why" if passed else ""
    return [line + who]


def _hours(document: Mapping[str, Any]) -> list[str]:
    hours, short = document["hours"], document["shortage"]
    if hours is None:
        return []
    lines = [f"Hours:      {count(hours['demand'])} h demanded, {count(hours['worked'])} h worked"]
    if not short["minutes"]:
        return [*lines, "Shortage:   none; every hour is covered."]
    weeks = dict(list(short["by_week"].items())[:_SHOWN_WEEKS])
    days = {_DAYS[key]: value for key, value in short["by_kind_of_day"].items()}
    amount = f"{count(short['hours'])} h, {100 * short['share']:.1f} % of the demand"
    return [
        *lines,
        f"Shortage:   {amount}, that nobody on the list covers",
        f"            by competence: {_parts(short['by_competence'])}",
        f"            by day: {_parts(days)}",
        f"            worst weeks: {_parts(weeks)}",
        *_to_close(short.get("to_close", {})),
        *_weekends(short["weekends"]),
    ]


def _weekends(lines: Mapping[str, list[str]]) -> list[str]:
    """The lines that miss a competence in most weekends; a curve has one for every half hour."""
    worst = sorted(lines.items(), key=lambda line: -len(line[1]))
    shown = [f"            {name} missing in {len(weeks)} weekends: {_weeks(weeks)}" for name, weeks in worst]
    more = len(shown) - _SHOWN_LINES
    return shown[:_SHOWN_LINES] + ([f"            and on {more} more lines; plan.json has them all"] * (more > 0))


def _to_close(weeks: Mapping[str, Any]) -> list[str]:
    """What the worst week needs from outside; plan.json has them all."""
    if not weeks:
        return []
    week, help_ = next(iter(weeks.items()))
    people = ", ".join(f"{slot} {count:.1f}" for slot, count in help_["full_time"].items())
    total, most = sum(help_["full_time"].values()), help_["at_once"]
    said = f"            to close {week}: {total:.1f} people at full time ({people}), up to {most} at once"
    return [f"{said}; arsplan explain says what else would help"]


def _weeks(labels: list[str]) -> str:
    """The first weeks by number; plan.json has them all."""
    shown = ", ".join(label.partition("-")[2] for label in labels[:_SHOWN_WEEKENDS])
    return shown + (f" and {len(labels) - _SHOWN_WEEKENDS} more" if len(labels) > _SHOWN_WEEKENDS else "")


def _bounds(goals: Iterable[Mapping[str, Any]]) -> list[str]:
    lines: list[str] = []
    for goal in goals:
        shortage = goal["name"] == "shortage"
        least = shortage or goal["name"] == "priced"
        if goal["name"] == "quality" or goal["value"] is None:
            continue
        bound = "no limit has been proven"
        if goal["bound"] is not None:
            side = "below" if least else "above"
            bound = f"no rota under these rules comes {side} {_amount(goal['bound'], goal['unit'])}"
            if goal["gap"] is not None:
                bound += f"; gap {100 * goal['gap']:.1f} %{' of the demand' if goal['name'] == 'shortage' else ''}"
        name = f"{'Proof:' if not lines else '':<12}{goal['name']}"
        lines.append(f"{name} {_amount(goal['value'], goal['unit'])}; {bound}")
        parts = ", ".join(f"{part} {amount:g}" for part, amount in goal["parts"].items() if amount)
        lines += [f"{'':<12}of which {parts}"] if parts else []
    return lines


def _conflicts(conflicts: list[Mapping[str, Any]]) -> list[str]:
    worst = sorted(conflicts, key=lambda conflict: -conflict["minutes"])
    lines = [
        f"{conflict['employee']}, {conflict['hours']:.1f} h of the position not placed: {conflict['reason']}"
        for conflict in worst[:_SHOWN_CONFLICTS]
    ]
    if len(worst) > _SHOWN_CONFLICTS:
        rest = worst[_SHOWN_CONFLICTS:]
        lines.append(f"and {len(rest)} more, {count(sum(c['hours'] for c in rest))} h; plan.json has them all")
    return [f"{'Conflicts:' if not k else '':<12}{line}" for k, line in enumerate(lines)]


def _agreements(found: Mapping[str, Any] | None) -> list[str]:
    if found is None:
        return []
    missing = f"; the unit does not state {', '.join(found['missing'])}" if found["missing"] else ""
    return [f"Agreements: {len(found['needed'])} needed for this plan, see agreements.csv{missing}"]


def _findings(found: Mapping[str, Any]) -> list[str]:
    if found["broken"]:
        lines = [f"Checked:    {found['broken']} breaches of rules that bind; see findings.csv"]
        return lines + [f"            {breach}" for breach in found["breaches"]]
    if not found["lawful"]:
        return []
    asides = [
        f"{found[key]} {words}"
        for key, words in (
            ("broken_soft", "wish not met" if found["broken_soft"] == 1 else "wishes not met"),
            ("undecidable", "that cannot be decided"),
        )
        if found[key]
    ]
    return [f"Checked:    no rule that binds is broken{''.join(', ' + aside for aside in asides)}"]


def _parts(parts: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {count(hours)} h" for name, hours in parts.items())


def _amount(value: float, unit: str) -> str:
    if "minutes" in unit:
        return f"{count(value / 60)} h"
    if value == 1:
        unit = unit.replace("people", "person")
    return f"{value} {unit}" if isinstance(value, int) else f"{value:.2f} {unit}"
