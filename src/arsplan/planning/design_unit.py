"""The unit that a design is planned as: invented lines, ordinary weeks, and what has to be agreed for it."""

from datetime import date, timedelta
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from arsplan.capacity.design import WeekendDesign
from arsplan.capacity.groups import RotaGroup
from arsplan.capacity.staffing import ordinary_shifts
from arsplan.capacity.typical import season_weeks
from arsplan.checking.words import hours
from arsplan.clock.holidays import is_holiday
from arsplan.domain.demand import Season
from arsplan.domain.shifts import DAY, ShiftType
from arsplan.domain.staff import Rota
from arsplan.domain.terms import Agreements, PositionGoal, PositionPolicy, VacationPolicy
from arsplan.domain.unit import Unit
from arsplan.planning.design_lines import Line, as_staff, free_weekends, rhythm
from arsplan.rules.packs import pack

LEAST_WEEKS = 6
"""Shorter stretches leave too much of a position over when it is filled with whole shifts."""


class Stretch(NamedTuple):
    """The weeks that are planned; all have the demand of one season."""

    season: str
    start: date
    weeks: int


class Terms(NamedTuple):
    """Agreements and daily rest of the design, and what of it the unit has not agreed today."""

    agreements: Agreements
    daily_rest: int
    needs: tuple[str, ...]


def round_weeks(design: WeekendDesign) -> int:
    """The fewest weeks, six or more, in which every rhythm of weekends comes round."""
    cycle = lcm(*(rhythm(design, long=long).numerator for long in (False, bool(design.long))))
    return cycle * -(-LEAST_WEEKS // cycle)


def quiet_start(unit: Unit, season: str, weeks: int) -> date:
    """Begin with the season, or later, where no public holiday falls into the weeks; with the season if they all do."""
    first = unit.horizon.monday(season_weeks(unit)[season][0])
    mondays = [first + timedelta(weeks=k) for k in range(53)]
    quiet = (day for day in mondays if not any(is_holiday(day + timedelta(k)) for k in range(7 * weeks)))
    return next(quiet, first)


def terms_of(unit: Unit, long: ShiftType | None) -> Terms:
    """Agree what two long shifts in a row ask for, and no more."""
    agreed, rest = unit.agreements, unit.arrangement.daily_rest
    if long is None:
        return Terms(agreed, rest, ())
    limit, needs = pack()["R01"].limit, []
    paid, pause = long.paid_minutes, DAY - long.length
    if paid > max(limit[agreed.averaging], agreed.su_long_shift or 0):
        if paid > limit["tv"]:
            agreed = agreed.model_copy(update={"su_long_shift": paid, "su_days": "weekend"})
            needs.append(f"duties of {hours(paid)} at weekends: an agreement with a central union")
        else:
            agreed = agreed.model_copy(update={"averaging": "ind" if paid <= limit["ind"] else "tv"})
            needs.append(f"duties of {hours(paid)}: an agreement on averaged hours")
    if pause < rest:
        needs.append(f"{hours(pause)} of rest between two duties where the unit plans with {hours(rest)}")
    if pause < agreed.daily_rest:
        agreed = agreed.model_copy(update={"daily_rest": pause})
        needs.append(f"{hours(pause)} of daily rest: an agreement with the local union representatives")
    return Terms(agreed, min(rest, pause), tuple(needs))


def unit_of(
    unit: Unit,
    group: RotaGroup,
    design: WeekendDesign,
    lines: tuple[Line, ...],
    stretch: Stretch,
    terms: Terms,
    goal: PositionGoal,
) -> Unit:
    """Put lines into the place of the unit's people, for these weeks, without vacation, absence, skills or past."""
    long = unit.shift_by_code[design.long] if design.long else None
    codes = {shift.code for shift in ordinary_shifts(unit, group)}
    codes |= {shift.code for shift in unit.shifts if shift.code in group.shifts and shift.use == "weekday"}
    codes |= {long.code} if long else set()
    often = min((line.every for line in lines), default=Fraction(1))
    return unit.model_copy(
        update={
            "start": stretch.start,
            "weeks": stretch.weeks,
            "seasons": (Season(name=stretch.season, from_week=1, to_week=53),),
            "demand": tuple(
                row.model_copy(update={"skills": {}})
                for row in unit.demand
                if row.season == stretch.season and row.first is None
            ),
            "own_rules": tuple(rule for rule in unit.own_rules if not rule.people),
            "switches": tuple(switch for switch in unit.switches if not switch.rule.startswith("W")),
            "rotas": (Rota(name=group.name, shifts=tuple(s.code for s in unit.shifts if s.code in codes)),),
            "shifts": tuple(
                s.model_copy(update={"skill": "", "use": "weekend" if s == long else s.use}) for s in unit.shifts
            ),
            "lines": tuple(
                line if line.code in group.lines else line.model_copy(update={"status": "outside"})
                for line in unit.lines
            ),
            "staff": as_staff(lines, group.name, long.paid_minutes if long else None),
            "locks": free_weekends(lines, stretch.start, stretch.weeks),
            "agreements": terms.agreements,
            "arrangement": unit.arrangement.model_copy(
                update={
                    "weekends": often.denominator,
                    "weekends_of": often.numerator,
                    "weekend_rhythm": None,
                    "weekends_in_plan": None,
                    "weekend_distance": None,
                    "daily_rest": terms.daily_rest,
                }
            ),
            "vacation": VacationPolicy(place=False, days=0, senior_days=0),
            "positions": PositionPolicy(goal=goal),
            **dict.fromkeys(("absences", "wishes", "activities", "history", "balances", "skills", "pairs"), ()),
        }
    )
