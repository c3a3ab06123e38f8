"""Which feasts worked again had to be, told of a whole plan."""

import datetime as dt

from tests.solving.test_feasts import EVE, ward

from arsplan.domain.roster import Duty
from arsplan.planning.feasts_needed import FeastNeed, feasts_needed

DAYS = (EVE, dt.date(2027, 12, 25), dt.date(2027, 12, 31), dt.date(2028, 1, 1))
WEEKENDS = (Duty("P1", DAYS[1], "D"), Duty("P1", dt.date(2027, 12, 26), "D"), Duty("P2", DAYS[2], "D"))


def on_the_eve(person):
    return (Duty(person, EVE, "D"), *WEEKENDS, Duty("P3", DAYS[3], "D"), Duty("P3", dt.date(2028, 1, 2), "D"))


def test_one_of_four_has_to_come_again_where_all_did():
    found = feasts_needed(ward((0, 1, 2, 3)), on_the_eve("P0"))
    assert found == [FeastNeed(DAYS, 4, 4, (("P0", EVE),), 1, 1)]


def test_nobody_has_to_where_one_did_not():
    assert feasts_needed(ward((0, 1, 2)), on_the_eve("P0")) == [FeastNeed(DAYS, 4, 3, (("P0", EVE),), 0, 0)]
    assert feasts_needed(ward((0, 1, 2)), on_the_eve("P3"))[0].again == ()


def test_a_day_that_is_left_open_needs_nobody_but_its_best_cover_does():
    (found,) = feasts_needed(ward((0, 1, 2, 3)), ())
    assert (found.needed, found.needed_at_best) == (0, 1)


def test_without_a_year_before_there_is_nothing_to_judge():
    assert feasts_needed(ward(()), on_the_eve("P0")) == []
