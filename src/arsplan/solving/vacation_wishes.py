"""Wishes for weeks of vacation: what it costs to refuse one, so that popular weeks are shared out fairly."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Protocol

from ortools.sat.python import cp_model

from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import VACATION_WEIGHT, Wish, weeks_wished
from arsplan.domain.unit import Unit

REFUSED = 400
"""What it costs to refuse a week that is wished for with the ordinary weight."""

BROKEN_UP = 50_000
"""What it costs not to give all of a week that binds; less than vacation that is due and lies nowhere."""

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

    vacation: dict[str, set[date]]
    days_due: dict[str, int]

    def on_date(self, person: str, day: date) -> list[cp_model.IntVar]:
        """Pieces of a person's that hold a date."""


def grant(model: WithPieces, wishes: Iterable[Wish]) -> tuple[list[cp_model.IntVar], int]:
    """Bind what has to be met and price the refusal of the rest; a week is met when each of its virkedager is vacation.

    Of a week that binds some day has to be vacation, and all of them where a placing allows it: whoever has fewer days
    left than such weeks hold is not without a plan for it. Days that the input gives are no matter of choice. A week
    cannot be met where one of its days cannot be vacation, or fewer days are due than it lacks.

    Returns
    -------
    tuple
        Whether each week is refused that might be, and how many weeks cannot be met at all.
    """
    refused: dict[str, list[cp_model.IntVar]] = {}
    hopeless = 0
    for wish in wishes:
        given = model.vacation[wish.employee]
        for k in weeks_wished(wish, model.unit.horizon):
            week = [day for day in model.unit.horizon.week_dates(k) if is_virkedag(day)]
            days = [model.on_date(wish.employee, day) for day in week if day not in given]
            if not days:
                continue
            if wish.strength == "must" and len(days) == len(week) and any(days):
                model.cp.add_bool_or(piece for pieces in days for piece in pieces)
            if not all(days) or len(days) > model.days_due.get(wish.employee, 0):
                hopeless += 1
                continue
            no = model.cp.new_bool_var("")
            for pieces in days:
                model.cp.add_bool_or([*pieces, no])
            cost = price(wish, model.unit.balance_of(wish.employee).popular_weeks)
            model.costs.append((no, BROKEN_UP if wish.strength == "must" else cost))
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
