"""What the rota behind an arrangement comes to, in the figures that the parties compare."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from arsplan.capacity.groups import rota_groups
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.agreements import agreements
from arsplan.metrics.burden import burdens
from arsplan.metrics.coverage import CoverageRow, coverage, shortage_minutes
from arsplan.metrics.offers import beyond_present
from arsplan.metrics.positions import PositionSummary, culture_classes, position_rows, summary
from arsplan.metrics.sickness import sickness
from arsplan.metrics.strain import MEASURES
from arsplan.metrics.supplements import supplements
from arsplan.metrics.work import work
from arsplan.planning.plan_types import Goal, Plan
from arsplan.rules.packs import pack
from arsplan.scenarios.closed import Closed
from arsplan.scenarios.difference import of_rota
from arsplan.scenarios.shown import decimals, hours, per_cent, said

__all__ = ["burden_figures", "position_figures", "rota_figures"]

_FORTNIGHT = 14
_YEARS = 50
_NINE_OF_TEN = 0.9
_SATURDAY = 5


def rota_figures(plan: Plan, roster: Roster, closed: Closed, seed: int) -> dict[str, Any]:
    """The figures of one rota, by column of the comparison.

    Parameters
    ----------
    plan
        Checked.
    roster
        Its roster.
    closed
        The closed form of its unit, from which the mean position's difference is explained.
    seed
        Of the simulated sickness.
    """
    unit = plan.planned_unit
    rows = coverage(unit, roster)
    after = summary(position_rows(plan.unit, plan.positions, roster))
    return {
        **position_figures(after),
        **_positions(plan),
        **_shortage(plan, roster, rows),
        **burden_figures(unit, roster),
        **_larger(plan),
        **_sick(unit, roster, seed),
        "agreements": [row.agreement for row in agreements(unit, roster)],
        "agreements_missing": [row.agreement for row in agreements(unit, roster) if row.in_unit == "no"],
        "difference": said(of_rota(unit, roster, rows, after, closed)),
    }


def _positions(plan: Plan) -> dict[str, Any]:
    """Values with their bounds, as the plan proves them."""
    sizes = {goal.unit: goal for goal in plan.sizes}
    worked = sizes["full-time equivalents worked"]
    heads = sizes["people at the position aimed at"]
    gap = next((goal.gap for goal in plan.goals if goal.name == "positions"), None)
    return {
        "fte_worked": round(worked.value, 2),
        "fte_bound": None if worked.bound is None else round(worked.bound, 2),
        "heads_at_aim": heads.value,
        "heads_at_aim_bound": heads.bound,
        "positions_gap_pct": None if gap is None else round(100 * gap, 2),
    }


def _shortage(plan: Plan, roster: Roster, rows: Sequence[CoverageRow]) -> dict[str, Any]:
    goal: Goal = plan.goals[0]
    short = shortage_minutes(rows)
    before = plan.unit.with_absences(plan.absences)
    weekday = sum(row.short * row.minutes for row in rows if row.date.weekday() < _SATURDAY)
    return {
        "shortage_h": hours(short),
        "shortage_bound_h": None if goal.bound is None else hours(Fraction(goal.bound)),
        "shortage_gap_pct": None if goal.gap is None else round(100 * goal.gap, 2),
        "shortage_weekdays_h": hours(weekday),
        "hired_before_h": hours(short + beyond_present(before, roster)),
        "hired_after_h": hours(short),
    }


def position_figures(found: PositionSummary) -> dict[str, Any]:
    """The positions of the permanent staff who have a duty, and the class of full-time culture."""
    by_share, by_mean = culture_classes(found) or (None, None)
    return {
        "heads": found.heads,
        "fte": decimals(found.total),
        "mean_position_pct": per_cent(found.mean),
        "full_time_share_pct": per_cent(found.full_time_share),
        "class_by_full_time_share": by_share,
        "class_by_mean_position": by_mean,
    }


def burden_figures(unit: Unit, roster: Roster) -> dict[str, Any]:
    """What falls on each person who has a duty, and how many shifts of the hard kinds there are."""
    found = [burden for burden in burdens(unit, roster) if burden.duties]
    people = max(1, len(found))
    long, ordinary = pack()["R24"].limit["long"], pack()["R01"].limit["none"]
    paid = [unit.shift_by_code[duty.shift].paid_minutes for duty in roster]
    rests = (MEASURES["short_rests"](unit, pieces) for pieces in work(unit, roster).values())
    extra = supplements(unit, roster)
    return {
        "weekend_h_per_person": hours(Fraction(sum(b.weekend_minutes for b in found), people)),
        "weekends_per_person": decimals(Fraction(sum(b.weekends for b in found), people)),
        "weekends_most": max((b.weekends for b in found), default=0),
        "red_days_per_person": decimals(Fraction(sum(b.red_days for b in found), people)),
        "long_shifts": sum(minutes > long for minutes in paid),
        "shifts_above_9h": sum(minutes > ordinary for minutes in paid),
        "nights": sum(b.nights for b in found),
        "short_rests": sum(rest.value for rest in rests if rest is not None),
        "staff_per_fortnight": decimals(_fortnight(unit, roster)),
        "staff_per_fortnight_by_group": [
            [group.name, decimals(_fortnight(unit, [duty for duty in roster if duty.shift in group.shifts]))]
            for group in rota_groups(unit)
        ],
        "evening_h": hours(sum(e.evening for e in extra)),
        "night_h": hours(sum(e.night for e in extra)),
        "weekend_h": hours(sum(e.weekend for e in extra)),
        "holiday_h": hours(sum(e.holiday for e in extra)),
    }


def _fortnight(unit: Unit, roster: Iterable[Duty]) -> Fraction:
    """Distinct people on duty in 14 days, on average: a stand-in for how many a user meets, whom no rota knows."""
    met: defaultdict[int, set[str]] = defaultdict(set)
    for duty in roster:
        met[(duty.date - unit.start).days // _FORTNIGHT].add(duty.employee)
    return Fraction(sum(map(len, met.values())), max(1, len(met)))


def _sick(unit: Unit, roster: Roster, seed: int) -> dict[str, float]:
    """Hours lost to simulated sickness, and the hours that they leave open beside those that are open anyway."""
    found = sickness(unit, roster, years=_YEARS, seed=seed)
    return {
        "sick_lost_h": round(found.mean_lost / 60, 1),
        "sick_uncovered_h": round((found.mean_shortage - found.planned) / 60, 1),
        "sick_uncovered_in_nine_of_ten_h": hours(found.shortage_in(_NINE_OF_TEN) - found.planned),
    }


def _larger(plan: Plan) -> dict[str, Any]:
    """Part-timers who get a larger position, and how much larger."""
    gained = [
        plan.positions[e.id] - e.position
        for e in plan.unit.staff
        if e.employment == "permanent" and e.position < 1 and plan.positions[e.id] > e.position
    ]
    mean = sum(gained, Fraction(0)) / len(gained) if gained else Fraction(0)
    return {"larger_positions": len(gained), "larger_by_points": per_cent(mean)}
