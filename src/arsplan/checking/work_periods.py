"""Work periods: duties that no sufficient rest keeps apart."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from arsplan.checking.person_rota import Worked
from arsplan.checking.words import day


class WorkPeriod(NamedTuple):
    """Duties merged across gaps that are too short; UTC minutes from the first start to the last end."""

    start: int
    end: int
    duties: tuple[Worked, ...]

    @property
    def first(self) -> date:
        """Date on which the first duty starts."""
        return self.duties[0].date

    @property
    def last(self) -> date:
        """Date on which the last duty starts."""
        return self.duties[-1].date

    @property
    def paid(self) -> int:
        """Paid minutes of all its duties."""
        return sum(duty.paid for duty in self.duties)

    def words(self) -> str:
        """Its duties, for a sentence."""
        return " and ".join(f"{duty.code} on {day(duty.date)}" for duty in self.duties)


def work_periods(worked: Iterable[Worked], rest: int) -> list[WorkPeriod]:
    """Merge duties across every gap of less than `rest` elapsed minutes.

    Parameters
    ----------
    worked
        Duties in order of their start.
    rest
        Minutes that keep two work periods apart.
    """
    periods: list[WorkPeriod] = []
    for duty in worked:
        if periods and duty.start - periods[-1].end < rest:
            start, end, duties = periods[-1]
            periods[-1] = WorkPeriod(start, max(end, duty.end), (*duties, duty))
        else:
            periods.append(WorkPeriod(duty.start, duty.end, (duty,)))
    return periods
