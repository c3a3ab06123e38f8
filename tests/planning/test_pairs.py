"""Two people who are kept apart, and two who are wanted together: how plans are made, cut and changed around them."""

import datetime as dt
from fractions import Fraction

import numpy as np
import pytest
from tests.conformance.world import tiny
from tests.law.world import MONDAY, SHIFTS, duties, person, shift
from tests.planning.pools import house, two

from arsplan.checking import check, lawful_duties
from arsplan.domain.absences import Absence, Lock
from arsplan.domain.demand import DemandLine, DemandRow
from arsplan.domain.pairs import HEAVIEST, WEIGHT, Pair
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.shifts import Cover
from arsplan.domain.skills import Skill
from arsplan.domain.staff import Rota
from arsplan.domain.terms import Agreements, Arrangement, VacationPolicy
from arsplan.metrics.pairs import pair_rows
from arsplan.planning.decomposition import components
from arsplan.planning.further_duties import FurtherDuties
from arsplan.planning.ordinary import ordinary, repeated
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.pool import pool
from arsplan.planning.repair import repair
from arsplan.planning.replacements import replacements
from arsplan.planning.still import still_lawful
from arsplan.planning.stop import MaxRuntime
from arsplan.rules.measures import Apart
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import BASE_WEIGHT, Demand, cover
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict
from arsplan.solving.mend import _Heads
from arsplan.solving.model import RosterModel
from arsplan.solving.run import WallBudget, solve

APART = Pair(employee="kari", other="per", kind="apart")
TOGETHER = Pair(employee="kari", other="per", kind="together")


def ward(*pairs, heads=1, weeks=1, people=("kari", "per", "eli"), asked=("D", "A"), **facts):
    """Days and evenings of some heads each; everybody may work them, and nights."""
    shifts = tuple(kind.model_copy(update={"covers": (Cover(line=kind.code),)}) for kind in SHIFTS[:3])
    return tiny(
        *shifts,
        weeks=weeks,
        staff=tuple(person(name, vacation_days=0) for name in people),
        lines=tuple(DemandLine(code=s.code, start=s.start, end=s.end) for s in shifts),
        demand=tuple(
            DemandRow(season="year", day_type=kind, line=code, heads=heads)
            for kind in ("weekday", "weekend")
            for code in asked
        ),
        agreements=Agreements(averaging="tv"),
        arrangement=Arrangement(weekends=1, weekends_of=1),
        vacation=VacationPolicy(place=False),
        pairs=pairs,
        **facts,
    )


def rosters(**lines):
    return Roster(duty for name, text in lines.items() for duty in duties(text, name=name))


# ------------------------------------------------------------------------------------------------------------ apart


def test_the_rule_is_that_of_the_row():
    later = APART.model_copy(update={"first": MONDAY, "last": MONDAY + dt.timedelta(3)})
    rules = [
        rule for rule in rulebook(ward(TOGETHER.model_copy(update={"other": "eli"}), later)) if rule.id[:3] == "U11"
    ]
    assert [(r.id, r.people, r.valid_from, r.valid_to) for r in rules] == [
        ("U11/2", ("kari", "per"), later.first, later.last)
    ]
    assert rules[0].measure == Apart(overlap=60)


def test_a_plan_keeps_them_apart():
    two = {"heads": 2, "people": ("kari", "per"), "asked": ("D",)}
    free, kept = (plan(ward(*pairs, **two), stop=MaxRuntime(0.3), deterministic=True) for pairs in ((), (APART,)))
    assert kept.findings.lawful
    (row,) = pair_rows(kept.unit, kept.roster)
    assert row.duties == row.apart > 0
    assert row.share == 1
    assert pair_rows(free.unit.model_copy(update={"pairs": (APART,)}), free.roster)[0].together > 0


def test_their_part_is_one_even_where_they_share_no_demand():
    rotas = tuple(Rota(name=name, shifts=(code,)) for name, code in (("days", "D"), ("late", "A"), ("all", "N")))
    arrangement = Arrangement(handover_minutes=29)
    staff = (person("kari", rota="days"), person("per", rota="late"), person("eli"))
    unit = ward().model_copy(update={"staff": staff, "rotas": rotas, "arrangement": arrangement})
    for pair in (APART, TOGETHER):
        both = unit.model_copy(update={"pairs": (pair,)})
        parts = components(both, rulebook(both))
        assert [set(part.person) for part, _ in parts] == [{"kari", "per"}, {"eli"}]
        assert [part.pairs for part, _ in parts] == [(pair,), ()]
    assert len(components(unit, rulebook(unit))) == 3
    meeting = both.model_copy(update={"pairs": (APART,)})
    longer = meeting.model_copy(update={"arrangement": Arrangement(handover_minutes=30)})
    assert len(components(longer, rulebook(longer))) == 3, "they never have more than a hand-over in common"
    given = longer.model_copy(update={"history": duties("N", MONDAY - dt.timedelta(1), "kari")})
    assert len(components(given, rulebook(given))) == 3
    short = Arrangement(handover_minutes=14)
    night = longer.model_copy(update={"staff": (staff[0], person("per", rota="all"), staff[2]), "arrangement": short})
    assert {"kari", "per"} <= set(components(night, rulebook(night))[0][0].person)


def test_one_duty_is_judged_with_the_others_duties():
    unit, roster = ward(APART), rosters(per="D . A")
    choices = lawful_duties(unit, roster, "kari", MONDAY)
    assert "D" in choices.why_not
    assert {finding.rule for finding in choices.why_not["D"]} == {"U11/1"}
    assert "A" in choices.lawful
    there = Roster([*roster, Duty("kari", MONDAY, "D")])
    broken = check(unit, there, around=("kari", MONDAY)).broken
    assert [finding.text for finding in broken] == [
        "kari has D on Mon 2027-08-02 and per D on Mon 2027-08-02: 7 h 30 min together."
    ]
    assert not [f for f in check(unit, there, around=("eli", MONDAY)) if f.rule == "U11/1"]
    assert not [f for f in check(unit, there, around=("kari", MONDAY + dt.timedelta(2))) if f.verdict == "broken"]


def test_nobody_is_asked_to_step_in_beside_whom_they_are_kept_apart_from():
    roster = rosters(per="D . A")
    for pairs, found in (((), {"kari", "eli"}), ((APART,), {"eli"})):
        assert {one.employee for one in replacements(ward(*pairs, heads=2), roster, MONDAY, "D")} == found
        further = FurtherDuties(ward(*pairs, heads=2), roster)
        assert further.lawful("eli", MONDAY, "D")
        assert further.lawful("kari", MONDAY, "D") == ("kari" in found)


def test_an_earlier_plan_loses_what_brings_them_together():
    both = rosters(kari="D . D", per="D . D")
    kept, off = still_lawful(ward(APART), both)
    assert {(duty.employee, duty.date) for duty in off} == {("per", MONDAY), ("per", MONDAY + dt.timedelta(2))}
    assert check(ward(APART), kept).lawful
    assert still_lawful(ward(TOGETHER), both) == (both, {})


@pytest.mark.parametrize(("pairs", "covered"), [((), 1), ((APART,), 0)])
def test_a_repair_keeps_them_apart(pairs, covered):
    unit = ward(*pairs, heads=0)
    monday = DemandRow(line="D", heads=2, first=MONDAY, last=MONDAY)
    unit = unit.model_copy(update={"demand": (*unit.demand, monday)})
    before = rosters(per="D", eli="D")
    given = {employee.id: employee.position for employee in unit.staff}
    whole = Plan(unit, (), before, None, (), check(unit, before), given, (), None)
    ill = Absence(employee="eli", first=MONDAY, last=MONDAY, kind="sick")
    found = repair(whole, ill, known=MONDAY, seconds=60)
    assert len([duty for duty in found.plan.roster if duty == Duty("kari", MONDAY, "D")]) == covered
    assert found.plan.findings.lawful


def test_two_who_are_kept_apart_at_home_may_work_in_different_units_at_the_same_time():
    """One day at home and one elsewhere on the same date: that is what the second is lent for."""
    kept = (Pair(employee="kari", other="per", kind="apart"),)
    north = house("North", {"kari": "1/4", "per": "1/4"}, {("D", 0): 1}, pairs=kept)
    south = house("South", {"ola": "1"}, {("D", 0): 2})
    made = pool(two(north, south, "kari", "per"), seconds=0.4, deterministic=True)
    for name, plan_of_it in made.plans.items():
        assert plan_of_it.findings.lawful, name
    assert made.plans["north"].unit.pairs == kept
    on = {(duty.employee, duty.shift) for each in made.plans.values() for duty in each.roster if duty.date == MONDAY}
    assert {name for name, _ in on} == {"kari", "per", "ola"}


def test_locks_that_meet_make_the_plan_unlawful_and_nothing_else():
    locks = tuple(Lock(employee=name, date=MONDAY, shift="D") for name in ("kari", "per"))
    found = plan(ward(APART, heads=2, locks=locks), stop=MaxRuntime(0.5))
    assert [(f.rule, f.first) for f in found.findings.broken] == [("U11/1", str(MONDAY))]


def test_a_cyclic_rota_leaves_pairs_to_the_year():
    plain = ordinary(ward(APART, TOGETHER.model_copy(update={"other": "eli"})), 4)
    assert plain.pairs == ()
    assert not [r for r in repeated(rulebook(ward(APART))) if isinstance(r.measure, Apart)]


# --------------------------------------------------------------------------------------------------------- together


def test_half_of_a_duty_together_is_together():
    shifts = (shift("D", "08:00", "16:00"), shift("H", "12:00", "20:00"), shift("K", "12:01", "20:01"))
    unit = tiny(*shifts, staff=(person("kari"), person("per")), pairs=(TOGETHER,))
    roster = Roster([*duties("D D D . D"), *duties("D H K D .", name="per")])
    (row,) = pair_rows(unit, roster)
    assert (row.duties, row.together, row.apart, row.share) == (4, 2, 2, Fraction(1, 2))
    assert _demand(unit).company.cost(_cells(unit, roster)) == 2 * WEIGHT


@pytest.mark.parametrize("weight", [None, HEAVIEST])
def test_what_the_solver_weighs_is_what_is_counted(weight):
    """For whole rosters, and for every change of some days around which the rest stands."""
    pair = TOGETHER.model_copy(update={"weight": weight, "last": MONDAY + dt.timedelta(9)})
    unit = ward(pair, weeks=2, history=duties("N", MONDAY - dt.timedelta(1), "per"))
    demand, rng = _demand(unit), np.random.default_rng(1)
    everything = np.ones(demand.grid.shape[:2], dtype=bool)
    for _ in range(8):
        one, other = (_by_chance(unit, rng) for _ in range(2))
        before, after = _cells(unit, one), _cells(unit, other)
        (row,) = pair_rows(unit, one)
        assert demand.company.cost(before) == pair.price * row.apart == _asked(demand, before, everything, before)
        free = everything & (rng.random(everything.shape) < 0.3)
        changed = np.where(free[:, :, None], after, before)
        more = _asked(demand, before, free, changed) - _asked(demand, before, free, before)
        assert more == demand.company.cost(changed) - demand.company.cost(before)


def _by_chance(unit, rng):
    days = [(name, day) for name in unit.person for day in unit.horizon.dates]
    codes = rng.choice(["D", "A", "N", ""], len(days))
    return Roster(Duty(*cell, str(code)) for cell, code in zip(days, codes, strict=True) if code)


def _asked(demand, around, free, roster):
    """What the model charges for one roster."""
    model = RosterModel(demand.grid, around, free, np.zeros_like(free))
    demand.company.ask(model)
    for cell, variable in model._x.items():
        model.cp.add(variable == bool(roster[cell]))
    _, solver = solve(model, WallBudget(5), seconds=5, seed=1, workers=1)
    return solver.objective_value


def test_the_model_finds_the_company_that_enumeration_finds():
    """Two people alone, one head on each shift: with the wish they share every day, and shortage stays what it was."""
    unit = ward(TOGETHER, heads=2, people=("kari", "per"))
    demand = _demand(unit)
    free = np.ones(demand.grid.shape[:2], dtype=bool)
    model = RosterModel(demand.grid, demand.grid.empty(), free, np.zeros_like(free))
    cover(model, demand)
    solved = solve(model, WallBudget(5), seconds=5, seed=1, workers=1)
    assert demand.company.cost(solved[0]) == 0
    assert solved[0].any()


def test_a_plan_puts_them_together_and_leaves_no_more_uncovered():
    stop = MaxRuntime(0.5)
    free, wanted = (plan(ward(*pairs, heads=2, weeks=2), stop=stop, deterministic=True) for pairs in ((), (TOGETHER,)))
    assert wanted.goals[0].value == free.goals[0].value
    (row,) = pair_rows(wanted.unit, wanted.roster)
    assert row.share >= Fraction(9, 10)


def test_what_a_repair_proves_of_heads_holds_no_skill_and_no_pair():
    skilled = ward(TOGETHER, skills=(Skill(employee="eli", skill="course"),))
    rows = tuple(row.model_copy(update={"skills": {"course": 1}}) for row in skilled.demand)
    grid = restrict(Grid(skilled.model_copy(update={"demand": rows})))
    free = np.ones(grid.shape[:2], dtype=bool)
    model = RosterModel(grid, grid.empty(), free, np.zeros_like(free))
    cover(model, _Heads(grid))
    most = sum(weight * max(term.proto.domain) for term, weight in model.costs if not isinstance(term, int))
    assert most == 2 * 7 * 450
    assert Demand(grid).skills.cost(grid.empty()) == 2 * 7 * 450 * BASE_WEIGHT


def _demand(unit):
    return Demand(restrict(Grid(unit, rulebook(unit))))


def _cells(unit, roster):
    grid = _demand(unit).grid
    cells = grid.given.copy()
    for duty in roster:
        cells[grid.person_index[duty.employee], grid.day(duty.date), grid.shift_index[duty.shift]] = True
    return cells
