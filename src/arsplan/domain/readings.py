"""How a unit reads what law and tariff leave open; each default is explained in docs/readings.md."""

from typing import Literal

from arsplan.domain.base import Fact
from arsplan.domain.week_start import WeekStart


class Readings(Fact):
    """Switches of reading: they become numbers and words of the rules, and every rule says which it is read by.

    Attributes
    ----------
    weekly_rest_assign
        `clip` counts the part of a rest inside the week, `f1_day` the whole rest around a free date of the week.
    weekly_rest_days
        Whether the weekly rest of the general pack is due in each week (7), or twice in any two (14). Norwegian law
        knows the week only.
    compensation
        Whether the rest after the next work period makes a short daily rest good (`next_rest`), or nothing is
        measured (`none`).
    day_window
        Whether the 24 hours of the day begin at the day break (`fixed`), or with any work period (`rolling`).
    averages
        Whether hours over several weeks are counted in every run of weeks (`rolling`), or in runs side by side from the
        plan's first week (`blocks`).
    week_start
        When the week of weekly rest and weekly hours begins, in minutes from Monday 00:00: none, or on the Sunday
        before.
    dst_hours
        Whether a shift pays the hours of the clock on the wall also in the nights when it changes (`nominal`), or those
        that really pass (`elapsed`): an hour less in spring, an hour more in autumn.
    """

    weekly_rest_assign: Literal["clip", "f1_day"] = "clip"
    weekly_rest_days: Literal[7, 14] = 7
    compensation: Literal["next_rest", "none"] = "next_rest"
    day_window: Literal["fixed", "rolling"] = "fixed"
    averages: Literal["rolling", "blocks"] = "rolling"
    week_start: WeekStart = 0
    dst_hours: Literal["nominal", "elapsed"] = "nominal"
