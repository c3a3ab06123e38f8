"""Cyclic rotas of small wards, unrolled and judged from outside of the solver."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from tests.capacity.reference import staff, two_shift
from tests.planning.wards import cut

from arsplan.checking import check
from arsplan.clock.holidays import is_red
from arsplan.domain.terms import VacationPolicy
from arsplan.planning.cyclic import cyclic
from arsplan.planning.cyclic_part import cyclic_part, parts
from arsplan.planning.ordinary import ordinary
from arsplan.planning.plan import plan
from arsplan.planning.stop import MaxRuntime
from arsplan.rules.positions import ceilings
from arsplan.solving.run import WallBudget


def ward(people, **facts):
    """Day and evening; so many alike in full positions, without vacation."""
    return two_shift(3, 2, 2, 1, staff=staff(f"DA ASS{' 100' * people}"), vacation=VacationPolicy(place=False), **facts)


@pytest.fixture(scope="module")
def six():
    return cyclic(ward(6), 6, stop=MaxRuntime(60))


def unrolled(rota, weeks):
    """The unit in ordinary weeks, and the rota repeated over them; whole rounds, so that hours even out."""
    plain = ordinary(rota.unit.with_positions(ceilings(rota.unit)), weeks)
    return plain, replace(rota, unit=plain).roster()


def test_alike_people_follow_one_line_and_each_begins_in_another_week(six):
    (line,) = six.lines
    assert (len(line.weeks), sorted(line.people)) == (6, sorted(six.unit.person))
    assert line.on(2, 0) == line.on(1, 7) == line.on(0, 14) == line.weeks[2][0]


def test_lawful_over_every_seam_by_the_checker(six):
    assert six.outcome.status == "PROVEN_BEST"
    plain, roster = unrolled(six, 18)
    assert check(plain, roster).lawful
    assert len(roster) == 18 * sum(len(day) for week in six.lines[0].weeks for day in week)


def test_every_calendar_week_covers_the_same(six):
    rows = list(zip(*six.lines[0].weeks, strict=True))
    for column, (days, evenings) in zip(rows, [(3, 2)] * 5 + [(2, 1)] * 2, strict=True):
        worked = [code for day in column for code in day]
        assert worked.count("D") <= days
        assert worked.count("A") <= evenings
    assert six.shortage == 7.5 * 60 * (5 * 5 + 2 * 3) - six.lines[0].minutes * 6


def test_more_people_than_weeks_get_a_multiple():
    rota = cyclic(ward(7), 3, stop=MaxRuntime(60))
    assert [len(line.weeks) for line in rota.lines] == [9]
    plain, roster = unrolled(rota, 18)
    assert check(plain, roster).lawful


def test_people_who_differ_have_lines_of_their_own():
    rota = cyclic(cut("bjorkelia", 9, ("N",)), 6, stop=MaxRuntime(60))
    plain, roster = unrolled(rota, 24)
    assert {line.people for line in rota.lines} == {("C26", "C27", "C28", "C29")}
    assert check(plain, roster).lawful
    assert 0 <= rota.bound <= rota.shortage < rota.demanded


def test_walks_and_cells_agree(monkeypatch):
    both = []
    for door in ("walks", "cells"):
        if door == "cells":
            monkeypatch.setattr("arsplan.planning.cyclic_part.circulation", lambda *_: None)
        made = cyclic_part(ward(6), 0, 6, WallBudget(120), seconds=120, seed=1, workers=8)
        both.append((made.method, made.found.cost / made.period))
    assert both == [("walks", both[0][1]), ("cells", both[0][1])]


def test_rules_that_leave_nothing_are_told_apart_from_too_little_time():
    busy = {"id": "X1", "title": "Duties", "measure": {"kind": "duties_in_window", "weeks": 1, "least": 7}}
    asked = ward(2, own_rules=(busy,))
    rota = cyclic(asked, 2, stop=MaxRuntime(60))
    assert (rota.outcome.status, rota.outcome.reason, rota.lines) == ("NO_LAWFUL_PLAN", "infeasible", ())
    assert rota.shortage == rota.demanded


def test_a_rota_without_weeks_is_refused():
    with pytest.raises(ValueError, match="Maybe 6 weeks"):
        cyclic(ward(2), 0)


def test_ordinary_weeks_have_no_red_weekday_and_nobody_is_away():
    asked = cut("bjorkelia", 52)
    plain = ordinary(asked, 18)
    assert not any(is_red(day) for day in plain.horizon.dates if day.weekday() < 6)
    assert plain.start.isocalendar().week % 2 == asked.start.isocalendar().week % 2
    assert {season.name for season in plain.seasons} == {row.season for row in plain.demand}
    assert (plain.absences, plain.locks, plain.history) == ((), (), ())
    assert all(a.position >= b.position for a, b in zip(asked.staff, plain.staff, strict=True))


def test_the_parts_are_the_same_whatever_the_weeks():
    asked = cut("solsiden", 52)
    few, many = parts(asked, 4), parts(asked, 18)
    assert [[e.id for e in part.staff] for part, _ in few] == [[e.id for e in part.staff] for part, _ in many]


def test_the_year_begins_with_the_rota_where_it_can(six):
    asked = six.unit.model_copy(update={"weeks": 8})
    start = replace(six, unit=asked).roster()
    made = plan(asked, start_from=start, stop=MaxRuntime(40))
    assert made.findings.lawful
    ordinary_days = {d.date for d in start if not any(is_red(d.date + timedelta(k)) for k in (0, 1))}
    kept = {d for d in start if d.date in ordinary_days} & set(made.roster)
    assert len(kept) > 0.6 * sum(d.date in ordinary_days for d in start)
    assert Fraction(made.goals[0].value) >= made.goals[0].bound
