"""The figures of an evaluation as the page for the management dialogue shows them."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.demand import ANY
from arsplan.domain.targets import MEASURES
from arsplan.metrics.sides import Side
from arsplan.planning.evaluate import CompetenceRow, Evaluation, FacesRow, Period
from arsplan.planning.live import LiveAccount
from arsplan.planning.results import Result
from arsplan.report.page.people import People
from arsplan.report.page.scales import round_up

__all__ = [
    "Chart",
    "Competence",
    "Faces",
    "Line",
    "Standing",
    "charts",
    "competence",
    "faces",
    "lines",
    "met",
    "standings",
    "worst_weeks",
]

_HEIGHT, _WIDTH = 60, 240
_WORST = 3


class Line(NamedTuple):
    """A target on the page.

    Attributes
    ----------
    unit, at_least, title
        Of its measure.
    late
        Whether the date has passed and the target is not reached.
    """

    result: Result
    unit: str
    at_least: bool
    title: str
    late: bool


class Chart(NamedTuple):
    """One figure of every week: the plan as an area, reality as a line.

    Attributes
    ----------
    kind
        `hours`, `share` or `people`.
    top
        The value at the upper edge.
    planned, actual
        Paths; the second is empty where nothing was worked.
    weeks
        Places across and week numbers.
    """

    kind: str
    top: Fraction
    planned: str
    actual: str
    weeks: tuple[tuple[float, str], ...]


class Faces(NamedTuple):
    """Different people for a user group in the fortnights of a season; the group without a name is the unit.

    Attributes
    ----------
    planned, actual, hired
        Means; None where no whole fortnight was worked.
    most
        The most in any fortnight, worked ones if there are some.
    """

    group: str
    season: str
    fortnights: int
    planned: Fraction
    actual: Fraction | None
    hired: Fraction | None
    most: int


class Competence(NamedTuple):
    """Codes in the order of the unit, and by season what each of them needs and has."""

    codes: tuple[str, ...]
    seasons: dict[str, dict[str, CompetenceRow]]


class Standing(NamedTuple):
    """One person's account with the name that the reader may see."""

    label: str
    account: LiveAccount


def lines(found: Evaluation, *, public: bool) -> list[Line]:
    """Targets in the order of the file; to the public none of sickness."""
    made = []
    for result in found.results:
        unit, at_least, title = MEASURES[result.target.measure]
        late = result.reached is False and result.target.by < found.to
        if not (public and result.target.measure == "sickness"):
            made.append(Line(result, unit, at_least, title, late))
    return made


def charts(found: Evaluation) -> list[Chart]:
    """What lacks people, competence, and different people, week by week."""
    kinds: dict[str, Callable[[Side], Fraction]] = {
        "hours": lambda side: Fraction(side.short, 60),
        "share": lambda side: Fraction(side.met, side.asked) if side.asked else Fraction(1),
        "people": lambda side: Fraction(len(side.people)),
    }
    return [_chart(kind, figure, found.weeks) for kind, figure in kinds.items()]


def _chart(kind: str, figure: Callable[[Side], Fraction], weeks: Iterable[Period]) -> Chart:
    rows = list(weeks)
    planned = [figure(week.planned) for week in rows]
    actual = [figure(week.actual) for week in rows if week.actual is not None]
    top = Fraction(1) if kind == "share" else round_up(max([*planned, *actual, Fraction(1)]))
    step = _WIDTH / len(rows)
    every = max(1, len(rows) // 8)
    return Chart(
        kind,
        top,
        f"M0 0{_steps(planned, top, step)}V0z",
        f"M0 {_height(actual[0], top)}{_steps(actual, top, step)}" if actual else "",
        tuple((round((k + 0.5) * step, 1), row.name[-2:].lstrip("0")) for k, row in enumerate(rows) if not k % every),
    )


def _steps(values: Iterable[Fraction], top: Fraction, step: float) -> str:
    return "".join(f"V{_height(value, top)}H{round((k + 1) * step, 1):g}" for k, value in enumerate(values))


def _height(value: Fraction, top: Fraction) -> str:
    return f"{-round(float(value / top) * _HEIGHT, 1):g}"


def faces(found: Evaluation) -> list[Faces]:
    """By user group and season, in the order of time; fortnights count in the season in which they begin."""
    groups: dict[tuple[str, str], list[FacesRow]] = {}
    for row in found.faces:
        groups.setdefault((row.group, row.season), []).append(row)
    return [_faces(group, season, rows) for (group, season), rows in groups.items()]


def _faces(group: str, season: str, rows: list[FacesRow]) -> Faces:
    worked = [row for row in rows if row.actual is not None]
    actual = [row.actual for row in worked if row.actual is not None]
    counted = worked or rows
    return Faces(
        group,
        season,
        len(counted),
        _mean(row.planned for row in counted),
        _mean(actual) if actual else None,
        _mean(row.hired or 0 for row in worked) if worked else None,
        max(actual or [row.planned for row in rows]),
    )


def _mean(values: Iterable[int]) -> Fraction:
    numbers = list(values)
    return Fraction(sum(numbers), len(numbers))


def competence(found: Evaluation) -> Competence:
    """A row for each season."""
    seasons: dict[str, dict[str, CompetenceRow]] = {}
    for row in found.competence:
        seasons.setdefault(row.season, {})[row.competence] = row
    asked = {row.competence for row in found.competence}
    order = [*(one.code for one in found.unit.competences), ANY]
    return Competence(tuple(code for code in order if code in asked), seasons)


def met(found: Evaluation) -> tuple[Fraction | None, Fraction | None]:
    """Mean number of different people in two weeks for the whole unit: planned, and worked over the same weeks."""
    rows = [row for row in found.faces if not row.group]
    worked = [row for row in rows if row.actual is not None]
    counted = worked or rows
    planned = _mean(row.planned for row in counted) if counted else None
    return planned, _mean(row.actual or 0 for row in worked) if worked else None


def standings(found: Evaluation, people: People) -> list[Standing]:
    """Everybody's account, by name."""
    own = {account.employee: account for account in found.accounts}
    return [Standing(people.label(person), own[person]) for person in people.order if person in own]


def worst_weeks(found: Evaluation) -> list[str]:
    """Numbers of the weeks that lack most hours; those that were worked, if there are some."""
    short = {week.name: (week.actual or week.planned).short for week in found.weeks if week.actual or not found.known}
    worst = sorted((name for name, minutes in short.items() if minutes), key=lambda name: (-short[name], name))
    return [name[-2:].lstrip("0") for name in worst[:_WORST]]
