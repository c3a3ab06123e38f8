"""Measures by the word that stands for them in files."""

from typing import Any, get_args, get_type_hints

from arsplan.domain.base import Fact, Minutes
from arsplan.rules import measures as m


class ToolMeasure(Fact):
    """What a tool derives its own measure from; `kind` is the word that stands for it in files.

    A number is a field; whatever a planner has to know stands in the docstring. `arsplan.register_measure` adds the
    measure with its two readings.
    """

    kind: str


AnyMeasure = m.Measure | ToolMeasure
"""A measure of arsplan, or of a tool that uses it."""

KINDS: dict[str, type[Any]] = {kind.model_fields["kind"].default: kind for kind in get_args(get_args(m.Measure)[0])}
"""Every measure that a rule can be about; a tool may have added its own."""

NOT_FOR_OWN_RULES = {
    "no_overlap": "it is always in force (U01)",
    "availability": "it is always in force (U02)",
    "locked": "it is always in force (U03)",
    "position_hours": "it is always in force (R02)",
    "month_hours": "month_hours and month_share in [agreements] say it (U12)",
    "tredelt_hours": "tredelt in [[rotas]] says it (R15)",
    "passive_duty": "passive_minutes in shifts.csv says it (R25)",
    "notice": "notice_days in [plan] says it (R16)",
    "vacation_placed": "[vacation] says it (R17)",
}
"""Measures of which there is one rule for everybody, and where it comes from."""


def lengths(kind: str) -> frozenset[str]:
    """Names of the fields of a measure that hold a length of time in minutes."""
    measure = KINDS.get(kind)
    hints = {} if measure is None else get_type_hints(measure, include_extras=True)
    return frozenset(name for name, hint in hints.items() if hint == Minutes or Minutes in get_args(hint))


def read_measure(fields: dict[str, Any]) -> AnyMeasure:
    """Return the measure that some fields state.

    Raises
    ------
    KeyError
        If the kind is not known.
    pydantic.ValidationError
        If a number is missing, not known or not possible.
    """
    made: AnyMeasure = KINDS[fields["kind"]].model_validate(fields)
    return made
