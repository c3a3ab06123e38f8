"""Designed lines: as few as the closed form, a lawful rota behind them, and a difference that adds up."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from tests.capacity.reference import solsiden, two_shift

from arsplan.capacity import WeekendDesign, design_bound
from arsplan.checking import check
from arsplan.domain.terms import Agreements
from arsplan.planning.design import Design, design
from arsplan.planning.design_lines import first_lines
from arsplan.planning.design_sum import Heads, Hours, difference
from arsplan.planning.design_unit import quiet_start, round_weeks, terms_of
from arsplan.planning.stop import MaxRuntime

FIVE = {
    "every 2nd, 7.5 h": (WeekendDesign(every=2), 22),
    "every 3rd, 7.5 h": (WeekendDesign(every=3), 33),
    "every 3rd, 12.5 h": (WeekendDesign(every=3, long="L"), 20),
    "every 4th, 12.5 h": (WeekendDesign(every=3, long="L", long_every=4), 23),
    "every 4th, 14 h": (WeekendDesign(every=3, long="LL", long_every=4), 23),
}


def stands(found: Design) -> None:
    """What every design must keep, whatever its arrangement."""
    plan = found.plan
    assert plan.roster is not None
    assert check(plan.planned_unit, plan.roster).lawful
    assert {line.id for line in found.lines} == {duty.employee for duty in plan.roster}
    assert found.mean_position - found.closed_form == sum(part.share for part in found.difference)
    assert all(0 < line.position <= 1 for line in found.lines)
    worked = Counter(p for p, _ in {(d.employee, d.date.isocalendar()[1]) for d in plan.roster if d.date.weekday() > 4})
    for line in found.lines:
        assert line.weekends == worked[line.id] <= -(-found.stretch.weeks // line.every)
        assert line.consents or not line.long_shifts


@pytest.mark.parametrize(("every", "heads", "position"), [(3, 6, "49.3"), (2, 4, "73.9")], ids=["O1", "O1, every 2nd"])
def test_a_ward_of_one_and_one(every, heads, position):
    found = design(two_shift(1, 1, 1, 1), WeekendDesign(every=every), stop=MaxRuntime(10), deterministic=True)
    stands(found)
    assert (found.heads, found.bound, found.short) == (heads, heads, 0)
    assert f"{100 * float(found.mean_position):.1f}" == position
    assert found.difference == ()


def test_a_deterministic_design_repeats_itself():
    found = [
        design(two_shift(1, 1, 1, 1), WeekendDesign(every=2), stop=MaxRuntime(10), deterministic=True) for _ in range(2)
    ]
    assert found[0].plan.roster == found[1].plan.roster
    assert found[0].plan.settings["deterministic"]


def test_hours_and_vacation_follow_from_the_position():
    ward = two_shift(1, 1, 1, 1)
    for line in design(ward, WeekendDesign(every=2), stop=MaxRuntime(10), deterministic=True).lines:
        assert line.year_minutes == line.position * ward.full_time_week * ward.weeks
        assert line.vacation_minutes == line.position * ward.full_time_week * 5


def test_without_an_arrangement_the_units_own_frequency_is_taken():
    found = design(two_shift(1, 1, 1, 1), stop=MaxRuntime(10))
    assert found.arrangement.every == 3


def test_lines_by_competence_are_those_of_the_nested_bounds():
    unit, ordinary, long = solsiden(), WeekendDesign(), WeekendDesign(long="LL", long_every=4)
    for asked, by_competence, with_long in (
        (ordinary, {"SPL": 6, "HFA": 15, "ASS": 12}, 0),
        (long, {"SPL": 4, "HFA": 11, "ASS": 8}, 20),
    ):
        bounds = [bound for bound in design_bound(unit, asked) if bound.group == "DA"]
        lines = first_lines(unit, asked, bounds)
        assert Counter(line.competence for line in lines) == by_competence
        assert sum(line.long for line in lines) == with_long
        there = {sum(line.works(week) for line in lines if line.long) for week in range(12)}
        assert there == {5 if with_long else 0}


def test_half_with_consent_need_more_lines():
    unit = solsiden()
    everybody, half = (WeekendDesign(long="LL", long_every=4, long_share=Fraction(*s)) for s in ((1, 1), (1, 2)))
    most = design_bound(unit, half)[0]
    assert design_bound(unit, everybody)[0].heads == 23 < most.heads < 33
    bounds = [bound for bound in design_bound(unit, half) if bound.group == "DA"]
    lines = first_lines(unit, half, bounds)
    assert 2 * sum(line.long for line in lines) <= len(lines) + 1
    assert design_bound(unit, half._replace(long_share=Fraction(0)))[0].heads == 33


@pytest.mark.parametrize(("asked", "weeks"), [(FIVE["every 2nd, 7.5 h"][0], 6), (FIVE["every 4th, 14 h"][0], 12)])
def test_weeks_come_round_for_every_rhythm(asked, weeks):
    assert round_weeks(asked) == weeks


def test_the_weeks_have_no_public_holiday():
    assert quiet_start(solsiden(), "hoest", 12) == date(2027, 8, 23)
    assert quiet_start(solsiden(), "vaar", 12) == date(2027, 5, 24)


def test_what_long_shifts_need_is_said():
    unit = solsiden()
    longest = terms_of(unit, unit.shift_by_code["LL"])
    assert longest.needs == (
        "duties of 14 h at weekends: an agreement with a central union",
        "10 h of rest between two duties where the unit plans with 11 h",
    )
    assert terms_of(unit, unit.shift_by_code["L"]).needs == ()
    bare = unit.model_copy(update={"agreements": Agreements()})
    assert terms_of(bare, unit.shift_by_code["L"]).needs == ("duties of 12 h 30 min: an agreement on averaged hours",)


def test_the_difference_adds_up_by_hand():
    """Two lines more than the closed form's 4, an hour in ten open, and room that makes one position full."""
    parts = difference(
        Heads(Fraction(4), 5, 5, 5, 6), Hours(Fraction(3), Fraction(27, 10), Fraction(3, 10), Fraction(0), Fraction(3))
    )
    assert [part.share for part in parts] == [
        Fraction(-3, 20),
        Fraction(-1, 10),
        Fraction(-1, 20),
        Fraction(1, 20),
    ]
    assert sum(part.share for part in parts) == Fraction(3, 6) - Fraction(3, 4)


@pytest.mark.parametrize(
    ("asked", "group", "says"),
    [
        (WeekendDesign(weekend_posts=2), None, "2 weekend posts"),
        (WeekendDesign(), "X", "No rotas called 'X'"),
        (WeekendDesign(long="L", long_share=Fraction(3, 2)), None, "A share of 3/2"),
    ],
)
def test_what_makes_no_sense_is_refused(asked, group, says):
    with pytest.raises(ValueError, match=says) as refused:
        design(solsiden(), asked, group=group)
    assert "\nMaybe" in str(refused.value)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["every 3rd, 7.5 h"])
def test_a_ward_within_one_head_of_the_bound(name):
    asked, bound = FIVE[name]
    found = design(solsiden(), asked, stop=MaxRuntime(60), more=1, deterministic=True)
    stands(found)
    assert found.bound == bound
    assert found.heads <= bound + 1
    assert found.short <= found.left_open
