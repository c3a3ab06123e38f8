"""Which agreements a plan needs, with whom, and who uses them; and what an assessment of soundness asks."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.metrics.planned import planned_units
from tests.metrics.small import MONDAY, PEOPLE, roster, small

from arsplan.checking import check
from arsplan.domain.agreed import PersonalAgreements
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.terms import Agreements, Arrangement, Discussion
from arsplan.metrics import agreements, soundness

SATURDAY = MONDAY + dt.timedelta(5)


def needed(text, monday=MONDAY, **facts):
    return {row.agreement: row for row in agreements(small(start=monday, **facts), roster(text, monday))}


def test_ordinary_days_need_only_what_every_plan_needs():
    found = needed("S1 D D . D D\nH1 A A . . .")
    assert set(found) == {"work_plan"}
    plan = found["work_plan"]
    assert (plan.uses, plan.people, plan.duties) == (6, ("S1", "H1"), ("A", "D"))
    assert (plan.first, plan.last) == (MONDAY, MONDAY + dt.timedelta(4))
    assert plan.in_unit == "not stated"
    assert "14 days" in plan.notice


@pytest.mark.parametrize(
    ("text", "agreement", "averaging", "in_unit"),
    [
        ("N1 N", "averaging_ind", "none", "no"),
        ("N1 N", "averaging_ind", "ind", "yes"),
        ("N1 N", "averaging_ind", "tv", "yes"),
        ("S1 L", "averaging_tv", "ind", "no"),
        ("S1 L", "averaging_tv", "tv", "yes"),
        ("S1 D D D D D D", "averaging_ind", "none", "no"),
        ("N1 N N N N N . . ", "averaging_ind", "tv", "yes"),
        ("S1 L L L D D . .", "averaging_tv", "ind", "no"),
    ],
)
def test_long_days_and_long_weeks_need_averaging(text, agreement, averaging, in_unit):
    found = needed(text, agreements=Agreements(averaging=averaging))
    assert found[agreement].in_unit == in_unit
    assert found[agreement].people == (text[:2],)


def test_nine_hours_and_thirty_eight_are_the_limits_without():
    nine = small().shifts[0].model_copy(update={"code": "E", "end": 990, "paid_minutes": 540})
    shifts = (*small().shifts, nine)
    assert "averaging_ind" not in needed("S1 E E E E", shifts=shifts)
    assert needed("S1 E E E E D", shifts=shifts)["averaging_ind"].uses == 1


def test_above_twelve_and_a_half_hours_a_central_union_has_to_agree():
    weekend = Agreements(averaging="tv", daily_rest=540, su_long_shift=840, su_days="weekend")
    found = needed("S1 . . . . . LL", agreements=weekend)
    assert (found["long_duties"].in_unit, found["long_duties"].duties) == ("yes", ("LL",))
    assert needed("S1 LL", agreements=weekend)["long_duties"].in_unit == "no"
    assert needed("S1 LL")["long_duties"].in_unit == "no"
    assert found["daily_rest"].in_unit == "yes", "14 hours leave 10 hours of rest in the 24"
    assert "averaging_tv" not in found


def test_in_another_language_with_its_decimal_point():
    found = agreements(small(), roster("S1 L"), say=lambda text: text.replace("duties", "vakter"), point=",")
    what = {row.agreement: row.what for row in found}["averaging_tv"]
    assert what.startswith("averaged hours: vakter above 10 h up to 12,5 h")


def test_weeks_above_fifty_four_hours_too():
    assert needed("S1 L L L D D . .")["averaging_tv"].uses == 4
    assert needed("S1 L L L L L . .")["long_weeks"].in_unit == "not stated"


def test_long_shifts_need_the_persons_consent():
    consenting = (PEOPLE[0].model_copy(update={"long_shift_minutes": 750}), *PEOPLE[1:])
    assert needed("S1 L", staff=consenting)["consent"].in_unit == "yes"
    both = needed("S1 L\nH1 L", staff=consenting)["consent"]
    assert (both.in_unit, both.people, both.uses) == ("no", ("S1", "H1"), 2)
    assert "consent" not in needed("N1 N")


@pytest.mark.parametrize(
    ("text", "agreed", "in_unit"), [("S1 A D", 660, "no"), ("S1 A D", 570, "yes"), ("S1 A D", 600, "no")]
)
def test_short_daily_rest(text, agreed, in_unit):
    found = needed(text, agreements=Agreements(averaging="tv", daily_rest=agreed))["daily_rest"]
    assert (found.in_unit, found.uses, found.first) == (in_unit, 1, MONDAY + dt.timedelta(1))
    assert "daily_rest" not in needed("S1 A A")


def test_short_weekly_rest():
    text = "S1 A A A A A . D"
    found = needed(text, agreements=Agreements(averaging="tv", weekly_rest=2040))["weekly_rest"]
    assert (found.uses, found.in_unit, found.first) == (1, "no", MONDAY)
    assert needed(text)["weekly_rest"].in_unit == "yes"
    assert "weekly_rest" not in needed("S1 A A A A A . .")


def test_neighbouring_red_days_need_averaging():
    text = "S1 . . . . . D D . . . . . D D"
    found = needed(text, arrangement=Arrangement(weekends_of=2, weekends=2))
    assert (found["red_days_averaged"].uses, found["red_days_averaged"].in_unit) == (1, "yes")
    assert needed(text, agreements=Agreements())["red_days_averaged"].in_unit == "no"
    assert found["weekends"].in_unit == "not stated"


def test_two_of_three_weekends_are_above_every_third():
    found = needed("S1 . . . . . D . . . . . . . . . . . . . . D", weeks=3)
    assert found["weekends"].uses == 1
    assert "weekends" not in needed("S1 . . . . . D D" + " ." * 19 + " D", weeks=4)
    past = small(history=(Duty("S1", SATURDAY - dt.timedelta(7), "D"),))
    assert "weekends" in {row.agreement for row in agreements(past, roster("S1 . . . . . D"))}


def test_the_red_days_of_a_year_have_to_be_agreed():
    text = "S1 . . . . . D D"
    row = needed(text)["red_days_off"]
    assert (row.uses, row.people, row.in_unit) == (1, ("S1",), "no")
    assert needed(text, agreements=Agreements(red_days_off_target=30))["red_days_off"].in_unit == "yes"


def test_compensation_as_time_off_is_discussed_locally():
    agreed = Agreements(holiday_compensation="time_off")
    easter = dt.date(2027, 3, 22)
    found = needed("S1 D D D D", easter, agreements=agreed)["holiday_time_off"]
    assert (found.uses, found.first, found.last) == (2, easter + dt.timedelta(2), easter + dt.timedelta(3))
    assert "holiday_time_off" not in needed("S1 D D D D", easter)


@pytest.mark.parametrize(
    ("weeks_before", "notice_days", "in_unit"),
    [(2, 14, "yes"), (2, 15, "no"), (3, 21, "yes"), (None, 14, "not stated")],
)
def test_the_work_plan_is_discussed_in_time(weeks_before, notice_days, in_unit):
    discussed = None if weeks_before is None else MONDAY - dt.timedelta(weeks=weeks_before)
    row = needed("S1 D", plan=Discussion(discussed=discussed, notice_days=notice_days))["work_plan"]
    assert row.in_unit == in_unit
    assert f"at least {notice_days} days" in row.notice


NIGHTS = "N1" + " N N N N . . ." * 3 + " N N N"
"""15 nights of 10 hours in four weeks; 17 are no more than 177 h 20 min, 18 are."""


@pytest.mark.parametrize(("waived", "in_unit"), [(False, "no"), (True, "yes")])
def test_those_who_work_at_night_and_more_than_the_average(waived, in_unit):
    agreed = Agreements(averaging="tv", night_average_waived=waived)
    assert "night_average" not in needed(NIGHTS, weeks=4, agreements=agreed)
    found = needed("N1" + " N N N N N . ." * 3 + " N N N", weeks=4, agreements=agreed)["night_average"]
    assert (found.in_unit, found.people, found.uses, found.paragraph) == (in_unit, ("N1",), 1, "AML § 10-11(6)(9)")
    assert found.what == "more than 8 h for each 24 on average, for those who work at night"


def test_another_night_than_that_of_the_law_is_agreed():
    assert "night_span" not in needed("N1 N\nS1 A D")
    found = needed("N1 N\nS1 A . D", agreements=Agreements(averaging="ind", night_from=1320))["night_span"]
    assert (found.in_unit, found.people, found.duties) == ("yes", ("S1", "N1"), ("A", "N"))


def test_a_persons_own_agreement_is_the_one_that_counts():
    """What the unit has agreed is no agreement of somebody who has another one."""

    def found(agreement, text, **own):
        first = PEOPLE[0].model_copy(update={"agreements": PersonalAgreements(**own)})
        unit = Agreements(averaging="tv", daily_rest=540, weekly_rest=1680)
        return needed(text, staff=(first, *PEOPLE[1:]), agreements=unit)[agreement].in_unit

    person = PEOPLE[0].id
    assert found("averaging_tv", f"{person} L") == "yes"
    assert found("averaging_tv", f"{person} L", averaging="ind") == "no"
    assert found("averaging_ind", f"{person} D D D D D D", averaging="ind") == "yes"
    assert found("averaging_ind", f"{person} D D D D D D", averaging="none") == "no"
    assert found("daily_rest", f"{person} A D", daily_rest=660) == "no"
    assert found("weekly_rest", f"{person} A A A A A . D", weekly_rest=2100) == "no"


def test_norwegian_agreements_are_those_of_the_norwegian_pack():
    assert not needed("S1 A D L", rule_packs=("eu",))


def test_texts_carry_the_numbers_of_law():
    found = needed("S1 LL L\nN1 N")
    assert found["averaging_ind"].what.endswith("duties above 9 h up to 10 h, weeks above 38 h up to 50 h")
    assert found["averaging_tv"].runs.endswith("over at most 52 weeks")
    assert found["long_duties"].what == "duties above 12.5 h"


def test_every_row_says_with_whom_where_from_and_how_long():
    for row in needed("S1 LL LL L L L A D . . . . . D D\nN1 N N").values():
        assert row.what
        assert row.parties
        assert row.paragraph
        assert row.source
        assert row.runs
        assert row.notice
        assert row.confidence in {"TEXT", "SRC", "3P", "GK", "D"}


texts = st.lists(st.sampled_from("DANL...."), min_size=28, max_size=28).map(lambda codes: "S1 " + " ".join(codes))
NOTHING = Agreements()
AVERAGED = {"averaging_ind", "averaging_tv"}
RULES = {"R01": {*AVERAGED, "long_duties"}, "R03": {*AVERAGED, "long_weeks"}}


@settings(max_examples=80, deadline=None)
@given(texts)
def test_without_any_agreement_the_list_names_what_the_checker_refuses(text):
    unit = small(weeks=4, agreements=NOTHING)
    duties = roster(text)
    broken = {finding.rule for finding in check(unit, duties).broken if finding.employee == "S1"}
    missing = {row.agreement for row in agreements(unit, duties) if row.in_unit == "no"}
    for rule, rows in RULES.items():
        if rule in broken:
            assert rows & {row.agreement for row in agreements(unit, duties)} or "R07" in broken
    assert ("R09" in broken) == ("red_days_averaged" in missing)
    assert ("R08" in broken) == ("weekly_rest" in missing)
    assert ("R24" in broken) == ("consent" in missing)
    if "daily_rest" in missing:
        assert "R07" in broken


def figures(text, monday=MONDAY, **facts):
    unit = small(start=monday, **facts)
    return {row.topic: row for row in soundness(unit, roster(text, monday))}


@pytest.mark.parametrize(
    ("topic", "text", "worst", "first", "last"),
    [
        ("run_days", "S1 D D D . D D D D", 4, 4, 7),
        ("seven_days", "S1 D D D D . . L L . . . . .", 2850, 1, 7),
        ("longest_duty", "S1 D L", 750, 1, 1),
        ("shortest_rest", "S1 A D", 570, 0, 1),
        ("short_rests", "S1 A D . A D", 2, 1, 4),
        ("night_run", "N1 N N N . N", 3, 0, 2),
        ("rest_after_nights", "N1 N N . D", 1425, 1, 3),
        ("weekly_rest", "S1 A A A A A . D", 2010, 0, 6),
        ("weekends", "S1 . . . . . D . . . . . . D", 2, 5, 13),
        ("red_days", "S1 . . . . . . D . . . . . . D", 2, 6, 13),
    ],
)
def test_the_most_strenuous_of_each_kind(topic, text, worst, first, last):
    row = figures(text)[topic]
    assert (row.worst, row.employee) == (worst, text[:2])
    assert ((row.first - MONDAY).days, (row.last - MONDAY).days) == (first, last)


def test_the_half_of_the_people_below_is_told():
    row = figures("S1 D D D D\nH1 D D\nA1 D")["run_days"]
    assert (row.worst, row.median, row.employee) == (4, 2, "S1")


def test_no_short_rest_is_a_figure_too():
    row = figures("S1 A A")["short_rests"]
    assert (row.worst, row.median, row.employee, row.first, row.last) == (0, 0, "", None, None)


def test_runs_reach_back_into_history_and_nothing_else_of_it_counts():
    past = tuple(Duty("S1", MONDAY - dt.timedelta(k), "D") for k in (1, 2))
    assert figures("S1 D", history=past)["run_days"].worst == 3
    assert figures("S1 . D", history=past)["run_days"].worst == 1


def test_questions_without_a_figure_stand_there_too():
    rows = soundness(small(), Roster())
    assert all(row.question for row in rows)
    assert {row.worst for row in rows} == {None}
    assert len({row.topic for row in rows}) == len(rows)
    assert [row.topic for row in rows if not row.figure]


@settings(max_examples=80, deadline=None)
@given(planned_units())
def test_whatever_is_planned_the_lists_speak_of_it_and_of_nothing_else(planned):
    unit, duties = planned
    working = {duty.employee for duty in duties} | {activity.employee for activity in unit.activities}
    earlier = {duty.employee for duty in unit.history}
    for row in agreements(unit, duties):
        assert row.uses > 0
        assert set(row.people) <= working | earlier
        assert set(row.duties) <= set(unit.shift_by_code)
        assert unit.start <= row.first <= row.last <= unit.horizon.end
    for row in soundness(unit, duties):
        assert not row.employee or row.employee in working | earlier
        assert row.last is None or row.last in unit.horizon
