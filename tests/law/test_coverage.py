"""Every rule has a case on either side of its limit, and the nights and rotas that others get wrong are among them."""

from datetime import date, timedelta

import pytest
from tests.law.cases import CASES
from tests.law.coverage import DEFINITIONS, NEVER_BROKEN, ROSTER_RULES, at_the_limit, citing, of_rule, one_beyond

from arsplan.rules.packs import pack

CLOCK_CHANGES = {"spring": date(2027, 3, 28), "autumn": date(2027, 10, 31)}


def test_every_rule_to_r18_is_a_rule_of_rosters_or_read_by_one():
    named = {*ROSTER_RULES, *DEFINITIONS}
    assert {f"R{number:02d}" for number in range(1, 19)} <= named
    assert {rule for rule in pack() if rule.startswith("R") and rule <= "R18"} <= named


@pytest.mark.parametrize("rule", ROSTER_RULES)
def test_a_rule_is_kept_broken_and_exactly_at_its_limit(rule):
    cases = of_rule(rule)
    if rule in NEVER_BROKEN:
        assert {case.verdict for case in cases} == {"kept", "undecidable"}
    else:
        assert at_the_limit(cases)
        assert one_beyond(cases)


@pytest.mark.parametrize("rule", DEFINITIONS)
def test_what_others_read_is_in_cases_on_both_sides(rule):
    cases = citing(DEFINITIONS[rule][0])
    assert at_the_limit(cases)
    assert one_beyond(cases)


@pytest.mark.parametrize("rule", ["R07", "R08", "R09"])
@pytest.mark.parametrize("change", CLOCK_CHANGES)
def test_rest_and_red_days_are_read_in_both_nights_of_the_clock(rule, change):
    sunday = CLOCK_CHANGES[change]
    near = {sunday - timedelta(1), sunday}
    assert [case for case in of_rule(rule) if near & {duty.date for duty in case.roster}]


def test_the_rota_of_tynset_is_among_them():
    """87.5 / 0 / 57.5 / 0 hours: the average passes, a week and the weekly rest do not."""
    verdicts = {}
    for case in CASES:
        weeks = [0] * case.unit.weeks
        for duty in case.roster:
            weeks[(duty.date - case.unit.start).days // 7] += case.unit.shift_by_code[duty.shift].paid_minutes
        for course in case.unit.activities:
            weeks[(course.date - case.unit.start).days // 7] += course.paid_minutes
        if weeks == [5250, 0, 3450, 0]:
            verdicts |= {rule.id: case.verdict for rule in case.rules}
    assert (verdicts["R03"], verdicts["R08"], verdicts["R03/8"]) == ("broken", "broken", "kept")
