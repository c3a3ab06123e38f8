"""The rules that bind a unit: the pack's numbers at the unit's agreement level, and the unit's own arrangement."""

from collections.abc import Callable
from math import ceil

from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.rules import measures as m
from arsplan.rules.entitlement import on_long_leave, vacation_outside, vacation_to_place
from arsplan.rules.night_work import night_average
from arsplan.rules.packs import PackRow, pack
from arsplan.rules.rule import Rule
from arsplan.rules.source import Source
from arsplan.rules.total_hours import total_hours
from arsplan.rules.tredelt import tredelt_hours

OWN = Source(title="The unit's own arrangement", paragraph="unit.toml [arrangement]", confidence="UNIT")


def rulebook(unit: Unit) -> tuple[Rule, ...]:
    """Return every rule in force for a unit, law before tariff before the unit's own, each with its source."""
    return (*_law(unit), *_vacation(unit), *_weekends(unit), *_own(unit))


def _law(unit: Unit) -> list[Rule]:
    law, agreed, asked = pack(), unit.agreements, unit.arrangement
    rest_floor = max(law["R07"].limit["tv"], min(agreed.daily_rest, 660))
    weekly_floor = max(law["R08"].limit["tv"], min(agreed.weekly_rest, 2100))
    daily = max(rest_floor, asked.daily_rest)
    level = agreed.averaging
    red = (
        m.RedDaySequence(threshold=asked.red_day_minutes)
        if agreed.red_day_weeks is None
        else m.RedDaysOff(weeks=agreed.red_day_weeks, run=law["R10"].limit["run"], threshold=asked.red_day_minutes)
    )
    everyone = tuple(unit.person)
    weeks = law["R03"].limit
    hours = _split(unit, "R01", law["R01"], lambda e: _work_period(unit, e, law["R01"].limit[level], daily))
    hours.append(_from(law["R03"], "R03", m.WeekMinutes(most=weeks[level]), everyone))
    if level != "none":
        hours.append(_from(law["R03"], "R03/8", m.WeekMinutes(most=8 * weeks["average"], weeks=8), everyone))
    return [
        _rule("U01", "One duty at a time", m.NoOverlap(), everyone, OWN),
        _rule("U02", "Available for the duty", m.Availability(), everyone, OWN),
        _rule("U03", "What is locked stands", m.Locked(), everyone, OWN),
        *hours,
        *total_hours(hours, law, level, everyone),
        *_split(unit, "R24", law["R24"], lambda e: _consent(e, law["R24"].limit["long"])),
        _from(law["R02"], "R02", m.PositionHours(), everyone),
        _from(law["R07"], "R07", m.DailyRest(full=max(660, daily), floor=daily), everyone),
        _from(law["R08"], "R08", m.WeeklyRest(least=max(weekly_floor, asked.weekly_rest)), everyone),
        _from(
            law["R10"] if isinstance(red, m.RedDaysOff) else law["R09"],
            "R10" if isinstance(red, m.RedDaysOff) else "R09",
            red,
            everyone,
        ),
        _from(law["R12"], "R12", m.Breaks(**law["R12"].limit), everyone),
        *night_average(unit, law["R14"]),
        *_tredelt(unit, law["R15"]),
        _from(law["R16"], "R16", m.Notice(days=max(law["R16"].limit["none"], unit.plan.notice_days)), everyone),
    ]


def _tredelt(unit: Unit, row: PackRow) -> list[Rule]:
    people = tuple(who.id for who in unit.staff if unit.rota_by_name[who.rota].tredelt)
    return [_from(row, "R15", tredelt_hours(unit.agreements), people)] if people else []


def _work_period(unit: Unit, employee: Employee, most: int, rest: int) -> m.WorkPeriodMinutes:
    """The limit by agreement; beyond it only with a central agreement that the person has consented to."""
    agreed = unit.agreements
    long = min(agreed.su_long_shift or 0, employee.long_shift_minutes or 0)
    everyday = max(most, long) if agreed.su_days == "all" else most
    weekend = max(most, long)
    return m.WorkPeriodMinutes(
        most=everyday,
        most_weekend=weekend if weekend > everyday else None,
        rest=rest,
        day_break=agreed.day_break,
    )


def _consent(employee: Employee, long: int) -> m.LongShiftConsent:
    return m.LongShiftConsent(long=long, most=max(long, employee.long_shift_minutes or 0))


def _vacation(unit: Unit) -> list[Rule]:
    if not unit.vacation.place:
        return []
    law, policy = pack(), unit.vacation
    placed = _split(
        unit,
        "R17",
        law["R17"],
        lambda e: m.VacationPlaced(
            days=vacation_to_place(unit, e),
            main=max(0, min(policy.main_days, vacation_to_place(unit, e) - vacation_outside(unit, e))),
            from_week=policy.from_week,
            to_week=policy.to_week,
        ),
    )
    groups: dict[tuple[str, str], list[str]] = {}
    for employee in unit.staff:
        if not on_long_leave(unit, employee):
            groups.setdefault((employee.competence, employee.rota), []).append(employee.id)
    away = [
        _rule(
            f"U08/{competence}-{rota}",
            f"Away at once, {competence} on {rota}",
            m.AwayAtOnce(
                main=ceil(len(people) * policy.main_share),
                other=ceil(len(people) * policy.other_share),
                from_week=policy.from_week,
                to_week=policy.to_week,
            ),
            tuple(people),
            OWN,
        )
        for (competence, rota), people in groups.items()
    ]
    return [*placed, *away]


def _weekends(unit: Unit) -> list[Rule]:
    asked, everyone = unit.arrangement, tuple(unit.person)
    counts = {"friday_evening": asked.friday_evening, "sunday_night": asked.sunday_night}
    rules = []
    if asked.weekend_rhythm is not None:
        rules.append(
            _rule("U04", "Weekend rhythm", m.WeekendRhythm(every=asked.weekend_rhythm, **counts), everyone, OWN)
        )
    elif asked.weekends < asked.weekends_of:
        limit = m.WeekendsWorked(most=asked.weekends, of=asked.weekends_of, **counts)
        rules.append(_rule("U04", "Weekends worked", limit, everyone, OWN))
    if asked.weekends_in_plan is not None or asked.weekend_distance is not None:
        in_plan = m.WeekendsInPlan(
            most=unit.weeks if asked.weekends_in_plan is None else asked.weekends_in_plan,
            distance=asked.weekend_distance or 1,
            **counts,
        )
        rules.append(_rule("U05", "Weekends in the plan", in_plan, everyone, OWN))
    if asked.whole_weekends:
        rules.append(_rule("U06", "Whole weekends", m.WholeWeekend(), everyone, OWN))
    return rules


def _own(unit: Unit) -> list[Rule]:
    asked, everyone = unit.arrangement, tuple(unit.person)
    runs = [
        _rule("U07", "Days in a row", m.RunLength(most=asked.longest_run_days), everyone, OWN),
        _rule("U07/N", "Nights in a row", m.RunLength(most=asked.longest_run_nights, of="nights"), everyone, OWN),
    ]
    sequences = [
        _rule(
            f"U09/{'-'.join(codes)}",
            f"Not {' then '.join(codes)}",
            m.ForbiddenSequence(codes=codes),
            everyone,
            OWN,
        )
        for codes in asked.forbidden_sequences
    ]
    wished = [
        Rule(
            id=f"W01/{wish.employee}",
            title=f"At most {wish.value} shifts in a row",
            measure=m.RunLength(most=int(wish.value)),
            people=(wish.employee,),
            severity="hard" if wish.strength == "must" else "soft",
            weight=10,
            source=Source(title="The employee's wish", paragraph="wishes", confidence="UNIT"),
        )
        for wish in unit.wishes
        if wish.kind == "max_consecutive_shifts"
    ]
    return [*runs, *sequences, *wished]


def _split(unit: Unit, rule: str, row: PackRow, limit: Callable[[Employee], m.Measure]) -> list[Rule]:
    """One rule for each set of people bound by the same numbers: R01, R01/2 and so on."""
    by_measure: dict[m.Measure, list[str]] = {}
    for employee in unit.staff:
        by_measure.setdefault(limit(employee), []).append(employee.id)
    return [
        _from(row, rule if not k else f"{rule}/{k + 1}", measure, tuple(people))
        for k, (measure, people) in enumerate(by_measure.items())
    ]


def _from(row: PackRow, rule: str, measure: m.Measure, people: tuple[str, ...]) -> Rule:
    return _rule(rule, row.title, measure, people, row.source)


def _rule(rule: str, title: str, measure: m.Measure, people: tuple[str, ...], source: Source) -> Rule:
    return Rule(id=rule, title=title, measure=measure, people=people, source=source)
