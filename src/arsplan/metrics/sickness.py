"""What sickness would do to a plan: many years drawn by chance, at the rates that are published.

Whoever is sick misses the duties that start on those days, and nobody comes instead. Heads above the need on the same
stretch make up for it where their competence allows; what is left is shortage.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from random import Random
from typing import NamedTuple

from arsplan.domain.changed_demand import DemandChange
from arsplan.domain.need import needs
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.metrics.coverage import coverage, on_duty, shortage_minutes
from arsplan.metrics.filling import Filling
from arsplan.rules.source import Source

__all__ = [
    "RATES",
    "RATES_SOURCE",
    "SPELL_DAYS",
    "Rates",
    "SickYear",
    "Sickness",
    "quarters",
    "sickness",
    "staffing_margin",
]

Rates = tuple[float, float, float, float]
"""Share of days sick, by quarter of the calendar year."""

RATES: Rates = (0.086, 0.077, 0.063, 0.083)
"""Certified by a doctor, all employees of Norwegian municipalities, 2023. What people certify themselves comes on top:
some one to two and a half points."""

RATES_SOURCE = Source(
    title="Økende sykefravær i 2023",
    address="https://www.ks.no/fagomrader/statistikk-og-analyse/fravar/okende-sykefravar-i-2023/",
    confidence="SRC",
)
"""Where the rates are published."""

SPELL_DAYS = 10.0
"""Days that a spell lasts on average. An assumption: what is published gives shares of days only."""


class SickYear(NamedTuple):
    """One drawn year of the plan.

    Attributes
    ----------
    lost
        Paid minutes of the duties that are missed.
    duties
        How many they are.
    shortage
        Head-minutes that nobody covers, those of the plan itself included.
    worst_week
        Of these, as many as in the week with most of them.
    """

    lost: int
    duties: int
    shortage: int
    worst_week: int


@dataclass(frozen=True, slots=True)
class Sickness:
    """A plan under sickness.

    Attributes
    ----------
    planned
        Head-minutes that nobody covers while everybody is well.
    demand
        Head-minutes that are needed.
    years
        What was drawn, in order.
    seed
        Gives the same years again.
    """

    planned: int
    demand: int
    years: tuple[SickYear, ...]
    seed: int

    @property
    def mean_shortage(self) -> float:
        """Head-minutes that nobody covers in the mean year."""
        return sum(year.shortage for year in self.years) / len(self.years)

    @property
    def mean_lost(self) -> float:
        """Paid minutes of the duties missed in the mean year."""
        return sum(year.lost for year in self.years) / len(self.years)

    def shortage_in(self, share: float) -> int:
        """Head-minutes of shortage that so large a share of the years does not pass."""
        ordered = sorted(year.shortage for year in self.years)
        return ordered[max(1, ceil(share * len(ordered))) - 1]


def sickness(
    unit: Unit,
    roster: Roster,
    *,
    rates: Rates | Mapping[str, Rates] = RATES,
    spell_days: float = SPELL_DAYS,
    years: int = 100,
    seed: int = 1,
) -> Sickness:
    """Draw years of sickness over a plan.

    Parameters
    ----------
    unit
        With vacation as placed.
    roster
        Who works which duty.
    rates
        Share of days sick by quarter: for everybody, or by competence; the published ones for those not named.
    spell_days
        Mean length of a spell.
    years
        How many to draw.
    seed
        The same seed gives the same years, also for another roster of the same people: each person has a draw of
        their own.

    Returns
    -------
    Sickness
        What each year lacks.

    Raises
    ------
    ArsplanError
        If a rate is no share below 1, or there is nothing to draw.
    """
    of = {e.id: rates.get(e.competence, RATES) if isinstance(rates, Mapping) else rates for e in unit.staff}
    odd = next((rate for own in of.values() for rate in own if not 0 <= rate < 1), None)
    if odd is not None:
        raise ArsplanError(f"A share of {odd} of the days cannot be sick days.\nMaybe 8 % was meant: 0.08.")
    if spell_days < 1 or years < 1:
        raise ArsplanError(f"{years} years with spells of {spell_days} days cannot be drawn.\nMaybe 100 and 10.")
    rows = coverage(unit, roster)
    scene = _Scene(unit, roster)
    base = Counter[int]()
    for row in rows:
        base[unit.horizon.week_of(row.date)] += row.short * row.minutes
    drawn = []
    for year in range(years):
        sick = {
            person: _days(unit, of[person], spell_days, Random(f"{seed} {year} {person}")) for person in unit.person
        }
        missed = [duty for duty in roster if duty.date in sick[duty.employee]]
        by_week = base + scene.more_short(missed)
        drawn.append(
            SickYear(
                lost=sum(unit.shift_by_code[duty.shift].paid_minutes for duty in missed),
                duties=len(missed),
                shortage=sum(by_week.values()),
                worst_week=max(by_week.values(), default=0),
            )
        )
    return Sickness(shortage_minutes(rows), sum(row.need * row.minutes for row in rows), tuple(drawn), seed)


def quarters(unit: Unit) -> dict[tuple[int, int], list[date]]:
    """The dates of the plan by calendar year and quarter, from 0."""
    found: dict[tuple[int, int], list[date]] = {}
    for day in unit.horizon.dates:
        found.setdefault((day.year, (day.month - 1) // 3), []).append(day)
    return found


def staffing_margin(unit: Unit, rates: Rates | Mapping[str, Rates] = RATES) -> tuple[DemandChange, ...]:
    """More heads from the start, so that those who are not sick are enough on average: by quarter, a / (1 - a).

    Parameters
    ----------
    unit
        Gives the dates.
    rates
        Share of days sick by quarter: everywhere, or by demand line, such as the nights of a group of their own; the
        published ones for lines not named.

    Returns
    -------
    tuple of DemandChange
        For `arsplan.with_changes`.
    """
    by_line = (
        {line.code: rates.get(line.code, RATES) for line in unit.lines} if isinstance(rates, Mapping) else {"": rates}
    )
    exact = {line: [Fraction(str(rate)) for rate in own] for line, own in by_line.items()}
    return tuple(
        DemandChange(first=days[0], last=days[-1], change=own[k] / (1 - own[k]), line=line, text="expected sickness")
        for (_, k), days in quarters(unit).items()
        for line, own in exact.items()
        if own[k]
    )


class _Scene:
    """Who is on duty where while everybody is well, so that only what sickness changes is counted again."""

    def __init__(self, unit: Unit, roster: Roster) -> None:
        self.unit = unit
        self.slots = {(need.date, need.line): need.slots for need in needs(unit)}
        self.people = on_duty(unit, (*unit.history, *roster))
        self.filling = Filling(unit)

    def more_short(self, missed: list[Duty]) -> Counter[int]:
        """Head-minutes by week that these duties leave open."""
        gone = on_duty(self.unit, missed)
        found = Counter[int]()
        for (day, segment), people in gone.items():
            slots = self.slots.get((day, segment.line))
            if slots and day in self.unit.horizon:
                well, left = self.people[day, segment], self.people[day, segment] - people
                less = self._filled(slots, well) - self._filled(slots, left)
                found[self.unit.horizon.week_of(day)] += less * (segment.end - segment.start)
        return found

    def _filled(self, slots: Mapping[str, int], people: set[str]) -> int:
        counts: defaultdict[str, int] = defaultdict(int)
        for person in people:
            counts[self.unit.person[person].competence] += 1
        return sum(self.filling.filled(slots, counts).values())


def _days(unit: Unit, rates: Rates, spell_days: float, random: Random) -> set[date]:
    """Days on which one person is sick: spells that end by chance, and begin so that the shares come out."""
    found: set[date] = set()
    sick = False
    for k, day in enumerate(unit.horizon.dates):
        rate = rates[(day.month - 1) // 3]
        if k == 0:
            sick = random.random() < rate
        elif sick:
            sick = random.random() >= 1 / spell_days
        else:
            sick = random.random() < rate / (1 - rate) / spell_days
        if sick:
            found.add(day)
    return found
