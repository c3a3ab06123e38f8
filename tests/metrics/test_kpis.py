"""Key figures before and after, beside published values and the unit's own earlier years."""

from fractions import Fraction

import pytest
from tests.metrics.small import roster, small

from arsplan.domain.past_years import PastYear
from arsplan.metrics.kpis import across_units, kpis
from arsplan.metrics.offers import HiredHelp
from arsplan.metrics.reference_values import REFERENCE_VALUES, reference_value

PAST = (
    PastYear(year=2026, mean_position=Fraction(7, 10), full_time_share=Fraction(205, 1000), employees=38),
    PastYear(year=2025, mean_position=Fraction(633, 1000), full_time_share=Fraction(1, 5), employees=39),
)
ALL_WORK = roster("S1 D\nH1 D\nA1 D\nN1 N")


HIRED = HiredHelp(Fraction(3), Fraction(5, 2))


def table(unit, positions=None, duties=ALL_WORK):
    return {row.measure: row for row in kpis(unit, positions or {}, duties, HIRED)}


def test_before_and_after():
    found = table(small(), {"H1": Fraction(1)})
    assert {name: (row.before, row.after) for name, row in found.items()} == {
        "employees": (3, 3),
        "employees_without_duty": (0, 0),
        "full_time_equivalents": (Fraction(18908, 10000), Fraction(21408, 10000)),
        "mean_position": (Fraction(18908, 30000), Fraction(21408, 30000)),
        "full_time_share": (Fraction(1, 3), Fraction(2, 3)),
        "class_by_full_time_share": (3, 5),
        "class_by_mean_position": (2, 3),
        "hired_help_fte": (3, Fraction(5, 2)),
    }
    assert {name for name, row in found.items() if row.share} == {"mean_position", "full_time_share"}


def test_nobody_to_count():
    found = table(small(), duties=roster(""))
    assert (found["employees"].after, found["employees_without_duty"].after) == (0, 3)
    assert found["mean_position"].after is None
    assert found["class_by_mean_position"].before is None


def test_own_earlier_years_oldest_first_and_in_classes_too():
    found = table(small(kpi_history=PAST))
    assert found["mean_position"].earlier == ((2025, Fraction(633, 1000)), (2026, Fraction(7, 10)))
    assert found["full_time_share"].earlier == ((2025, Fraction(1, 5)), (2026, Fraction(205, 1000)))
    assert found["class_by_full_time_share"].earlier == ((2025, 1), (2026, 2))
    assert found["class_by_mean_position"].earlier == ((2025, 2), (2026, 2))
    assert found["employees"].earlier == ((2025, 39), (2026, 38))
    assert found["hired_help_fte"].earlier == ()


@pytest.mark.parametrize(
    ("week", "mean", "share"),
    [(2130, "0.715", "0.348"), (2016, "0.715", "0.348"), (2015, "0.841", "0.61"), (2250, "0.841", "0.61")],
)
def test_reference_values_of_those_who_work_so_many_hours(week, mean, share):
    found = table(small(full_time_week=week))
    assert found["mean_position"].reference.value == Fraction(mean)
    assert found["full_time_share"].reference.value == Fraction(share)
    assert found["full_time_share"].reference.year == 2023
    assert found["employees"].reference is None


def test_every_reference_value_has_its_source():
    for value in REFERENCE_VALUES:
        assert value.source.address.startswith("https://")
        assert value.source.confidence == "SRC"
    assert reference_value("full_time_share", 2130).year == max(value.year for value in REFERENCE_VALUES)


def test_several_units():
    one, two = small(), small(name="Other", staff=small().staff[1:2])
    before, after = across_units([(one, {}, ALL_WORK), (two, {"H1": Fraction(1, 4)}, ALL_WORK)])
    assert (before.heads, after.heads) == (3, 3)
    assert before.total == Fraction(18908, 10000) + Fraction(3, 4)
    assert (after.full_time, after.total) == (2, Fraction(18908, 10000) + Fraction(1, 4))
