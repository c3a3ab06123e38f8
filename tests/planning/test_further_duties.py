"""Whether one duty more would be lawful: asked of the checker, with the size of the position left aside."""

import datetime as dt
from fractions import Fraction

from tests.metrics.small import MONDAY, PEOPLE, roster, small

from arsplan.domain.absences import Wish
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.planning.further_duties import FurtherDuties


def lawful(text, person, day, shift, **facts):
    return FurtherDuties(small(**facts), roster(text)).lawful(person, MONDAY + dt.timedelta(day), shift)


def test_rest_and_days_in_a_row():
    assert lawful("H1 D", "H1", 1, "D")
    assert not lawful("H1 A . A", "H1", 1, "D")
    assert not lawful("H1 D D D D D D", "H1", 6, "D")


def test_the_position_is_left_aside():
    staff = (PEOPLE[1].model_copy(update={"position": Fraction(1, 100)}),)
    assert lawful("H1 D D D", "H1", 3, "D", staff=staff)


def test_in_tredelt_turnus_too():
    staff = (PEOPLE[1].model_copy(update={"position": Fraction(1, 100)}),)
    rotas = tuple(rota.model_copy(update={"tredelt": True}) for rota in small().rotas)
    assert lawful("H1 D D D", "H1", 3, "D", staff=staff, rotas=rotas)


def test_rules_of_the_unit_are_asked_of_those_whom_they_bind():
    few = OwnRule(id="X1", title="Two days", measure={"kind": "run_length", "most": 2}, people=("H1",))
    wish = Wish(employee="S1", kind="max_consecutive_shifts", value="2", strength="must")
    facts = {"own_rules": (few,), "wishes": (wish,), "switches": (Switch(rule="W01/S1", severity="soft"),)}
    assert not lawful("H1 D D", "H1", 2, "D", **facts)
    assert lawful("A1 D D\nS1 D D", "A1", 2, "D", **facts)
    assert lawful("A1 D D\nS1 D D", "S1", 2, "D", **facts)


def test_half_a_weekend_is_asked_about_where_weekends_need_not_be_whole():
    arrangement = small().arrangement.model_copy(update={"longest_run_days": 4})
    facts = {"arrangement": arrangement, "switches": (Switch(rule="U06", severity="off"),)}
    assert not lawful("H1 . . D D D", "H1", 5, "D", arrangement=arrangement)
    assert lawful("H1 . . D D D", "H1", 5, "D", **facts)


def test_a_weekend_is_asked_about_as_a_whole():
    assert lawful("H1 D", "H1", 5, "D")
    assert lawful("H1 . . . . . D", "H1", 6, "D")
    assert not lawful(
        "H1 . D D D D", "H1", 5, "D", arrangement=small().arrangement.model_copy(update={"longest_run_days": 5})
    )
    assert not lawful("H1 . . . . . D D", "H1", 12, "D")


def test_a_rule_that_is_broken_already_says_nothing_about_one_duty_more():
    assert lawful("H1 A D . . D", "H1", 2, "D")
