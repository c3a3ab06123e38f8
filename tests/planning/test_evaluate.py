"""A plan beside what became of it: weeks, seasons, faces, and the targets that were set."""

from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace

import pytest
from tests.metrics.small import MONDAY, PEOPLE, roster, small

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Employee
from arsplan.domain.targets import MEASURES, Target, Targets, UserGroup
from arsplan.domain.worked import Worked
from arsplan.errors import InvalidUnit
from arsplan.planning.evaluate import evaluate

# Needed: two by day from Monday to Friday, of whom a nurse, and one nurse at weekends; one at night.
PLAN = roster("S1 D D D D D . . D D D D D . .\nH1 D D D D D . . D D D D D . .\nN1 N N N N N N N N N N N N N N")
AGENCY = Employee(id="agency-1", competence="SPL", position=0, rota="DA", employment="temporary")


def planned(duties=PLAN, **facts):
    return SimpleNamespace(planned_unit=small(**facts), roster=duties)


def target(measure, value, **more):
    return Target(**{"measure": measure, "value": Fraction(value), "by": date(2027, 12, 31), "decided_by": "x", **more})


def first_week(*without, more=()):
    gone = set(without)
    return Roster([*(d for d in PLAN if d.date < MONDAY + timedelta(7) and d not in gone), *more])


def test_the_plan_alone_has_weeks_and_seasons():
    found = evaluate(planned())
    assert [one.name for one in found.weeks] == ["2027-W01", "2027-W02"]
    assert [one.name for one in found.seasons] == ["all"]
    assert (found.known, found.weeks[0].actual, found.weeks[0].happened) == (False, None, None)
    one, side = found.weeks[0], found.weeks[0].planned
    assert one.days == 7
    # Twelve day slots of 450 minutes and seven nights of 600; Saturday and Sunday lack the nurse.
    assert (side.need, side.short, side.open) == (12 * 450 + 7 * 600, 900, 900)
    assert (side.asked, side.met) == (7, 5)
    assert side.people == {"S1", "H1", "N1"}


def test_a_week_that_was_worked_stands_beside_its_plan_and_the_next_one_is_planned_alone():
    lost = Duty("S1", MONDAY + timedelta(1), "D")
    found = evaluate(planned(), actual=first_week(lost))
    assert found.to == MONDAY + timedelta(7)
    one, other = found.weeks
    assert (one.planned.short, one.actual.short, one.actual.open) == (900, 1350, 1350)
    assert (one.planned.met, one.actual.met) == (5, 4)
    assert one.happened.changed == 1
    assert (other.actual, other.planned.need) == (None, one.planned.need)
    assert found.seasons[0].days == 7
    assert found.seasons[0].planned.need == one.planned.need


def test_a_week_that_is_worked_in_part_is_counted_as_far_as_it_is_worked():
    found = evaluate(planned(), actual=first_week(), to=MONDAY + timedelta(3))
    assert found.weeks[0].days == 3
    assert found.weeks[0].planned == found.weeks[0].actual


def test_hired_people_cover_need_that_people_on_the_list_do_not():
    lost = Duty("S1", MONDAY, "D")
    worked = first_week(lost, more=[Duty("agency-1", MONDAY, "D")])
    found = evaluate(planned(), actual=Worked.with_hired(small(), worked, (AGENCY,)))
    one = found.weeks[0]
    assert (one.actual.short, one.actual.open, one.actual.hired) == (1350, 900, 450)
    assert (one.happened.hired_shifts, one.happened.hired) == (1, 450)
    assert one.happened.changed == 1
    assert "agency-1" in one.actual.people
    assert [one.employee for one in found.accounts] == [person.id for person in PEOPLE]


def test_sickness_is_what_planned_hours_lose_to_it():
    sick = Absence(employee="S1", first=MONDAY, last=MONDAY + timedelta(1), kind="Syk")
    course = Absence(employee="H1", first=MONDAY, last=MONDAY, kind="course")
    gone = [Duty("S1", MONDAY, "D"), Duty("S1", MONDAY + timedelta(1), "D"), Duty("H1", MONDAY, "D")]
    found = evaluate(planned(), actual=first_week(*gone), absences=[sick, course])
    done = found.weeks[0].happened
    assert (done.sick, done.agreed) == (900, 10 * 450 + 7 * 600)
    assert (done.extra, done.overtime) == (0, 0)


def test_sickness_that_the_plan_knew_counts_by_days():
    sick = Absence(employee="A1", first=MONDAY, last=MONDAY + timedelta(6), kind="sick")
    found = evaluate(planned(absences=(sick,)), actual=first_week(), absences=[])
    done = found.weeks[0].happened
    assert done.sick == 7 * round(Fraction(2130, 14))
    assert done.agreed == 10 * 450 + 7 * 600 + done.sick


def test_different_people_in_two_weeks_for_the_unit_and_for_its_groups():
    groups = Targets((), (UserGroup(name="By day", lines=("D",)),))
    found = evaluate(planned(), targets=groups)
    assert [(row.group, row.planned, row.actual) for row in found.faces] == [("", 3, None), ("By day", 2, None)]
    both = Roster([*PLAN, Duty("A1", MONDAY + timedelta(5), "D")])
    found = evaluate(planned(), actual=both, targets=groups, to=MONDAY + timedelta(14))
    assert [(row.planned, row.actual, row.hired) for row in found.faces] == [(3, 4, 0), (2, 3, 0)]


def test_half_a_fortnight_has_no_count_of_faces():
    assert evaluate(planned(), actual=first_week()).faces[0].actual is None


def test_competence_by_season():
    found = evaluate(planned(), actual=first_week(Duty("S1", MONDAY, "D")))
    rows = {row.competence: (row.need, row.planned, row.actual) for row in found.competence}
    assert rows["SPL"] == (7 * 450, 5 * 450, 4 * 450)


def results_of(*targets, **asked):
    return evaluate(planned(), targets=Targets(targets, asked.pop("groups", ())), **asked).results


def test_every_measure_has_its_figure():
    worked = first_week(Duty("S1", MONDAY, "D"), more=[Duty("A1", MONDAY, "D"), Duty("agency-1", MONDAY, "D")])
    actual = Worked.with_hired(small(), worked, (AGENCY,))
    found = results_of(*(target(name, 1) for name in MEASURES), actual=actual, absences=[])
    by_name = {one.target.measure: (one.planned, one.actual) for one in found}
    mean = (1 + Fraction(3, 4) + Fraction(1408, 10000)) / 3  # the temporary one does not count
    assert by_name == {
        "mean_position": (mean, None),
        "full_time_share": (Fraction(1, 3), None),
        "competence": (Fraction(5, 7), Fraction(5, 7)),
        "shortage": (Fraction(900, 9600), Fraction(1350, 9600)),
        "distinct_staff": (Fraction(3), None),
        "hired_shifts": (None, Fraction(52)),
        "extra_hours": (None, Fraction(52 * 15, 2)),
        "overtime_hours": (None, Fraction(0)),
        "sickness": (None, Fraction(0)),
        "short_rests": (Fraction(0), Fraction(0)),
    }


@pytest.mark.parametrize(
    ("one", "reached", "lacking"),
    [
        (target("mean_position", "3/5"), True, 0),
        (target("mean_position", "2/3"), False, Fraction(2, 3) - Fraction(18908, 30000)),
        (target("shortage", "1/8"), True, 0),
        (target("shortage", "1/16"), False, Fraction(900, 9600) - Fraction(1, 16)),
        (target("overtime_hours", 10), None, None),
    ],
)
def test_reached_or_how_far(one, reached, lacking):
    (found,) = results_of(one)
    assert (found.reached, found.lacking) == (reached, lacking)


def test_without_a_word_about_absence_sickness_is_not_known():
    (found,) = results_of(target("sickness", "1/10"), actual=first_week())
    assert found.actual is None


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        (Targets((target("distinct_staff", 12, group="North"),)), "no user group 'North'"),
        (Targets((), (UserGroup(name="North", lines=("X",)),)), "no planned demand line 'X'"),
    ],
)
def test_groups_that_are_not_there_are_refused(targets, said):
    with pytest.raises(InvalidUnit, match=said):
        evaluate(planned(), targets=targets)


def test_a_plan_worked_as_planned_differs_in_nothing():
    found = evaluate(planned(), actual=PLAN, absences=[])
    assert found.to == MONDAY + timedelta(14)
    for one in (found.total, *found.weeks, *found.seasons):
        assert one.actual == one.planned
        done = one.happened
        assert (done.hired_shifts, done.extra, done.overtime, done.changed, done.sick) == (0, 0, 0, 0, 0)
    assert all(row.planned == row.actual for row in (*found.competence, *found.faces))


def test_weeks_and_seasons_add_up_to_the_whole():
    lost = Duty("H1", MONDAY + timedelta(8), "D")
    actual = Roster(d for d in PLAN if d != lost and d.date < MONDAY + timedelta(11))
    found = evaluate(planned(), actual=actual, absences=[])
    for periods in (found.weeks, found.seasons):
        for name in ("need", "short", "open", "over", "asked", "met"):
            for which in ("planned", "actual"):
                total = getattr(getattr(found.total, which), name)
                assert sum(getattr(getattr(one, which), name) for one in periods) == total
        assert sum(one.happened.agreed for one in periods) == found.total.happened.agreed
        assert sum(one.days for one in periods) == found.total.days == 11
