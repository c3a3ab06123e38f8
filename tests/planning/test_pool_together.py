"""Units that share people as one plan: nothing of a unit is lost in it, and each gets its own back."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.law.world import shift
from tests.planning.pools import EVENING, PAIR, WEEK, house, two

from arsplan.checking import check
from arsplan.domain.absences import Absence, Activity, Lock, Wish
from arsplan.domain.crosscheck import crosscheck
from arsplan.domain.demand import DemandRow, Season
from arsplan.domain.need import needs
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.pairs import Pair
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.prices import Prices
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.skills import Skill
from arsplan.domain.terms import Arrangement, PositionPolicy, VacationPolicy
from arsplan.errors import InvalidUnit
from arsplan.io.pool_folder import read_pool_plans, write_pool
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.planning.plan_types import Outcome
from arsplan.planning.pool import pool
from arsplan.planning.pool_balance import balances
from arsplan.planning.pool_check import check_pool
from arsplan.planning.pool_joint import joint
from arsplan.planning.pool_standing import Standing
from arsplan.planning.pool_together import taken_apart
from arsplan.planning.pool_together_problems import check_together
from arsplan.rules.rulebook import rulebook

D, A = "D", "A"
NAMES = ("north", "south")


MOMENT = 0.83
"""Solver's seconds: the joint plan tries some neighbourhoods with its part, the units by themselves none."""


def planned(asked, *, together=True, seconds=MOMENT):
    return pool(asked, together=together, seconds=seconds, deterministic=True)


def short(made, name=None):
    plans = [made.plans[name]] if name else made.plans.values()
    return sum(shortage_minutes(coverage(each.planned_unit, each.roster)) for each in plans)


def there(made, name, person="kari"):
    own = made.pool.units[name].shift_by_code
    return [(WEEK.index(d.date), d.shift) for d in made.plans[name].roster.of(person) if d.shift in own]


def given_away(*shared):
    """Only kari may go south; ola could do one of the duties that are hers in the north."""
    north = house("North", {"kari": "1", "ola": "1/4"}, {(D, 0): 1, (D, 1): 1})
    south = house("South", {"per": "0"}, {(D, 0): 1, (D, 1): 1})
    return two(north, south, *(shared or ("kari",)))


@pytest.fixture(scope="module")
def helped():
    return planned(given_away())


def test_a_duty_at_home_goes_to_somebody_else_who_could_not_help_elsewhere(helped):
    assert (len(there(helped, "north", "ola")), len(there(helped, "north")), len(there(helped, "south"))) == (1, 1, 1)
    assert (short(helped, "north"), short(helped, "south")) == (0, 450)
    assert helped.lawful
    assert short(planned(given_away(), together=False, seconds=0.4)) > 450


def test_both_plans_hold_all_that_the_person_works_and_are_lawful(helped, tmp_path):
    for made in helped.plans.values():
        assert check(made.planned_unit, made.roster, fixed=made.unit.absences).lawful
        assert len(made.roster.of("kari")) == 2
    write_pool(helped, tmp_path)
    assert check_pool(helped.pool, *read_pool_plans(helped.pool, tmp_path)).lawful


def test_positions_are_those_of_the_plan_of_all(helped):
    joined = helped.together[0].made.positions
    for name, made in helped.plans.items():
        own = helped.pool.units[name].person
        assert {f"{person} ({name})": made.positions[person] for person in own}.items() <= joined.items()


def test_what_sharing_comes_to_adds_up_beside_what_is_proven(helped, tmp_path):
    north, south, both = balances(helped)
    assert (north.lent, south.borrowed, south.lent) == (450, 450, 0)
    assert (both.units, both.alone, both.short, both.bound) == (NAMES, 900, 450, 450)
    write_pool(helped, tmp_path)
    rows = (tmp_path / "pool_units.csv").read_text(encoding="utf-8").splitlines()
    assert rows[-1] == "north + south,PROVEN_BEST,15.00,7.50,7.50,7.50,7.50"


def test_the_own_unit_comes_first():
    north = house("North", {"kari": "1/2"}, {(D, 0): 1, (A, 2): 1})
    south = house("South", {"per": "1/2"}, {(D, 0): 1, (A, 2): 1})
    made = planned(two(north, south, "kari", Shared(unit="south", employee="per")))
    assert there(made, "north") == there(made, "south", "per") == [(0, D), (2, A)]
    assert [line.minutes for line in made.shares if line.unit != line.shared.unit] == [0, 0]


def test_nobody_works_elsewhere_beyond_the_share():
    north = house("North", {"kari": "1"}, {(D, 0): 1})
    south = house("South", {"per": "0"}, {(D, k): 1 for k in (2, 3, 4)})
    for share, duties in {"1": 3, "1/2": 1}.items():
        made = planned(two(north, south, Shared(unit="north", employee="kari", share=share)))
        assert len(there(made, "south")) == duties, share
        assert made.lawful


def test_the_share_is_one_of_the_hours_that_the_person_has(helped):
    asked = given_away(Shared(unit="north", employee="kari", share="1/2"))
    at_home = Standing(asked, helped.alone)
    most = [
        next(rule.measure["most"] for rule in joint(asked, NAMES, before).own_rules if rule.id.startswith("Share"))
        for before in (None, at_home)
    ]
    hours = sum(duty.shift == D for duty in helped.alone["north"].roster.of("kari"))
    assert most == [2130 // 2 // EVENING.paid_minutes, 450 * hours // 2 // EVENING.paid_minutes] == [3, 1]


def test_the_way_takes_time_on_top_of_rest():
    late = house("North", {"kari": "1"}, {(A, 0): 1})
    early = house("South", {"per": "0"}, {(D, 1): 1})
    near, far = (planned(two(late, early, "kari", travel=minutes)) for minutes in (30, 31))
    assert (short(near), short(far)) == (0, 330)


def test_on_one_date_in_one_unit_also_where_two_short_duties_would_fit():
    early, late = shift("T", "07:00", "10:00"), shift("K", "17:00", "20:00")
    facts = {"arrangement": Arrangement(weekends=1, weekends_of=1, whole_weekends=False, daily_rest=660)}
    north = _with(house("North", {"kari": "1"}, {(D, 0): 1}, **facts), early)
    south = _with(house("South", {"per": "0"}, {(D, 0): 1}, **facts), late)
    made = planned(two(north, south, "kari"))
    assert made.lawful
    assert there(made, "south") == []


def _with(unit, kind):
    """The unit with this shift instead of D."""
    kind = kind.model_copy(update={"code": D, "covers": unit.shift_by_code[D].covers})
    line = unit.line_by_code[D].model_copy(update={"start": kind.start, "end": kind.end})
    return unit.model_copy(update={"shifts": (kind, unit.shifts[1]), "lines": (line, unit.lines[1])})


def test_everybody_has_the_vacation_that_is_due_in_the_own_unit():
    vacation = VacationPolicy(days=78, main_days=6, from_week=31, to_week=38, main_share=1)  # six days in four weeks
    north = house("North", {"kari": "1"}, {(D, 0): 1}, weeks=4, vacation=vacation)
    south = house("South", {"per": "0", "eli": "1/2"}, {(D, 0): 1}, weeks=4, vacation=vacation)
    made = planned(two(north, south, "kari"))
    assert made.lawful
    assert made.together[0].kept
    own = {name: sorted(absence.employee for absence in each.absences) for name, each in made.plans.items()}
    assert own == {"north": ["kari"], "south": ["eli", "per"]}


def test_a_plan_that_leaves_more_open_than_before_is_not_kept(helped):
    before, made = Standing(helped.pool, helped.alone), helped.together[0].made
    kept, now = taken_apart(before, NAMES, made)
    assert (kept.kept, len(now.away)) == (True, 1)
    for worse in (replace(made, roster=Roster()), replace(made, outcome=Outcome("NO_LAWFUL_PLAN", "infeasible"))):
        kept, now = taken_apart(before, NAMES, worse)
        assert (kept.kept, now) == (False, before)


def test_units_that_share_nobody_are_planned_alone():
    units = dict(given_away().units)
    made = planned(Pool(units, (), {PAIR: 0}))
    assert (made.together, made.shares, made.lawful) == ((), (), True)
    assert made.plans == made.alone


# Nothing is lost in the joint unit.


BY_SEASON = (("warm", "weekday", 1), ("warm", "weekend", 2), ("cold", "weekday", 3), ("cold", "weekend", 4))


def full(name, people, **facts):
    """A unit with something in every table."""
    unit = house(name, people, {(D, 0): 1, (A, 2): 2}, weeks=8)
    one, other = tuple(people)
    clock = shift("K", "09:00", "13:00")
    facts = {
        "seasons": (Season(name="warm", from_week=1, to_week=33), Season(name="cold", from_week=34, to_week=53)),
        "demand": (*unit.demand, *(DemandRow(season=s, day_type=d, line=D, heads=h) for s, d, h in BY_SEASON)),
        "shifts": (*unit.shifts, clock),
        "absences": (Absence(employee=one, first=WEEK[0], last=WEEK[0], kind="leave"),),
        "wishes": (Wish(employee=one, kind="unavailable", shift=D, weekday=3, strength="must"),),
        "locks": (Lock(employee=one, date=WEEK[1], shift=A), Lock(employee=one, date=WEEK[2], shift="off")),
        "activities": (Activity(employee=other, date=WEEK[4], start="08:00", end="10:00", paid_minutes=120),),
        "history": (Duty(one, WEEK[0] - timedelta(2), D),),
        "skills": (Skill(employee=other, skill="course"),),
        "own_rules": (
            OwnRule(id="X1", title="Evenings", measure={"kind": "run_length", "of": [A], "most": 2}, rota="DA"),
            OwnRule(id="X2", title="Enough", measure={"kind": "week_minutes", "most": 2000}, people=(other,)),
        ),
        "switches": tuple(Switch(rule=rule, severity="soft") for rule in ("U07", "U08", "U09/A-D")),
        "arrangement": unit.arrangement.model_copy(update={"forbidden_sequences": ((A, D),)}),
        "vacation": VacationPolicy(days=39, main_days=6, from_week=31, to_week=38),
        **facts,
    }
    return type(unit).model_validate(unit.model_copy(update=facts).model_dump())


@pytest.fixture(scope="module")
def whole():
    year = (Season(name="year", from_week=1, to_week=53),)
    south = full("South", {"per": "1", "eli": "1/2"}, seasons=year, demand=house("-", {"x": "1"}, {(D, 0): 3}).demand)
    return two(full("North", {"kari": "1", "ola": "1/2"}), south, Shared(unit="north", employee="kari", share="1/4"))


def test_the_joint_unit_is_sound_and_needs_what_the_units_need(whole):
    made = joint(whole, NAMES)
    assert crosscheck(made) == []
    assert rulebook(made)
    asked = {(n.date, f"{n.line} ({name})"): n.slots for name in NAMES for n in needs(whole.units[name])}
    assert {(need.date, need.line): need.slots for need in needs(made)} == asked


def test_a_roster_is_as_lawful_in_the_joint_unit_as_at_home(whole):
    made = joint(whole, NAMES)
    book = {rule.id: rule for rule in rulebook(made)}
    for name in NAMES:
        unit = whole.units[name]
        one, other = tuple(unit.person)
        days = (*((one, k, A) for k in (1, 3, 4, 5)), *((other, k, D) for k in range(7)))
        roster = Roster(Duty(person, WEEK[k], code) for person, k, code in days)
        moved = Roster(Duty(f"{d.employee} ({name})", d.date, f"{d.shift} ({name})") for d in roster)
        at_home = {(f.employee, f.first, f.verdict, f.measured) for f in check(unit, roster) if f.verdict == "broken"}
        both = {
            (f.employee.removesuffix(f" ({name})"), f.first, f.verdict, f.measured)
            for f in check(made, moved)
            if f.verdict == "broken" and f.employee.endswith(f"({name})") and book[f.rule].severity != "off"
        }
        assert at_home == both
        assert at_home


def test_as_many_may_be_away_at_once_as_at_home(whole):
    made = rulebook(joint(whole, NAMES))
    away = [rule for rule in made if rule.measure.kind == "away_at_once" and rule.severity == "soft"]
    assert [(rule.id, rule.people) for rule in away] == [
        ("north: U08/HFA-DA (north)", ("kari (north)", "ola (north)")),
        ("south: U08/HFA-DA (south)", ("per (south)", "eli (south)")),
    ]


def test_two_who_are_kept_apart_are_so_in_the_plan_of_all():
    asked = given_away()
    apart = Pair(employee="kari", other="ola", kind="apart")
    north = asked.units["north"].model_copy(update={"pairs": (apart,)})
    both = joint(replace(asked, units={**asked.units, "north": north}), NAMES)
    assert {(pair.employee, pair.other) for pair in both.pairs} == {("kari (north)", "ola (north)")}
    assert not crosscheck(both)
    assert [rule.people for rule in rulebook(both) if rule.id == "U11/1"] == [("kari (north)", "ola (north)")]


def test_only_those_who_are_shared_may_work_elsewhere_and_at_a_price(whole):
    made = joint(whole, NAMES)
    may = {e.id: {code for code in made.rota_by_name[e.rota].shifts if "south" in code} for e in made.staff}
    assert (may["kari (north)"], may["ola (north)"]) == ({"D (south)", "A (south)", "K (south)"}, set())
    first = next(rule for rule in made.own_rules if rule.id == "Own unit first, kari (north)")
    assert (first.people, first.severity, first.measure["most"]) == (("kari (north)",), "soft", 0)
    wishes = [(w.employee, w.shift) for w in made.wishes if w.employee == "kari (north)"]
    assert wishes == [("kari (north)", f"{code}") for code in ("D (north)", "D (south)", "A (south)", "K (south)")]


# Every way of sharing, written down.


def least_short(asked):
    """Fewest duties nobody does, over all ways in which two people share out the duties of two units."""
    slots = [(name, WEEK.index(row.first)) for name, unit in asked.units.items() for row in unit.demand]
    kari, per = ({"north", "south"}, {"south"})
    best = len(slots)
    for takers in product((None, "kari", "per"), repeat=len(slots)):
        taken = [(who, *slot) for who, slot in zip(takers, slots, strict=True) if who]
        once = len({(who, day) for who, _, day in taken}) == len(taken)
        may = all(name in (kari if who == "kari" else per) for who, name, _ in taken)
        hours = all(sum(t[0] == who for t in taken) * 450 <= size * 2130 for who, size in SIZES.items())
        away = sum(who == "kari" and name == "south" for who, name, _ in taken)
        share = away <= asked.shared[0].share * sum(t[0] == "kari" for t in taken)
        if once and may and hours and share:
            best = min(best, len(slots) - len(taken))
    return best


SIZES = {"kari": Fraction(7, 10), "per": Fraction(1, 4)}


@settings(max_examples=4, deadline=None, derandomize=True)
@given(
    st.sets(st.integers(0, 3), min_size=1, max_size=3),
    st.sets(st.integers(0, 3), min_size=1, max_size=3),
    st.sampled_from(("1", "1/2")),
)
def test_no_lawful_way_of_sharing_covers_more(at_home, there_, share):
    north = house("North", {"kari": SIZES["kari"]}, {(D, k): 1 for k in at_home})
    south = house("South", {"per": SIZES["per"]}, {(D, k): 1 for k in there_})
    asked = two(north, south, Shared(unit="north", employee="kari", share=share))
    made = planned(asked)
    assert made.lawful
    assert short(made) == 450 * least_short(asked)


def problems(**facts):
    asked = given_away()
    south = asked.units["south"].model_copy(update=facts)
    with pytest.raises(InvalidUnit) as caught:
        check_together(replace(asked, units={**asked.units, "south": south}))
    assert all(problem.advice and problem.advice.startswith("Maybe") for problem in caught.value.problems)
    return [(problem.code, problem.row) for problem in caught.value.problems]


def test_units_that_cannot_be_one_plan_are_refused():
    assert problems(positions=PositionPolicy(budget=Fraction(1))) == [("own-limits", 1)]
    assert problems(positions=PositionPolicy(goal="total")) == [("units-differ", 1)]
    assert problems(shortage_weights={"HFA": 12}) == [("units-differ", 1)]
    assert problems(prices=Prices()) == [("own-limits", 1)]
    assert problems(switches=(Switch(rule="U07", severity="soft"),)) == [("units-differ", 1)]
    asked = given_away().units["south"]
    early = asked.lines[0].model_copy(update={"code": "early", "start": 300, "end": 360})
    night = shift("N", "22:00", "07:00")
    assert problems(lines=(*asked.lines, early), shifts=(*asked.shifts, night)) == [("covers-next-day", 1)]
