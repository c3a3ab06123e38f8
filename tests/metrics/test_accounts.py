"""The account of the year, line by line: it balances, and its nets are the known ones."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given, settings
from tests.capacity.reference import ROTAS
from tests.metrics.planned import planned_units
from tests.metrics.small import MONDAY, PEOPLE, roster, small

from arsplan.domain.absences import Absence
from arsplan.domain.paid import paid_on
from arsplan.domain.readings import Readings
from arsplan.domain.roster import Roster
from arsplan.metrics import account_lines, year_hours

EASTER = dt.date(2027, 3, 22)
ASCENSION = dt.date(2027, 5, 3)


def of(unit, text, monday=MONDAY, person="S1"):
    return next(line for line in account_lines(unit, roster(text, monday)) if line.employee == person)


@pytest.mark.parametrize(
    ("week", "gross", "net", "net_senior"),
    [("37.5", 1950, "1762.5", 1725), ("35.5", 1846, "1668.5", 1633), ("33.6", "1747.2", "1579.2", "1545.6")],
)
def test_gross_and_net_of_a_rota_worker(week, gross, net, net_senior):
    staff = tuple(PEOPLE[0].model_copy(update={"id": f"P{days}", "vacation_days": days}) for days in (30, 36))
    unit = small(weeks=52, full_time_week=int(Fraction(week) * 60), staff=staff)
    for line, hours in zip(account_lines(unit, Roster()), (net, net_senior), strict=True):
        assert line.owed == 60 * Fraction(gross)
        assert line.remainder == line.owed - line.vacation_credit == 60 * Fraction(hours)


@pytest.mark.parametrize(("year", "net"), [(2026, 1710), (2027, 1725), (2028, 1695)])
def test_net_of_a_day_worker_in_a_calendar_year(year, net):
    days = [
        dt.date(year, 1, 1) + dt.timedelta(k)
        for k in range(366)
        if (dt.date(year, 1, 1) + dt.timedelta(k)).year == year
    ]
    hours = year_hours(days, 2250, 30, day_work=True)
    assert hours.net == 60 * net
    assert year_hours(days, 2250, 30).holidays == 0


def test_only_day_workers_have_holidays_off_without_owing_the_hours():
    rotas = tuple(rota.model_copy(update={"day_work": rota.name == "DA"}) for rota in ROTAS)
    unit = small(start=EASTER, rotas=rotas)
    found = {line.employee: line.holiday_credit for line in account_lines(unit, Roster())}
    assert found == {"S1": 3 * 426, "H1": Fraction(3, 4) * 3 * 426, "A1": Fraction(1, 2) * 3 * 426, "N1": 0}
    sick = Absence(employee="S1", first=EASTER, last=EASTER + dt.timedelta(6), kind="sick")
    left = small(start=EASTER, rotas=rotas, absences=(sick,))
    assert of(left, "", EASTER).holiday_credit == 426


def test_a_red_day_that_the_rule_in_force_owes_is_paid_time_off_and_leaves_the_remainder_as_it_was():
    agreed = small().agreements.model_copy(update={"red_day_weeks": None})
    line = of(small(start=EASTER, agreements=agreed), "S1 . . . D D D D D", EASTER)
    assert (line.f3, line.worked) == (900, 1350)
    assert line.remainder == line.owed - line.vacation_credit - 2250
    averaged = of(small(start=EASTER), "S1 . . . D D D D . . . . . . D", EASTER)
    assert (averaged.f3, averaged.worked) == (900, 1350)


def test_a_lawful_base_rota_has_no_such_days():
    assert of(small(start=EASTER), "S1 . . . D . D D", EASTER).f3 == 0


def test_compensation_is_paid_unless_it_is_taken_as_time_off():
    text = "S1 D D D . D D D D D . . . . ."
    assert of(small(start=ASCENSION), text, ASCENSION)[-2:] == (0, 0)
    agreed = small().agreements.model_copy(update={"holiday_compensation": "time_off"})
    line = of(small(start=ASCENSION, agreements=agreed), text, ASCENSION)
    assert (line.f4, line.f5) == (0, 426)
    line = of(small(start=EASTER, agreements=agreed), "S1 . . . . . . D", EASTER)
    assert (line.f4, line.f5) == (600, 426)


def test_time_off_in_tredelt_turnus_is_a_fifth_of_the_week_that_the_rota_gives():
    agreed = small().agreements.model_copy(update={"holiday_compensation": "time_off"})
    for tredelt, week in ((False, 2250), (True, 2130)):
        rotas = tuple(rota.model_copy(update={"tredelt": tredelt, "day_work": not tredelt}) for rota in ROTAS)
        unit = small(start=EASTER, agreements=agreed, rotas=rotas, full_time_week=2250)
        line = of(unit, "S1 . . . . . . D", EASTER)
        assert (line.owed, line.f5, line.holiday_credit) == (2 * week, week / 5, 0 if tredelt else 3 * week / 5)


@settings(max_examples=80, deadline=None)
@given(planned_units())
def test_every_account_balances(planned):
    unit, duties = planned
    for line in account_lines(unit, duties):
        tredelt = unit.rota_by_name[unit.person[line.employee].rota].tredelt
        week = 2130 if tredelt else unit.full_time_week
        paid = sum(paid_on(unit, duty.date, unit.shift_by_code[duty.shift]) for duty in duties.of(line.employee))
        assert line.worked + line.f3 == paid
        credits_ = line.vacation_credit + line.absence_credit + line.holiday_credit + line.f3 + line.f4 + line.f5
        assert line.owed + line.brought == credits_ + line.activities + line.worked + line.remainder
        assert 0 <= line.owed <= line.position * week * unit.weeks
        assert min(line._replace(brought=Fraction(0))[2:]) >= 0


@pytest.mark.parametrize(("monday", "more"), [(EASTER, -60), (dt.date(2027, 10, 25), 60), (MONDAY, 0)])
def test_hours_that_pass_are_worked_where_the_unit_pays_those(monday, more):
    """AML § 10-1: time at the employer's disposal; a union adviser reads the clock."""
    nights = "N1 . . . . . N ."
    by_the_clock = of(small(start=monday), nights, monday, "N1")
    passed = of(small(start=monday, readings=Readings(dst_hours="elapsed")), nights, monday, "N1")
    assert (by_the_clock.worked, passed.worked) == (600, 600 + more)
    assert by_the_clock.remainder - passed.remainder == more


def test_norwegian_compensation_is_nothing_where_norwegian_law_does_not_bind():
    both = "S1 . . . D . . D\nH1 . . . D D . D"
    for packs, owes in ((("norway",), True), (("eu",), False), (("eu", "norway"), True)):
        line = of(small(start=EASTER, rule_packs=packs), both, EASTER, "H1")
        assert bool(line.f3) == owes
        assert line.worked + line.f3 == 3 * 450
