"""A plan that nobody had to search for."""

import datetime as dt
from fractions import Fraction

from tests.metrics.small import MONDAY, PEOPLE, roster, small

from arsplan.checking import Finding, Findings
from arsplan.domain.absences import Absence
from arsplan.planning.plan_types import Conflict, Goal, Outcome, Plan, Statistics

GIVEN = Absence(employee="H1", first=MONDAY, last=MONDAY, kind="course", ext={"case": 7})
PLACED = Absence(employee="S1", first=MONDAY + dt.timedelta(7), last=MONDAY + dt.timedelta(12))
KEPT = Finding("R07", "S1", "2027-01-04", "2027-01-05", "kept", 990, 660, 330, "minutes", "hard")
SOFT = Finding("W01", "H1", "2027-01-04", "2027-01-07", "broken", 4, 3, -1, "days", "soft", "asks for 3, at most")
BROKEN = Finding("R08", "S1", "2027-01-04", "2027-01-10", "broken", 2000, 2100, -100, "minutes", "hard")

STAFF = (*PEOPLE[:-1], PEOPLE[-1].model_copy(update={"position": Fraction(1, 3)}))
"""The night worker has room for two nights: a plan that says it is lawful has to be."""


def fake_plan(*, status="LAWFUL", reason="time_limit", planned=True, findings=(KEPT, SOFT), **facts):
    settled = {"staff": STAFF, "vacation": {"place": False}, **facts}
    unit = small(absences=(GIVEN,), shortage_weights={"SPL": 30}, **settled)
    duties = roster("S1 D D D\nH1 . D D\nA1 D . D . D\nN1 N N")
    return Plan(
        unit=unit,
        absences=(GIVEN, PLACED),
        roster=duties if planned else None,
        outcome=Outcome(status, reason),
        goals=(
            Goal("shortage", 9000, 4500, 0.4, "head-minutes"),
            Goal("positions", 2.4, float("inf"), None, "fte"),
        ),
        findings=Findings(findings),
        positions={"H1": Fraction(4, 5), "S1": Fraction(1)},
        conflicts=(Conflict("N1", 95, "Every night is covered already."),),
        statistics=Statistics(1.5, 9.25, ({"name": "windows", "seconds": 1.0},), ((1.5, 9900), (8.0, 9000))),
        settings={"seed": 1, "seconds": 60, "workers": None},
    )
