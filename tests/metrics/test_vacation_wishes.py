"""Who was given the weeks of vacation they wished for, by hand."""

from datetime import timedelta
from fractions import Fraction

from tests.law.world import MONDAY, person, world

from arsplan.domain.absences import Absence, Lock, Wish
from arsplan.domain.roster import Roster
from arsplan.domain.terms import VacationPolicy
from arsplan.io.plan_folder_vacation import vacation_figures, vacation_files
from arsplan.metrics.vacation_wishes import popular_balance, wished_weeks
from arsplan.planning.seam import continued

THREE = ("kari", "per", "ola")
FIRST = MONDAY.isocalendar().week


def wish(name, first, last, **more):
    return Wish(employee=name, kind="vacation", from_week=first, to_week=last, **more)


def away(name, week, kind="vacation", days=6):
    first = MONDAY + timedelta(7 * week)
    return Absence(employee=name, first=first, last=first + timedelta(days - 1), kind=kind)


def ward(*facts, wishes=(), locks=(), **more):
    """One of three may be away at once; two weeks of vacation each."""
    policy = VacationPolicy(
        main_days=0, from_week=1, to_week=53, main_share=Fraction(1, 3), other_share=Fraction(1, 3), place=True
    )
    staff = tuple(person(name, vacation_days=12, **more) for name in THREE)
    return world(weeks=6, staff=staff, vacation=policy, absences=facts, wishes=tuple(wishes), locks=locks)


BOTH = (wish("kari", FIRST, FIRST + 1), wish("per", FIRST, FIRST), wish("ola", FIRST + 2, FIRST + 2, weight=30))


def test_each_week_of_each_wish_by_hand():
    found = wished_weeks(ward(away("per", 0), away("kari", 3), wishes=BOTH))
    assert [(one.employee, one.week, one.wishers, one.places, one.popular, one.met, one.why) for one in found] == [
        ("kari", "2027-W31", 2, 1, True, False, "full"),
        ("per", "2027-W31", 2, 1, True, True, ""),
        ("kari", "2027-W32", 1, 1, False, False, "elsewhere"),
        ("ola", "2027-W33", 1, 1, False, False, "elsewhere"),
    ]
    assert [one.weight for one in found] == [10, 10, 10, 30]


def test_a_week_that_is_taken_otherwise():
    given = Lock(employee="ola", date=MONDAY + timedelta(15), shift="D")
    leave = away("kari", 0, "leave", days=1)
    found = wished_weeks(ward(leave, wishes=BOTH, locks=(given,)))
    assert {one.employee: one.why for one in found if one.week in {"2027-W31", "2027-W33"}} == {
        "kari": "taken",
        "per": "full",
        "ola": "taken",
    }


def test_a_week_is_met_by_the_whole_of_it():
    unit = ward(away("per", 0, days=5), away("kari", 0, days=6), wishes=BOTH)
    first = {one.employee: (one.met, one.why) for one in wished_weeks(unit) if one.week == "2027-W31"}
    assert first == {"kari": (True, ""), "per": (False, "full")}
    alone = ward(away("per", 0, days=5), wishes=BOTH)
    assert [one.why for one in wished_weeks(alone) if one.employee == "per"] == ["elsewhere"]


def test_nobody_wishes_for_weeks():
    assert (vacation_files(ward()), vacation_figures(ward())) == ({}, None)


def test_the_table_and_the_figures():
    unit = ward(away("per", 0), wishes=BOTH)
    lines = vacation_files(unit)["vacation_wishes.csv"].splitlines()
    assert lines[:2] == [
        "employee,week,strength,weight,wishers,places,popular,met,why",
        "kari,2027-W31,wish,10,2,1,yes,no,full",
    ]
    assert vacation_figures(unit) == {"weeks": 4, "met": 1, "popular": ["2027-W31"]}


def test_popular_weeks_are_carried_when_they_are_over():
    unit = ward(away("per", 0), wishes=BOTH)
    assert popular_balance(wished_weeks(unit), "per") == Fraction(1, 2)
    week = continued(unit, Roster(), MONDAY + timedelta(7), weeks=6)
    assert {name: week.balance_of(name).popular_weeks for name in THREE} == {
        "kari": Fraction(-1, 2),
        "per": Fraction(1, 2),
        "ola": 0,
    }
    later = continued(week, Roster(), MONDAY + timedelta(14))
    assert later.balance_of("kari").popular_weeks == Fraction(-1, 2), "each week counts once"
