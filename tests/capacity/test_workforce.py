"""The workforce bound, against exact search on small cases."""

import random
from itertools import combinations

import pytest
from ortools.sat.python import cp_model

from arsplan.capacity import workforce_bound

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def staffed(people, duties, off, of, *, first_day=SUNDAY):
    """Whether so many can staff a rota of `of` weeks that repeats: five days a week, at most six in a row."""
    days = 7 * of
    model = cp_model.CpModel()
    works = [[model.new_bool_var("") for _ in range(days)] for _ in range(people)]
    for person in works:
        for week in range(of):
            model.add(sum(person[(7 * week + first_day + day) % days] for day in range(7)) == 5)
        weekends = [model.new_bool_var("") for _ in range(of)]
        for week, weekend in enumerate(weekends):
            model.add_implication(person[7 * week + 5], weekend)
            model.add_implication(person[7 * week + 6], weekend)
        model.add(sum(weekends) <= of - off)
        for day in range(days):
            model.add(sum(person[(day + k) % days] for k in range(7)) <= 6)
    for day in range(days):
        model.add(sum(person[day] for person in works) >= duties[day % 7])
    return solved(model)[0] in {"OPTIMAL", "FEASIBLE"}


def least_workforce(duties, off, of, *, first_day):
    """The fewest people when runs of days have no limit: they are counted by weekends and by the days of each week."""
    model = cp_model.CpModel()
    working = {(week, day): [] for week in range(of) for day in range(7)}
    people = []
    for weekends in combinations(range(of), of - off):
        alike = model.new_int_var(0, 40, "")
        people.append(alike)
        for week in range(of):
            dates = [divmod((7 * week + first_day + day) % (7 * of), 7) for day in range(7)]
            allowed = [date for date in dates if date[1] < SATURDAY or date[0] in weekends]
            shares = []
            for worked in combinations(allowed, 5):
                shares.append(model.new_int_var(0, 40, ""))
                for date in worked:
                    working[date].append(shares[-1])
            model.add(sum(shares) == alike)
    for (_, day), there in working.items():
        model.add(sum(there) >= duties[day])
    model.minimize(sum(people))
    status, least = solved(model)
    assert status == "OPTIMAL"
    return least


def solved(model):
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 20
    status = solver.status_name(solver.solve(model))
    assert status != "UNKNOWN"
    return status, round(solver.objective_value) if model.has_objective() else None


def cases(number, seed):
    rng = random.Random(seed)
    found = []
    while len(found) < number:
        of = rng.randint(2, 4)
        duties = tuple(rng.randint(0, 4) for _ in range(7))
        if any(duties):
            found.append((duties, rng.randint(1, of - 1), of))
    return found


def test_bound_is_the_least_workforce_when_the_work_week_runs_from_sunday():
    """Burns and Carter's theorem: five days from Sunday to Saturday, at most six in a row."""
    for duties, off, of in cases(200, seed=1985):
        heads = workforce_bound(duties, weekends_off=off, weekends=of).heads
        assert heads == least_workforce(duties, off, of, first_day=SUNDAY), (duties, off, of)
        assert staffed(heads, duties, off, of), (duties, off, of)


def test_bound_holds_when_the_work_week_runs_from_monday_but_may_not_be_reached():
    """After a worked weekend, the five days before a free one make a run of seven."""
    reached = 0
    for duties, off, of in cases(100, seed=2027):
        heads = workforce_bound(duties, weekends_off=off, weekends=of).heads
        assert heads <= least_workforce(duties, off, of, first_day=MONDAY), (duties, off, of)
        reached += staffed(heads, duties, off, of, first_day=MONDAY)
    assert 0 < reached < 100


@pytest.mark.parametrize(
    ("duties", "off", "of", "binds", "heads", "said"),
    [
        (
            (1, 1, 1, 1, 1, 4, 3),
            1,
            2,
            "weekends",
            8,
            "4 people on Saturday, each at most 1 weekend of 2: 4 x 2 / 1 = 8",
        ),
        (
            (1, 1, 1, 1, 1, 2, 4),
            2,
            5,
            "weekends",
            7,
            "4 people on Sunday, each at most 3 weekends of 5: 4 x 5 / 3 = 6.67",
        ),
        ((5, 5, 5, 5, 5, 2, 2), 1, 2, "days", 6, "29 duties a week, each person at most 5: 29 / 5 = 5.8"),
        ((1, 1, 9, 1, 1, 1, 1), 1, 2, "peak", 9, "9 people on Wednesday, each on one duty a day: 9"),
    ],
)
def test_certificate(*, duties, off, of, binds, heads, said):
    found = workforce_bound(duties, weekends_off=off, weekends=of)
    assert (found.heads, found.binding.name) == (heads, binds)
    assert said in found.certificate


def test_hours_bind_where_duties_are_long():
    duties = (6, 6, 6, 6, 6, 2, 2)
    found = workforce_bound(duties, weekends_off=1, weekends=2, week_minutes=34 * 750, full_time=2130)
    assert {layer.name: layer.heads for layer in found.layers} == {"weekends": 4, "days": 7, "hours": 12, "peak": 6}
    assert found.certificate == "425 h a week, each person at most 35.5 h: 425 / 35.5 = 11.97, so 12 people"


def test_without_a_limit_on_days_only_weekends_hours_and_the_busiest_day_count():
    found = workforce_bound((3,) * 7, weekends_off=0, weekends=1, days_a_week=None)
    assert {layer.name: layer.heads for layer in found.layers} == {"weekends": 3, "peak": 3}


def test_no_weekend_work_and_no_weekend_demand():
    assert workforce_bound((2, 2, 2, 2, 2, 0, 0), weekends_off=3, weekends=3).heads == 2


@pytest.mark.parametrize(
    ("duties", "settings"),
    [
        ((1,) * 6, {"weekends_off": 1, "weekends": 2}),
        ((1, 1, 1, 1, 1, 1, -1), {"weekends_off": 1, "weekends": 2}),
        ((1,) * 7, {"weekends_off": 3, "weekends": 2}),
        ((1,) * 7, {"weekends_off": 2, "weekends": 2}),
        ((1,) * 7, {"weekends_off": 1, "weekends": 2, "days_a_week": 0}),
        ((1,) * 7, {"weekends_off": 1, "weekends": 2, "week_minutes": -1}),
        ((1,) * 7, {"weekends_off": 1, "weekends": 2, "week_minutes": 1, "full_time": 0}),
    ],
)
def test_what_makes_no_sense_is_refused(duties, settings):
    with pytest.raises(ValueError, match=r"\nMaybe"):
        workforce_bound(duties, **settings)
