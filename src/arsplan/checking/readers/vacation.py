"""Vacation as placed: enough of it, the main part in one piece, not too many at once."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from arsplan.checking.group import Group
from arsplan.checking.iso_weeks import within_weeks
from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Reading, at_least, at_most
from arsplan.checking.words import day
from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import VACATION
from arsplan.rules.measures import AwayAtOnce, VacationPlaced


def vacation_placed(measure: VacationPlaced, person: PersonRota) -> Iterator[Reading]:
    """All of it, and the longest piece inside the window."""
    horizon = person.unit.horizon
    virkedager = [when for when in horizon.dates if is_virkedag(when)]

    def employed(when: date) -> bool:
        return person.employee.employed_on(when)

    def on_vacation(when: date) -> bool:
        return employed(when) and person.absent.get(when) == VACATION

    def could_be(when: date) -> bool:
        return employed(when) and person.absent.get(when, VACATION) == VACATION

    placed = sum(map(on_vacation, virkedager))
    say = partial(_say_days, placed, measure.days)
    yield at_least((horizon.start, horizon.end), placed, measure.days, "virkedager", say)
    if _longest(measure, virkedager, could_be) >= measure.main:
        piece = _longest(measure, virkedager, on_vacation)
        say = partial(_say_main, piece, measure)
        yield at_least((horizon.start, horizon.end), piece, measure.main, "virkedager", say)


def _longest(measure: VacationPlaced, virkedager: list[date], holds: Callable[[date], bool]) -> int:
    """Most virkedager in a row, inside the window, of which something holds."""
    longest = run = 0
    for when in virkedager:
        counts = measure.main_from is None or when >= measure.main_from
        inside = counts and within_weeks(when, measure.from_week, measure.to_week)
        run = run + 1 if inside and holds(when) else 0
        longest = max(longest, run)
    return longest


def _say_days(placed: int, days: int) -> str:
    return f"{placed} virkedager of vacation in the plan; at least {days} are due."


def _say_main(piece: int, measure: VacationPlaced) -> str:
    return (
        f"The longest piece of vacation in weeks {measure.from_week} to {measure.to_week} "
        f"is {piece} virkedager; at least {measure.main} in one piece are due."
    )


def away_at_once(measure: AwayAtOnce, group: Group) -> Iterator[Reading]:
    """Every date on which somebody is away by vacation that was placed."""
    for when, names in sorted(group.away.items()):
        if names > group.away_anyway.get(when, frozenset()):
            most = measure.main if within_weeks(when, measure.from_week, measure.to_week) else measure.other
            say = partial(_say_away, when, len(names), most)
            yield at_most((when, when), len(names), most, "people", say)


def _say_away(when: date, away: int, most: int) -> str:
    return f"People of the group who are away on {day(when)}: {away}; the limit is {most}."
