"""Key figures before and after, by the definitions that the parties' statistics use.

Counted are permanent employees, one head for each person, with all their positions added up. Extra hours and overtime
are no position. Whoever the plan gives no duty is in no mean and is counted apart.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.past_years import PastYear
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.offers import HiredHelp
from arsplan.metrics.positions import (
    PositionSummary,
    class_by_full_time_share,
    class_by_mean_position,
    culture_classes,
    position_rows,
    summary,
)
from arsplan.metrics.reference_values import ReferenceValue, reference_value

__all__ = ["Kpi", "across_units", "kpis"]

Value = Fraction | int | None


class Kpi(NamedTuple):
    """One key figure.

    Attributes
    ----------
    measure
        Its name.
    before, after
        With present positions and with those of the plan; None where nobody counts.
    share
        Whether it is a share, to be shown in per cent.
    reference
        The latest published value for comparable staff, if there is one.
    earlier
        The unit's own earlier years with their values, oldest first.
    """

    measure: str
    before: Value
    after: Value
    share: bool = False
    reference: ReferenceValue | None = None
    earlier: tuple[tuple[int, Value], ...] = ()


def kpis(unit: Unit, positions: Mapping[str, Fraction], roster: Roster, hired: HiredHelp) -> tuple[Kpi, ...]:
    """The key figures of one plan.

    Parameters
    ----------
    unit
        The unit; its earlier years stand beside.
    positions
        Share of full time by id; whoever is not named keeps the present one.
    roster
        Who works which duty.
    hired
        Of `hired_help`.

    Returns
    -------
    tuple of Kpi
        Employees, positions, culture classes, and hired help in full-time equivalents.
    """
    before, after = across_units([(unit, positions, roster)])
    classes = culture_classes(before) or (None, None), culture_classes(after) or (None, None)
    past = sorted(unit.kpi_history, key=lambda year: year.year)
    return (
        Kpi("employees", before.heads, after.heads, earlier=tuple((year.year, year.employees) for year in past)),
        Kpi("employees_without_duty", before.without_duty, after.without_duty),
        Kpi("full_time_equivalents", before.total, after.total),
        Kpi(
            "mean_position",
            before.mean,
            after.mean,
            share=True,
            reference=reference_value("mean_position", unit.full_time_week),
            earlier=tuple((year.year, year.mean_position) for year in past),
        ),
        Kpi(
            "full_time_share",
            before.full_time_share,
            after.full_time_share,
            share=True,
            reference=reference_value("full_time_share", unit.full_time_week),
            earlier=tuple((year.year, year.full_time_share) for year in past),
        ),
        *_classes(classes, past),
        Kpi("hired_help_fte", hired.before, hired.after),
    )


def across_units(
    plans: Iterable[tuple[Unit, Mapping[str, Fraction], Roster]],
) -> tuple[PositionSummary, PositionSummary]:
    """Positions of several units together, before and after; whoever works in two of them is one head.

    Parameters
    ----------
    plans
        Unit, positions by id, and roster of each; an id stands for the same person in all of them.

    Returns
    -------
    tuple of PositionSummary
        Before and after.
    """
    rows = [row for unit, positions, roster in plans for row in position_rows(unit, positions, roster)]
    return summary(rows, before=True), summary(rows)


def _classes(found: tuple[tuple[Value, Value], tuple[Value, Value]], past: list[PastYear]) -> tuple[Kpi, Kpi]:
    (share_before, mean_before), (share_after, mean_after) = found
    shares = tuple((year.year, class_by_full_time_share(year.full_time_share)) for year in past)
    means = tuple((year.year, class_by_mean_position(year.mean_position)) for year in past)
    return (
        Kpi("class_by_full_time_share", share_before, share_after, earlier=shares),
        Kpi("class_by_mean_position", mean_before, mean_after, earlier=means),
    )
