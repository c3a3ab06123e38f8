"""What has been agreed in a unit, and what its arrangement of working time asks for."""

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field

from arsplan.domain.agreed import Averaging
from arsplan.domain.base import Clock, Fact, Minutes
from arsplan.domain.staff import Share

RulePack = Literal["norway", "eu"]
Settlement = Literal["paid", "time_off"]

PositionGoal = Literal["wishes", "full-time", "smallest", "fewest", "total"]


class Agreements(Fact):
    """Agreements in force: they say how far the planner may go, not how far it goes.

    Attributes
    ----------
    averaging
        Who has agreed to averaged hours: nobody, each employee in writing (ind), or the local union
        representatives (tv). AML § 10-5.
    daily_rest
        Shortest daily rest agreed, minutes; 660 without an agreement. AML § 10-8(3).
    weekly_rest
        Shortest weekly rest agreed, minutes; 2100 without an agreement. AML § 10-8(3).
    red_day_weeks
        Weeks over which free red days are averaged; None keeps the main rule. AML § 10-8(4).
    su_long_shift
        Longest duty allowed by an agreement with a central union, minutes; None without one. AML § 10-12(4).
    su_days
        Start dates on which that agreement holds.
    day_break
        Clock time at which the 24 hours of the day begin.
    night_from, night_to
        The night in the sense of the law: at least eight hours that hold 00:00 to 06:00. AML § 10-11(1).
    night_average_waived
        Whether the limit on the average hours of those who work at night is agreed away. AML § 10-11(9).
    tredelt_double_hours
        What an hour of tredelt turnus that is both of the night and of a red day counts as: night alone, or both.
    red_days_off_target
        Sundays and public holidays off for each person in a year of 52 weeks, as the parties have agreed; shown
        beside the plan, which it does not bind. None where nothing is agreed.
    month_hours
        How far, in minutes, the parties have agreed that a month's hours may stray from the position. None where
        nothing is agreed.
    month_share
        The same as a share of the position's hours in the month. Where both are given, what is more.
    holiday_compensation
        Whether compensation for work on holidays (F4) and replacement days (F5) are paid or taken as time off. Shown
        in the hour accounts; the planner sets no hours aside for it. HTA § 5.3.
    """

    averaging: Averaging = "none"
    daily_rest: Minutes = 660
    weekly_rest: Minutes = 2100
    red_day_weeks: int | None = Field(default=None, ge=2, le=106)
    su_long_shift: Minutes | None = None
    su_days: Literal["all", "weekend"] = "all"
    day_break: Clock = 0
    night_from: Clock = 21 * 60
    night_to: Clock = 6 * 60
    night_average_waived: bool = False
    tredelt_double_hours: Literal["night", "both"] = "night"
    red_days_off_target: int | None = Field(default=None, ge=0, le=75)
    month_hours: Minutes | None = None
    month_share: Share | None = Field(default=None, ge=0, le=1)
    holiday_compensation: Settlement = "paid"


class Arrangement(Fact):
    """The arrangement of working time that this unit plans with.

    Attributes
    ----------
    weekends, weekends_of
        At most `weekends` worked in any `weekends_of` weekends in a row (1 of 3: every third).
    weekend_rhythm
        A fixed rhythm instead: worked weekends lie whole multiples of so many weeks apart. None for no rhythm.
    weekends_in_plan, weekend_distance
        At most so many worked weekends in the plan, and at least so many weeks from one to the next. None for no limit.
    friday_evening, sunday_night
        Whether a duty on Friday that ends after 20:00, and a night that starts on Sunday, make a worked weekend.
    whole_weekends
        Whoever works on Saturday works on Sunday too, and the other way round.
    daily_rest, weekly_rest
        Rest that the plan asks for, in minutes; below 660 and 2100 only where the agreement allows it.
    longest_run_days, longest_run_nights
        Most days, and most nights, worked in a row.
    forbidden_sequences
        Shift codes that may not follow each other on consecutive dates.
    red_day_minutes
        Work inside a red day's zone of at most so many minutes does not count as work on the red day.
    handover_minutes
        Minutes that duties of two people who are kept apart may have in common.
    responsible
        The skill of those who may be responsible for a shift, one of them on each; None where nobody is named.
    staffing_above_need
        Heads by which the plan may exceed the need at any moment.
    red_days_shared
        How Sundays and public holidays are shared between those of a rota and competence: evenly by head (`heads`;
        weekend posts among those of the same size), by position everywhere (`positions`), or as it comes (`off`).
    """

    weekends: int = Field(default=1, ge=0, le=106)
    weekends_of: int = Field(default=3, ge=1, le=106)
    weekend_rhythm: int | None = Field(default=None, ge=1, le=106)
    weekends_in_plan: int | None = Field(default=None, ge=0, le=106)
    weekend_distance: int | None = Field(default=None, ge=1, le=106)
    friday_evening: bool = False
    sunday_night: bool = True
    whole_weekends: bool = True
    daily_rest: Minutes = 660
    weekly_rest: Minutes = 2100
    longest_run_days: int = Field(default=6, ge=1, le=366)
    longest_run_nights: int = Field(default=4, ge=1, le=366)
    forbidden_sequences: tuple[tuple[str, ...], ...] = ()
    red_day_minutes: Minutes = 60
    handover_minutes: Minutes = 60
    responsible: str | None = Field(default=None, min_length=1)
    staffing_above_need: int = Field(default=0, ge=0, le=1000)
    red_days_shared: Literal["heads", "positions", "off"] = "heads"


class Discussion(Fact):
    """When the plan was discussed with the union representatives. AML § 10-3.

    Attributes
    ----------
    discussed
        Date of the discussion; None when not stated.
    notice_days
        Days from the discussion to the start of the plan: 14 by law, more where that is agreed locally.
    """

    discussed: date | None = None
    notice_days: int = Field(default=14, ge=14, le=366)


class VacationPolicy(Fact):
    """How vacation is given in this unit.

    Attributes
    ----------
    days
        Virkedager per calendar year (HTA: five weeks); these and the senior days are the numbers of R17.
    senior_days, senior_age
        More virkedager from the year in which one turns so old; theirs to place, so only their hours are reserved.
    main_days
        Virkedager in one piece inside the main window (ferieloven § 7: 18, three weeks).
    from_week, to_week
        The unit's main window, ISO weeks, both included.
    main_share, other_share
        Largest share of a group (competence x rota) away at once inside and outside the window, rounded up to heads.
    place
        Whether the planner places what the input does not fix.
    """

    days: int = Field(default=30, ge=0, le=366)
    senior_days: int = Field(default=6, ge=0, le=366)
    senior_age: int = Field(default=60, ge=0)
    main_days: int = Field(default=18, ge=0)
    from_week: int = Field(default=25, ge=1, le=53)
    to_week: int = Field(default=33, ge=1, le=53)
    main_share: Share = Field(default=Fraction(1, 3), ge=0, le=1)
    other_share: Share = Field(default=Fraction(3, 20), ge=0, le=1)
    place: bool = True


class PositionPolicy(Fact):
    """How hours become positions.

    Nobody's position shrinks unless the person wishes it. Weekend posts stay as they are unless they wish otherwise.

    Attributes
    ----------
    goal
        What comes after shortage. `wishes`: most people at their largest wish (full time where nothing is said and
        `unasked` allows it), then the smallest positions raised; `full-time`: most people at full time, then the same;
        `smallest`: the smallest positions raised first; `fewest`: fewest vacant lines used, so the largest mean;
        `total`: the largest sum.
    unasked
        How far the position of somebody without a stated wish may grow: not at all (`present`), or to full time.
    steps
        Sizes that a changed position may have: any (`exact`), whole half per cent, or full time only.
    budget
        Most full-time equivalents in all; None for no limit.
    """

    goal: PositionGoal = "wishes"
    unasked: Literal["present", "full-time"] = "present"
    steps: Literal["exact", "half-percent", "full-time"] = "exact"
    budget: Share | None = Field(default=None, ge=0)
