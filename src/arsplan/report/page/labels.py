"""Words for what plans, findings and tables name by a code; English here, Norwegian in `nb.po`."""

from arsplan.domain.targets import MEASURES as _MEASURES

__all__ = [
    "CAUSES",
    "CONFIDENCE",
    "FIGURES",
    "KINDS",
    "MEASURES",
    "OUTCOMES",
    "REASONS",
    "REQUIRES",
    "TABLES",
    "UNITS",
    "VERDICTS",
]

OUTCOMES = {
    "PROVEN_BEST": "The plan is lawful, and it is proven that none leaves fewer hours uncovered.",
    "CHEAPEST": "The plan is lawful, and it is proven that none comes to a smaller sum of prices.",
    "LAWFUL": "The plan is lawful.",
    "NO_LAWFUL_PLAN": "No lawful plan was found; this rota shows how far the search came.",
}

REASONS = {
    "gap_closed": "The search ended when value and proven limit had met.",
    "time_limit": "The search ended when its time was up.",
    "stopped_by_user": "The search was stopped from outside; this is the best it had.",
    "good_enough": "The search ended when the plan was good enough.",
    "no_improvement": "The search ended when nothing more was gained.",
    "infeasible": "Maybe the time was too short, or what is settled beforehand breaks a rule.",
}

FIGURES = {
    "employees": "Permanent employees with duties in the plan",
    "employees_without_duty": "Permanent employees without any duty, counted in no mean",
    "full_time_equivalents": "Full-time equivalents",
    "mean_position_pct": "Mean position, per cent",
    "full_time_share_pct": "Share with a full position, per cent",
    "class_by_full_time_share": "Class of full-time culture by that share, 1 to 7",
    "class_by_mean_position": "Class of full-time culture by mean position, 1 to 7",
    "hired_help_fte": "Left to hired help, in full-time equivalents",
}

CAUSES = {
    "position": "One duty more would be lawful on some open days",
    "weekends": "What is open lies in weekends beyond the arrangement",
    "rules": "What is open is closed by rest, weekly hours, days in a row or free Sundays",
    "above_need": "A whole shift more would staff above the need",
    "wish": "Own wishes that must be met",
    "consent": "No consent to long shifts",
    "weekend_post": "A post for weekends only",
    "on_duty": "The open days are days already worked",
    "away": "The open days fall in vacation or absence",
    "not_planned": "None of their shifts is planned on the open days",
    "competence": "What is open asks for another competence",
    "covered": "Nothing is open on their lines",
    "order": "The hours went to others, earlier in the agreed order",
    "later": "The hours went to others, later in the agreed order",
    "own_wish": "It is the largest position asked for",
    "night": "Night work only",
    "no_duty": "No duty in the plan",
}

VERDICTS = {"kept": "kept", "broken": "broken", "undecidable": "cannot be decided"}

UNITS = {
    "days": "days",
    "minutes": "hours",
    "nights": "nights",
    "people": "people",
    "red days": "red days",
    "rests": "rests",
    "virkedager": "working days of vacation",
    "weekends": "weekends",
}
"""Units of findings and questions; minutes are shown as hours."""

CONFIDENCE = {
    "TEXT": "the wording of the law or agreement was read",
    "SRC": "a page of an authority or of one of the parties",
    "3P": "somebody else's reading",
    "GK": "general knowledge",
    "D": "derived",
    "UNIT": "the unit's own choice",
}

REQUIRES = {
    text: text
    for text in (
        "each person's consent",
        "a written agreement with each employee on averaged hours",
        "a written agreement with each employee on averaged hours and each person's consent",
        "an agreement with the local union representatives on averaged hours",
        "an agreement with the local union representatives on averaged hours and each person's consent",
        "an agreement with a central union",
        "an agreement with a central union and each person's consent",
    )
}
"""What `capacity` says that a lever needs."""

KINDS = {
    "day": "Day",
    "evening": "Evening",
    "night": "Night",
    "long": "Long shift",
    "activity": "Activity",
    "vacation": "Vacation",
    "away": "Away",
    "free": "Free",
}
"""Kinds of days in the rota, in the order of the legend."""

MEASURES = {name: measure.title for name, measure in _MEASURES.items()}
"""What targets are set for."""

TABLES = (MEASURES, OUTCOMES, REASONS, FIGURES, CAUSES, VERDICTS, UNITS, CONFIDENCE, REQUIRES, KINDS)
