# ruff: noqa: INP001 - part of a script, not of a package
"""A kept and a broken example of each rule: law cases, judged by the checker while the pages are written."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from tests.law.cases import CASES
from tests.law.world import LawCase

from arsplan.checking import Finding, check
from arsplan.checking.words import hours
from arsplan.domain.base import Fact, show_clock
from arsplan.domain.demand import WEEKDAY_NAMES
from arsplan.domain.roster import Duty
from arsplan.domain.shifts import ShiftType
from arsplan.report.rules_table import numbers
from arsplan.rules.packs import PackRow

EXAMPLES = {
    "R01": ("R01-long-day-of-12-5-h-tv", "R01-long-day-of-12-5-h-ind"),
    "R02": ("R02-leave-is-credited-by-sevenths", "R02-one-shift-beside-leave"),
    "R03": ("R03-50-h-ind", "R03-54-h-ind"),
    "R04": ("R04-13-h", "R04-12-5-h-and-1-h-without-tv"),
    "R05": ("R05-69-h-tv", "R05-70-h-tv"),
    "R06": ("R06-within-the-position", "R06-half-an-hour-beyond"),
    "R07": ("R07-long-day-then-day-11-5-h", "R07-evening-then-day-9-5-h"),
    "R08": ("R08-exactly-35-h", "R08-33-5-h"),
    "R09": ("R09-skjaertorsdag-and-1-paaskedag", "R09-langfredag-and-1-paaskedag"),
    "R10": ("R10-1-2-3-worked-4-5-6-off", "R10-1-to-4-worked"),
    "R11": ("R09-saturday-until-19-is-an-hour", "R09-saturday-evening-is-sunday-work"),
    "R12": ("R12-night-with-30", "R12-long-day-with-20"),
    "R14": ("R14-14-nights-of-12-5-h", "R14-15-nights-of-12-5-h"),
    "R15": ("R15-34-5-h-a-week", "R15-35-0-h-a-week-where-34-59-is-full"),
    "R16": ("R16-two-weeks-before", "R16-nine-days-before"),
    "R17": ("R17-30-virkedager", "R17-24-virkedager"),
    "R18": ("vacation-5-to-24-july", "vacation-12-in-june-and-6-in-august"),
    "R24": ("R24-12-5-h-with", "R24-12-5-h-without"),
    "R25": ("R25-no-passive-duty", "R25-a-night-of-9-5-h-all-passive"),
    "E01": ("E01-exactly-11-h", "E01-one-minute-short"),
    "E02": ("E02-exactly-35-h", "E02-one-minute-short"),
    "E03": ("E03-17-weeks-of-48-h", "E03-one-week-of-60-h"),
    "E04": ("E04-a-minute-more-with-one", "E04-a-minute-more-needs-one"),
    "E05": ("E05-exactly-192-h", "E05-192-h-and-a-minute"),
    "E06": ("E06-24-virkedager", "E06-18-virkedager"),
    "E07": ("E07-18-days-of-7-5-h", "E07-20-days-of-7-5-h"),
    "U01": ("no_overlap-day-and-evening-meet", "no_overlap-day-and-evening-share-30-min"),
    "U02": ("availability-day-before-vacation", "availability-first-day-of-vacation"),
    "U03": ("locked-duty-stands", "locked-another-duty-stands"),
    "U04": ("arrangement-every-third-by-default", "arrangement-every-second-against-default"),
    "U05": ("weekends_in_plan-two-allowed", "weekends_in_plan-three-of-two-allowed"),
    "U06": ("whole-weekend-both-days", "whole-weekend-saturday-alone"),
    "U07": ("run_length-days-six", "run_length-days-seven"),
    "U08": ("away-at-once-one-after-the-other", "away-at-once-two-of-one"),
    "U09": ("forbidden_sequence-day-then-evening", "forbidden_sequence-evening-then-day"),
    "U10": ("R17-30-virkedager", "R17-24-virkedager"),
    "U11": ("apart-30-min-are-allowed", "apart-29-min-are-allowed"),
    "U12": ("U12-hours", "U12-hours-and-a-minute"),
    "W01": ("W01-three", "W01-four"),
}
"""Law cases by rule: one that is kept, one that is not."""

_CASE = {case.id: case for case in CASES}
_ORDER = ("broken", "undecidable", "kept")
_DAYS = [name.title() for name in WEEKDAY_NAMES[:7]]


def examples(rule: str, row: PackRow, level: int) -> str:
    """The examples of a rule as Markdown, with headings of a level; empty where there are none."""
    return "".join(_example(_CASE[name], rule, row, "#" * level) for name in EXAMPLES.get(rule, ()))


def _example(case: LawCase, rule: str, row: PackRow, heading: str) -> str:
    rules = tuple(r.model_copy(update={"id": rule, "title": row.title}) if r.id == "X" else r for r in case.rules)
    found = check(case.unit, case.roster, rules, fixed=case.fixed)
    worst = min(found, key=lambda f: (_ORDER.index(f.verdict), f.slack or 0))
    about = next(r.measure for r in rules if r.id == worst.rule)
    facts = [*_settled(case), f"numbers: {numbers(about)}" if numbers(about) else ""]
    return (
        f"\n{heading} {worst.verdict.title()}{'' if heading == '##' else f' ({rule})'}\n\n{case.citation}.\n"
        + "".join(f"\n* {fact[0].upper()}{fact[1:]}" for fact in facts if fact)
        + f"\n{_grid(case, worst)}{_verdict(worst)}"
    )


def _verdict(finding: Finding) -> str:
    measured, limit = finding.measured, finding.limit
    numbered = ""
    if measured is not None and limit is not None:
        numbered = f"Measured: **{_shown(measured, finding.unit)}**; limit: **{_shown(limit, finding.unit)}**. "
    return f"\n{numbered}The checker says:\n\n> {finding.text}\n"


def _shown(value: int, unit: str) -> str:
    if unit == "minutes":
        return hours(value)
    return f"{value} {unit.removesuffix('s') if value == 1 else unit}".strip()


def _settled(case: LawCase) -> Iterator[str]:
    """What the unit has agreed and what is given, as far as it is not as usual."""
    unit = case.unit
    for name, fact in (("agreed", unit.agreements), ("arrangement", unit.arrangement), ("plan", unit.plan)):
        said = _said(fact)
        if said:
            yield f"{name}: {said}; the plan starts {_date(unit.start)}" if name == "plan" else f"{name}: {said}"
    for person in unit.staff:
        if person.long_shift_minutes:
            yield f"{person.id} has consented to {hours(person.long_shift_minutes)}"
    for away in unit.absences:
        yield f"{away.employee}: {away.kind} {_date(away.first)} to {_date(away.last)}"
    for lock in unit.locks:
        yield f"{lock.employee}: locked on {_date(lock.date)}, {lock.shift}"


def _said(fact: Fact) -> str:
    values = fact.model_dump(mode="json", exclude_defaults=True)
    lengths = {"daily_rest", "weekly_rest", "su_long_shift", "red_day_minutes"}
    return ", ".join(
        f"{name.replace('_', ' ')} {hours(value) if name in lengths else value}" for name, value in values.items()
    )


def _grid(case: LawCase, finding: Finding) -> str:
    """The weeks of the rota that have duties, or of which the finding speaks, and the shifts with their times."""
    duties = sorted([*case.unit.history, *case.roster], key=lambda duty: duty.date)
    if not duties:
        return ""
    measured = date.fromisoformat(finding.last) if finding.measured is not None else duties[-1].date
    last = max(duties[-1].date, min(measured, case.unit.horizon.end))
    monday = duties[0].date - timedelta(duties[0].date.weekday())
    lines = [f"\n| week of | {' | '.join(_DAYS)} |\n", f"|---|{'---|' * 7}\n"]
    people = [name for name in case.unit.person if any(duty.employee == name for duty in duties)]
    whose = sorted(duties, key=_whose)
    on = {key: "+".join(duty.shift for duty in some) for key, some in groupby(whose, key=_whose)}
    while monday <= last:
        for name in people:
            cells = [on.get((name, monday + timedelta(k)), "") for k in range(7)]
            before = " (before the plan)" if monday < case.unit.start else ""
            who = f", {name}" if len(people) > 1 else ""
            lines.append(f"| {_date(monday)}{before}{who} | {' | '.join(cells)} |\n")
        monday += timedelta(7)
    return "".join(lines) + f"\n{_times(case, duties)}\n"


def _whose(duty: Duty) -> tuple[str, date]:
    return duty.employee, duty.date


def _times(case: LawCase, duties: list[Duty]) -> str:
    codes = sorted({duty.shift for duty in duties})
    return "; ".join(_time(case.unit.shift_by_code[code]) for code in codes) + "."


def _time(shift: ShiftType) -> str:
    stated = "" if shift.break_minutes is None else f", {hours(shift.break_minutes)} of breaks"
    return (
        f"**{shift.code}** {show_clock(shift.start)} to {show_clock(shift.end)} ({hours(shift.paid_minutes)}{stated})"
    )


def _date(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
