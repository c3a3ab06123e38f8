"""Rotas that arsplan did not make: by code, by clock times, by instants, with nights on the day they end."""

from datetime import date

import pytest
from tests.law.world import person, shift, world
from tests.metrics.small import small

from arsplan.checking import check
from arsplan.domain.absences import Lock, Wish
from arsplan.domain.own_rules import OwnRule
from arsplan.domain.roster import Duty
from arsplan.domain.staff import Rota
from arsplan.errors import InvalidUnit
from arsplan.io.plan_folder import read_rota
from arsplan.io.rota import Noted, read_any_rota
from arsplan.io.worked_rota import read_worked

MONDAY = date(2027, 1, 4)
OWN, END_DAY = Noted(own_times=True), Noted(nights_on_end_day=True)


@pytest.fixture
def file(tmp_path):
    def write(text):
        place = tmp_path / "mine.csv"
        place.write_text(text, encoding="utf-8")
        return place

    return write


def problems(unit, place, noted=Noted()):  # noqa: B008 - a plain value
    with pytest.raises(InvalidUnit) as caught:
        read_any_rota(unit, place, noted)
    assert all("Maybe" in str(problem) for problem in caught.value.problems)
    return [(p.code, p.row, p.column, p.value) for p in caught.value.problems]


@pytest.mark.parametrize(
    "text",
    [
        "employee,date,start,end\nS1,2027-01-04,07:30,15:00\n",
        "employee,date,shift,start,end\nS1,2027-01-04,,07:30,15:00\n",
        "employee,date,shift,start,end\nS1,2027-01-04,D,7.30,1500\n",
        "employee,date,start,end\nS1,2027-01-04,2027-01-04T07:30:00+01:00,2027-01-04T15:00+01:00\n",
        "employee,date,start,end\nS1,2027-01-04,2027-01-04T06:30:00Z,2027-01-04T14:00:00+00:00\n",
        "employee,date,start,end\nS1,2027-01-04,2027-01-04 07:30,15:00\n",
        "Ansatt;Dato;Fra;Til\nS1;04.01.2027;07:30;15:00\n",
        "Ansattnr;Dato;Vaktkode;Starttid;Sluttid\nS1;04.01.2027;D;07:30;15:00\n",
        "employee,date,shift\nS1,2027-01-04,D\n",
    ],
)
def test_a_duty_by_its_code_or_by_its_times(file, text):
    unit, roster = read_any_rota(small(), file(text))
    assert (unit, roster.duties) == (small(), (Duty("S1", MONDAY, "D"),))


def test_times_that_no_shift_has_are_refused_with_the_nearest(file):
    place = file("employee,date,start,end\nS1,2027-01-04,07:00,15:00\n")
    assert problems(small(), place) == [("no-such-times", 2, "start", "07:00")]
    with pytest.raises(InvalidUnit, match=r"Maybe D \(07:30–15:00\) is meant.*--own-times"):
        read_any_rota(small(), place)


def test_times_that_several_shifts_have_are_told_apart_by_rota_or_refused(file):
    place = file("employee,date,start,end\nkari,2027-08-02,07:30,15:00\nper,2027-08-02,07:30,15:00\n")
    unit = world(
        more_shifts=(shift("D2", "07:30", "15:00"),),
        rotas=(Rota(name="days", shifts=("D2",)),),
        staff=(person(), person("per", rota="days")),
    )
    assert problems(unit, place) == [("shift-not-told-apart", 2, "start", "07:30")]
    with pytest.raises(InvalidUnit, match="D, D2"):
        read_any_rota(unit, place)


def test_paid_minutes_tell_shifts_of_the_same_times_apart(file):
    place = file("employee,date,start,end,paid_minutes\nkari,2027-08-02,07:30,15:00,420\n")
    unit = world(more_shifts=(shift("D2", "07:30", "15:00", paid=420),))
    assert read_any_rota(unit, place)[1].duties == (Duty("kari", date(2027, 8, 2), "D2"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("employee,date\nS1,2027-01-04\n", ("missing-column", 1, "shift", None)),
        ("employee,date,shift,start\nS1,2027-01-04,,07:30\n", ("missing-value", 2, "shift", "")),
        ("employee,date,start,end\nS1,2027-01-04,soon,15:00\n", ("not-a-time", 2, "start", "soon")),
        ("employee,date,shift,start\nS1,2027-01-04,D,08:00\n", ("not-as-the-shift", 2, "start", "08:00")),
        ("employee,date,start,end\nS9,2027-01-04,07:30,15:00\n", ("unknown-employee", 2, "employee", "S9")),
        ("employee,date,shift\nS1,2028-01-04,D\n", ("outside-plan", 2, "date", "2028-01-04")),
        ("employee,date,shift\nS1,2027-01-04,DD\n", ("unknown-shift", 2, "shift", "DD")),
        (
            "employee,date,start,end\nS1,2027-01-04,07:30,15:00\nS1,2027-01-04,07:30,15:00\n",
            ("duplicate-duty", 3, None, None),
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(file, text, expected):
    assert expected in problems(small(), file(text))


@pytest.mark.parametrize("read", [read_any_rota, read_worked])
def test_a_folder_is_no_rota_and_the_one_in_a_plan_is_named(tmp_path, read):
    with pytest.raises(InvalidUnit) as caught:
        read(small(), tmp_path)
    (problem,) = caught.value.problems
    assert (problem.code, problem.advice) == ("unreadable-file", "Maybe one of the files in it.")
    (tmp_path / "rota.csv").write_text("employee,date,shift\n", encoding="utf-8")
    with pytest.raises(InvalidUnit) as caught:
        read(small(), tmp_path)
    assert [problem.advice for problem in caught.value.problems] == [f"Maybe the file '{tmp_path / 'rota.csv'}'."]


def test_own_times_are_a_shift_of_their_own(file):
    unit, roster = read_any_rota(small(), file("employee,date,start,end\nS1,2027-01-04,07:00,13:00\n"), OWN)
    assert roster.duties == (Duty("S1", MONDAY, "07:00-13:00"),)
    made = unit.shift_by_code["07:00-13:00"]
    assert (made.start, made.end, made.paid_minutes, made.covers) == (420, 780, 360, ())
    assert not [f for f in check(unit, roster).broken if f.rule == "U02"]
    assert unit.shifts[:-1] == small().shifts


def test_own_paid_minutes_are_believed_and_impossible_ones_refused(file):
    head = "employee,date,start,end,paid_minutes\n"
    unit, _ = read_any_rota(small(), file(head + "S1,2027-01-04,07:00,13:00,330\n"), OWN)
    assert unit.shifts[-1].paid_minutes == 330
    assert problems(small(), file(head + "S1,2027-01-04,07:00,13:00,400\n"), OWN) == [
        ("shift-hours", 2, "paid_minutes", "400")
    ]


def test_two_lengths_of_pay_are_two_shifts(file):
    text = "employee,date,start,end,paid_minutes\nS1,2027-01-04,07:00,13:00,330\nH1,2027-01-04,07:00,13:00,360\n"
    unit, roster = read_any_rota(small(), file(text), OWN)
    paid = {d.employee: unit.shift_by_code[d.shift].paid_minutes for d in roster}
    assert paid == {"S1": 330, "H1": 360}


def test_own_times_of_a_known_code_stay_that_kind_of_duty(file):
    unit = world(
        arrangement={"forbidden_sequences": [["A", "D"]]},
        wishes=(Wish(employee="kari", kind="unavailable", shift="D", strength="must"),),
        locks=(Lock(employee="per", date=date(2027, 8, 3), shift="D"),),
        staff=(person(), person("per")),
    )
    text = (
        "employee,date,shift,start,end\nkari,2027-08-02,A,14:30,22:00\nkari,2027-08-03,D,09:30,15:00\n"
        "per,2027-08-03,D,08:00,\n"
    )
    changed, roster = read_any_rota(unit, file(text), OWN)
    assert [d.shift for d in roster] == ["A", "D 09:30-15:00", "D 08:00-15:00"]
    broken = {(f.rule.partition("/")[0], f.employee) for f in check(changed, roster).broken}
    assert {("U09", "kari"), ("U02", "kari")} <= broken
    assert ("U03", "per") not in broken


def test_a_rule_of_the_unit_holds_for_own_times_too(file):
    never = OwnRule(id="X1", title="No day after evening", measure={"kind": "forbidden_sequence", "codes": ["A", "D"]})
    unit = world(own_rules=(never,))
    text = "employee,date,shift,start,end\nkari,2027-08-02,A,,\nkari,2027-08-03,D,10:30,15:00\n"
    changed, roster = read_any_rota(unit, file(text), OWN)
    assert "X1/2" in {f.rule for f in check(changed, roster).broken}


def test_own_times_of_one_person_are_on_nobody_elses_rota(file):
    """Those who work at night keep their average when somebody else is on a course."""
    changed, _ = read_any_rota(small(), file("employee,date,start,end\nS1,2027-01-04,07:00,13:00\n"), OWN)
    assert [rota.name for rota in changed.rotas if "07:00-13:00" in rota.shifts] == [changed.person["S1"].rota]


def test_instants_that_lie_on_another_day_are_refused(file):
    place = file("employee,date,start,end\nS1,2027-01-04,2027-01-05T07:30:00+01:00,2027-01-05T15:00:00+01:00\n")
    assert problems(small(), place)[0][0] == "no-such-times"
    assert problems(small(), place, OWN)[0][:3] == ("not-on-this-date", 2, "start")


def test_own_times_longer_than_a_day_are_refused(file):
    place = file("employee,date,start,end\nS1,2027-01-04,2027-01-04T07:30+01:00,2027-01-06T15:00+01:00\n")
    assert problems(small(), place, OWN)[0][:3] == ("not-on-this-date", 2, "end")
    place = file("employee,date,start,end\nS1,2027-01-04,07:00,07:00\n")
    assert problems(small(), place, OWN)[0][0] == "shift-without-length"


def test_a_night_noted_on_the_day_it_ends(file):
    text = "employee,date,shift\nN1,2027-01-05,N\nS1,2027-01-05,D\n"
    _, roster = read_any_rota(small(), file(text), END_DAY)
    assert roster.duties == (Duty("N1", MONDAY, "N"), Duty("S1", date(2027, 1, 5), "D"))


def test_a_night_by_its_times_on_the_day_it_ends(file):
    night = small().shift_by_code["N"]
    start, end = (f"{at // 60:02d}:{at % 60:02d}" for at in (night.start, night.end))
    place = file(f"employee,date,start,end\nN1,2027-01-05,{start},{end}\n")
    assert read_any_rota(small(), place, END_DAY)[1].duties == (Duty("N1", MONDAY, "N"),)
    assert read_any_rota(small(), place)[1].duties == (Duty("N1", date(2027, 1, 5), "N"),)


def test_the_first_night_on_the_day_it_ends_began_before_the_plan(file):
    place = file("employee,date,shift\nN1,2027-01-04,N\n")
    assert problems(small(), place, END_DAY) == [("outside-plan", 2, "date", "2027-01-04")]
    with pytest.raises(InvalidUnit, match=r"history\.csv"):
        read_any_rota(small(), place, END_DAY)


def test_instants_show_that_nights_are_noted_on_the_day_they_end(file):
    night = small().shift_by_code["N"]
    start, end = (f"{at // 60:02d}:{at % 60:02d}" for at in (night.start, night.end))
    place = file(f"employee,date,shift,start,end\nN1,2027-01-05,N,2027-01-04T{start}+01:00,2027-01-05T{end}+01:00\n")
    assert read_any_rota(small(), place, END_DAY)[1].duties == (Duty("N1", MONDAY, "N"),)
    with pytest.raises(InvalidUnit, match="--nights-on-end-day"):
        read_any_rota(small(), place)


def test_an_evening_that_ends_at_midnight_is_no_night(file):
    unit = world(more_shifts=(shift("K", "16:00", "24:00"), shift("S", "17:00", "01:00")))
    place = file("employee,date,shift\nkari,2027-08-03,K\nkari,2027-08-04,S\n")
    assert [d.date.day for d in read_any_rota(unit, place, END_DAY)[1]] == [3, 4]


def test_the_hour_that_the_clock_shows_twice(file):
    unit = world(start=date(2026, 10, 19), more_shifts=())
    place = file("employee,date,start,end\nkari,2026-10-24,2026-10-24T20:00+02:00,2026-10-25T02:30+01:00\n")
    assert problems(unit, place, OWN)[0][0] == "not-on-this-date"


def test_without_options_it_reads_what_read_rota_reads(file):
    place = file("employee,date,shift\nS1,2027-01-04,D\n")
    assert read_any_rota(small(), place) == (small(), read_rota(small(), place))
