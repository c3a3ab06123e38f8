"""Targets, and how far a plan and what became of it are from them."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.targets import MEASURES, Target
from arsplan.metrics.positions import position_rows, summary
from arsplan.metrics.short_rests import short_rests
from arsplan.metrics.sides import Side
from arsplan.metrics.work import work
from arsplan.planning.as_worked import AsWorked
from arsplan.planning.happened import Happened
from arsplan.planning.live import YEAR, LiveAccount

__all__ = ["Result", "Seen", "results"]

Figures = tuple[Fraction | None, Fraction | None]
"""Of the plan, and of what was worked; None where there is nothing to count."""


class Result(NamedTuple):
    """A target, and what the plan and reality come to in the same measure; None where there is no figure."""

    target: Target
    planned: Fraction | None
    actual: Fraction | None

    @property
    def value(self) -> Fraction | None:
        """What is judged: reality where it is known, the plan otherwise."""
        return self.planned if self.actual is None else self.actual

    @property
    def reached(self) -> bool | None:
        """Whether the target is met; None where there is no figure."""
        return None if self.lacking is None else self.lacking == 0

    @property
    def lacking(self) -> Fraction | None:
        """How far it still is; 0 where the target is met."""
        if self.value is None:
            return None
        apart = self.target.value - self.value
        return max(Fraction(0), apart if MEASURES[self.target.measure].at_least else -apart)


class Seen(NamedTuple):
    """What targets are held against: all days that were worked, or the whole plan.

    Attributes
    ----------
    planned, actual, happened
        The plan, and what was worked; None where nothing is known.
    faces
        Mean number of different people in two weeks, by user group.
    sickness_known
        Whether it is known who was away.
    """

    worked: AsWorked
    planned: Side
    actual: Side | None
    happened: Happened | None
    faces: Mapping[str, Figures]
    accounts: tuple[LiveAccount, ...]
    sickness_known: bool


def results(targets: Iterable[Target], seen: Seen) -> tuple[Result, ...]:
    """Every target with its figures, in the order in which they are given."""
    figures = {**_positions(seen), **_staffing(seen), **_beside(seen), "short_rests": _rests(seen)}
    return tuple(
        Result(target, *(seen.faces[target.group] if target.measure == "distinct_staff" else figures[target.measure]))
        for target in targets
    )


def _positions(seen: Seen) -> dict[str, Figures]:
    """Positions are agreed on with the plan; what is worked beside it does not change them."""
    hired = seen.worked.worked.hired
    rows = position_rows(seen.worked.unit, None, seen.worked.planned)
    found = summary(row for row in rows if row.employee not in hired)
    return {"mean_position": (found.mean, None), "full_time_share": (found.full_time_share, None)}


def _staffing(seen: Seen) -> dict[str, Figures]:
    one, other = seen.planned, seen.actual
    return {
        "competence": (_share(one.met, one.asked), None if other is None else _share(other.met, other.asked)),
        "shortage": (_share(one.short, one.need), None if other is None else _share(other.short, other.need)),
    }


def _beside(seen: Seen) -> dict[str, Figures]:
    """What no plan holds, for a year at the pace so far."""
    done, sick = seen.happened, None
    if done is None:
        return dict.fromkeys(("hired_shifts", "extra_hours", "overtime_hours", "sickness"), (None, None))
    if seen.sickness_known or done.sick:
        sick = _share(done.sick, done.agreed)
    return {
        "hired_shifts": (None, done.hired_shifts * _pace(seen)),
        "extra_hours": (None, done.extra * _pace(seen) / 60),
        "overtime_hours": (None, done.overtime * _pace(seen) / 60),
        "sickness": (None, sick),
    }


def _rests(seen: Seen) -> Figures:
    unit = seen.worked.unit
    pieces = work(unit, seen.worked.planned)
    planned = sum(short_rests(unit, person, own).below_law for person, own in pieces.items())
    actual = sum(one.short_rests.to_date for one in seen.accounts)
    return planned * Fraction(YEAR.days, unit.horizon.days), actual * _pace(seen) if seen.worked.known else None


def _pace(seen: Seen) -> Fraction:
    return Fraction(YEAR.days, (seen.worked.to - seen.worked.unit.start).days)


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
