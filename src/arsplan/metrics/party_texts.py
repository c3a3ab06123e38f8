"""Every text of the agreement list and of the assessment of soundness, in one place, so that it can be translated.

Numbers of law stand in the rule pack; `filled` puts them in where a text has braces.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from arsplan.rules.packs import pack

__all__ = ["AGREEMENTS", "IN_UNIT", "QUESTIONS", "AgreementText", "QuestionText", "filled"]

_UNKNOWN = "not recorded in the sources read"
_REPRESENTATIVES = "employer and local union representatives, in writing, where a tariff agreement binds"

IN_UNIT = {True: "yes", False: "no", None: "not stated"}
"""Whether the unit's settings say that it is agreed; `not stated` where there is no setting for it."""


class AgreementText(NamedTuple):
    """What an agreement is about, who makes it, how long it may run, and with what notice."""

    what: str
    parties: str
    runs: str = _UNKNOWN
    notice: str = _UNKNOWN


class QuestionText(NamedTuple):
    """A question to the parties, what the figure beside it is, and its unit; both empty without a figure."""

    question: str
    figure: str = ""
    unit: str = ""


AGREEMENTS = {
    "work_plan": AgreementText(
        "the work plan",
        "employer, together with the local union representatives",
        "the weeks of the plan",
        "discussed at least {notice_days} days before it starts, unless the tariff says otherwise",
    ),
    "red_days_off": AgreementText(
        "how many red days each person works and has off in the year, since a plan of the whole year has no base rota",
        "employer and local union representatives",
        "the year of the plan",
    ),
    "averaging_ind": AgreementText(
        "averaged hours: duties above {R01_none} h up to {R01_ind} h, weeks above {R03_none} h up to {R03_ind} h",
        "employer and each employee, in writing; an agreement with the union representatives covers it too",
        f"{_UNKNOWN}; hours are averaged over at most {{ind}} weeks",
    ),
    "averaging_tv": AgreementText(
        "averaged hours: duties above {R01_ind} h up to {R01_tv} h, weeks above {R03_ind} h up to {R03_tv} h",
        _REPRESENTATIVES,
        f"{_UNKNOWN}; hours are averaged over at most {{tv}} weeks",
    ),
    "night_average": AgreementText(
        "more than {R14_average} h for each 24 on average, for those who work at night",
        _REPRESENTATIVES,
        f"{_UNKNOWN}; hours are averaged over four weeks",
    ),
    "night_span": AgreementText(
        "another night than that of the law, of at least {R13_least} h", "employer and local union representatives"
    ),
    "long_duties": AgreementText(
        "duties above {R01_tv} h",
        "employer's side and a union that may make tariff agreements centrally; and each employee",
    ),
    "long_weeks": AgreementText(
        "weeks above {R03_tv} h",
        "employer's side and a union that may make tariff agreements centrally",
    ),
    "consent": AgreementText("shifts above {R24_long} h are voluntary", "employer and each employee"),
    "daily_rest": AgreementText("daily rest below {R07_none} h, with compensating rest", _REPRESENTATIVES),
    "weekly_rest": AgreementText("weekly rest below {R08_none} h, with compensating rest", _REPRESENTATIVES),
    "red_days_averaged": AgreementText(
        "red days off on average instead of every other one",
        "employer and each employee, in writing; in practice the union representatives take part",
        f"{_UNKNOWN}; red days off are averaged over {{average}} weeks",
    ),
    "weekends": AgreementText("weekends worked oftener than every third", "employer and local union representatives"),
    "holiday_time_off": AgreementText(
        "compensation for holiday work taken as time off",
        "employer, after discussion with the local union representatives",
        "time off normally within a month, and not on the same kinds of days",
    ),
}
"""By agreement, in the order in which they are shown."""

QUESTIONS = {
    "run_days": QuestionText("Is there time to recover after the longest runs of days?", "days in a row", "days"),
    "seven_days": QuestionText(
        "Is the work of the heaviest seven days sound, for people and for those they care for?",
        "paid time in seven days in a row",
        "minutes",
    ),
    "longest_duty": QuestionText(
        "Can people stay alert through the longest duties, with real breaks and a place to rest?",
        "from start to end of a work period",
        "minutes",
    ),
    "shortest_rest": QuestionText(
        "Do the shortest rests leave time to travel, eat and sleep?", "rest between work periods", "minutes"
    ),
    "short_rests": QuestionText(
        "Do short rests fall on the same people, and is the compensating rest kept?",
        "rests below {R07_none} h",
        "rests",
    ),
    "night_run": QuestionText("Are the nights in a row as few as they can be?", "nights in a row", "nights"),
    "rest_after_nights": QuestionText(
        "Is there enough time to turn the day round after the last night?", "rest after the last night", "minutes"
    ),
    "weekly_rest": QuestionText(
        "Is the weekly rest long enough in the heaviest weeks?", "longest rest inside a week", "minutes"
    ),
    "weekends": QuestionText(
        "Can the weekends be borne over the whole year, beside family and friends?", "weekends worked", "weekends"
    ),
    "red_days": QuestionText("Are Sundays and holidays shared fairly?", "red days worked", "red days"),
    "voluntary": QuestionText("Is every long duty voluntary, and what is offered to those who say no?"),
    "exempt": QuestionText(
        "Who needs shorter hours or other duties, for reasons of health, age, pregnancy or care, and what do they get?"
    ),
    "help": QuestionText("Who is alone on duty, at night above all, and how does help reach them?"),
    "quality": QuestionText("What happens to handovers, and to knowing those who are cared for?"),
    "evaluation": QuestionText(
        "When do leader, representatives and verneombud evaluate the arrangement, by which signs, and how is it ended?"
    ),
}
"""By topic, in the order in which they are shown."""


def filled(text: str, limit: Mapping[str, int] | None = None, point: str = ".") -> str:
    """The text with the numbers of law in it.

    Parameters
    ----------
    text
        With names in braces: of a rule and a level, such as ``R01_tv``, for hours; of a level for a number of `limit`.
    limit
        Of the rule-pack row that the text is about.
    point
        The decimal point of the language.
    """
    return text.format_map({**_hours(point), **(limit or {})})


@cache
def _hours(point: str) -> dict[str, str]:
    return {
        f"{rule}_{level}": f"{minutes / 60:g}".replace(".", point)
        for rule in ("R01", "R03", "R07", "R08", "R13", "R14", "R24")
        for level, minutes in pack()[rule].limit.items()
    }
