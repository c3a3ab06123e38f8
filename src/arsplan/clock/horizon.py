"""The weeks that a plan covers."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Horizon"]


@dataclass(frozen=True)
class Horizon:
    """The whole weeks, Monday to Sunday, that are planned.

    A rolling year is 52 weeks or, now and then, 53: some ISO years have 53 weeks (2026 has).

    Parameters
    ----------
    start
        The first day, a Monday.
    weeks
        How many weeks, at least 1.

    Raises
    ------
    TypeError
        If `start` is a datetime rather than a date.
    ValueError
        If `start` is not a Monday or `weeks` is less than 1.
    """

    start: dt.date
    weeks: int

    def __post_init__(self) -> None:
        if isinstance(self.start, dt.datetime):
            raise TypeError(f"The plan's start {self.start} has a time of day.\nMaybe give its date alone.")
        if self.start.weekday() != 0:
            before = self.start - dt.timedelta(days=self.start.weekday())
            after = before + dt.timedelta(weeks=1)
            raise ValueError(
                f"The plan's start {self.start} is a {self.start:%A}, not a Monday.\n"
                f"Maybe start on Monday {before} or Monday {after}."
            )
        if self.weeks < 1:
            raise ValueError(f"A plan of {self.weeks} weeks has no days.\nMaybe 52 weeks, a whole year.")

    @property
    def days(self) -> int:
        """How many days are planned."""
        return 7 * self.weeks

    @property
    def end(self) -> dt.date:
        """The last date that is planned, a Sunday."""
        return self.start + dt.timedelta(days=self.days - 1)

    @cached_property
    def dates(self) -> tuple[dt.date, ...]:
        """Every date that is planned, in order."""
        return tuple(self.start + dt.timedelta(days=i) for i in range(self.days))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and not isinstance(day, dt.datetime) and self.start <= day <= self.end

    def index(self, day: dt.date) -> int:
        """Which day of the plan a date is; the first is 0.

        Parameters
        ----------
        day
            A date inside the plan.

        Returns
        -------
        int
            Days after the plan's start.

        Raises
        ------
        ValueError
            If the date is not planned.
        """
        if day not in self:
            raise ValueError(
                f"{day} is outside the plan, which runs from {self.start} to {self.end}.\n"
                "Maybe the date is mistyped, or the plan needs more weeks."
            )
        return (day - self.start).days

    def date(self, index: int) -> dt.date:
        """The date of a day of the plan; the way back from `index`.

        Parameters
        ----------
        index
            Days after the plan's start, from 0.

        Returns
        -------
        datetime.date
            The date.

        Raises
        ------
        IndexError
            If the plan has no such day; negative numbers do not count from the end.
        """
        if not 0 <= index < self.days:
            raise IndexError(f"Day {index} is outside the plan, whose days are 0 to {self.days - 1}.")
        return self.start + dt.timedelta(days=index)

    def week_of(self, day: dt.date) -> int:
        """Which week of the plan a date lies in; the first is 0.

        Parameters
        ----------
        day
            A date inside the plan.

        Returns
        -------
        int
            Weeks after the plan's first.

        Raises
        ------
        ValueError
            If the date is not planned.
        """
        return self.index(day) // 7

    def monday(self, week: int) -> dt.date:
        """The first day of a week of the plan.

        Parameters
        ----------
        week
            Weeks after the plan's first, from 0.

        Returns
        -------
        datetime.date
            A Monday.

        Raises
        ------
        IndexError
            If the plan has no such week.
        """
        if not 0 <= week < self.weeks:
            raise IndexError(f"Week {week} is outside the plan, whose weeks are 0 to {self.weeks - 1}.")
        return self.start + dt.timedelta(weeks=week)

    def week_dates(self, week: int) -> tuple[dt.date, ...]:
        """The seven dates of a week of the plan, Monday first.

        Parameters
        ----------
        week
            Weeks after the plan's first, from 0.

        Returns
        -------
        tuple of datetime.date
            Seven dates.

        Raises
        ------
        IndexError
            If the plan has no such week.
        """
        monday = self.monday(week)
        return tuple(monday + dt.timedelta(days=i) for i in range(7))

    def iso(self, week: int) -> tuple[int, int]:
        """The year and week number that a Norwegian calendar shows for a week of the plan (ISO 8601).

        Parameters
        ----------
        week
            Weeks after the plan's first, from 0.

        Returns
        -------
        tuple of int
            ISO year and ISO week, 1 to 53. The days around New Year may belong to the other year.

        Raises
        ------
        IndexError
            If the plan has no such week.
        """
        year, number, _ = self.monday(week).isocalendar()
        return year, number

    def iso_week(self, week: int) -> int:
        """The week number that a Norwegian calendar shows for a week of the plan (ISO 8601).

        Parameters
        ----------
        week
            Weeks after the plan's first, from 0.

        Returns
        -------
        int
            1 to 53.

        Raises
        ------
        IndexError
            If the plan has no such week.
        """
        return self.iso(week)[1]

    def label(self, week: int) -> str:
        """A week of the plan as tables show it, such as ``2027-W03``.

        Parameters
        ----------
        week
            Weeks after the plan's first, from 0.

        Returns
        -------
        str
            ISO year and ISO week; sorts in the order of time.

        Raises
        ------
        IndexError
            If the plan has no such week.
        """
        year, number = self.iso(week)
        return f"{year:04d}-W{number:02d}"
