"""Limits that others imply: said to be so, true to be so, and left out by the solver."""

import pytest
from tests.law.world import person, world

from arsplan.domain.terms import Agreements
from arsplan.rules.rulebook import rulebook
from arsplan.solving.grid import Grid

LEVELS = [
    Agreements(averaging=level, su_long_shift=long, su_days=days)
    for level in ("none", "ind", "tv")
    for long, days in ((None, "all"), (840, "all"), (840, "weekend"))
]


def rules_of(agreements):
    unit = world(agreements=agreements, staff=(person(), person("per", long_shift_minutes=840)))
    return unit, rulebook(unit)


@pytest.mark.parametrize("agreements", LEVELS)
def test_an_implied_limit_is_no_stricter_and_of_the_same_people(agreements):
    _, rules = rules_of(agreements)
    by_id = {rule.id: rule for rule in rules}
    implied = [rule for rule in rules if rule.implied_by]
    assert {rule.id.split("/")[0] for rule in implied} == {"R04", "R05"}
    for rule in implied:
        other = by_id[rule.implied_by]
        assert rule.people == other.people
        mine, stricter = rule.measure, other.measure
        assert mine.most >= stricter.most
        more = {"most": 0, "most_weekend": 0} if rule.id.startswith("R04") else {"most": 0}
        assert mine.model_copy(update=more) == stricter.model_copy(update=more)
        if rule.id.startswith("R04"):
            assert (mine.most_weekend or mine.most) >= (stricter.most_weekend or stricter.most)


def test_the_solver_leaves_it_out_where_the_stricter_one_is_hard():
    unit, rules = rules_of(Agreements())
    assert {rule.id for rule in Grid(unit, rules).rules} == {rule.id for rule in rules if not rule.implied_by}


@pytest.mark.parametrize("severity", ["soft", "off"])
def test_the_solver_reads_it_where_the_stricter_one_does_not_bind(severity):
    unit, rules = rules_of(Agreements())
    loose = tuple(r.model_copy(update={"severity": severity}) if r.id == "R03" else r for r in rules)
    assert "R05" in {rule.id for rule in Grid(unit, loose).rules}
    assert "R05" not in {rule.id for rule in Grid(unit, rules).rules}
