"""The capacity identity: how weekend hours decide the number of heads, and with it the mean position."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, NamedTuple

__all__ = ["Identity", "WeekendGroup", "identity", "mixed"]

Number = int | Fraction
Binding = Literal["weekends", "hours"]


class Identity(NamedTuple):
    """What a week's demand asks for under one arrangement of weekends; every figure exact.

    Attributes
    ----------
    week, weekend
        Hours demanded in a week (H), and on its Saturday and Sunday (W).
    share
        Share of the week's hours that lie on the weekend (phi).
    fte
        Full-time equivalents that the week's hours amount to (F).
    heads
        People needed so that the weekends are covered (N); not rounded to whole persons.
    mean_position
        Share of full time that is left for each of them (p). Above 1 the weekends no longer bind; None where
        no weekend hours are demanded.
    """

    week: Fraction
    weekend: Fraction
    share: Fraction
    fte: Fraction
    heads: Fraction
    mean_position: Fraction | None

    @property
    def binds(self) -> Binding:
        """What keeps the positions from being larger: the weekends, or only the hours demanded."""
        return "weekends" if self.mean_position is not None and self.mean_position < 1 else "hours"


class WeekendGroup(NamedTuple):
    """People who share the weekend in the same way.

    Attributes
    ----------
    weekend
        Weekend hours a week that they carry together.
    every
        They work every so many-th weekend (k).
    hours
        Hours of each of them in a worked weekend (w).
    """

    weekend: Number
    every: Number
    hours: Number


def identity(week: Number, weekend: Number, every: Number, hours: Number, full_time: Number) -> Identity:
    """Heads, full-time equivalents and mean position when all work every so many-th weekend.

    N = k W / w, F = H / T and p = F / N = w / (k T phi). All hours in one unit of time, minutes or hours.

    Parameters
    ----------
    week, weekend
        Demand of a week (H), and that part of it that lies on the weekend (W).
    every
        Everybody works every so many-th weekend (k).
    hours
        Hours of one person in a worked weekend (w), with the weekend defined as for `weekend`.
    full_time
        Full-time week (T).

    Returns
    -------
    Identity
        Exact fractions.

    Raises
    ------
    ValueError
        If a number is out of range: no demand, more weekend than week, or a divisor that is not positive.
    """
    return mixed(week, (WeekendGroup(weekend, every, hours),), full_time)


def mixed(week: Number, groups: Iterable[WeekendGroup], full_time: Number) -> Identity:
    """Heads, full-time equivalents and mean position when groups share the weekend in different ways.

    Five long shifts a day every fourth weekend beside one ordinary shift every third, for example.

    Parameters
    ----------
    week
        Demand of a week (H), the weekend as these groups work it included.
    groups
        Who carries which part of the weekend.
    full_time
        Full-time week (T).

    Returns
    -------
    Identity
        Exact fractions; the heads are those of all groups together.

    Raises
    ------
    ValueError
        As for `identity`.
    """
    groups = tuple(groups)
    weekend = sum((Fraction(group.weekend) for group in groups), Fraction(0))
    if week <= 0 or not 0 <= weekend <= week:
        raise ValueError(f"A week of {week} with a weekend of {weekend} is no demand.")
    if full_time <= 0 or any(group.every <= 0 or group.hours <= 0 for group in groups):
        raise ValueError("Weekend frequency, hours in a weekend and the full-time week are above zero.")
    heads = sum((Fraction(group.every) * group.weekend / group.hours for group in groups), Fraction(0))
    fte = Fraction(week) / full_time
    return Identity(
        week=Fraction(week),
        weekend=weekend,
        share=weekend / week,
        fte=fte,
        heads=heads,
        mean_position=fte / heads if heads else None,
    )


def largest_every(hours: Number, full_time: Number, share: Fraction) -> Fraction | None:
    """The rarest weekend work at which full time is still possible: k = w / (T phi).

    Parameters
    ----------
    hours
        Hours of one person in a worked weekend (w).
    full_time
        Full-time week (T), in the same unit.
    share
        Share of the week's hours that lie on the weekend (phi).

    Returns
    -------
    Fraction or None
        None where no weekend hours are demanded, so that any frequency will do.
    """
    return Fraction(hours) / (full_time * share) if share else None
