"""Where a unit is short for sure: the season, days and competence of which the least share can be given."""

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import Literal, NamedTuple

from arsplan.capacity.away import week_ranges
from arsplan.capacity.certificate import weigh, weights_of
from arsplan.capacity.weekends import own_frequency
from arsplan.planning.certificates import WITHOUT_LIMIT, Laid
from arsplan.solving.linear import minimize
from arsplan.solving.relaxation import Relaxation, relax
from arsplan.solving.run import Budget
from arsplan.solving.scarcity import Group, alone, by_season, heads_by_line, minutes, plan_weeks, takers, year_groups


class Where(NamedTuple):
    """A group of slots that cannot be covered whole, even if all other demand could wait.

    Attributes
    ----------
    days, weeks, competence
        ``weekend`` or ``weekday``, its ISO weeks, and the competences that may fill it; empty for anybody.
    lines
        Heads by line on a mean day.
    people, every
        Those on the list who may cover some of it, and every how many-th weekend each may work; None for never.
    need, gives
        Heads on a mean day: asked for, and the most that these people can give.
    missing
        Head-minutes that stay open there whatever else is left.
    """

    days: Literal["weekend", "weekday"]
    weeks: str
    competence: str
    lines: tuple[tuple[str, Fraction], ...]
    people: int
    every: Fraction | None
    need: Fraction
    gives: Fraction
    missing: int


class _Short(NamedTuple):
    """A group of one part with what is missing of it at least; both in head-minutes."""

    laid: Laid
    relaxed: Relaxation
    group: Group
    asked: int
    missing: int

    @property
    def share(self) -> Fraction:
        """Share of the group that is missing."""
        return Fraction(self.missing, self.asked)


def where(parts: list[Laid], pool: ThreadPoolExecutor, budget: Budget) -> Where | None:
    """Find the group of which the largest share is missing over the year, and then the season.

    Returns
    -------
    Where or None
        None where no group is short by itself: then hours are too few as a whole, or nothing is missing.
    """
    relaxed = [(laid, relax(laid.grid, laid.demand, None, shortage="counted")) for laid in parts]
    year = [(laid, own, group) for laid, own in relaxed for group in year_groups(laid.grid, own)]
    worst = _worst(year, pool, budget)
    if worst is None:
        return None
    laid, own, *_ = worst
    seasons = [(laid, own, group) for group in by_season(laid.grid, own, worst.group)]
    return _described(_worst(seasons, pool, budget) or worst)


def _worst(groups: list[tuple[Laid, Relaxation, Group]], pool: ThreadPoolExecutor, budget: Budget) -> _Short | None:
    found = pool.map(lambda task: _short(task[0], task[1], task[2], budget), groups)
    short = [one for one in found if one is not None and one.missing > 0]
    return max(short, key=lambda one: (one.share, one.missing), default=None)


def _short(laid: Laid, relaxed: Relaxation, group: Group, budget: Budget) -> _Short | None:
    program = alone(relaxed, group)
    prices = minimize(program, budget, seconds=WITHOUT_LIMIT).prices if budget.left() > 0 else None
    if prices is None:
        return None
    return _Short(laid, relaxed, group, minutes(relaxed, group), weigh(program, weights_of(prices.tolist())))


def _described(short: _Short) -> Where:
    laid, relaxed, group, *_ = short
    unit, grid = laid.unit, laid.grid
    codes = [c.code for c in unit.competences]
    held = {codes.index(e.competence) for e in unit.staff}
    heads = heads_by_line(grid, relaxed, group)
    need = sum(heads.values(), Fraction(0))
    return Where(
        days=group.days,
        weeks=week_ranges(unit, plan_weeks(grid, relaxed, group)),
        competence="" if held <= group.who else "/".join(codes[c] for c in sorted(group.who & held)),
        lines=tuple(heads.items()),
        people=len(takers(relaxed, group)),
        every=own_frequency(unit),
        need=need,
        gives=need * (1 - short.share),
        missing=short.missing,
    )
