"""What no single row can see: whether the parts of a unit fit together."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from arsplan.domain.crosscheck import catalogue, need, night, paired, people, skilled, terms, wishing
from arsplan.domain.crosscheck.words import maybe_meant
from arsplan.errors import Problem

if TYPE_CHECKING:
    from arsplan.domain.unit import Unit

__all__ = ["crosscheck", "maybe_meant"]


class _Check(NamedTuple):
    """A question to the unit, the parts that must be whole to ask it, and what its problems make unsound."""

    ask: Callable[["Unit"], Iterator[Problem]]
    needs: frozenset[str] = frozenset()
    spoils: frozenset[str] = frozenset()


def _after(*names: str) -> frozenset[str]:
    return frozenset(names)


_CHECKS = (
    _Check(terms.calendar, _after("calendar"), _after("calendar")),
    _Check(terms.timezone),
    _Check(terms.some_rules, _after("own_rules")),
    _Check(need.some_demand, _after("demand"), _after("demand")),
    _Check(people.somebody, _after("staff"), _after("staff")),
    _Check(terms.terms, _after("shifts", "agreements", "arrangement", "vacation")),
    _Check(night.night, _after("agreements")),
    _Check(terms.budget, _after("positions", "staff", "staff rows")),
    _Check(terms.weights, _after("competences", "shortage_weights")),
    _Check(catalogue.competences, _after("competences")),
    _Check(catalogue.codes),
    _Check(catalogue.covers, _after("lines", "shifts", "shifts rows", "demand")),
    _Check(catalogue.rotas, _after("shifts", "rotas")),
    _Check(need.season_weeks, spoils=_after("weeks")),
    _Check(need.season_gaps, _after("calendar", "seasons", "weeks"), _after("weeks")),
    _Check(need.demand_names, _after("seasons", "competences")),
    _Check(need.demand_lines, _after("shifts", "lines")),
    _Check(need.demand_rows, _after("demand"), _after("day types")),
    _Check(need.demand_stretches, _after("demand", "demand rows"), _after("day types")),
    _Check(need.demand_days, _after("calendar", "seasons", "weeks", "demand", "day types")),
    _Check(people.staff),
    _Check(people.staff_competences, _after("competences")),
    _Check(people.staff_rotas, _after("rotas")),
    _Check(people.known_people, _after("staff")),
    _Check(skilled.skills, _after("skills rows")),
    _Check(skilled.skills_asked, _after("skills", "skills rows")),
    _Check(skilled.locked_with_skill, _after("shifts rows", "locks rows", "skills", "skills rows")),
    _Check(skilled.in_charge, _after("arrangement", "skills", "skills rows")),
    _Check(paired.others, _after("staff", "pairs rows")),
    _Check(paired.pairs, _after("pairs rows")),
    _Check(paired.weighed, _after("prices", "pairs rows")),
    _Check(people.known_shifts, _after("shifts")),
    _Check(people.employment, _after("staff rows")),
    _Check(people.locks, _after("absences rows")),
    _Check(people.inside_plan, _after("calendar")),
    _Check(people.past, _after("calendar")),
    _Check(people.activities, _after("activities rows")),
    _Check(people.vacation, _after("calendar", "vacation", "staff rows", "absences rows", "balances rows")),
    _Check(people.past_years, _after("calendar", "kpi_history rows")),
    _Check(wishing.wishes, _after("calendar")),
)


def crosscheck(unit: "Unit", broken: frozenset[str] = frozenset()) -> list[Problem]:
    """Return every contradiction between the tables of a unit; empty when it holds together.

    `file` of a problem is the name of the table (`staff`, `shifts` …) and `row` the position in it, from 0.
    Settings stand in tables too: `unit`, `agreements`, `arrangement`, `vacation`, `positions`, `plan`,
    `shortage_weights`.

    Parameters
    ----------
    unit
        May be incomplete when `broken` says where.
    broken
        Tables that could not be read as a whole, `calendar` for start and weeks, and `staff rows` (and so on)
        where single values of a table are missing: nothing is concluded from what they seem to lack.
    """
    problems: list[Problem] = []
    unsound = set(broken)
    for check in _CHECKS:
        if not unsound & check.needs:
            found = list(check.ask(unit))
            problems += found
            if found:
                unsound |= check.spoils
    return problems
