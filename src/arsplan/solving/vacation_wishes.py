"""Wishes for weeks of vacation: what it costs to refuse one, so that popular weeks are shared out fairly."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Protocol

from ortools.sat.python import cp_model

from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import VACATION, VACATION_WEIGHT, Wish
from arsplan.domain.unit import Unit

REFUSED = 400
"""What it costs to refuse a week that is wished for with the ordinary weight."""

AGAIN = 100
"""What each further week refused to the same person costs on top, so that nobody is refused all."""

AHEAD, MOST = Fraction(1, 4), 2
"""By how much a wish weighs less for each popular week that the person has had more than the share before, and up to
how many of them count; and more for each week less."""


class WithPieces(Protocol):
    """A model that places vacation, as far as wishes need it."""

    unit: Unit
    cp: cp_model.CpModel
    costs: list[tuple[cp_model.IntVar, int]]

    def on_dates_of(self, person: str, week: int) -> list[cp_model.IntVar]:
        """Pieces of a person's that lie in an ISO week, if only in part."""


def grant(model: WithPieces, wishes: Iterable[Wish]) -> tuple[list[cp_model.IntVar], int]:
    """Bind what has to be met and price the refusal of the rest.

    Days that the input gives are no matter of choice: a week in which the person has vacation already is met.

    Returns
    -------
    tuple
        Whether each week is refused that might be, and how many weeks cannot be met at all.
    """
    refused: dict[str, list[cp_model.IntVar]] = {}
    asked: set[tuple[str, int, bool]] = set()
    hopeless = 0
    for wish in wishes:
        if wish.kind != VACATION or wish.from_week is None:
            continue
        for week in range(wish.from_week, (wish.to_week or wish.from_week) + 1):
            if (wish.employee, week, wish.strength == "must") in asked:
                continue
            asked.add((wish.employee, week, wish.strength == "must"))
            inside = model.on_dates_of(wish.employee, week)
            if _given(model.unit, wish.employee, week):
                continue
            if not inside:
                hopeless += _in_plan(model.unit, week)
                continue
            if wish.strength == "must":
                model.cp.add_bool_or(inside)
                continue
            no = model.cp.new_bool_var("")
            model.cp.add_bool_or([*inside, no])
            model.costs.append((no, price(wish, model.unit.balance_of(wish.employee).popular_weeks)))
            refused.setdefault(wish.employee, []).append(no)
    for weeks in refused.values():
        _shared(model, weeks)
    return [week for weeks in refused.values() for week in weeks], hopeless


def price(wish: Wish, popular: Fraction) -> int:
    """What it costs to refuse one week of a wish.

    Parameters
    ----------
    popular
        Popular weeks that the person has had before, above the share of those who wished for them.
    """
    weight = VACATION_WEIGHT if wish.weight is None else wish.weight
    ahead = min(Fraction(MOST), max(Fraction(-MOST), popular))
    return round(REFUSED * weight * (1 - AHEAD * ahead) / VACATION_WEIGHT)


def _shared(model: WithPieces, refused: Sequence[cp_model.IntVar]) -> None:
    if len(refused) > 1:
        more = model.cp.new_int_var(0, len(refused) - 1, "")
        model.cp.add(more >= sum(refused) - 1)
        model.costs.append((more, AGAIN))


def _in_plan(unit: Unit, week: int) -> bool:
    return any(unit.horizon.iso_week(k) == week for k in range(unit.weeks))


def _given(unit: Unit, person: str, week: int) -> bool:
    """Whether the input gives vacation in a week already."""
    days = (day for day in unit.horizon.dates if day.isocalendar().week == week and is_virkedag(day))
    own = [a for a in unit.absences if a.employee == person and a.kind == VACATION]
    return any(a.first <= day <= a.last for day in days for a in own)
