"""Measures of what is counted by days and duties: runs, sequences, and how many in a window.

They are measures like those of `rules.measures`, where the common terms stand.
"""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from arsplan.domain.absences import OFF
from arsplan.domain.base import Fact, refused


class MostLeast(Fact):
    """What has a limit above, a limit below, or both."""

    most: int | None = Field(default=None, ge=0)
    least: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most is None and self.least is None:
            raise refused("missing-value", "a rule of this kind needs 'most', 'least' or both", "most")
        if self.most is not None and self.least is not None and self.most < self.least:
            raise refused("limits-in-wrong-order", f"at most {self.most} is less than at least {self.least}", "most")
        return self


class RunLength(MostLeast):
    """Consecutive dates of one kind: at most `most`, at least `least`.

    A date on leave, on vacation or without employment is free. `most` counts the dates of what is known. A run that
    is too short is read from its first date to the last that it should have had, if a date of the plan ends it.

    Attributes
    ----------
    of
        `days`: a shift or an activity starts; `nights`: a night shift starts; `free`: nothing starts; or shift codes:
        one of these starts.
    edges
        Whether a run that touches the first or the last date of what is known is measured for `least`.
    """

    kind: Literal["run_length"] = "run_length"
    of: Literal["days", "nights", "free"] | tuple[str, ...] = "days"
    edges: Literal["not_measured", "measured"] = "not_measured"


class ForbiddenSequence(Fact):
    """These shift codes do not start on consecutive dates in this order.

    `off` stands for a date inside what is known on which no shift or activity starts.
    """

    kind: Literal["forbidden_sequence"] = "forbidden_sequence"
    codes: tuple[str, ...] = Field(min_length=2)


class DutiesInWindow(MostLeast):
    """Shifts of some codes in any `weeks` weeks in a row: at most `most`, at least `least`.

    Shifts count on their start date; activities do not. Runs of weeks end in the plan; for `most` those that reach
    before it count history. `least` is asked of runs inside what is known that hold no date of absence or vacation,
    and of the plan as a whole; everywhere only where the person is employed throughout.

    Attributes
    ----------
    codes
        What counts; every shift where none are named.
    weeks
        None: the plan as a whole.
    """

    kind: Literal["duties_in_window"] = "duties_in_window"
    codes: tuple[str, ...] = ()
    weeks: int | None = Field(default=None, ge=1, le=106)


def codes_of(measure: Fact) -> Iterator[tuple[str, str]]:
    """The shift codes that a measure names, each with its field; `off` is none."""
    if isinstance(measure, ForbiddenSequence):
        yield from (("codes", code) for code in measure.codes if code != OFF)
    elif isinstance(measure, DutiesInWindow):
        yield from (("codes", code) for code in measure.codes)
    elif isinstance(measure, RunLength) and isinstance(measure.of, tuple):
        yield from (("of", code) for code in measure.of)
