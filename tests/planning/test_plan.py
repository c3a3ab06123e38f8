"""Plans of small wards, judged from outside of the solver."""

import threading
import time
from datetime import timedelta

import pytest
from tests.planning.wards import cut, pair

from arsplan.checking import check
from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import VACATION
from arsplan.domain.terms import Discussion
from arsplan.domain.unit import Unit
from arsplan.metrics import coverage, shortage_minutes
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.progress import Progress
from arsplan.planning.stop import FirstLawful, MaxRuntime
from arsplan.rules.entitlement import account, vacation_to_place


@pytest.fixture(scope="module")
def ward() -> Unit:
    return cut("bjorkelia", 9)


@pytest.fixture(scope="module")
def planned(ward: Unit) -> Plan:
    return plan(ward, stop=MaxRuntime(12))


def test_lawful_by_the_checker_and_complete(planned: Plan) -> None:
    assert planned.outcome.status in {"LAWFUL", "PROVEN_BEST"}
    assert check(planned.planned_unit, planned.roster, fixed=planned.unit.absences).lawful


def test_shortage_is_counted_outside_and_not_below_the_bound(planned: Plan) -> None:
    goal = planned.goals[0]
    rows = coverage(planned.planned_unit, planned.roster)
    assert goal.value == shortage_minutes(rows)
    assert goal.bound is not None
    assert goal.value >= goal.bound
    assert goal.gap == pytest.approx((goal.value - goal.bound) / sum(row.need * row.minutes for row in rows))


def test_nobody_stands_above_the_need(planned: Plan) -> None:
    assert all(row.over == 0 for row in coverage(planned.planned_unit, planned.roster))


def test_vacation_due_is_placed_on_virkedager(planned: Plan) -> None:
    for person in planned.unit.staff:
        days = {
            day
            for absence in planned.absences
            if absence.employee == person.id and absence.kind == VACATION
            for day in planned.unit.horizon.dates
            if absence.first <= day <= absence.last and is_virkedag(day)
        }
        assert len(days) == vacation_to_place(planned.unit, person)


def test_hours_left_over_are_less_than_a_shift_or_named(planned: Plan) -> None:
    named = {conflict.employee: conflict.minutes for conflict in planned.conflicts}
    paid = {shift.code: shift.paid_minutes for shift in planned.unit.shifts}
    for person in planned.unit.staff:
        worked = sum(paid[duty.shift] for duty in planned.roster.of(person.id))
        left = account(planned.planned_unit, planned.planned_unit.person[person.id]).room - worked
        assert left >= 0, "nobody is planned above the position"
        assert left < min(paid[c] for c in planned.unit.rota_by_name[person.rota].shifts) or named[person.id] == left


def test_a_person_whose_own_weeks_cannot_carry_the_position_is_named() -> None:
    """C05 is there in even weeks only, at 75 %: a lawful even week has at most six days."""
    conflict = {c.employee: c for c in plan(cut("bjorkelia", 9), stop=FirstLawful(15)).conflicts}["C05"]
    assert "even weeks" in conflict.reason
    assert conflict.minutes > 450


def test_night_nurses_of_elvebredden_leave_weekends_without_a_nurse() -> None:
    """Two night nurses, every third weekend: at most two weekends of three have one."""
    found = plan(cut("elvebredden", 12, ("N",)), stop=MaxRuntime(8))
    rows = [r for r in coverage(found.planned_unit, found.roster) if r.shift == "N" and r.competence == "SPL"]
    weekends = {r.date.isocalendar().week for r in rows if r.short and r.date.weekday() >= 5}
    assert found.findings.lawful
    assert len(weekends) >= 12 // 3


def test_cancel_from_another_thread_returns_at_once_with_a_plan() -> None:
    cancel = threading.Event()
    heard: list[Progress] = []
    told: list[float] = []

    def hear(progress: Progress) -> None:
        heard.append(progress)
        if progress.phase == "improvement" and not told:
            told.append(time.monotonic())
            other = threading.Thread(target=cancel.set)
            other.start()
            other.join()

    found = plan(cut("bjorkelia", 6), stop=MaxRuntime(300), cancel=cancel, on_progress=hear)
    assert time.monotonic() - told[0] < 60, "counted from when it was told, since a busy machine takes time to begin"
    assert found.outcome.reason in {"stopped_by_user", "gap_closed"}
    assert found.findings.lawful
    assert {p.phase for p in heard} >= {"skeleton", "windows", "improvement", "done"}


def test_cancelled_before_it_begins_it_still_answers() -> None:
    cancel = threading.Event()
    cancel.set()
    found = plan(cut("bjorkelia", 4), stop=MaxRuntime(60), cancel=cancel)
    assert found.outcome.reason == "stopped_by_user"
    assert found.statistics.seconds < 20


def test_where_the_time_was_spent_at_once_the_last_check_is_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arsplan.solving.skeleton._Placing", lambda *_: pytest.fail("a model that nobody can solve"))
    monkeypatch.setattr("arsplan.planning.construct.Pacer", lambda *_: pytest.fail("a program that nobody can solve"))
    found = plan(pair(1), stop=MaxRuntime(0.0001))
    assert found.outcome.status == "LAWFUL"
    assert found.statistics.seconds_to_first == found.statistics.seconds


def test_a_deterministic_run_repeats_itself_also_beside_other_work() -> None:
    ward = cut("bjorkelia", 5)
    first = plan(ward, stop=MaxRuntime(4), seed=3, deterministic=True)
    busy = threading.Event()
    load = threading.Thread(target=lambda: [sum(range(10**4)) for _ in iter(busy.is_set, True)], daemon=True)
    load.start()
    try:
        second = plan(ward, stop=MaxRuntime(4), seed=3, deterministic=True)
    finally:
        busy.set()
    assert (first.roster, first.absences) == (second.roster, second.absences)
    assert first.findings.lawful


def test_fixed_positions_above_the_need_leave_a_surplus_that_is_shown() -> None:
    ward = cut("bjorkelia", 3, ("N",))
    none = tuple(row.model_copy(update={"heads": 0, "minima": {}}) for row in ward.demand)
    found = plan(ward.model_copy(update={"demand": none}), stop=MaxRuntime(5))
    assert len(found.roster) == 0
    assert {c.employee for c in found.conflicts} == set(ward.person)
    assert all("no open duty is left" in c.reason for c in found.conflicts)


def test_a_plan_that_was_discussed_too_late_is_not_lawful_and_says_so() -> None:
    unit = pair(1)
    late = unit.model_copy(update={"plan": Discussion(discussed=unit.start - timedelta(13))})
    made = plan(late, stop=MaxRuntime(10), seed=1)
    assert made.outcome.status == "NO_LAWFUL_PLAN"
    assert [(f.rule, f.employee, f.slack) for f in made.findings.broken] == [("R16", "", -1)]
