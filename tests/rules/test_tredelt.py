"""Tredelt turnus: what counts as night and red day, and the full-time week that follows."""

from datetime import date
from fractions import Fraction

import pytest
from tests.law.cases_tredelt import TWO_WEEKENDS
from tests.law.world import person, roster, world

from arsplan.domain.staff import Rota
from arsplan.rules.entitlement import account, position_weeks
from arsplan.rules.measures import TredeltHours
from arsplan.rules.tredelt import Stretch, night_and_red, stretches, tredelt_week

ROTAS = (Rota(name="three", shifts=("D", "A", "N"), tredelt=True),)
SATURDAY, SUNDAY, EASTER_EVE = date(2027, 8, 7), date(2027, 8, 8), date(2027, 3, 27)
NIGHT = (1305, 1905, 600)


def unit_of(**facts):
    return world(weeks=6, rotas=ROTAS, staff=(person(**{"rota": "three", "vacation_days": 0, **facts}),))


@pytest.mark.parametrize(
    ("day", "times", "double", "expected"),
    [
        (date(2027, 8, 4), (870, 1320, 450), "night", (60, 0)),
        (SATURDAY, (870, 1320, 450), "night", (60, 180)),
        (SUNDAY, (870, 1320, 450), "night", (60, 390)),
        (SATURDAY, NIGHT, "night", (495, 105)),
        (SATURDAY, NIGHT, "both", (495, 600)),
        (SUNDAY, NIGHT, "both", (495, 15)),
        (SATURDAY, (1305, 1905, 300), "night", (300, 0)),
        (SUNDAY, (450, 930, 450), "night", (0, 450)),
        (EASTER_EVE, (870, 1320, 450), "night", (60, 360)),
        (EASTER_EVE, NIGHT, "night", (495, 105)),
    ],
)
def test_minutes_of_night_and_red_days(day, times, double, expected):
    assert night_and_red(TredeltHours(double=double), Stretch(day, *times)) == expected


def test_the_week_of_the_calculators():
    """The worked example of the union calculators: 9.75 night and 2 5/6 red hours a week give 34.590 h."""
    unit = unit_of()
    worked = list(stretches(unit, "kari", roster(TWO_WEEKENDS + "D D A A A")))
    week = tredelt_week(TredeltHours(), Fraction(6), worked)
    assert float(week / 60) == pytest.approx(34.590, abs=0.001)
    assert float((sum(s.paid for s in worked) - 6 * week) / 60) == pytest.approx(2.458, abs=0.001)


@pytest.mark.parametrize("position", [Fraction(1), Fraction(1, 2)])
def test_the_account_follows_the_roster(position):
    unit = unit_of(position=position)
    kari, made = unit.staff[0], roster(TWO_WEEKENDS + "D D A A A")
    weeks = position_weeks(unit, kari)
    owed = account(unit, kari, roster=made).owed
    assert owed == weeks * tredelt_week(TredeltHours(), weeks, stretches(unit, "kari", made))


def test_without_a_roster_the_account_is_the_largest():
    unit = unit_of()
    assert account(unit, unit.staff[0]).owed == 6 * 2130
    assert account(unit, unit.staff[0], roster=roster("")).owed == 6 * 2130


def test_no_position_has_no_hours():
    unit = unit_of(position=Fraction(0))
    assert account(unit, unit.staff[0], roster=roster("N N N")).room == 0
