"""A year of sixty people is judged while one waits."""

import time
from datetime import date, timedelta

from tests.law.world import person, world

from arsplan.checking import check
from arsplan.checking.readers import hours
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.terms import Agreements

SECONDS = 2.0
GENEROUS = 4
"""Machines that test are slower than machines that plan. What else runs there is left aside: the thread's own time."""

CYCLE = ("DDA.NN.", ".DDAA..", "D.DDDLL", ".AA....")


def test_sixty_people_for_a_year(capsys):
    start = date(2027, 1, 4)
    people = [f"p{k}" for k in range(60)]
    unit = world(
        start=start,
        weeks=52,
        staff=tuple(map(person, people)),
        agreements=Agreements(averaging="tv", red_day_weeks=26),
    )
    made = Roster(
        Duty(name, start + timedelta(day), code)
        for k, name in enumerate(people)
        for day in range(364)
        if (code := CYCLE[(day // 7 + k) % len(CYCLE)][day % 7]) != "."
    )
    began = time.thread_time()
    findings = check(unit, made)
    seconds = time.thread_time() - began
    with capsys.disabled():
        print(f"\n{len(made)} duties, {len(findings)} findings: {seconds:.2f} s")  # noqa: T201 - the figure is the point
    assert seconds < GENEROUS * SECONDS


def test_absence_is_not_counted_where_no_week_has_to_have_enough(monkeypatch):
    def fail(*_args):
        raise AssertionError

    monkeypatch.setattr(hours, "_share_present", fail)
    unit = world(start=date(2027, 1, 4), weeks=4, staff=(person("one"),))
    assert check(unit, Roster([Duty("one", date(2027, 1, 4), "D")]))
