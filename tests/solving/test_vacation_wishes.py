"""Who is given a week of vacation that more people wish for than may be away."""

from datetime import timedelta
from fractions import Fraction

import pytest
from ortools.sat.python import cp_model
from tests.law.world import MONDAY, person, world

from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import Absence, Wish
from arsplan.domain.balances import Balance
from arsplan.domain.terms import VacationPolicy
from arsplan.planning.vacation_room import vacation_room
from arsplan.rules.rulebook import rulebook
from arsplan.solving.run import WallBudget
from arsplan.solving.vacation import VacationModel, between
from arsplan.solving.vacation_wishes import REFUSED, price

THREE = ("kari", "per", "ola")
FIRST = MONDAY.isocalendar().week


def wish(name, *weeks, **more):
    return Wish(employee=name, kind="vacation", from_week=weeks[0], to_week=weeks[-1], **more)


def unit_of(wishes, *, days=6, weeks=4, **facts):
    """Three people of whom one may be away at once."""
    shares = {"main_share": Fraction(1, 3), "other_share": Fraction(1, 3)}
    policy = VacationPolicy(main_days=0, from_week=1, to_week=53, **shares)
    staff = tuple(person(name, vacation_days=days) for name in THREE)
    return world(weeks=weeks, staff=staff, vacation=policy, wishes=tuple(wishes), **facts)


def given(wishes, **facts):
    """Who is away in which ISO weeks, in the one best placing."""
    unit = unit_of(wishes, **facts)
    model = VacationModel(unit, rulebook(unit))
    model.cp.minimize(sum(term * cost for term, cost in model.costs))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model.cp) == cp_model.OPTIMAL
    found = {name: set() for name in THREE}
    for absence in model.chosen(solver):
        found[absence.employee].add(absence.first.isocalendar().week)
    return found


def test_the_heavier_wish_is_met():
    found = given([wish("kari", FIRST), wish("per", FIRST, weight=11), wish("ola", FIRST, weight=9)])
    assert [name for name in THREE if FIRST in found[name]] == ["per"]


@pytest.mark.parametrize("behind", THREE)
def test_whoever_has_had_fewest_popular_weeks_goes_first(behind):
    balances = tuple(Balance(employee=name, popular_weeks=Fraction(name != behind, 2)) for name in THREE)
    found = given([wish(name, FIRST) for name in THREE], balances=balances)
    assert [name for name in THREE if FIRST in found[name]] == [behind]


def test_two_weeks_that_two_wish_for_are_shared():
    found = given([wish("kari", FIRST, FIRST + 1), wish("per", FIRST, FIRST + 1)], days=12, weeks=6)
    assert {len({FIRST, FIRST + 1} & found[name]) for name in ("kari", "per")} == {1}


def test_what_binds_goes_before_every_weight():
    found = given([wish("kari", FIRST, strength="must"), wish("per", FIRST, weight=1000)])
    assert FIRST in found["kari"]


def test_weight_does_not_buy_more_than_may_be_away():
    found = given([wish(name, FIRST, weight=1000) for name in THREE])
    assert sum(FIRST in weeks for weeks in found.values()) == 1


def test_a_week_that_is_given_already_asks_for_nothing_more():
    monday, week = (Absence(employee="kari", first=MONDAY, last=MONDAY + timedelta(k)) for k in (0, 5))
    for absences, priced in (((), True), ((monday,), True), ((week,), False)):
        unit = unit_of([wish("kari", FIRST)], absences=absences)
        assert (REFUSED in [cost for _, cost in VacationModel(unit, rulebook(unit)).costs]) is priced


def away_in_first(days, **more):
    """Virkedager of vacation that kari has in the first week, where so many are due."""
    policy = VacationPolicy(main_days=0, from_week=1, to_week=53)
    staff = (person("kari", vacation_days=days),)
    asked = (wish("kari", FIRST, **more), wish("kari", FIRST + 2, FIRST + 3))
    unit = world(weeks=4, staff=staff, vacation=policy, wishes=asked)
    model = VacationModel(unit, rulebook(unit))
    model.cp.minimize(sum(term * cost for term, cost in model.costs))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model.cp) == cp_model.OPTIMAL
    days = {day for a in model.chosen(solver) for day in between(a.first, a.last)}
    return sum(is_virkedag(MONDAY + timedelta(k)) and MONDAY + timedelta(k) in days for k in range(7))


def test_a_week_is_met_by_the_whole_of_it():
    assert away_in_first(8, weight=1000) == 6
    assert away_in_first(6, strength="must") == 6


def test_a_week_that_binds_and_cannot_be_whole_is_still_vacation_in_part():
    assert 0 < away_in_first(4, strength="must") <= 4


def test_a_day_that_is_given_is_enough_where_no_more_days_are_left_for_a_week_that_binds():
    policy = VacationPolicy(main_days=0, from_week=1, to_week=53)
    away = Absence(employee="kari", first=MONDAY, last=MONDAY)
    asked = [wish("kari", FIRST + k, strength="must") for k in (0, 2)]
    unit = world(
        weeks=4, staff=(person("kari", vacation_days=3),), vacation=policy, wishes=tuple(asked), absences=(away,)
    )
    model = VacationModel(unit, rulebook(unit))
    model.cp.minimize(sum(term * cost for term, cost in model.costs))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model.cp) == cp_model.OPTIMAL
    (placed,) = model.chosen(solver)
    assert any(day.isocalendar().week == FIRST + 2 for day in between(placed.first, placed.last))


def test_with_more_people_away_at_once_more_weeks_are_as_wished():
    wishes = [*(wish(name, FIRST) for name in THREE), wish("kari", FIRST + 20)]
    found = vacation_room(unit_of(wishes), WallBudget(20))
    assert [(one.weeks, one.most) for one in found] == [(3, 1), (3, 2), (3, 1)]
    assert [one.change for one in found][:2] == ["", "a third more of each group on vacation at once"]
    assert vacation_room(unit_of([]), WallBudget(20)) == ()


def test_a_head_start_counts_up_to_two_weeks():
    plain = wish("kari", FIRST)
    assert [price(plain, Fraction(ahead)) for ahead in (-9, -2, 0, 1, 2, 9)] == [600, 600, 400, 300, 200, 200]
    assert price(plain.model_copy(update={"weight": 25}), Fraction(0)) == 1000
