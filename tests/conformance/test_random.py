"""Beyond the worlds: small units by chance, any rules, and rosters by chance and one duty away from lawful ones."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model
from tests.conformance.readings import Checker, Solver
from tests.conformance.world import from_to, tiny
from tests.law.world import activity, pausing, person, rule
from tests.strategies import MONDAYS, units

from arsplan.domain.absences import Lock
from arsplan.domain.roster import Duty, Roster
from arsplan.rules import measures as m
from arsplan.rules.rulebook import rulebook

CODES = ("A", "B", "C", "D")
ROSTERS = 12


def weekend(kind, **numbers):
    return st.builds(kind, friday_evening=st.booleans(), sunday_night=st.booleans(), **numbers)


few = st.integers(0, 3)
breaks = st.none() | st.integers(0, 45)
windows = st.sampled_from(["rolling", "blocks"])
edges = st.sampled_from(["not_measured", "measured"])
week_starts = st.just(0) | st.integers(-1440, 0)
MEASURES = st.one_of(
    st.just(m.NoOverlap()),
    st.builds(
        lambda floor, more, how: m.DailyRest(full=floor + more, floor=floor, compensation=how),
        st.integers(360, 720),
        few.map(lambda n: 60 * n),
        st.sampled_from(["next_rest", "none"]),
    ),
    st.builds(
        m.WeeklyRest,
        least=st.integers(1200, 3000),
        assign=st.sampled_from(["clip", "f1_day"]),
        week_start=week_starts,
    ),
    st.builds(
        lambda most, more, rest, dawn, window: m.WorkPeriodMinutes(
            most=most, most_weekend=more and most + more, rest=rest, day_break=dawn, window=window
        ),
        st.integers(300, 840),
        st.none() | st.integers(1, 200),
        st.integers(120, 720),
        st.integers(0, 1439),
        st.sampled_from(["fixed", "rolling"]),
    ),
    st.builds(m.LongShiftConsent, long=st.integers(200, 700), most=st.integers(0, 840)),
    st.builds(m.Breaks, after=st.integers(100, 400), long=st.integers(300, 600), least=st.integers(1, 40)),
    st.builds(
        m.WeekMinutes, most=st.integers(300, 3000), weeks=st.integers(1, 4), week_start=week_starts, windows=windows
    ),
    weekend(m.WeekendsWorked, most=few, of=st.integers(1, 4)),
    weekend(m.WeekendRhythm, every=st.integers(1, 3)),
    weekend(m.WeekendsInPlan, most=few, distance=st.integers(1, 4)),
    st.just(m.WholeWeekend()),
    st.builds(m.RedDaysOff, weeks=st.integers(1, 6), run=st.integers(1, 5), threshold=st.integers(0, 240)),
    st.builds(m.RedDaySequence, threshold=st.integers(0, 240)),
    st.builds(m.RunLength, most=st.integers(1, 6), of=st.sampled_from(["days", "nights", "free", CODES[:2]])),
    st.builds(
        m.RunLength, least=st.integers(1, 4), of=st.sampled_from(["days", "nights", "free", CODES[:2]]), edges=edges
    ),
    st.builds(m.ForbiddenSequence, codes=st.lists(st.sampled_from((*CODES, "off")), min_size=2, max_size=3).map(tuple)),
    st.builds(m.DutiesInWindow, codes=st.sampled_from([(), CODES[:1]]), weeks=st.none() | st.integers(1, 3), most=few),
    st.builds(m.DutiesInWindow, codes=st.sampled_from([(), CODES[:1]]), weeks=st.none() | st.integers(1, 3), least=few),
    st.builds(
        m.WeekMinutes,
        least=st.integers(300, 3000),
        weeks=st.integers(1, 3),
        week_start=week_starts,
        windows=st.sampled_from(["rolling", "blocks", "plan"]),
    ),
    st.just(m.PositionHours()),
    st.builds(
        m.MonthHours, most=st.integers(0, 3000), share=st.integers(0, 10).map(lambda tenths: Fraction(tenths, 10))
    ),
    st.builds(
        m.TredeltHours,
        full=st.integers(300, 2250),
        most=st.integers(300, 2130),
        least=st.integers(0, 300),
        night=st.integers(0, 60),
        red=st.integers(0, 60),
        double=st.sampled_from(["night", "both"]),
        night_from=st.integers(1260, 1440),
        night_to=st.integers(360, 480),
    ),
    st.just(m.Availability()),
)


@st.composite
def small_units(draw):
    """One person, a few weeks, shifts at any hour, a past, and what is settled."""
    start, weeks = draw(st.sampled_from(MONDAYS)), draw(st.integers(1, 3))
    kinds = tuple(
        pausing(from_to(code, draw(st.integers(0, 1439)), draw(st.integers(10, 800))), draw(breaks)) for code in CODES
    )
    days = [start + timedelta(k) for k in draw(st.permutations(range(7 * weeks)))]
    return tiny(
        *kinds,
        start=start,
        weeks=weeks,
        staff=(person(vacation_days=0),),
        history=tuple(
            Duty("kari", start - timedelta(back), draw(st.sampled_from(CODES)))
            for back in draw(st.sets(st.integers(1, 16), max_size=4))
        ),
        locks=tuple(
            Lock(employee="kari", date=day, shift=draw(st.sampled_from([*CODES, "off"])))
            for day in days[: draw(st.integers(0, 1))]
        ),
        activities=tuple(activity(day, "09:00", "11:30", 120) for day in days[1 : 1 + draw(st.integers(0, 1))]),
    )


def by_chance(unit, random):
    """Rosters with few and with many duties, the locked ones among them."""
    locked = {(lock.employee, lock.date): lock.shift for lock in unit.locks}
    codes = tuple(unit.shift_by_code)
    for _ in range(ROSTERS):
        density = random.choice([0.15, 0.4, 0.7])
        found = [Duty(who, day, code) for (who, day), code in locked.items() if code != "off"]
        for who in unit.person:
            for day in unit.horizon.dates:
                if (who, day) not in locked and random.random() < density:
                    found += [Duty(who, day, random.choice(codes)) for _ in range(random.choice([1, 1, 1, 2]))]
        yield Roster(found)


def beside(solver, unit, random):
    """Rosters that the solver finds, and those with one duty more, less, or of another kind."""
    model = solver.model
    for _ in range(3):
        for _, domain in solver._open:
            domain.clear()
            domain.extend((0, 1))
        model.cp.clear_objective()
        model.cp.maximize(sum(random.randint(-1, 4) * x for x in model._x.values()))
        search = cp_model.CpSolver()
        search.parameters.num_workers = 1
        search.parameters.stop_after_first_solution = True
        search.parameters.max_deterministic_time = 2
        status = search.solve(model.cp)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return
        cells = model.read(search)[:, model.grid.back :]
        found = {
            Duty(model.grid.people[e], unit.start + timedelta(int(d)), model.grid.shifts[s])
            for e, d, s in zip(*cells.nonzero(), strict=True)
        }
        model.cp.clear_objective()
        yield Roster(found)
        settled = {(lock.employee, lock.date) for lock in unit.locks}
        for _ in range(ROSTERS):
            who, day = random.choice(model.grid.people), random.choice(unit.horizon.dates)
            if (who, day) not in settled:
                yield Roster(found ^ {Duty(who, day, random.choice(model.grid.shifts))})


def assert_equal_readings(unit, rules, random):
    solver = Solver(unit, rules)
    plain, excused = Checker(unit, rules), Checker(unit, rules, excuse=True)
    for roster in (*by_chance(unit, random), *beside(solver, unit, random)):
        allowed = solver.allows(roster)
        if allowed:
            assert excused.allows(roster), ("too loose", roster)
        else:
            assert not plain.allows(roster), ("too tight", roster)


@settings(max_examples=120, deadline=None)
@given(small_units(), st.lists(MEASURES, min_size=1, max_size=3), st.booleans(), st.integers(0, 2**32))
def test_any_rules_in_any_small_unit(unit, measures, apart, seed):
    rules = rule(m.Locked(), id="U03") + (rule(m.NoOverlap(), id="U01") if apart else ())
    for k, measure in enumerate(measures):
        rules += rule(measure, id=f"X{k}")
    assert_equal_readings(unit, rules, Random(seed))


@settings(max_examples=40, deadline=None)
@given(units(), st.integers(0, 2**32))
def test_the_rules_of_a_unit(unit, seed):
    rules = tuple(found for found in rulebook(unit) if not isinstance(found.measure, m.VacationPlaced | m.AwayAtOnce))
    assert_equal_readings(unit, rules, Random(seed))


def test_a_given_weekend_out_of_step_does_not_hide_others_beside_it():
    sunday, saturday = date(2026, 12, 20), date(2027, 1, 9)
    unit = tiny(
        start=date(2026, 12, 21),
        weeks=3,
        history=(Duty("kari", sunday, "D"),),
        locks=(Lock(employee="kari", date=saturday, shift="D"),),
    )
    rules = rule(m.Locked(), id="U03") + rule(m.WeekendRhythm(every=2), id="X0")
    given_alone = Roster([Duty("kari", saturday, "D")])
    one_more = Roster([Duty("kari", date(2026, 12, 26), "D"), *given_alone])
    solver = Solver(unit, rules)
    assert solver.allows(given_alone)
    assert not Checker(unit, rules, excuse=True).allows(one_more)
    assert not solver.allows(one_more)


@settings(max_examples=25, deadline=None)
@given(small_units(), st.integers(0, 120), st.integers(0, 2**32))
def test_two_who_are_kept_apart(unit, overlap, seed):
    past = tuple(duty._replace(employee="per") for duty in unit.history[:2])
    two = unit.model_copy(update={"staff": (*unit.staff, person("per")), "history": (*unit.history, *past)})
    rules = rule(m.Locked(), *two.person, id="U03") + rule(m.Apart(overlap=overlap), *two.person, id="U11/1")
    assert_equal_readings(two, rules, Random(seed))
