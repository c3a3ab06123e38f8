"""Everything that goes in: one frozen value, checked as a whole."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from pydantic import Field, model_validator

from arsplan.clock.horizon import Horizon
from arsplan.clock.instants import TIMEZONE
from arsplan.domain.absences import Absence, Activity, Lock, Wish
from arsplan.domain.balances import Balance
from arsplan.domain.base import OpenFact
from arsplan.domain.crosscheck import crosscheck
from arsplan.domain.demand import Competence, DemandLine, DemandRow, Season
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.pairs import Pair
from arsplan.domain.past_years import PastYear
from arsplan.domain.prices import Prices
from arsplan.domain.readings import Readings
from arsplan.domain.roster import Duty
from arsplan.domain.shifts import ShiftType
from arsplan.domain.skills import Skill
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.terms import Agreements, Arrangement, Discussion, PositionPolicy, RulePack, VacationPolicy
from arsplan.errors import InvalidUnit

SCHEMA_VERSION = 1


class Unit(OpenFact):
    """A unit with its calendar, shifts, demand, people, agreements and rules.

    Attributes
    ----------
    name
        What people call the unit.
    start, weeks
        The plan: a Monday and a number of ISO weeks.
    full_time_week
        Full-time week in minutes (HTA: 35.5 h in rota work); row R02 of the pack has the source.
    rule_packs
        Whose law and tariff bind: `norway`, `eu`, or both. None at all where the unit has rules of its own, and knows
        that no law is read.
    constructed
        True for made-up examples; every report says so.
    history
        Duties worked before `start`, oldest first; rules that look back see them.
    known_from
        A Monday from which on `history` is complete, so that days without a duty were free; None where nobody knows.
    balances
        What people's accounts bring into the plan.
    skills
        What people are certified for, and until when.
    pairs
        Who is kept apart, and who is wanted together.
    readings
        How law and tariff are read where they leave something open.
    own_rules, switches
        Rules that the unit has written, and other severities for those of its arrangement and wishes.
    kpi_history
        Key figures of earlier years, for comparison only.
    shortage_weights
        What a missing head-minute weighs by competence of the slot, `any` included. Decides *where* it hurts least,
        never how much shortage is reported.
    prices
        What the parts of a plan cost where the goals are weighed in one sum; None where they are taken in order.
    """

    schema_version: int = SCHEMA_VERSION
    name: str = Field(min_length=1)
    start: date = Field(ge=date(1950, 1, 1), le=date(2200, 1, 1))
    weeks: int = Field(ge=1, le=106)
    timezone: str = TIMEZONE
    full_time_week: int = Field(default=2130, gt=0)
    rule_packs: tuple[RulePack, ...] = ("norway",)
    constructed: bool = False
    competences: tuple[Competence, ...]
    rotas: tuple[Rota, ...]
    shifts: tuple[ShiftType, ...]
    lines: tuple[DemandLine, ...]
    seasons: tuple[Season, ...]
    demand: tuple[DemandRow, ...]
    staff: tuple[Employee, ...]
    absences: tuple[Absence, ...] = ()
    wishes: tuple[Wish, ...] = ()
    locks: tuple[Lock, ...] = ()
    activities: tuple[Activity, ...] = ()
    history: tuple[Duty, ...] = ()
    known_from: date | None = None
    balances: tuple[Balance, ...] = ()
    skills: tuple[Skill, ...] = ()
    pairs: tuple[Pair, ...] = ()
    kpi_history: tuple[PastYear, ...] = ()
    agreements: Agreements = Agreements()
    arrangement: Arrangement = Arrangement()
    vacation: VacationPolicy = VacationPolicy()
    positions: PositionPolicy = PositionPolicy()
    plan: Discussion = Discussion()
    readings: Readings = Readings()
    own_rules: tuple[OwnRule, ...] = ()
    switches: tuple[Switch, ...] = ()
    shortage_weights: dict[str, int] = Field(default_factory=dict)
    prices: Prices | None = None

    @model_validator(mode="after")
    def _as_a_whole(self) -> "Unit":
        problems = crosscheck(self)
        if problems:
            raise InvalidUnit(tuple(problems))
        return self

    @cached_property
    def horizon(self) -> Horizon:
        """The days and ISO weeks of the plan."""
        return Horizon(self.start, self.weeks)

    @cached_property
    def shift_by_code(self) -> dict[str, ShiftType]:
        """Shift types by code."""
        return {shift.code: shift for shift in self.shifts}

    @cached_property
    def person(self) -> dict[str, Employee]:
        """People by id, in the order of the staff table."""
        return {employee.id: employee for employee in self.staff}

    @cached_property
    def _balances(self) -> dict[str, Balance]:
        return {balance.employee: balance for balance in self.balances}

    def balance_of(self, employee: str) -> Balance:
        """What a person brings into the plan; zeros where nothing is stated."""
        return self._balances.get(employee) or Balance(employee=employee)

    @cached_property
    def _skills(self) -> dict[tuple[str, str], tuple[Skill, ...]]:
        found: dict[tuple[str, str], tuple[Skill, ...]] = {}
        for fact in self.skills:
            key = fact.employee, fact.skill
            found[key] = (*found.get(key, ()), fact)
        return found

    def holds(self, employee: str, skill: str, day: date) -> bool:
        """Whether a person holds a skill on a date."""
        return any(fact.holds_on(day) for fact in self._skills.get((employee, skill), ()))

    @cached_property
    def rota_by_name(self) -> dict[str, Rota]:
        """Groups of duties by name."""
        return {rota.name: rota for rota in self.rotas}

    @cached_property
    def line_by_code(self) -> dict[str, DemandLine]:
        """Demand lines by code."""
        return {line.code: line for line in self.lines}

    @property
    def norwegian(self) -> bool:
        """Whether Norwegian law and tariff bind: without them no supplements, red days or agreements are told of."""
        return "norway" in self.rule_packs

    def agreements_of(self, employee: Employee) -> Agreements:
        """The agreements that bind a person: the unit's, with the person's own instead where there are some."""
        own = {name: value for name, value in employee.agreements if value is not None}
        return self.agreements.model_copy(update=own) if own else self.agreements

    @cached_property
    def derived(self) -> dict[Any, Any]:
        """What other layers have worked out from this unit alone and will ask for again; no part of its value."""
        return {}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> "Unit":
        """Copy with other values; what is derived from the old ones is forgotten. The copy is not cross-checked."""
        copy = super().model_copy(update=update, deep=deep)
        for name in set(copy.__dict__) - set(type(self).model_fields):
            del copy.__dict__[name]
        return copy

    def with_absences(self, absences: tuple[Absence, ...]) -> "Unit":
        """Return the same unit with these absences instead of its own, for example with vacation placed."""
        return self.model_copy(update={"absences": tuple(absences)})

    def with_positions(self, positions: Mapping[str, Fraction]) -> "Unit":
        """Return the same unit with these shares of full time by id; whoever is not named keeps the present one."""
        staff = tuple(
            e.model_copy(update={"position": positions[e.id], "wish_min": None, "wish_max": None})
            if positions.get(e.id, e.position) != e.position
            else e
            for e in self.staff
        )
        return self.model_copy(update={"staff": staff})
