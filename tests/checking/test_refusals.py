from datetime import date

import pytest
from tests.law.world import rule, world

from arsplan.checking import check
from arsplan.domain.roster import Duty, Roster
from arsplan.errors import InvalidUnit
from arsplan.rules.measures import NoOverlap

DAY = date(2027, 8, 2)


def refused(duties, rules=None):
    with pytest.raises(InvalidUnit) as caught:
        check(world(), Roster(duties), rules)
    return caught.value.problems


def test_an_unknown_person_is_refused_with_advice():
    (problem,) = refused([Duty("karri", DAY, "D"), Duty("karri", date(2027, 8, 3), "D")])
    assert (problem.code, problem.file, problem.value) == ("unknown-employee", "rota", "karri")
    assert str(problem).splitlines()[-1] == "Maybe 'kari' was meant."


def test_an_unknown_shift_is_refused_with_advice():
    (problem,) = refused([Duty("kari", DAY, "d")])
    assert (problem.code, problem.column, problem.value) == ("unknown-shift", "shift", "d")
    assert str(problem).splitlines()[-1] == "Maybe 'D' was meant."


@pytest.mark.parametrize("outside", [date(2027, 8, 1), date(2027, 8, 30)])
def test_a_duty_outside_the_plan_is_refused(outside):
    (problem,) = refused([Duty("kari", outside, "D")])
    assert problem.code == "duty-outside-plan"
    assert problem.message == "one duty lies outside the plan, which runs from 2027-08-02 to 2027-08-29."


def test_the_first_and_the_last_date_of_the_plan_are_inside():
    assert check(world(), Roster([Duty("kari", DAY, "D"), Duty("kari", date(2027, 8, 29), "D")]))


def test_everything_is_said_at_once():
    problems = refused([Duty("ola", DAY, "Q"), Duty("kari", date(2028, 8, 2), "D")])
    assert [problem.code for problem in problems] == [
        "unknown-employee",
        "unknown-shift",
        "duty-outside-plan",
    ]


def test_a_rule_for_somebody_unknown_is_refused():
    (problem,) = refused([], rule(NoOverlap(), "per"))
    assert (problem.code, problem.file, problem.value) == ("unknown-employee", "rule X", "per")
