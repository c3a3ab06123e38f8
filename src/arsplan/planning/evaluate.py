"""A plan against what became of it, and both against what the unit wanted to reach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.absences import Absence
from arsplan.domain.demand import ANY
from arsplan.domain.roster import Roster
from arsplan.domain.targets import Targets
from arsplan.domain.unit import Unit
from arsplan.domain.worked import Worked
from arsplan.errors import InvalidUnit, Problem
from arsplan.metrics.beyond import Beyond
from arsplan.metrics.coverage import CoverageRow, coverage
from arsplan.metrics.faces import FORTNIGHT, faces, fortnights
from arsplan.metrics.sides import Side, sides
from arsplan.planning.as_worked import AsWorked, as_worked
from arsplan.planning.changes import ExtraDuty
from arsplan.planning.happened import Happened, happened
from arsplan.planning.live import LiveAccount, accounts_of
from arsplan.planning.plan_types import Planned
from arsplan.planning.results import Result, Seen, results

__all__ = ["CompetenceRow", "Evaluation", "FacesRow", "Period", "evaluate"]


class Period(NamedTuple):
    """A week or a season.

    Attributes
    ----------
    name
        Such as `2027-W03`, or the season's.
    season
        The one that it lies in.
    days
        How many days are counted: of a period that is worked in part, those that are worked.
    planned, actual
        The plan, and what was worked; None where nothing is known.
    happened
        What else was done on these days; None where nothing is known.
    """

    name: str
    season: str
    days: int
    planned: Side
    actual: Side | None
    happened: Happened | None


class CompetenceRow(NamedTuple):
    """Need of a competence in a season, and how much of it is met, head-minutes; None where nothing is known."""

    season: str
    competence: str
    need: int
    planned: int
    actual: int | None


class FacesRow(NamedTuple):
    """Different people on duty for a user group in two weeks; of the actual ones, how many were hired.

    The group without a name is the whole unit.
    """

    group: str
    first: date
    last: date
    season: str
    planned: int
    actual: int | None
    hired: int | None


@dataclass(frozen=True)
class Evaluation:
    """A plan and what became of it.

    Attributes
    ----------
    unit
        As planned, with those who were hired.
    to
        The first date that is not worked yet.
    known
        Whether it is known what was worked.
    sickness_known
        Whether it is known who was away.
    total
        Everything that was worked, or the whole plan.
    weeks, seasons
        In order; those that nothing was worked of have the plan alone.
    competence, faces
        By season and competence; by user group and fortnight.
    results
        Every target with its figures.
    accounts
        Where everybody stands.
    beyond
        Duties beyond the plan; the accounts of the year to come ask for them.
    """

    unit: Unit
    to: date
    known: bool
    sickness_known: bool
    total: Period
    weeks: tuple[Period, ...]
    seasons: tuple[Period, ...]
    competence: tuple[CompetenceRow, ...]
    faces: tuple[FacesRow, ...]
    results: tuple[Result, ...]
    accounts: tuple[LiveAccount, ...]
    beyond: tuple[Beyond, ...]


def evaluate(
    planned: Planned,
    *,
    actual: Worked | Roster | None = None,
    absences: Iterable[Absence] | None = None,
    targets: Targets | None = None,
    to: date | None = None,
    extra: Iterable[ExtraDuty] = (),
) -> Evaluation:
    """Compare a plan with what was worked, and with what was to be reached.

    Parameters
    ----------
    planned
        A plan.
    actual
        Who worked which duty, from the start of the plan; without it the plan is compared with the targets alone.
    absences
        All absence, or only what the plan did not know; None where nobody knows.
    targets
        What the unit wants to reach, and its user groups.
    to
        The first date that is not worked yet; without it the day after the last duty worked.
    extra
        As for `live_accounts`.

    Returns
    -------
    Evaluation
        Weeks, seasons, competence, faces, targets and accounts.

    Raises
    ------
    InvalidUnit
        If the date does not lie in the plan, or targets name a group or a demand line that is not there.
    """
    worked = as_worked(planned, to, actual, absences or ())
    wanted = targets or Targets()
    _refuse_unknown(wanted, worked.unit)
    season = _seasons(worked.unit)
    rows = _Rows.of(worked)
    weeks = _periods(worked, rows, {day: _label(worked.unit, day) for day in season}, season)
    seasons = _periods(worked, rows, season, season)
    (total,) = _periods(worked, rows, dict.fromkeys(season, "total"), season)
    met = _faces(worked, wanted, season)
    accounts = tuple(accounts_of(worked, extra))
    sickness_known = absences is not None
    seen = Seen(worked, total.planned, total.actual, total.happened, _mean_faces(met), accounts, sickness_known)
    return Evaluation(
        unit=worked.unit,
        to=worked.to,
        known=worked.known,
        sickness_known=sickness_known,
        total=total,
        weeks=weeks,
        seasons=seasons,
        competence=_competence(worked, rows, season),
        faces=met,
        results=results(wanted.targets, seen),
        accounts=accounts,
        beyond=tuple(worked.beyond) if worked.known else (),
    )


def _refuse_unknown(targets: Targets, unit: Unit) -> None:
    """A group that nobody has named and a line that is not planned would count nobody."""
    groups, lines = {group.name for group in targets.groups}, unit.line_by_code
    named = [target.group for target in targets.targets if target.group and target.group not in groups]
    meant = [
        line for group in targets.groups for line in group.lines if line not in lines or lines[line].status != "planned"
    ]
    if named or meant:
        said = f"There is no {'user group' if named else 'planned demand line'} '{(named or meant)[0]}'."
        raise InvalidUnit(Problem("unknown-group", said, advice="Maybe it is mistyped in the targets."))


class _Rows(NamedTuple):
    """Coverage as planned, as worked by everybody, and as worked by the people on the list."""

    planned: list[CoverageRow]
    actual: list[CoverageRow]
    own: list[CoverageRow]

    @classmethod
    def of(cls, worked: AsWorked) -> "_Rows":
        """Return those of the plan, of what was worked, and of that by the unit's own people."""
        planned = coverage(worked.unit, worked.planned)
        if not worked.known:
            return cls(planned, [], [])
        everybody = coverage(worked.unit, worked.before)
        hired = worked.worked.hired
        own = Roster(duty for duty in worked.before if duty.employee not in hired)
        return cls(planned, everybody, coverage(worked.unit, own) if hired else everybody)


def _counted(worked: AsWorked, of: Mapping[date, str]) -> tuple[dict[date, str], dict[date, str]]:
    """Of all days, with their periods: those that count, and those that were worked.

    A period that is worked in part counts as far as it is worked, so that plan and reality are of the same days.
    """
    past = {day: name for day, name in of.items() if worked.known and day < worked.to}
    begun = set(past.values())
    return {day: name for day, name in of.items() if name not in begun or day in past}, past


def _periods(worked: AsWorked, rows: _Rows, of: Mapping[date, str], season: Mapping[date, str]) -> tuple[Period, ...]:
    """Periods in the order of time."""
    days, past = _counted(worked, of)
    planned = sides(days, rows.planned, rows.planned, worked.planned)
    actual = sides(past, rows.actual, rows.own, worked.before)
    beside = happened(worked, past)
    own = {name: [day for day in days if days[day] == name] for name in planned}
    return tuple(
        Period(name, season[own[name][0]], len(own[name]), side, actual.get(name), beside.get(name))
        for name, side in planned.items()
    )


def _competence(worked: AsWorked, rows: _Rows, season: Mapping[date, str]) -> tuple[CompetenceRow, ...]:
    days, past = _counted(worked, season)
    begun, found = set(past.values()), []
    for name in dict.fromkeys(season.values()):
        own = {day for day in days if days[day] == name}
        for code in (*(competence.code for competence in worked.unit.competences), ANY):
            need, met = _met(rows.planned, own, code)
            if need:
                actual = _met(rows.actual, own, code)[1] if name in begun else None
                found.append(CompetenceRow(name, code, need, met, actual))
    return tuple(found)


def _met(rows: Iterable[CoverageRow], days: set[date], code: str) -> tuple[int, int]:
    own = [row for row in rows if row.competence == code and row.date in days]
    return sum(row.need * row.minutes for row in own), sum(row.planned * row.minutes for row in own)


def _faces(worked: AsWorked, targets: Targets, season: Mapping[date, str]) -> tuple[FacesRow, ...]:
    groups = {"": tuple(line.code for line in worked.unit.lines if line.status == "planned")}
    groups |= {group.name: group.lines for group in targets.groups}
    found = []
    for name, lines in groups.items():
        planned, actual = (faces(worked.unit, lines, duties) for duties in (worked.planned, worked.before))
        for first in fortnights(worked.unit):
            done = worked.known and first + FORTNIGHT <= worked.to
            there = actual[first] if done else None
            hired = None if there is None else len(there & worked.worked.hired)
            last = first + FORTNIGHT - timedelta(1)
            count = None if there is None else len(there)
            found.append(FacesRow(name, first, last, season[first], len(planned[first]), count, hired))
    return tuple(found)


def _mean_faces(rows: Iterable[FacesRow]) -> dict[str, tuple[Fraction | None, Fraction | None]]:
    """Planned and actual mean by group, over the fortnights that were worked if there are any."""
    by_group: dict[str, list[FacesRow]] = {}
    for row in rows:
        by_group.setdefault(row.group, []).append(row)
    found = {}
    for group, own in by_group.items():
        counted = [row for row in own if row.actual is not None] or own
        actual = [row.actual for row in counted if row.actual is not None]
        found[group] = (_mean([row.planned for row in counted]), _mean(actual))
    return found


def _mean(values: list[int]) -> Fraction | None:
    return Fraction(sum(values), len(values)) if values else None


def _seasons(unit: Unit) -> dict[date, str]:
    """The season of each date of the plan."""
    of = {week: season.name for season in unit.seasons for week in range(season.from_week, season.to_week + 1)}
    return {day: of[day.isocalendar().week] for day in unit.horizon.dates}


def _label(unit: Unit, day: date) -> str:
    return unit.horizon.label(unit.horizon.week_of(day))
