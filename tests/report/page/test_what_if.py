"""The what-if shows what `arsplan capacity` shows."""

from fractions import Fraction

import pytest
from tests.capacity.reference import bjorkelia, elvebredden, solsiden

from arsplan.capacity import capacity, identity
from arsplan.report.page.what_if import what_if
from arsplan.report.page.words import Words


@pytest.mark.parametrize("unit", [bjorkelia, elvebredden, solsiden])
def test_every_stop_is_the_closed_form(unit):
    report = capacity(unit())
    groups = what_if(report, Words("nb"), lambda slots: slots)
    assert groups
    for group in groups:
        known = {demanded.competence: demanded for demanded in report.base(group.name).demand}
        for slots in group.slots:
            demanded = known[slots.key]
            for i, every in enumerate(group.every):
                for j, minutes in enumerate(group.weekend):
                    wanted = identity(demanded.week, demanded.weekend, every, minutes, report.full_time_week)
                    shown = slots.figures[i][j]
                    assert shown.mean == wanted.mean_position
                    assert shown.heads == wanted.heads


@pytest.mark.parametrize("unit", [bjorkelia, elvebredden, solsiden])
def test_it_has_all_that_capacity_shows_and_begins_with_what_is_now(unit):
    report = capacity(unit())
    for group in what_if(report, Words("nb"), lambda slots: slots):
        for demanded in report.base(group.name).demand:
            slots = next(found for found in group.slots if found.key == demanded.competence)
            for row in demanded.rows:
                shown = slots.figures[group.every.index(row.every)][group.weekend.index(row.option.minutes)]
                assert (shown.mean, shown.heads) == (row.result.mean_position, row.result.heads)
                if row.own:
                    assert (group.every[group.now[0]], group.weekend[group.now[1]]) == (row.every, row.option.minutes)


def test_stops_are_in_order():
    (group, *_) = what_if(capacity(solsiden()), Words("nb"), lambda slots: slots)
    assert list(group.every) == sorted(set(group.every))
    assert list(group.weekend) == sorted(set(group.weekend))
    assert {Fraction(2), Fraction(3), Fraction(4)} <= set(group.every)
