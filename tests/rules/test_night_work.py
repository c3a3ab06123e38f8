"""Who works at night in the sense of the law."""

import pytest
from tests.law.world import law, person, shift, world

from arsplan.domain.night import night_minutes
from arsplan.domain.staff import Rota
from arsplan.domain.terms import Agreements
from arsplan.rules.packs import pack

ROTAS = (
    Rota(name="nights", shifts=("N", "OLD")),
    Rota(name="mixed", shifts=("D", "A", "N")),
    Rota(name="late", shifts=("S",)),
    Rota(name="idle", shifts=("OLD",)),
)
MORE = (shift("S", "17:00", "00:30"), shift("OLD", "07:30", "15:00", use="none"))


def at_night(rule="R14", packs=("norway",), **agreed):
    staff = tuple(person(rota.name, rota=rota.name) for rota in ROTAS)
    unit = world(more_shifts=MORE, rotas=ROTAS, staff=staff, agreements=Agreements(**agreed), rule_packs=packs)
    return {name for found in law(unit, rule) for name in found.people}


def test_those_whose_shifts_in_use_are_all_nights():
    assert at_night() == {"nights", "late"}


def test_the_agreed_night_decides():
    assert at_night(night_from="22:00") == {"nights"}


def test_it_can_be_waived():
    assert at_night(night_average_waived=True) == set()


def test_the_general_pack_asks_the_same_people():
    assert at_night("E05", ("eu",)) == {"nights", "late"}
    assert at_night("E05", ("eu",), night_average_waived=True) == set()
    assert at_night("R14", ("eu",)) == set()


@pytest.mark.parametrize(
    ("start", "finish", "minutes"),
    [(870, 1320, 60), (1305, 1905, 495), (0, 1440, 540), (300, 420, 60), (1260, 2880, 720), (360, 1260, 0)],
)
def test_minutes_of_the_night(start, finish, minutes):
    assert night_minutes(start, finish, 21 * 60, 6 * 60) == minutes


def test_the_night_of_the_settings_is_that_of_the_pack():
    law_night = pack()["R13"].limit
    assert (Agreements().night_from, Agreements().night_to) == (law_night["from"], law_night["to"])
