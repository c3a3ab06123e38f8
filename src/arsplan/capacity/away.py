"""How many are on vacation at a time, as the unit's vacation spreads over the weeks."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit

__all__ = ["share_away", "week_ranges"]


def share_away(unit: Unit, people: Sequence[Employee], weeks: Iterable[int]) -> Fraction:
    """Share of these people on vacation in a mean week of these.

    Parameters
    ----------
    unit
        The unit; its policy says how much vacation lies in the main window. None is guessed where the planner
        does not place it.
    people
        The people.
    weeks
        Weeks of the plan, from 0.

    Returns
    -------
    Fraction
        From 0 to 1.
    """
    policy, weeks = unit.vacation, set(weeks)
    if not policy.place or not people:
        return Fraction(0)
    window = {week for week in range(unit.weeks) if policy.from_week <= unit.horizon.iso_week(week) <= policy.to_week}
    days = [policy.days if employee.vacation_days is None else employee.vacation_days for employee in people]
    main = sum(min(policy.main_days, own) for own in days)
    away = Fraction(0)
    for part, length in ((window, main), (set(range(unit.weeks)) - window, sum(days) - main)):
        if part:
            away += Fraction(length * len(weeks & part), 6 * len(part))
    return min(Fraction(1), away / (len(people) * len(weeks)))


def week_ranges(unit: Unit, weeks: Sequence[int]) -> str:
    """ISO weeks in ranges, 1-11, 45-51."""
    found: list[list[int]] = []
    for week in weeks:
        if found and found[-1][-1] == week - 1:
            found[-1].append(week)
        else:
            found.append([week])
    ends = ([run[0], run[-1]] if len(run) > 1 else run for run in found)
    return ", ".join("-".join(str(unit.horizon.iso_week(week)) for week in run) for run in ends)
