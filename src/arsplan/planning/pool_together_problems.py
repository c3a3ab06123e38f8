"""What keeps units that share people from one plan for all of them; they can still be planned one after the other."""

from collections.abc import Iterator
from typing import Any

from arsplan.domain.pool import Pool
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.planning.pool_names import common_switches, in_own_names

__all__ = ["check_together"]

_ALIKE = {
    "positions": "the position policy",
    "shortage_weights": "what a missing hour weighs",
}
"""What decides between people or hours of two units, and can only be asked once of a plan."""

_ADVICE = "Maybe give both the same, or leave out --together."


def check_together(pool: Pool) -> None:
    """See to it that those units of a pool that share people can be planned as one.

    Raises
    ------
    InvalidUnit
        With everything that is wrong; `file` is the table `unit`, `row` the index in it.
    """
    groups = [names for names in pool.groups if len(names) > 1]
    problems = [problem for names in groups for name in names for problem in _of(pool, names[0], name)]
    if problems:
        raise InvalidUnit(problems)


def _of(pool: Pool, first: str, name: str) -> Iterator[Problem]:
    row, one, other = list(pool.units).index(name), pool.units[first], pool.units[name]
    for there, what in ((other.positions.budget, "a budget"), (other.prices, "prices")):
        if there is not None:
            said = f"{name} has {what} of its own, which a plan of units together cannot hold apart."
            yield Problem("own-limits", said, "unit", row, "name", name, "Maybe leave out --together.")
    try:
        in_own_names(other, name)
    except InvalidUnit as error:
        for problem in error.problems:
            yield Problem(problem.code, problem.message, "unit", row, "name", name, problem.advice)
        return
    for field, said in _ALIKE.items():
        if _without_budget(one, field) != _without_budget(other, field):
            text = f"{first} and {name} are planned together and differ in {said}."
            yield Problem("units-differ", text, "unit", row, "name", name, _ADVICE)
    if name != first and common_switches(one) != common_switches(other):
        text = f"{first} and {name} are planned together and differ in what their switches say of common rules."
        yield Problem("units-differ", text, "unit", row, "name", name, _ADVICE)


def _without_budget(unit: Unit, field: str) -> Any:  # noqa: ANN401 - any part of a unit
    value = getattr(unit, field)
    return value.model_copy(update={"budget": None}) if field == "positions" else value
