"""Fixed turns of days on and days off, and more people on the list."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from pydantic import ValidationError
from tests.planning.wards import cut

from arsplan.errors import InvalidUnit
from arsplan.planning.plan import plan
from arsplan.planning.stop import FirstLawful
from arsplan.rules.rulebook import rulebook
from arsplan.scenarios.change import changed, weekends
from arsplan.scenarios.closed import closed_form
from arsplan.scenarios.file import read_scenarios
from arsplan.scenarios.people import MorePeople, Rhythm
from arsplan.scenarios.scenario import Scenario
from arsplan.scenarios.weekends import Weekends

THREE = Rhythm(on=3, off=3, rota="DA", shifts=("D", "A", "L"))
NORTH_SEA = Rhythm(on=8, off=13, rota="DA", shifts=("L",), share=Fraction(1, 2), first="thu")


@pytest.fixture(scope="module")
def ward():
    return cut("solsiden", 6, ("DA",))


@pytest.fixture(scope="module")
def three(ward):
    return changed(ward, Scenario(name="s", rhythm=THREE))


@pytest.fixture(scope="module")
def north_sea(ward):
    return changed(ward, Scenario(name="s", rhythm=NORTH_SEA))


def followers(unit):
    return [e for e in unit.staff if e.rota not in {"DA", "N", "helg"}]


def test_three_and_three_frees_three_of_six_days(three):
    for who in followers(three):
        free = sorted((lock.date - three.start).days for lock in three.locks if lock.employee == who.id)
        assert len(free) == 21
        assert all((b - a) in {1, 4} for a, b in pairwise(free))


def test_every_day_of_the_turn_has_as_many_on_duty_as_any_other(three):
    off = Counter(lock.date for lock in three.locks if lock.date < three.start + timedelta(18))
    assert max(off.values()) - min(off.values()) <= 1


def test_who_follows_a_turn_consents_to_its_longest_shift_and_has_it_on_all_days(north_sea):
    for who in followers(north_sea):
        codes = north_sea.rota_by_name[who.rota].shifts
        assert who.long_shift_minutes == 750
        assert {north_sea.shift_by_code[code].use for code in codes} == {"all"}
    assert north_sea.shift_by_code["L"].use == "weekend"


def test_the_north_sea_rota_begins_on_its_weekday_for_half_of_each_competence(ward, north_sea):
    many = Counter(e.competence for e in ward.staff)
    half = Counter(e.competence for e in followers(north_sea))
    assert all(half[code] == -(-many[code] // 2) for code in many)
    free = {(lock.employee, lock.date) for lock in north_sea.locks}
    for who in followers(north_sea):
        days = [day for day in north_sea.horizon.dates if (who.id, day) not in free]
        begins = [day for day in days if day - timedelta(1) not in days and day != north_sea.start]
        assert {day.weekday() for day in begins} == {3}


def test_weekends_and_runs_of_the_arrangement_bind_the_others(ward, north_sea):
    own = {rule.id: rule for rule in rulebook(north_sea)}
    inside = {e.id for e in followers(north_sea)}
    assert not inside & set(own["U04, others"].people)
    assert own["U04, others"].measure == next(r.measure for r in rulebook(ward) if r.id == "U04")
    assert own["U07"].measure.most == 8
    assert own["U07, others"].measure.most == 6


def test_how_often_weekends_come_round():
    assert THREE.every == 2
    assert NORTH_SEA.every == 3
    assert Rhythm(on=4, off=3, rota="DA", shifts=("D",)).every is None
    assert Rhythm(on=7, off=21, rota="DA", shifts=("L",)).every == 4


def test_the_closed_form_counts_weekends_by_the_turn(ward, three):
    assert weekends(ward, Scenario(name="s")) == Weekends(Fraction(3), None)
    assert weekends(ward, Scenario(name="s", rhythm=THREE)) == Weekends(Fraction(2), Fraction(2))
    assert weekends(ward, Scenario(name="s", rhythm=NORTH_SEA)) == Weekends(Fraction(3), Fraction(3))
    short = Rhythm(on=3, off=3, rota="DA", shifts=("D", "A"), share=Fraction(1, 2))
    half = weekends(ward, Scenario(name="s", rhythm=short))
    assert 2 < half.every < 3
    every_second = closed_form(changed(ward, Scenario(name="s", weekends=(1, 2))), Weekends(Fraction(2), None))
    assert closed_form(three, Weekends(Fraction(2), Fraction(2))).heads <= every_second.heads


@pytest.mark.parametrize("rhythm", [THREE, pytest.param(NORTH_SEA, marks=pytest.mark.slow)])
def test_a_lawful_rota_keeps_to_the_turn(ward, rhythm):
    small = ward.model_copy(update={"weeks": 3, "vacation": ward.vacation.model_copy(update={"place": False})})
    after = changed(small, Scenario(name="s", rhythm=rhythm))
    found = plan(after, stop=FirstLawful(200.0), workers=1)
    assert found.findings.lawful
    free = {(lock.employee, lock.date) for lock in after.locks}
    assert not any((duty.employee, duty.date) in free for duty in found.roster)


def test_tredelt_stays_with_those_whose_turn_brings_every_third_sunday(ward):
    rotas = tuple(rota.model_copy(update={"tredelt": rota.name == "DA"}) for rota in ward.rotas)
    tredelt = ward.model_copy(update={"rotas": rotas})
    often = changed(tredelt, Scenario(name="s", rhythm=NORTH_SEA))
    rare = changed(tredelt, Scenario(name="s", rhythm=NORTH_SEA.model_copy(update={"off": 20})))
    for unit, expected in ((often, True), (rare, False)):
        assert {unit.rota_by_name[e.rota].tredelt for e in followers(unit)} == {expected}
        assert {unit.rota_by_name[e.rota].tredelt for e in unit.staff if e.rota == "DA"} == {True}


def test_a_resource_team_stands_on_the_list(ward):
    team = MorePeople(number=2, rota="DA", competence="HFA", position=Fraction(4, 5))
    after = changed(ward, Scenario(name="s", people=(team,)))
    new = after.staff[len(ward.staff) :]
    assert [e.id for e in new] == ["Resource team 1", "Resource team 2"]
    assert {(e.competence, e.position, e.rota) for e in new} == {("HFA", Fraction(4, 5), "DA")}


@pytest.mark.parametrize(
    "change",
    [
        {"rhythm": THREE.model_copy(update={"rota": "X"})},
        {"rhythm": THREE.model_copy(update={"shifts": ("D", "X")})},
        {"people": (MorePeople(number=1, rota="X", competence="HFA"),)},
        {"people": (MorePeople(number=1, rota="DA", competence="X"),)},
    ],
)
def test_what_the_unit_has_not_is_refused(ward, change):
    with pytest.raises(InvalidUnit, match=r"Scenario 's'[\s\S]*Maybe"):
        changed(ward, Scenario(name="s", **change))


def test_a_turn_that_is_no_whole_weeks_begins_on_no_weekday():
    with pytest.raises(ValidationError, match="not whole weeks"):
        Rhythm(on=3, off=3, rota="DA", shifts=("D",), first="thu")


def test_in_a_file(tmp_path):
    (tmp_path / "s.toml").write_text(
        '[[scenario]]\nname = "a"\nrhythm = { on = 8, off = 13, rota = "DA", shifts = ["L"], share = "50 %" }\n'
        'people = [{ number = 2, rota = "DA", competence = "HFA", position = "80 %" }]\n',
        encoding="utf-8",
    )
    (scenario,) = read_scenarios(tmp_path / "s.toml")
    assert scenario.rhythm.share == Fraction(1, 2)
    assert scenario.people[0].position == Fraction(4, 5)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('rhythm = { on = 3, off = 3, rota = "DA", shifts = ["D"], share = "many" }', "column rhythm.share"),
        ('rhythm = { on = 3, of = 3, rota = "DA", shifts = ["D"] }', "column rhythm.of"),
        ('rhythm = { on = 3, off = 3, rota = "DA", shifts = ["D"], first = "thu" }', "column rhythm.first"),
        ('people = [{ number = 0, rota = "DA", competence = "HFA" }]', "column people.0.number"),
    ],
)
def test_mistakes_in_a_file_are_told_with_their_place(tmp_path, line, said):
    (tmp_path / "s.toml").write_text(f'[[scenario]]\nname = "a"\n{line}\n', encoding="utf-8")
    with pytest.raises(InvalidUnit, match=f"(?s)row 3.*{said}"):
        read_scenarios(tmp_path / "s.toml")
