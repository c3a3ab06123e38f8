"""What a duty looks like: clock times, paid minutes, and which demand it covers."""

from typing import Literal

from pydantic import Field, model_validator

from arsplan.domain.base import Clock, Fact, Minutes, OpenFact, refused

DAY = 1440
NIGHT_FROM, NIGHT_TO = 0, 6 * 60
"""The hours that every lawful night span contains (AML § 10-11(1)), in minutes after midnight."""

ShiftUse = Literal["all", "weekend", "weekday", "none"]


class Cover(Fact):
    """A stretch of a demand line that a shift covers.

    Attributes
    ----------
    line
        Code of the demand line, usually the shift code that the demand is stated for.
    start, end
        Clock times; None means the line's own start or end.
    """

    line: str
    start: Clock | None = None
    end: Clock | None = None


class ShiftType(OpenFact):
    """A code with clock times, for example D 07:30-15:00; may cross midnight.

    Attributes
    ----------
    code
        The short name that stands in the rota.
    start, end
        Clock times; an end at or before the start is on the next day.
    paid_minutes
        Planned working time by the clock, also on the nights when the clock changes.
    break_minutes
        Breaks in total; None when not stated.
    passive_minutes
        How much of the shift is passive duty. All of it counts as work all the same (docs/readings.md, 43).
    covers
        The demand that one person on this shift fills.
    use
        On which start dates the planner may use it: every day, Saturday and Sunday, the others, or never.
    skill
        Whoever works it holds this skill on the date it starts; empty for none.
    """

    code: str = Field(min_length=1)
    start: Clock
    end: Clock
    paid_minutes: Minutes
    break_minutes: Minutes | None = None
    passive_minutes: Minutes = 0
    covers: tuple[Cover, ...] = ()
    use: ShiftUse = "all"
    skill: str = ""

    @model_validator(mode="after")
    def _has_length(self) -> "ShiftType":
        if self.start == self.end:
            msg = f"shift {self.code} starts and ends at the same time"
            raise refused("shift-without-length", msg, "end")
        if not 0 < self.paid_minutes <= self.length:
            msg = f"shift {self.code} pays {self.paid_minutes} min of {self.length} min by the clock"
            raise refused("shift-hours", msg, "paid_minutes")
        if self.passive_minutes > self.length:
            msg = f"shift {self.code} is passive for {self.passive_minutes} min of {self.length} min by the clock"
            raise refused("shift-hours", msg, "passive_minutes")
        return self

    @property
    def finish(self) -> int:
        """End in minutes after midnight of the start date: above 1440 when the shift crosses midnight."""
        return self.end if self.end > self.start else self.end + DAY

    @property
    def length(self) -> int:
        """Minutes from start to end by the clock."""
        return self.finish - self.start

    @property
    def is_night(self) -> bool:
        """Whether more than three hours lie between 00:00 and 06:00, or the shift spans midnight that far."""
        night = sum(
            max(0, min(self.finish, NIGHT_TO + k * DAY) - max(self.start, NIGHT_FROM + k * DAY)) for k in (0, 1)
        )
        return night > 3 * 60
