"""Bounds that a plan had no time for, and why there is no rota."""

from types import SimpleNamespace

import pytest
from tests.planning.wards import pair

from arsplan.domain.absences import Lock
from arsplan.scenarios import task as task_module
from arsplan.scenarios.scenario import Scenario
from arsplan.scenarios.task import Task, _tighter, run

ROW = {
    "shortage_h": 10.0,
    "shortage_bound_h": 0.0,
    "shortage_gap_pct": 9.0,
    "fte_bound": None,
    "heads_at_aim_bound": None,
}
PROVEN = {"shortage_bound_h": 4.0, "fte_bound": 1.5, "heads_at_aim_bound": 1}


def found(*conflicts):
    return SimpleNamespace(conflicts=conflicts, planned_unit=pair(1))


def test_bounds_take_the_place_of_weaker_ones_and_of_none():
    kept = _tighter(ROW, PROVEN, found())
    assert kept == PROVEN | {"shortage_gap_pct": round(100 * 6.0 / 52.5, 2)}


def test_a_stronger_bound_stays():
    row = ROW | {"shortage_bound_h": 5.0, "fte_bound": 1.2, "heads_at_aim_bound": 0}
    assert _tighter(row, PROVEN, found()) == {}


def test_people_at_the_aim_are_not_bounded_where_somebody_lacks_duties():
    assert "heads_at_aim_bound" not in _tighter(ROW, PROVEN, found("P1"))
    assert _tighter(ROW, PROVEN, found("P1"))["fte_bound"] == 1.5


def test_without_bounds_nothing_changes():
    assert _tighter(ROW, {}, found()) == {}


def test_why_there_is_no_lawful_rota_names_the_first_breach():
    unit = pair(1)
    days = unit.horizon.dates[:5]  # three in a row is the most
    locked = unit.model_copy(update={"locks": tuple(Lock(employee="P1", date=day, shift="D") for day in days)})
    row = run(Task("a", locked, Scenario(name="s"), depth="full", seconds=10.0)).row
    assert row["status"] == "no lawful rota"
    assert "R02, P1: 37 h 30 min planned" in row["why"]
    assert "2 findings in all" in row["why"]
    assert "Maybe" in row["why"]


@pytest.mark.parametrize("reason", ["time_limit", "infeasible"])
def test_without_findings_the_reason_stands_alone(reason):
    plan = SimpleNamespace(outcome=SimpleNamespace(reason=reason), findings=SimpleNamespace(broken=()))
    assert task_module._why(plan) == reason.replace("_", " ") + "."
