"""Weekends: how often, in what rhythm, how many, and whole."""

from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Grid
from arsplan.solving.measures.scope import bound, scope
from arsplan.solving.model import RosterModel, Term

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
EVENING = 20 * 60


def marking(measure: m.WeekendDefinition, grid: Grid) -> dict[int, list[int]]:
    """By weekday, the shifts that make a weekend worked."""
    types, every = grid.unit.shifts, range(grid.shape[2])
    return {
        FRIDAY: [s for s in every if measure.friday_evening and types[s].finish > EVENING],
        SATURDAY: list(every),
        SUNDAY: [s for s in every if measure.sunday_night or not types[s].is_night],
    }


def worked_weekends(measure: m.WeekendDefinition, model: RosterModel, e: int, weeks: range) -> list[Term]:
    """For each week a literal that holds if and only if its weekend is worked."""
    marks = marking(measure, model.grid)
    given = {a.day // 7 for a in model.grid.activities.get(e, ()) if a.day % 7 >= SATURDAY}
    return [
        1
        if w in given
        else model.any_of([t for day, shifts in marks.items() for t in model.worked(e, 7 * w + day, shifts)])
        for w in weeks
    ]


def weekends_worked(rule: Rule, measure: m.WeekendsWorked, model: RosterModel) -> None:
    """At most so many in any run of weeks that ends in the plan."""
    read = scope(rule, model.grid)
    for e in bound(rule, model):
        weeks = _weeks(model, e, measure.of - 1)
        worked = worked_weekends(measure, model, e, weeks)
        for k, end in enumerate(weeks):
            if read.weeks(end - measure.of + 1, end):
                model.at_most(worked[max(0, k - measure.of + 1) : k + 1], measure.most)


def weekend_rhythm(rule: Rule, measure: m.WeekendRhythm, model: RosterModel) -> None:
    """No worked weekend is out of step with a later one.

    A window of two is read where the earlier is no later, and the later no earlier, than the time in force.
    """
    read = scope(rule, model.grid)
    for e in bound(rule, model):
        weeks = range(model.grid.weeks)
        worked = worked_weekends(measure, model, e, weeks)
        beats = range(measure.every)
        later = [
            [worked[w] for w in weeks if w % measure.every == beat and 7 * w + SUNDAY >= read.first] for beat in beats
        ]
        # Apart, so that a weekend that is given does not hide the others of its beat.
        given = [model.any_of([on for on in of_beat if isinstance(on, int)]) for of_beat in later]
        chosen = [model.any_of([on for on in of_beat if not isinstance(on, int)]) for of_beat in later]
        for w in weeks[: max(0, read.last // 7 + 1)]:
            for beat in beats:
                if beat != w % measure.every:
                    model.never_all([worked[w], given[beat]])
                    model.never_all([worked[w], chosen[beat]])


def weekends_in_plan(rule: Rule, measure: m.WeekendsInPlan, model: RosterModel) -> None:
    """At most so many in all, and a least distance from each to the next."""
    read, first = scope(rule, model.grid), model.grid.first_week
    for e in bound(rule, model):
        weeks = range(model.grid.weeks)
        worked = worked_weekends(measure, model, e, weeks)
        if read.weeks(first, weeks[-1]):
            model.at_most(worked[first:], measure.most)
        for w in weeks:
            for k in range(w + 1, min(w + measure.distance, len(weeks))):
                if read.weeks(w, k):
                    model.never_all([worked[w], worked[k]])


def whole_weekend(rule: Rule, measure: m.WholeWeekend, model: RosterModel) -> None:
    """Saturday and Sunday together or not at all."""
    del measure
    read = scope(rule, model.grid)
    for e in bound(rule, model):
        for w in _weeks(model, e, 0):
            if read.weeks(w, w):
                model.equal(model.on(e, 7 * w + SATURDAY), model.on(e, 7 * w + SUNDAY))


def _weeks(model: RosterModel, e: int, around: int) -> range:
    first, last = model.span(e)
    return range(max(0, first // 7 - around), min(model.grid.weeks - 1, last // 7 + around) + 1)
