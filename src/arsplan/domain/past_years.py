"""What the unit itself looked like in earlier years, so that a plan can be held against them."""

from pydantic import Field, model_validator

from arsplan.domain.base import OpenFact, refused
from arsplan.domain.staff import Share


class PastYear(OpenFact):
    """Key figures of the permanent staff in an earlier year, counted as `metrics.positions` counts them.

    Attributes
    ----------
    year
        Calendar year.
    mean_position
        Sum of positions over employees, as a share of full time.
    full_time_share
        Employees with a full position over employees.
    employees
        Permanent employees.
    """

    year: int = Field(ge=1950, le=2200)
    mean_position: Share = Field(ge=0, le=1)
    full_time_share: Share = Field(ge=0, le=1)
    employees: int = Field(ge=1)

    @model_validator(mode="after")
    def _mean_holds_the_full_positions(self) -> "PastYear":
        """Full positions alone give a mean of their share, so a smaller mean is impossible."""
        if self.full_time_share > self.mean_position:
            share, mean = (f"{float(value * 100):g} %" for value in (self.full_time_share, self.mean_position))
            msg = f"{share} with full time would make a mean position of at least that, but {mean} is given"
            raise refused("share-above-mean", msg, "full_time_share")
        return self
