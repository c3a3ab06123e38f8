"""Drawn years of sickness: as much as the rates say, and nothing that the plan does not lose by it."""

import datetime as dt
from fractions import Fraction

import pytest
from tests.metrics.small import MONDAY, PEOPLE, roster, small

from arsplan.domain.changed_demand import with_changes
from arsplan.domain.need import needs
from arsplan.errors import ArsplanError
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.metrics.sickness import RATES, sickness, staffing_margin
from arsplan.metrics.sickness_margin import sickness_margins

WELL = (0.0, 0.0, 0.0, 0.0)
FULL = """
S1 D D D D D . . D D D D D . .
H1 D D D D D D D D D D D D . .
A1 D D . . . . . . . . . . . .
"""


def test_nobody_sick_leaves_the_plan_as_it_is():
    unit, plan = small(), roster(FULL)
    found = sickness(unit, plan, rates=WELL, years=3)
    assert found.planned == shortage_minutes(coverage(unit, plan))
    assert {year[:3] for year in found.years} == {(0, 0, found.planned)}


def test_every_year_is_counted_as_coverage_would_count_it():
    """The quick count of what sickness changes equals a count of everything anew."""
    unit, plan = small(), roster(FULL)
    found = sickness(unit, plan, rates=(0.5, 0.5, 0.5, 0.5), spell_days=2, years=40)
    most = shortage_minutes(coverage(unit, roster("")))
    assert all(found.planned <= year.shortage <= most for year in found.years)
    assert len({year.shortage for year in found.years}) > 5
    everybody = sickness(unit, plan, rates=(0.999999999,) * 4, spell_days=10**9, years=2)
    assert {year.shortage for year in everybody.years} == {most}
    assert everybody.years[0].duties == len(plan)
    assert everybody.years[0].lost == sum(unit.shift_by_code[duty.shift].paid_minutes for duty in plan)


def test_who_is_there_beyond_the_need_makes_up_for_it():
    """Three on day duty where two are needed, one of them a nurse: the assistant is spare."""
    unit = small()
    three, two = "S1 D\nH1 D\nA1 D", "S1 D\nH1 D"
    lost = {
        rows: sum(year.shortage for year in found.years) - 50 * found.planned
        for rows in (three, two)
        for found in [sickness(unit, roster(rows), rates=(0.3,) * 4, years=50)]
    }
    assert 0 < lost[three] < lost[two]


def test_the_rates_come_out():
    unit = small(weeks=52)
    plan = roster(f"H1 {' '.join(['D'] * 364)}")
    found = sickness(unit, plan, years=300)
    share = sum(year.duties for year in found.years) / (300 * 364)
    assert share == pytest.approx(sum(RATES) / 4, rel=0.05)
    none_in_summer = sickness(unit, plan, rates=(0.1, 0.1, 0.0, 0.1), years=300, spell_days=3)
    assert none_in_summer.mean_lost < sickness(unit, plan, rates=(0.1,) * 4, years=300, spell_days=3).mean_lost * 0.8


def test_the_same_seed_draws_the_same_years_whatever_the_roster():
    unit, plan = small(), roster(FULL)
    first = sickness(unit, plan, years=20)
    assert first == sickness(unit, plan, years=20)
    assert first.years != sickness(unit, plan, years=20, seed=2).years
    alone = sickness(unit, roster("H1 D D D D D D D D D D D D . ."), years=20, rates={"SPL": WELL, "ASS": WELL})
    others_well = sickness(unit, plan, years=20, rates={"SPL": WELL, "ASS": WELL})
    assert [year.duties for year in alone.years] == [year.duties for year in others_well.years]


def test_what_a_share_of_the_years_does_not_pass():
    found = sickness(small(), roster(FULL), rates=(0.2,) * 4, years=40)
    ordered = sorted(year.shortage for year in found.years)
    assert found.shortage_in(0.9) == ordered[35]
    assert found.shortage_in(1) == ordered[-1]
    assert found.mean_shortage == sum(ordered) / 40


@pytest.mark.parametrize("wrong", [{"rates": (8.6, 7.7, 6.3, 8.3)}, {"spell_days": 0.5}, {"years": 0}])
def test_what_cannot_be_drawn_is_refused(wrong):
    with pytest.raises(ArsplanError, match="Maybe"):
        sickness(small(), roster(FULL), **wrong)


def test_the_margin_leaves_enough_who_are_well():
    unit = small(weeks=52)
    more = with_changes(unit, staffing_margin(unit))
    by_quarter = {}
    for number, one in enumerate((unit, more)):
        for need in needs(one):
            pair = by_quarter.setdefault((need.date.year, (need.date.month - 1) // 3), [0, 0])
            pair[number] += sum(need.slots.values())
    for (year, quarter), (needed, planned) in by_quarter.items():
        if year == 2027:
            assert planned * (1 - RATES[quarter]) == pytest.approx(needed, abs=1.5)
    assert with_changes(unit, staffing_margin(unit, WELL)) == unit


def test_lines_may_have_margins_of_their_own():
    changes = staffing_margin(small(weeks=13), {line.code: WELL for line in small().lines if line.code != "N"})
    assert {change.line for change in changes} == {"N"}
    assert changes[0].change == Fraction(86, 914)


def test_margins_by_group_and_quarter():
    """Three weeks of March and one of April: four groups of one person, the nurse at full time."""
    rows = sickness_margins(small(start=dt.date(2027, 3, 8), weeks=4), {"SPL": (0.1, 0.2, 0.0, 0.0)})
    assert [(row.quarter, row.rota, row.competence) for row in rows[:2]] == [
        ("2027-Q1", "DA", "SPL"),
        ("2027-Q1", "DA", "HFA"),
    ]
    nurses = [row for row in rows if row.competence == "SPL"]
    assert [(row.quarter, row.people, row.positions) for row in nurses] == [("2027-Q1", 1, 1), ("2027-Q2", 1, 1)]
    assert [(row.sick, row.margin) for row in nurses] == [
        (Fraction(1, 10), Fraction(1, 9)),
        (Fraction(1, 5), Fraction(1, 4)),
    ]
    others = next(row for row in rows if (row.rota, row.competence) == ("DA", "HFA"))
    assert others.margin == Fraction(3, 4) * Fraction(86, 914)


def test_who_leaves_counts_by_days():
    staff = tuple(person.model_copy(update={"end": MONDAY + dt.timedelta(6)}) for person in PEOPLE)
    assert sickness_margins(small(staff=staff))[0].positions == Fraction(1, 2)
