"""Sentences of a comparison of arrangements, which `sentences` tells again."""

__all__ = ["COMPARED"]

COMPARED = (
    # what stands beside the user's own names
    "As it is",
    "Today's rota",
    # the union's questions and their answers
    "How many part-timers get a larger position, and how much larger?",
    "Is there new money, or do hours move from weekdays to weekends?",
    "What becomes of the staffing on weekdays?",
    "Which agreements with the union representatives does it rest on: averaged hours, shifts above 9 h, short rest?",
    "%(number)s people, by %(points)s percentage points on average",
    "positions can come to %(number)s full-time equivalents at the most",
    "a rota is needed for this (--full)",
    "what is covered: a rota is needed for this (--full)",
    "the demand of several units is put together, and none of it is new",
    "the demand of several units is put together",
    "no: the demand is the same, on weekdays and at weekends",
    "%(days)s h a year on weekdays and %(ends)s h at weekends are demanded",
    "the positions come to %(number)s full-time equivalents",
    "%(number)s kr of supplements",
    "%(number)s h a year are asked for",
    "as many are asked for as today",
    "%(number)s h stay uncovered, %(more)s h against the present arrangement",
    "%(number)s h stay uncovered",
    "none",
    "not agreed yet: %(what)s",
    "%(number)s more people have to consent",
    "in the rota %(long)s shifts above 9 h and %(short)s rests below 11 h",
    # how an arrangement ended
    "bounds",
    "lawful",
    "not lawful",
    "proven best",
    "no lawful rota",
    "failed",
    "column %(column)s, value '%(value)s': %(message)s",
    "column %(column)s: %(message)s",
    "Scenario '%(name)s': %(message)s",
    "The unit has no such shift.",
    "The unit has no such demand line.",
    "The unit has no such rota.",
    "The unit has no such competence.",
    "Maybe one of these was meant: %(name)s.",
    "Maybe it is misspelt, or has to be added first.",
    "%(number)s breaches of rules that bind; %(days)s days without any duty",
    "%(number)s breaches of rules that bind",
    "%(number)s days without any duty",
    # why a mean position is not that of the closed form
    "mean position in the closed form",
    "mean position in the rota",
    "mean position at most, proven",
    "%(number)s people share the hours, where the closed form has %(heads)s",
    "with seasons and red days %(hours)s h are demanded, %(more)s h against so many ordinary weeks",
    "vacation is work for somebody else: a full position works %(net)s h of %(gross)s h",
    "shifts that overlap let them work %(number)s full-time equivalents beyond the demand",
    (
        "competence, weekends, rest and the largest positions of those on the list leave %(number)s full-time "
        "equivalents of the demand to others"
    ),
    "%(hours)s h are left uncovered",
    "%(hours)s h are worked beside the need, where the competence asked for is missing",
    "shifts overlap or are paid for %(hours)s h beyond the demand that they cover",
    (
        "%(number)s full-time equivalents less by leave, longer vacation, other paid time, hours that positions have "
        "left over, and people who are not permanent"
    ),
    (
        "%(number)s full-time equivalents more by leave, longer vacation, other paid time, hours that positions have "
        "left over, and people who are not permanent"
    ),
    # what an arrangement depends on
    "all on %(name)s: %(number)s people, %(needed)s needed",
    "%(name)s on %(name2)s: %(number)s people, %(needed)s needed",
)
"""Forms, the particular before the general, as in `sentences`."""
