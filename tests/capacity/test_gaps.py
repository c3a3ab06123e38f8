"""Competence missing by season, by hand."""

from fractions import Fraction

from tests.capacity.reference import demand
from tests.metrics.small import PEOPLE, small

from arsplan.capacity import capacity
from arsplan.domain.demand import Season
from arsplan.domain.terms import VacationPolicy
from arsplan.io.plan_folder_gaps import competence_gaps_csv
from arsplan.report.capacity_text import TextTable, capacity_blocks

ROWS = demand("winter weekday D 2 1 0 0\nwinter weekend D 2 1 0 0\nsummer weekday D 0 0 0 0\nsummer weekend D 2 2 0 0")
SEASONS = (Season(name="winter", from_week=1, to_week=1), Season(name="summer", from_week=2, to_week=53))


def unit(nurses=3, **facts):
    """So many nurses at full time, every third weekend, and no vacation."""
    staff = tuple(PEOPLE[0].model_copy(update={"id": f"S{k}"}) for k in range(nurses))
    vacation = VacationPolicy(place=False)
    return small(seasons=SEASONS, demand=ROWS, staff=staff, vacation=vacation, **facts)


def gaps(unit):
    return {
        (g.season, g.competence, g.days): (g.need, g.gives_with_vacation, g.missing_heads) for g in capacity(unit).gaps
    }


def test_three_nurses_give_one_head_each_weekend():
    found = gaps(unit())
    assert found["winter", "SPL", "weekend"] == (1, 1, 0)
    assert found["summer", "SPL", "weekend"] == (2, 1, 1)
    assert found["winter", "all", "weekend"] == (2, 1, 1)


def test_weekdays_get_what_weekends_leave_of_the_positions():
    """Each works 35.5 h a week, five of them at weekends; a day of five weekdays is 37.5 h."""
    need, gives, missing = gaps(unit(nurses=1))["winter", "all", "weekday"]
    assert (need, gives) == (2, Fraction(2130 - 300, 5 * 450))
    assert missing == need - gives


def test_only_what_is_missing_is_shown():
    blocks = capacity_blocks(capacity(unit()).as_json())
    table = next(b for b in blocks if isinstance(b, TextTable) and b.title.startswith("Competence missing"))
    assert ("summer", "2", "DA (SPL) weekends", "3", "2.0", "1.0", "1.0") in table.rows
    assert not any(row[2] == "DA (SPL) weekends" for row in table.rows if row[0] == "winter")
    assert any(
        isinstance(b, str) and b.startswith("No competence is missing")
        for b in capacity_blocks(capacity(unit(nurses=12)).as_json())
    )


def test_the_table_of_a_plan_has_every_group():
    header, first, *_ = competence_gaps_csv(unit()).splitlines()
    assert header == "season,weeks,group,competence,days,people,needed,given,missing"
    assert first.startswith("winter,1,DA,all,weekend,3,2,1,1")
