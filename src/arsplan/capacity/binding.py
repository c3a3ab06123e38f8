"""What binds a season: weekends and weekdays of every group of slots against the people who can fill them."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil
from typing import Literal, NamedTuple

from arsplan.capacity.duties import Day, Stretch, apart
from arsplan.capacity.groups import RotaGroup
from arsplan.capacity.pinch import Lever, Pinch
from arsplan.capacity.qualified import SlotGroup
from arsplan.capacity.staffing import heads_by_day, staffings
from arsplan.capacity.typical import SATURDAY, Load
from arsplan.capacity.weekends import WeekendOption
from arsplan.capacity.words import clock
from arsplan.domain.need import Need
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit

__all__ = ["SlotWeek", "pinches", "tightest"]


class SlotWeek(NamedTuple):
    """An ordinary week of a season as one group of slots sees it.

    Attributes
    ----------
    season, weeks
        The season and its ISO weeks.
    group, slots
        The rotas and the slots.
    week, load
        Demand of the week, and its paid minutes in these slots.
    people
        Those who may fill the slots.
    every
        Every how many-th weekend each of them may work; None for never.
    options
        Weekends that these rotas can have; the first is the ordinary one.
    away
        Share of the people on vacation at a time.
    weekend_days, weekday_days
        What one person can cover on a day of the weekend, and on the others.
    """

    season: str
    weeks: str
    group: RotaGroup
    slots: SlotGroup
    week: tuple[Need, ...]
    load: Load
    people: list[Employee]
    every: Fraction | None
    options: tuple[WeekendOption, ...]
    away: Fraction
    weekend_days: tuple[Day, ...]
    weekday_days: tuple[Day, ...]


def tightest(unit: Unit, weeks: Iterable[SlotWeek]) -> Pinch | None:
    """What binds: the weekend or weekdays of which the least share is given; of several, with most heads missing.

    Parameters
    ----------
    unit
        The unit.
    weeks
        A season's ordinary week as every group of slots sees it.

    Returns
    -------
    Pinch or None
        With its levers. None where nothing is demanded of rotas that have shifts at weekends.
    """
    found = pinches(unit, weeks)
    if not found:
        return None
    pinch, seen = min(found, key=lambda pair: pair[0].tightness)
    if pinch.days == "weekend" and pinch.gives < pinch.need:
        pinch = pinch._replace(levers=_levers(unit, seen, int(pinch.need), pinch.mean_position))
    return pinch


def pinches(unit: Unit, weeks: Iterable[SlotWeek]) -> list[tuple[Pinch, SlotWeek]]:
    """Weekend and weekdays of every group of slots, with the week they are of; without levers."""
    return [
        (pinch, seen)
        for seen in weeks
        if seen.options
        for pinch in (_weekend(unit, seen), _weekday(unit, seen))
        if pinch is not None
    ]


def _weekend(unit: Unit, seen: SlotWeek) -> Pinch | None:
    stretches = _busiest(seen, "weekend")
    need = sum(stretch.heads for stretch in stretches)
    if not need:
        return None
    people, every = len(seen.people), seen.every
    needed = ceil(need * every) if every else people
    gives = people / every if every else Fraction(0)
    mean = _mean(unit, seen.load.total, max(people, needed))
    missing = max(0, needed - people) if every else None
    return _pinch(seen, "weekend", stretches, need=Fraction(need), gives=gives, mean=mean)._replace(missing=missing)


def _levers(unit: Unit, seen: SlotWeek, need: int, mean: Fraction) -> tuple[Lever, ...]:
    """One more person, weekends as often as these people need, and each kind of long shift."""
    people, every = len(seen.people), seen.every
    found = []
    if every:
        after = _mean(unit, seen.load.total, max(people + 1, ceil(need * every)))
        found.append(Lever("person", Fraction(need), (people + 1) / every, after, after - mean))
    if people >= need:  # nobody works more than every weekend
        after = _mean(unit, seen.load.total, people)
        found.append(
            Lever("frequency", Fraction(need), Fraction(need), after, after - mean, every=Fraction(people, need))
        )
    if every:
        found += [lever for option in seen.options[1:] for lever in _long(unit, seen, option, every, mean)]
    return tuple(found)


def _long(unit: Unit, seen: SlotWeek, option: WeekendOption, every: Fraction, mean: Fraction) -> list[Lever]:
    """As many long shifts a day as it takes, or as come nearest."""
    people, shift = len(seen.people), unit.shift_by_code[option.shifts[0]]
    ways = staffings(unit, seen.group, seen.week, seen.slots.slots, shift)
    way = min(ways, key=lambda way: (max(people, every * (way.long + way.ordinary)), way.long))
    if not way.long:
        return []
    need = way.long + way.ordinary
    after = _mean(unit, seen.load.total - way.minutes, max(people, ceil(every * need)))
    consent = "each person's consent" if option.consent else ""
    return [
        Lever(
            "long",
            Fraction(need),
            people / every,
            after,
            after - mean,
            number=way.long,
            shift=shift.code,
            minutes=shift.paid_minutes,
            requires=" and ".join(filter(None, ("" if option.agreed else option.needs, consent))),
            open_hours=clock(way.uncovered),
        )
    ]


def _weekday(unit: Unit, seen: SlotWeek) -> Pinch | None:
    stretches = _busiest(seen, "weekday")
    if not stretches:
        return None
    people, every, weekend = len(seen.people), seen.every, seen.options[0].minutes
    day = 5 * weekend / 2
    carried = min(Fraction(seen.load.weekend), people * weekend / every) if every else Fraction(0)
    positions = sum((employee.position for employee in seen.people), Fraction(0))
    need = (seen.load.total - seen.load.weekend) / day
    gives = max(Fraction(0), positions * unit.full_time_week - carried) / day
    mean = positions / people if people else Fraction(0)
    after = _mean(unit, seen.load.total, people)
    levers: tuple[Lever, ...] = ()
    if gives < need and after > mean:
        given = max(Fraction(0), people * after * unit.full_time_week - carried) / day
        levers = (Lever("positions", need, min(need, given), after, after - mean),)
    return _pinch(seen, "weekday", stretches, need=need, gives=gives, mean=mean)._replace(levers=levers)


def _pinch(
    seen: SlotWeek,
    days: Literal["weekend", "weekday"],
    stretches: tuple[Stretch, ...],
    *,
    need: Fraction,
    gives: Fraction,
    mean: Fraction,
) -> Pinch:
    return Pinch(
        season=seen.season,
        weeks=seen.weeks,
        group=seen.group.name,
        competence=seen.slots.name,
        days=days,
        stretches=stretches,
        people=len(seen.people),
        every=seen.every,
        need=need,
        gives=gives,
        gives_with_vacation=gives * (1 - seen.away),
        missing=None,
        mean_position=mean,
        levers=(),
    )


def _busiest(seen: SlotWeek, days: Literal["weekend", "weekday"]) -> tuple[Stretch, ...]:
    """Heads of the busiest weekend day, or weekday, with every shift that these rotas may use on it."""
    week = heads_by_day(seen.week, seen.slots.slots)
    if days == "weekend":
        found = [apart(heads, seen.weekend_days) for heads in week[SATURDAY:]]
    else:
        found = [apart(heads, seen.weekday_days) for heads in week[:SATURDAY]]
    return max(found, key=lambda stretches: sum(stretch.heads for stretch in stretches))


def _mean(unit: Unit, minutes: int, people: int) -> Fraction:
    """Mean position of so many people who share the hours; none without people, at most full time."""
    return min(Fraction(1), Fraction(minutes, unit.full_time_week * people)) if people else Fraction(0)
