"""Measures of a tool's own: the statement and its two readings come together, or not at all."""

from collections.abc import Callable, Iterable
from typing import Any

from arsplan.checking.reading import Reading, Undecided
from arsplan.checking.registry import PERSONAL
from arsplan.errors import UnsupportedRule
from arsplan.rules.kinds import KINDS, ToolMeasure
from arsplan.rules.rule import Rule
from arsplan.solving.measures import DYNAMIC
from arsplan.solving.model import RosterModel

Reader = Callable[..., Iterable[Reading | Undecided]]
Encoder = Callable[[Rule, Any, RosterModel], None]


def register_measure(measure: type[ToolMeasure], reader: Reader, encoder: Encoder) -> None:
    """Add a measure, so that rules of a unit can be about it: `measure = { kind = "…", … }`.

    Every plan is judged by the reader. Where the encoder lets something through that the reader calls broken, the plan
    is withheld.

    Parameters
    ----------
    measure
        What is stated: a class derived from `ToolMeasure`, with a `kind` that nothing else has. Registering a tool's
        kind once more replaces it.
    reader
        Reading one, `reader(measure, person)`: yields what it measured in each window, for one person's
        `arsplan.checking.person_rota.PersonRota`. Plain Python on real time.
    encoder
        Reading two, `encoder(rule, measure, model)`: adds constraints to an `arsplan.solving.model.RosterModel`, for
        the people of the rule who have a free day. Soft rules do not come here; they are only checked.

    Raises
    ------
    UnsupportedRule
        If one of the three is missing, or the kind is taken.
    """
    if ToolMeasure not in getattr(measure, "__mro__", ()):
        raise UnsupportedRule(f"{measure!r} is not a measure.\nMaybe derive its class from arsplan.ToolMeasure.")
    kind = measure.model_fields["kind"].default
    if not isinstance(kind, str):
        raise UnsupportedRule(f'{measure.__name__} has no kind.\nMaybe write kind: str = "a_word_for_it" in the class.')
    for reading, what in ((reader, "reader"), (encoder, "encoder")):
        if not callable(reading):
            raise UnsupportedRule(
                f"The measure '{kind}' has no {what}; with one reading it could not be both planned and checked.\n"
                f"Maybe give the {what} as well."
            )
    before = KINDS.get(kind)
    if before is not None and not issubclass(before, ToolMeasure):
        raise UnsupportedRule(f"There is a measure '{kind}' already.\nMaybe choose another kind.")
    KINDS[kind] = measure
    PERSONAL[measure] = reader
    DYNAMIC[measure] = encoder
