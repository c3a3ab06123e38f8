"""Weekends: how often, in what rhythm, how many, and whole."""

from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.measures.hours import bound
from arsplan.solving.model import RosterModel, Term

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
EVENING = 20 * 60


def worked_weekends(measure: m.WeekendDefinition, model: RosterModel, e: int, weeks: range) -> list[Term]:
    """For each week a literal that holds if and only if its weekend is worked."""
    grid = model.grid
    types = grid.unit.shifts
    every = range(grid.shape[2])
    sunday = [s for s in every if measure.sunday_night or not types[s].is_night]
    friday = [s for s in every if measure.friday_evening and types[s].finish > EVENING]
    return [
        model.any_of(
            model.worked(e, 7 * w + FRIDAY, friday)
            + model.worked(e, 7 * w + SATURDAY)
            + model.worked(e, 7 * w + SUNDAY, sunday)
        )
        for w in weeks
    ]


def weekends_worked(rule: Rule, measure: m.WeekendsWorked, model: RosterModel) -> None:
    """At most so many in any run of weeks."""
    for e in bound(rule, model):
        weeks = _weeks(model, e, measure.of - 1)
        worked = worked_weekends(measure, model, e, weeks)
        for k in range(len(weeks) - measure.of + 1):
            if weeks[k] + measure.of > model.grid.first_week and model.grid.in_force(rule, 7 * weeks[k]):
                model.at_most(worked[k : k + measure.of], measure.most)


def weekend_rhythm(rule: Rule, measure: m.WeekendRhythm, model: RosterModel) -> None:
    """All worked weekends share one remainder of the week number."""
    for e in bound(rule, model):
        weeks = range(model.grid.weeks)
        worked = worked_weekends(measure, model, e, weeks)
        phases = [model.cp.new_bool_var("") for _ in range(measure.every)]
        model.cp.add_at_most_one(phases)
        history = {w % measure.every for w in weeks if w < model.grid.first_week and _sure(worked[w])}
        for w in weeks[model.grid.first_week :]:
            if isinstance(worked[w], int) and (not worked[w] or len(history) > 1):
                continue
            model.never_all([worked[w]], unless=[phases[w % measure.every]])
        for phase in history if len(history) == 1 else ():
            model.cp.add(phases[phase] == 1)


def weekends_in_plan(rule: Rule, measure: m.WeekendsInPlan, model: RosterModel) -> None:
    """At most so many in all, and a least distance from each to the next."""
    first = model.grid.first_week
    for e in bound(rule, model):
        weeks = range(model.grid.weeks)
        worked = worked_weekends(measure, model, e, weeks)
        model.at_most(worked[first:], measure.most)
        for w in weeks:
            if measure.distance > 1 and w + measure.distance > first:
                model.at_most(worked[w : w + measure.distance], 1)


def whole_weekend(rule: Rule, measure: m.WholeWeekend, model: RosterModel) -> None:
    """Saturday and Sunday together or not at all."""
    del measure
    for e in bound(rule, model):
        for w in _weeks(model, e, 0):
            if w >= model.grid.first_week and model.grid.in_force(rule, 7 * w):
                model.equal(model.on(e, 7 * w + SATURDAY), model.on(e, 7 * w + SUNDAY))


def _weeks(model: RosterModel, e: int, around: int) -> range:
    first, last = model.span(e)
    return range(max(0, first // 7 - around), min(model.grid.weeks - 1, last // 7 + around) + 1)


def _sure(term: Term) -> bool:
    return isinstance(term, int) and bool(term)
