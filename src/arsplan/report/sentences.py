"""Sentences that lower layers put together, with their parts named, so that they can be told in another language.

Planning and capacity speak English and know nothing of languages. A sentence is recognised by its form, and its parts
are told again in the same way. What has no form here stays in English.
"""

import re
from collections.abc import Mapping
from functools import cache

from arsplan.metrics.party_texts import AGREEMENTS
from arsplan.report.catalogue import Lang, texts
from arsplan.report.changed_sentences import CHANGED, CURVED
from arsplan.report.compared_sentences import COMPARED
from arsplan.report.headings import HEADINGS
from arsplan.report.speech import language

__all__ = ["SENTENCES", "retold"]

_JOINTS = {"%(one)s, or %(other)s", "%(change)s (%(effect)s)", "%(one)s; %(other)s"}
"""Forms that say nothing by themselves: told again only where all that they join is."""

_AS_IT_IS = {"code", "column", "file", "kind", "name", "value"}
"""Parts that stand in somebody's files, or that are to be typed."""

SENTENCES = (
    # what has to be mended most often
    "%(file)s, row %(row)s, column %(column)s, value '%(value)s': %(message)s",
    "%(file)s, row %(row)s, column %(column)s: %(message)s",
    "%(file)s, row %(row)s: %(message)s",
    "%(file)s, column %(column)s: %(message)s",
    "and %(number)s more of the kind '%(kind)s'.",
    "There is no folder '%(name)s'.",
    "There is no shift '%(name)s' in this unit.",
    "'%(name)s' exists and is not an empty folder, so nothing was written.",
    "'%(name)s' has no unit.json.",
    "'%(name)s' is a unit, not a plan.",
    "'%(value)s' is not a number.",
    "Maybe write it like %(value)s or %(value2)s.",
    "Maybe '%(name)s' was meant.",
    "Maybe choose another name.",
    "Maybe name a new folder.",
    "Maybe the path is mistyped, or the current folder is another.",
    "Maybe it is not the folder of a plan.",
    "Maybe name its rota too: %(name)s",
    # where planning is
    "starting",
    "skeleton",
    "positions",
    "windows",
    "improvement",
    "done",
    "writing",
    "vacation and weekends of %(number)s people, once more",
    "vacation and weekends of %(number)s people",
    "who can be given how much work",
    "week %(number)s of %(all)s",
    "first complete roster",
    "better by neighbourhood: %(name)s",
    "people",
    "weeks",
    "hours",
    "vacation",
    # goals and their units
    "shortage",
    "priced",
    "in all",
    "people at the position aimed at",
    "person at the position aimed at",
    "full-time equivalents worked",
    "smallest position that may grow",
    # positions that could not be filled
    "no open duty is left: the need is covered, and the plan may not staff above it",
    "available in %(weeks)s weeks only: no lawful place for the rest was found in those weeks",
    "weekend post: no more lawful weekends or red days were found in the time given",
    "no lawful place beside rest, weekends and weekly limits was found in the time given",
    "odd",
    "even",
    # why fewer people cannot do
    "%(who)s on %(day)s, each at most %(each)s: %(sum)s",
    "%(hours)s h a week, each person at most %(full)s h: %(sum)s",
    "%(who)s on %(day)s, each on one duty a day: %(number)s",
    "%(duties)s duties a week, each person at most %(days)s: %(sum)s",
    "%(who)s on %(what)s on a weekend day, %(often)s: %(sum)s",
    "%(number)s = %(result)s",
    "%(number)s, so %(people)s",
    "%(number)s weekend of %(all)s",
    "%(number)s weekends of %(all)s",
    "ordinary shifts (%(codes)s)",
    # what binds
    "%(where)s, weeks %(weeks)s: %(need)s needed a day; %(given)s; %(help)s",
    "none of the changes tried would help",
    "there was no time to try a change",
    "%(one)s, or %(other)s",
    "%(change)s (%(effect)s)",
    "%(one)s; %(other)s",
    "Weekdays with %(competence)s, %(lines)s",
    "Weekends with %(competence)s, %(lines)s",
    "Weekdays, %(lines)s",
    "Weekends, %(lines)s",
    "1 head",
    "%(number)s heads",
    "1 person",
    "%(number)s people",
    "%(given)s, with vacation %(less)s",
    "%(who)s with %(mean)s on average gives %(heads)s",
    "%(who)s with %(mean)s on average give %(heads)s",
    "%(who)s who works no weekends give %(heads)s",
    "%(who)s who work no weekends give %(heads)s",
    "%(who)s at %(often)s gives %(heads)s",
    "%(who)s at %(often)s give %(heads)s",
    "nobody is missing",
    "only more people or less demand would help",
    "mean position %(points)s percentage points",
    "needs %(what)s",
    "leaves %(what)s",
    "%(when)s, 1 head",
    "%(when)s, %(number)s heads",
    "%(change)s gives %(heads)s",
    "%(change)s give %(heads)s",
    "one more person",
    "one more person of the %(number)s missing",
    "%(number)s x %(hours)s h a day",
    "positions of %(mean)s on average",
    "every weekend",
    "every 2nd weekend",
    "every 3rd weekend",
    "every %(number)sth weekend",
    "every %(number)s weekends",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    # titles of rules that a unit's people and wishes make
    "Away at once, %(group)s",
    "Days in a row",
    "Nights in a row",
    "At most %(number)s shifts in a row",
    "Kept apart",
    # what findings say, where a plan that is not lawful is told in a few lines
    "%(number)s virkedager of vacation in the plan; at least %(limit)s are due.",
    (
        "The longest piece of vacation in weeks %(weeks)s to %(weeks2)s is %(number)s virkedager;"
        " at least %(limit)s in one piece are due."
    ),
    # units of findings
    "days",
    "duties",
    "minutes",
    "nights",
    "reasons",
    "red days",
    "rests",
    "virkedager",
    "weekends",
    *COMPARED,
    *CHANGED,
    *CURVED,
    *HEADINGS,
)
"""Forms, the particular before the general; English here, Norwegian in `nb.po`."""

_NUMBER = re.compile(r"(?<=\d)\.(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_HOLE = re.compile(r"%\\\((\w+)\\\)s|\\\{(\w+)\\\}")


def retold(text: str, lang: Lang | None = None) -> str:
    """The sentence in a language, that which is spoken where none is named; numbers with its decimal sign."""
    lang = lang or language()
    if not text or lang == "en":
        return text
    say = texts(lang).gettext
    if say(text) != text:
        return say(text)
    for form, pattern in _forms():
        found = pattern.fullmatch(text)
        if found:
            parts = found.groupdict()
            told = {name: part if name.rstrip("2") in _AS_IT_IS else retold(part, lang) for name, part in parts.items()}
            if form not in _JOINTS or all(told[name] != part for name, part in parts.items()):
                return _filled(say(form), told)
    return _NUMBER.sub(",", _THOUSANDS.sub(" ", text))


def _filled(form: str, parts: Mapping[str, str]) -> str:
    return form % parts if "%(" in form else form.format_map(parts)


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each form with a pattern for what it gives; texts of agreements have numbers of law in braces."""
    forms = (*(form for form in SENTENCES if "%(" in form), *(a.what for a in AGREEMENTS.values() if "{" in a.what))
    return tuple((form, re.compile(_HOLE.sub(r"(?P<\1\2>.+?)", re.escape(form)))) for form in forms)
