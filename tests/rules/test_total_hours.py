"""Limits that others imply: said to be so, true to be so, and left out by the solver."""

from datetime import timedelta

import pytest
from tests.law.world import MONDAY, person, world

from arsplan.domain.agreed import PersonalAgreements
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


def test_each_person_is_read_at_a_level_of_their_own():
    """The same ordinary hours, by an agreement with a central union, and other limits beyond them."""
    staff = tuple(
        person(level, long_shift_minutes=840, agreements=PersonalAgreements(averaging=level))
        for level in ("none", "ind", "tv")
    )
    found = {rule.id: rule for rule in rulebook(world(agreements=Agreements(su_long_shift=840), staff=staff))}
    assert found["R01"].people == ("none", "ind", "tv")
    days = [found["R04"], found["R04/2"]]
    assert [(rule.people, rule.measure.most) for rule in days] == [(("none", "ind"), 840), (("tv",), 960)]
    weeks = [found[name] for name in ("R05", "R05/2", "R05/3", "R05/8")]
    assert [rule.measure.most for rule in weeks] == [2880, 3600, 4140, 8 * 2880]
    assert [rule.people for rule in weeks] == [("none",), ("ind",), ("tv",), ("ind", "tv")]
    assert [found[rule.implied_by].id for rule in (*days, *weeks)] == ["R01", "R01", "R03", "R03/2", "R03/3", "R03/8"]
    assert [found[name].people for name in ("R06", "R06/2")] == [("none", "ind"), ("tv",)]


@pytest.mark.parametrize(
    ("dates", "left_out"),
    [({}, True), ({"valid_from": MONDAY + timedelta(1)}, False), ({"valid_to": MONDAY}, False)],
)
def test_the_solver_leaves_it_out_where_the_stricter_one_binds_throughout(dates, left_out):
    unit, rules = rules_of(Agreements())
    dated = tuple(r.model_copy(update=dates) if r.id == "R03" else r for r in rules)
    assert ("R05" not in {rule.id for rule in Grid(unit, dated).rules}) is left_out


@pytest.mark.parametrize("severity", ["soft", "off"])
def test_the_solver_reads_it_where_the_stricter_one_does_not_bind(severity):
    unit, rules = rules_of(Agreements())
    loose = tuple(r.model_copy(update={"severity": severity}) if r.id == "R03" else r for r in rules)
    assert "R05" in {rule.id for rule in Grid(unit, loose).rules}
    assert "R05" not in {rule.id for rule in Grid(unit, rules).rules}
