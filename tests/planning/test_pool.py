"""Units that share people: the own unit first, no more than the share, time for the way, one set of rules."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, count, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.pools import DAY_SHIFT, EVENING, PAIR, WEEK, house, two

from arsplan.checking import check
from arsplan.domain.absences import Wish
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.roster import Duty, Roster
from arsplan.errors import InvalidUnit
from arsplan.io import pool_folder
from arsplan.io.pool_folder import read_pool_plans, write_pool
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.planning.pool import pool
from arsplan.planning.pool_check import check_pool
from arsplan.planning.pool_offer import open_demand

D, A = "D", "A"


def planned(asked):
    return pool(asked, seconds=0.4, deterministic=True)


def short(made, name):
    return shortage_minutes(coverage(made.plans[name].planned_unit, made.plans[name].roster))


def there(made, name, person="kari"):
    own = made.pool.units[name].shift_by_code
    return [(WEEK.index(d.date), d.shift) for d in made.plans[name].roster.of(person) if d.shift in own]


@pytest.fixture(scope="module")
def helped():
    north = house("North", {"kari": "1"}, {(D, 0): 1, (D, 1): 1})
    south = house("South", {"per": "0"}, {(D, 2): 1, (D, 3): 1})
    return planned(two(north, south, "kari", travel=30))


def test_what_stays_open_in_one_unit_is_done_by_people_of_the_other(helped):
    assert there(helped, "north") == [(0, D), (1, D)]
    assert there(helped, "south") == [(2, D), (3, D)]
    assert short(helped, "south") == 0
    assert shortage_minutes(coverage(helped.alone["south"].planned_unit, helped.alone["south"].roster)) == 900
    assert helped.lawful


def test_both_plans_hold_all_that_the_person_works(helped):
    for name, other in (("north", "south"), ("south", "north")):
        made = helped.plans[name]
        assert check(made.planned_unit, made.roster, fixed=made.unit.absences).lawful
        assert len(made.roster.of("kari")) == 4
        assert sum(duty.shift == f"D ({other})" for duty in made.roster.of("kari")) == 2


def test_the_table_adds_up(helped):
    assert [(line.unit, line.duties, line.minutes, line.share) for line in helped.shares] == [
        ("north", 2, 900, Fraction(1, 2)),
        ("south", 2, 900, Fraction(1, 2)),
    ]


def test_the_own_unit_comes_first():
    north = house("North", {"kari": "1/4"}, {(D, 0): 1})
    south = house("South", {"per": "1/4"}, {(D, 0): 3})
    made = planned(two(north, south, "kari"))
    assert there(made, "north") == [(0, D)]
    assert there(made, "south") == []


def test_nobody_works_elsewhere_beyond_the_share():
    north = house("North", {"kari": "1"}, {(D, 0): 1, (D, 1): 1})
    south = house("South", {"per": "0"}, {(D, k): 1 for k in (2, 3, 4)})
    for share, duties in {"1": 2, "1/3": 1, "1/4": 0}.items():
        made = planned(two(north, south, Shared(unit="north", employee="kari", share=share)))
        assert len(there(made, "south")) == duties, share
        assert made.lawful


def test_the_way_takes_time_on_top_of_rest():
    late = house("North", {"kari": "1"}, {(A, 0): 1})
    early = house("South", {"per": "0"}, {(D, 1): 1})
    near, far = (planned(two(late, early, "kari", travel=minutes)) for minutes in (30, 31))
    assert there(near, "south") == [(1, D)]
    assert there(far, "south") == []


def test_only_shifts_that_the_person_may_work():
    north = house("North", {"kari": "1"}, {(D, 0): 1})
    south = house("South", {"per": "0"}, {(D, 1): 1, (A, 2): 1})
    made = planned(two(north, south, Shared(unit="north", employee="kari", shifts=("A",))))
    assert there(made, "south") == [(2, A)]


def test_a_wish_that_binds_at_home_binds_at_the_same_time_of_day_elsewhere():
    thursday = Wish(employee="kari", kind="unavailable", shift=D, weekday=3, strength="must")
    of_another = Wish(employee="ola", kind="max_consecutive_shifts", value="3")
    north = house("North", {"kari": "1", "ola": "0"}, {(D, 0): 1}, wishes=(thursday, of_another))
    south = house("South", {"per": "0"}, {(D, 3): 1, (D, 4): 1})
    assert there(planned(two(north, south, "kari")), "south") == [(4, D)]


def test_who_has_a_larger_position_by_work_elsewhere_has_it_in_both_plans():
    north = house("North", {"kari": "1/4"}, {(D, 0): 1})
    kari = north.staff[0].model_copy(update={"wish_max": Fraction(1)})
    south = house("South", {"per": "0"}, {(D, 2): 1, (D, 3): 1})
    made = planned(two(north.model_copy(update={"staff": (kari,)}), south, "kari"))
    assert len(there(made, "south")) == 2
    sizes = {name: each.positions["kari"] for name, each in made.plans.items()}
    assert sizes["north"] == sizes["south"] == Fraction(6339, 10_000)
    assert made.plans["south"].unit.person["kari"].employment == "temporary"


def test_three_units_each_with_all_duties_of_whoever_works_in_several(tmp_path):
    units = {
        "north": house("North", {"kari": "1"}, {(D, 0): 1}),
        "south": house("South", {"per": "0"}, {(D, 1): 1}),
        "west": house("West", {"eli": "0"}, {(D, 2): 1}),
    }
    ways = {frozenset(pair): 15 for pair in combinations(units, 2)}
    made = planned(Pool(units, (Shared(unit="north", employee="kari"),), ways))
    assert [there(made, name) for name in units] == [[(0, D)], [(1, D)], [(2, D)]]
    assert made.lawful
    write_pool(made, tmp_path)
    stored, rosters = read_pool_plans(made.pool, tmp_path)
    assert {name: len(roster.of("kari")) for name, roster in rosters.items()} == dict.fromkeys(units, 3)
    assert check_pool(made.pool, stored, rosters).lawful


class Killed(BaseException):
    """The end of a process, as far as a test can have it."""


def killed_at(monkeypatch, name, number):
    """Writing ends for good at the given call of a function."""
    function, calls = getattr(pool_folder, name), count(1)

    def call(*args, **kwargs):
        if next(calls) == number:
            raise Killed
        return function(*args, **kwargs)

    monkeypatch.setattr(pool_folder, name, call)


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("number", [1, 2])
def test_a_new_folder_of_plans_is_whole_or_not_there(helped, tmp_path, monkeypatch, number):
    with monkeypatch.context() as patched:
        killed_at(patched, "lay_out", number)
        with pytest.raises(Killed):
            write_pool(helped, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    write_pool(helped, tmp_path / "out")
    assert {path.name for path in tmp_path.iterdir()} == {"out"}


def test_plans_that_are_there_stay_until_all_new_ones_have_been_checked(helped, tmp_path, monkeypatch):
    write_pool(helped, tmp_path)
    (tmp_path / "north" / "notes.txt").write_text("of the ward", encoding="utf-8")
    before = contents(tmp_path)
    with monkeypatch.context() as patched:
        killed_at(patched, "lay_out", 2)
        with pytest.raises(Killed):
            write_pool(helped, tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("number", [1, 2])
def test_an_empty_folder_in_which_writing_was_stopped_is_written_again(helped, tmp_path, monkeypatch, number):
    with monkeypatch.context() as patched:
        killed_at(patched, "put_in_place", number)
        with pytest.raises(Killed):
            write_pool(helped, tmp_path)
    write_pool(helped, tmp_path)
    stored, rosters = read_pool_plans(helped.pool, tmp_path)
    assert check_pool(helped.pool, stored, rosters).lawful


# The check over both units: each of these is a plan that was changed by hand afterwards.


def judged(made, name, duties, asked=None):
    rosters = {each: plan.roster for each, plan in made.plans.items()}
    rosters[name] = Roster((*rosters[name], *duties))
    units = {each: plan.planned_unit for each, plan in made.plans.items()}
    return {finding.rule for finding in check_pool(asked or made.pool, units, rosters).broken}


def test_the_check_over_both_finds_nothing_in_the_plans(helped):
    assert judged(helped, "south", ()) == set()


def test_the_check_finds_a_way_that_is_too_long(helped):
    evening = [Duty("kari", WEEK[1], A)]
    assert "POOL/travel" in judged(helped, "north", evening, replace(helped.pool, travel={PAIR: 31}))
    assert "POOL/travel" not in judged(helped, "north", evening, replace(helped.pool, travel={PAIR: 30}))


def test_the_check_finds_two_duties_at_a_time(helped):
    assert {"U01", "POOL/travel"} <= judged(helped, "south", [Duty("kari", WEEK[0], D)])


def test_the_check_finds_a_share_that_is_passed(helped):
    less = replace(helped.pool, shared=(Shared(unit="north", employee="kari", share="49/100"),))
    assert judged(helped, "south", (), less) == {"POOL/share"}


def test_the_check_finds_who_may_not(helped):
    other = replace(helped.pool, shared=(Shared(unit="north", employee="kari", shifts=("A",)),))
    assert judged(helped, "south", (), other) == {"POOL/allowed"}
    assert "POOL/allowed" in judged(helped, "south", [Duty("stranger", WEEK[0], D)])


def test_the_check_finds_plans_that_say_different_things(helped):
    rosters = {name: made.roster for name, made in helped.plans.items()}
    rosters["north"] = Roster(duty for duty in rosters["north"] if duty.shift == D)
    units = {name: made.planned_unit for name, made in helped.plans.items()}
    assert {finding.rule for finding in check_pool(helped.pool, units, rosters).broken} == {"POOL/same"}


# Every way of helping, written down.


def most_helped(asked, kari_at_home):
    """Most duties that kari can take in the south, by trying all of them; rest, the way, hours and share as told."""
    shared = asked.shared[0]
    open_ = [(WEEK.index(row.first), row.line) for row in open_demand(asked.units["south"], Roster())]
    kinds = {D: DAY_SHIFT, A: EVENING}
    home = asked.units["north"].person["kari"].position
    best = 0
    for chosen in product((False, True), repeat=len(open_)):
        away = [slot for slot, taken in zip(open_, chosen, strict=True) if taken]
        times = sorted(
            (day * 1440 + kinds[code].start, day * 1440 + kinds[code].finish, where)
            for where, duties in (("n", kari_at_home), ("s", away))
            for day, code in duties
        )
        pairs = list(pairwise(times))
        rests = all(b[0] - a[1] >= 660 + (30 if a[2] != b[2] else 0) for a, b in pairs)
        at_home = sum(kinds[code].paid_minutes for _, code in kari_at_home)
        there = sum(kinds[code].paid_minutes for _, code in away)
        fits = at_home + there <= home * 2130 and there <= shared.share * (at_home + there)
        best = max(best, there if rests and fits else 0)
    return best


@settings(max_examples=6, deadline=None, derandomize=True)
@given(
    st.sets(st.tuples(st.sampled_from("DA"), st.sampled_from((0, 2))), min_size=1, max_size=2),
    st.sets(st.tuples(st.sampled_from("DA"), st.integers(0, 3)), min_size=1, max_size=4),
    st.sampled_from(("1", "1/2")),
)
def test_no_lawful_way_of_helping_is_better(at_home, open_, share):
    north = house("North", {"kari": "9/10"}, dict.fromkeys(at_home, 1))
    south = house("South", {"per": "0"}, dict.fromkeys(open_, 1))
    asked = two(north, south, Shared(unit="north", employee="kari", share=share), travel=30)
    made = planned(asked)
    assert made.lawful
    whole = shortage_minutes(coverage(south, Roster()))
    assert whole - short(made, "south") == most_helped(asked, there(made, "north"))


def problems(**facts):
    north, south = house("North", {"kari": "1"}, {(D, 0): 1}), house("South", {"per": "1"}, {(D, 0): 1})
    asked = {"units": {"north": north, "south": south}, "shared": (), "travel": {PAIR: 0}, **facts}
    with pytest.raises(InvalidUnit) as caught:
        Pool(**asked)
    assert all(problem.advice and problem.advice.startswith("Maybe") for problem in caught.value.problems)
    return {problem.code for problem in caught.value.problems}


def kari(**facts):
    return (Shared(**{"unit": "north", "employee": "kari", **facts}),)


def test_a_pool_that_says_too_little_or_contradicts_itself_is_refused():
    other = house("South", {"per": "1"}, {(D, 0): 1}, full_time_week=2250)
    namesake = house("South", {"kari": "1"}, {(D, 0): 1})
    north = house("North", {"kari": "1"}, {(D, 0): 1})
    assert problems(units={"north": north}, travel={}) == {"too-few-units"}
    assert problems(units={"north": north, "so/uth": other}, travel={}) == {"reserved-name"}
    assert problems(shared=kari(unit="nord")) == {"unknown-unit"}
    assert problems(shared=kari(employee="kati")) == {"unknown-employee"}
    assert problems(shared=kari(to=("north",))) == {"own-unit"}
    assert problems(shared=(*kari(), *kari())) == {"duplicate-employee"}
    assert problems(shared=kari(), travel={}) == {"missing-travel"}
    assert problems(shared=kari(), travel={PAIR: 400}) == {"out-of-range"}
    assert problems(shared=kari(shifts=("X",))) == {"unknown-shift"}
    assert problems(shared=kari(), units={"north": north, "south": other}) == {"units-differ"}
    assert problems(shared=kari(), units={"north": north, "south": namesake}) == {"duplicate-employee"}
