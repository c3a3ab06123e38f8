"""Whether one duty more would be lawful: asked of the checker, with the size of the position left aside."""

import datetime as dt

from tests.metrics.small import MONDAY, PEOPLE, roster, small

from arsplan.planning.further_duties import FurtherDuties


def lawful(text, person, day, shift, **facts):
    return FurtherDuties(small(**facts), roster(text)).lawful(person, MONDAY + dt.timedelta(day), shift)


def test_rest_and_days_in_a_row():
    assert lawful("H1 D", "H1", 1, "D")
    assert not lawful("H1 A . A", "H1", 1, "D")
    assert not lawful("H1 D D D D D D", "H1", 6, "D")


def test_the_position_is_left_aside():
    staff = (PEOPLE[1].model_copy(update={"position": "1/100"}),)
    assert lawful("H1 D D D", "H1", 3, "D", staff=staff)


def test_a_weekend_is_asked_about_as_a_whole():
    assert lawful("H1 D", "H1", 5, "D")
    assert lawful("H1 . . . . . D", "H1", 6, "D")
    assert not lawful(
        "H1 . D D D D", "H1", 5, "D", arrangement=small().arrangement.model_copy(update={"longest_run_days": 5})
    )
    assert not lawful("H1 . . . . . D D", "H1", 12, "D")


def test_a_rule_that_is_broken_already_says_nothing_about_one_duty_more():
    assert lawful("H1 A D . . D", "H1", 2, "D")
