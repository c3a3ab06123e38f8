"""The smallest workforce for demand that varies by weekday, with weekends off (Burns and Carter, 1985)."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from arsplan.capacity.words import figure, people
from arsplan.domain.unit import Unit

__all__ = ["Layer", "WorkforceBound", "hours_layer", "peak_layer", "weekend_layer", "workforce_bound"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SATURDAY = 5

Number = int | Fraction

_FULL_TIME: int = Unit.model_fields["full_time_week"].default


class Layer(NamedTuple):
    """One reason why fewer people cannot do.

    Attributes
    ----------
    name
        ``weekends``, ``days``, ``hours`` or ``peak``.
    heads
        People needed for this reason, whole.
    sentence
        The sum, to be followed with a pencil.
    """

    name: str
    heads: int
    sentence: str


class WorkforceBound(NamedTuple):
    """Least number of people, by each reason.

    Attributes
    ----------
    layers
        Every reason counted.
    """

    layers: tuple[Layer, ...]

    @property
    def binding(self) -> Layer:
        """The reason that asks for most people; the first of several."""
        return max(self.layers, key=lambda layer: layer.heads)

    @property
    def heads(self) -> int:
        """People without whom no rota covers the demand."""
        return self.binding.heads

    @property
    def certificate(self) -> str:
        """The sum behind `heads`."""
        return self.binding.sentence


def workforce_bound(
    duties: Sequence[int],
    *,
    weekends_off: int,
    weekends: int,
    days_a_week: int | None = 5,
    week_minutes: Number | None = None,
    full_time: Number = _FULL_TIME,
) -> WorkforceBound:
    """The fewest people who can staff a week that repeats, each with so many weekends of so many off.

    Parameters
    ----------
    duties
        Duties needed on each day, Monday first.
    weekends_off, weekends
        Everybody has at least `weekends_off` of any `weekends` weekends off, both days (A out of B).
    days_a_week
        Working days of a person in a week; None where only hours count.
    week_minutes, full_time
        Paid minutes of the week's duties, and of a full position in a week; None leaves hours out.

    Returns
    -------
    WorkforceBound
        The largest of: weekend people x B / (B - A), duties / days a week, hours / full time, and the busiest day.

    Raises
    ------
    ValueError
        If the numbers are no week, or weekend work is demanded of people who have every weekend off.

    Notes
    -----
    Over B weekends, each with n people on its busier day, n B weekends are worked, at most B - A by each; so
    n B / (B - A) people are needed. The other reasons are plainer still: everybody works five days a week at
    the most, and one duty a day.

    The bound holds whatever else a rota must respect. R. N. Burns and M. W. Carter, "Work force size and single
    shift schedules with variable demands", Management Science 31(5), 1985, show that it is also enough for five
    days a week and six days in a row, where the work week begins on Sunday, so that its turn splits the weekend.
    In weeks from Monday it may be missed: after a worked weekend, the five days before a free one make a run of
    seven.
    """
    if len(duties) != len(WEEKDAYS) or min(duties) < 0:
        raise ValueError(f"Duties {tuple(duties)} are no week.\nMaybe give seven numbers of at least 0, Monday first.")
    if not 0 <= weekends_off <= weekends or not weekends:
        raise ValueError(f"{weekends_off} weekends off of {weekends} is impossible.\nMaybe the two are swapped.")
    if weekends_off == weekends and max(duties[SATURDAY:]):
        raise ValueError(
            f"Weekends are demanded of people who have {weekends_off} of {weekends} off."
            "\nMaybe give one weekend off fewer, or no duties on Saturday and Sunday."
        )
    if days_a_week is not None and days_a_week < 1:
        raise ValueError(f"{days_a_week} working days a week are none.\nMaybe 5.")
    if full_time <= 0 or (week_minutes is not None and week_minutes < 0):
        raise ValueError(f"{week_minutes} min a week, full time {full_time} min.\nMaybe a sign is wrong.")
    layers = []
    if weekends > weekends_off:
        layers.append(weekend_layer(duties, weekends - weekends_off, weekends))
    if days_a_week is not None:
        layers.append(_days_layer(sum(duties), days_a_week))
    if week_minutes is not None:
        layers.append(hours_layer(week_minutes, full_time))
    return WorkforceBound((*layers, peak_layer(duties)))


def weekend_layer(duties: Sequence[int], worked: int, weekends: int) -> Layer:
    """People needed on the busier weekend day when each works at most `worked` of `weekends` weekends."""
    most = max(duties[SATURDAY:])
    day = WEEKDAYS[duties.index(most, SATURDAY)]
    needed = Fraction(most * weekends, worked)
    each = f"{worked} weekend{'s' * (worked > 1)} of {weekends}"
    sentence = f"{people(most)} on {day}, each at most {each}: {most} x {weekends} / {worked} = {_so(needed)}"
    return Layer("weekends", ceil(needed), sentence)


def hours_layer(week_minutes: Number, full_time: Number) -> Layer:
    """People needed when nobody works more than full time."""
    needed = Fraction(week_minutes) / full_time
    hours, full = figure(Fraction(week_minutes, 60)), figure(Fraction(full_time, 60))
    return Layer(
        "hours", ceil(needed), f"{hours} h a week, each person at most {full} h: {hours} / {full} = {_so(needed)}"
    )


def peak_layer(duties: Sequence[int]) -> Layer:
    """People needed on the busiest day."""
    most = max(duties)
    return Layer("peak", most, f"{people(most)} on {WEEKDAYS[duties.index(most)]}, each on one duty a day: {most}")


def _days_layer(duties: int, days: int) -> Layer:
    needed = Fraction(duties, days)
    return Layer(
        "days", ceil(needed), f"{duties} duties a week, each person at most {days}: {duties} / {days} = {_so(needed)}"
    )


def _so(needed: Fraction) -> str:
    return str(needed) if needed.denominator == 1 else f"{figure(needed)}, so {people(ceil(needed))}"
