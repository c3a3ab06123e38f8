"""Larger positions as a list of offers: in the agreed order, adding up, and with a reason for whoever gets less."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.metrics.post import openings, worker
from tests.metrics.small import PEOPLE, roster, small
from tests.strategies import shares, units

from arsplan.domain.absences import Wish
from arsplan.domain.roster import Roster
from arsplan.metrics import coverage
from arsplan.metrics.offers import asked_for, beyond_present, hired_help, offers
from arsplan.metrics.openings import Openings

HALF, FULL = Fraction(1, 2), Fraction(1)


def found(unit, positions=None, text=""):
    return offers(unit, positions or {}, openings(unit, roster(text)))


def test_an_offer_says_from_what_to_what():
    (offer,) = found(small(staff=(worker("H1"),)), {"H1": Fraction(3, 4)})
    assert (offer.place, offer.employee, offer.competence) == (1, "H1", "HFA")
    assert (offer.before, offer.after, offer.asked, offer.gained) == (HALF, Fraction(3, 4), FULL, Fraction(1, 4))
    assert offer.minutes == Fraction(2130, 4)


def test_whoever_asked_for_nothing_and_got_nothing_is_not_on_the_list():
    assert found(small()) == ()


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"wish_max": None}, None),
        ({"wish_max": Fraction(4, 5)}, Fraction(4, 5)),
        ({"wish_max": HALF}, HALF),
    ],
)
def test_what_somebody_asked_for(facts, asked):
    unit = small(staff=(worker("H1", **facts),))
    assert asked_for(unit, unit.staff[0]) == asked
    wished = small(staff=unit.staff, wishes=(Wish(employee="H1", kind="position_pct", value="87.5"),))
    assert asked_for(wished, wished.staff[0]) == max(asked or 0, Fraction(7, 8))


def test_the_smallest_position_comes_first_unless_an_order_is_agreed():
    small_one, large = worker("a", position=Fraction(1, 4)), worker("b", position=Fraction(3, 4))
    twin = worker("c", position=Fraction(1, 4))
    assert [offer.employee for offer in found(small(staff=(large, small_one, twin)))] == ["a", "c", "b"]
    first = large.model_copy(update={"priority": 7})
    assert [offer.employee for offer in found(small(staff=(small_one, first, twin)))] == ["b", "a", "c"]
    both = (large.model_copy(update={"priority": 2}), small_one.model_copy(update={"priority": 1}))
    assert [(offer.place, offer.employee) for offer in found(small(staff=both))] == [(1, "a"), (2, "b")]


def test_a_vacant_line_is_offered_nothing():
    assert found(small(staff=(worker("V", employment="vacant"), worker("H1"))), {"V": FULL})[0].employee == "H1"


def test_a_smaller_position_that_nobody_asked_to_enlarge_is_on_the_list_but_not_passed_over():
    (offer,) = found(small(staff=(worker("H1", wish_max=None),)), {"H1": Fraction(1, 4)})
    assert (offer.gained, offer.passed_over) == (Fraction(-1, 4), False)


def test_whoever_got_what_they_asked_for_needs_no_reason():
    (offer,) = found(small(staff=(worker("H1"),)), {"H1": FULL})
    assert offer.why is None
    assert not offer.passed_over


def test_passed_over_because_of_the_weekends():
    unit = small(staff=(worker("S1", competence="SPL"),))
    (offer,) = found(unit, text="S1 D D D D D D D D D D D D")
    assert offer.passed_over
    assert offer.why.cause == "weekends"
    assert "1 of at most 1 worked" in offer.why.text


COVERED = "S1 D D D D D D D D D D D D D D\na D D D D D\nb . . . . . . . D D D D D"


def test_another_came_before_in_the_agreed_order():
    staff = (PEOPLE[0], worker("a", priority=1), worker("b", priority=2))
    first, second = found(small(staff=staff), {"a": Fraction(3, 4)}, COVERED)
    assert (first.employee, first.gained) == ("a", Fraction(1, 4))
    assert second.passed_over
    assert second.why.cause == "order"
    assert second.why.text.endswith("; more went to a, before in the agreed order")


def test_a_later_one_who_got_more_is_named():
    staff = (PEOPLE[0], worker("a", priority=2), worker("b", priority=1))
    (passed, got) = found(small(staff=staff), {"a": Fraction(3, 4)}, COVERED)
    assert (passed.employee, got.employee) == ("b", "a")
    assert passed.why.cause == "later"
    assert passed.why.text.endswith("; more went to a, later in the agreed order")


def test_a_higher_competence_is_no_rival_for_slots_that_one_may_not_fill():
    staff = (worker("S1", competence="SPL", priority=1), worker("b", priority=2))
    _, passed = found(small(staff=staff), {"S1": FULL}, "S1 D D D D D\nb D D D D D . . D D D D D")
    assert passed.why.cause == "competence"
    assert "more went" not in passed.why.text


def test_need_covered():
    staff = (PEOPLE[0], worker("a"), worker("b", wish_max=None))
    (passed,) = found(small(staff=staff), text=COVERED)
    assert passed.why.cause == "covered"


def test_hours_beyond_the_present_positions():
    unit = small(staff=(worker("H1", position=Fraction(1, 4), vacation_days=0),))
    assert beyond_present(unit, roster("H1 D D D")) == 3 * 450 - 2130 // 2
    assert beyond_present(unit, roster("H1 D D")) == 0


def test_hired_help_that_becomes_positions():
    help_ = hired_help(before=6000, after=4000, full_time=Fraction(1000))
    assert (help_.before, help_.after, help_.became_positions) == (6, 4, 2)


@given(units(), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_offers_add_up_to_positions_after_less_before(unit, data):
    people = [employee for employee in unit.staff if employee.employment != "vacant"]
    positions = {employee.id: data.draw(shares) for employee in people}
    listed = offers(unit, positions, Openings(unit, Roster(), coverage(unit, Roster()), lambda *_: False))
    after, before = sum(positions.values()), sum(employee.position for employee in people)
    assert sum(offer.gained for offer in listed) == after - before
    assert sum(offer.minutes for offer in listed) == (after - before) * unit.full_time_week
    assert [offer.place for offer in listed] == list(range(1, len(listed) + 1))
    assert all((offer.why is None) == (offer.after >= offer.asked) for offer in listed)
