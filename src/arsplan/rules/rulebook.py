"""The rules that bind a unit: the pack's numbers at the unit's agreement level, and the unit's own arrangement."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from math import ceil, floor

from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.rules import measures as m
from arsplan.rules.as_read import as_read
from arsplan.rules.entitlement import main_vacation_due, on_long_leave, vacation_to_place
from arsplan.rules.kinds import AnyMeasure, read_measure
from arsplan.rules.local import own_rules, switched
from arsplan.rules.local_problems import Wording, local_problems
from arsplan.rules.night_work import night_average
from arsplan.rules.packs import VACATION, PackRow, pack
from arsplan.rules.rule import Rule
from arsplan.rules.source import Source
from arsplan.rules.total_hours import overtime, total_hours
from arsplan.rules.tredelt import tredelt_hours

_RULES = "rulebook"

OWN = Source(title="The unit's own arrangement", paragraph="unit.toml [arrangement]", confidence="UNIT")

AGREED = Source(title="Agreed in the unit", paragraph="unit.toml [agreements]", confidence="UNIT")


def rulebook(unit: Unit) -> tuple[Rule, ...]:
    """Return every rule in force for a unit, law before tariff before the unit's own, each with its source.

    Raises
    ------
    InvalidUnit
        If a rule or a switch of the unit itself cannot stand, or goes further than law and tariff let it.
    """
    book = _given(unit)
    problems = local_problems(unit, book)
    if problems:
        raise InvalidUnit(problems)
    return (*switched(unit, book), *own_rules(unit))


def rules_of(unit: Unit) -> tuple[Rule, ...]:
    """The rulebook of a unit, put together once: a screen asks at every move."""
    if _RULES not in unit.derived:
        unit.derived[_RULES] = rulebook(unit)
    book: tuple[Rule, ...] = unit.derived[_RULES]
    return book


def rule_problems(unit: Unit, wording: Wording | None = None) -> list[Problem]:
    """Return what keeps a unit from having a rulebook; see `local_problems`."""
    return local_problems(unit, _given(unit), wording)


def _given(unit: Unit) -> tuple[Rule, ...]:
    """What law, tariff and the unit's settings say."""
    packs = (rule.model_copy(update={"measure": as_read(rule.measure, unit.readings)}) for rule in _packs(unit))
    return (*_always(unit), *packs, *_vacation(unit), *_weekends(unit), *_own(unit), *_months(unit))


def _always(unit: Unit) -> list[Rule]:
    everyone = tuple(unit.person)
    return [
        _rule("U01", "One duty at a time", m.NoOverlap(), everyone, OWN),
        _rule("U02", "Available for the duty", m.Availability(), everyone, OWN),
        _rule("U03", "What is locked stands", m.Locked(), everyone, OWN),
    ]


def _packs(unit: Unit) -> list[Rule]:
    """The packs one after the other; a pack's own rows of the layer `local` only where nothing says the same yet."""
    found: list[Rule] = []
    if not unit.rule_packs:  # the contract binds all the same
        found.append(pack("eu")["E07"].rule("E07", m.PositionHours(), tuple(unit.person)))
    for name in unit.rule_packs:
        if name == "norway":
            found += _law(unit)
        if name == "eu":
            found += night_average(unit, pack("eu")["E05"], "E05")
        for rule, row in pack(name).items():
            if row.measure is not None and not (row.layer == "local" and _is_said(row.measure["kind"], found)):
                found += _split(unit, rule, row, partial(_stated, unit, row))
    return found


def _is_said(kind: str, rules: list[Rule]) -> bool:
    return any(rule.measure.kind == kind for rule in rules)


def _stated(unit: Unit, row: PackRow, employee: Employee) -> AnyMeasure:
    """The measure that a row states, at the agreement level; rest no shorter than the unit asks for."""
    fields = row.measure or {}
    level = _level(unit, employee)
    made = read_measure({key: row.at(level) if value == "limit" else value for key, value in fields.items()})
    asked = unit.arrangement
    if isinstance(made, m.DailyRest):
        floor = max(made.floor, asked.daily_rest)
        return made.model_copy(update={"floor": floor, "full": max(made.full, floor)})
    if isinstance(made, m.WeeklyRest):
        weeks = 2 if unit.readings.weekly_rest_days == 14 else 1
        return made.model_copy(update={"least": max(made.least, asked.weekly_rest), "weeks": weeks})
    return made


def _law(unit: Unit) -> list[Rule]:
    """The rows of the Norwegian pack whose numbers rest on several agreements at once."""
    law, agreed, asked = pack(), unit.agreements, unit.arrangement
    red = (
        m.RedDaySequence(threshold=asked.red_day_minutes)
        if agreed.red_day_weeks is None
        else m.RedDaysOff(weeks=agreed.red_day_weeks, run=law["R10"].limit["run"], threshold=asked.red_day_minutes)
    )
    everyone = tuple(unit.person)
    hours = [
        *_split(unit, "R01", law["R01"], lambda e: _work_period(unit, e, law["R01"])),
        *_split(unit, "R03", law["R03"], lambda e: m.WeekMinutes(most=law["R03"].at(_level(unit, e)))),
        *_averaged(unit, law["R03"]),
    ]
    return [
        *hours,
        *total_hours(unit, hours, law),
        *_split(unit, "R06", law["R06"], lambda e: overtime(law["R06"], _level(unit, e))),
        *_split(unit, "R24", law["R24"], lambda e: _consent(e, law["R24"].limit["long"])),
        law["R02"].rule("R02", m.PositionHours(), everyone),
        *_split(unit, "R07", law["R07"], lambda e: _daily_rest(unit, e)),
        *_split(unit, "R08", law["R08"], lambda e: _weekly_rest(unit, e)),
        law["R09"].rule("R09", red, everyone)
        if isinstance(red, m.RedDaySequence)
        else law["R10"].rule("R10", red, everyone),
        law["R12"].rule("R12", m.Breaks(**law["R12"].limit), everyone),
        *_passive(unit, law["R25"]),
        *night_average(unit, law["R14"]),
        *_tredelt(unit, law["R15"]),
        law["R16"].rule("R16", m.Notice(days=max(law["R16"].limit["none"], unit.plan.notice_days)), everyone),
    ]


def _tredelt(unit: Unit, row: PackRow) -> list[Rule]:
    people = tuple(who.id for who in unit.staff if unit.rota_by_name[who.rota].tredelt)
    return [row.rule("R15", tredelt_hours(unit.agreements), people)] if people else []


def _passive(unit: Unit, row: PackRow) -> list[Rule]:
    """For those whose rota has a shift that is passive in part."""
    passive = {shift.code for shift in unit.shifts if shift.passive_minutes}
    people = tuple(who.id for who in unit.staff if passive.intersection(unit.rota_by_name[who.rota].shifts))
    return [row.rule("R25", m.PassiveDuty(**row.limit), people)] if people else []


def _level(unit: Unit, employee: Employee) -> str:
    return unit.agreements_of(employee).averaging


def _averaged(unit: Unit, row: PackRow) -> list[Rule]:
    """The average over eight weeks, for those whose hours are averaged."""
    people = tuple(employee.id for employee in unit.staff if _level(unit, employee) != "none")
    measure = m.WeekMinutes(most=8 * row.limit["average"], weeks=8)
    return [row.rule("R03/8", measure, people)] if people else []


def _daily_rest(unit: Unit, employee: Employee) -> m.DailyRest:
    """What the unit asks for, or what the person has agreed to where that is longer."""
    law = pack()["R07"]
    agreed = max(law.limit["tv"], min(unit.agreements_of(employee).daily_rest, law.limit["none"]))
    floor = max(agreed, unit.arrangement.daily_rest)
    return m.DailyRest(full=max(law.limit["none"], floor), floor=floor)


def _weekly_rest(unit: Unit, employee: Employee) -> m.WeeklyRest:
    law = pack()["R08"]
    agreed = max(law.limit["tv"], min(unit.agreements_of(employee).weekly_rest, law.limit["none"]))
    least = max(agreed, unit.arrangement.weekly_rest)
    return m.WeeklyRest(least=least, full=0 if unit.readings.compensation == "none" else law.limit["none"])


def _work_period(unit: Unit, employee: Employee, row: PackRow) -> m.WorkPeriodMinutes:
    """The limit by agreement; beyond it only with a central agreement that the person has consented to."""
    agreed = unit.agreements
    most = row.at(_level(unit, employee))
    long = min(agreed.su_long_shift or 0, employee.long_shift_minutes or 0)
    everyday = max(most, long) if agreed.su_days == "all" else most
    weekend = max(most, long)
    return m.WorkPeriodMinutes(
        most=everyday,
        most_weekend=weekend if weekend > everyday else None,
        rest=_daily_rest(unit, employee).floor,
        day_break=agreed.day_break,
    )


def _consent(employee: Employee, long: int) -> m.LongShiftConsent:
    return m.LongShiftConsent(long=long, most=max(long, employee.long_shift_minutes or 0))


def _vacation(unit: Unit) -> list[Rule]:
    if not unit.vacation.place:
        return []
    policy = unit.vacation
    name = unit.rule_packs[0] if unit.rule_packs else "unit"
    placed = _split(
        unit,
        VACATION[name],
        pack(name)[VACATION[name]],
        lambda e: m.VacationPlaced(
            days=vacation_to_place(unit, e),
            main=main_vacation_due(unit, e),
            from_week=policy.from_week,
            to_week=policy.to_week,
            main_from=unit.balance_of(e.id).main_from,
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
        most = unit.weeks if asked.weekends_in_plan is None else asked.weekends_in_plan
        in_plan: dict[m.WeekendsInPlan, list[str]] = {}
        for person in unit.person:
            left = most if asked.weekends_in_plan is None else max(0, floor(most + unit.balance_of(person).weekends))
            limits = m.WeekendsInPlan(most=left, distance=asked.weekend_distance or 1, **counts)
            in_plan.setdefault(limits, []).append(person)
        rules += [
            _rule(f"U05/{k}" if k > 1 else "U05", "Weekends in the plan", limits, tuple(people), OWN)
            for k, (limits, people) in enumerate(in_plan.items(), 1)
        ]
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
    return [*runs, *sequences, *wished, *_apart(unit)]


def _apart(unit: Unit) -> list[Rule]:
    """One rule for each row of the table of pairs that keeps two people apart who are both here."""
    return [
        Rule(
            id=f"U11/{row}",
            title="Kept apart",
            measure=m.Apart(overlap=unit.arrangement.handover_minutes),
            people=(pair.employee, pair.other),
            source=Source(title=OWN.title, paragraph="pairs.csv", confidence="UNIT"),
            valid_from=pair.first,
            valid_to=pair.last,
        )
        for row, pair in enumerate(unit.pairs, 1)
        if pair.kind == "apart" and {pair.employee, pair.other} <= unit.person.keys()
    ]


def _months(unit: Unit) -> list[Rule]:
    """How far a month may stray; weekend posts are left out, since their hours follow where weekends fall."""
    agreed = unit.agreements
    people = tuple(who.id for who in unit.staff if unit.rota_by_name[who.rota].days == "all")
    if not people or (agreed.month_hours is None and agreed.month_share is None):
        return []
    measure = m.MonthHours(most=agreed.month_hours or 0, share=agreed.month_share or Fraction(0))
    return [_rule("U12", "Hours of a month", measure, people, AGREED)]


def _split(unit: Unit, rule: str, row: PackRow, limit: Callable[[Employee], AnyMeasure]) -> list[Rule]:
    """One rule for each set of people bound by the same numbers: R01, R01/2 and so on."""
    by_measure: dict[AnyMeasure, list[str]] = {}
    for employee in unit.staff:
        by_measure.setdefault(limit(employee), []).append(employee.id)
    return [
        row.rule(rule if not k else f"{rule}/{k + 1}", measure, tuple(people))
        for k, (measure, people) in enumerate(by_measure.items())
    ]


def _rule(rule: str, title: str, measure: m.Measure, people: tuple[str, ...], source: Source) -> Rule:
    return Rule(id=rule, title=title, measure=measure, people=people, source=source)
