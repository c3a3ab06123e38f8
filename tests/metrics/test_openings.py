"""What stands between a person and the slots that stay open: each day by its cause, and as the checker sees it."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from tests.metrics.small import MONDAY, PEOPLE, roster, small
from tests.strategies import units

from arsplan.checking import check
from arsplan.domain.absences import OFF, Absence, Lock, Wish
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.shifts import Cover
from arsplan.metrics import coverage
from arsplan.metrics.availability import unavailable
from arsplan.metrics.openings import Openings
from arsplan.planning.further_duties import FurtherDuties
from arsplan.rules.measures import Availability
from arsplan.rules.rulebook import rulebook

LATE = (Cover(line="D", start="08:00", end="15:00"),)
WEEKDAYS = {MONDAY + dt.timedelta(k) for k in range(14) if k % 7 < 5}
WEEKENDS = {MONDAY + dt.timedelta(k) for k in range(14) if k % 7 > 4}


def openings(text="", **facts):
    unit, duties = small(**facts), roster(text)
    return Openings(unit, duties, coverage(unit, duties), FurtherDuties(unit, duties).lawful)


def person(name, **facts):
    return tuple(p.model_copy(update=facts) if p.id == name else p for p in PEOPLE)


def test_only_slots_of_the_own_lines_and_competence_are_open_to_a_person():
    assert openings().against("S1") == {"position": WEEKDAYS | WEEKENDS}
    assert openings().against("H1") == {"position": WEEKDAYS}
    assert openings().against("N1") == {"position": WEEKDAYS | WEEKENDS}


def test_on_duty_and_away():
    absences = (Absence(employee="H1", first=MONDAY, last=MONDAY + dt.timedelta(2)),)
    found = openings("H1 . . . D . . . A", absences=absences).against("H1")
    assert found["away"] == {MONDAY + dt.timedelta(k) for k in range(3)}
    assert found["on_duty"] == {MONDAY + dt.timedelta(7)}
    assert MONDAY + dt.timedelta(3) not in found["position"] | found["away"]


def test_a_given_day_off_and_days_outside_the_employment():
    locks = (Lock(employee="H1", date=MONDAY + dt.timedelta(2), shift=OFF),)
    found = openings(locks=locks, staff=person("H1", start=MONDAY + dt.timedelta(2))).against("H1")
    assert found["away"] == {MONDAY + dt.timedelta(k) for k in range(3)}


def test_weekends_beyond_the_arrangement():
    found = openings("S1 . . . . . A A").against("S1")
    assert found["rules"] == {MONDAY + dt.timedelta(7)}
    assert found["weekends"] == {MONDAY + dt.timedelta(12), MONDAY + dt.timedelta(13)}


def test_rest_and_days_in_a_row():
    found = openings("H1 . A . A . . . D D D D D").against("H1")
    assert found["rules"] == {MONDAY + dt.timedelta(2), MONDAY + dt.timedelta(4)}


def test_wishes_that_must_be_met():
    wishes = (
        Wish(employee="H1", kind="available_weeks", value="even", strength="must"),
        Wish(employee="H1", kind="unavailable", weekday=1, from_week=2, to_week=2, strength="must"),
        Wish(employee="H1", kind="unavailable", weekday=2, strength="wish"),
    )
    found = openings(wishes=wishes).against("H1")
    assert found["wish"] == {MONDAY + dt.timedelta(k) for k in (0, 1, 2, 3, 4, 8)}


def test_a_weekend_post_is_not_for_weekdays():
    assert openings(staff=person("H1", rota="helg")).against("H1") == {"weekend_post": WEEKDAYS}
    found = openings(staff=person("S1", rota="helg")).against("S1")
    assert found == {"weekend_post": WEEKDAYS, "position": WEEKENDS}


def test_only_long_duties_and_no_consent():
    rotas = tuple(r.model_copy(update={"shifts": ("L",)}) if r.name == "DA" else r for r in small().rotas)
    assert set(openings(rotas=rotas).against("H1")) == {"consent"}
    staff = person("H1", long_shift_minutes=750)
    assert set(openings(rotas=rotas, staff=staff).against("H1")) == {"above_need"}
    above = small().arrangement.model_copy(update={"staffing_above_need": 1})
    assert set(openings(rotas=rotas, staff=staff, arrangement=above).against("H1")) == {"position"}


@pytest.mark.parametrize(("above", "name"), [(0, "above_need"), (1, "position")])
def test_a_shift_that_would_staff_above_need_is_no_way_to_fill_a_part_of_it(above, name):
    """From 07:30 to 08:00 a head is missing beside the late start; a whole day shift would be one too many."""
    shifts = (*small().shifts, small().shift_by_code["D"].model_copy(update={"code": "E", "covers": LATE}))
    rotas = tuple(r.model_copy(update={"shifts": ("D", "E")}) if r.name == "DA" else r for r in small().rotas)
    arrangement = small().arrangement.model_copy(update={"staffing_above_need": above})
    found = openings("S1 D\nA1 E", shifts=shifts, rotas=rotas, arrangement=arrangement).against("H1")
    assert MONDAY in found[name]


def test_nothing_open_for_them_but_for_others():
    found = openings("H1 D D D D D . . D D D D D")
    assert found.against("A1") == {}
    assert found.elsewhere("A1") == {"SPL": 14 * 450}
    assert found.needed("A1") == 10 * 450


@pytest.mark.parametrize(("allowed", "cause"), [(2, "rules"), (3, "position")])
def test_less_than_a_per_cent_more_is_no_larger_position(allowed, cause):
    unit = small(weeks=52)
    duties = roster("S1 D")
    days = [day for day in unit.horizon.dates if day.weekday() == 0][10 : 10 + allowed]
    found = Openings(unit, duties, coverage(unit, duties), lambda _person, day, _shift: day in days)
    assert len(found.against("S1")["position"]) == allowed
    assert found.why("S1").cause == cause


@pytest.mark.parametrize(
    ("name", "cause", "words"),
    [
        ("S1", "weekends", "in weekends beyond the arrangement (1 of at most 1 worked)"),
        ("H1", "position", "10 on which one duty more would be lawful in a larger position"),
        ("A1", "position", "open on 10 days"),
    ],
)
def test_in_words(name, cause, words):
    found = openings("S1 D D D D D A A D D D D D").why(name)
    assert found.cause == cause
    assert words in found.text


def test_covered_and_another_competence_in_words():
    full = "S1 D D D D D . . D D D D D\nH1 D D D D D . . D D D D D"
    other = openings(full).why("A1")
    assert other.cause == "competence"
    assert other.text == "what is open on A, D asks for SPL (30.0 h)"
    covered = openings(full + "\nA1 D").why("N1")
    assert covered.cause == "position"
    nights = openings("N1" + " N" * 14).why("N1")
    assert nights == ("covered", "the need on N that they may fill, 140 h, is covered")


@given(units())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_unavailable_as_the_checker_says(unit):
    rules = tuple(rule for rule in rulebook(unit) if isinstance(rule.measure, Availability))
    locked = {(lock.employee, lock.date) for lock in unit.locks}
    for employee in unit.staff[:2]:
        for code in unit.rota_by_name[employee.rota].shifts:
            for day in unit.horizon.dates[1:7]:
                if (employee.id, day) in locked:
                    continue
                lawful = check(unit, Roster([Duty(employee.id, day, code)]), rules).lawful
                found = unavailable(unit, employee, unit.shift_by_code[code], day)
                assert (found in {None, "consent"}) == lawful
