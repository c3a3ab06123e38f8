"""What the closed form says about a unit; exact fractions inside, per cent only when shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from arsplan.capacity.design import GroupBound
from arsplan.capacity.groups import RotaGroup
from arsplan.capacity.identity import Identity
from arsplan.capacity.pinch import Pinch
from arsplan.capacity.present import Present, WeekendCapacity
from arsplan.capacity.typical import LineHours
from arsplan.capacity.weekends import WeekendOption

__all__ = ["CapacityReport", "Demanded", "GroupCapacity", "Row", "SeasonDemand", "YearDemand"]


@dataclass(frozen=True, slots=True)
class Row:
    """Heads and mean position at one frequency of weekends with one length of shift.

    Attributes
    ----------
    every
        Every so many-th weekend.
    option
        The weekend worked: its hours, shifts and what it needs.
    own
        Whether this is the unit's own arrangement with ordinary shifts.
    result
        The identity's figures.
    """

    every: Fraction
    option: WeekendOption
    own: bool
    result: Identity


@dataclass(frozen=True, slots=True)
class Demanded:
    """Demand of a week for one group of slots, and what it asks for. Times in minutes.

    Attributes
    ----------
    competence
        ``all``, or slots joined by a plus sign.
    slots
        Competence codes of the slots.
    week, weekend
        Paid minutes of the week (H) and of its Saturday and Sunday (W).
    fte
        Full-time equivalents of the week's hours (F).
    rows
        One for each frequency and length of weekend.
    largest_every
        For each weekend option: the rarest weekend work at which full time is still possible; None for any.
    weekends
        What those can carry who may fill these slots; None where no shift is to be had at weekends.
    """

    competence: str
    slots: tuple[str, ...]
    week: Fraction
    weekend: Fraction
    fte: Fraction
    rows: tuple[Row, ...]
    largest_every: tuple[tuple[WeekendOption, Fraction | None], ...]
    weekends: WeekendCapacity | None

    @property
    def share(self) -> Fraction:
        """Share of the week's hours that lie on the weekend (phi)."""
        return self.weekend / self.week

    @property
    def own(self) -> Row | None:
        """The unit's own arrangement; None where nobody works weekends."""
        return next((row for row in self.rows if row.own), None)


@dataclass(frozen=True, slots=True)
class SeasonDemand:
    """Demand of an ordinary week of a season, without public holidays, by group of slots (``all`` first)."""

    season: str
    weeks: int
    demand: tuple[Demanded, ...]


@dataclass(frozen=True, slots=True)
class YearDemand:
    """Demand over the plan as the calendar has it, red days included. Times in minutes.

    Attributes
    ----------
    lines
        Heads and minutes by line.
    minutes
        Paid minutes in all.
    fte
        Full-time equivalents when each works a net year (five weeks of vacation taken off).
    simple_minutes, simple_fte
        The base season's week x 365/7, for comparison.
    available
        Minutes that everybody's position gives after vacation and known absence.
    demand
        The mean week, by group of slots.
    """

    lines: tuple[LineHours, ...]
    minutes: int
    fte: Fraction
    simple_minutes: Fraction
    simple_fte: Fraction
    available: Fraction
    demand: tuple[Demanded, ...]


@dataclass(frozen=True, slots=True)
class GroupCapacity:
    """A group of rotas: its people by group of slots, its seasons and its year.

    Attributes
    ----------
    group
        The rotas and their lines.
    staff
        Permanent staff by group of slots; ``all`` is everybody.
    seasons
        In the order of the unit's seasons.
    year
        The plan as a whole.
    """

    group: RotaGroup
    staff: Mapping[str, Present]
    seasons: tuple[SeasonDemand, ...]
    year: YearDemand


@dataclass(frozen=True, slots=True)
class CapacityReport:
    """What a unit's demand asks for in heads, full-time equivalents and positions, without a rota.

    Attributes
    ----------
    unit
        Its name.
    constructed
        Whether the unit is made up.
    full_time_week, net_year
        Minutes of a full position in a week, and over the plan after vacation.
    weeks
        Weeks of the plan.
    every
        Every how many-th weekend the arrangement allows; None for never.
    base_season
        The season whose ordinary week stands for the unit.
    groups
        One for each group of rotas that has demand.
    fewest
        People without whom ordinary shifts do not cover the base season's week as often as weekends are worked
        now, by group of slots, with the sum that shows it; empty where nobody works weekends.
    tightest
        What binds each season: the group of slots, and weekends or weekdays, of which the least share is given.
    gaps
        For each season every group of slots, on weekends and on weekdays: heads a day that it needs, and those that
        the people give who may fill them; without levers.
    outside
        Demand kept out of the plan.
    unserved
        Planned lines that no rota's shifts cover.
    """

    unit: str
    constructed: bool
    full_time_week: int
    net_year: Fraction
    weeks: int
    every: Fraction | None
    base_season: str
    groups: tuple[GroupCapacity, ...]
    fewest: tuple[GroupBound, ...]
    tightest: tuple[Pinch, ...]
    gaps: tuple[Pinch, ...]
    outside: tuple[LineHours, ...]
    unserved: tuple[str, ...]

    def base(self, group: str) -> SeasonDemand:
        """The base season of a group of rotas.

        Parameters
        ----------
        group
            Name of the group.

        Returns
        -------
        SeasonDemand
            Its ordinary week.

        Raises
        ------
        KeyError
            If there is no such group.
        """
        for found in self.groups:
            if found.group.name == group:
                return next(season for season in found.seasons if season.season == self.base_season)
        raise KeyError(group)

    @property
    def headline(self) -> Pinch | None:
        """What binds most of all seasons; of equally tight ones that in which most are on vacation."""
        return min(self.tightest, key=lambda p: (p.tightness[0], p.gives_with_vacation / p.need), default=None)

    def as_json(self) -> dict[str, Any]:
        """The report as plain numbers with stable keys; `arsplan.capacity.as_json` describes them."""
        from arsplan.capacity.as_json import as_json

        return as_json(self)
