"""A year cut at any week and joined again: no window of any rule is lost, and every account adds up exactly."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.law.world import law, person, world
from tests.strategies import units

from arsplan.checking import check
from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import VACATION, Absence, Activity
from arsplan.domain.roster import Duty, Roster
from arsplan.errors import InvalidUnit
from arsplan.metrics import account_lines
from arsplan.planning.seam import continued
from arsplan.rules.entitlement import account, vacation_dates, vacation_due, vacation_to_place
from arsplan.rules.measures import MonthHours, Notice, PositionHours, TredeltHours, VacationPlaced, WeekendsInPlan
from arsplan.rules.rulebook import rulebook

SOME = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


@st.composite
def cut_years(draw):
    """A unit, a roster that breaks what it likes, and a Monday in it."""
    unit = draw(units(max_weeks=9))
    unit = unit.model_copy(update={"weeks": max(2, unit.weeks), "known_from": unit.known_from or unit.start})
    people, codes = st.sampled_from(list(unit.person)), st.sampled_from(list(unit.shift_by_code))
    dates = st.sampled_from(unit.horizon.dates)
    duties = draw(st.lists(st.builds(Duty, people, dates, codes), max_size=60))
    vacation = draw(st.lists(st.tuples(people, dates, st.integers(0, 20)), max_size=3))
    away = tuple(Absence(employee=who, first=day, last=day + timedelta(k), kind=VACATION) for who, day, k in vacation)
    to = unit.start + timedelta(weeks=draw(st.integers(1, unit.weeks - 1)))
    return unit.with_absences((*unit.absences, *away)), Roster(duties), to


COUNTED_ONCE = (Notice, MonthHours, PositionHours, TredeltHours, VacationPlaced, WeekendsInPlan)
"""About the plan as a whole: its accounts are compared instead."""


def breaches(unit, roster, since=date.min):
    """What is broken in windows that reach a date; where a window ends may be told in another way at the seam."""
    rules = tuple(rule for rule in rulebook(unit) if not isinstance(rule.measure, COUNTED_ONCE))
    found = check(unit, roster, rules, fixed=()).broken
    return {(f.rule, f.employee, f.first, f.slack) for f in found if date.fromisoformat(f.last) >= since}


@SOME
@given(cut_years())
def test_no_window_is_lost_at_the_seam_and_none_is_new(case):
    unit, roster, to = case
    rest = continued(unit, roster, to)
    found = breaches(rest, Roster(duty for duty in roster if duty.date >= to))
    assert breaches(unit, roster, to) <= found <= breaches(unit, roster)


@SOME
@given(cut_years())
def test_no_hour_is_lost_at_the_seam(case):
    """Whether all vacation due still fits into what is left is another matter, so it is left aside."""
    unit, roster, to = case
    rest = continued(unit, roster, to)
    after = account_lines(rest, Roster(duty for duty in roster if duty.date >= to))
    for line, later in zip(account_lines(unit, roster), after, strict=True):
        employee = unit.person[line.employee]
        rota = unit.rota_by_name[employee.rota]
        if not rota.tredelt and not rota.day_work:
            taken = {day for day in vacation_dates(unit, employee) if unit.start <= day < to and is_virkedag(day)}
            credited = employee.position * unit.full_time_week * Fraction(len(taken), 6)
            assert left(line) - credited == left(later)


def left(line):
    """Of the position, vacation due and what is settled in other ways than hours left aside."""
    return line.owed + line.brought - line.absence_credit - line.worked - line.activities - line.f3


def summer(**facts):
    """A year of one person, with the main vacation in July and a week in October."""
    away = ((date(2027, 7, 5), date(2027, 7, 25)), (date(2027, 10, 4), date(2027, 10, 10)))
    absences = tuple(Absence(employee="kari", first=first, last=last, kind=VACATION) for first, last in away)
    return world(date(2027, 1, 4), 52, staff=(person(**facts),), absences=absences)


@pytest.mark.parametrize("facts", [{}, {"vacation_days": 24}, {"birth_year": 1960}])
@pytest.mark.parametrize("week", range(1, 52))
def test_vacation_due_and_taken_adds_up_at_every_seam(week, facts):
    unit = summer(**facts)
    to = unit.start + timedelta(weeks=week)
    rest = continued(unit, Roster(), to)
    taken = sum(d < to and is_virkedag(d) for d in vacation_dates(unit, unit.person["kari"]))
    open_ = sum(map(is_virkedag, rest.horizon.dates))
    for due in (vacation_due, vacation_to_place):
        left = max(0, due(unit, unit.person["kari"]) - taken)
        assert due(rest, rest.person["kari"]) == min(left, open_)


@pytest.mark.parametrize("weeks", [1, 2, 26])
def test_a_senior_day_that_no_longer_fits_in_waits_with_its_hours_and_neither_is_lost(weeks):
    """The last week has five virkedager where six senior days are left: its account shows a day more, given later."""
    unit = summer(birth_year=1960)
    end = unit.horizon.end + timedelta(1)
    rest = continued(unit, Roster(), end - timedelta(weeks=weeks))
    once, twice = (continued(part, Roster(), end, weeks=52).balance_of("kari") for part in (unit, rest))
    for name in ("minutes", "vacation", "senior_days"):
        assert getattr(once, name) == getattr(twice, name), name


def test_the_main_vacation_is_due_once_a_season():
    unit = summer()
    for to, weeks, main in ((date(2027, 9, 6), 17, 0), (date(2027, 9, 6), 52, 18), (date(2027, 7, 12), 52, 0)):
        rest = continued(unit, Roster(), to, weeks=weeks)
        asked = [f.limit for f in check(rest, Roster()) if f.rule == "R17" and "longest piece" in f.text]
        assert asked == [main] * bool(main)


def test_a_whole_year_ahead_keeps_days_for_the_next_summer():
    """The plan ends in July 2028: what is earned in that year so far waits for the rest of the window."""
    unit = summer()
    ahead = continued(unit, Roster(), date(2027, 7, 12), weeks=52)
    kari = ahead.person["kari"]
    assert vacation_due(ahead, kari) == 30 - 6 + 15
    assert vacation_to_place(ahead, kari) == 30 - 6
    assert account(ahead, kari).vacation_credit == Fraction(30 - 6, 6) * kari.position * ahead.full_time_week


@pytest.mark.parametrize(
    ("to", "weeks", "place"),
    [
        (date(2027, 8, 9), 8, 0),  # to October: what is accrued beside the main vacation waits for the rest of the year
        (date(2027, 8, 9), 21, 12),  # to New Year: all of the year
        (date(2027, 11, 1), 52, 24),  # the next summer is inside: its main vacation, and what is left of this year
    ],
)
def test_what_may_wait_is_what_the_calendar_year_has_left(to, weeks, place):
    ahead = continued(summer(), Roster(), to, weeks=weeks)
    assert vacation_to_place(ahead, ahead.person["kari"]) == place


def test_past_activities_keep_their_rest():
    sunday = date(2027, 8, 8)
    course = Activity(employee="kari", date=sunday, start="18:00", end="23:00", paid_minutes=300)
    unit = world(activities=(course,))
    early = Roster([Duty("kari", date(2027, 8, 9), "D")])
    rest = continued(unit, early, date(2027, 8, 9))
    rules = law(unit, "R07")
    assert len(check(rest, early, rules).broken) == 1 == len(check(unit, early, rules).broken)


@pytest.mark.parametrize("to", [date(2027, 8, 2), date(2027, 8, 10), date(2027, 9, 6)])
def test_the_seam_is_a_monday_inside_the_plan(to):
    with pytest.raises(InvalidUnit, match="Maybe"):
        continued(world(), Roster(), to)
