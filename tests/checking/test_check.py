from datetime import date

import pytest
from tests.law.world import law, person, roster, rule, world

from arsplan.checking import check
from arsplan.domain.roster import Duty, Roster
from arsplan.rules.measures import DailyRest, NoOverlap, PositionHours, RunLength, WeekMinutes
from arsplan.rules.rulebook import rulebook

LIGHT, HEAVY = "D D D . . . . | ", "D D D D D D . | "
WEEK_OF_40_H = WeekMinutes(most=2400)


def test_without_rules_the_units_own_rulebook_is_asked():
    unit = world()
    made = roster("D D D . . . .")
    assert list(check(unit, made)) == list(check(unit, made, rulebook(unit)))


def test_every_breach_is_a_finding():
    found = check(world(), roster(HEAVY + LIGHT + HEAVY), rule(WEEK_OF_40_H))
    assert [(f.first, f.last) for f in found] == [("2027-08-02", "2027-08-08"), ("2027-08-16", "2027-08-22")]
    assert {(f.measured, f.limit, f.slack, f.unit) for f in found} == {(2700, 2400, -300, "minutes")}
    assert not found.lawful


def test_every_pair_that_overlaps_is_a_finding():
    texts = [f.text for f in check(world(), roster("LL+D+A"), rule(NoOverlap())).broken]
    assert [text.split(" overlap by ")[1] for text in texts] == ["7 h 30 min.", "30 min.", "7 h."]


def test_a_rule_that_is_kept_gives_the_tightest_window():
    (found,) = check(world(), roster("D | . . . . . . | " + LIGHT), rule(WEEK_OF_40_H))
    assert (found.verdict, found.first, found.measured) == ("kept", "2027-08-09", 1350)


def test_a_rule_that_is_kept_gives_one_finding_for_each_person():
    unit = world(staff=(person(), person("per")))
    found = check(unit, Roster([Duty("kari", date(2027, 8, 2), "D")]))
    kept = [(f.rule, f.employee) for f in found if f.verdict == "kept"]
    assert len(set(kept)) == len(kept)
    everybody = {(r.id, name) for r in rulebook(unit) if not r.id.startswith(("U08", "R16")) for name in r.people}
    assert everybody <= {(f.rule, f.employee) for f in found}


def test_broken_ones_come_first():
    found = check(world(), roster(HEAVY), (*rule(NoOverlap(), id="A"), *rule(WEEK_OF_40_H, id="B")))
    assert [(f.rule, f.verdict) for f in found] == [("B", "broken"), ("A", "kept")]


def test_a_soft_rule_is_reported_and_leaves_the_roster_lawful():
    found = check(world(), roster(HEAVY), rule(WEEK_OF_40_H, severity="soft"))
    assert [f.verdict for f in found] == ["broken"]
    assert found.lawful


def test_a_rule_that_is_off_is_not_read():
    assert len(check(world(), roster(HEAVY), rule(WEEK_OF_40_H, severity="off"))) == 0


@pytest.mark.parametrize(
    ("facts", "verdicts"),
    [
        ({"valid_from": date(2027, 8, 16)}, ["kept"]),
        ({"valid_from": date(2027, 8, 15)}, ["broken"]),
        ({"valid_to": date(2027, 8, 8)}, ["kept"]),
        ({"valid_to": date(2027, 8, 9)}, ["broken"]),
        ({"valid_from": date(2027, 8, 12), "valid_to": date(2027, 8, 12)}, ["broken"]),
        ({"valid_from": date(2027, 8, 30)}, []),
        ({"valid_to": date(2027, 8, 1)}, []),
    ],
)
def test_a_window_counts_when_the_rule_is_in_force_on_one_of_its_dates(facts, verdicts):
    made = roster(LIGHT + HEAVY + LIGHT)
    assert [f.verdict for f in check(world(), made, rule(WEEK_OF_40_H, **facts))] == verdicts


def test_a_run_counts_when_the_rule_comes_into_force_in_its_middle():
    made = roster(". . D D D D D | D D . . . . .")
    rules = rule(RunLength(most=6), valid_from=date(2027, 8, 9))
    assert [f.first for f in check(world(), made, rules).broken] == ["2027-08-04"]


def test_it_says_what_is_wrong_to_a_planner():
    (found,) = check(world(), roster(". . . . . A D"), rule(DailyRest())).broken
    assert found.text == (
        "A on Sat 2027-08-07 and D on Sun 2027-08-08: 24 h 30 min from start to end, with a rest of only "
        "9 h 30 min between; a rest of 11 h must fit into the same 24 hours."
    )


def test_nobody_at_work_keeps_every_limit():
    (found,) = check(world(), Roster(), law(world(), "U01"))
    assert (found.verdict, found.measured, found.text) == (
        "kept",
        None,
        "One duty at a time: kept throughout; nothing in the plan comes near a limit.",
    )


YEAR = {"start": date(2027, 1, 4), "weeks": 52}


@pytest.mark.parametrize(("born", "room_in_hours"), [(None, 1668.5), (1968, 1668.5), (1967, 1633.0)])
def test_the_room_of_a_full_position_over_a_year(born, room_in_hours):
    unit = world(**YEAR, staff=(person(birth_year=born),))
    (found,) = check(unit, Roster(), rule(PositionHours()))
    assert found.limit == room_in_hours * 60
