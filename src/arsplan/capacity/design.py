"""What an arrangement of weekends allows a unit: the fewest people, and the largest mean position."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from arsplan.capacity.duties import apart, days_of_work, shifts_in_use
from arsplan.capacity.groups import RotaGroup, rota_groups
from arsplan.capacity.qualified import EVERYBODY, SlotGroup, slot_groups
from arsplan.capacity.staffing import Staffing, heads_by_day, lines_served, ordinary_shifts, staffings
from arsplan.capacity.typical import SATURDAY, base_season, line_minutes, loads, season_weeks, typical_week
from arsplan.capacity.words import clock, every_nth, figure, people
from arsplan.capacity.workforce import Layer, WorkforceBound, hours_layer, peak_layer
from arsplan.domain.demand import ANY
from arsplan.domain.need import Need
from arsplan.domain.unit import Unit

__all__ = ["GroupBound", "WeekendDesign", "bounds", "design_bound"]


class WeekendDesign(NamedTuple):
    """How weekends are to be worked.

    Attributes
    ----------
    every
        Who has ordinary shifts works every so many-th weekend.
    long
        Code of a long shift that takes the place of ordinary ones at weekends as far as it can; None for none.
        Neither agreement nor consent is asked for here.
    long_every
        Who has long shifts works every so many-th weekend; as `every` where nothing is given.
    weekend_posts
        Small positions of people without the competences asked for (students) who carry ordinary shifts at
        weekends and nothing else, every so many-th weekend as `every`.
    long_share
        Largest share of the people, and of those with each competence, who consent to the long shift.
    """

    every: int | Fraction = 3
    long: str | None = None
    long_every: int | Fraction | None = None
    weekend_posts: int = 0
    long_share: Fraction = Fraction(1)


class GroupBound(NamedTuple):
    """What a design leaves to those who fill a group of slots.

    Attributes
    ----------
    group, competence
        Name of the group of rotas, and of the group of slots.
    staffing
        The weekend day that needs the fewest people.
    bound
        People needed by each reason, weekend posts not counted.
    mean_position
        The hours of these slots for each of the fewest people, at most full time; None where nobody is needed
        beside the weekend posts. For ``all`` no rota without staffing above need has a larger mean; narrower
        groups may fill other slots besides.
    """

    group: str
    competence: str
    staffing: Staffing
    bound: WorkforceBound
    mean_position: Fraction | None

    @property
    def heads(self) -> int:
        """People without whom the demand is not covered under this design."""
        return self.bound.heads

    @property
    def certificate(self) -> str:
        """The sum behind `heads`."""
        return self.bound.certificate

    @property
    def open_hours(self) -> str:
        """What the long shifts leave uncovered on each weekend day; empty for nothing."""
        return clock(self.staffing.uncovered)


def design_bound(unit: Unit, design: WeekendDesign, *, season: str | None = None) -> tuple[GroupBound, ...]:
    """The fewest people and the largest mean position for each group of slots when weekends are worked so.

    Parameters
    ----------
    unit
        The unit; of its people nothing is used.
    design
        The arrangement.
    season
        Season whose ordinary week is meant; the base season where nothing is given.

    Returns
    -------
    tuple of GroupBound
        By group of rotas and group of slots, ``all`` first.

    Raises
    ------
    ValueError
        If the design names a shift that stands in for nobody, numbers that make no sense, or the season is unknown.
    """
    weeks = {name: typical_week(unit, name) for name in season_weeks(unit)}
    _refuse(unit, design)
    if season is not None and season not in weeks:
        raise ValueError(f"No week of the plan is in season '{season}'.\nMaybe one of {', '.join(weeks)}.")
    return bounds(unit, design, weeks[season or base_season(unit, weeks)])


def bounds(unit: Unit, design: WeekendDesign, week: tuple[Need, ...]) -> tuple[GroupBound, ...]:
    """The same for the demand of a week that is known already."""
    groups = rota_groups(unit)
    weekend_rotas = {rota.name for rota in unit.rotas if rota.days == "weekend"}
    home = next((group for group in groups if weekend_rotas & {*group.rotas}), groups[0])
    found = []
    for group in groups:
        minutes = {line.code: line_minutes(unit, line) for line in unit.lines if line.code in group.lines}
        for slots in slot_groups(unit):
            if total := loads(week, minutes, slots.slots).total:
                posts = design.weekend_posts if group is home and slots.name == EVERYBODY else 0
                found.append(_bound(unit, group, slots, week, design._replace(weekend_posts=posts), total))
    return tuple(found)


def _bound(
    unit: Unit, group: RotaGroup, slots: SlotGroup, week: tuple[Need, ...], design: WeekendDesign, total: int
) -> GroupBound:
    long = unit.shift_by_code[design.long] if design.long else None
    if long and not lines_served(unit, group, long):
        long = None
    open_posts = _open_to_anybody(unit, group, week) if design.weekend_posts else 0
    peak = _peak(unit, group, week, slots.slots)
    options = []
    for staffing in staffings(unit, group, week, slots.slots, long if design.long_share else None):
        posts = min(design.weekend_posts, floor(design.every * min(open_posts, staffing.ordinary)))
        carried = Fraction(total - staffing.minutes) - (_student_minutes(unit, group, design, posts) if posts else 0)
        weekends = _weekends(staffing, design, posts, _codes(unit, group))
        bound = WorkforceBound((weekends, hours_layer(carried, unit.full_time_week), peak))
        mean = min(Fraction(1), carried / unit.full_time_week / bound.heads) if bound.heads else None
        options.append(GroupBound(group.name, slots.name, staffing, bound, mean))
    fewest = min(options, key=lambda option: option.heads)
    means = [option.mean_position for option in options if option.mean_position is not None]
    return fewest._replace(mean_position=max(means, default=None))


def _student_minutes(unit: Unit, group: RotaGroup, design: WeekendDesign, posts: int) -> Fraction:
    """Paid minutes a week in weekend posts, two shifts of mean length in a worked weekend."""
    lengths = [shift.paid_minutes for shift in ordinary_shifts(unit, group)]
    return Fraction(2 * posts * sum(lengths), len(lengths)) / design.every


def _weekends(staffing: Staffing, design: WeekendDesign, posts: int, ordinary: str) -> Layer:
    """People needed so that so many are there each weekend, whole persons, less the weekend posts."""
    kinds = [
        (staffing.long, str(design.long), design.every if design.long_every is None else design.long_every),
        (staffing.ordinary, f"ordinary shifts ({ordinary})", design.every),
    ]
    needed, parts, day = Fraction(-posts), [], " on a weekend day"
    for number, shifts, every in kinds:
        if number:
            needed += number * Fraction(every)
            sums = f"{number} x {figure(every)} = {figure(number * every)}"
            parts.append(f"{people(number)} on {shifts}{day}, {every_nth(every)}: {sums}")
            day = ""
    if posts:
        parts.append(f"less {posts} in weekend posts")
    said = "; ".join(parts) or "no weekend work"
    if staffing.long and 0 < design.long_share < 1:
        consenting = staffing.long * kinds[0][2]
        asked = consenting / design.long_share
        if asked > needed:
            needed = asked
            said += f"; {figure(consenting)} with consent are {figure(100 * design.long_share)} % of {figure(asked)}"
    if posts:
        said = f"{said}: {people(ceil(needed))} in all"
    elif len(parts) > 1 or needed.denominator > 1:
        said = f"{said}; {people(ceil(needed))} in all"
    return Layer("weekends", ceil(needed), said)


def _peak(unit: Unit, group: RotaGroup, week: Iterable[Need], slots: frozenset[str]) -> Layer:
    """People needed on the busiest day from Monday to Friday, whatever shifts they have."""
    days = days_of_work(unit, group, shifts_in_use(unit, group, "weekday"))
    weekdays = heads_by_day(week, slots)[:SATURDAY]
    return peak_layer([sum(stretch.heads for stretch in apart(heads, days)) for heads in weekdays])


def _open_to_anybody(unit: Unit, group: RotaGroup, week: Iterable[Need]) -> int:
    """People on a weekend day in slots that ask for no competence."""
    days = days_of_work(unit, group, ordinary_shifts(unit, group))
    weekend = heads_by_day(week, frozenset({ANY}))[SATURDAY:]
    return min(sum(stretch.heads for stretch in apart(heads, days)) for heads in weekend)


def _codes(unit: Unit, group: RotaGroup) -> str:
    return "/".join(shift.code for shift in ordinary_shifts(unit, group))


def _refuse(unit: Unit, design: WeekendDesign) -> None:
    if design.long is not None:
        long = unit.shift_by_code.get(design.long)
        if long is None:
            raise ValueError(f"No shift is called '{design.long}'.\nMaybe one of {', '.join(unit.shift_by_code)}.")
        if not any(lines_served(unit, group, long) for group in rota_groups(unit)):
            raise ValueError(f"Shift '{design.long}' covers not half of any demand line.\nMaybe take a longer one.")
    elif design.long_every is not None:
        raise ValueError(f"long_every is {design.long_every} without a long shift.\nMaybe name one.")
    if design.every <= 0 or (design.long_every is not None and design.long_every <= 0):
        raise ValueError(f"Weekends every {design.every}, long ones every {design.long_every}.\nMaybe 3 and 4.")
    if not 0 <= design.long_share <= 1:
        raise ValueError(f"A share of {design.long_share} consents to long shifts.\nMaybe Fraction(1, 2) for half.")
    if design.weekend_posts < 0:
        raise ValueError(f"{design.weekend_posts} weekend posts.\nMaybe a sign is wrong.")
