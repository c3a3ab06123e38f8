"""What walks remember of the rules, against the checker: many rotas of one week and of two, over and over."""

from datetime import timedelta
from random import Random

import pytest
from tests.conformance.world import tiny
from tests.law.world import law, rule, shift

from arsplan.checking import check
from arsplan.domain.roster import Duty, Roster
from arsplan.rules import measures as m
from arsplan.solving.cyclic.carried import carried
from arsplan.solving.cyclic.memory import FREE
from arsplan.solving.cyclic.walks import steps
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict

D, N = 0, 1
WEEKS = 12
DAY = shift("D", "07:30", "15:00")
WHO = tiny(DAY).staff[0].id


def world(name):
    """A day and a night; the night begins before the day is over where no rest keeps the two apart."""
    night = shift("N", "21:45" if "hours" in name else "14:30", "07:45")
    unit = tiny(DAY, night, weeks=WEEKS, timezone="UTC")
    rest = rule(m.DailyRest(), WHO, id="Y") if name in {"35 hours", "60 hours"} else ()
    return unit, (*law(unit, "U01"), *rest, *rule(RULES[name], WHO))


RULES = {
    "at most 3 days": m.RunLength(most=3),
    "2 or 3 days": m.RunLength(most=3, least=2),
    "at least 2 nights": m.RunLength(least=2, of="nights"),
    "1 or 2 days off": m.RunLength(most=2, of="free"),
    "at least 2 days off": m.RunLength(least=2, of="free"),
    "2 to 4 of D": m.RunLength(most=4, least=2, of=("D",)),
    "not N then D": m.ForbiddenSequence(codes=("N", "D")),
    "not N, a day off, D": m.ForbiddenSequence(codes=("N", "off", "D")),
    "not D, D, N": m.ForbiddenSequence(codes=("D", "D", "N")),
    "11 hours": m.DailyRest(),
    "8 hours, made good": m.DailyRest(full=660, floor=480),
    "35 hours": m.WeeklyRest(),
    "60 hours": m.WeeklyRest(least=3600),
    "31 h a week": m.WeekMinutes(most=1860),
    "every second weekend": m.WeekendsWorked(most=1, of=2),
    "Sunday nights are no weekend": m.WeekendsWorked(most=0, of=1, sunday_night=False),
    "Friday nights are": m.WeekendsWorked(most=0, of=1, friday_evening=True),
    "on the beat": m.WeekendRhythm(every=2),
    "two weeks apart": m.WeekendsInPlan(most=99, distance=2),
    "whole weekends": m.WholeWeekend(),
    "a Sunday off in two": m.RedDaysOff(weeks=4, run=2),
    "the next Sunday off": m.RedDaySequence(),
}


def words_of(weeks):
    random = Random(weeks)
    return [tuple(random.choices((FREE, D, N), (3, 2, 1), k=7 * weeks)) for _ in range(200)]


def closes(found, start, word):
    """Whether a word goes round from some Monday; what is remembered depends on the word alone after some laps."""
    place = start
    for lap in range(WEEKS):
        before = place
        for symbol in word:
            place = found.get((place, symbol))
            if place is None:
                return False
        if lap and place == before:
            return True
    return False


@pytest.mark.parametrize("weeks", [1, 2])
@pytest.mark.parametrize("name", RULES)
def test_a_word_goes_round_if_and_only_if_the_checker_lets_it(name, weeks):
    unit, book = world(name)
    grid = restrict(Grid(unit, book))
    memories = carried(grid, 0)
    onward = {(step.start, step.symbol): step.end for step in steps(memories, [(FREE, D, N)] * 7)}
    mondays = {start for start, _ in onward if start[0] == 0}
    for word in words_of(weeks):
        rota = Roster(
            Duty(WHO, unit.start + timedelta(k), "DN"[s])
            for k in range(7 * WEEKS)
            for s in [word[k % len(word)]]
            if s != FREE
        )
        lawful = check(unit, rota, book).lawful
        assert any(closes(onward, start, word) for start in mondays) == lawful, (word, name)


def test_two_duties_on_one_day_are_no_walk():
    unit = tiny(shift("D", "07:30", "15:00"), shift("A", "15:30", "22:00"), weeks=4)
    assert carried(restrict(Grid(unit, law(unit, "U01"))), 0) is None
