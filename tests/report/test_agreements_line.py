"""The short line on agreements in the summary of a plan."""

import pytest
from tests.metrics.fake_plan import fake_plan

from arsplan.domain.terms import Agreements
from arsplan.io.plan_folder import plan_json
from arsplan.report.plan_text import plan_lines

TV = Agreements(averaging="tv", red_days_off_target=30)


@pytest.mark.parametrize(
    ("agreed", "expected"),
    [
        (Agreements(), "2 needed for this plan, see agreements.csv; the unit does not state averaging_ind"),
        (TV, "2 needed for this plan, see agreements.csv"),
    ],
)
def test_what_is_needed_and_what_is_missing(agreed, expected):
    lines = plan_lines(plan_json(fake_plan(agreements=agreed)))
    assert [line for line in lines if line.startswith("Agreements:")] == [f"Agreements: {expected}"]


def test_nothing_without_a_roster():
    document = plan_json(fake_plan(status="NO_LAWFUL_PLAN", planned=False))
    assert document["agreements"] is None
    assert not any(line.startswith("Agreements") for line in plan_lines(document))
