"""The figures of one group of rotas."""

from collections.abc import Mapping
from fractions import Fraction

from arsplan.capacity.away import share_away, week_ranges
from arsplan.capacity.binding import SlotWeek
from arsplan.capacity.duties import days_of_work, shifts_in_use
from arsplan.capacity.groups import RotaGroup
from arsplan.capacity.identity import identity, largest_every
from arsplan.capacity.present import (
    WeekendCapacity,
    available_minutes,
    net_year,
    present,
    weekend_capacity,
)
from arsplan.capacity.qualified import EVERYBODY, SlotGroup, slot_groups
from arsplan.capacity.report import Demanded, GroupCapacity, Row, SeasonDemand, YearDemand
from arsplan.capacity.typical import Load, by_line, line_minutes, loads, season_weeks
from arsplan.capacity.weekends import own_frequency, weekend_options
from arsplan.domain.demand import ANY
from arsplan.domain.need import Need
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit

__all__ = ["Count"]

_SHOWN = (2, 3, 4)


class Count:
    """Puts a group of rotas into figures.

    Parameters
    ----------
    unit
        The unit.
    group
        The rotas.
    base
        Demand of the base season's ordinary week; it decides the mean length of an ordinary weekend shift.
    """

    def __init__(self, unit: Unit, group: RotaGroup, base: tuple[Need, ...]) -> None:
        self.unit = unit
        self.group = group
        self.minutes = {line.code: line_minutes(unit, line) for line in unit.lines if line.code in group.lines}
        self.people = [employee for employee in unit.staff if employee.rota in group.rotas]
        self.every = own_frequency(unit)
        self.options = weekend_options(unit, group, base)
        self.own = next((option for option in self.options if option.used), None)
        self.slots = slot_groups(unit)
        self.counted: dict[tuple[str, Load, int], Demanded] = {}
        """What has been put into figures: seasons with the same hours ask for the same."""
        self.days = {use: days_of_work(unit, group, shifts_in_use(unit, group, use)) for use in ("weekend", "weekday")}

    def report(self, weeks: Mapping[str, tuple[Need, ...]], base: str, year: tuple[Need, ...]) -> GroupCapacity:
        """Put the figures together."""
        lengths = season_weeks(self.unit)
        over_the_year = self._year(weeks[base], year)
        demanded = {row.competence for row in over_the_year.demand}
        return GroupCapacity(
            group=self.group,
            staff={slots.name: present(self._who(slots)) for slots in self.slots if slots.name in demanded},
            seasons=tuple(
                SeasonDemand(season, len(lengths[season]), self._demand(week)) for season, week in weeks.items()
            ),
            year=over_the_year,
        )

    def slot_weeks(self, season: str, week: tuple[Need, ...]) -> list[SlotWeek]:
        """A season's ordinary week as every group of slots sees it, with the people there."""
        weeks = season_weeks(self.unit)[season]
        found = []
        for slots in self.slots:
            load = loads(week, self.minutes, slots.slots)
            if load.total:
                who = self._who(slots)
                found.append(
                    SlotWeek(
                        season=season,
                        weeks=week_ranges(self.unit, weeks),
                        group=self.group,
                        slots=slots,
                        week=week,
                        load=load,
                        people=who,
                        every=self.every,
                        options=self.options,
                        away=share_away(self.unit, who, weeks),
                        weekend_days=self.days["weekend"],
                        weekday_days=self.days["weekday"],
                    )
                )
        return found

    def _year(self, base: tuple[Need, ...], year: tuple[Need, ...]) -> YearDemand:
        total, net = loads(year, self.minutes).total, net_year(self.unit)
        simple = Fraction(365, 7) * loads(base, self.minutes).total
        return YearDemand(
            lines=by_line(self.unit, (need for need in year if need.line in self.minutes)),
            minutes=total,
            fte=total / net,
            simple_minutes=simple,
            simple_fte=simple / net,
            available=available_minutes(self.unit, self.people),
            demand=self._demand(year, self.unit.weeks),
        )

    def _demand(self, week: tuple[Need, ...], weeks: int = 1) -> tuple[Demanded, ...]:
        found = []
        for slots in self.slots:
            load = loads(week, self.minutes, slots.slots)
            if load.total:
                key = (slots.name, load, weeks)
                if key not in self.counted:
                    self.counted[key] = self._demanded(slots, load, weeks)
                found.append(self.counted[key])
        return tuple(found)

    def _demanded(self, slots: SlotGroup, load: Load, weeks: int) -> Demanded:
        total, weekend = Fraction(load.total, weeks), Fraction(load.weekend, weeks)
        share, full_time = weekend / total, self.unit.full_time_week
        named = [*(competence.code for competence in self.unit.competences), ANY]
        return Demanded(
            competence=slots.name,
            slots=tuple(slot for slot in named if slot in slots.slots),
            week=total,
            weekend=weekend,
            fte=total / full_time,
            rows=tuple(
                Row(
                    every,
                    option,
                    every == self.every and option is self.own,
                    identity(total, weekend, every, option.minutes, full_time),
                )
                for option in self.options
                for every in sorted({*map(Fraction, _SHOWN), *([self.every] if self.every else [])})
            ),
            largest_every=tuple((option, largest_every(option.minutes, full_time, share)) for option in self.options),
            weekends=self._weekends(slots, weekend),
        )

    def _weekends(self, slots: SlotGroup, need: Fraction) -> WeekendCapacity | None:
        if self.own is None:
            return None
        return weekend_capacity(len(self._who(slots)), self.every, self.own.minutes, need)

    def _who(self, slots: SlotGroup) -> list[Employee]:
        if slots.name == EVERYBODY:
            return self.people
        return [employee for employee in self.people if employee.competence in slots.people]
