"""The measures: what a rule can be about. Each is stated here in words and numbers, and nowhere computed.

Common terms
------------
duty
    A shift on its start date, or an activity. It lasts from start to end on the real clock (elapsed time);
    its hours are its paid minutes. History counts as worked; where nothing is known, before history and after
    the plan, nobody works.
window
    The dates that one finding speaks of: whole weeks for what is counted by weeks, otherwise from the start
    date of the first duty concerned to that of the last. It is read if it holds a date of the plan on which
    the rule is in force.
work period
    Duties merged across every gap shorter than the shortest daily rest that binds the person. It lasts from
    the first start to the last end and is counted in the 24 hours (from the day break) in which it starts.
week
    Monday 00:00 to Sunday 24:00 local time, or from a `week_start` on the Sunday before to the same time a week
    later; the first week of the plan is the one that holds its first Monday. A duty's paid minutes count in the
    week in which it starts.
what is known
    The dates from `known_from`, where the unit states it, to the plan's last day. Otherwise from the Monday of the week
    of the person's first duty in history, and from the plan's first day where there is none. What asks for enough, or
    for a day off, is asked inside it only.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from arsplan.domain.base import Clock, Fact, Minutes
from arsplan.domain.week_start import WeekStart
from arsplan.rules.counted import DutiesInWindow as DutiesInWindow  # noqa: PLC0414 - all measures have their names here
from arsplan.rules.counted import ForbiddenSequence as ForbiddenSequence  # noqa: PLC0414 - all measures have their names here
from arsplan.rules.counted import MostLeast
from arsplan.rules.counted import RunLength as RunLength  # noqa: PLC0414 - all measures have their names here
from arsplan.rules.month_hours import MonthHours as MonthHours  # noqa: PLC0414 - all measures have their names here
from arsplan.rules.paired import Apart as Apart  # noqa: PLC0414 - all measures have their names here


class NoOverlap(Fact):
    """No two duties of one person share a minute."""

    kind: Literal["no_overlap"] = "no_overlap"


class Availability(Fact):
    """A shift is one of the person's rota and starts on a date of employment and of no absence.

    A shift that asks for a skill is worked by those who hold it on the date it starts.

    Activities are given and not measured. Rota `weekend`: only shifts that start on Saturday, Sunday or a red
    day, or on the evening (from 12:00) before one of these. A night that starts the day before vacation or
    absence may run into it. A shift is planned only on the dates of its `use`. Wishes of strength `must` are
    part of it: `unavailable` (shift, weekday, weeks) and `available_weeks` (even, odd ISO weeks of the start
    date), each inside its weeks where it has any; no shift or no weekday means all of them. A lock on a duty
    is obeyed before `use` and before wishes, never before absence.
    """

    kind: Literal["availability"] = "availability"


class Locked(Fact):
    """Every lock stands in the roster: the named duty is there, or the day has no shift starting on it."""

    kind: Literal["locked"] = "locked"


class DailyRest(Fact):
    """Rest between work periods, in elapsed time.

    Merge duties across gaps shorter than `floor` into work periods. Every work period's span plus `floor` is
    at most 24 hours. A rest r after a work period with floor <= r < full must be followed, after the next
    work period, by a rest of at least full + (full - r). With floor = full nothing needs compensation.
    `compensation` none: a short rest is made good in some other way, which is not measured.

    Attributes
    ----------
    full, floor
        The law's rest and the shortest that is agreed and asked for, minutes.
    """

    kind: Literal["daily_rest"] = "daily_rest"
    full: Minutes = 660
    floor: Minutes = 660
    compensation: Literal["next_rest", "none"] = "next_rest"


class WeeklyRest(Fact):
    """In every week there is one uninterrupted rest of at least `least` elapsed minutes.

    Where the longest rest of a week is shorter than `full`, it has to be made good. By what a rota does not say, so
    that is reported as undecidable, and nothing is broken.

    `weeks` 2: not in every week one, but in any two weeks in a row two of them, which do not overlap; a rest of twice
    `least` is two. Two weeks that begin before the plan count history. The rests lie inside the two weeks, whatever
    `assign` says.

    `clip`: only the part of a gap that lies inside the week counts. `f1_day`: the whole gap counts, also what
    lies outside of the week, if it contains a calendar date of that week from 00:00 to 24:00. A date is of the
    week in which its noon lies. The week before the plan is read too, where its history leaves such a rest and a duty
    of the plan could end it too soon.
    """

    kind: Literal["weekly_rest"] = "weekly_rest"
    least: Minutes = Field(default=2100, le=4320)
    full: Minutes = 0
    weeks: Literal[1, 2] = 1
    assign: Literal["clip", "f1_day"] = "clip"
    week_start: WeekStart = 0


class WorkPeriodMinutes(Fact):
    """Ordinary paid hours in a work period, and in 24 hours.

    Duties are merged across gaps shorter than `rest`. Neither one work period, nor the periods that start in
    the same 24 hours (from `day_break` local time) taken together, have more than `most` paid minutes; where
    every duty in them starts on Saturday or Sunday, `most_weekend` if given.

    `window` fixed: as said. `rolling`: there is no day break; the periods that start within 24 elapsed hours from
    the start of any of them are taken together.
    """

    kind: Literal["work_period_minutes"] = "work_period_minutes"
    most: Minutes
    most_weekend: Minutes | None = None
    rest: Minutes = 660
    day_break: Clock = 0
    window: Literal["fixed", "rolling"] = "fixed"


class LongShiftConsent(Fact):
    """A shift of more than `long` paid minutes is worked only as far as the person has consented (`most`)."""

    kind: Literal["long_shift_consent"] = "long_shift_consent"
    long: Minutes = 600
    most: Minutes


class Breaks(Fact):
    """A long shift has breaks.

    A shift of more than `after` paid minutes has some break, one of `long` or more has at least `least` minutes
    of breaks in all. Where a shift's breaks are not stated, that cannot be decided, and nothing is broken.
    Activities are not measured.
    """

    kind: Literal["breaks"] = "breaks"
    after: Minutes = 330
    long: Minutes = 480
    least: Minutes = 30


class PassiveDuty(Fact):
    """Duties that are passive in part.

    Passive hours may make the 24 hours longer, by half of them and `day` at most, and seven days by `week`. By how much
    they count is for the tariff and the parties. So all hours of a shift count as work in every other rule, which is
    the stricter; where a shift with `passive_minutes` is worked, what it may be beyond that cannot be decided, and
    nothing is broken.
    """

    kind: Literal["passive_duty"] = "passive_duty"
    day: Minutes = 120
    week: Minutes = 600


class WeekMinutes(MostLeast):
    """Paid minutes in any `weeks` weeks in a row, in all (not on average): at most `most`, at least `least`.

    Runs that reach before the plan count history; runs never reach past the plan's last week. `windows` blocks: not
    any run, but those side by side from the plan's first week (or the first week that is known, where the unit states
    it), and one more that ends with its last; `plan`: the plan as a whole, whatever `weeks` says.

    `least` is asked of runs inside what is known, and of each for the time that the person is there: it shrinks by a
    sixth of a week's part for each virkedag of vacation (in the plan as a whole those due, placed or not), and by a
    seventh for each other date of absence or without employment. Exact fractions, rounded up once at the end.
    """

    kind: Literal["week_minutes"] = "week_minutes"
    most: Minutes | None = None
    least: Minutes | None = None
    weeks: int = Field(default=1, ge=1, le=106)
    windows: Literal["rolling", "blocks", "plan"] = "rolling"
    week_start: WeekStart = 0


class WeekendDefinition(Fact):
    """Which duties make a weekend worked: those that start on Saturday or Sunday, and by switches some more.

    Attributes
    ----------
    friday_evening
        A shift that starts on Friday and ends after 20:00 counts as well.
    sunday_night
        When False, a night shift that starts on Sunday does not count.
    """

    friday_evening: bool = False
    sunday_night: bool = True


class WeekendsWorked(WeekendDefinition):
    """At most `most` worked weekends in any `of` weeks in a row, counting history."""

    kind: Literal["weekends_worked"] = "weekends_worked"
    most: int = Field(default=1, ge=0)
    of: int = Field(default=3, ge=1, le=106)


class WeekendRhythm(WeekendDefinition):
    """Any two worked weekends, counting history, lie a whole multiple of `every` weeks apart."""

    kind: Literal["weekend_rhythm"] = "weekend_rhythm"
    every: int = Field(ge=1, le=106)


class WeekendsInPlan(WeekendDefinition):
    """At most `most` worked weekends in the plan, any two (history too) at least `distance` weeks apart."""

    kind: Literal["weekends_in_plan"] = "weekends_in_plan"
    most: int = Field(ge=0)
    distance: int = Field(default=1, ge=1, le=106)


class WholeWeekend(Fact):
    """A shift starts on Saturday if and only if one starts on its Sunday. Activities do not count."""

    kind: Literal["whole_weekend"] = "whole_weekend"


class RedDaysOff(Fact):
    """Free red days (Sundays and public holidays), averaged.

    A red day is worked when a duty overlaps its span (`clock.holidays.red_spans`) by more than `threshold`
    elapsed minutes. In any `weeks` weeks in a row, at most half of the red days are worked; and in any `run`
    weeks in a row at least one red day is not worked. Windows reach back into history no further than the date
    from which it is known, or else the week of the person's own first duty in it, and never past the plan. Where
    all these weeks are fewer than `weeks`, they are one window together; fewer than `run` are not read for that.
    One duty alone has to pass the threshold, and a red day belongs to the week of its date.
    """

    kind: Literal["red_days_off"] = "red_days_off"
    weeks: int = Field(default=26, ge=1, le=106)
    run: int = Field(default=4, ge=1, le=106)
    threshold: Minutes = 60


class RedDaySequence(Fact):
    """The main rule: of two neighbouring red days, at most one is worked; `threshold` as in `RedDaysOff`.

    The last red day before the plan counts, by its history; red days after the plan are not read.
    """

    kind: Literal["red_day_sequence"] = "red_day_sequence"
    threshold: Minutes = 60


class Overtime(Fact):
    """Overtime is at most `week` in 7 days, `four_weeks` in 4 weeks and `year` in 52 weeks.

    Nothing in a rota tells overtime from ordinary hours or from a part-timer's extra hours. So it is asked of the
    plan as a whole: where the paid minutes, credits included, stay within the position as in `PositionHours` (in
    tredelt turnus `TredeltHours`), there is none. Where they do not, it cannot be decided, and nothing is broken.
    """

    kind: Literal["overtime"] = "overtime"
    week: Minutes = 600
    four_weeks: Minutes = 1500
    year: Minutes = 12000


class Notice(Fact):
    """The plan was discussed at least `days` days before it starts.

    Where no date is stated, that cannot be decided, and nothing is broken. It is asked of the plan once, not of
    each person.
    """

    kind: Literal["notice"] = "notice"
    days: int = Field(default=14, ge=0)


class PositionHours(Fact):
    """Paid minutes in the plan, credits included, are at most position x full-time week x weeks employed.

    Credits: vacation due (whether placed or not) at a sixth of a week's hours for each virkedag; other
    absence at a seventh for each calendar day, days of vacation left out. All in exact fractions, rounded
    down once at the end.
    """

    kind: Literal["position_hours"] = "position_hours"


class TredeltHours(Fact):
    """Paid minutes in the plan against a full-time week that night and Sunday hours shorten.

    The full-time week is `full` less `night` minutes for each hour of the night and `red` minutes for each hour
    on red days (in the zones of `clock.holidays.red_zones`), taken as hours a week in a full position; at most
    `most`, at least `least`. Paid minutes, credits included, are at most position x that week x weeks employed;
    credits and rounding as in `PositionHours`. Hours are those of the clock, of shifts and activities, and no
    more of a duty than it pays. Whether the rota is tredelt is reported as undecidable where it has fewer red
    days than a third of its Sundays, lacks days (starts before 12:00), evenings or nights (more than three hours
    of the night), or has less than a quarter of its hours on days and evenings.

    Attributes
    ----------
    double
        What an hour of the night on a red day counts as: `night` alone, or `both`.
    """

    kind: Literal["tredelt_hours"] = "tredelt_hours"
    full: Minutes = 2250
    most: Minutes = 2130
    least: Minutes = 2016
    night: Minutes = 15
    red: Minutes = 10
    double: Literal["night", "both"] = "night"
    night_from: Clock = 1260
    night_to: Clock = 360


class VacationPlaced(Fact):
    """Virkedager of vacation in the plan: at least `days`, of which `main` without a gap in the window.

    Vacation counts on dates of employment. A piece is unbroken when only Sundays, red days and days without a
    virkedag lie between. The window is ISO weeks `from_week` to `to_week`. A person for whom it nowhere holds
    `main` virkedager in a row inside the plan, employed and without other absence, is not measured for
    `main`. Where that of an earlier season has been given, only dates from `main_from` on count for `main`.
    """

    kind: Literal["vacation_placed"] = "vacation_placed"
    days: int
    main: int = 18
    from_week: int = 25
    to_week: int = 33
    main_from: date | None = None


class AwayAtOnce(Fact):
    """On no date are more than so many of `people` away on placed vacation, counting other absence as well.

    A date on which absence that the input fixes already reaches the limit admits nobody else, and is no
    breach: only a date on which somebody is away by placed vacation alone can be one. Each person counts
    once; Sundays and red days inside an absence count too.

    Attributes
    ----------
    main, other
        Heads inside and outside ISO weeks `from_week` to `to_week`.
    """

    kind: Literal["away_at_once"] = "away_at_once"
    main: int = Field(ge=0)
    other: int = Field(ge=0)
    from_week: int = 25
    to_week: int = 33


Measure = Annotated[
    NoOverlap
    | Availability
    | Locked
    | DailyRest
    | WeeklyRest
    | WorkPeriodMinutes
    | LongShiftConsent
    | Breaks
    | PassiveDuty
    | WeekMinutes
    | DutiesInWindow
    | WeekendsWorked
    | WeekendRhythm
    | WeekendsInPlan
    | WholeWeekend
    | RedDaysOff
    | RedDaySequence
    | RunLength
    | ForbiddenSequence
    | Overtime
    | Notice
    | PositionHours
    | MonthHours
    | TredeltHours
    | VacationPlaced
    | AwayAtOnce
    | Apart,
    Field(discriminator="kind"),
]
"""Everything a rule can be about."""
