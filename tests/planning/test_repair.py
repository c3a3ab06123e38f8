"""Somebody falls ill: the plan is repaired with few changes, and the books stay straight."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest
from tests.law.world import person, world
from tests.planning.wards import cut, pair

from arsplan.checking import check
from arsplan.domain.absences import Absence, Wish
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.terms import VacationPolicy
from arsplan.errors import InvalidUnit
from arsplan.io.change_tables import asks_csv
from arsplan.io.plan_folder import plan_json
from arsplan.metrics.one_more import covered_by_one_more
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.repair import CHANGES, repair
from arsplan.planning.replacements import replacements
from arsplan.planning.stop import FirstLawful
from arsplan.rules.entitlement import account

MONDAY = date(2027, 8, 2)


@pytest.fixture(scope="module")
def planned() -> Plan:
    return plan(cut("solsiden", 5, ("N",)), stop=FirstLawful(10), deterministic=True)


def test_three_weeks_of_illness(planned: Plan):
    first = planned.unit.start + timedelta(7)
    last = first + timedelta(20)

    def there(made: Plan, person: str) -> list[Duty]:
        return [duty for duty in made.roster.of(person) if first <= duty.date <= last]

    who = max(planned.unit.person, key=lambda person: len(there(planned, person)))
    found = repair(planned, Absence(employee=who, first=first, last=last, kind="sick"), seconds=60)
    assert not there(found.plan, who)
    assert check(found.plan.unit, found.plan.roster, fixed=found.plan.unit.absences).lawful
    window = found.window
    assert (window.lost, window.most) == (len(found.lost), CHANGES * len(found.lost))
    assert 0 < window.moved <= window.most
    longest = max(shift.paid_minutes for shift in planned.unit.shifts)
    assert window.bound <= window.shortage <= window.bound + longest
    lost = sum(planned.unit.shift_by_code[duty.shift].paid_minutes for duty in found.lost)
    assert window.shortage < window.before + lost
    assert all(window.first <= change.date <= window.last for change in found.changes)
    assert {(c.employee, c.date) for c in found.changes} == {
        (d.employee, d.date) for d in set(planned.roster) ^ set(found.plan.roster)
    }
    assert plan_json(found.plan)["window"]["bound"] == window.bound


def pair_of_weeks(**facts):
    people = (person(), person("per", position=Fraction(1, 2)), person("eli", position=Fraction(1, 2)))
    asked = {"staffing_above_need": 3, "whole_weekends": False, "weekends": 1, "weekends_of": 1}
    return world(staff=people, vacation=VacationPolicy(place=False, days=0), weeks=2, arrangement=asked, **facts)


def stood(unit, duties) -> Plan:
    roster = Roster(duties)
    return Plan(unit, (), roster, None, (), check(unit, roster), {e.id: e.position for e in unit.staff}, (), None)


def ill(days: int, first=MONDAY) -> Absence:
    return Absence(employee="kari", first=first, last=first + timedelta(days - 1), kind="sick")


def test_hours_lost_are_credited_and_extra_time_is_no_hours_of_the_position():
    unit = pair_of_weeks()
    whole = stood(unit, (Duty("kari", MONDAY + timedelta(k), "D") for k in range(4)))
    found = repair(whole, ill(3), seconds=60)
    assert len(found.lost) == 3
    kari = unit.person["kari"]
    assert account(found.plan.unit, kari).room == account(unit, kari).room - 3 * 450
    assert found.window.before == 450 * (14 - 4)
    assert found.window.moved == CHANGES * 3, "thirteen days are open, and so many changes are allowed"
    assert found.window.bound == found.window.shortage == 450 * (13 - 9)
    assert found.window.cheapest
    assert {c.reason for c in found.changes} == {"absence", "shortage"}
    assert found.plan.findings.lawful


def test_a_duty_that_one_person_can_take_moves_nobody_else():
    unit = pair_of_weeks()
    days = [MONDAY + timedelta(k) for k in range(14)]
    own = {"kari": [*days[:5], *days[11:]], "per": days[7:11], "eli": days[5:7]}
    whole = stood(unit, (Duty(who, day, "D") for who in own for day in own[who]))
    assert whole.findings.lawful
    found = repair(whole, ill(1), seconds=60)
    assert found.window.shortage == 0
    assert (found.window.lost, found.window.moved, found.extra) == (1, 1, ())


def test_extra_time_is_asked_for_where_it_was_not_refused_and_never_passes_a_full_week():
    no = Wish(employee="eli", kind="extra_hours", value="0")
    some = Wish(employee="per", kind="extra_hours", value="12.5")
    unit = pair_of_weeks(wishes=(no, some))
    days = [MONDAY + timedelta(k) for k in range(14)]
    whole = stood(unit, (Duty("kari", day, "D") for day in (*days[:5], *days[7:12])))
    found = repair(whole, ill(14), seconds=60)
    room = {e.id: account(unit, e).room for e in unit.staff}
    worked = {e.id: 450 * len(found.plan.roster.of(e.id)) for e in unit.staff}
    assert worked["eli"] <= room["eli"]
    assert room["per"] < worked["per"] <= room["per"] + 2 * 750
    assert {one.employee for one in found.extra} == {"per"}
    assert {row.split(",")[3] for row in asks_csv(unit, found.extra).splitlines()[1:]} == {"agreed"}
    assert ",to ask,to be asked" in asks_csv(pair_of_weeks(), found.extra)
    weeks = Counter((duty.employee, duty.date.isocalendar().week) for duty in found.plan.roster)
    assert max(weeks.values()) * 450 <= unit.full_time_week
    assert not repair(whole, ill(14), extra=False, seconds=60).extra


def test_what_changes_inside_the_notice_period_is_an_exception_with_its_reason():
    unit = pair_of_weeks()
    whole = stood(unit, (Duty("kari", MONDAY + timedelta(k), "D") for k in range(4)))
    found = repair(whole, ill(3), known=MONDAY + timedelta(2), seconds=60)
    assert found.window.first == MONDAY + timedelta(2)
    assert found.exceptions == found.changes, "all of these two weeks"
    assert all(change.text for change in found.exceptions)
    assert [duty.date for duty in found.too_late] == [MONDAY, MONDAY + timedelta(1)]
    early = repair(whole, ill(3), known=MONDAY - timedelta(7), seconds=60)
    assert early.too_late == ()
    assert early.window.first == MONDAY, "nothing changes before the absence"
    limit = MONDAY + timedelta(7)
    assert early.exceptions == tuple(change for change in early.changes if change.date < limit)


def test_who_is_asked_first():
    unit = pair_of_weeks()
    roster = Roster([Duty("per", MONDAY, "D"), *(Duty("eli", MONDAY + timedelta(k), "D") for k in (0, 1, 7, 8))])
    found = replacements(unit, roster, MONDAY + timedelta(2), "D")
    assert [(one.employee, one.hours) for one in found] == [("per", "own"), ("kari", "own"), ("eli", "extra")]
    assert found[-1].extra_minutes == 450 * 5 - account(unit, unit.person["eli"]).room


def test_the_ranking_says_what_it_goes_by():
    unit = pair_of_weeks(wishes=(Wish(employee="eli", kind="extra_hours", value="7.5"),))
    roster = Roster([Duty("per", MONDAY, "D"), *(Duty("eli", MONDAY + timedelta(k), "D") for k in (0, 1, 7, 8))])
    found = {one.employee: one for one in replacements(unit, roster, MONDAY + timedelta(2), "D")}
    eli = found["eli"]
    assert (eli.left_minutes, eli.known, eli.covers, eli.competence) == (2130 - 4 * 450, 4, 450, "HFA")
    assert (eli.rest_before, eli.rest_after) == (1440 - 450, 5 * 1440 - 450)
    assert "has agreed to 7.5 h a week" in eli.reason
    assert "14-3" in eli.reason
    assert (found["kari"].rest_before, found["kari"].rest_after) == (None, None)


def test_who_has_agreed_to_extra_time_is_asked_before_others_and_who_refused_never():
    wishes = [Wish(employee="eli", kind="extra_hours", value=value) for value in ("7.5", "0")]
    days = {"per": (0, 4, 7, 11), "eli": (1, 5, 8, 12)}
    duties = [Duty(who, MONDAY + timedelta(k), "D") for who in days for k in days[who]]
    for wish, places in zip(wishes, (["kari", "eli", "per"], ["kari", "per"]), strict=True):
        found = replacements(pair_of_weeks(wishes=(wish,)), Roster(duties), MONDAY + timedelta(3), "D")
        assert [one.employee for one in found] == places


def test_only_who_covers_what_is_uncovered_is_asked():
    unit = pair(1)
    two = pair(2, second_competence="ASS", nurses=1).model_copy(update={"rule_packs": ()})
    assert covered_by_one_more(unit, Roster(), unit.start, "D") == {"SPL": 450, "ASS": 0}
    assert covered_by_one_more(two, Roster(), two.start, "D") == {"SPL": 450, "ASS": 450}
    helped = Roster([Duty("P2", two.start, "D")])
    assert covered_by_one_more(two, helped, two.start, "D") == {"SPL": 450, "ASS": 0}
    assert [one.employee for one in replacements(two, helped, two.start, "D")] == ["P1"]


def test_nobody_is_asked_who_lacks_rest_or_is_there_already():
    unit = pair_of_weeks()
    evening = Duty("per", MONDAY, "A")
    roster = Roster([evening, Duty("eli", MONDAY + timedelta(1), "D")])
    assert [one.employee for one in replacements(unit, roster, MONDAY + timedelta(1), "D")] == ["kari"]


def test_overtime_ends_with_its_limit():
    unit = pair_of_weeks()
    week = [Duty("kari", MONDAY + timedelta(k), "D") for k in (0, 1, 2, 3)]
    later = [Duty("kari", MONDAY + timedelta(k), "D") for k in (7, 8, 9, 10, 11)]
    roster = Roster([*week, *later])
    friday = MONDAY + timedelta(4)
    asked = {one.employee: one for one in replacements(unit, roster, friday, "D")}
    assert asked["kari"].hours == "overtime"
    before = [week[0], week[1]]
    assert "kari" not in {one.employee for one in replacements(unit, roster, friday, "D", overtime=before)}


def test_who_loses_no_duty_changes_nothing():
    whole = stood(pair_of_weeks(), (Duty("kari", MONDAY + timedelta(k), "D") for k in range(4)))
    found = repair(whole, ill(2, MONDAY + timedelta(5)), seconds=60)
    assert (found.lost, found.changes, found.window.moved, found.plan.roster) == ((), (), 0, whole.roster)


@pytest.mark.parametrize(
    ("employee", "day", "known"),
    [("nobody", MONDAY, None), ("kari", date(2030, 1, 1), None), ("kari", MONDAY, MONDAY + timedelta(1))],
)
def test_strangers_other_years_and_what_is_known_too_late_are_refused(employee, day, known):
    with pytest.raises(InvalidUnit, match="Maybe"):
        repair(
            stood(pair_of_weeks(), ()),
            Absence(employee=employee, first=day, last=day, kind="sick"),
            known=known,
        )


def test_a_duty_that_is_none_has_no_replacement():
    with pytest.raises(InvalidUnit, match="Maybe"):
        replacements(pair_of_weeks(), Roster(), MONDAY, "X")
