"""Words for what plans, findings and tables name by a code; English here, Norwegian in `nb.po`."""

from arsplan.domain.targets import MEASURES as _MEASURES

__all__ = [
    "CAUSES",
    "COMPARED",
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

COMPARED = {
    "Positions": {
        "mean_position_pct": "Mean position",
        "mean_worked_pct": "Mean of the hours worked, of all on the list",
        "full_time_share_pct": "With full time",
        "class_by_full_time_share": "Class of full-time culture by that share, 1 to 7",
        "larger_positions": "Part-timers who get a larger position",
        "larger_by_points": "by so many percentage points on average",
        "heads_at_aim": "People at the position aimed at",
        "fte_worked": "Full-time equivalents worked",
        "people": "People on the list",
    },
    "Need": {
        "shortage_h": "Hours that nobody covers",
        "shortage_weekdays_h": "of them from Monday to Friday",
        "sick_uncovered_h": "Hours more with ordinary sickness (simulated)",
        "staff_per_fortnight": "Different people on duty in 14 days",
        "depends_on": "Depends most on",
    },
    "Weekends and strain": {
        "weekends_per_person": "Weekends for each person",
        "weekends_most": "Most weekends of anybody",
        "weekend_h_per_person": "Weekend hours for each person",
        "red_days_per_person": "Sundays and holidays for each person",
        "nights": "Nights in all",
        "long_shifts": "Shifts that need consent",
        "shifts_above_9h": "Shifts above 9 h",
        "short_rests": "Rests below 11 h",
    },
    "What it presumes": {
        "consents_more": "More people who have to consent to long shifts",
        "agreements_missing": "Agreements that are not in place",
    },
    "At the rates given, kroner": {
        "supplements_kr": "Supplements",
        "uncovered_kr": "Hours that nobody covers",
    },
    "An ordinary week in closed form": {
        "closed_form_heads": "Fewest people who cover it",
        "closed_form_mean_pct": "Their mean position",
        "closed_form_weekend_h": "Their weekend hours in 52 weeks",
        "closed_form_apart_heads": "Fewest people, each unit by itself",
        "closed_form_apart_mean_pct": "Their mean position, each unit by itself",
    },
}
"""Figures of arrangements side by side, in the order of the page: by part, the column of the comparison."""

TABLES = (
    MEASURES,
    OUTCOMES,
    REASONS,
    FIGURES,
    CAUSES,
    VERDICTS,
    UNITS,
    CONFIDENCE,
    REQUIRES,
    KINDS,
    {title: title for title in COMPARED},
    *COMPARED.values(),
)
