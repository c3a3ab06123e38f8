"""How a rota holds when people fall ill: simulated sick days, and the hours that then stand open.

The model: everybody is sick or not on each date, independently of other people and other dates, with the probability
that doctor-certified sickness in municipalities had in that quarter of 2023. A duty of somebody sick is not worked,
and nobody steps in. Real sickness comes in spells, and in waves that take several at once: expect the same hours in the
year and worse weeks than here.
"""

from collections.abc import Sequence
from random import Random

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import CoverageRow, coverage, shortage_minutes
from arsplan.scenarios.shown import hours

__all__ = ["DRAWS", "RATES", "sick_days"]

RATES = (0.086, 0.077, 0.063, 0.083)
"""By quarter, 2023: share of working days lost (KS, Økende sykefravær i 2023)."""

DRAWS = 10


def sick_days(
    unit: Unit, roster: Roster, rows: Sequence[CoverageRow], seed: int, draws: int = DRAWS
) -> dict[str, float]:
    """Hours lost to sickness, and the hours that they leave uncovered beside those that are open anyway.

    Parameters
    ----------
    unit
        With vacation as placed.
    roster
        Who works which duty.
    rows
        Of `coverage`, nobody sick.
    seed
        The same seed, the same sick days.
    draws
        How many years are simulated.
    """
    random, before = Random(seed), shortage_minutes(rows)
    lost, opened = [], []
    for _ in range(draws):
        sick = {
            (person, day)
            for day in unit.horizon.dates
            for person in unit.person
            if random.random() < RATES[(day.month - 1) // 3]
        }
        there = [duty for duty in roster if (duty.employee, duty.date) not in sick]
        worked = sum(unit.shift_by_code[duty.shift].paid_minutes for duty in there)
        lost.append(sum(unit.shift_by_code[duty.shift].paid_minutes for duty in roster) - worked)
        opened.append(shortage_minutes(coverage(unit, Roster(there))) - before)
    return {
        "sick_lost_h": hours(sum(lost) // draws),
        "sick_uncovered_h": hours(sum(opened) // draws),
        "sick_uncovered_worst_h": hours(max(opened)),
    }
