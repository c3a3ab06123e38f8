"""Where a unit is short for sure: the season, days and competence of which the least share can be given."""

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import Literal, NamedTuple

from arsplan.capacity.away import week_ranges
from arsplan.capacity.certificate import weigh, weights_of
from arsplan.capacity.weekends import own_frequency
from arsplan.planning.certificates import WITHOUT_LIMIT, Laid
from arsplan.planning.in_time import in_time
from arsplan.solving.linear import prices
from arsplan.solving.relaxation import Relaxation, relax
from arsplan.solving.run import Budget
from arsplan.solving.scarcity import (
    Group,
    alone,
    asked_of,
    by_season,
    heads_by_line,
    minutes,
    plan_weeks,
    takers,
    year_groups,
)


class Where(NamedTuple):
    """A group of slots that cannot be covered whole, even if all other demand could wait.

    Attributes
    ----------
    season, days, weeks
        The season (empty for the whole year), ``weekend`` or ``weekday``, and their ISO weeks.
    competence
        The competences that may fill it; empty for anybody.
    lines
        Heads by line on a mean day.
    people, every
        Those on the list who may cover some of it, and every how many-th weekend each may work; None for never.
    need, gives
        Heads on a mean day: asked for, and the most that these people can give.
    missing
        Head-minutes that stay open there whatever else is left.
    """

    season: str
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
    worst = _worst([one for laid in parts for one in _year(laid)], pool, budget)
    if worst is None:
        return None
    found = _worst(_seasons(worst.laid, worst.relaxed, worst.group), pool, budget) or worst
    heads = heads_by_line(found.laid.grid, found.relaxed, found.group)
    need = sum(heads.values(), Fraction(0))
    return Where(
        season=found.group.season,
        days=found.group.days,
        weeks=week_ranges(found.laid.unit, plan_weeks(found.laid.grid, found.relaxed, found.group)),
        competence=_competence(found.laid, found.group),
        lines=tuple(heads.items()),
        people=len(takers(found.relaxed, found.group)),
        every=own_frequency(found.laid.unit),
        need=need,
        gives=need * (1 - found.share),
        missing=found.missing,
    )


def given_there(place: Where, parts: list[Laid], budget: Budget) -> Fraction | None:
    """Heads that the people of a changed unit can give there at most; None when there was no time."""
    lines = {line for line, _ in place.lines}
    for laid in parts:
        if not lines <= {line.code for line in laid.unit.lines if line.status == "planned"}:
            continue
        for own, relaxed, group in [one for year in _year(laid) for one in (year, *_seasons(*year))]:
            same = (group.season, group.days, _competence(own, group)) == (place.season, place.days, place.competence)
            if same and lines == {slots.line for slots in asked_of(relaxed, group)}:
                short = _short(own, relaxed, group, budget)
                return None if short is None or budget.left() <= 0 else place.need * (1 - max(Fraction(0), short.share))
    return None


_Task = tuple[Laid, Relaxation, Group]


def _year(laid: Laid) -> list[_Task]:
    relaxed = relax(laid.grid, laid.demand, None, shortage="counted")
    return [(laid, relaxed, group) for group in year_groups(laid.grid, relaxed)]


def _seasons(laid: Laid, relaxed: Relaxation, year: Group) -> list[_Task]:
    return [(laid, relaxed, group) for group in by_season(laid.grid, relaxed, year)]


def _competence(laid: Laid, group: Group) -> str:
    codes = [c.code for c in laid.unit.competences]
    held = {codes.index(e.competence) for e in laid.unit.staff}
    return "" if held <= group.who else "/".join(codes[c] for c in sorted(group.who & held))


def _worst(groups: list[_Task], pool: ThreadPoolExecutor, budget: Budget) -> _Short | None:
    waiting = [pool.submit(_short, *task, budget) for task in groups]
    found = [in_time(future, budget) for future in waiting]
    short = [one for one in found if one is not None and one.missing > 0]
    return max(short, key=lambda one: (one.share, one.missing), default=None)


def _short(laid: Laid, relaxed: Relaxation, group: Group, budget: Budget) -> _Short | None:
    program = alone(relaxed, group)
    found = prices(program, budget, seconds=WITHOUT_LIMIT) if budget.left() > 0 else None
    if found is None:
        return None
    return _Short(laid, relaxed, group, minutes(relaxed, group), weigh(program, weights_of(found.tolist())))
