"""Rules that ask for enough: planned week by week, never a week without a roster, and told where it is too little."""

from datetime import date
from fractions import Fraction

import pytest
from tests.planning.wards import cut

from arsplan.checking import check
from arsplan.domain.absences import Absence
from arsplan.domain.demand import Competence, DemandLine, DemandRow, Season
from arsplan.domain.own_rules import OwnRule
from arsplan.domain.roster import Duty
from arsplan.domain.shifts import Cover, ShiftType
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.terms import Arrangement, VacationPolicy
from arsplan.domain.unit import Unit
from arsplan.planning.construct import construct, part_of
from arsplan.planning.improvement import broken
from arsplan.planning.plan import plan
from arsplan.planning.stop import Gap, MaxRuntime
from arsplan.rules.rulebook import rulebook
from arsplan.solving.run import DeterministicBudget

MINUTES = 3 * 480 + 540
"""Head-minutes that a day asks for."""

START = date(2027, 8, 2)
RULES = (
    {"kind": "run_length", "least": 3, "most": 5},
    {"kind": "run_length", "of": "free", "least": 2},
    {"kind": "run_length", "of": ["N"], "least": 2, "most": 4},
    {"kind": "forbidden_sequence", "codes": ["N", "off", "D"]},
    {"kind": "duties_in_window", "codes": ["N"], "most": 12, "least": 2},
    {"kind": "week_minutes", "windows": "plan", "least": 3 * 1500},
)


def shift(code, start, end, paid):
    return ShiftType(code=code, start=start, end=end, paid_minutes=paid, covers=(Cover(line=code),))


def ward(*measures, people=9, weeks=3, **facts):
    """Two on days and one at night, all through the week."""
    shifts = (shift("D", "07:30", "15:30", 480), shift("N", "22:30", "07:30", 540))
    return Unit(
        **{
            "name": "a ward",
            "start": START,
            "weeks": weeks,
            "competences": (Competence(code="SPL"),),
            "rotas": (Rota(name="all", shifts=("D", "N")),),
            "shifts": shifts,
            "lines": tuple(DemandLine(code=s.code, start=s.start, end=s.end) for s in shifts),
            "seasons": (Season(name="all", from_week=1, to_week=53),),
            "demand": tuple(
                DemandRow(season="all", day_type=kind, line=line, heads=heads)
                for kind in ("weekday", "weekend")
                for line, heads in (("D", 3), ("N", 1))
            ),
            "staff": tuple(
                Employee(id=f"P{k}", competence="SPL", position=Fraction(1), rota="all") for k in range(people)
            ),
            "arrangement": Arrangement(weekends=1, weekends_of=2),
            "vacation": VacationPolicy(place=False),
            "own_rules": tuple(
                OwnRule(id=f"X{k}", title=f"rule {k}", measure=measure) for k, measure in enumerate(measures)
            ),
            **facts,
        }
    )


def lawful(found):
    assert check(found.planned_unit, found.roster, fixed=found.unit.absences).lawful
    return found.outcome.status in {"LAWFUL", "PROVEN_BEST"}


@pytest.mark.parametrize("measures", [RULES[:1], RULES[4:5], RULES[5:], RULES], ids=["runs", "nights", "hours", "all"])
def test_a_small_ward_is_planned_with_rules_that_ask_for_enough(measures):
    """All at once are a puzzle of their own, which takes some seeds four times as long as others."""
    found = plan(ward(*measures), stop=Gap(0.05, 60), deterministic=True)
    assert lawful(found)
    assert found.goals[0].value < 0.1 * MINUTES * 7 * 3


@pytest.mark.parametrize("least", [3, 5])
def test_the_first_roster_keeps_shortest_runs_wherever_it_was_cut(least):
    unit = ward({"kind": "run_length", "least": least}, {"kind": "run_length", "of": ["N"], "least": 2})
    part = part_of(unit, rulebook(unit))
    construct(part, DeterministicBudget(2.0), seed=1, workers=2, say=lambda *_: None)
    assert part.demand.shortage(part.now.roster) < 0.1 * part.demand.demanded
    assert broken(part, part.now) == set()
    assert part.now.lacking == 0


def test_a_run_that_history_began_is_brought_to_its_end():
    history = tuple(Duty(f"P{k}", date(2027, 8, 1), "D") for k in range(3))
    found = plan(
        ward({"kind": "run_length", "least": 3}, weeks=2, history=history), stop=MaxRuntime(1.5), deterministic=True
    )
    assert lawful(found)
    worked = {(duty.employee, duty.date.day) for duty in found.roster}
    assert {(f"P{k}", day) for k in range(3) for day in (2, 3)} <= worked


def test_what_nobody_can_mend_is_told_and_the_rest_is_planned():
    history = (Duty("P0", date(2027, 8, 1), "D"),)
    absences = (Absence(employee="P0", first=START, last=date(2027, 8, 5), kind="leave"),)
    unit = ward({"kind": "run_length", "least": 3}, weeks=2, history=history, absences=absences)
    found = plan(unit, stop=MaxRuntime(1.5), deterministic=True)
    assert found.outcome.status == "NO_LAWFUL_PLAN"
    assert {(f.rule, f.employee) for f in found.findings.broken} == {("X0", "P0")}
    assert {duty.employee for duty in found.roster} == set(unit.person)


def test_hours_that_do_not_fit_are_told_as_lacking():
    found = plan(ward({"kind": "week_minutes", "least": 3000}, weeks=2), stop=MaxRuntime(1.5), deterministic=True)
    assert found.outcome.status == "NO_LAWFUL_PLAN"
    assert {f.rule for f in found.findings.broken} == {"X0"}


def test_an_example_unit_is_planned_with_shortest_runs():
    rule = OwnRule(id="X1", title="At least two days in a row", measure={"kind": "run_length", "least": 2})
    assert lawful(
        plan(cut("bjorkelia", 4).model_copy(update={"own_rules": (rule,)}), stop=MaxRuntime(6), deterministic=True)
    )
