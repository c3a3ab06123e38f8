"""How many may work on a feast so that others are left for the next year's, by hand."""

import datetime as dt
from fractions import Fraction

import pytest
from tests.planning.wards import pair

from arsplan.domain.staff import Employee, Rota
from arsplan.domain.terms import Arrangement, VacationPolicy
from arsplan.rules.next_feast import feast_limits, twin_days

EVE = dt.date(2027, 12, 24)


def ward(heads, nurses, people=8, **facts):
    """Day shifts of so many heads, one of them a nurse where there are nurses."""
    kinds = ["SPL"] * nurses + ["ASS"] * (people - nurses)
    staff = tuple(Employee(id=f"P{k}", competence=c, position=Fraction(1), rota="DA") for k, c in enumerate(kinds))
    usual = {"start": dt.date(2027, 12, 6), "weeks": 3, "staff": staff}
    policy = {"vacation": VacationPolicy(place=False, other_share=0)}
    return pair(heads, nurses=min(1, nurses)).model_copy(update=usual | policy | facts)


def limits(unit):
    return {(limit.date, len(limit.people)): limit.most for limit in feast_limits(unit)}


@pytest.mark.parametrize(
    ("heads", "nurses", "everybody", "of_nurses"),
    [(2, 0, 6, None), (5, 0, 5, None), (2, 3, 6, 2), (2, 1, 6, None), (2, 2, 6, 1)],
)
def test_who_is_needed_a_year_later_is_left(heads, nurses, everybody, of_nurses):
    """Eight people: those needed next year stay free, as far as this year's need lets them."""
    found = limits(ward(heads, nurses))
    assert found[EVE, 8] == everybody
    assert found.get((EVE, nurses)) == of_nurses


def test_vacation_takes_its_share_of_those_left():
    policy = VacationPolicy(place=False, other_share=Fraction(1, 3))
    assert limits(ward(2, 0, vacation=policy))[EVE, 8] == 5


def test_nobody_counts_who_cannot_take_the_line():
    unit = ward(2, 0)
    idle = Employee(id="P9", competence="ASS", position=Fraction(1), rota="none")
    rotas = (*unit.rotas, Rota(name="none", shifts=()))
    assert limits(unit.model_copy(update={"staff": (*unit.staff, idle), "rotas": rotas})) == limits(unit)


def test_a_year_without_a_season_asks_for_as_much_as_this_one():
    """The first of January 2029 lies in week 1."""
    seasons = tuple(season.model_copy(update={"from_week": 40}) for season in ward(2, 0).seasons)
    unit = ward(2, 0, start=dt.date(2027, 12, 27), weeks=1)
    assert limits(unit.model_copy(update={"seasons": seasons})) == limits(unit)


def test_nothing_where_red_days_are_not_shared():
    assert feast_limits(ward(2, 0, arrangement=Arrangement(red_days_shared="off"))) == ()
    assert twin_days(ward(2, 0, weeks=4, arrangement=Arrangement(red_days_shared="off"))) == ()


def test_christmas_and_new_year_are_twins_where_both_are_planned():
    assert twin_days(ward(2, 0)) == ()
    assert twin_days(ward(2, 0, weeks=4)) == (
        (EVE, dt.date(2027, 12, 31)),
        (dt.date(2027, 12, 25), dt.date(2028, 1, 1)),
    )
