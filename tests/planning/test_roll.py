"""A plan that moves on: history, few changes, new weeks, and accounts that carry over."""

import time
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from tests.planning.wards import pair

from arsplan.checking import check
from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.balances import MonthMinutes, month_of
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.terms import VacationPolicy
from arsplan.errors import InvalidUnit
from arsplan.planning import roll as rolling
from arsplan.planning.ahead import unit_ahead
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.roll import Rolled, roll
from arsplan.planning.seam import continued
from arsplan.planning.stop import MaxRuntime
from arsplan.planning.taking_over import newcomers, with_vacation
from arsplan.solving.run import WallBudget


@pytest.fixture(scope="module")
def planned() -> Plan:
    return plan(pair(1).model_copy(update={"weeks": 4}), stop=MaxRuntime(0.5), deterministic=True)


@pytest.fixture(scope="module")
def ill(planned: Plan) -> Absence:
    """Somebody who works in the third week is away for it."""
    third = planned.unit.start + timedelta(14)
    who = next(duty.employee for duty in planned.roster if third <= duty.date < third + timedelta(7))
    return Absence(employee=who, first=third, last=third + timedelta(6), kind="sick")


@pytest.fixture(scope="module")
def rolled(planned: Plan, ill: Absence) -> Rolled:
    return roll(planned, planned.unit.start + timedelta(14), absences=[ill], seconds=6, deterministic=True)


def test_it_is_lawful_and_as_long_as_before(planned: Plan, rolled: Rolled):
    unit, made = rolled.plan.unit, rolled.plan
    assert (unit.start, unit.weeks) == (planned.unit.start + timedelta(14), planned.unit.weeks)
    assert made.findings.lawful
    assert check(unit, made.roster, fixed=unit.absences).lawful
    assert any(duty.date >= rolled.new_from for duty in made.roster), "the new weeks are worked"


def test_the_past_is_history(planned: Plan, rolled: Rolled):
    start = rolled.plan.unit.start
    assert set(rolled.plan.unit.history) == {duty for duty in planned.roster if duty.date < start}
    assert rolled.plan.unit.known_from == planned.unit.start


def test_each_change_has_its_reason_and_nothing_else_has_changed(planned: Plan, rolled: Rolled, ill: Absence):
    start, end = rolled.plan.unit.start, planned.unit.horizon.end
    before = {duty for duty in planned.roster if duty.date >= start}
    after = {duty for duty in rolled.plan.roster if duty.date <= end}
    assert {(c.employee, c.date) for c in rolled.changes} == {(d.employee, d.date) for d in before ^ after}
    for change in rolled.changes:
        own = change.employee == ill.employee and ill.first <= change.date <= ill.last
        assert (change.reason == "absence") == own
    notice = start + timedelta(14)
    assert set(rolled.exceptions) == {change for change in rolled.changes if change.date < notice}
    assert all(start <= c.date < start + timedelta(7) for c in rolled.changes), "only around what was lost"


def test_without_news_nothing_changes(planned: Plan):
    found = roll(planned, planned.unit.start + timedelta(7), seconds=5, deterministic=True)
    assert found.changes == found.exceptions == ()
    assert found.plan.findings.lawful


def test_new_weeks_get_the_time_that_nothing_else_needs(planned: Plan, monkeypatch):
    given = []

    def search(*_, stop, **__):
        given.append(stop.seconds)
        return replace(planned, roster=None, absences=())

    monkeypatch.setattr(rolling, "plan", search)
    roll(planned, planned.unit.start + timedelta(7), seconds=1000)
    assert 900 < given[0] <= 1000


def test_new_weeks_get_their_share_where_all_before_took_too_long(planned: Plan, monkeypatch):
    given = []

    def search(*_, stop, **__):
        given.append(stop.seconds)
        return replace(planned, roster=None, absences=())

    def slow(*_, **__):
        time.sleep(0.2)
        return []

    monkeypatch.setattr(rolling, "plan", search)
    monkeypatch.setattr(rolling, "poor_weeks", slow)
    roll(planned, planned.unit.start + timedelta(7), seconds=0.1)
    assert given == [pytest.approx(0.06)]


def test_what_was_worked_counts_instead_of_what_was_planned(planned: Plan):
    to = planned.unit.start + timedelta(7)
    worked = [duty for duty in planned.roster if duty.date < to]
    missed = worked[0]
    found = roll(planned, to, actual=Roster(worked[1:]), weeks=3, seconds=5, deterministic=True)
    as_planned = continued(planned.planned_unit, planned.roster, to, weeks=5)
    more = found.plan.unit.balance_of(missed.employee).minutes - as_planned.balance_of(missed.employee).minutes
    assert more == planned.unit.shift_by_code[missed.shift].paid_minutes
    assert missed not in found.plan.unit.history


def test_a_duty_worked_on_a_day_noted_as_away_counts_as_worked_and_is_not_credited_again(planned: Plan):
    to = planned.unit.start + timedelta(7)
    duty = next(duty for duty in planned.roster if duty.date < to)
    sick = Absence(employee=duty.employee, first=duty.date, last=duty.date, kind="sick")
    worked = Roster(duty for duty in planned.roster if duty.date < to)
    as_planned = unit_ahead(planned, to, weeks=3)
    told = unit_ahead(planned, to, weeks=3, actual=worked, absences=[sick])
    assert set(told.history) == set(worked)
    noted = Fraction(planned.unit.full_time_week * planned.unit.person[duty.employee].position, 7)
    for balance, as_told in zip(as_planned.balances, told.balances, strict=True):
        # Being away takes hours off the month, though the duty was worked in it: so many more it may hold.
        more = (MonthMinutes(month=month_of(duty.date), minutes=noted),) if balance.employee == duty.employee else ()
        assert as_told == balance.model_copy(update={"month_minutes": more})
    lost = unit_ahead(planned, to, weeks=3, actual=Roster(set(worked) - {duty}), absences=[sick])
    assert duty not in lost.history
    assert [balance.minutes for balance in lost.balances] == [balance.minutes for balance in told.balances]


def test_vacation_that_the_plan_did_not_know_is_credited_by_its_days_alone(planned: Plan):
    to = planned.unit.start + timedelta(7)
    duty = next(duty for duty in planned.roster if duty.date < to and is_virkedag(duty.date))
    away = Absence(employee=duty.employee, first=duty.date, last=duty.date, kind=VACATION)
    person, paid = planned.unit.person[duty.employee], planned.unit.shift_by_code[duty.shift].paid_minutes
    before = unit_ahead(planned, to, weeks=3).balance_of(person.id).minutes
    after = unit_ahead(planned, to, weeks=3, absences=[away]).balance_of(person.id).minutes
    assert after - before == paid - person.position * planned.unit.full_time_week * Fraction(1, 6)


def test_somebody_who_leaves_is_taken_off(planned: Plan):
    to = planned.unit.start + timedelta(7)
    leaver = next(duty.employee for duty in planned.roster if duty.date >= to)
    staff = tuple(person for person in planned.unit.staff if person.id != leaver)
    unit = planned.unit.model_copy(update={"staff": staff, "wishes": ()})
    found = roll(planned, to, unit=unit, weeks=3, seconds=5, deterministic=True)
    assert leaver not in found.plan.unit.person
    gone = [change for change in found.changes if change.employee == leaver]
    assert gone
    assert {(change.after, change.reason) for change in gone} == {("", "employment")}


def test_the_next_year_starts_from_this_one(planned: Plan):
    to = planned.unit.horizon.end + timedelta(1)
    found = roll(planned, to, seconds=5, deterministic=True)
    assert (found.plan.unit.start, found.new_from, found.changes) == (to, to, ())
    assert set(found.plan.unit.history) == set(planned.roster)
    assert found.plan.findings.lawful
    assert found.plan.roster.duties
    assert {c.reason for c in found.plan.conflicts} == {
        "the hours stay in the account, and are planned when the plan rolls on"
    }


def test_a_newcomer_takes_over_the_line_of_somebody_who_leaves(planned: Plan):
    to = planned.unit.start + timedelta(7)
    left = planned.unit.staff[0]
    comes = left.model_copy(update={"id": "P9"})
    unit = planned.unit.model_copy(update={"staff": (comes, *planned.unit.staff[1:]), "wishes": ()})
    found = roll(planned, to, unit=unit, weeks=3, seconds=5, deterministic=True)
    theirs = {(d.date, d.shift) for d in planned.roster if d.employee == left.id and d.date >= to}
    now = {(d.date, d.shift) for d in found.plan.roster if d.employee == "P9"}
    assert theirs
    assert theirs <= now
    assert {change.employee for change in found.changes} == {left.id, "P9"}
    assert found.plan.findings.lawful


def test_newcomers_without_a_line_to_take_over_get_their_vacation(planned: Plan):
    away = VacationPolicy(days=30, main_days=0, other_share=Fraction(1))
    unit = planned.planned_unit.model_copy(update={"weeks": 52, "vacation": away})
    comes = unit.staff[0].model_copy(update={"id": "P9"})
    ahead = unit.model_copy(update={"staff": (*unit.staff, comes)})
    assert newcomers(ahead, unit) == ["P9"]
    placed = with_vacation(ahead, ["P9"], WallBudget(20), seconds=10, seed=1).absences
    assert {a.employee for a in placed} == {"P9"}
    days = [a.first + timedelta(k) for a in placed for k in range((a.last - a.first).days + 1)]
    assert sum(map(is_virkedag, days)) == 30


@pytest.mark.parametrize("heads", [0, 2])
def test_other_heads_in_the_opening_weeks_are_planned_for(planned: Plan, heads: int):
    to = planned.unit.start + timedelta(7)
    demand = tuple(row.model_copy(update={"heads": heads, "minima": {}}) for row in planned.unit.demand)
    changed = planned.planned_unit.model_copy(update={"demand": demand})
    found = roll(planned, to, unit=changed, weeks=3, seconds=8, deterministic=True)
    before = sum(d.date >= to for d in planned.roster)
    now = sum(d.date <= planned.unit.horizon.end for d in found.plan.roster)
    assert now == 0 if heads == 0 else now > before
    assert found.plan.findings.lawful
    reasons = {change.reason for change in found.changes}
    assert reasons == {"need"} if heads == 0 else "shortage" in reasons


def test_somebody_with_a_larger_position_works_more_in_the_weeks_planned_already():
    unit = pair(2, position="1/2").model_copy(update={"weeks": 4})
    small = plan(unit, stop=MaxRuntime(0.5), deterministic=True)
    to = small.unit.start + timedelta(7)
    who = small.unit.staff[0].id
    found = roll(
        small, to, unit=small.planned_unit.with_positions({who: Fraction(1)}), weeks=3, seconds=6, deterministic=True
    )
    assert {change.employee for change in found.changes} == {who}
    assert all(change.after for change in found.changes)


def test_a_week_without_a_season_is_refused_before_anything_is_planned(planned: Plan):
    seasons = tuple(s.model_copy(update={"to_week": 34}) for s in planned.unit.seasons)
    unit = planned.planned_unit.model_copy(update={"seasons": seasons})
    with pytest.raises(InvalidUnit, match="No season holds week 35"):
        roll(planned, planned.unit.start + timedelta(7), unit=unit)


def test_worked_duties_lie_before_the_new_start(planned: Plan):
    to = planned.unit.start + timedelta(7)
    with pytest.raises(InvalidUnit, match="Maybe"):
        roll(planned, to, actual=Roster([Duty(planned.unit.staff[0].id, to, "N")]))
    with pytest.raises(InvalidUnit, match="Monday"):
        roll(planned, date(2020, 1, 6))
