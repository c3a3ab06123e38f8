"""Sentences about plans that meet what happens, and about curves, which `sentences` tells again."""

__all__ = ["CHANGED", "CURVED"]

CHANGED = (
    # why a day is not as it was planned
    "other heads are needed on that date than before",
    "not employed on that date",
    "%(name)s was left by somebody else",
    "%(name)s was open",
    "takes %(name)s in place of %(name2)s",
    "makes a change of somebody else possible",
    "so that %(name)s on %(day)s can be worked",
    # on what ground somebody may take a duty
    "within the hours of the position",
    "within the limits of overtime (AML § 10-6); after own hours and extra time",
    "to be asked: up to full time a part-timer goes before hired help (AML § 14-3)",
    "has agreed to %(hours)s h a week: up to full time a part-timer goes before hired help (AML § 14-3)",
)
"""Forms, as in `sentences`."""

CURVED = (
    (
        "Heads from %(number)s events from %(first)s to %(last)s (%(days)s days; %(out)s left out, for the clock "
        "changed, figures are missing, or what came before is not known); %(rest)s."
    ),
    "Heads from %(number)s events from %(first)s to %(last)s (%(days)s days); %(rest)s.",
    "by season, day of the week and %(number)s minutes",
    "by season, kind of day and %(number)s minutes",
    "%(number)s minutes of work for each, at the time when they are given",
    "at most %(share)s of working time bound by it",
    "enough on %(share)s of the days",
    "enough for %(share)s of the work",
    "enough for the mean day",
    "rounded up once to whole people",
    "never below %(number)s",
    "%(share)s of them %(name)s, rounded down",
    "red days as Sundays",
)
"""Forms of the note beside a curve."""
