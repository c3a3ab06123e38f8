"""A curve has a line for every half hour: the summary shows the worst of them."""

from tests.metrics.fake_plan import fake_plan

from arsplan.io.plan_folder import plan_json
from arsplan.report.plan_text import plan_lines


def missing(lines):
    document = plan_json(fake_plan())
    document["shortage"]["weekends"] = {name: [f"2027-W{k:02d}" for k in range(1, count + 1)] for name, count in lines}
    return [line.strip() for line in plan_lines(document) if " missing in " in line or " more lines" in line]


def test_the_worst_lines_are_shown_and_the_rest_counted():
    said = missing([(f"L{k} SPL", k) for k in range(1, 10)])
    assert [line.split()[0] for line in said[:-1]] == ["L9", "L8", "L7", "L6", "L5", "L4"]
    assert said[-1] == "and on 3 more lines; plan.json has them all"


def test_few_lines_are_all_shown():
    assert missing([("D SPL", 2), ("A SPL", 1)]) == [
        "D SPL missing in 2 weekends: W01, W02",
        "A SPL missing in 1 weekend: W01",
    ]


def test_a_plan_of_before_says_nothing_about_closing():
    document = plan_json(fake_plan())
    assert any("to close" in line for line in plan_lines(document))
    del document["shortage"]["to_close"]
    assert not any("to close" in line for line in plan_lines(document))
