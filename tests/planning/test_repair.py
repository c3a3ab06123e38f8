"""Somebody falls ill: the plan is repaired with few changes, and the books stay straight."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from tests.law.world import person, world
from tests.planning.wards import cut

from arsplan.checking import check
from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.terms import VacationPolicy
from arsplan.errors import InvalidUnit
from arsplan.planning import MaxRuntime, Plan, plan
from arsplan.planning.repair import CHANGES, repair
from arsplan.planning.replacements import replacements
from arsplan.rules.entitlement import account

MONDAY = date(2027, 8, 2)


@pytest.fixture(scope="module")
def planned() -> Plan:
    return plan(cut("bjorkelia", 6, ("DA",)), stop=MaxRuntime(10))


@pytest.mark.slow
def test_three_weeks_of_illness(planned: Plan):
    who = max(planned.unit.staff, key=lambda e: (e.position, e.id)).id
    first = planned.unit.start + timedelta(7)
    found = repair(planned, Absence(employee=who, first=first, last=first + timedelta(20), kind="sick"), seconds=8)
    away = [duty for duty in found.plan.roster.of(who) if first <= duty.date <= first + timedelta(20)]
    assert not away
    assert check(found.plan.unit, found.plan.roster, fixed=found.plan.unit.absences).lawful
    assert found.moved <= CHANGES * len(found.lost)
    assert found.bound is None or found.bound <= found.shortage
    lost = sum(planned.unit.shift_by_code[duty.shift].paid_minutes for duty in found.lost)
    assert found.shortage < found.before + lost
    outside = {c.date for c in found.changes}
    assert all(found.first <= day <= found.last for day in outside)
    assert {(c.employee, c.date) for c in found.changes} == {
        (d.employee, d.date) for d in set(planned.roster) ^ set(found.plan.roster)
    }


def pair_of_weeks(**facts):
    people = (person(), person("per", position=Fraction(1, 2)), person("eli", position=Fraction(1, 2)))
    asked = {"staffing_above_need": 3, "whole_weekends": False, "weekends": 1, "weekends_of": 1}
    return world(staff=people, vacation=VacationPolicy(place=False, days=0), weeks=2, arrangement=asked, **facts)


def test_hours_lost_are_credited_and_extra_time_is_no_hours_of_the_position():
    unit = pair_of_weeks()
    roster = Roster(Duty("kari", MONDAY + timedelta(k), "D") for k in range(4))
    whole = Plan(unit, (), roster, None, (), check(unit, roster), {e.id: e.position for e in unit.staff}, (), None)
    found = repair(whole, Absence(employee="kari", first=MONDAY, last=MONDAY + timedelta(2), kind="sick"), seconds=5)
    assert len(found.lost) == 3
    kari = unit.person["kari"]
    assert account(found.plan.unit, kari).room == account(unit, kari).room - 3 * 450
    assert found.before == 450 * (14 - 4)
    assert found.moved == CHANGES * 3, "thirteen days are open, and so many changes are allowed"
    assert found.bound == found.shortage == 450 * (13 - 9)
    assert {c.reason for c in found.changes} == {"absence", "shortage"}
    assert found.plan.findings.lawful


def test_who_is_asked_first():
    unit = pair_of_weeks()
    roster = Roster([Duty("per", MONDAY, "D"), *(Duty("eli", MONDAY + timedelta(k), "D") for k in (0, 1, 7, 8))])
    found = replacements(unit, roster, MONDAY + timedelta(2), "D")
    assert [(one.employee, one.hours) for one in found] == [("per", "own"), ("kari", "own"), ("eli", "extra")]
    assert found[-1].extra_minutes == 450 * 5 - account(unit, unit.person["eli"]).room


def test_nobody_is_asked_who_lacks_rest_or_is_there_already():
    unit = pair_of_weeks()
    evening = Duty("per", MONDAY, "A")
    roster = Roster([evening, Duty("eli", MONDAY + timedelta(1), "D")])
    assert [one.employee for one in replacements(unit, roster, MONDAY + timedelta(1), "D")] == ["kari"]


def test_overtime_ends_with_its_limit():
    unit = pair_of_weeks()
    week = [Duty("kari", MONDAY + timedelta(k), "D") for k in (0, 1, 2, 3)]
    later = [Duty("kari", MONDAY + timedelta(k), "D") for k in (7, 8, 9, 10, 11)]
    roster = Roster([*week, *later])
    friday = MONDAY + timedelta(4)
    asked = {one.employee: one for one in replacements(unit, roster, friday, "D")}
    assert asked["kari"].hours == "overtime"
    before = [week[0], week[1]]
    assert "kari" not in {one.employee for one in replacements(unit, roster, friday, "D", overtime=before)}


@pytest.mark.parametrize(("employee", "day"), [("nobody", MONDAY), ("kari", date(2030, 1, 1))])
def test_strangers_and_other_years_are_refused(employee, day):
    unit = pair_of_weeks()
    whole = Plan(unit, (), Roster(), None, (), check(unit, Roster()), {}, (), None)
    with pytest.raises(InvalidUnit, match="Maybe"):
        repair(whole, Absence(employee=employee, first=day, last=day, kind="sick"))


def test_a_duty_that_is_none_has_no_replacement():
    with pytest.raises(InvalidUnit, match="Maybe"):
        replacements(pair_of_weeks(), Roster(), MONDAY, "X")
