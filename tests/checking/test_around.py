"""What a screen asks while a duty is dragged: the findings near it, and which duties would be lawful there."""

import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.law.world import MONDAY, law, person, roster, rule, shift, world
from tests.strategies import units

import arsplan
from arsplan.checking import check, lawful_duties
from arsplan.domain.absences import Absence, Lock
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit
from arsplan.rules.measures import AwayAtOnce, NoOverlap, RunLength, WeekMinutes
from arsplan.rules.rulebook import rulebook

EXAMPLES = Path(__file__).parents[2] / "examples" / "units"
TWO = (person(), person("per"))
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def rotas(draw):
    """A unit, a roster of it that breaks what it likes, a person and a date."""
    unit = draw(units())
    people, codes = st.sampled_from(list(unit.person)), st.sampled_from(list(unit.shift_by_code))
    dates = st.sampled_from(unit.horizon.dates)
    duties = draw(st.lists(st.builds(Duty, people, dates, codes), max_size=40))
    return unit, Roster(duties), draw(people), draw(dates)


def near(unit, findings, employee, day):
    """The definition, written down once more."""
    groups = {r.id for r in rulebook(unit) if employee in r.people}
    return [
        f
        for f in findings
        if (f.employee == employee or (not f.employee and f.rule in groups)) and f.first <= day.isoformat() <= f.last
    ]


@FEW
@given(rotas())
def test_around_is_the_full_check_filtered(case):
    unit, made, employee, day = case
    whole = check(unit, made, fixed=unit.absences)
    assert list(check(unit, made, fixed=unit.absences, around=(employee, day))) == near(unit, whole, employee, day)


@FEW
@given(rotas())
def test_lawful_duties_agree_with_full_checks(case):
    unit, made, employee, day = case
    found = lawful_duties(unit, made, employee, day)
    for code in unit.shift_by_code:
        duty = Duty(employee, day, code)
        without = check(unit, Roster(d for d in made if d != duty))
        added = check(unit, Roster([*made, duty]))
        new = Counter(map(weight, added.broken)) - Counter(map(weight, without.broken))
        assert (code in found.lawful) == (not new)
        assert Counter(map(weight, found.why_not.get(code, ()))) == new
    assert list(found.why_not) == [code for code in unit.shift_by_code if code not in found.lawful]


def weight(finding):
    return finding.rule, finding.employee, finding.first, finding.last, finding.slack


def test_a_group_is_heard_when_the_person_is_in_it():
    away = tuple(Absence(employee=e.id, first=MONDAY, last=MONDAY) for e in TWO)
    unit = world(staff=(*TWO, person("eli")), absences=away)
    both = rule(AwayAtOnce(main=1, other=1), "kari", "per")
    (found,) = check(unit, Roster(), both, fixed=(), around=("per", MONDAY))
    assert (found.employee, found.verdict) == ("", "broken")
    assert not check(unit, Roster(), both, fixed=(), around=("eli", MONDAY))
    assert not check(unit, Roster(), both, fixed=(), around=("per", MONDAY + timedelta(1)))


def test_a_breach_elsewhere_hides_what_is_kept_here():
    made = roster("D . . . . . . | D D D D D D .")
    rules = rule(WeekMinutes(most=2400))
    assert not check(world(), made, rules, around=("kari", MONDAY))
    assert len(check(world(), made, rules, around=("kari", MONDAY + timedelta(8)))) == 1


@pytest.mark.parametrize(
    ("around", "code"),
    [(("karl", MONDAY), "unknown-employee"), (("kari", MONDAY - timedelta(1)), "outside-plan")],
)
def test_a_stranger_and_a_date_outside_are_refused(around, code):
    for ask in (lambda: check(world(), Roster(), around=around), lambda: lawful_duties(world(), Roster(), *around)):
        with pytest.raises(InvalidUnit) as caught:
            ask()
        assert [p.code for p in caught.value.problems] == [code]
        assert "Maybe" in str(caught.value)


def test_the_morning_after_an_evening():
    unit = world(arrangement={"whole_weekends": False})
    found = lawful_duties(unit, roster("A . . . . . ."), "kari", MONDAY + timedelta(1), law(unit, "R07"))
    assert found.lawful == ("A", "N")
    assert list(found.why_not) == ["D", "L", "LL"]
    assert found.why_not["D"][0].rule == "R07"
    assert "9 h 30 min" in found.why_not["D"][0].text


def test_nothing_is_lawful_for_who_is_away():
    unit = world(absences=(Absence(employee="kari", first=MONDAY, last=MONDAY),))
    found = lawful_duties(unit, Roster(), "kari", MONDAY)
    assert found.lawful == ()
    assert all(reasons[0].rule == "U02" for reasons in found.why_not.values())


def test_old_breaches_elsewhere_do_not_count_and_worse_ones_do():
    unit, made = world(), roster("D D D D D D . | . . . . . . .")
    rules = rule(WeekMinutes(most=2400))
    assert lawful_duties(unit, made, "kari", MONDAY + timedelta(9), rules).lawful == ("D", "A", "N", "L", "LL")
    assert lawful_duties(unit, made, "kari", MONDAY + timedelta(6), rules).lawful == ()


def test_a_duty_may_mend_a_breach():
    unit = world(locks=(Lock(employee="kari", date=MONDAY, shift="D"),))
    assert "D" in lawful_duties(unit, Roster(), "kari", MONDAY).lawful


def test_a_duty_that_stands_already_is_judged_against_the_rota_without_it():
    found = lawful_duties(world(), roster("D+L"), "kari", MONDAY, rule(NoOverlap()))
    assert found.lawful == ("N",)
    assert found.why_not["D"][0].text.startswith("D on Mon 2027-08-02 and L")


def test_a_sunday_night_that_takes_the_rest_of_the_next_week_is_told():
    unit = world(arrangement={"whole_weekends": False, "longest_run_days": 14})
    made = roster(". . . . . . . | . A A A A A A")
    found = lawful_duties(unit, made, "kari", MONDAY + timedelta(6), law(unit, "R08"))
    assert [f.first for f in found.why_not["N"]] == ["2027-08-09"]


def test_the_worst_reason_comes_first():
    rules = (*rule(WeekMinutes(most=2400), id="A"), *rule(RunLength(most=2), id="B"))
    found = lawful_duties(world(), roster("D D D D D . ."), "kari", MONDAY + timedelta(5), rules)
    assert [f.rule for f in found.why_not["D"]] == ["B", "A"]


def test_a_soft_rule_forbids_nothing():
    soft = rule(RunLength(most=1), severity="soft")
    assert "D" in lawful_duties(world(), roster("D"), "kari", MONDAY + timedelta(1), soft).lawful


def test_a_unit_changed_by_copy_is_read_anew():
    unit = world(vacation={"place": False})
    assert check(unit, roster("D D D"), around=("kari", MONDAY)).lawful
    short = unit.model_copy(update={"arrangement": unit.arrangement.model_copy(update={"longest_run_days": 2})})
    assert [f.rule for f in check(short, roster("D D D"), around=("kari", MONDAY)).broken] == ["U07"]


MILLISECONDS = 20
GENEROUS = 4
"""Machines that test are slower than those with a screen. What else runs there is left aside: the thread's own time."""


@pytest.mark.parametrize("name", ["solsiden", "bjorkelia", "elvebredden"])
def test_a_screen_need_not_wait(name, capsys):
    unit = arsplan.load(EXAMPLES / name)
    made = full_year(unit)
    who, day = unit.staff[0].id, unit.start + timedelta(150)
    cold = fastest(lambda: check(unit, made, around=(who, day)), times=1)
    near_it = fastest(lambda: check(unit, made, around=(who, day)))
    duties = fastest(lambda: lawful_duties(unit, made, who, day))
    with capsys.disabled():
        figures = f"around {near_it:.1f} ms, at first {cold:.1f}; lawful duties {duties:.1f} ms"
        print(f"\n{name}, {len(made)} duties: {figures}")  # noqa: T201 - the figures are the point
    assert near_it < GENEROUS * MILLISECONDS


def full_year(unit: Unit) -> Roster:
    """About 220 duties a person, of the shifts of their rota."""
    shifts = {e.id: unit.rota_by_name[e.rota].shifts for e in unit.staff}
    worked = (".DDD.DD", "DD..DD.", "DDD.D..", ".DDDD..")
    return Roster(
        Duty(name, day, codes[k % len(codes)])
        for n, (name, codes) in enumerate(shifts.items())
        for k, day in enumerate(unit.horizon.dates)
        if worked[(k // 7 + n) % 4][k % 7] == "D"
    )


def fastest(ask, times=3):
    """Milliseconds of the fastest of a few calls."""
    took = []
    for _ in range(times):
        began = time.thread_time()
        ask()
        took.append(1000 * (time.thread_time() - began))
    return min(took)


def test_the_shift_of_a_date_is_as_the_unit_has_it():
    unit = world(more_shifts=(shift("H", "08:00", "12:00", use="weekend"),))
    assert "H" in lawful_duties(unit, Roster(), "kari", date(2027, 8, 2)).why_not
