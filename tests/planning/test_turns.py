"""Feasts in turns: one of each pair free, the other one next year."""

import datetime as dt
from fractions import Fraction

import pytest
from tests.metrics.small import small
from tests.planning.wards import UNITS

from arsplan.domain.absences import Lock, Wish
from arsplan.domain.roster import Duty
from arsplan.domain.staff import Employee
from arsplan.io.load import load
from arsplan.planning.turns import feast_pairs, holiday_turns

CHRISTMAS, NEW_YEAR = dt.date(2027, 12, 24), dt.date(2027, 12, 31)


def year(people=6, **facts):
    staff = tuple(
        Employee(id=f"P{k}", competence="HFA", position=Fraction(1, 2), rota="DA") for k in range(1, people + 1)
    )
    return small(weeks=52, staff=staff, **facts)


def free(locks, day):
    return {lock.employee for lock in locks if lock.date == day}


def test_the_feasts_of_a_year():
    easter, christmas = feast_pairs(2027)
    assert [day.isoformat() for day in easter.one] == ["2027-03-26", "2027-03-27", "2027-03-28", "2027-03-29"]
    assert easter.other == (dt.date(2027, 5, 17),)
    assert christmas.one[0] == CHRISTMAS
    assert christmas.other == (NEW_YEAR, dt.date(2028, 1, 1))


def test_everybody_has_one_of_each_pair_free_and_half_are_there():
    locks = holiday_turns(year())
    for pair in feast_pairs(2027):
        one, other = free(locks, pair.one[0]), free(locks, pair.other[0])
        assert len(one) == len(other) == 3
        assert one | other == {f"P{k}" for k in range(1, 7)}
        assert {lock.shift for lock in locks} == {"off"}


def test_who_worked_on_christmas_eve_last_year_is_free_now():
    worked = {"P2", "P5", "P6"}
    last = [Duty(person, dt.date(2026, 12, 24), "A") for person in worked]
    last += [Duty(person, dt.date(2026, 12, 31), "A") for person in ("P1", "P3")]
    locks = holiday_turns(year(), last)
    assert free(locks, CHRISTMAS) == worked
    assert {"P1", "P3"} <= free(locks, NEW_YEAR)


@pytest.mark.parametrize("people", [6, 7])
def test_no_one_works_both_christmas_eves(people):
    """Two years, each worked by those who are not free: as long as half can do the work, nobody has both."""
    unit = year(people)
    first = {person for person in unit.person if person not in free(holiday_turns(unit), CHRISTMAS)}
    working = sorted(first)[: people // 2]
    last = [Duty(person, dt.date(2026, 12, 24), "D") for person in working]
    assert set(working) <= free(holiday_turns(unit, last), CHRISTMAS)


def test_who_asks_to_work_or_has_a_duty_there_is_left_so():
    wish = Wish(employee="P1", kind="duty", date=CHRISTMAS, shift="D")
    lock = Lock(employee="P2", date=CHRISTMAS, shift="D")
    last = [Duty(person, dt.date(2026, 12, 24), "D") for person in ("P1", "P2", "P3")]
    locks = holiday_turns(year(wishes=(wish,), locks=(lock,)), last)
    assert free(locks, CHRISTMAS) == {"P3"}


def test_groups_are_split_apart():
    unit = load(UNITS / "solsiden")
    locks = holiday_turns(unit)
    away = free(locks, CHRISTMAS)
    for rota, competence in {(e.rota, e.competence) for e in unit.staff}:
        group = {e.id for e in unit.staff if (e.rota, e.competence) == (rota, competence)}
        assert len(group & away) == len(group) // 2
    unit.model_copy(update={"locks": locks}).model_validate(unit.model_copy(update={"locks": locks}).model_dump())


def test_a_plan_of_some_weeks_has_the_feasts_that_lie_in_it():
    assert holiday_turns(small()) == ()
