"""A plan in a few lines that a ward leader understands, from the content of its plan.json."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from arsplan.report.company_text import charge_lines, pair_lines
from arsplan.report.numbers import count, decimal
from arsplan.report.sentences import retold
from arsplan.report.speech import _, many
from arsplan.report.unplanned_text import unplanned_lines

__all__ = ["no_law", "plan_lines"]

_SETTINGS = {
    "red_days_off": "red_days_off_target",
    "red_days_averaged": "red_day_weeks",
    "long_duties": "su_long_shift",
}
"""Settings that state an agreement under another name than that of the agreement."""

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
    made_up = _(" (a made-up unit)") if unit["constructed"] else ""
    period = _("%(weeks)s weeks from %(start)s, %(people)s on the list") % unit
    return [
        f"{unit['name']}{made_up}: {period}",
        f"{_status(document)} {_reason(outcome['reason'])}",
        *([] if unit.get("rule_packs", True) else [no_law()]),
        *_under(_("Unfinished"), unplanned_lines(document)),
        "",
        *_positions(document),
        *_hours(document),
        *_bounds(document["goals"]),
        *(_conflicts(document["conflicts"]) if lawful else []),
        *(
            _label(_("Outside"))
            + _("%(line)s is kept out of the plan, %(hours)s h.") % {**line, "hours": count(line["hours"])}
            for line in document["outside"]
        ),
        *_red_days(document.get("red_days")),
        *_skills(document.get("skills")),
        *_under(_("Pairs"), pair_lines(document.get("pairs") or ())),
        *_under(_("In charge"), charge_lines(document.get("responsible"))),
        *_vacation(document.get("vacation_wishes")),
        *_agreements(document["agreements"]),
        *_findings(document["findings"]),
        *([_label(_("Demand")) + unit["demand_from"]] if unit["demand_from"] else []),
    ]


def no_law() -> str:
    """That the rules in force are the unit's own and no others."""
    return _("No law and no tariff was read: the unit has only rules of its own (rule_packs is empty).")


def _label(word: str) -> str:
    """What a line is about, in the margin."""
    return f"{word + ': ' if word else '':<12}"


def _status(document: Mapping[str, Any]) -> str:
    """What came of it; where a unit weighs its goals in one sum, it is the sum that is proven."""
    status = document["outcome"]["status"]
    if status == "PROVEN_BEST":
        if any(goal["name"] == "priced" for goal in document["goals"]):
            return _("A lawful plan, and proof that none comes to a smaller sum of prices.")
        return _("A lawful plan, and proof that none leaves fewer hours uncovered.")
    if status == "LAWFUL" and document.get("unplanned"):
        return _("A lawful plan, but not a finished one: the search was cut before every week was planned.")
    return _("A lawful plan.") if status == "LAWFUL" else _("No lawful plan was found.")


def _reason(reason: str) -> str:
    return {
        "gap_closed": _("Value and proven bound have met."),
        "time_limit": _("Planning stopped when its time was up."),
        "stopped_by_user": _("Planning was stopped from outside; this is the best so far."),
        "good_enough": _("Planning stopped when the plan was good enough."),
        "no_improvement": _("Planning stopped when nothing more was gained."),
        "infeasible": _(
            "Maybe the time was too short, or what is settled beforehand breaks a rule; findings.csv says which."
        ),
    }[reason]


def _positions(document: Mapping[str, Any]) -> list[str]:
    before, after = document["positions"]["before"], document["positions"]["after"]
    if not after["heads"]:
        return []
    if document["hours"] is None:
        after = before
    people = _("%(heads)s permanent employees, %(fte)s full-time equivalents (now %(now)s)") % {
        "heads": after["heads"],
        "fte": decimal(after["fte"], 2),
        "now": decimal(before["fte"], 2),
    }
    sizes = _("%(mean)s %% on average (now %(was)s %%), %(full)s with full time (now %(were)s)") % {
        "mean": decimal(after["mean_pct"], 1),
        "was": decimal(before["mean_pct"], 1),
        "full": after["full_time"],
        "were": before["full_time"],
    }
    return [
        _label(_("People")) + people,
        *_without_duty(after["without_duty"]),
        _label(_("Positions")) + sizes,
        _label(_("Culture")) + _culture(before, after),
        *_offers(document["offers"]),
    ]


def _without_duty(people: int) -> list[str]:
    if not people:
        return []
    said = many(
        "%(num)s permanent employee has no duty in the plan and is in no mean",
        "%(num)s permanent employees have no duty in the plan and are in no mean",
        people,
    )
    return [_label("") + said]


def _culture(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    planned, now = after["culture_class"], before["culture_class"]
    share, mean = "by_full_time_share", "by_mean_position"
    return _(
        "%(full)s %% have full time (now %(was)s %%): class %(share)s of 7 (now %(share_now)s); "
        "by mean position class %(mean)s of 7 (now %(mean_now)s)"
    ) % {
        "full": decimal(after["full_time_pct"], 1),
        "was": decimal(before["full_time_pct"], 1),
        "share": planned[share],
        "share_now": now[share],
        "mean": planned[mean],
        "mean_now": now[mean],
    }


def _offers(offers: Mapping[str, Any] | None) -> list[str]:
    if offers is None or not (offers["larger"] or offers["passed_over"]):
        return []
    larger = many("%(num)s larger position", "%(num)s larger positions", offers["larger"])
    fte = _("%(fte)s full-time equivalents") % {"fte": decimal(offers["fte"], 2)}
    passed = many(
        "; %(num)s who asked gets nothing, offers.csv says why",
        "; %(num)s who asked get nothing, offers.csv says why",
        offers["passed_over"],
    )
    return [f"{_label(_('Offers'))}{larger}, {fte}{passed if offers['passed_over'] else ''}"]


def _hours(document: Mapping[str, Any]) -> list[str]:
    hours, short = document["hours"], document["shortage"]
    if hours is None:
        return []
    worked = {"demand": count(hours["demand"]), "worked": count(hours["worked"])}
    lines = [_label(_("Hours")) + _("%(demand)s h demanded, %(worked)s h worked") % worked]
    if not short["minutes"]:
        return [*lines, _label(_("Shortage")) + _("none; every hour is covered.")]
    weeks = dict(list(short["by_week"].items())[:_SHOWN_WEEKS])
    kinds = {"weekday": _("Monday to Friday"), "weekend": _("weekends and red days")}
    days = {kinds[key]: value for key, value in short["by_kind_of_day"].items()}
    amount = {"hours": count(short["hours"]), "share": decimal(100 * short["share"], 1)}
    return [
        *lines,
        _label(_("Shortage")) + _("%(hours)s h, %(share)s %% of the demand, that nobody on the list covers") % amount,
        _label("") + _("by competence: %(parts)s") % {"parts": _parts(short["by_competence"])},
        _label("") + _("by day: %(parts)s") % {"parts": _parts(days)},
        _label("") + _("worst weeks: %(parts)s") % {"parts": _parts(weeks)},
        *_to_close(short.get("to_close", {})),
        *_weekends(short["weekends"]),
    ]


def _weekends(lines: Mapping[str, list[str]]) -> list[str]:
    """The lines that miss a competence in most weekends; a curve has one for every half hour."""
    worst = sorted(lines.items(), key=lambda line: -len(line[1]))
    shown = [
        _("%(name)s missing %(when)s: %(weeks)s")
        % {
            "name": name,
            "when": many("in %(num)s weekend", "in %(num)s weekends", len(weeks)),
            "weeks": _weeks(weeks),
        }
        for name, weeks in worst[:_SHOWN_LINES]
    ]
    if len(worst) > _SHOWN_LINES:
        shown.append(_("and on %(number)s more lines; plan.json has them all") % {"number": len(worst) - _SHOWN_LINES})
    return [_label("") + line for line in shown]


def _to_close(weeks: Mapping[str, Any]) -> list[str]:
    """What the worst week needs from outside; plan.json has them all."""
    if not weeks:
        return []
    week, help_ = next(iter(weeks.items()))
    said = _(
        "to close %(week)s: %(total)s people at full time (%(people)s), up to %(most)s at once; "
        "arsplan explain says what else would help"
    ) % {
        "week": week,
        "total": decimal(sum(help_["full_time"].values()), 1),
        "people": ", ".join(f"{slot} {decimal(count, 1)}" for slot, count in help_["full_time"].items()),
        "most": help_["at_once"],
    }
    return [_label("") + said]


def _weeks(labels: list[str]) -> str:
    """The first weeks by number; plan.json has them all."""
    shown = ", ".join(label.partition("-")[2] for label in labels[:_SHOWN_WEEKENDS])
    rest = len(labels) - _SHOWN_WEEKENDS
    return shown + (_(" and %(number)s more") % {"number": rest} if rest > 0 else "")


def _bounds(goals: Iterable[Mapping[str, Any]]) -> list[str]:
    lines: list[str] = []
    for goal in goals:
        if goal["name"] == "quality" or goal["value"] is None:
            continue
        margin = _label(_("Proof") if not lines else "")
        lines.append(f"{margin}{retold(goal['name'])} {_amount(goal['value'], goal['unit'])}; {_proven(goal)}")
        parts = ", ".join(f"{part} {amount:g}" for part, amount in goal["parts"].items() if amount)
        lines += [_label("") + _("of which %(parts)s") % {"parts": parts}] if parts else []
    return lines


def _proven(goal: Mapping[str, Any]) -> str:
    """What no rota passes, and how far the plan is from it."""
    if goal["bound"] is None:
        return _("no limit has been proven")
    amount = {"amount": _amount(goal["bound"], goal["unit"])}
    least = goal["name"] in {"shortage", "priced"}
    limit = (
        _("no rota under these rules comes below %(amount)s")
        if least
        else _("no rota under these rules comes above %(amount)s")
    )
    if goal["gap"] is None:
        return limit % amount
    gap = _("; gap %(gap)s %% of the demand") if goal["name"] == "shortage" else _("; gap %(gap)s %%")
    return limit % amount + gap % {"gap": decimal(100 * goal["gap"], 1)}


def _conflicts(conflicts: list[Mapping[str, Any]]) -> list[str]:
    worst = sorted(conflicts, key=lambda conflict: -conflict["minutes"])
    lines = [
        _("%(hours)s h of the position of employee %(who)s not placed: %(why)s")
        % {"hours": decimal(one["hours"], 1), "who": one["employee"], "why": retold(one["reason"])}
        for one in worst[:_SHOWN_CONFLICTS]
    ]
    if len(worst) > _SHOWN_CONFLICTS:
        rest = worst[_SHOWN_CONFLICTS:]
        more = {"number": len(rest), "hours": count(sum(c["hours"] for c in rest))}
        lines.append(_("and %(number)s more, %(hours)s h; plan.json has them all") % more)
    return [_label(_("Conflicts") if not k else "") + line for k, line in enumerate(lines)]


def _red_days(found: Mapping[str, int] | None) -> list[str]:
    if found is None:
        return []
    near = _("%(near)s of %(sharing)s people within one of an even share") % found
    again = many(
        "; %(num)s feast day worked as the year before",
        "; %(num)s feast days worked as the year before",
        found["feasts_again"],
    )
    needed = _(" (%(num)s had to be)") % {"num": found.get("feasts_needed", 0)}
    return [_label(_("Red days")) + near + (again + needed if found["feasts_again"] else "")]


def _skills(found: Mapping[str, Any] | None) -> list[str]:
    if found is None:
        return []
    missing = ", ".join(
        f"{skill} {count(minutes / 60)} h" for skill, minutes in found["short_minutes"].items() if minutes
    )
    lines = [
        _("missing %(what)s; see skill_cover.csv") % {"what": missing}
        if missing
        else _("none missing where they are asked for")
    ]
    lines += [
        _(
            "%(skill)s of %(employee)s runs out after %(valid_until)s: %(holders_after)s hold it then, "
            "and %(need_after)s are needed at a time"
        )
        % one
        for one in found["expiring"][:_SHOWN_CONFLICTS]
    ]
    if len(found["expiring"]) > _SHOWN_CONFLICTS:
        more = len(found["expiring"]) - _SHOWN_CONFLICTS
        lines.append(_("and %(number)s more; see skill_expiry.csv") % {"number": more})
    return _under(_("Skills"), lines)


def _under(word: str, lines: Sequence[str]) -> list[str]:
    """Lines about one thing, which stands in the margin of the first."""
    return [_label("" if k else word) + line for k, line in enumerate(lines)]


def _vacation(found: Mapping[str, Any] | None) -> list[str]:
    if found is None:
        return []
    said = _("%(met)s of %(weeks)s weeks as wished; see vacation_wishes.csv") % found
    if found["popular"]:
        said += _("; more wish for %(weeks)s than may be away") % {"weeks": _weeks(found["popular"])}
    return [_label(_("Vacation")) + said]


def _agreements(found: Mapping[str, Any] | None) -> list[str]:
    if found is None:
        return []
    needed = _("%(number)s needed for this plan, see agreements.csv") % {"number": len(found["needed"])}
    missing = _("; the unit does not state %(which)s") % {
        "which": ", ".join(f"{word} ({_SETTINGS[word]})" if word in _SETTINGS else word for word in found["missing"])
    }
    return [f"{_label(_('Agreements'))}{needed}{missing if found['missing'] else ''}"]


def _findings(found: Mapping[str, Any]) -> list[str]:
    if found["broken"]:
        number = many(
            "%(num)s breach of rules that bind; see findings.csv",
            "%(num)s breaches of rules that bind; see findings.csv",
            found["broken"],
        )
        return [_label(_("Checked")) + number, *(_label("") + line for line in _breaches(found["breaches"]))]
    if not found["lawful"]:
        return []
    asides = [
        many(", %(num)s wish not met", ", %(num)s wishes not met", found["broken_soft"])
        if found["broken_soft"]
        else "",
        _(", %(number)s that cannot be decided") % {"number": found["undecidable"]} if found["undecidable"] else "",
    ]
    return [_label(_("Checked")) + _("no rule that binds is broken") + "".join(asides)]


def _breaches(breaches: Sequence[str]) -> list[str]:
    """Rule, person and what is broken; where vacation found no place, what may make one."""
    parts = [breach.partition(": ") for breach in breaches]
    lines = [f"{where}: {retold(text)}" if text else where for where, _colon, text in parts]
    if any(where.split(",")[0] == "R17" for where, _colon, _text in parts):
        lines.append(
            _(
                "Maybe vacation has no room: let more of a group be away at once (main_share, other_share in"
                " [vacation]), or move vacation that is given, so that the main weeks can be shared out in whole"
                " pieces."
            )
        )
    return lines


def _parts(parts: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {count(hours)} {_('h')}" for name, hours in parts.items())


def _amount(value: float, unit: str) -> str:
    if "minutes" in unit:
        return f"{count(value / 60)} {_('h')}"
    if value == 1:
        unit = unit.replace("people", "person")
    return f"{value if isinstance(value, int) else decimal(value, 2)} {retold(unit)}"
